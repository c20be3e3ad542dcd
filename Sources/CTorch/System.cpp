#include "CTorchSystem.h"
#include "Guard.hpp"
#include "Waiting.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include <dlfcn.h>

using namespace vitrine;

const char *ct_version(void) { return TORCH_VERSION; }

int ct_set_threads(int count, char **error) {
    return guarded(error, [&] {
        wait_politely(count);
        at::set_num_threads(count);
        // OpenBLAS, where that is libtorch's BLAS, has threads of its own beside libtorch's, one a core whatever is
        // asked for here. With few cores the two get in each other's way: on two, training was a tenth faster without.
        static const auto set_openblas =
            reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
        if (set_openblas) set_openblas(count > 4 ? count : 1);
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
