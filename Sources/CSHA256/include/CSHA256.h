#ifndef SYMBIONT_CSHA256_H
#define SYMBIONT_CSHA256_H

#include <stddef.h>
#include <stdint.h>

// Takes whole blocks of 64 bytes into the eight words of a SHA-256 digest (FIPS 180-4, section 6.2.2).
//
// Uses the processor's own instructions where it has them: about eight times as quick as without.
void sha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);

// The same without those instructions, so that tests can compare the two.
void sha256_compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
