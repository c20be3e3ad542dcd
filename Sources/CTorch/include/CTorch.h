#pragma once
// A small C face on libtorch. Handles are opaque and owned by the caller; every function returns 0, or 1 with
// `*error` set to a message that ct_free_text releases. No C++ exception leaves these functions.

#include "CTorchTensors.h"
#include "CTorchOperations.h"
#include "CTorchLayers.h"
#include "CTorchOptimisers.h"
#include "CTorchScript.h"
#include "CTorchSystem.h"
