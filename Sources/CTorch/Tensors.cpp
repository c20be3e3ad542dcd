#include "Guard.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>

using namespace vitrine;

void ct_free_text(char *text) { std::free(text); }

void ct_tensor_free(CTTensor *tensor) { delete tensor; }

int ct_tensor_from(const void *data, const int64_t *shape, int rank, int type, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        auto tensor = at::empty(list(shape, rank), at::TensorOptions(static_cast<at::ScalarType>(type)));
        if (tensor.nbytes() > 0) std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
        return tensor;
    });
}

int ct_tensor_full(const int64_t *shape, int rank, double value, int type, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return at::full(list(shape, rank), value, at::TensorOptions(static_cast<at::ScalarType>(type)));
    });
}

int ct_tensor_random(int kind, const int64_t *shape, int rank, uint64_t seed, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        auto generator = at::detail::createCPUGenerator(seed);
        auto options = at::TensorOptions(at::kFloat);
        return kind == 0 ? at::rand(list(shape, rank), generator, options)
                         : at::randn(list(shape, rank), generator, options);
    });
}

int ct_tensor_copy_out(const CTTensor *tensor, void *data, size_t bytes, char **error) {
    return guarded(error, [&] {
        auto plain = tensor->value.detach().to(at::kCPU).contiguous();
        if (plain.nbytes() != bytes) throw std::length_error("the buffer is not the size of the tensor");
        if (bytes > 0) std::memcpy(data, plain.data_ptr(), bytes);
    });
}

int ct_tensor_rank(const CTTensor *tensor, int *rank, char **error) {
    return guarded(error, [&] { *rank = static_cast<int>(tensor->value.dim()); });
}

int ct_tensor_shape(const CTTensor *tensor, int64_t *shape, char **error) {
    return guarded(error, [&] {
        for (auto size : tensor->value.sizes()) *shape++ = size;
    });
}

int ct_tensor_kind(const CTTensor *tensor, int *type, int *device, char **error) {
    return guarded(error, [&] {
        *type = static_cast<int>(tensor->value.scalar_type());
        *device = tensor->value.is_cuda() ? 1 : 0;
    });
}

int ct_tensor_to(const CTTensor *tensor, int type, int number, CTTensor **out, char **error) {
    return produce(out, error,
                   [&] { return tensor->value.to(device(number), static_cast<at::ScalarType>(type)); });
}

int ct_tensor_layout(const CTTensor *tensor, int channels_last, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return tensor->value.contiguous(channels_last ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
    });
}

int ct_tensor_clone(const CTTensor *tensor, CTTensor **out, char **error) {
    return produce(out, error, [&] { return tensor->value.detach().clone(); });
}

int ct_tensor_assign(CTTensor *tensor, const CTTensor *source, char **error) {
    return guarded(error, [&] {
        c10::NoGradGuard off;
        if (tensor->value.sizes() != source->value.sizes()) throw std::length_error("the shapes differ");
        tensor->value.copy_(source->value);
    });
}

int ct_tensor_detach(const CTTensor *tensor, CTTensor **out, char **error) {
    return produce(out, error, [&] { return tensor->value.detach(); });
}

int ct_tensor_set_requires_grad(CTTensor *tensor, int value, char **error) {
    return guarded(error, [&] { tensor->value.set_requires_grad(value != 0); });
}

int ct_tensor_requires_grad(const CTTensor *tensor, int *value, char **error) {
    return guarded(error, [&] { *value = tensor->value.requires_grad() ? 1 : 0; });
}

int ct_tensor_backward(const CTTensor *tensor, char **error) {
    return guarded(error, [&] { tensor->value.backward(); });
}

int ct_tensor_grad(const CTTensor *tensor, CTTensor **out, char **error) {
    return guarded(error, [&] {
        auto gradient = tensor->value.grad();
        *out = gradient.defined() ? new CTTensor{gradient} : nullptr;
    });
}

int ct_tensor_zero_grad(CTTensor *tensor, char **error) {
    return guarded(error, [&] {
        auto &gradient = tensor->value.mutable_grad();
        if (gradient.defined()) gradient = gradient.detach().zero_();
    });
}

int ct_grad_mode(int enabled, int *previous, char **error) {
    return guarded(error, [&] {
        *previous = c10::GradMode::is_enabled() ? 1 : 0;
        c10::GradMode::set_enabled(enabled != 0);
    });
}
