#pragma once
#include "CTorchOptimisers.h"
#include "Guard.hpp"

#include <vector>

/// What the C functions need of an optimiser, whether libtorch's or ours.
struct CTOptimiser {
    std::vector<at::Tensor> parameters;

    explicit CTOptimiser(std::vector<at::Tensor> parameters) : parameters(std::move(parameters)) {}
    virtual ~CTOptimiser() = default;
    virtual void step() = 0;
    virtual void set_rate(double rate) = 0;
    /// Tensors kept for each parameter once the first step is done.
    virtual size_t kept() const = 0;
    /// Empty before the first step.
    virtual std::vector<at::Tensor> state() const = 0;
    virtual void restore(const std::vector<at::Tensor> &state) = 0;
};

namespace vitrine {

inline std::vector<at::Tensor> values(CTTensor *const *tensors, int count) {
    std::vector<at::Tensor> result;
    for (int index = 0; index < count; ++index) result.push_back(tensors[index]->value);
    return result;
}

}  // namespace vitrine
