#include "Optimisers.hpp"

#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>
#include <torch/version.h>

// Adam and SGD are libtorch's own; this file hands their state in and out.

using namespace vitrine;

namespace {

auto key(const at::Tensor &parameter) {
#if TORCH_VERSION_MAJOR >= 2
    return parameter.unsafeGetTensorImpl();
#else
    return c10::guts::to_string(parameter.unsafeGetTensorImpl());
#endif
}

template <class Optimiser, class Options>
struct Wrapped : CTOptimiser {
    mutable Optimiser inner;

    Wrapped(std::vector<at::Tensor> parameters, Options options)
        : CTOptimiser(parameters), inner(std::move(parameters), std::move(options)) {}

    void step() override { inner.step(); }

    /// Takes over a whole state, once all of it is known to fit.
    template <class State>
    void adopt(std::vector<std::unique_ptr<State>> &fresh) {
        for (size_t index = 0; index < parameters.size(); ++index) {
            inner.state()[key(parameters[index])] = std::move(fresh[index]);
        }
    }

    void set_rate(double rate) override {
        for (auto &group : inner.param_groups()) static_cast<Options &>(group.options()).lr(rate);
    }
};

struct Adam : Wrapped<torch::optim::Adam, torch::optim::AdamOptions> {
    using Wrapped::Wrapped;

    size_t kept() const override { return 3; }

    std::vector<at::Tensor> state() const override {
        std::vector<at::Tensor> result;
        for (const auto &parameter : parameters) {
            auto found = inner.state().find(key(parameter));
            if (found == inner.state().end()) return {};
            auto &kept = static_cast<torch::optim::AdamParamState &>(*found->second);
            result.push_back(at::full({}, kept.step(), at::TensorOptions(at::kLong)));
            result.push_back(kept.exp_avg());
            result.push_back(kept.exp_avg_sq());
        }
        return result;
    }

    void restore(const std::vector<at::Tensor> &state) override {
        std::vector<std::unique_ptr<torch::optim::AdamParamState>> fresh;
        for (size_t index = 0; index < parameters.size(); ++index) {
            auto &kept = fresh.emplace_back(std::make_unique<torch::optim::AdamParamState>());
            kept->step(state[3 * index].item<int64_t>());
            kept->exp_avg(state[3 * index + 1].to(parameters[index].options()).view_as(parameters[index]));
            kept->exp_avg_sq(state[3 * index + 2].to(parameters[index].options()).view_as(parameters[index]));
        }
        adopt(fresh);
    }
};

struct SGD : Wrapped<torch::optim::SGD, torch::optim::SGDOptions> {
    using Wrapped::Wrapped;

    size_t kept() const override { return 1; }

    std::vector<at::Tensor> state() const override {
        std::vector<at::Tensor> result;
        for (const auto &parameter : parameters) {
            auto found = inner.state().find(key(parameter));
            if (found == inner.state().end()) return {};
            result.push_back(static_cast<torch::optim::SGDParamState &>(*found->second).momentum_buffer());
        }
        return result;
    }

    void restore(const std::vector<at::Tensor> &state) override {
        std::vector<std::unique_ptr<torch::optim::SGDParamState>> fresh;
        for (size_t index = 0; index < parameters.size(); ++index) {
            auto &kept = fresh.emplace_back(std::make_unique<torch::optim::SGDParamState>());
            kept->momentum_buffer(state[index].to(parameters[index].options()).view_as(parameters[index]));
        }
        adopt(fresh);
    }
};

}  // namespace

int ct_adam(CTTensor *const *parameters, int count, double rate, double beta1, double beta2, double epsilon,
            double weight_decay, CTOptimiser **out, char **error) {
    return guarded(error, [&] {
        auto options = torch::optim::AdamOptions(rate).betas({beta1, beta2}).eps(epsilon).weight_decay(weight_decay);
        *out = new Adam(values(parameters, count), options);
    });
}

int ct_sgd(CTTensor *const *parameters, int count, double rate, double momentum, double weight_decay, int nesterov,
           CTOptimiser **out, char **error) {
    return guarded(error, [&] {
        auto options =
            torch::optim::SGDOptions(rate).momentum(momentum).weight_decay(weight_decay).nesterov(nesterov != 0);
        *out = new SGD(values(parameters, count), options);
    });
}
