// Products of a transposed large table with a few vectors. The table is read once, in the order in which it
// stands in memory: that reading is what such a product costs.

#define ROWS_AT_ONCE 4
// Columns of one round: four rows of these and a piece of the result stay in the first-level cache.
#define COLUMNS_AT_ONCE 512

static void KERNEL(by_rows)(const double *table, long order, long first, long last, long count,
                            const double *vectors, double *results) {
  for (long r = 0; r < count; r++)
    memset(results + r * order + first, 0, sizeof(double) * (size_t)(last - first));
  long i = 0;
  for (; i + ROWS_AT_ONCE <= order; i += ROWS_AT_ONCE) {
    const double *row0 = table + i * order, *row1 = row0 + order;
    const double *row2 = row1 + order, *row3 = row2 + order;
    for (long start = first; start < last; start += COLUMNS_AT_ONCE) {
      long stop = start + COLUMNS_AT_ONCE < last ? start + COLUMNS_AT_ONCE : last;
      for (long r = 0; r < count; r++) {
        const double *vector = vectors + r * order + i;
        double *result = results + r * order;
        long j = start;
        for (; j + LANES <= stop; j += LANES) {
          lanes sum = LOAD(result + j);
          sum += LOAD(row0 + j) * vector[0];
          sum += LOAD(row1 + j) * vector[1];
          sum += LOAD(row2 + j) * vector[2];
          sum += LOAD(row3 + j) * vector[3];
          STORE(result + j, sum);
        }
        for (; j < stop; j++) {
          double sum = result[j];
          sum += row0[j] * vector[0];
          sum += row1[j] * vector[1];
          sum += row2[j] * vector[2];
          sum += row3[j] * vector[3];
          result[j] = sum;
        }
      }
    }
  }
  for (; i < order; i++)
    for (long r = 0; r < count; r++)
      for (long j = first; j < last; j++)
        results[r * order + j] += table[i * order + j] * vectors[r * order + i];
}

// The dot products of a vector with four columns.
static inline void KERNEL(four_dots)(long order, const double *columns, const double *vector,
                                     double *results) {
  lanes sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};
  const double *column0 = columns, *column1 = column0 + order;
  const double *column2 = column1 + order, *column3 = column2 + order;
  long i = 0;
  for (; i + LANES <= order; i += LANES) {
    const lanes part = LOAD(vector + i);
    sum0 += part * LOAD(column0 + i);
    sum1 += part * LOAD(column1 + i);
    sum2 += part * LOAD(column2 + i);
    sum3 += part * LOAD(column3 + i);
  }
  results[0] = KERNEL(total)(sum0);
  results[1] = KERNEL(total)(sum1);
  results[2] = KERNEL(total)(sum2);
  results[3] = KERNEL(total)(sum3);
  for (; i < order; i++) {
    results[0] += column0[i] * vector[i];
    results[1] += column1[i] * vector[i];
    results[2] += column2[i] * vector[i];
    results[3] += column3[i] * vector[i];
  }
}

static void KERNEL(by_columns)(const double *table, long order, long first, long last, long count,
                               const double *vectors, double *results) {
  long j = first;
  for (; j + 4 <= last; j += 4)
    for (long r = 0; r < count; r++)
      KERNEL(four_dots)(order, table + j * order, vectors + r * order, results + r * order + j);
  for (; j < last; j++)
    for (long r = 0; r < count; r++)
      results[r * order + j] = KERNEL(dot)(order, table + j * order, vectors + r * order);
}
