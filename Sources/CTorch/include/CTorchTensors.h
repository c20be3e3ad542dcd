#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CTTensor CTTensor;

void ct_free_text(char *text);
void ct_tensor_free(CTTensor *tensor);

// Element types are libtorch's numbers (c10::ScalarType): 0 uint8, 3 int32, 4 int64, 6 float32, 7 float64, 11 bool.
// Devices: 0 is the CPU, 1 the first CUDA device.

/// Copies `data`, row-major, of which there must be as many bytes as the shape asks for.
int ct_tensor_from(const void *data, const int64_t *shape, int rank, int type, CTTensor **out, char **error);
int ct_tensor_full(const int64_t *shape, int rank, double value, int type, CTTensor **out, char **error);
/// kind 0: uniform in [0, 1); kind 1: standard normal; from a generator of their own started with `seed`.
int ct_tensor_random(int kind, const int64_t *shape, int rank, uint64_t seed, CTTensor **out, char **error);
/// Copies the elements out, row-major, from any device; `bytes` must be their exact size.
int ct_tensor_copy_out(const CTTensor *tensor, void *data, size_t bytes, char **error);

int ct_tensor_rank(const CTTensor *tensor, int *rank, char **error);
int ct_tensor_shape(const CTTensor *tensor, int64_t *shape, char **error);
int ct_tensor_kind(const CTTensor *tensor, int *type, int *device, char **error);

int ct_tensor_to(const CTTensor *tensor, int type, int device, CTTensor **out, char **error);
int ct_tensor_layout(const CTTensor *tensor, int channels_last, CTTensor **out, char **error);
int ct_tensor_clone(const CTTensor *tensor, CTTensor **out, char **error);
/// Writes the elements of `source` into `tensor`, outside autograd.
int ct_tensor_assign(CTTensor *tensor, const CTTensor *source, char **error);

int ct_tensor_detach(const CTTensor *tensor, CTTensor **out, char **error);
int ct_tensor_set_requires_grad(CTTensor *tensor, int value, char **error);
int ct_tensor_requires_grad(const CTTensor *tensor, int *value, char **error);
int ct_tensor_backward(const CTTensor *tensor, char **error);
/// `*out` is null where there is no gradient.
int ct_tensor_grad(const CTTensor *tensor, CTTensor **out, char **error);
int ct_tensor_zero_grad(CTTensor *tensor, char **error);
/// Turns the recording of gradients on or off for the calling thread and tells what it was.
int ct_grad_mode(int enabled, int *previous, char **error);

#ifdef __cplusplus
}
#endif
