"""Writes EfficientNet-B4 as the source paper has it (380 × 380, three channels, nine classes) to an ONNX file, with random weights: for
measuring what a run of it costs, not for judging anything. Needs Debian's python3-torchvision.

    python3 bench/efficientnet_b4.py /tmp/efficientnet-b4.onnx
"""
import sys

import torch
from torchvision.models import efficientnet_b4

network = efficientnet_b4(num_classes=9).eval()
torch.onnx.export(network, torch.zeros(1, 3, 380, 380), sys.argv[1], opset_version=17, input_names=["image"], output_names=["logits"])
