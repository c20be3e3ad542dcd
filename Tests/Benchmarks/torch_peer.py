"""The default model in Python's PyTorch, for `vitrine-bench train` to be compared with.

    torch_peer.py FOLDER

FOLDER holds `train.npy` and `encode.npy`, images uint8 [N, H, W]. Commands come on standard input, one a line, each
answered by one line with the seconds that it took:

    train    a fresh model, one epoch over the images of train.npy
    encode   the latents of the images of encode.npy, 1000 at a time, to NumPy

The model, its losses, views, optimiser and schedule are those of `ModelSpecification()` and `TrainingSpecification()`,
written the way that a PyTorch user would.
"""

import ctypes
import math
import os
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

BITS, CHANNELS, HIDDEN, DECODER_HIDDEN = 48, (32, 64), 256, 256
BATCH, RATE, THREADS, TEMPERATURE = 256, 1e-3, 2, 0.3
SMALLEST_AREA, ASPECT, BRIGHTNESS = 0.5, 1.25, 0.4


class Model(nn.Module):
    def __init__(self, height, width):
        super().__init__()
        layers, inputs, rows, columns = [], 1, height, width
        for outputs in CHANNELS:
            layers += [
                nn.Conv2d(inputs, outputs, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
            inputs, rows, columns = outputs, (rows + 1) // 2, (columns + 1) // 2
        self.encoder = nn.Sequential(
            *layers, nn.Flatten(), nn.Linear(inputs * rows * columns, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, BITS))
        self.decoder = nn.Sequential(
            nn.Linear(BITS, DECODER_HIDDEN), nn.ReLU(), nn.Linear(DECODER_HIDDEN, height * width), nn.Sigmoid())


def views(images):
    """Random crops resized back, mirror images and brightness, each image by its own draw."""
    count = len(images)
    side = torch.empty(count).uniform_(SMALLEST_AREA, 1).sqrt()
    stretch = torch.exp(0.5 * torch.empty(count).uniform_(-math.log(ASPECT), math.log(ASPECT)))
    width, height = (side * stretch).clamp(max=1), (side / stretch).clamp(max=1)
    right = torch.empty(count).uniform_(-1, 1) * (1 - width)
    down = torch.empty(count).uniform_(-1, 1) * (1 - height)
    mirror = (torch.rand(count) < 0.5).float() * -2 + 1
    transforms = torch.zeros(count, 2, 3)
    transforms[:, 0, 0], transforms[:, 0, 2] = width * mirror, right
    transforms[:, 1, 1], transforms[:, 1, 2] = height, down
    grid = functional.affine_grid(transforms, list(images.shape), align_corners=False)
    moved = functional.grid_sample(images, grid, align_corners=False)
    factors = torch.empty(count, 1, 1, 1).uniform_(1 - BRIGHTNESS, 1 + BRIGHTNESS)
    return (moved * factors).clamp(0, 1)


def tensor(pixels):
    return torch.from_numpy(pixels).float().div(255).unsqueeze(1)


def layout(images):
    """Ordered by pixel where that pays: from PyTorch 2 on, as ours does."""
    if int(torch.__version__.split(".")[0]) < 2:
        return images
    return images.contiguous(memory_format=torch.channels_last)


def train(pixels):
    model = Model(*pixels.shape[1:]).train()
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = len(pixels) // BATCH
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    own = torch.zeros(2 * BATCH, 2 * BATCH).fill_diagonal_(-1e9)
    partners = (torch.arange(2 * BATCH) + BATCH) % (2 * BATCH)
    start = time.perf_counter()
    order = numpy.random.permutation(len(pixels))
    for step in range(steps):
        images = tensor(pixels[order[step * BATCH:(step + 1) * BATCH]])
        repeated = torch.cat([images, images])
        latents = model.encoder(layout(views(repeated)))
        logistic = latents.sigmoid()
        codes = (latents.detach() >= 0).float() * 2 - 1 + (logistic - logistic.detach())
        directions = functional.normalize(codes, dim=1)
        contrast = functional.cross_entropy(directions @ directions.t() / TEMPERATURE + own, partners)
        error = functional.mse_loss(model.decoder(codes), repeated.flatten(1))
        balance = codes.mean(0).square().mean()
        loss = contrast + 5 * error + 0.1 * balance
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 20 == 19 or step == steps - 1:
            loss.item()
    return model, time.perf_counter() - start


@torch.no_grad()
def encode(model, pixels):
    model.eval()
    start = time.perf_counter()
    parts = [model.encoder(layout(tensor(pixels[at:at + 1000]))).numpy() for at in range(0, len(pixels), 1000)]
    numpy.concatenate(parts)
    return time.perf_counter() - start


def kernels():
    """The matrix kernels of the OpenBLAS that is loaded, where one is."""
    try:
        name = ctypes.CDLL(None).openblas_get_corename
    except AttributeError:
        # NumPy and PyTorch load it out of the global scope.
        with open("/proc/self/maps", encoding="utf-8") as file:
            paths = sorted({line.split()[-1] for line in file if "openblas" in line and "torch" not in line})
        system = [path for path in paths if path.startswith("/usr/lib")]
        if "Math Kernel Library" in torch.__config__.show():
            return "MKL"
        if not system:
            return "other"
        name = ctypes.CDLL(system[0]).openblas_get_corename
    name.restype = ctypes.c_char_p
    return name().decode()


def main():
    torch.set_num_threads(THREADS)
    torch.manual_seed(0)
    numpy.random.seed(0)
    images = {name: numpy.load(os.path.join(sys.argv[1], f"{name}.npy")) for name in ("train", "encode")}
    print(f"PyTorch {torch.__version__} with {kernels()} kernels", flush=True)
    model, _ = train(images["train"])
    for line in sys.stdin:
        if line.strip() == "train":
            model, seconds = train(images["train"])
        else:
            seconds = encode(model, images["encode"])
        print(seconds, flush=True)


if __name__ == "__main__":
    main()
