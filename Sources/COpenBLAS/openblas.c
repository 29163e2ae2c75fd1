#include "COpenBLAS.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

// The Fortran routines that we call; a string's length goes last, as Fortran compilers pass it.
static struct {
  void (*dgetrf)(const int *, const int *, double *, const int *, int *, int *);
  void (*dgetrs)(const char *, const int *, const int *, const double *, const int *, const int *,
                 double *, const int *, int *, size_t);
  void (*dgetri)(const int *, double *, const int *, const int *, double *, const int *, int *);
  void (*dgemm)(const char *, const char *, const int *, const int *, const int *, const double *,
                const double *, const int *, const double *, const int *, const double *, double *,
                const int *, size_t, size_t);
  void (*set_threads)(int);
} routines;

static bool loaded = false;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static atomic_int allowed_threads = 0;

static void load(void) {
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) library = dlopen("libopenblas.so", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  *(void **)&routines.dgetrf = dlsym(library, "dgetrf_");
  *(void **)&routines.dgetrs = dlsym(library, "dgetrs_");
  *(void **)&routines.dgetri = dlsym(library, "dgetri_");
  *(void **)&routines.dgemm = dlsym(library, "dgemm_");
  *(void **)&routines.set_threads = dlsym(library, "openblas_set_num_threads");
  loaded = routines.dgetrf && routines.dgetrs && routines.dgetri && routines.dgemm &&
           routines.set_threads;
}

bool openblas_is_available(void) {
  pthread_once(&once, load);
  return loaded;
}

void openblas_allow_threads(int threads) { atomic_store(&allowed_threads, threads); }

int openblas_allowed_threads(void) {
  int threads = atomic_load(&allowed_threads);
  if (threads < 1) threads = (int)sysconf(_SC_NPROCESSORS_ONLN);
  return threads < 1 ? 1 : threads;
}

static void choose_threads(int threads, int order, int threading_order) {
  int allowed = openblas_allowed_threads();
  if (threads < 1) threads = order >= threading_order ? allowed : 1;
  routines.set_threads(threads < allowed ? threads : allowed);
}

int openblas_factorize(int order, double *matrix, int *pivots) {
  int info = 0;
  choose_threads(0, order, openblas_factorizing_order);
  routines.dgetrf(&order, &order, matrix, &order, pivots, &info);
  return info;
}

int openblas_solve(int threads, int order, const double *factors, const int *pivots, bool transposed,
                   int columns, double *right_hand_sides, int stride) {
  int info = 0;
  choose_threads(threads, order, openblas_threading_order);
  routines.dgetrs(transposed ? "T" : "N", &order, &columns, factors, &order, pivots, right_hand_sides,
                  &stride, &info, 1);
  return info;
}

int openblas_invert(int order, double *factors, const int *pivots, double *work, int work_size) {
  int info = 0;
  choose_threads(0, order, openblas_threading_order);
  routines.dgetri(&order, factors, &order, pivots, work, &work_size, &info);
  return info;
}

void openblas_product(int threads, bool left_transposed, int rows, int inner, int columns, double alpha,
                      const double *left, int left_stride, const double *right, int right_stride,
                      double beta, double *result, int result_stride) {
  int largest = rows > inner ? rows : inner;
  choose_threads(threads, largest > columns ? largest : columns, openblas_threading_order);
  routines.dgemm(left_transposed ? "T" : "N", "N", &rows, &columns, &inner, &alpha, left, &left_stride,
                 right, &right_stride, &beta, result, &result_stride, 1, 1);
}
