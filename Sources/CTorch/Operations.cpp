#include "CTorchOperations.h"
#include "Guard.hpp"

using namespace vitrine;

int ct_unary(int operation, const CTTensor *tensor, CTTensor **out, char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        const auto &a = tensor->value;
        switch (operation) {
            case CT_NEGATE: return a.neg();
            case CT_RELU: return a.relu();
            case CT_SIGMOID: return a.sigmoid();
            case CT_TANH: return a.tanh();
            case CT_SOFTPLUS: return at::softplus(a);
            case CT_EXP: return a.exp();
            case CT_LOG: return a.log();
            case CT_SQRT: return a.sqrt();
            case CT_ABS: return a.abs();
            case CT_SIGN: return a.sign();
            case CT_SIN: return a.sin();
            case CT_COS: return a.cos();
            case CT_FLOOR: return a.floor();
            case CT_SQUARE: return a.square();
            case CT_IS_FINITE: return a.isfinite();
            default: throw std::invalid_argument("no such operation");
        }
    });
}

int ct_binary(int operation, const CTTensor *left, const CTTensor *right, CTTensor **out, char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        const auto &a = left->value;
        const auto &b = right->value;
        switch (operation) {
            case CT_ADD: return a + b;
            case CT_SUBTRACT: return a - b;
            case CT_MULTIPLY: return a * b;
            case CT_DIVIDE: return a / b;
            case CT_POWER: return a.pow(b);
            case CT_MAXIMUM: return at::maximum(a, b);
            case CT_MINIMUM: return at::minimum(a, b);
            case CT_GREATER_EQUAL: return a.ge(b);
            case CT_GREATER: return a.gt(b);
            case CT_LESS_EQUAL: return a.le(b);
            case CT_LESS: return a.lt(b);
            case CT_EQUAL: return a.eq(b);
            case CT_MATMUL: return a.matmul(b);
            default: throw std::invalid_argument("no such operation");
        }
    });
}

int ct_binary_scalar(int operation, const CTTensor *left, double b, CTTensor **out, char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        const auto &a = left->value;
        switch (operation) {
            case CT_ADD: return a + b;
            case CT_SUBTRACT: return a - b;
            case CT_MULTIPLY: return a * b;
            case CT_DIVIDE: return a / b;
            case CT_POWER: return a.pow(b);
            case CT_MAXIMUM: return a.clamp_min(b);
            case CT_MINIMUM: return a.clamp_max(b);
            case CT_GREATER_EQUAL: return a.ge(b);
            case CT_GREATER: return a.gt(b);
            case CT_LESS_EQUAL: return a.le(b);
            case CT_LESS: return a.lt(b);
            case CT_EQUAL: return a.eq(b);
            default: throw std::invalid_argument("no such operation with a number");
        }
    });
}

int ct_reduce(int operation, const CTTensor *tensor, const int64_t *dimensions, int count, int keep, CTTensor **out,
              char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        const auto &a = tensor->value;
        std::vector<int64_t> along(dimensions, dimensions + count);
        if (along.empty()) {
            for (int64_t dimension = 0; dimension < a.dim(); ++dimension) along.push_back(dimension);
        }
        switch (operation) {
            case CT_SUM: return a.sum(along, keep != 0);
            case CT_MEAN: return a.mean(along, keep != 0);
            case CT_VARIANCE: return a.var(along, false, keep != 0);
            case CT_LARGEST: return a.amax(along, keep != 0);
            case CT_SMALLEST: return a.amin(along, keep != 0);
            default: throw std::invalid_argument("no such reduction");
        }
    });
}

int ct_where(const CTTensor *condition, const CTTensor *a, const CTTensor *b, CTTensor **out, char **error) {
    return produce(out, error, [&] { return at::where(condition->value, a->value, b->value); });
}

int ct_clamp(const CTTensor *a, double low, double high, CTTensor **out, char **error) {
    return produce(out, error, [&] { return a->value.clamp(low, high); });
}
