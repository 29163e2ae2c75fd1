// Random numbers and the functions that shape them. Contraction of a·b + c into one rounding is off here,
// so that the same sample has the same bits on every instruction set.
#pragma STDC FP_CONTRACT OFF

static inline lanes KERNEL(select)(lanes_mask mask, lanes yes, lanes no) {
  return (lanes)(((lanes_mask)yes & mask) | ((lanes_mask)no & ~mask));
}

// 1.5·2^52: adding it leaves the nearest integer in the low bits of the sum.
#define ROUNDER 6755399441055744.0
// 2^52's bits: a whole number below 2^52 set under them is 2^52 more than itself.
#define WHOLE 0x4330000000000000
#define TWO_TO_52 4503599627370496.0

// The polynomials below meet their function in the Chebyshev nodes of the interval, which comes near to the least
// error that a polynomial of the degree can have. They are summed by halves (Estrin) and not from one end
// (Horner), so that less of each waits for the rest.

// 2^x for |x| < 1000: x = k + r with |r| ≤ 1/2, the polynomial of 2^r (its error is below 2^-57), then k into the
// exponent.
static inline lanes KERNEL(power_of_two)(lanes x) {
  lanes shifted = x + ROUNDER;
  lanes r = x - (shifted - ROUNDER);
  lanes r2 = r * r, r4 = r2 * r2;
  lanes low = (r * 0.69314718055994529 + 1.0) + (r * 0.055504108664821625 + 0.24022650695910158) * r2;
  lanes middle = (r * 0.0013333558146406471 + 0.0096181291075872564) +
                 (r * 1.5252733841556773e-05 + 0.00015403530463724353) * r2;
  lanes high = (r * 1.0178057087733941e-07 + 1.3215432535912375e-06) +
               (r * 4.4558179083360645e-10 + 7.0741942972885211e-09) * r2;
  lanes sum = low + (middle + high * r4) * r4;
  return (lanes)((lanes_mask)sum + ((lanes_mask)shifted << 52));
}

// A 32-bit word and a half: in (0, 2^32), the middle of its step. The word's upper half is not looked at.
static inline lanes KERNEL(centred)(lanes_bits word) {
  return (lanes)((word & 0xffffffff) | WHOLE) - (TWO_TO_52 - 0.5);
}

// −2·ln(x/2^32) for x in (0, 2^32), to a share of 3e-14: x = 2^k·m with √½ ≤ m < √2, and with s = (m − 1)/(m + 1)
// 2·ln m = s·(4·artanh(s)/s), a polynomial in s².
static inline lanes KERNEL(squared_radius)(lanes x) {
  const int64_t one = 0x3ff0000000000000, half_root_two = 0x3fe6a09e667f3bcd;
  lanes_mask moved = (lanes_mask)x + (one - half_root_two);
  lanes_bits exponent = (lanes_bits)moved >> 52;
  lanes fraction = (lanes)((moved & 0x000fffffffffffff) + half_root_two) - 1.0;
  lanes halvings = (TWO_TO_52 + 1023.0 + 32.0) - (lanes)(exponent | WHOLE);
  lanes s = fraction / (2.0 + fraction);
  lanes z = s * s, z2 = z * z;
  lanes sum = (z * 1.3333333335915851 + 3.9999999999998943) +
              ((z * 0.57144332291751454 + 0.7999998978366476) +
               (z * 0.39216191279506107 + 0.4434849982015498) * z2) * z2;
  return halvings * 1.3862943611198906 - s * sum;
}

// radius·cos and radius·sin of 2π·x/2^32, to 1e-13 of the radius: whole half turns are taken off exactly and
// turn the sign, polynomials in the square of the rest (at most a quarter turn) do the rest.
static inline void KERNEL(point_at)(lanes radius, lanes x, lanes *cosine, lanes *sine) {
  lanes half_turns = x * 0x1p-31;
  lanes shifted = half_turns + ROUNDER;
  lanes rest = half_turns - (shifted - ROUNDER);
  radius = (lanes)((lanes_bits)radius ^ ((lanes_bits)shifted << 63));
  lanes y = rest * rest, y2 = y * y, y4 = y2 * y2;
  lanes odd = ((y * -5.1677127799879594 + 3.141592653589635) +
               (y * -0.59926443393572859 + 2.5501640359067448) * y2) +
              ((y * -0.0073640054721157222 + 0.082144794670648544) + y2 * 0.00044749208490771011) * y4;
  lanes even = ((y * -4.934802200543686 + 0.99999999999999811) +
                (y * -1.3352627661817635 + 4.0587121263332948) * y2) +
               ((y * -0.025806531975921563 + 0.23533058831317874) +
                (y * -0.0001004164642205389 + 0.0019278700526981333) * y2) * y4;
  *cosine = radius * even;
  *sine = radius * (rest * odd);
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

// Philox4x32-10, one counter a lane: the four words of counter = (sample's lower and upper word, place, purpose).
// Words stand in the lower halves of 64-bit lanes; the upper halves hold anything, for only lower ones are multiplied.
__attribute__((always_inline)) static inline void KERNEL(philox)(uint64_t seed, uint32_t purpose, lanes_bits sample, lanes_bits place,
                                  lanes_bits *words) {
  const uint64_t low = 0xffffffff;
  uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);
  lanes_bits word0 = sample, word1 = sample >> 32, word2 = place, word3 = (lanes_bits){0} + purpose;
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
  words[0] = word0;
  words[1] = word1;
  words[2] = word2;
  words[3] = word3;
}

