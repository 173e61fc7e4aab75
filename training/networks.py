"""The networks HipAI trains: two families, sized for two CPU cores, EfficientNet-B4 for who has a GPU, and the three questions that are asked of them.

A trunk turns one grey image into features at stride 16 (B4: 32). `SingleView` (hardware, triage) ends in global average pooling and one
linear layer, so that a class-activation map equals Grad-CAM: the map's mean plus the bias is the logit. Its cells are 23 mm wide where an
image shows a hip; `spread` says where in a cell the hardware lies and leaves that mean as it is. `DualView` (failure
causes) reads the AP and the lateral view with the same trunk and draws a map of signs for each.
"""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from classes import FAILURES, HARDWARE, TRIAGE

SIGNS = len(FAILURES) - 1  # a map each: all causes but none
MASKS = 1 + SIGNS          # hardware, then the signs


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


RELU_GAMMA = 1.7139588594436646  # keeps the variance of ReLU's output at 1; SiLU costs two fifths of a training step here


class SqueezeExcite(nn.Module):
    """Scales channels by what the whole image says of them."""

    def __init__(self, channels: int, hidden: int, gain: float):
        super().__init__()
        self.reduce, self.expand, self.gain = nn.Conv2d(channels, hidden, 1), nn.Conv2d(hidden, channels, 1), gain

    def forward(self, x: Tensor) -> Tensor:
        gate = x.mean((2, 3), keepdim=True)
        return x * (torch.sigmoid(self.expand(F.silu(self.reduce(gate)))) * self.gain)


class NormFreeBlock(nn.Module):
    """Pre-activation bottleneck of an NFNet: variance is tracked by alpha and beta instead of being normalised."""

    def __init__(self, inputs: int, outputs: int, stride: int, beta: float, alpha: float = 0.2):
        super().__init__()
        middle = outputs // 2
        self.alpha, self.beta = alpha, beta
        self.reshapes = stride > 1 or inputs != outputs
        self.stride = stride
        self.shortcut = ScaledStdConv2d(inputs, outputs, 1, gamma=RELU_GAMMA) if self.reshapes else None
        self.conv1 = ScaledStdConv2d(inputs, middle, 1, gamma=RELU_GAMMA)
        self.conv2 = ScaledStdConv2d(middle, middle, 3, stride, gamma=RELU_GAMMA)
        self.conv3 = ScaledStdConv2d(middle, outputs, 1, gamma=RELU_GAMMA)
        self.excite = SqueezeExcite(outputs, max(8, outputs // 4), 2.0)
        self.skip_gain = nn.Parameter(torch.ones(()))

    def forward(self, x: Tensor) -> Tensor:
        active = F.relu(x) * self.beta
        shortcut = x
        if self.shortcut is not None:
            shortcut = self.shortcut(F.avg_pool2d(active, 2) if self.stride > 1 else active)
        branch = self.conv3(F.relu(self.conv2(F.relu(self.conv1(active)))))
        return shortcut + self.alpha * self.skip_gain * self.excite(branch)


def nfnet(channels: int = 1, depths=(1, 2, 4, 2), widths=(48, 96, 192, 256)) -> tuple[nn.Module, int]:
    """NFNet scaled down for two CPU cores."""
    layers: list[nn.Module] = [ScaledStdConv2d(channels, widths[0], 7, 4)]
    inputs, variance = widths[0], 1.0
    for stage, (depth, width) in enumerate(zip(depths, widths)):
        for block in range(depth):
            stride = 2 if block == 0 and stage in (1, 2) else 1
            layers.append(NormFreeBlock(inputs, width, stride, 1 / math.sqrt(variance)))
            # A block that reshapes starts from variance 1 again; each block adds alpha squared.
            variance = (1.0 if layers[-1].reshapes else variance) + 0.2 ** 2
            inputs = width
    layers += [ScaledStdConv2d(inputs, 512, 1, gamma=RELU_GAMMA), nn.ReLU()]
    return nn.Sequential(*layers), 512


def _norm(inputs: int, outputs: int, kernel: int, stride: int, groups: int, activation: nn.Module | None) -> nn.Sequential:
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
              nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.03)]
    return nn.Sequential(*layers, *([activation] if activation else []))


