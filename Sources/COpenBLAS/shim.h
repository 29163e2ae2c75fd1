// OpenBLAS with the LAPACK routines that it contains. Debian's OpenBLAS has no LAPACKE inside and its
// headers declare only part of LAPACK, so the Fortran routines that we call are declared here.
#pragma once
#include <cblas.h>

void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
void dgetrs_(const char *trans, const int *n, const int *nrhs, const double *a, const int *lda,
             const int *ipiv, double *b, const int *ldb, int *info, unsigned long trans_length);
void dgetri_(const int *n, double *a, const int *lda, const int *ipiv, double *work,
             const int *lwork, int *info);
void dgecon_(const char *norm, const int *n, const double *a, const int *lda, const double *anorm,
             double *rcond, double *work, int *iwork, int *info, unsigned long norm_length);
