// Eight doubles at a time.
#include <math.h>
#include <string.h>

#include "kernel_table.h"

#if defined(__x86_64__)
#define LANES 8
#define KERNEL(name) name##_avx512
#pragma clang attribute push(                                                                  \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"))), apply_to = function)
#include "lanes.h"
#pragma clang attribute pop
#endif
