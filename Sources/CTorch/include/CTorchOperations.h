#pragma once
#include "CTorchTensors.h"

#ifdef __cplusplus
extern "C" {
#endif

enum ct_unary_operation {
    CT_NEGATE, CT_RELU, CT_SIGMOID, CT_TANH, CT_SOFTPLUS, CT_EXP, CT_LOG, CT_SQRT, CT_ABS, CT_SIGN, CT_SIN, CT_COS,
    CT_FLOOR, CT_SQUARE, CT_IS_FINITE
};
enum ct_binary_operation {
    CT_ADD, CT_SUBTRACT, CT_MULTIPLY, CT_DIVIDE, CT_POWER, CT_MAXIMUM, CT_MINIMUM, CT_GREATER_EQUAL, CT_GREATER,
    CT_LESS_EQUAL, CT_LESS, CT_EQUAL, CT_MATMUL
};
enum ct_reduction { CT_SUM, CT_MEAN, CT_VARIANCE, CT_LARGEST, CT_SMALLEST };

int ct_unary(int operation, const CTTensor *a, CTTensor **out, char **error);
int ct_binary(int operation, const CTTensor *a, const CTTensor *b, CTTensor **out, char **error);
int ct_binary_scalar(int operation, const CTTensor *a, double b, CTTensor **out, char **error);
/// No dimensions means all of them. The variance divides by the number of elements.
int ct_reduce(int operation, const CTTensor *a, const int64_t *dimensions, int count, int keep, CTTensor **out,
              char **error);
int ct_where(const CTTensor *condition, const CTTensor *a, const CTTensor *b, CTTensor **out, char **error);
int ct_clamp(const CTTensor *a, double low, double high, CTTensor **out, char **error);

int ct_reshape(const CTTensor *a, const int64_t *shape, int rank, CTTensor **out, char **error);
int ct_permute(const CTTensor *a, const int64_t *order, int count, CTTensor **out, char **error);
int ct_flip(const CTTensor *a, const int64_t *dimensions, int count, CTTensor **out, char **error);
int ct_narrow(const CTTensor *a, int64_t dimension, int64_t start, int64_t length, CTTensor **out, char **error);
/// Zeros around the last two dimensions.
int ct_pad(const CTTensor *a, int64_t left, int64_t right, int64_t top, int64_t bottom, CTTensor **out, char **error);
int ct_index_select(const CTTensor *a, int64_t dimension, const CTTensor *rows, CTTensor **out, char **error);
/// stack 0: along an existing dimension; 1: along a new one.
int ct_join(const CTTensor *const *parts, int count, int64_t dimension, int stack, CTTensor **out, char **error);
int ct_argsort(const CTTensor *a, int64_t dimension, int descending, CTTensor **out, char **error);
int ct_argmax(const CTTensor *a, int64_t dimension, CTTensor **out, char **error);

int ct_svd(const CTTensor *a, int full, CTTensor **u, CTTensor **s, CTTensor **vh, char **error);
int ct_eigh(const CTTensor *a, CTTensor **values, CTTensor **vectors, char **error);
int ct_qr(const CTTensor *a, CTTensor **q, CTTensor **r, char **error);

#ifdef __cplusplus
}
#endif
