#include "CSHA256.h"

// FIPS 180-4, section 4.2.2.
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotated(uint32_t word, int count) { return word >> count | word << (32 - count); }

void sha256_compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count) {
  for (; count > 0; count--, blocks += 64) {
    uint32_t w[64], v[8];
    for (int t = 0; t < 16; t++) {
      const uint8_t *byte = blocks + 4 * t;
      w[t] = (uint32_t)byte[0] << 24 | byte[1] << 16 | byte[2] << 8 | byte[3];
    }
    for (int t = 16; t < 64; t++) {
      uint32_t s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3;
      uint32_t s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10;
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    for (int i = 0; i < 8; i++) v[i] = state[i];
    for (int t = 0; t < 64; t++) {
      uint32_t a = v[0], e = v[4];
      uint32_t s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      uint32_t first = v[7] + s1 + ((e & v[5]) ^ (~e & v[6])) + constants[t] + w[t];
      uint32_t s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      uint32_t second = s0 + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
      for (int i = 7; i > 0; i--) v[i] = v[i - 1];
      v[4] += first;
      v[0] = first + second;
    }
    for (int i = 0; i < 8; i++) state[i] += v[i];
  }
}

#if defined(__x86_64__)

#include <immintrin.h>

// What the processor said at start: to ask it anew (cpuid) takes microseconds on a virtual machine.
static int has_instructions(void) {
  return __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1") &&
         __builtin_cpu_supports("ssse3");
}

// The instructions hold the eight words as (a, b, e, f) and (c, d, g, h), the first of each in the highest lane.
__attribute__((target("sha,sse4.1,ssse3")))
static void compress_by_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abef = _mm_set_epi32(state[0], state[1], state[4], state[5]);
  __m128i cdgh = _mm_set_epi32(state[2], state[3], state[6], state[7]);
  for (; count > 0; count--, blocks += 64) {
    const __m128i first = abef, second = cdgh;
    __m128i w[16];
#pragma clang loop unroll(full)
    for (int t = 0; t < 16; t++) {  // four rounds each
      if (t < 4) {
        w[t] = _mm_loadu_si128((const __m128i *)(blocks + 16 * t));
        w[t] = _mm_shuffle_epi8(w[t], order);
      } else {
        w[t] = _mm_sha256msg1_epu32(w[t - 4], w[t - 3]);
        w[t] = _mm_add_epi32(w[t], _mm_alignr_epi8(w[t - 1], w[t - 2], 4));
        w[t] = _mm_sha256msg2_epu32(w[t], w[t - 1]);
      }
      __m128i words = _mm_add_epi32(w[t], _mm_loadu_si128((const __m128i *)(constants + 4 * t)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0e));
    }
    abef = _mm_add_epi32(abef, first);
    cdgh = _mm_add_epi32(cdgh, second);
  }
  uint32_t lanes[8];
  _mm_storeu_si128((__m128i *)lanes, abef);
  _mm_storeu_si128((__m128i *)(lanes + 4), cdgh);
  const int places[8] = {3, 2, 7, 6, 1, 0, 5, 4};
  for (int i = 0; i < 8; i++) state[i] = lanes[places[i]];
}

#else

static int has_instructions(void) { return 0; }
static void compress_by_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  sha256_compress_portably(state, blocks, count);
}

#endif

void sha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count) {
  if (has_instructions()) {
    compress_by_instructions(state, blocks, count);
  } else {
    sha256_compress_portably(state, blocks, count);
  }
}
