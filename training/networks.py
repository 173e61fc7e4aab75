"""The two compact families HipAI ships: an EfficientNet and an NFNet, one grey channel in, nine classes out.

Both end in global average pooling and one linear layer, so that a class-activation map equals Grad-CAM: the map's mean
plus the bias is the logit. `HipNetwork.forward` returns both.
"""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchvision.models.efficientnet import EfficientNet, MBConvConfig

CLASSES = [
    "no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
    "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious",
]


class HipNetwork(nn.Module):
    """A feature extractor followed by average pooling and one linear layer."""

    def __init__(self, features: nn.Module, channels: int, dropout: float):
        super().__init__()
        self.features = features
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(channels, len(CLASSES))

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        maps = self.features(image)
        cam = F.conv2d(maps, self.head.weight[:, :, None, None])
        # While training, dropout acts on the pooled features; in eval mode both ways give the same logits.
        logits = self.head(self.dropout(maps.mean((2, 3)))) if self.training else cam.mean((2, 3)) + self.head.bias
        return logits, cam


def efficientnet(width: float = 0.5, depth: float = 0.6, dropout: float = 0.2) -> HipNetwork:
    """EfficientNet scaled down for two CPU cores; the last stage keeps stride 16, so that the map has 10 x 10 cells at 160."""
    settings = [
        MBConvConfig(expand, kernel, stride, inputs, outputs, layers, width, depth)
        for expand, kernel, stride, inputs, outputs, layers in [
            (1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3),
            (6, 5, 1, 80, 112, 3), (6, 5, 1, 112, 192, 4), (6, 3, 1, 192, 320, 1),
        ]
    ]
    body = EfficientNet(settings, dropout=0.0, stochastic_depth_prob=0.1, num_classes=len(CLASSES),
                        norm_layer=lambda channels: nn.BatchNorm2d(channels, eps=1e-3, momentum=0.03))
    stem = body.features[0][0]
    body.features[0][0] = nn.Conv2d(1, stem.out_channels, stem.kernel_size, stem.stride, stem.padding, bias=False)
    return HipNetwork(body.features, body.features[-1].out_channels, dropout)


class ScaledStdConv2d(nn.Conv2d):
    """Convolution with scaled weight standardisation (Brock et al. 2021). `fold` turns it into a plain one for export."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, gamma: float = 1.0):
        super().__init__(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=True)
        self.gain = nn.Parameter(torch.ones(outputs, 1, 1, 1))
        self.scale = gamma * self.weight[0].numel() ** -0.5

    def standardised(self) -> Tensor:
        mean = self.weight.mean((1, 2, 3), keepdim=True)
        variance = self.weight.var((1, 2, 3), unbiased=False, keepdim=True)
        return self.gain * self.scale * (self.weight - mean) / torch.sqrt(variance + 1e-6)

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.standardised(), self.bias, self.stride, self.padding, self.dilation, self.groups)

    def fold(self) -> nn.Conv2d:
        plain = nn.Conv2d(self.in_channels, self.out_channels, self.kernel_size, self.stride, self.padding, groups=self.groups)
        with torch.no_grad():
            plain.weight.copy_(self.standardised())
            plain.bias.copy_(self.bias)
        return plain


SILU_GAMMA = 1.7881293296813965  # keeps the variance of SiLU's output at 1


class SqueezeExcite(nn.Module):
    def __init__(self, channels: int, ratio: float = 0.25):
        super().__init__()
        hidden = max(8, int(channels * ratio))
        self.reduce, self.expand = nn.Conv2d(channels, hidden, 1), nn.Conv2d(hidden, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        gate = x.mean((2, 3), keepdim=True)
        return x * torch.sigmoid(self.expand(F.silu(self.reduce(gate)))) * 2.0


class NormFreeBlock(nn.Module):
    """Pre-activation bottleneck of an NFNet: variance is tracked by alpha and beta instead of being normalised."""

    def __init__(self, inputs: int, outputs: int, stride: int, beta: float, alpha: float = 0.2):
        super().__init__()
        middle = outputs // 2
        self.alpha, self.beta = alpha, beta
        self.reshapes = stride > 1 or inputs != outputs
        self.stride = stride
        self.shortcut = ScaledStdConv2d(inputs, outputs, 1, gamma=SILU_GAMMA) if self.reshapes else None
        self.conv1 = ScaledStdConv2d(inputs, middle, 1, gamma=SILU_GAMMA)
        self.conv2 = ScaledStdConv2d(middle, middle, 3, stride, gamma=SILU_GAMMA)
        self.conv3 = ScaledStdConv2d(middle, outputs, 1, gamma=SILU_GAMMA)
        self.excite = SqueezeExcite(outputs)
        self.skip_gain = nn.Parameter(torch.ones(()))

    def forward(self, x: Tensor) -> Tensor:
        active = F.silu(x) * self.beta
        shortcut = x
        if self.shortcut is not None:
            shortcut = self.shortcut(F.avg_pool2d(active, 2) if self.stride > 1 else active)
        branch = self.conv3(F.silu(self.conv2(F.silu(self.conv1(active)))))
        return shortcut + self.alpha * self.skip_gain * self.excite(branch)


def nfnet(depths=(1, 2, 4, 2), widths=(48, 96, 192, 256), dropout: float = 0.2) -> HipNetwork:
    """NFNet scaled down for two CPU cores: stride 16, so that the map has 10 x 10 cells at 160."""
    layers: list[nn.Module] = [ScaledStdConv2d(1, 24, 3, 2), nn.SiLU(), ScaledStdConv2d(24, widths[0], 3, 2, gamma=SILU_GAMMA)]
    inputs, variance = widths[0], 1.0
    for stage, (depth, width) in enumerate(zip(depths, widths)):
        for block in range(depth):
            stride = 2 if block == 0 and stage in (1, 2) else 1
            layers.append(NormFreeBlock(inputs, width, stride, 1 / math.sqrt(variance)))
            # A block that reshapes starts from variance 1 again; each block adds alpha squared.
            variance = (1.0 if layers[-1].reshapes else variance) + 0.2 ** 2
            inputs = width
    layers += [ScaledStdConv2d(inputs, 512, 1, gamma=SILU_GAMMA), nn.SiLU()]
    return HipNetwork(nn.Sequential(*layers), 512, dropout)


@torch.no_grad()
def scale_to_data(network: nn.Module, images: Tensor) -> None:
    """Sets the gain of every weight-standardised convolution so that its output has unit variance on real images.

    An NFNet's bookkeeping of variances assumes inputs like white noise. A radiograph is smooth, and a filter whose weights
    sum to zero answers it with next to nothing: unscaled, the network starts out almost linear and hardly learns.
    """
    def rescale(module, _, output):
        deviation = output.std().clamp_min(1e-3)
        module.gain.div_(deviation)
        module.bias.div_(deviation)
        return output / deviation

    hooks = [m.register_forward_hook(rescale) for m in network.modules() if isinstance(m, ScaledStdConv2d)]
    network(images)
    for hook in hooks:
        hook.remove()


def build(family: str) -> HipNetwork:
    """A fresh network of a family: `efficientnet` or `nfnet`."""
    return {"efficientnet": efficientnet, "nfnet": nfnet}[family]()


def fold_standardisation(module: nn.Module) -> nn.Module:
    """Replaces every weight-standardised convolution by the plain one it equals, which every runtime can load."""
    for name, child in module.named_children():
        if isinstance(child, ScaledStdConv2d):
            setattr(module, name, child.fold())
        else:
            fold_standardisation(child)
    return module
