// Gaussian elimination without pivoting on [(I − A)ᵀ | Sᵀ], one system a lane, and back substitution.
//
// I − A with A ≥ 0 and ρ(A) < 1 is a nonsingular M-matrix: all its pivots are positive, in any order of
// elimination, and the growth of its elements is bounded by 1 (Berman and Plemmons, Nonnegative Matrices in
// the Mathematical Sciences, 1994, chapter 6, theorem 2.3; Funderlic, Neumann and Plemmons, Numerische
// Mathematik 40 (1982), 57). A pivot ≤ 0 therefore tells that the system is not one of these.

typedef struct {
  lanes of[4];
} KERNEL(multipliers);

// What takes four pivots' worth of elimination off a row: its multiples of the four pivot rows.
static inline KERNEL(multipliers)
    KERNEL(panel_multipliers)(const lanes *restrict row, const lanes *restrict pivot_row0,
                              const lanes *restrict pivot_row1, const lanes *restrict pivot_row2,
                              const lanes *restrict pivot_row3, long k) {
  // The pivots' places hold their reciprocals by now.
  lanes m0 = row[k] * pivot_row0[k];
  lanes m1 = (row[k + 1] - m0 * pivot_row0[k + 1]) * pivot_row1[k + 1];
  lanes rest2 = row[k + 2] - m0 * pivot_row0[k + 2];
  rest2 -= m1 * pivot_row1[k + 2];
  lanes m2 = rest2 * pivot_row2[k + 2];
  lanes rest3 = row[k + 3] - m0 * pivot_row0[k + 3];
  rest3 -= m1 * pivot_row1[k + 3];
  rest3 -= m2 * pivot_row2[k + 3];
  lanes m3 = rest3 * pivot_row3[k + 3];
  return (KERNEL(multipliers)){{m0, m1, m2, m3}};
}

// Row k becomes a pivot row: its pivot is checked and replaced by its reciprocal.
static inline lanes_mask KERNEL(take_pivot)(lanes *row, long k) {
  lanes pivot = row[k];
  row[k] = 1.0 / pivot;
  return ~(pivot > 0.0);
}

static uint32_t KERNEL(solve_systems)(int order, int stressors, double *memory) {
  lanes *system = (lanes *)memory;
  const long n = order, width = (long)order + stressors;
  lanes_mask flagged = {0};
  long k = 0;
  for (; k + 4 <= n; k += 4) {
    lanes *restrict row0 = system + k * width, *restrict row1 = row0 + width;
    lanes *restrict row2 = row1 + width, *restrict row3 = row2 + width;
    flagged |= KERNEL(take_pivot)(row0, k);
    lanes m1 = row1[k] * row0[k], m2 = row2[k] * row0[k], m3 = row3[k] * row0[k];
    for (long j = k + 1; j < width; j++) {
      row1[j] -= m1 * row0[j];
      row2[j] -= m2 * row0[j];
      row3[j] -= m3 * row0[j];
    }
    flagged |= KERNEL(take_pivot)(row1, k + 1);
    m2 = row2[k + 1] * row1[k + 1];
    m3 = row3[k + 1] * row1[k + 1];
    for (long j = k + 2; j < width; j++) {
      row2[j] -= m2 * row1[j];
      row3[j] -= m3 * row1[j];
    }
    flagged |= KERNEL(take_pivot)(row2, k + 2);
    m3 = row3[k + 2] * row2[k + 2];
    for (long j = k + 3; j < width; j++) row3[j] -= m3 * row2[j];
    flagged |= KERNEL(take_pivot)(row3, k + 3);

    // Two rows below at a time, so that each load of a pivot row serves twice.
    long i = k + 4;
    for (; i + 2 <= n; i += 2) {
      lanes *restrict upper = system + i * width, *restrict lower = upper + width;
      KERNEL(multipliers) p = KERNEL(panel_multipliers)(upper, row0, row1, row2, row3, k);
      KERNEL(multipliers) q = KERNEL(panel_multipliers)(lower, row0, row1, row2, row3, k);
      for (long j = k + 4; j < width; j++) {
        lanes above = upper[j], below = lower[j];
        above -= p.of[0] * row0[j];
        below -= q.of[0] * row0[j];
        above -= p.of[1] * row1[j];
        below -= q.of[1] * row1[j];
        above -= p.of[2] * row2[j];
        below -= q.of[2] * row2[j];
        above -= p.of[3] * row3[j];
        below -= q.of[3] * row3[j];
        upper[j] = above;
        lower[j] = below;
      }
    }
    for (; i < n; i++) {
      lanes *restrict row = system + i * width;
      KERNEL(multipliers) p = KERNEL(panel_multipliers)(row, row0, row1, row2, row3, k);
      for (long j = k + 4; j < width; j++) {
        lanes value = row[j];
        value -= p.of[0] * row0[j];
        value -= p.of[1] * row1[j];
        value -= p.of[2] * row2[j];
        value -= p.of[3] * row3[j];
        row[j] = value;
      }
    }
  }
  for (; k < n; k++) {
    lanes *restrict pivot_row = system + k * width;
    flagged |= KERNEL(take_pivot)(pivot_row, k);
    for (long i = k + 1; i < n; i++) {
      lanes *restrict row = system + i * width;
      lanes multiplier = row[k] * pivot_row[k];
      for (long j = k + 1; j < width; j++) row[j] -= multiplier * pivot_row[j];
    }
  }
  for (long column = n; column < width; column++) {
    for (long i = n - 1; i >= 0; i--) {
      const lanes *row = system + i * width;
      lanes sum = row[column];
      for (long j = i + 1; j < n; j++) sum -= row[j] * system[j * width + column];
      system[i * width + column] = sum * row[i];
    }
  }
  uint32_t result = 0;
  for (int lane = 0; lane < LANES; lane++) result |= (uint32_t)(flagged[lane] != 0) << lane;
  return result;
}
