"""Makes the two tiny models of the tests: python3 make_models.py (needs Debian's python3-onnx and python3-numpy).

Each is one convolution whose weights are all alike per class, so that a class's logit is a * (mean of the input) + b and its
activation map shows where the input is bright. On hips stretched to 0..1 and not padded:
  tiny-efficientnet (16 x 16): no hardware below a mean of 0.25, total hip arthroplasty above;
  tiny-nfnet (24 x 24): the same up to a mean of 0.5, hemiarthroplasty above it. Brighter hips make the members disagree.
"""
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CLASSES = [
    "no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
    "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious",
]
MEAN, STD = 0.5, 0.25
CELLS = 4


def make(name: str, family: str, size: int, slopes: dict, offsets: dict) -> None:
    folder = Path(__file__).parent / name
    folder.mkdir(exist_ok=True)
    a = np.array([slopes.get(c, 0) for c in CLASSES], dtype=np.float32)
    b = np.array([offsets.get(c, -8) for c in CLASSES], dtype=np.float32)
    stride = size // CELLS
    # The network sees (pixel - MEAN) / STD: slope and offset are taken over to that scale.
    weights = np.repeat(a * STD / stride**2, stride**2).reshape(len(CLASSES), 1, stride, stride).astype(np.float32)
    bias = (b + a * MEAN).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Conv", ["image", "weights"], ["cam"], strides=[stride, stride], kernel_shape=[stride, stride]),
            helper.make_node("ReduceMean", ["cam"], ["pooled"], axes=[2, 3], keepdims=0),
            helper.make_node("Add", ["pooled", "bias"], ["logits"]),
        ],
        name,
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 1, size, size])],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", len(CLASSES)]),
            helper.make_tensor_value_info("cam", TensorProto.FLOAT, ["n", len(CLASSES), CELLS, CELLS]),
        ],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(bias, "bias")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="hipai-tests")
    model.ir_version = 8
    onnx.checker.check_model(model)
    (folder / "model.onnx").write_bytes(model.SerializeToString())

    pixels = np.linspace(0, 1, size * size, dtype=np.float32).reshape(1, 1, size, size)
    ((pixels - MEAN) / STD).astype("<f4").tofile(folder / "reference-input.bin")
    logits = [round(float(v), 5) for v in a * pixels.mean() + b]
    (folder / "reference-output.json").write_text(json.dumps({"logits": logits}) + "\n")
    manifest = {
        "name": name, "version": "1.0.0", "family": family, "task": "hardware", "file": "model.onnx",
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(), "opset": 17,
        "input": {"name": "image", "width": size, "height": size, "channels": 1, "layout": "NCHW", "resampling": "area",
                  "letterbox": True, "range": [0, 1], "mean": MEAN, "std": STD, "region": "hip"},
        "outputs": {"logits": "logits", "activationMap": "cam"}, "classes": CLASSES, "temperature": 1.0,
        "thresholds": {"minProbability": 0.6, "minMargin": 0.2, "maxDisagreement": 0.5},
        "trainedOn": {"description": "nothing: weights written by hand for tests", "simulated": True, "images": 1, "seed": 0},
        "measured": [{"dataSet": "none", "n": 1, "accuracy": 0.5, "command": "none"}],
        "intendedUse": "Tests only.", "license": "as the HipAI repository",
        "reference": {"input": "reference-input.bin", "output": "reference-output.json", "tolerance": 0.001},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


make("tiny-efficientnet", "EfficientNet", 16, {"total_hip_arthroplasty": 40}, {"no_hardware": 1, "total_hip_arthroplasty": -9})
make("tiny-nfnet", "NFNet", 24, {"total_hip_arthroplasty": 40, "hemiarthroplasty": 120},
     {"no_hardware": 1, "total_hip_arthroplasty": -9, "hemiarthroplasty": -49})
