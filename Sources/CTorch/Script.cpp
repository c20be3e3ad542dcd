#include "CTorchScript.h"
#include "Guard.hpp"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

using namespace vitrine;

struct CTModule {
    torch::jit::Module value;
};

int ct_module_load(const char *path, int number, CTModule **out, char **error) {
    return guarded(error, [&] {
        auto module = torch::jit::load(std::string(path), device(number));
        module.eval();
        *out = new CTModule{std::move(module)};
    });
}

int ct_module_define(const char *source, CTModule **out, char **error) {
    return guarded(error, [&] {
        torch::jit::Module module("encoder");
        module.define(source);
        *out = new CTModule{std::move(module)};
    });
}

int ct_module_save(const CTModule *module, const char *path, char **error) {
    return guarded(error, [&] { module->value.save(std::string(path)); });
}

int ct_module_forward(CTModule *module, const CTTensor *input, CTTensor **out, char **error) {
    return produce(out, error, [&]() -> at::Tensor {
        auto result = module->value.forward({input->value});
        if (!result.isTensor()) throw std::invalid_argument("forward returned no tensor but " + result.tagKind());
        return result.toTensor();
    });
}

void ct_module_free(CTModule *module) { delete module; }
