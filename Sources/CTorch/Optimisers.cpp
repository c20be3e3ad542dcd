#include "Optimisers.hpp"

using namespace vitrine;

void ct_optimiser_free(CTOptimiser *optimiser) { delete optimiser; }

int ct_optimiser_step(CTOptimiser *optimiser, char **error) {
    return guarded(error, [&] { optimiser->step(); });
}

int ct_optimiser_zero_grad(CTOptimiser *optimiser, char **error) {
    return guarded(error, [&] {
        for (auto &parameter : optimiser->parameters) parameter.mutable_grad().reset();
    });
}

int ct_optimiser_set_rate(CTOptimiser *optimiser, double rate, char **error) {
    return guarded(error, [&] { optimiser->set_rate(rate); });
}

int ct_optimiser_state_count(const CTOptimiser *optimiser, int *count, char **error) {
    return guarded(error, [&] { *count = static_cast<int>(optimiser->state().size()); });
}

int ct_optimiser_state(const CTOptimiser *optimiser, CTTensor **out, int count, char **error) {
    return guarded(error, [&] {
        auto state = optimiser->state();
        if (state.size() != static_cast<size_t>(count)) {
            throw std::length_error("the optimiser's state has another size");
        }
        std::vector<std::unique_ptr<CTTensor>> handles;
        for (auto &tensor : state) handles.emplace_back(new CTTensor{tensor.detach().clone()});
        for (int index = 0; index < count; ++index) out[index] = handles[index].release();
    });
}

int ct_optimiser_restore(CTOptimiser *optimiser, const CTTensor *const *state, int count, char **error) {
    return guarded(error, [&] {
        auto expected = optimiser->parameters.size() * optimiser->kept();
        if (count != 0 && static_cast<size_t>(count) != expected) {
            throw std::length_error("the optimiser's state has another size");
        }
        std::vector<at::Tensor> tensors;
        for (int index = 0; index < count; ++index) tensors.push_back(state[index]->value.clone());
        if (count != 0) optimiser->restore(tensors);
    });
}
