#ifndef SYMBIONT_CZIP_H
#define SYMBIONT_CZIP_H

// libzip, opened when the first archive comes: linked, it and its libcrypto took 1 ms of every start of the command.
//
// What zip.h declares is used as it is; zip_library.c defines the few functions that we call. Each of them needs
// zip_is_available() to be true.
#include <stdbool.h>
#include <zip.h>

// Whether the library is on this machine; loads it at the first call.
bool zip_is_available(void);

#endif
