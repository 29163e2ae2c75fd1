// Small dense algebra, column after column: what LAPACK does, without the cost of loading it.

static void KERNEL(add_scaled)(long count, double factor, const double *source, double *target) {
  long i = 0;
  for (; i + LANES <= count; i += LANES)
    STORE(target + i, LOAD(target + i) + factor * LOAD(source + i));
  for (; i < count; i++) target[i] += factor * source[i];
}

// The sum of a vector's elements, by halves.
static inline double KERNEL(total)(lanes sums) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane++) sums[lane] += sums[lane + half];
  return sums[0];
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
  double total = KERNEL(total)((sum0 + sum1) + (sum2 + sum3));
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

// Four vectors of two columns of the result stay in registers while the inner index runs.
static void KERNEL(product_of_two)(long rows, long inner, double sign, const double *left,
                                   long left_stride, const double *right0, const double *right1,
                                   double *result0, double *result1) {
  for (long i = 0; i < rows; i += 4 * LANES) {
    lanes sum00 = {0}, sum01 = {0}, sum02 = {0}, sum03 = {0};
    lanes sum10 = {0}, sum11 = {0}, sum12 = {0}, sum13 = {0};
    for (long k = 0; k < inner; k++) {
      const double *source = left + k * left_stride + i;
      const lanes part0 = LOAD(source), part1 = LOAD(source + LANES);
      const lanes part2 = LOAD(source + 2 * LANES), part3 = LOAD(source + 3 * LANES);
      sum00 += part0 * right0[k];
      sum01 += part1 * right0[k];
      sum02 += part2 * right0[k];
      sum03 += part3 * right0[k];
      sum10 += part0 * right1[k];
      sum11 += part1 * right1[k];
      sum12 += part2 * right1[k];
      sum13 += part3 * right1[k];
    }
    STORE(result0 + i, LOAD(result0 + i) + sign * sum00);
    STORE(result0 + i + LANES, LOAD(result0 + i + LANES) + sign * sum01);
    STORE(result0 + i + 2 * LANES, LOAD(result0 + i + 2 * LANES) + sign * sum02);
    STORE(result0 + i + 3 * LANES, LOAD(result0 + i + 3 * LANES) + sign * sum03);
    STORE(result1 + i, LOAD(result1 + i) + sign * sum10);
    STORE(result1 + i + LANES, LOAD(result1 + i + LANES) + sign * sum11);
    STORE(result1 + i + 2 * LANES, LOAD(result1 + i + 2 * LANES) + sign * sum12);
    STORE(result1 + i + 3 * LANES, LOAD(result1 + i + 3 * LANES) + sign * sum13);
  }
}

// Columns in pairs as far as whole vectors go; what is left of rows and columns one by one.
static void KERNEL(product)(long rows, long inner, long columns, double sign, const double *left,
                            long left_stride, const double *right, long right_stride, double *result,
                            long result_stride) {
  const long paired = rows - rows % (4 * LANES), pairs = columns - columns % 2;
  for (long j = 0; j < pairs; j += 2)
    KERNEL(product_of_two)(paired, inner, sign, left, left_stride, right + j * right_stride,
                           right + (j + 1) * right_stride, result + j * result_stride,
                           result + (j + 1) * result_stride);
  for (long j = 0; j < columns; j++) {
    const double *factors = right + j * right_stride;
    double *target = result + j * result_stride;
    long i = j < pairs ? paired : 0;
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
                          long columns, double *right_hand_sides, long stride) {
  for (long c = 0; c < columns; c++) {
    double *x = right_hand_sides + c * stride;
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

// Gaussian elimination with partial pivoting on rows [C | W], then back substitution: W becomes C⁻¹W. For systems
// so small that a row is a few vectors, where factors in columns would cost more than they save.
static double KERNEL(eliminate)(long order, long columns, double *rows, long stride) {
  const long width = order + columns;
  double smallest = INFINITY, largest = 0;
  for (long j = 0; j < order; j++) {
    long chosen = j;
    for (long i = j + 1; i < order; i++)
      if (fabs(rows[i * stride + j]) > fabs(rows[chosen * stride + j])) chosen = i;
    double *pivot = rows + j * stride;
    if (chosen != j)
      for (long k = j; k < width; k++) KERNEL(exchange)(pivot + k, rows + chosen * stride + k);
    const double size = fabs(pivot[j]);
    if (!(size > 0)) return 0;
    if (size < smallest) smallest = size;
    if (size > largest) largest = size;
    for (long i = j + 1; i < order; i++) {
      double *row = rows + i * stride;
      if (row[j] != 0)
        KERNEL(add_scaled)(width - j - 1, -row[j] / pivot[j], pivot + j + 1, row + j + 1);
    }
  }
  for (long j = order - 1; j >= 0; j--) {
    const double *pivot = rows + j * stride;
    double *solved = rows + j * stride + order;
    for (long c = 0; c < columns; c++) solved[c] /= pivot[j];
    for (long i = 0; i < j; i++)
      KERNEL(add_scaled)(columns, -rows[i * stride + j], solved, rows + i * stride + order);
  }
  return smallest / largest;
}
