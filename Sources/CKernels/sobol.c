// Direction numbers of a Sobol' sequence from a primitive polynomial and its initial numbers: P. Bratley and
// B. L. Fox, "Algorithm 659", ACM Transactions on Mathematical Software 14 (1988), 88, equation (4).
#include "CKernels.h"

#include "joe_kuo_numbers.h"

static int degree_of(uint32_t polynomial) { return 31 - __builtin_clz(polynomial); }

int kernels_sobol_dimensions(void) { return JOE_KUO_DIMENSIONS; }

void kernels_sobol_directions(int dimension, uint32_t *directions) {
  if (dimension == 0) {
    for (int k = 0; k < 32; k++) directions[k] = (uint32_t)1 << (31 - k);
    return;
  }
  const uint16_t *entry = joe_kuo_numbers;
  for (int skipped = 1; skipped < dimension; skipped++) entry += 1 + degree_of(entry[0]);
  const uint32_t polynomial = entry[0];
  const int degree = degree_of(polynomial);
  for (int k = 0; k < 32; k++) {
    if (k < degree) {
      directions[k] = (uint32_t)entry[1 + k] << (31 - k);
      continue;
    }
    uint32_t value = directions[k - degree] ^ (directions[k - degree] >> degree);
    for (int j = 1; j < degree; j++)
      if (polynomial >> (degree - j) & 1) value ^= directions[k - j];
    directions[k] = value;
  }
}
