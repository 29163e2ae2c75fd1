// Random numbers and the functions that shape them. Contraction of a·b + c into one rounding is off here,
// so that the same sample has the same bits on every instruction set.
#pragma STDC FP_CONTRACT OFF

static inline lanes KERNEL(select)(lanes_mask mask, lanes yes, lanes no) {
  return (lanes)(((lanes_mask)yes & mask) | ((lanes_mask)no & ~mask));
}

// ln 2 in two parts, the first with trailing zeros so that k·LN2_HIGH is exact: Sun's fdlibm, e_log.c.
#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW 1.90821492927058770002e-10
// 1.5·2^52: adding it leaves the nearest integer in the low bits of the sum.
#define ROUNDER 6755399441055744.0

// exp(x) for |x| < 700: x = k·ln 2 + r with |r| ≤ ln 2 / 2, then the exponential series of r to its 13th
// power (the rest is below 2^-57), then k into the exponent.
static inline lanes KERNEL(exponential)(lanes x) {
  lanes shifted = x * 1.4426950408889634074 + ROUNDER;
  lanes k = shifted - ROUNDER;
  lanes r = (x - k * LN2_HIGH) - k * LN2_LOW;
  lanes sum = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 0.5;
  sum = sum * r + 1.0;
  sum = sum * r + 1.0;
  return (lanes)((lanes_mask)sum + ((lanes_mask)shifted << 52));
}

// ln x for x in (0, 1], by the reduction and the polynomial (Lg1 ... Lg7) of Sun's fdlibm, e_log.c.
static inline lanes KERNEL(logarithm)(lanes x) {
  const int64_t one = 0x3ff0000000000000, half_root_two = 0x3fe6a09e667f3bcd;
  lanes_mask moved = (lanes_mask)x + (one - half_root_two);
  lanes_bits exponent = (lanes_bits)moved >> 52;
  lanes_mask mantissa = (moved & 0x000fffffffffffff) + half_root_two;
  // An integer below 2^52 placed under the exponent of 2^52, less 2^52 and the exponent's bias.
  lanes k = (lanes)(exponent | 0x4330000000000000) - (4503599627370496.0 + 1023.0);
  lanes f = (lanes)mantissa - 1.0;
  lanes s = f / (2.0 + f);
  lanes z = s * s;
  lanes sum = z * 1.479819860511658591e-01 + 1.531383769920937332e-01;
  sum = sum * z + 1.818357216161805012e-01;
  sum = sum * z + 2.222219843214978396e-01;
  sum = sum * z + 2.857142874366239149e-01;
  sum = sum * z + 3.999999999940941908e-01;
  sum = sum * z + 6.666666666666735130e-01;
  sum = sum * z;
  lanes half_square = f * f * 0.5;
  return k * LN2_HIGH - ((half_square - (s * (half_square + sum) + k * LN2_LOW)) - f);
}

// sin 2πu and cos 2πu for u in [0, 1): the nearest quarter turn is taken off exactly, the rest goes through
// the polynomials of Moshier's Cephes library, sin.c.
static inline void KERNEL(sine_and_cosine)(lanes turns, lanes *sine, lanes *cosine) {
  lanes shifted = turns * 4.0 + ROUNDER;
  lanes_mask quarter = (lanes_mask)shifted;
  lanes x = (turns - (shifted - ROUNDER) * 0.25) * 6.283185307179586476925;
  lanes z = x * x;
  lanes s = z * 1.58962301576546568060e-10 - 2.50507477628578072866e-08;
  s = s * z + 2.75573136213857245213e-06;
  s = s * z - 1.98412698295895385996e-04;
  s = s * z + 8.33333333332211858878e-03;
  s = s * z - 1.66666666666666307295e-01;
  s = x + x * (z * s);
  lanes c = z * -1.13585365213876817300e-11 + 2.08757008419747316778e-09;
  c = c * z - 2.75573141792967388112e-07;
  c = c * z + 2.48015872888517045348e-05;
  c = c * z - 1.38888888888730564116e-03;
  c = c * z + 4.16666666666665929218e-02;
  c = 1.0 - (z * 0.5 - z * z * c);
  lanes_mask odd = -(quarter & 1);
  *sine = (lanes)((lanes_mask)KERNEL(select)(odd, c, s) ^ ((quarter & 2) << 62));
  *cosine = (lanes)((lanes_mask)KERNEL(select)(odd, s, c) ^ (((quarter + 1) & 2) << 62));
}

