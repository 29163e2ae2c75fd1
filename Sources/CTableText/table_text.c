#include "table_text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static const double powers_of_ten[23] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                         1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static inline int is_digit(char c) { return (unsigned)(c - '0') < 10; }

static inline int ends_cell(const char *p, const char *end, char separator) {
  return p == end || *p == separator || *p == '\r';
}

// Digits, a point and an exponent. Both factors are exact doubles where the digits are at most 2^53
// and the power at most 10^22, so that one rounding gives the nearest double (Clinger 1990);
// anything else goes to strtod. Returns the end of the number, or NULL.
static const char *read_number(const char *text, const char *end, char separator, double *number) {
  const char *p = text;
  int negative = 0;
  if (p < end && (*p == '-' || *p == '+')) negative = *p++ == '-';
  uint64_t mantissa = 0;
  int significant = 0, exponent = 0, digits = 0;
  for (; p < end && is_digit(*p); p++, digits++) {
    mantissa = mantissa * 10 + (uint64_t)(*p - '0');
    significant += mantissa != 0;
  }
  if (p < end && *p == '.') {
    for (p++; p < end && is_digit(*p); p++, digits++, exponent--) {
      mantissa = mantissa * 10 + (uint64_t)(*p - '0');
      significant += mantissa != 0;
    }
  }
  if (digits == 0) return NULL;
  if (p < end && (*p | 32) == 'e') {
    const char *q = p + 1;
    int negative_exponent = 0, power = 0;
    if (q < end && (*q == '-' || *q == '+')) negative_exponent = *q++ == '-';
    if (q == end || !is_digit(*q)) return NULL;
    for (; q < end && is_digit(*q); q++)
      if (power < 9999) power = power * 10 + (*q - '0');
    exponent += negative_exponent ? -power : power;
    p = q;
  }
  if (!ends_cell(p, end, separator)) return NULL;
  if (significant <= 15 && exponent >= -22 && exponent <= 22) {
    double value = (double)mantissa;
    value = exponent < 0 ? value / powers_of_ten[-exponent] : value * powers_of_ten[exponent];
    *number = negative ? -value : value;
    return p;
  }
  char copy[512];
  size_t length = (size_t)(p - text);
  if (length >= sizeof copy) return NULL;
  memcpy(copy, text, length);
  copy[length] = 0;
  *number = strtod(copy, NULL);
  return isfinite(*number) ? p : NULL;
}

#if defined(__x86_64__)

// For a number of `length` characters with its point at `point` (none if equal), where each of its
// digits stands when they are moved to the right of 16 bytes without the point.
static uint8_t shuffles[17][17][16] __attribute__((aligned(16)));
static int has_vectors;

__attribute__((constructor)) static void make_shuffles(void) {
  for (int length = 0; length <= 16; length++)
    for (int point = 0; point <= 16; point++) {
      int target = 15;
      for (int source = length - 1; source >= 0; source--)
        if (source != point) shuffles[length][point][target--] = (uint8_t)source;
      while (target >= 0) shuffles[length][point][target--] = 0x80;
    }
  __builtin_cpu_init();
  has_vectors = __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
}

__attribute__((target("sse4.1,ssse3"))) static inline uint64_t value_of_digits(__m128i digits) {
  const __m128i tens = _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1);
  const __m128i hundreds = _mm_setr_epi16(100, 1, 100, 1, 100, 1, 100, 1);
  const __m128i myriads = _mm_setr_epi16(10000, 1, 10000, 1, 10000, 1, 10000, 1);
  __m128i sums = _mm_madd_epi16(_mm_maddubs_epi16(digits, tens), hundreds);
  sums = _mm_madd_epi16(_mm_packus_epi32(sums, sums), myriads);
  uint64_t halves = (uint64_t)_mm_cvtsi128_si64(sums);
  return (halves & 0xffffffffu) * 100000000u + (halves >> 32);
}

// As symbiont_read_numbers, 16 characters at a time where the number is plain and short enough.
__attribute__((target("sse4.1,ssse3"))) static const char *read_numbers_by_vector(
    const char *text, const char *end, char separator, double *numbers, size_t count) {
  const char *p = text;
  const char *last = end - text > 40 ? end - 40 : text;
  const __m128i zero = _mm_set1_epi8('0'), nine = _mm_set1_epi8(9), dot = _mm_set1_epi8('.');
  for (size_t i = 0; i < count; i++) {
    const char *cell = p;
    if (p < last) {
      int negative = *p == '-';
      p += negative;
      uint16_t first;
      memcpy(&first, p, 2);
      int lead = (first == 0x2e30) * 2;  // "0."
      const char *q = p + lead;
      __m128i bytes = _mm_loadu_si128((const __m128i *)q);
      __m128i digits = _mm_sub_epi8(bytes, zero);
      __m128i are_digits = _mm_cmpeq_epi8(_mm_min_epu8(digits, nine), digits);
      unsigned others = (unsigned)_mm_movemask_epi8(are_digits) ^ 0xffffu;
      unsigned points = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, dot));
      int length = __builtin_ctz((others & ~points) | 0x10000u);
      points &= (1u << length) - 1;
      int point = points ? __builtin_ctz(points) : length;
      int decimals = lead ? length : length - point - (points != 0);
      int digit_count = length - (points != 0);
      if (__builtin_expect(q[length] == separator && digit_count > 0 &&
                               (points & (points - 1)) == 0 && !(lead && points), 1)) {
        __m128i shuffle = _mm_load_si128((const __m128i *)shuffles[length][point]);
        uint64_t mantissa = value_of_digits(_mm_shuffle_epi8(digits, shuffle));
        if (__builtin_expect(mantissa <= (1ull << 53), 1)) {
          double value = (double)(int64_t)mantissa / powers_of_ten[decimals];
          numbers[i] = negative ? -value : value;
          p = q + length;
          goto next;
        }
      }
    }
    p = read_number(cell, end, separator, &numbers[i]);
    if (p == NULL) return cell;
  next:
    if (i + 1 < count) {
      if (p == end || *p != separator) return p;
      p++;
    }
  }
  if (p < end && *p == '\r') p++;
  return p == end ? NULL : p;
}

#endif

const char *symbiont_read_numbers(const char *text, const char *end, char separator, double *numbers,
                                  size_t count) {
#if defined(__x86_64__)
  if (has_vectors) return read_numbers_by_vector(text, end, separator, numbers, count);
#endif
  const char *p = text;
  for (size_t i = 0; i < count; i++) {
    const char *cell = p;
    p = read_number(cell, end, separator, &numbers[i]);
    if (p == NULL) return cell;
    if (i + 1 < count) {
      if (p == end || *p != separator) return p;
      p++;
    }
  }
  if (p < end && *p == '\r') p++;
  return p == end ? NULL : p;
}
