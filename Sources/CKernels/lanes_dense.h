// Small dense algebra, column after column: what LAPACK does, without the cost of loading it.

static void KERNEL(add_scaled)(long count, double factor, const double *source, double *target) {
  long i = 0;
  for (; i + LANES <= count; i += LANES)
    STORE(target + i, LOAD(target + i) + factor * LOAD(source + i));
  for (; i < count; i++) target[i] += factor * source[i];
}

static double KERNEL(dot)(long count, const double *left, const double *right) {
  lanes sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};
  long i = 0;
  for (; i + 4 * LANES <= count; i += 4 * LANES) {
    sum0 += LOAD(left + i) * LOAD(right + i);
    sum1 += LOAD(left + i + LANES) * LOAD(right + i + LANES);
    sum2 += LOAD(left + i + 2 * LANES) * LOAD(right + i + 2 * LANES);
    sum3 += LOAD(left + i + 3 * LANES) * LOAD(right + i + 3 * LANES);
  }
  for (; i + LANES <= count; i += LANES) sum0 += LOAD(left + i) * LOAD(right + i);
  lanes sums = (sum0 + sum1) + (sum2 + sum3);
  double total = 0;
  for (int lane = 0; lane < LANES; lane++) total += sums[lane];
  for (; i < count; i++) total += left[i] * right[i];
  return total;
}

static double KERNEL(largest_difference)(long count, const double *left, const double *right) {
  const lanes_mask magnitude = (lanes_mask){0} + INT64_MAX;
  lanes largest = {0}, zero = {0};
  long i = 0;
  for (; i + LANES <= count; i += LANES) {
    lanes gap = LOAD(left + i);
    if (right != NULL) gap -= LOAD(right + i);
    gap = (lanes)((lanes_mask)gap & magnitude);
    largest = KERNEL(select)(gap > largest, gap, largest);
    zero += gap * 0.0;  // becomes not a number with the first infinity or NaN
  }
  double result = 0, doubt = 0;
  for (int lane = 0; lane < LANES; lane++) {
    if (largest[lane] > result) result = largest[lane];
    doubt += zero[lane];
  }
  for (; i < count; i++) {
    double gap = fabs(right != NULL ? left[i] - right[i] : left[i]);
    if (gap > result) result = gap;
    doubt += gap * 0.0;
  }
  return result + doubt;
}

// Two vectors of a column of the result stay in registers while the inner index runs.
static void KERNEL(product)(long rows, long inner, long columns, double sign, const double *left,
                            long left_stride, const double *right, long right_stride, double *result,
                            long result_stride) {
  for (long j = 0; j < columns; j++) {
    const double *factors = right + j * right_stride;
    double *target = result + j * result_stride;
    long i = 0;
    for (; i + 2 * LANES <= rows; i += 2 * LANES) {
      lanes sum0 = {0}, sum1 = {0};
      for (long k = 0; k < inner; k++) {
        const double *source = left + k * left_stride + i;
        sum0 += LOAD(source) * factors[k];
        sum1 += LOAD(source + LANES) * factors[k];
      }
      STORE(target + i, LOAD(target + i) + sign * sum0);
      STORE(target + i + LANES, LOAD(target + i + LANES) + sign * sum1);
    }
    for (; i < rows; i++) {
      double sum = 0;
      for (long k = 0; k < inner; k++) sum += left[k * left_stride + i] * factors[k];
      target[i] += sign * sum;
    }
  }
}

static inline void KERNEL(exchange)(double *left, double *right) {
  double kept = *left;
  *left = *right;
  *right = kept;
}

// Left-looking elimination (Golub and Van Loan, Matrix Computations, 4th ed., algorithm 3.2.2 with
// partial pivoting of section 3.4): each column is brought up to date once, then its pivot is chosen.
static int KERNEL(factorize)(long order, double *matrix, int32_t *pivots) {
  for (long j = 0; j < order; j++) {
    double *column = matrix + j * order;
    for (long k = 0; k < j; k++) {
      long chosen = pivots[k] - 1;
      if (chosen != k) KERNEL(exchange)(column + k, column + chosen);
    }
    for (long k = 0; k < j; k++)
      if (column[k] != 0)
        KERNEL(add_scaled)(order - k - 1, -column[k], matrix + k * order + k + 1, column + k + 1);
    long chosen = j;
    for (long i = j + 1; i < order; i++)
      if (fabs(column[i]) > fabs(column[chosen])) chosen = i;
    pivots[j] = (int32_t)(chosen + 1);
    if (!(fabs(column[chosen]) > 0)) return (int)(j + 1);
    if (chosen != j)
      for (long k = 0; k <= j; k++) KERNEL(exchange)(matrix + k * order + j, matrix + k * order + chosen);
    for (long i = j + 1; i < order; i++) column[i] /= column[j];
  }
  return 0;
}

static void KERNEL(solve)(long order, const double *factors, const int32_t *pivots, bool transposed,
                          long columns, double *right_hand_sides) {
  for (long c = 0; c < columns; c++) {
    double *x = right_hand_sides + c * order;
    if (!transposed) {
      for (long k = 0; k < order; k++)
        if (pivots[k] - 1 != k) KERNEL(exchange)(x + k, x + pivots[k] - 1);
      for (long k = 0; k < order; k++)
        if (x[k] != 0) KERNEL(add_scaled)(order - k - 1, -x[k], factors + k * order + k + 1, x + k + 1);
      for (long k = order - 1; k >= 0; k--) {
        x[k] /= factors[k * order + k];
        if (x[k] != 0) KERNEL(add_scaled)(k, -x[k], factors + k * order, x);
      }
    } else {
      for (long k = 0; k < order; k++)
        x[k] = (x[k] - KERNEL(dot)(k, factors + k * order, x)) / factors[k * order + k];
      for (long k = order - 1; k >= 0; k--)
        x[k] -= KERNEL(dot)(order - k - 1, factors + k * order + k + 1, x + k + 1);
      for (long k = order - 1; k >= 0; k--)
        if (pivots[k] - 1 != k) KERNEL(exchange)(x + k, x + pivots[k] - 1);
    }
  }
}