// Left alone, the compiler multiplies twice: once for the upper words and, by a slower instruction, once
// more for the lower ones. An empty statement that claims to change the product makes it keep the first.
#if defined(__x86_64__) && LANES == 8
#define KEEP_WHOLE(product) __asm__("" : "+v"(product))
#elif defined(__x86_64__)
#define KEEP_WHOLE(product) __asm__("" : "+x"(product))
#else
#define KEEP_WHOLE(product) __asm__("" : "+w"(product))
#endif

// Philox4x32-10, one counter a lane. The 32-bit words stand in 64-bit lanes; a word's upper half may hold
// anything until the end, for only lower halves are multiplied.
static inline void KERNEL(philox)(uint64_t seed, lanes_bits word0, lanes_bits word1, lanes_bits word2,
                                  lanes_bits word3, lanes_bits *first, lanes_bits *second) {
  const uint64_t low = 0xffffffff;
  uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
    lanes_bits product0 = (word0 & low) * 0xD2511F53, product1 = (word2 & low) * 0xCD9E8D57;
    KEEP_WHOLE(product0);
    KEEP_WHOLE(product1);
    word0 = (product1 >> 32) ^ word1 ^ (uint64_t)key0;
    word2 = (product0 >> 32) ^ word3 ^ (uint64_t)key1;
    word1 = product1;
    word3 = product0;
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  *first = (word0 & low) | (word1 << 32);
  *second = (word2 & low) | (word3 << 32);
}

// The 128 bits of a pair of numbers: counter = (sample's lower and upper word, pair, purpose).
static inline void KERNEL(pair_bits)(uint64_t seed, uint32_t purpose, lanes_bits sample, lanes_bits pair,
                                     lanes_bits *first, lanes_bits *second) {
  lanes_bits zero = {0};
  KERNEL(philox)(seed, sample, sample >> 32, pair, zero + (uint64_t)purpose, first, second);
}

// 52 random bits and a half below them: (0, 1), never an end.
static inline lanes KERNEL(uniform)(lanes_bits bits) {
  return ((lanes)((bits >> 12) | 0x3ff0000000000000) - 1.0) + 0x1p-53;
}

// Two independent standard normals: Box and Muller, Annals of Mathematical Statistics 29 (1958), 610.
static inline void KERNEL(normals_of_bits)(lanes_bits first, lanes_bits second, lanes *even, lanes *odd) {
  lanes radius_source = 2.0 - (lanes)((first >> 12) | 0x3ff0000000000000);  // (0, 1]
  lanes turns = (lanes)((second >> 12) | 0x3ff0000000000000) - 1.0;         // [0, 1)
  lanes radius = __builtin_elementwise_sqrt(-2.0 * KERNEL(logarithm)(radius_source));
  lanes sine, cosine;
  KERNEL(sine_and_cosine)(turns, &sine, &cosine);
  *even = radius * cosine;
  *odd = radius * sine;
}

static inline lanes_bits KERNEL(ascending)(uint64_t first) {
  lanes_bits result;
  for (int lane = 0; lane < LANES; lane++) result[lane] = first + (uint64_t)lane;
  return result;
}

