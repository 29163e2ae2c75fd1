// Two doubles at a time: SSE2 on x86-64, NEON on arm64.
#include <math.h>
#include <string.h>

#include "kernel_table.h"

#define LANES 2
#define KERNEL(name) name##_baseline
#include "lanes.h"