// 52 random bits of two words and a half below them: (0, 1), never an end.
static inline lanes KERNEL(uniform)(lanes_bits lower, lanes_bits upper) {
  lanes_bits bits = (lower & 0xffffffff) | (upper << 32);
  return ((lanes)((bits >> 12) | 0x3ff0000000000000) - 1.0) + 0x1p-53;
}

// Two independent standard normals of two words: Box and Muller, Annals of Mathematical Statistics 29 (1958), 610.
static inline void KERNEL(normals_of_words)(const lanes_bits *words, lanes *numbers) {
  lanes radius = __builtin_elementwise_sqrt(KERNEL(squared_radius)(KERNEL(centred)(words[0])));
  KERNEL(point_at)(radius, KERNEL(centred)(words[1]), &numbers[0], &numbers[1]);
}

static inline lanes_bits KERNEL(ascending)(uint64_t first) {
  lanes_bits result;
  for (int lane = 0; lane < LANES; lane++) result[lane] = first + (uint64_t)lane;
  return result;
}

// Numbers first ... first + count − 1 of one sample: the lanes hold neighbouring counters, of which each gives two
// uniforms or four normals.
static inline void KERNEL(numbers)(bool normal, uint64_t seed, uint32_t purpose, uint64_t sample,
                                   uint64_t first, long count, double *output) {
  const uint64_t each = normal ? 4 : 2, end = first + (uint64_t)count;
  lanes_bits zero = {0};
  for (uint64_t place = first / each; place * each < end; place += LANES) {
    lanes_bits words[4];
    lanes numbers[4];
    KERNEL(philox)(seed, purpose, zero + sample, KERNEL(ascending)(place), words);
    if (normal) {
      KERNEL(normals_of_words)(words, numbers);
      KERNEL(normals_of_words)(words + 2, numbers + 2);
    } else {
      numbers[0] = KERNEL(uniform)(words[0], words[1]);
      numbers[1] = KERNEL(uniform)(words[2], words[3]);
    }
    for (uint64_t k = 0; k < each * LANES; k++) {
      uint64_t number = place * each + k;
      if (number >= first && number < end) output[number - first] = numbers[k % each][k / each];
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

static void KERNEL(powers_of_two)(const double *input, long count, double *output) {
  for (long start = 0; start < count; start += LANES) {
    lanes x = {0};
    long width = count - start < LANES ? count - start : LANES;
    for (long lane = 0; lane < width; lane++) x[lane] = input[start + lane];
    x = KERNEL(power_of_two)(x);
    for (long lane = 0; lane < width; lane++) output[start + lane] = x[lane];
  }
}

#define FOURS_AT_ONCE 8

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
  // Short loops over a block that stays in the cache rather than one long one: each loop's turns are independent,
  // so the processor works at several of them while the chain of one is waiting.
  lanes_bits words[4 * FOURS_AT_ONCE];
  lanes radii[2 * FOURS_AT_ONCE], normals[4 * FOURS_AT_ONCE];
  for (long start = 0; start < batch->four_count; start += FOURS_AT_ONCE) {
    const kernels_drawn_four *fours = batch->fours + start;
    long rest = batch->four_count - start, count = rest < FOURS_AT_ONCE ? rest : FOURS_AT_ONCE;
    for (long k = 0; k < count; k++)
      KERNEL(philox)(batch->seed, batch->purpose, samples, no_bits + (uint64_t)fours[k].place, &words[4 * k]);
    for (long k = 0; k < 2 * count; k++)
      radii[k] = KERNEL(squared_radius)(KERNEL(centred)(words[2 * k]));
    for (long k = 0; k < 2 * count; k++) radii[k] = __builtin_elementwise_sqrt(radii[k]);
    for (long k = 0; k < 2 * count; k++)
      KERNEL(point_at)(radii[k], KERNEL(centred)(words[2 * k + 1]), &normals[2 * k], &normals[2 * k + 1]);
    for (long k = 0; k < 4 * count; k++) {
      const kernels_drawn_four *drawn = fours + k / 4;
      if (drawn->slot[k % 4] < 0) continue;
      lanes logarithm = normals[k] * drawn->deviation[k % 4] + drawn->shift[k % 4];
      system[drawn->slot[k % 4]] = KERNEL(power_of_two)(logarithm) * drawn->value[k % 4];
    }
  }
  for (long i = 0; i < batch->order; i++) system[i * width + i] += 1.0;
}
#pragma STDC FP_CONTRACT ON
