// OpenBLAS, loaded when the first large matrix comes. A study of 42 sectors needs none of it, and loading it
// at every start would cost 2 to 4 ms and the memory of its threads' buffers.
#pragma once
#include <stdbool.h>

// Whether the library is there; loads it at the first call. All functions below need this to be true.
bool openblas_is_available(void);

// The most threads of later calls; below openblas_threading_order a call keeps to one, for the second
// would only spin. A factorisation needs a larger matrix before a second thread gains anything.
void openblas_allow_threads(int threads);
// What was allowed, or the number of processors where nothing was said.
int openblas_allowed_threads(void);
enum { openblas_threading_order = 256, openblas_factorizing_order = 600 };

// LAPACK's dgetrf, dgetrs and dgetri and BLAS's dgemm for matrices that stand column after column, without
// gaps where no stride is given. The first three return LAPACK's info. `threads` is the most to use, 0 for
// what the order deserves; a caller with threads of its own asks for 1.
int openblas_factorize(int order, double *matrix, int *pivots);
int openblas_solve(int threads, int order, const double *factors, const int *pivots, bool transposed,
                   int columns, double *right_hand_sides, int stride);
int openblas_invert(int order, double *factors, const int *pivots, double *work, int work_size);
// result = beta · result + alpha · op(left) · right; op is the transpose where asked for.
void openblas_product(int threads, bool left_transposed, int rows, int inner, int columns, double alpha,
                      const double *left, int left_stride, const double *right, int right_stride,
                      double beta, double *result, int result_stride);
