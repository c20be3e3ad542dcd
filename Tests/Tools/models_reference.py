"""The numbers that Tests/ModelsTests holds layers, codes, losses and backbones against, from PyTorch.

    python models_reference.py

Tensors are filled by a formula that any language makes the same: ((i * step) mod 101 - 50) / 50.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


def filled(*shape, step=37):
    count = math.prod(shape)
    return (((torch.arange(count) * step) % 101).double() - 50).div(50).float().reshape(shape)


def show(name, values):
    flat = values.detach().flatten().tolist() if torch.is_tensor(values) else [values]
    print(f"{name}: [{', '.join(f'{value:.7g}' for value in flat)}]")


def fill(parameters):
    """As `Filler.fill` in the tests: the i-th tensor with a step of its own, scaled down."""
    for index, tensor in enumerate(parameters):
        with torch.no_grad():
            tensor.copy_(filled(*tensor.shape, step=37 + 2 * index) * 0.5)


def layer(name, module, inputs, training=False):
    """Output sums, a few outputs, the input's gradient and the sum of each weight's gradient times the filler."""
    fill(module.parameters())
    module.train(training)
    inputs = inputs.clone().requires_grad_()
    out = module(inputs)
    (out * filled(*out.shape, step=29)).sum().backward()
    show(f"{name} out", out.flatten()[:6])
    show(f"{name} shape", torch.tensor(out.shape).float())
    show(f"{name} gradient", inputs.grad.flatten()[:6])
    show(f"{name} weights", torch.stack([(p.grad * filled(*p.shape, step=31)).sum() for p in module.parameters()])
         if list(module.parameters()) else torch.zeros(0))


def layers():
    image = filled(2, 4, 5, 6)
    small = filled(5, 2, 3, 4)
    layer("conv", nn.Sequential(nn.Conv2d(4, 3, 3, stride=2, padding=1), nn.LeakyReLU(0.01)), image)
    layer("conv groups", nn.Sequential(nn.Conv2d(4, 6, 3, padding=0, groups=2), nn.Tanh()), image)
    layer("conv norm", nn.Sequential(nn.Conv2d(4, 3, 3, padding=1, bias=False), nn.BatchNorm2d(3), nn.ReLU()), image, True)
    layer("conv_transpose", nn.Sequential(
        nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=1), nn.Sigmoid()), image)
    layer("pool max", nn.MaxPool2d(2), image)
    layer("pool max same", nn.MaxPool2d(2, ceil_mode=True), image)
    layer("pool average same", nn.AvgPool2d(2, ceil_mode=True, count_include_pad=False), image)
    layer("pool padded", nn.MaxPool2d(3, stride=2, padding=1), image)
    layer("global_average", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()), image)
    layer("upsample", nn.Upsample(scale_factor=2, mode="nearest"), image)
    layer("resize", nn.Upsample(size=(7, 4), mode="bilinear", align_corners=False), image)
    layer("dense", nn.Sequential(nn.Flatten(), nn.Linear(24, 3), nn.ReLU6()), small)
    layer("dense norm", nn.Sequential(nn.Flatten(), nn.Linear(24, 3, bias=False), nn.BatchNorm1d(3)), small, True)
    layer("batch_norm", nn.BatchNorm2d(4), image, True)

    class Normalise(nn.Module):
        def forward(self, x):
            return F.normalize(x.flatten(1), dim=1)

    layer("normalise", Normalise(), image)


class BiHalf(torch.autograd.Function):
    """Li and van Gemert 2021."""

    @staticmethod
    def forward(context, u, gamma):
        order = u.sort(dim=0, descending=True, stable=True).indices
        n, d = u.shape
        half = torch.cat([torch.ones(n // 2, d), -torch.ones(n - n // 2, d)])
        b = torch.zeros_like(u).scatter_(0, order, half)
        context.save_for_backward(u, b)
        context.gamma = gamma
        return b

    @staticmethod
    def backward(context, g):
        u, b = context.saved_tensors
        return g + context.gamma * (u - b) / b.numel(), None


def codes():
    weights = filled(6, 4, step=29)
    forms = {
        "bi-half": lambda h: BiHalf.apply(h, 6.0),
        "zero-one": lambda h: (torch.tanh(2.5 * h) + 1) / 2,
        "zero-one paper": lambda h: (torch.tanh(torch.sigmoid(h)) + 1) / 2,
        "tanh": lambda h: torch.tanh(2.5 * h),
    }
    for name, form in forms.items():
        h = filled(6, 4).requires_grad_()
        out = form(h)
        (out * weights).sum().backward()
        show(f"{name} codes", out[:2])
        show(f"{name} gradient", h.grad[:2])


def losses():
    labels = torch.tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [1, 1, 0], [0, 0, 0.]])
    single = labels[:4]

    def loss(name, form, *shape, step=37, scale=1.0):
        x = (filled(*shape, step=step) * scale).requires_grad_()
        value = form(x)
        value.backward()
        show(name, value)
        show(f"{name} gradient", x.grad.flatten()[:6])

    loss("classification", lambda f: F.cross_entropy(f, single.argmax(1)), 4, 3, scale=3)
    loss("classification several", lambda f: -(F.log_softmax(f, 1) * labels / labels.sum(1, keepdim=True).clamp(min=1))
         .sum(1).mean(), 6, 3, scale=3)
    loss("sigmoid-classification", lambda f: F.binary_cross_entropy_with_logits(f, labels), 6, 3, scale=3)

    def five(f):
        right = ((labels == 1) & (f >= 1)) | ((labels == 0) & (f <= 0))
        return torch.where(right, torch.zeros_like(f), 0.5 * (labels - f).abs()).mean()

    loss("formula-5", five, 6, 3, scale=3)
    loss("code-balance", lambda z: (((z + 1) / 2).mean(1) - 0.5).square().mean(), 6, 4)
    loss("push", lambda z: -((z + 1) / 2 - 0.5).square().mean(), 6, 4)

    def bernoulli(h):
        p, q = torch.sigmoid(h[:3]), torch.sigmoid(h[3:])
        kl = lambda a, b: (a * (a / b).log() + (1 - a) * ((1 - a) / (1 - b)).log()).mean()
        return (kl(p, q.detach()) + kl(q, p.detach())) / 2

    loss("bernoulli-kl", bernoulli, 6, 4, scale=2)
    mean, log_variance = filled(6, 4).requires_grad_(), filled(6, 4, step=29).requires_grad_()
    value = torch.distributions.kl_divergence(
        torch.distributions.Normal(mean, (log_variance / 2).exp()), torch.distributions.Normal(0., 1.)).sum(1).mean()
    value.backward()
    show("kl", value)
    show("kl gradient of means", mean.grad.flatten()[:6])
    show("kl gradient of log variances", log_variance.grad.flatten()[:6])


def noise(count, k):
    """Numbers in -1...1 from integer arithmetic modulo 2^32; see `Noise` in the tests."""
    x = (torch.arange(count, dtype=torch.int64) * 2654435761 + k * 40503) % 2**32
    x = ((x ^ (x >> 15)) * 1540483477) % 2**32
    x = ((x ^ (x >> 13)) * 1540483477) % 2**32
    return (x ^ (x >> 15)).double() / 2**31 - 1


def wave(module):
    """The k-th tensor's weights are noise, scaled by what they are."""
    k = 0
    for name, tensor in module.state_dict(keep_vars=True).items():
        if name.endswith("num_batches_tracked"):
            continue
        k += 1
        values = noise(tensor.numel(), k).reshape(tensor.shape)
        with torch.no_grad():
            if name.endswith("running_var"):
                tensor.copy_(1 + 0.5 * values)
            elif tensor.dim() == 1 and name.endswith("weight"):
                tensor.copy_(0.7 + 0.1 * values)
            elif tensor.dim() == 1:
                tensor.copy_(0.1 * values)
            else:
                tensor.copy_(values * math.sqrt(6 / (tensor.numel() / tensor.shape[0])))


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * width)
        if stride != 1 or inputs != 4 * width:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = F.relu(self.bn2(self.conv2(y)))
        return F.relu(self.bn3(self.conv3(y)) + (self.downsample(x) if hasattr(self, "downsample") else x))


