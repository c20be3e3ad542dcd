#pragma once
#include "CTorchTensors.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CTOptimiser CTOptimiser;

int ct_adam(CTTensor *const *parameters, int count, double rate, double beta1, double beta2, double epsilon,
            double weight_decay, CTOptimiser **out, char **error);
int ct_sgd(CTTensor *const *parameters, int count, double rate, double momentum, double weight_decay, int nesterov,
           CTOptimiser **out, char **error);
int ct_adadelta(CTTensor *const *parameters, int count, double rate, double rho, double epsilon, double weight_decay,
                CTOptimiser **out, char **error);
void ct_optimiser_free(CTOptimiser *optimiser);

int ct_optimiser_step(CTOptimiser *optimiser, char **error);
int ct_optimiser_zero_grad(CTOptimiser *optimiser, char **error);
int ct_optimiser_set_rate(CTOptimiser *optimiser, double rate, char **error);

/// How many tensors the state holds: 0 before the first step, else the same number for each parameter.
int ct_optimiser_state_count(const CTOptimiser *optimiser, int *count, char **error);
/// Fills `out` with that many new handles.
int ct_optimiser_state(const CTOptimiser *optimiser, CTTensor **out, int count, char **error);
int ct_optimiser_restore(CTOptimiser *optimiser, const CTTensor *const *state, int count, char **error);

#ifdef __cplusplus
}
#endif
