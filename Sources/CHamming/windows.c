#include "kernels.h"

// Loops that the compiler turns into vectors: once for any processor, and once for those with AVX2.

#define BODY __attribute__((always_inline)) static inline

BODY void lesser(const uint16_t *a, const uint16_t *b, size_t count, uint16_t *restrict least) {
    for (size_t index = 0; index < count; index++) least[index] = a[index] < b[index] ? a[index] : b[index];
}

BODY void add_times(const uint16_t *values, uint32_t times, size_t count, uint32_t *restrict sums) {
    for (size_t index = 0; index < count; index++) sums[index] += times * values[index];
}

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2")))

AVX2 static void lesser_avx2(const uint16_t *a, const uint16_t *b, size_t count, uint16_t *least) {
    lesser(a, b, count, least);
}

AVX2 static void add_times_avx2(const uint16_t *values, uint32_t times, size_t count, uint32_t *sums) {
    add_times(values, times, count, sums);
}

static int wants_avx2(int kernel) {
    return (kernel == CHAMMING_AVX2 || kernel == CHAMMING_AVX512) && chamming_kernel_available(CHAMMING_AVX2);
}
#endif

void chamming_lesser(int kernel, const uint16_t *a, const uint16_t *b, size_t count, uint16_t *least) {
#if defined(__x86_64__)
    if (wants_avx2(kernel)) return lesser_avx2(a, b, count, least);
#endif
    (void)kernel;
    lesser(a, b, count, least);
}

void chamming_add_times(int kernel, const uint16_t *values, uint32_t times, size_t count, uint32_t *sums) {
#if defined(__x86_64__)
    if (wants_avx2(kernel)) return add_times_avx2(values, times, count, sums);
#endif
    (void)kernel;
    add_times(values, times, count, sums);
}
