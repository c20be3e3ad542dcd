#pragma once
#include "CTorchTensors.h"

#ifdef __cplusplus
extern "C" {
#endif

// Biases and the affine weights of a normalisation may be null.
int ct_linear(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, CTTensor **out, char **error);
int ct_convolution(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, int64_t stride, int64_t padding,
                   int64_t groups, CTTensor **out, char **error);
int ct_transposed_convolution(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, int64_t stride,
                              int64_t padding, int64_t output_padding, int64_t groups, CTTensor **out, char **error);
/// Changes `mean` and `variance` (the running statistics) where `training` is 1.
int ct_batch_norm(const CTTensor *input, const CTTensor *weight, const CTTensor *bias, CTTensor *mean,
                  CTTensor *variance, int training, double momentum, double epsilon, CTTensor **out, char **error);
int ct_leaky_relu(const CTTensor *a, double slope, CTTensor **out, char **error);
/// partial 1: windows that reach over the right and lower edge count too.
int ct_max_pool(const CTTensor *a, int64_t size, int64_t stride, int64_t padding, int partial, CTTensor **out,
                char **error);
/// Where windows are partial they are averaged over what lies inside.
int ct_average_pool(const CTTensor *a, int64_t size, int64_t stride, int64_t padding, int partial, CTTensor **out,
                    char **error);
/// bilinear 0: each pixel is the nearest one's copy; 1: interpolated, corners not aligned.
int ct_resize(const CTTensor *a, int64_t height, int64_t width, int bilinear, CTTensor **out, char **error);
int ct_adaptive_average_pool(const CTTensor *a, int64_t height, int64_t width, CTTensor **out, char **error);
int ct_log_softmax(const CTTensor *a, int64_t dimension, CTTensor **out, char **error);
int ct_normalize(const CTTensor *a, int64_t dimension, double epsilon, CTTensor **out, char **error);

/// theta: [N, 2, 3]; corners are not aligned. The grid is [N, height, width, 2].
int ct_affine_grid(const CTTensor *theta, int64_t channels, int64_t height, int64_t width, CTTensor **out,
                   char **error);
/// Bilinear. border 0: zeros outside; 1: the nearest edge; 2: reflected.
int ct_grid_sample(const CTTensor *input, const CTTensor *grid, int border, CTTensor **out, char **error);

enum ct_loss_kind { CT_CROSS_ENTROPY, CT_NEGATIVE_LOG_LIKELIHOOD, CT_BINARY_CROSS_ENTROPY, CT_MEAN_SQUARED_ERROR };
/// The mean over the batch (and, for the last two, over all elements).
int ct_loss(int kind, const CTTensor *input, const CTTensor *target, CTTensor **out, char **error);

#ifdef __cplusplus
}
#endif
