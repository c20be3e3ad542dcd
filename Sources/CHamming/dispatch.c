#include "kernels.h"

int chamming_kernel_available(int kernel) {
    switch (kernel) {
    case CHAMMING_PLAIN:
        return 1;
#if defined(__x86_64__)
    case CHAMMING_AVX2:
        __builtin_cpu_init();
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
    case CHAMMING_AVX512:
        __builtin_cpu_init();
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("bmi");
#endif
#if defined(__aarch64__)
    case CHAMMING_NEON:
        return 1;
#endif
    default:
        return 0;
    }
}

int chamming_best_kernel(void) {
    static const int fastest_first[] = {CHAMMING_AVX512, CHAMMING_AVX2, CHAMMING_NEON};
    for (size_t index = 0; index < 3; index++) {
        if (chamming_kernel_available(fastest_first[index])) return fastest_first[index];
    }
    return CHAMMING_PLAIN;
}

const char *chamming_kernel_name(int kernel) {
    static const char *const names[CHAMMING_KERNELS] = {"plain", "avx2", "avx512", "neon"};
    return kernel >= 0 && kernel < CHAMMING_KERNELS ? names[kernel] : "";
}

const hamming_kernel *hamming_kernel_named(int kernel) {
    // An unavailable kernel would end in an illegal instruction: the plain one gives the same results.
    if (!chamming_kernel_available(kernel)) return &plain_kernel;
    switch (kernel) {
#if defined(__x86_64__)
    case CHAMMING_AVX2:
        return &avx2_kernel;
    case CHAMMING_AVX512:
        return &avx512_kernel;
#endif
#if defined(__aarch64__)
    case CHAMMING_NEON:
        return &neon_kernel;
#endif
    default:
        return &plain_kernel;
    }
}
