#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version this was compiled against; a string that is never freed.
const char *ct_version(void);
/// Threads that one operation may use, for the calling thread.
int ct_set_threads(int count, char **error);
int ct_threads(int *count, char **error);
int ct_seed(uint64_t seed, char **error);
int ct_set_deterministic(int value, char **error);
int ct_has_cuda(int *value, char **error);

#ifdef __cplusplus
}
#endif
