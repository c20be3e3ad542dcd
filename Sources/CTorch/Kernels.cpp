// OpenBLAS, which Debian's and Ubuntu's libtorch multiply matrices with, chooses its kernels by the processor's model
// number, and takes a model newer than itself for a Pentium 4: a matrix product is then four times slower than need
// be. Where that has happened, this makes it choose again by what the processor can do, before `main` and so before
// anything multiplies. A choice by the user through OPENBLAS_CORETYPE stays; without OpenBLAS this does nothing.

#if defined(__linux__) && defined(__x86_64__)
#include <dlfcn.h>

#include <cstdlib>
#include <cstring>

namespace {

const char *best_kernels() {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd")) {
        return "SkylakeX";
    }
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? "Haswell" : nullptr;
}

__attribute__((constructor)) void choose_kernels() {
    const char *variable = "OPENBLAS_CORETYPE";
    auto name = reinterpret_cast<const char *(*)()>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    auto quit = reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, "gotoblas_dynamic_quit"));
    auto init = reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, "gotoblas_dynamic_init"));
    if (!name || !quit || !init || getenv(variable)) return;
    const char *found = name();
    const char *best = best_kernels();
    if (!found || !best || std::strcmp(found, "Prescott") != 0) return;
    setenv(variable, best, 1);
    quit();
    init();
    unsetenv(variable);
}

}  // namespace
#endif
