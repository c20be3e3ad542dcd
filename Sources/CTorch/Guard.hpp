#pragma once
#include "CTorchTensors.h"

#include <ATen/ATen.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

struct CTTensor {
    at::Tensor value;
};

namespace vitrine {

inline void report(char **error, const char *message) noexcept {
    if (error) *error = strdup(message);
}

/// Runs `body`; whatever it throws becomes a message and the result 1.
template <class Body>
int guarded(char **error, Body &&body) noexcept {
    if (error) *error = nullptr;
    try {
        body();
        return 0;
    } catch (const c10::Error &thrown) {
        report(error, thrown.what_without_backtrace());
    } catch (const std::bad_alloc &) {
        report(error, "out of memory");
    } catch (const std::exception &thrown) {
        report(error, thrown.what());
    } catch (...) {
        report(error, "an unknown C++ exception");
    }
    return 1;
}

/// Runs `body` and hands its tensor out in a new handle.
template <class Body>
int produce(CTTensor **out, char **error, Body &&body) noexcept {
    return guarded(error, [&] { *out = new CTTensor{body()}; });
}

inline at::Tensor optional(const CTTensor *tensor) {
    return tensor ? tensor->value : at::Tensor();
}

inline at::IntArrayRef list(const int64_t *numbers, int count) {
    return at::IntArrayRef(numbers, static_cast<size_t>(count));
}

inline at::Device device(int number) {
    return number == 0 ? at::Device(at::kCPU) : at::Device(at::kCUDA, 0);
}

}  // namespace vitrine
