"""What a radiograph may look like besides how it was simulated: pose, exposure, look-up curve, blur, noise, clutter.

Strong randomisation is what lets networks trained on simulated radiographs see real ones (SyntheX). Whole batches at a time.
Nothing here knows the class. Tone acts on bytes through a table per image, the rest on [n, c, s, s] in 0..1.
"""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

_NOISE = torch.randn(1 << 22, generator=torch.Generator().manual_seed(0))


def _uniform(n: int, low: float, high: float, generator: torch.Generator) -> Tensor:
    return torch.rand(n, generator=generator) * (high - low) + low


def draw_pose(n: int, g: torch.Generator, zoom: tuple[float, float] = (0.85, 1.15), shift: float = 0.08, flips: float = 0.1,
              strength: float = 1.0) -> Tensor:
    """Affine maps [n, 2, 3] from the new image to the old one, in -1..1: rotation, zoom, aspect, shear, flip, shift."""
    angle = strength * _uniform(n, -12, 12, g) * math.pi / 180
    scale, aspect = _uniform(n, *zoom, g), torch.exp(strength * _uniform(n, -0.06, 0.06, g))
    shear = strength * _uniform(n, -0.08, 0.08, g)
    flip = torch.where(torch.rand(n, generator=g) < flips, -1.0, 1.0)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = torch.cos(angle) * scale * flip * aspect
    theta[:, 0, 1] = (-torch.sin(angle) + shear) * scale
    theta[:, 1, 0] = torch.sin(angle) * scale * flip
    theta[:, 1, 1] = torch.cos(angle) * scale / aspect
    theta[:, :, 2] = (torch.rand(n, 2, generator=g) * 2 - 1) * shift
    return theta


def warp(images: Tensor, theta: Tensor, size: int | None = None) -> Tensor:
    """The images in a new pose, black where nothing was."""
    shape = (*images.shape[:2], size or images.shape[2], size or images.shape[3])
    return F.grid_sample(images, F.affine_grid(theta, shape, align_corners=False), padding_mode="zeros", align_corners=False)


def move(points: Tensor, theta: Tensor) -> Tensor:
    """Points [n, 2] in shares of the old image, in shares of the new one."""
    old = points * 2 - 1 - theta[:, :, 2]
    return (torch.linalg.solve(theta[:, :, :2], old.unsqueeze(2)).squeeze(2) + 1) / 2


def toned(pixels: Tensor, g: torch.Generator, strength: float = 1.0) -> Tensor:
    """Bytes [n, c, s, s] as grey values 0..1 after another curve, contrast and brightness for each image."""
    n = len(pixels)
    gamma = torch.exp(strength * _uniform(n, -0.4, 0.4, g)).view(n, 1)
    contrast = torch.exp(strength * _uniform(n, -0.27, 0.27, g)).view(n, 1)
    brightness = strength * _uniform(n, -0.1, 0.1, g).view(n, 1)
    levels = torch.linspace(0, 1, 256).clamp_min(1e-4).expand(n, 256) ** gamma
    # A mild S or its opposite, as looks of devices differ.
    bend = strength * _uniform(n, -0.25, 0.25, g).view(n, 1)
    levels = levels + bend * torch.sin(levels * 2 * math.pi) / (2 * math.pi)
    table = ((levels - 0.5) * contrast + 0.5 + brightness).clamp(0, 1)
    offsets = (torch.arange(n) * 256).view(n, 1, 1, 1)
    return table.flatten()[(pixels.long() + offsets).flatten()].view(pixels.shape)


def sharpness(images: Tensor, g: torch.Generator, least: float = -0.8, most: float = 1.2) -> Tensor:
    """Blurs some images and over-enhances others, as devices' processing does: halos beside metal included."""
    chosen = torch.nonzero(torch.rand(len(images), generator=g) < 0.5).flatten()
    if len(chosen) == 0:
        return images
    part = images[chosen]
    width = 3 if float(torch.rand(1, generator=g)) < 0.5 else 5
    blurred = F.avg_pool2d(F.pad(part, [width // 2] * 4, mode="reflect"), width, stride=1)
    amount = _uniform(len(chosen), least, most, g).view(-1, 1, 1, 1)
    images[chosen] = part + amount * (part - blurred)
    return images


def _noise(images: Tensor, g: torch.Generator) -> Tensor:
    sigma = (torch.rand(len(images), generator=g) ** 2 * 0.04).view(-1, 1, 1, 1)
    start = int(torch.randint(0, _NOISE.numel() - images.numel(), (1,), generator=g))
    return images + _NOISE[start:start + images.numel()].view(images.shape) * sigma


def _clutter(images: Tensor, g: torch.Generator) -> Tensor:
    """Covers or brightens a box in some images: collimation, shields, markers, text."""
    size = images.shape[-1]
    for i in torch.nonzero(torch.rand(len(images), generator=g) < 0.15).flatten().tolist():
        height, width = (_uniform(2, 0.05, 0.22, g) * size).int().tolist()
        top, left = int(torch.randint(0, size - height, (1,), generator=g)), int(torch.randint(0, size - width, (1,), generator=g))
        images[i, :, top:top + height, left:left + width] = float(torch.rand(1, generator=g))
    return images


def dirtied(images: Tensor, g: torch.Generator) -> Tensor:
    """Clutter, sharpness and noise over images 0..1; the images are changed."""
    return _noise(sharpness(_clutter(images, g), g), g).clamp_(0, 1)
