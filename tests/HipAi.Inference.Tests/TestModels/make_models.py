"""Makes the tiny models of the tests: python3 make_models.py (needs Debian's python3-onnx and python3-numpy).

Hardware: one convolution whose weights are all alike per class, so that a class's logit is a * (mean of the input) + b and its
activation map shows where the input is bright. On hips stretched to 0..1 and not padded:
  tiny-efficientnet (16 x 16): no hardware below a mean of 0.25, total hip arthroplasty above;
  tiny-nfnet (24 x 24): the same up to a mean of 0.5, hemiarthroplasty above it. Brighter hips make the members disagree. It also tells
    the joint (always at 0.4 of the width and 0.45 of the height) and the unfamiliarity (twice the mean of the input).
Triage: tiny-triage (16 x 16) sees the image as 4 x 4 cells. Each class but adequate has a cell of its own (TRIAGE_CELLS); its logit grows
  from 0 where that cell is nearly white (above 0.85, by 60 for each unit). An ordinary image is adequate (0.93), of no certain view.
Failure: tiny-failure (2 channels of 16 x 16) draws in every map how bright its channel is; a cause's logit follows its two maps.
"""
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HARDWARE = [
    "no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
    "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious",
]
TRIAGE = [
    "ap_pelvis", "ap_hip", "frog_leg_lateral", "cross_table_lateral", "other", "adequate", "exposure", "cut_off", "templating", "not_a_hip",
]
# Column and row of the cell of each class.
TRIAGE_CELLS = {
    "ap_pelvis": (0, 2), "ap_hip": (1, 2), "frog_leg_lateral": (2, 2), "cross_table_lateral": (3, 2), "other": (3, 1),
    "exposure": (0, 3), "cut_off": (1, 3), "templating": (2, 3), "not_a_hip": (3, 3),
}
FAILURE = ["none", "infection", "aseptic_loosening", "dislocation", "periprosthetic_fracture", "polyethylene_wear"]
MEAN, STD = 0.5, 0.25
CELLS = 4
REGION = {"hardware": "hip", "triage": "image", "failure": "joint"}


