#include "CTorchLayers.h"
#include "Guard.hpp"

using namespace vitrine;

int ct_linear(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::linear(input->value, weight->value, optional(bias)); });
}

int ct_convolution(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, int64_t stride, int64_t padding,
                   int64_t groups, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return at::conv2d(input->value, weight->value, optional(bias), {stride, stride},
                          at::IntArrayRef{padding, padding}, {1, 1}, groups);
    });
}

int ct_transposed_convolution(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, int64_t stride,
                              int64_t padding, int64_t output_padding, int64_t groups, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return at::conv_transpose2d(input->value, weight->value, optional(bias), {stride, stride}, {padding, padding},
                                    {output_padding, output_padding}, groups);
    });
}

int ct_batch_norm(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, CTTensor *mean,
                  CTTensor *variance, int training, double momentum, double epsilon, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return at::batch_norm(input->value, optional(weight), optional(bias), optional(mean), optional(variance),
                              training != 0, momentum, epsilon, /*cudnn_enabled=*/true);
    });
}

int ct_leaky_relu(const CTTensor *a, double slope, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::leaky_relu(a->value, slope); });
}

int ct_max_pool(const CTTensor *a, int64_t size, int64_t stride, int64_t padding, int partial, CTTensor **out,
                char **error) {
    return produce(out, error, [&] {
        return at::max_pool2d(a->value, {size, size}, {stride, stride}, {padding, padding}, {1, 1}, partial != 0);
    });
}

int ct_average_pool(const CTTensor *a, int64_t size, int64_t stride, int64_t padding, int partial, CTTensor **out,
                    char **error) {
    return produce(out, error, [&] {
        return at::avg_pool2d(a->value, {size, size}, {stride, stride}, {padding, padding}, partial != 0,
                              /*count_include_pad=*/partial == 0);
    });
}

int ct_resize(const CTTensor *a, int64_t height, int64_t width, int bilinear, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return bilinear ? at::upsample_bilinear2d(a->value, {height, width}, /*align_corners=*/false)
                        : at::upsample_nearest2d(a->value, {height, width});
    });
}

int ct_adaptive_average_pool(const CTTensor *a, int64_t height, int64_t width, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::adaptive_avg_pool2d(a->value, {height, width}); });
}

int ct_log_softmax(const CTTensor *a, int64_t dimension, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::log_softmax(a->value, dimension); });
}

int ct_normalize(const CTTensor *a, int64_t dimension, double epsilon, CTTensor **out, char **error) {
    return produce(out, error, [&] {
        return a->value / a->value.norm(2, {dimension}, true).clamp_min(epsilon).expand_as(a->value);
    });
}

int ct_affine_grid(const CTTensor *theta, int64_t channels, int64_t height, int64_t width, CTTensor **out,
                   char **error) {
    return produce(out, error, [&] {
        if (theta->value.dim() != 3) throw std::invalid_argument("theta must be [N, 2, 3]");
        return at::affine_grid_generator(theta->value, {theta->value.size(0), channels, height, width}, false);
    });
}

int ct_grid_sample(const CTTensor *input, const CTTensor *grid, int border, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::grid_sampler(input->value, grid->value, 0, border, false); });
}

int ct_loss(int kind, const CTTensor *input, const CTTensor *target, CTTensor **out, char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        const auto &a = input->value;
        const auto &b = target->value;
        switch (kind) {
            case CT_CROSS_ENTROPY: return at::cross_entropy_loss(a, b);
            case CT_NEGATIVE_LOG_LIKELIHOOD: return at::nll_loss(a, b);
            case CT_BINARY_CROSS_ENTROPY: return at::binary_cross_entropy(a, b);
            case CT_MEAN_SQUARED_ERROR: return at::mse_loss(a, b);
            default: throw std::invalid_argument("no such loss");
        }
    });
}
