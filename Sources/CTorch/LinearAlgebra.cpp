#include "CTorchOperations.h"
#include "Guard.hpp"

#include <memory>

using namespace vitrine;

int ct_svd(const CTTensor *a, int full, CTTensor **u, CTTensor **s, CTTensor **vh, char **error) {
    return guarded(error, [&] {
        auto parts = at::linalg_svd(a->value, full != 0);
        auto first = std::make_unique<CTTensor>(CTTensor{std::get<0>(parts)});
        auto second = std::make_unique<CTTensor>(CTTensor{std::get<1>(parts)});
        *vh = new CTTensor{std::get<2>(parts)};
        *u = first.release();
        *s = second.release();
    });
}

int ct_eigh(const CTTensor *a, CTTensor **values, CTTensor **vectors, char **error) {
    return guarded(error, [&] {
        auto parts = at::linalg_eigh(a->value);
        auto first = std::make_unique<CTTensor>(CTTensor{std::get<0>(parts)});
        *vectors = new CTTensor{std::get<1>(parts)};
        *values = first.release();
    });
}

int ct_qr(const CTTensor *a, CTTensor **q, CTTensor **r, char **error) {
    return guarded(error, [&] {
        auto parts = at::linalg_qr(a->value);
        auto first = std::make_unique<CTTensor>(CTTensor{std::get<0>(parts)});
        *r = new CTTensor{std::get<1>(parts)};
        *q = first.release();
    });
}