def save(name: str, family: str, task: str, classes: list, size: int, nodes: list, weights: dict, maps: int, further: dict) -> None:
    """Writes a model and its manifest. `further` maps an optional output's field to its number of values."""
    folder = Path(__file__).parent / name
    folder.mkdir(exist_ok=True)
    channels = 2 if task == "failure" else 1
    outputs = {"logits": ["n", len(classes)], "cam": ["n", maps, CELLS, CELLS]} | {field: ["n", count] for field, count in further.items()}
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", channels, size, size])],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape) for output, shape in outputs.items()],
        [numpy_helper.from_array(value.astype(np.float32), weight) for weight, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="hipai-tests")
    model.ir_version = 8
    onnx.checker.check_model(model)
    (folder / "model.onnx").write_bytes(model.SerializeToString())

    pixels = np.linspace(0, 1, channels * size * size, dtype=np.float32).reshape(1, channels, size, size)
    reference = ((pixels - MEAN) / STD).astype("<f4")
    reference.tofile(folder / "reference-input.bin")
    answers = dict(zip(outputs, Reference(model).run(reference)))
    expected = {"logits": answers["logits"][0]} | {field: answers[field][0] for field in further}
    if task == "failure":
        expected["activationMap"] = answers["cam"][0].mean(axis=(1, 2))
    (folder / "reference-output.json").write_text(
        json.dumps({field: [round(float(v), 5) for v in values] for field, values in expected.items()}) + "\n")
    shape = {"name": "image", "width": size, "height": size, "channels": channels, "layout": "NCHW", "resampling": "area",
             "letterbox": True, "range": [0, 1], "mean": MEAN, "std": STD, "region": REGION[task]}
    if task == "failure":
        shape["millimetres"] = 160
    manifest = {
        "name": name, "version": "1.0.0", "family": family, "task": task, "file": "model.onnx",
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(), "opset": 17, "input": shape,
        "outputs": {"logits": "logits", "activationMap": "cam"} | {field: field for field in further}, "classes": classes, "temperature": 1.0,
        "thresholds": {"minProbability": 0.6, "minMargin": 0.2, "maxDisagreement": 0.5},
        "trainedOn": {"description": "nothing: weights written by hand for tests", "simulated": True, "images": 1, "seed": 0},
        "measured": [{"dataSet": "none", "n": 1, "accuracy": 0.5, "command": "none"}],
        "intendedUse": "Tests only.", "license": "as the HipAI repository",
        "reference": {"input": "reference-input.bin", "output": "reference-output.json", "tolerance": 0.001},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


class Reference:
    """Runs the handful of operators of these models in numpy: Debian has no ONNX Runtime to ask."""

    def __init__(self, model):
        self.graph = model.graph
        self.weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}

    def run(self, image):
        values = dict(self.weights, image=image.astype(np.float32))
        for node in self.graph.node:
            inputs = [values[name] for name in node.input]
            settings = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            values[node.output[0]] = getattr(self, node.op_type)(*inputs, **settings)
        return [values[output.name] for output in self.graph.output]

    def Conv(self, x, weights, bias=None, strides=None, kernel_shape=None, group=1):
        n, channels, height, width = x.shape
        stride = strides[0]
        cells = x.reshape(n, channels, height // stride, stride, width // stride, stride)
        out = np.einsum("nchiwj,ocij->nohw", cells, weights)
        return out if bias is None else out + bias[None, :, None, None]

    def ReduceMean(self, x, axes, keepdims):
        return x.mean(axis=tuple(axes), keepdims=bool(keepdims))

    def Add(self, a, b):
        return a + b

    def Mul(self, a, b):
        return a * b

    def MatMul(self, a, b):
        return a @ b

    def Relu(self, x):
        return np.maximum(x, 0)

    def Sigmoid(self, x):
        return 1 / (1 + np.exp(-x))


def cells_of(size: int, slopes: np.ndarray, channels: int = 1) -> dict:
    """A convolution that gives slope * (mean of the cell) per output and channel, for slopes of shape [outputs, channels]."""
    stride = size // CELLS
    weights = np.repeat(slopes.reshape(-1, channels, 1) * STD / stride**2, stride**2, axis=2).reshape(-1, channels, stride, stride)
    return {"weights": weights}


def conv(size: int, inputs: list) -> onnx.NodeProto:
    stride = size // CELLS
    return helper.make_node("Conv", inputs, ["cells" if len(inputs) == 3 else "cam"], strides=[stride, stride], kernel_shape=[stride, stride])


def hardware(name: str, family: str, size: int, slopes: dict, offsets: dict, tells_more: bool = False) -> None:
    a = np.array([slopes.get(c, 0) for c in HARDWARE], dtype=np.float32)
    b = np.array([offsets.get(c, -8) for c in HARDWARE], dtype=np.float32)
    # The network sees (pixel - MEAN) / STD: slope and offset are taken over to that scale.
    weights = cells_of(size, a) | {"bias": b + a * MEAN}
    nodes = [
        conv(size, ["image", "weights"]),
        helper.make_node("ReduceMean", ["cam"], ["pooled"], axes=[2, 3], keepdims=0),
        helper.make_node("Add", ["pooled", "bias"], ["logits"]),
    ]
    further = {}
    if tells_more:
        further = {"joint": 2, "unfamiliarity": 1}
        weights |= {"nothing": np.zeros((1, 2)), "place": np.array([0.4, 0.45]), "twice": np.array([2 * STD]), "middle": np.array([2 * MEAN])}
        nodes += [
            helper.make_node("ReduceMean", ["image"], ["mean"], axes=[2, 3], keepdims=0),
            helper.make_node("MatMul", ["mean", "nothing"], ["zero"]),
            helper.make_node("Add", ["zero", "place"], ["joint"]),
            helper.make_node("Mul", ["mean", "twice"], ["far"]),
            helper.make_node("Add", ["far", "middle"], ["unfamiliarity"]),
        ]
    save(name, family, "hardware", HARDWARE, size, nodes, weights, len(HARDWARE), further)


def triage(name: str, size: int) -> None:
    mask = np.zeros((1, len(TRIAGE), CELLS, CELLS))
    for code, (column, row) in TRIAGE_CELLS.items():
        mask[0, TRIAGE.index(code), row, column] = 60 * CELLS**2
    weights = cells_of(size, np.ones(len(TRIAGE))) | {
        "floor": np.full(len(TRIAGE), MEAN - 0.85), "mask": mask, "bias": np.array([4.0 if code == "adequate" else 0 for code in TRIAGE])}
    nodes = [
        conv(size, ["image", "weights", "floor"]),
        helper.make_node("Relu", ["cells"], ["bright"]),
        helper.make_node("Mul", ["bright", "mask"], ["cam"]),
        helper.make_node("ReduceMean", ["cam"], ["pooled"], axes=[2, 3], keepdims=0),
        helper.make_node("Add", ["pooled", "bias"], ["logits"]),
    ]
    save(name, "tiny", "triage", TRIAGE, size, nodes, weights, len(TRIAGE), {})


def failure(name: str, size: int) -> None:
    causes = len(FAILURE) - 1
    slopes = np.zeros((2 * causes, 2))
    slopes[:causes, 0] = slopes[causes:, 1] = 4
    to_logits = np.zeros((2 * causes, len(FAILURE)))
    for cause in range(causes):
        to_logits[[cause, causes + cause], cause + 1] = cause + 1
    weights = cells_of(size, slopes, channels=2) | {"floor": np.full(2 * causes, -2.0 + 4 * MEAN), "toLogits": to_logits}
    nodes = [
        conv(size, ["image", "weights", "floor"]),
        helper.make_node("Sigmoid", ["cells"], ["cam"]),
        helper.make_node("ReduceMean", ["cam"], ["pooled"], axes=[2, 3], keepdims=0),
        helper.make_node("MatMul", ["pooled", "toLogits"], ["logits"]),
    ]
    save(name, "tiny", "failure", FAILURE, size, nodes, weights, 2 * causes, {})


if __name__ == "__main__":
    hardware("tiny-efficientnet", "EfficientNet", 16, {"total_hip_arthroplasty": 40}, {"no_hardware": 1, "total_hip_arthroplasty": -9})
    hardware("tiny-nfnet", "NFNet", 24, {"total_hip_arthroplasty": 40, "hemiarthroplasty": 120},
             {"no_hardware": 1, "total_hip_arthroplasty": -9, "hemiarthroplasty": -49}, tells_more=True)
    triage("tiny-triage", 16)
    failure("tiny-failure", 16)
