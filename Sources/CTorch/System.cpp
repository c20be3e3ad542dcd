#include "CTorchSystem.h"
#include "Guard.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include <dlfcn.h>

using namespace vitrine;

const char *ct_version(void) { return TORCH_VERSION; }

int ct_set_threads(int count, char **error) {
    return guarded(error, [&] {
        at::set_num_threads(count);
        // libtorch leaves OpenBLAS, where that is its BLAS, at one thread a core.
        static const auto set_openblas =
            reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
        if (set_openblas) set_openblas(count);
    });
}

int ct_threads(int *count, char **error) {
    return guarded(error, [&] { *count = at::get_num_threads(); });
}

int ct_seed(uint64_t seed, char **error) {
    return guarded(error, [&] { at::manual_seed(seed); });
}

int ct_set_deterministic(int value, char **error) {
    return guarded(error, [&] {
        at::globalContext().setDeterministicAlgorithms(value != 0, /*warn_only=*/true);
        at::globalContext().setDeterministicCuDNN(value != 0);
    });
}

int ct_has_cuda(int *value, char **error) {
    return guarded(error, [&] { *value = at::hasCUDA() && at::getNumGPUs() > 0 ? 1 : 0; });
}
