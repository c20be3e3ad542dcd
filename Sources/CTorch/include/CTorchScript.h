#pragma once
#include "CTorchTensors.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CTModule CTModule;

int ct_module_load(const char *path, int device, CTModule **out, char **error);
/// A module with nothing but the methods in `source`, in TorchScript.
int ct_module_define(const char *source, CTModule **out, char **error);
int ct_module_save(const CTModule *module, const char *path, char **error);
int ct_module_forward(CTModule *module, const CTTensor *input, CTTensor **out, char **error);
void ct_module_free(CTModule *module);

#ifdef __cplusplus
}
#endif
