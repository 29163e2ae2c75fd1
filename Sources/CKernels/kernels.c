// The public functions: each finds its level's table and calls through it.
#include "CKernels.h"

#include "kernel_table.h"

int kernels_best_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
  return 0;
}

static const kernel_table *table(int level) {
#if defined(__x86_64__)
  if (level == 2) return &kernels_avx512;
  if (level == 1) return &kernels_avx2;
#endif
  (void)level;
  return &kernels_baseline;
}

int kernels_lanes(int level) { return table(level)->lanes; }

void kernels_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t output[4]) {
  uint32_t words[4] = {counter[0], counter[1], counter[2], counter[3]};
  uint32_t key0 = key[0], key1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t product0 = (uint64_t)words[0] * 0xD2511F53, product1 = (uint64_t)words[2] * 0xCD9E8D57;
    words[0] = (uint32_t)(product1 >> 32) ^ words[1] ^ key0;
    words[1] = (uint32_t)product1;
    words[2] = (uint32_t)(product0 >> 32) ^ words[3] ^ key1;
    words[3] = (uint32_t)product0;
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  for (int i = 0; i < 4; i++) output[i] = words[i];
}

void kernels_uniforms(int level, uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first,
                      long count, double *output) {
  table(level)->uniforms(seed, purpose, sample, first, count, output);
}

void kernels_normals(int level, uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first,
                     long count, double *output) {
  table(level)->normals(seed, purpose, sample, first, count, output);
}

void kernels_powers_of_two(int level, const double *input, long count, double *output) {
  table(level)->powers_of_two(input, count, output);
}

long kernels_system_size(int level, int order, int stressors) {
  return (long)table(level)->lanes * order * ((long)order + stressors);
}

void kernels_draw_systems(int level, const kernels_batch *batch, uint64_t sample, double *system) {
  table(level)->draw_systems(batch, sample, system);
}

void kernels_load_system(int level, int order, int stressors, int lane, const double *coefficients,
                         const double *intensities, double *system) {
  const long lanes = table(level)->lanes, width = (long)order + stressors;
  for (long j = 0; j < order; j++) {
    double *row = system + j * width * lanes + lane;
    for (long i = 0; i < order; i++) row[i * lanes] = (i == j) - coefficients[j * order + i];
    for (long c = 0; c < stressors; c++) row[(order + c) * lanes] = intensities[j * stressors + c];
  }
}

uint32_t kernels_solve_systems(int level, int order, int stressors, double *system) {
  return table(level)->solve_systems(order, stressors, system);
}

bool kernels_store_solution(int level, int order, int stressors, int lane, const double *system,
                            double *multipliers) {
  const long lanes = table(level)->lanes, width = (long)order + stressors;
  double zero = 0;  // stays 0 as long as no element is infinite or not a number
  for (long c = 0; c < stressors; c++)
    for (long i = 0; i < order; i++) {
      double value = system[(i * width + order + c) * lanes + lane];
      multipliers[c * order + i] = value;
      zero += value * 0;
    }
  return zero == 0;
}

void kernels_product(int level, long rows, long inner, long columns, double sign, const double *left,
                     long left_stride, const double *right, long right_stride, double *result,
                     long result_stride) {
  table(level)->product(rows, inner, columns, sign, left, left_stride, right, right_stride, result,
                        result_stride);
}

int kernels_factorize(int level, long order, double *matrix, int32_t *pivots) {
  return table(level)->factorize(order, matrix, pivots);
}

double kernels_eliminate(int level, long order, long columns, double *rows, long stride) {
  return table(level)->eliminate(order, columns, rows, stride);
}

void kernels_solve(int level, long order, const double *factors, const int32_t *pivots, bool transposed,
                   long columns, double *right_hand_sides, long stride) {
  table(level)->solve(order, factors, pivots, transposed, columns, right_hand_sides, stride);
}

void kernels_transposed_product_by_rows(int level, const double *values, long order, long first, long last,
                                        long count, const double *vectors, double *results) {
  table(level)->by_rows(values, order, first, last, count, vectors, results);
}

void kernels_transposed_product_by_columns(int level, const double *values, long order, long first,
                                           long last, long count, const double *vectors,
                                           double *results) {
  table(level)->by_columns(values, order, first, last, count, vectors, results);
}

double kernels_largest_difference(int level, long count, const double *left, const double *right) {
  return table(level)->largest_difference(count, left, right);
}

double kernels_dot(int level, long count, const double *left, const double *right) {
  return table(level)->dot(count, left, right);
}

void kernels_add_scaled(int level, long count, double factor, const double *source, double *target) {
  table(level)->add_scaled(count, factor, source, target);
}
