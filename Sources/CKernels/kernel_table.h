// The kernels of one instruction set. The arguments are those of the public functions in CKernels.h.
#pragma once
#include "CKernels.h"

typedef struct {
  int lanes;
  void (*uniforms)(uint64_t, uint32_t, uint64_t, uint64_t, long, double *);
  void (*normals)(uint64_t, uint32_t, uint64_t, uint64_t, long, double *);
  void (*powers_of_two)(const double *, long, double *);
  void (*draw_systems)(const kernels_batch *, uint64_t, double *);
  uint32_t (*solve_systems)(int, int, double *);
  void (*product)(long, long, long, double, const double *, long, const double *, long, double *, long);
  int (*factorize)(long, double *, int32_t *);
  double (*eliminate)(long, long, double *, long);
  void (*solve)(long, const double *, const int32_t *, bool, long, double *, long);
  void (*by_rows)(const double *, long, long, long, long, const double *, double *);
  void (*by_columns)(const double *, long, long, long, long, const double *, double *);
  double (*largest_difference)(long, const double *, const double *);
  double (*dot)(long, const double *, const double *);
  void (*add_scaled)(long, double, const double *, double *);
} kernel_table;

extern const kernel_table kernels_baseline;
#if defined(__x86_64__)
extern const kernel_table kernels_avx2;
extern const kernel_table kernels_avx512;
#endif
