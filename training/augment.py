"""What a hip image may look like besides how it was simulated: pose, exposure, look-up curve, blur, noise, clutter.

Strong randomisation is what lets networks trained on simulated radiographs see real ones (SyntheX). Whole batches at
a time, on [n, 1, s, s] in 0..1. Nothing here knows the class.
"""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor


def _uniform(n: int, low: float, high: float, generator: torch.Generator) -> Tensor:
    return torch.rand(n, generator=generator) * (high - low) + low


def _pose(images: Tensor, g: torch.Generator) -> Tensor:
    n = len(images)
    angle = _uniform(n, -12, 12, g) * math.pi / 180
    zoom, aspect, shear = _uniform(n, 0.85, 1.15, g), _uniform(n, 0.92, 1.08, g), _uniform(n, -0.08, 0.08, g)
    flip = torch.where(torch.rand(n, generator=g) < 0.3, -1.0, 1.0)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = torch.cos(angle) * zoom * flip * aspect
    theta[:, 0, 1] = (-torch.sin(angle) + shear) * zoom
    theta[:, 1, 0] = torch.sin(angle) * zoom * flip
    theta[:, 1, 1] = torch.cos(angle) * zoom / aspect
    theta[:, :, 2] = torch.rand(n, 2, generator=g) * 0.16 - 0.08
    grid = F.affine_grid(theta, images.shape, align_corners=False)
    return F.grid_sample(images, grid, padding_mode="zeros", align_corners=False)


def _tone(images: Tensor, g: torch.Generator) -> Tensor:
    n = len(images)
    shape = (n, 1, 1, 1)
    gamma = torch.exp(_uniform(n, -0.35, 0.35, g)).view(shape)
    contrast, brightness = _uniform(n, 0.8, 1.25, g).view(shape), _uniform(n, -0.08, 0.08, g).view(shape)
    toned = images.clamp(1e-4, 1) ** gamma
    return ((toned - 0.5) * contrast + 0.5 + brightness).clamp(0, 1)


def _sharpness(images: Tensor, g: torch.Generator) -> Tensor:
    """Blurs some images and over-enhances others, as vendors' processing does: halos beside metal included."""
    blurred = F.avg_pool2d(F.pad(images, (2, 2, 2, 2), mode="reflect"), 5, stride=1)
    amount = _uniform(len(images), -0.8, 1.2, g)
    amount = torch.where(torch.rand(len(images), generator=g) < 0.5, torch.zeros(()), amount).view(-1, 1, 1, 1)
    return (images + amount * (images - blurred)).clamp(0, 1)


def _noise(images: Tensor, g: torch.Generator) -> Tensor:
    sigma = (torch.rand(len(images), generator=g) ** 2 * 0.04).view(-1, 1, 1, 1)
    return (images + torch.randn(images.shape, generator=g) * sigma).clamp(0, 1)


def _clutter(images: Tensor, g: torch.Generator) -> Tensor:
    """Covers or brightens a box in some images: collimation, shields, markers, text."""
    size = images.shape[-1]
    for i in torch.nonzero(torch.rand(len(images), generator=g) < 0.2).flatten().tolist():
        height, width = (_uniform(2, 0.05, 0.3, g) * size).int().tolist()
        top, left = int(torch.randint(0, size - height, (1,), generator=g)), int(torch.randint(0, size - width, (1,), generator=g))
        value = float(torch.rand(1, generator=g))
        images[i, :, top:top + height, left:left + width] = value
    return images


def augment(images: Tensor, generator: torch.Generator) -> Tensor:
    """A new look for each image of the batch."""
    images = _clutter(_tone(_pose(images, generator), generator), generator)
    return _noise(_sharpness(images, generator), generator)
