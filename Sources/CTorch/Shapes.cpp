#include "CTorchOperations.h"
#include "Guard.hpp"

using namespace vitrine;

int ct_reshape(const CTTensor *a, const int64_t *shape, int rank, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.reshape(list(shape, rank)); });
}

int ct_permute(const CTTensor *a, const int64_t *order, int count, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.permute(list(order, count)); });
}

int ct_flip(const CTTensor *a, const int64_t *dimensions, int count, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.flip(list(dimensions, count)); });
}

int ct_narrow(const CTTensor *a, int64_t dimension, int64_t start, int64_t length, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.narrow(dimension, start, length); });
}

int ct_pad(const CTTensor *a, int64_t left, int64_t right, int64_t top, int64_t bottom, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::constant_pad_nd(a->value, {left, right, top, bottom}, 0); });
}

int ct_index_select(const CTTensor *a, int64_t dimension, const CTTensor *rows, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.index_select(dimension, rows->value); });
}

int ct_join(const CTTensor *const *parts, int count, int64_t dimension, int stack, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        std::vector<at::Tensor> tensors;
        for (int part = 0; part < count; ++part) tensors.push_back(parts[part]->value);
        return stack ? at::stack(tensors, dimension) : at::cat(tensors, dimension);
    });
}

int ct_argsort(const CTTensor *a, int64_t dimension, int descending, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return std::get<1>(at::sort(a->value, /*stable=*/c10::optional<bool>(true), dimension, descending != 0));
    });
}

int ct_argmax(const CTTensor *a, int64_t dimension, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.argmax(dimension); });
}