// Numbers first ... first + count − 1 of one sample: the lanes hold neighbouring pairs.
static inline void KERNEL(numbers)(bool normal, uint64_t seed, uint32_t purpose, uint64_t sample,
                                   uint64_t first, long count, double *output) {
  lanes_bits zero = {0};
  for (uint64_t pair = first / 2; pair * 2 < first + (uint64_t)count; pair += LANES) {
    lanes_bits a, b;
    KERNEL(pair_bits)(seed, purpose, zero + sample, KERNEL(ascending)(pair), &a, &b);
    lanes even = KERNEL(uniform)(a), odd = KERNEL(uniform)(b);
    if (normal) KERNEL(normals_of_bits)(a, b, &even, &odd);
    for (int lane = 0; lane < 2 * LANES; lane++) {
      uint64_t number = pair * 2 + (uint64_t)lane;
      if (number >= first && number < first + (uint64_t)count)
        output[number - first] = lane % 2 == 0 ? even[lane / 2] : odd[lane / 2];
    }
  }
}

static void KERNEL(uniforms)(uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first, long count,
                             double *output) {
  KERNEL(numbers)(false, seed, purpose, sample, first, count, output);
}

static void KERNEL(normals)(uint64_t seed, uint32_t purpose, uint64_t sample, uint64_t first, long count,
                            double *output) {
  KERNEL(numbers)(true, seed, purpose, sample, first, count, output);
}

static void KERNEL(exponentials)(const double *input, long count, double *output) {
  for (long start = 0; start < count; start += LANES) {
    lanes x = {0};
    long width = count - start < LANES ? count - start : LANES;
    for (long lane = 0; lane < width; lane++) x[lane] = input[start + lane];
    x = KERNEL(exponential)(x);
    for (long lane = 0; lane < width; lane++) output[start + lane] = x[lane];
  }
}

#define PAIRS_AT_ONCE 16

// Lognormal factors for the samples sample, sample + 1, ..., one a lane.
static void KERNEL(draw_systems)(const kernels_batch *batch, uint64_t sample, double *memory) {
  lanes *system = (lanes *)memory;
  const long width = batch->order + batch->stressors;
  memset(system, 0, sizeof(lanes) * (size_t)(batch->order * width));
  lanes_bits samples = KERNEL(ascending)(sample);
  lanes_bits no_bits = {0};
  lanes zero = {0};
  for (long k = 0; k < batch->fixed_count; k++)
    system[batch->fixed[k].slot] = zero + batch->fixed[k].value;
  // In three short loops over a block of pairs rather than one long one: each loop's turns are independent,
  // so the processor works at several of them while a long chain of one is waiting.
  lanes_bits bits[2 * PAIRS_AT_ONCE];
  lanes normals[2 * PAIRS_AT_ONCE];
  for (long start = 0; start < batch->pair_count; start += PAIRS_AT_ONCE) {
    const kernels_drawn_pair *pairs = batch->pairs + start;
    long rest = batch->pair_count - start, count = rest < PAIRS_AT_ONCE ? rest : PAIRS_AT_ONCE;
    for (long k = 0; k < count; k++)
      KERNEL(pair_bits)(batch->seed, batch->purpose, samples, no_bits + (uint64_t)pairs[k].pair,
                        &bits[2 * k], &bits[2 * k + 1]);
    for (long k = 0; k < count; k++)
      KERNEL(normals_of_bits)(bits[2 * k], bits[2 * k + 1], &normals[2 * k], &normals[2 * k + 1]);
    for (long k = 0; k < 2 * count; k++) {
      const kernels_drawn_pair *drawn = pairs + k / 2;
      if (drawn->slot[k % 2] < 0) continue;
      lanes logarithm = normals[k] * drawn->deviation[k % 2] + drawn->shift[k % 2];
      system[drawn->slot[k % 2]] = KERNEL(exponential)(logarithm) * drawn->value[k % 2];
    }
  }
  for (long i = 0; i < batch->order; i++) system[i * width + i] += 1.0;
}
#pragma STDC FP_CONTRACT ON
