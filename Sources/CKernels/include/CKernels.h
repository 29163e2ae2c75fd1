// The arithmetic that has to be quick: random draws, many small systems at once, small dense algebra and
// one-pass products with a large table. Every kernel exists once in source and is compiled for each
// instruction set (lanes.h); the caller names the level, so that a test can force each of them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: What the processor has

// 0: the architecture's baseline (two doubles at a time), 1: AVX2 and FMA (four), 2: AVX-512 (eight).
int kernels_best_level(void);
// Doubles in one vector at a level: the number of systems that are solved at once.
int kernels_lanes(int level);

// MARK: Threads

// Calls body(context, worker, block) once for each block in [0, blocks), on up to `workers` threads, the
// calling one among them. Which worker gets which block is not determined: a block's result must not
// depend on it. Where no thread can be made the calling one does all the work.
void kernels_parallel(long workers, long blocks, void *context,
                      void (*body)(void *context, long worker, long block));

// MARK: Memory

// Asks for large pages for memory that is about to be filled for the first time: one fault for each 2 MB instead of
// 512, which at 10 MB take longer than the filling. Advice only; small memory is left as it is.
void kernels_prefer_large_pages(void *start, size_t bytes);

// MARK: Draws. The k-th number of a sample is a function of (seed, purpose, sample, k) and nothing else.

// Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11.
void kernels_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t output[4]);
// Numbers first, first + 1, ... of a sample, uniform in (0, 1).
void kernels_uniforms(int level, uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first,
                      long count, double *output);
// The same, standard normal, by Box and Muller's transformation of two words of 32 bits each: at most 6.77, and
// to 1e-12 what the words' exact transformation is.
void kernels_normals(int level, uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first,
                     long count, double *output);
// 2 to the power of each element, to 2 units in the last place, for |x| < 1000.
void kernels_powers_of_two(int level, const double *input, long count, double *output);

// MARK: Sobol' sequences

// How many dimensions there are direction numbers for.
int kernels_sobol_dimensions(void);
// The 32 direction numbers of a dimension, the k-th belonging to bit k of a point's number.
void kernels_sobol_directions(int dimension, uint32_t *directions);

// MARK: Many small systems, one a lane: (I − A)ᵀ·Mᵀ = Sᵀ

// Four neighbouring numbers of a stream and where their lognormal factors go. A slot of −1 takes none.
typedef struct {
  uint32_t place;  // of the first number, divided by 4
  int32_t slot[4];
  double value[4];      // the base value, negated where it belongs to A
  double deviation[4];  // standard deviation of the logarithm to base 2
  double shift[4];      // mean of the logarithm to base 2
} kernels_drawn_four;

// An element that is the same in every sample.
typedef struct {
  int32_t slot;
  double value;
} kernels_fixed_element;

typedef struct {
  int32_t order;
  int32_t stressors;
  uint64_t seed;
  uint32_t purpose;
  long four_count;
  const kernels_drawn_four *fours;
  long fixed_count;
  const kernels_fixed_element *fixed;
} kernels_batch;

// Doubles that one group of systems takes. Element (row, column) of the augmented matrix [(I − A)ᵀ | Sᵀ]
// has slot row·(order + stressors) + column; its lanes stand side by side. The memory must be aligned to 64.
long kernels_system_size(int level, int order, int stressors);
// Draws the systems of samples `sample`, `sample` + 1, ... into the lanes.
void kernels_draw_systems(int level, const kernels_batch *batch, uint64_t sample, double *system);
// Puts A (column after column) and S (stressors × order, column after column) into one lane.
void kernels_load_system(int level, int order, int stressors, int lane, const double *coefficients,
                         const double *intensities, double *system);
// Solves in place, without pivoting. Returns a bit for each lane that met a pivot ≤ 0 or not a number.
uint32_t kernels_solve_systems(int level, int order, int stressors, double *system);
// Takes one lane's solution, stressor after stressor. Returns whether all of it is finite.
bool kernels_store_solution(int level, int order, int stressors, int lane, const double *system,
                            double *multipliers);

// MARK: Small dense algebra, column after column

// result += sign · left · right, with left rows × inner and right inner × columns.
void kernels_product(int level, long rows, long inner, long columns, double sign, const double *left,
                     long left_stride, const double *right, long right_stride, double *result,
                     long result_stride);
// LU with partial pivoting as LAPACK's dgetrf gives it. Returns 0, or 1 + the column without a pivot.
int kernels_factorize(int level, long order, double *matrix, int32_t *pivots);
// Solves C·X = W by elimination with partial pivoting on the rows of [C | W], `stride` apart, where W becomes X.
// Returns the smallest pivot as a share of the largest, 0 where C is singular.
double kernels_eliminate(int level, long order, long columns, double *rows, long stride);
// Solves with those factors, in place, like dgetrs, for right-hand sides that stand `stride` apart.
void kernels_solve(int level, long order, const double *factors, const int32_t *pivots, bool transposed,
                   long columns, double *right_hand_sides, long stride);

// The largest |left − right|, or |left| where right is NULL; not a number where any element is that.
double kernels_largest_difference(int level, long count, const double *left, const double *right);

// MARK: Large tables

// result_r[j] = Σ_i a_ij · vector_r[i] for the columns j in [first, last) and `count` vectors, in one pass
// over a table that stands row after row. Vectors and results are `order` apart.
void kernels_transposed_product_by_rows(int level, const double *table, long order, long first, long last,
                                        long count, const double *vectors, double *results);
// The same over a table that stands column after column.
void kernels_transposed_product_by_columns(int level, const double *table, long order, long first,
                                           long last, long count, const double *vectors, double *results);
double kernels_dot(int level, long count, const double *left, const double *right);
// target += factor · source
void kernels_add_scaled(int level, long count, double factor, const double *source, double *target);
