"""Weights of half or a quarter of the size: half precision, or whole numbers of 8 bits with a scale for each output channel.

The network is rounded first and measured, calibrated and exported as rounded; then the file keeps the small numbers and unfolds them
when it is loaded. Activations stay in single precision: this makes files smaller, not runs faster. What it costs in accuracy `hipai evaluate` tells.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

KINDS = ("float32", "float16", "int8")
LEAST = 256  # smaller tensors are not worth it


def scales(weight: np.ndarray) -> np.ndarray:
    """What one step of 8 bits is worth in each output channel."""
    return np.maximum(np.abs(weight.reshape(len(weight), -1)).max(1), 1e-12).astype(np.float32) / 127


def rounded(network: nn.Module, kind: str) -> nn.Module:
    """The network (in eval mode, standardisation folded) with its normalisation folded and its weights as the file will hold them."""
    if kind == "float32":
        return network
    fold_normalisation(network)
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)) and module.weight.numel() >= LEAST:
            module.weight.data = _round(module.weight.data, kind)
    return network


def _round(weight: Tensor, kind: str) -> Tensor:
    if kind == "float16":
        return weight.half().float()
    step = torch.from_numpy(scales(weight.numpy())).view(-1, *[1] * (weight.ndim - 1))
    return (weight / step).round() * step


def fold_normalisation(module: nn.Module) -> None:
    """Puts every batch normalisation into the convolution before it."""
    for child in module.children():
        fold_normalisation(child)
    if isinstance(module, nn.Sequential):
        for i in range(len(module) - 1):
            if isinstance(module[i], nn.Conv2d) and isinstance(module[i + 1], nn.BatchNorm2d):
                module[i], module[i + 1] = fuse_conv_bn_eval(module[i], module[i + 1]), nn.Identity()


def compact(file: Path, kind: str) -> None:
    """Stores the weights of an exported graph in the kind they were rounded to."""
    if kind == "float32":
        return
    model = onnx.load(str(file))
    graph, unfolding = model.graph, []
    used = {name for node in graph.node if node.op_type in ("Conv", "Gemm") for name in node.input[1:2]}
    for tensor in [t for t in graph.initializer if t.name in used]:
        weight = numpy_helper.to_array(tensor)
        if weight.size < LEAST:
            continue
        graph.initializer.remove(tensor)
        small = tensor.name + "_small"
        if kind == "float16":
            graph.initializer.append(numpy_helper.from_array(weight.astype(np.float16), small))
            unfolding.append(helper.make_node("Cast", [small], [tensor.name], to=TensorProto.FLOAT))
            continue
        step = scales(weight)
        graph.initializer.extend([
            numpy_helper.from_array(np.rint(weight / step.reshape(-1, *[1] * (weight.ndim - 1))).astype(np.int8), small),
            numpy_helper.from_array(step, small + "_step"), numpy_helper.from_array(np.zeros(len(step), np.int8), small + "_zero")])
        unfolding.append(helper.make_node("DequantizeLinear", [small, small + "_step", small + "_zero"], [tensor.name], axis=0))
    nodes = [*unfolding, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(file))