class InvertedBlock(nn.Module):
    """EfficientNet's inverted bottleneck; `fused` (EfficientNetV2, Tan and Le 2021) where depthwise layers would be slow, and ReLU as in its Lite variants."""

    def __init__(self, inputs: int, outputs: int, stride: int, expand: int, fused: bool):
        super().__init__()
        middle = inputs * expand
        self.adds = stride == 1 and inputs == outputs
        layers = [_norm(inputs, middle, 3, stride, 1, nn.ReLU())] if fused else [
            _norm(inputs, middle, 1, 1, 1, nn.ReLU()), _norm(middle, middle, 3, stride, middle, nn.ReLU()),
            SqueezeExcite(middle, max(8, inputs // 4), 1.0)]
        self.layers = nn.Sequential(*layers, _norm(middle, outputs, 1, 1, 1, None))

    def forward(self, x: Tensor) -> Tensor:
        branch = self.layers(x)
        return x + branch if self.adds else branch


def efficientnet(channels: int = 1) -> tuple[nn.Module, int]:
    """EfficientNet with fused early stages, scaled down for two CPU cores."""
    layers: list[nn.Module] = [_norm(channels, 40, 7, 4, 1, nn.ReLU())]
    inputs = 40
    for outputs, depth, stride, expand, fused in [(40, 1, 1, 2, True), (64, 2, 2, 3, True), (112, 3, 2, 4, False), (160, 3, 1, 3, False)]:
        for block in range(depth):
            layers.append(InvertedBlock(inputs, outputs, stride if block == 0 else 1, expand, fused))
            inputs = outputs
    layers.append(_norm(inputs, 512, 1, 1, 1, nn.ReLU()))
    return nn.Sequential(*layers), 512


def efficientnet_b4(channels: int = 1) -> tuple[nn.Module, int]:
    """EfficientNet-B4 as the source paper has it, for inputs of 380 pixels and a GPU: torchvision's layers, those to stride 8 as the first."""
    from torchvision import models  # only who asks for this family needs it
    features = models.efficientnet_b4().features
    features[0][0] = nn.Conv2d(channels, features[0][0].out_channels, 3, 2, 1, bias=False)
    return nn.Sequential(features[:4], *features[4:]), 1792


TRUNKS = {"efficientnet": efficientnet, "nfnet": nfnet, "efficientnet-b4": efficientnet_b4}
FIRST = {"efficientnet": 40, "nfnet": 48, "efficientnet-b4": 56}  # channels of the first layer
FINER = 4  # cells of the first layer along a cell of the last


def spread(cam: Tensor, detail: Tensor) -> Tensor:
    """The activation of each cell ([n, c, h, w]), shared out over the 4 x 4 finer cells of `detail` ([n, 1, 4h, 4w], logits of hardware)
    inside it; the mean of a cell stays what it was."""
    shares = F.pixel_unshuffle(detail.float(), FINER).softmax(1) * FINER ** 2
    return F.pixel_shuffle((cam.unsqueeze(2) * shares.unsqueeze(1)).flatten(1, 2), FINER)


class SingleView(nn.Module):
    """One image in. Out: logits, activation map, sign and hardware masks (logits), hardware at stride 4 (logits), the joint in shares of the
    input."""

    def __init__(self, family: str, classes: int, dropout: float = 0.2):
        super().__init__()
        self.trunk, channels = TRUNKS[family]()
        # From the first layer's edges and, so that bone is not taken for metal, from what lies around.
        self.edges = nn.Sequential(nn.Conv2d(FIRST[family], 16, 3, padding=1), nn.ReLU())
        self.around = nn.Conv2d(channels, 16, 1)
        self.detail = nn.Conv2d(16, 1, 1)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(channels, classes)
        self.masks = nn.Conv2d(channels, MASKS, 1)
        self.joint = nn.Conv2d(channels, 1, 1)

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        first = self.trunk[0](image)
        maps = self.trunk[1:](first)
        cam = F.conv2d(maps, self.head.weight[:, :, None, None])
        pooled = maps.mean((2, 3))
        # Drawing finely is no reason for the trunk to change.
        around = F.interpolate(self.around(maps.detach()), scale_factor=FINER, mode="nearest")
        detail = self.detail(F.relu(self.edges(first.detach()) + around))
        # While training, dropout acts on the pooled features; in eval mode both ways give the same logits.
        logits = self.head(self.dropout(pooled)) if self.training else cam.mean((2, 3)) + self.head.bias
        return {"logits": logits, "cam": cam, "masks": self.masks(maps), "detail": detail, "joint": soft_argmax(self.joint(maps)),
                "features": pooled}


def soft_argmax(heat: Tensor) -> Tensor:
    """The centre of mass of a softmax over the cells, x and y in shares of the input: [n, 2]."""
    n, _, height, width = heat.shape
    weights = heat.float().flatten(1).softmax(1).view(n, height, width)
    x = (torch.arange(width, device=heat.device) + 0.5) / width
    y = (torch.arange(height, device=heat.device) + 0.5) / height
    return torch.stack([(weights.sum(1) * x).sum(1), (weights.sum(2) * y).sum(1)], 1)


class Relief(nn.Module):
    """The image, and beside it what differs from its surroundings, made four times stronger: a gap of one millimetre beside metal is a small
    step next to a great one. [n, 1, h, w] becomes [n, 2, h, w]."""

    def forward(self, image: Tensor) -> Tensor:
        around = F.avg_pool2d(image, 9, 1, 4, count_include_pad=False)
        return torch.cat([image, (image - around) * 4], 1)


class DualView(nn.Module):
    """AP and lateral in, as two channels. Out: logits of the causes, and a map of signs (logits) for each view."""

    def __init__(self, family: str, dropout: float = 0.2):
        super().__init__()
        self.relief = Relief()
        self.trunk, channels = TRUNKS[family](2)
        # A map for each cause, and one for a sign of any: which cause a gap beside a stem speaks for may show elsewhere only.
        self.signs = nn.Conv2d(channels, SIGNS + 1, 1)
        self.dropout = nn.Dropout(dropout)
        # What a view shows as a whole, and how sure and how wide its signs are.
        self.head = nn.Sequential(nn.Linear(2 * (channels + 2 * (SIGNS + 1)), 128), nn.SiLU(), nn.Linear(128, len(FAILURES)))

    def forward(self, pair: Tensor) -> dict[str, Tensor]:
        n, _, height, width = pair.shape
        # The trunk sees 2n images, AP and lateral in turn: both views of a hip share its weights.
        maps = self.trunk(self.relief(pair.reshape(2 * n, 1, height, width)))
        signs = self.signs(maps)
        flat = signs.flatten(2)
        evidence = torch.cat([maps.mean((2, 3)), flat.amax(2), flat.sigmoid().mean(2) * 10], 1)
        logits = self.head(self.dropout(evidence).reshape(n, -1))
        causes, cells = signs[:, :SIGNS], signs.shape[2:]
        return {"logits": logits, "signs": causes.reshape(n, 2 * SIGNS, *cells), "any": signs[:, SIGNS].reshape(n, 2, *cells)}


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


def fitting(state: dict[str, Tensor], network: nn.Module) -> dict[str, Tensor]:
    """The weights of `state` that fit the network; a first layer of fewer input channels begins with zeros for the new ones."""
    taken = {}
    for name, own in network.state_dict().items():
        if name not in state:
            continue
        value = state[name]
        if value.ndim == 4 and own.ndim == 4 and value.shape[1] == 1 and own.shape[1] == 2 and value.shape[2:] == own.shape[2:]:
            value = torch.cat([value, torch.zeros_like(value)], 1)
        if value.shape == own.shape:
            taken[name] = value
    return taken


def build(task: str, family: str) -> nn.Module:
    """A fresh network for a task (`hardware`, `triage`, `failure`, `signs`) of a family (one of `TRUNKS`)."""
    if task in ("failure", "signs"):
        return DualView(family)
    return SingleView(family, len(HARDWARE if task == "hardware" else TRIAGE))


def fold_standardisation(module: nn.Module) -> nn.Module:
    """Replaces every weight-standardised convolution by the plain one it equals, which every runtime can load."""
    for name, child in module.named_children():
        if isinstance(child, ScaledStdConv2d):
            setattr(module, name, child.fold())
        else:
            fold_standardisation(child)
    return module
