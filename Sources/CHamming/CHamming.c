#include "CHamming.h"