class ResNet50(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        inputs = 64
        for level, count in enumerate((3, 4, 6, 3)):
            blocks = []
            for index in range(count):
                blocks.append(Bottleneck(inputs, 64 << level, 2 if level and not index else 1))
                inputs = 256 << level
            setattr(self, f"layer{level + 1}", nn.Sequential(*blocks))
        self.fc = nn.Linear(2048, 1000)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        pooled = self.layer4(self.layer3(self.layer2(self.layer1(x)))).mean((2, 3))
        return pooled, self.fc(pooled)


class Same(nn.Conv2d):
    """TensorFlow's padding where asked for."""

    tensorflow = False

    def forward(self, x):
        if not self.tensorflow or self.stride[0] == 1:
            return super().forward(x)
        k, s = self.kernel_size[0], self.stride[0]
        lacking = [max(0, (-(-size // s) - 1) * s + k - size) for size in x.shape[2:]]
        x = F.pad(x, [lacking[1] // 2, lacking[1] - lacking[1] // 2, lacking[0] // 2, lacking[0] - lacking[0] // 2])
        return F.conv2d(x, self.weight, None, s, 0, 1, self.groups)


class Separable(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride):
        super().__init__()
        self.conv_dw = Same(inputs, inputs, kernel, stride, kernel // 2, groups=inputs, bias=False)
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv_pw = Same(inputs, outputs, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.bn2(self.conv_pw(F.relu6(self.bn1(self.conv_dw(x)))))


class Inverted(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride, expansion):
        super().__init__()
        width = inputs * expansion
        self.conv_pw = Same(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv_dw = Same(width, width, kernel, stride, kernel // 2, groups=width, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv_pwl = Same(width, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        y = F.relu6(self.bn1(self.conv_pw(x)))
        y = self.bn3(self.conv_pwl(F.relu6(self.bn2(self.conv_dw(y)))))
        return x + y if self.adds else y


class Lite0(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_stem = Same(3, 32, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        inputs, stages = 32, []
        for count, k, s, e, c in ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80),
                                  (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320)):
            blocks = []
            for index in range(count):
                stride = s if index == 0 else 1
                blocks.append(Separable(inputs, c, k, stride) if e == 1 else Inverted(inputs, c, k, stride, e))
                inputs = c
            stages.append(nn.Sequential(*blocks))
        self.blocks = nn.Sequential(*stages)
        self.conv_head = Same(320, 1280, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(1280)
        self.classifier = nn.Linear(1280, 1000)

    def forward(self, x):
        x = self.blocks(F.relu6(self.bn1(self.conv_stem(x))))
        pooled = F.relu6(self.bn2(self.conv_head(x))).mean((2, 3))
        return pooled, self.classifier(pooled)


@torch.no_grad()
def backbones():
    mean = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
    images = ((filled(2, 3, 64, 64) + 1) / 2 - mean) / deviation
    for name, module, tensorflow in (("resnet50", ResNet50(), False), ("efficientnet-lite0", Lite0(), False),
                                     ("efficientnet-lite0 tensorflow", Lite0(), True)):
        wave(module)
        for part in module.modules():
            if tensorflow and isinstance(part, nn.BatchNorm2d):
                part.eps = 1e-3
            if isinstance(part, Same):
                part.tensorflow = tensorflow
        pooled, scores = module.eval()(images)
        print(name, "largest", pooled.abs().max().item(), scores.abs().max().item(), "tensors",
              sum(not key.endswith("num_batches_tracked") for key in module.state_dict()))
        show(f"{name} pooled", pooled[0, :4])
        show(f"{name} pooled, second image", pooled[1, -4:])
        show(f"{name} scores", scores[0, :4])
        show(f"{name} sums", torch.stack([pooled.sum(), pooled.abs().sum(), scores.sum(), scores.abs().sum()]))


if __name__ == "__main__":
    layers()
    codes()
    losses()
    backbones()
