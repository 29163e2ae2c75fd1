// Four doubles at a time, with fused multiply and add.
#include <math.h>
#include <string.h>

#include "kernel_table.h"

#if defined(__x86_64__)
#define LANES 4
#define KERNEL(name) name##_avx2
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "lanes.h"
#pragma clang attribute pop
#endif
