#include "Optimisers.hpp"

#include <c10/core/GradMode.h>

// libtorch's C++ side has no Adadelta, so it is here (Zeiler 2012, arXiv 1212.5701, algorithm 1), with the
// learning rate that Python's torch.optim.Adadelta adds.

using namespace vitrine;

namespace {

struct Adadelta : CTOptimiser {
    double rate, rho, epsilon, weight_decay;
    std::vector<at::Tensor> squares, deltas;

    Adadelta(std::vector<at::Tensor> parameters, double rate, double rho, double epsilon, double weight_decay)
        : CTOptimiser(std::move(parameters)), rate(rate), rho(rho), epsilon(epsilon), weight_decay(weight_decay) {}

    void step() override {
        c10::NoGradGuard off;
        if (squares.empty()) {
            for (const auto &parameter : parameters) {
                squares.push_back(at::zeros_like(parameter));
                deltas.push_back(at::zeros_like(parameter));
            }
        }
        for (size_t index = 0; index < parameters.size(); ++index) {
            auto gradient = parameters[index].grad();
            if (!gradient.defined()) continue;
            if (weight_decay != 0) gradient = gradient.add(parameters[index], weight_decay);
            squares[index].mul_(rho).addcmul_(gradient, gradient, 1 - rho);
            auto delta = (deltas[index] + epsilon).sqrt_() / (squares[index] + epsilon).sqrt_() * gradient;
            deltas[index].mul_(rho).addcmul_(delta, delta, 1 - rho);
            parameters[index].add_(delta, -rate);
        }
    }

    void set_rate(double value) override { rate = value; }
    size_t kept() const override { return 2; }

    std::vector<at::Tensor> state() const override {
        std::vector<at::Tensor> result;
        for (size_t index = 0; index < squares.size(); ++index) {
            result.push_back(squares[index]);
            result.push_back(deltas[index]);
        }
        return result;
    }

    void restore(const std::vector<at::Tensor> &state) override {
        std::vector<at::Tensor> fresh_squares, fresh_deltas;
        for (size_t index = 0; index < parameters.size(); ++index) {
            fresh_squares.push_back(state[2 * index].to(parameters[index].options()).view_as(parameters[index]));
            fresh_deltas.push_back(state[2 * index + 1].to(parameters[index].options()).view_as(parameters[index]));
        }
        squares = std::move(fresh_squares);
        deltas = std::move(fresh_deltas);
    }
};

}  // namespace

int ct_adadelta(CTTensor *const *parameters, int count, double rate, double rho, double epsilon, double weight_decay,
                CTOptimiser **out, char **error) {
    return guarded(error,
                   [&] { *out = new Adadelta(values(parameters, count), rate, rho, epsilon, weight_decay); });
}
