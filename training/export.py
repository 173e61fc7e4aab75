"""Turns a trained run into what HipAI loads: model.onnx, manifest.json, the reference input and output.

    python3 training/export.py --run training/runs/hardware-nfnet --calibration training/data/calibration --name hardware-nfnet

Temperature and unfamiliarity are fitted on --calibration: studies of a master seed that training has not seen. Thresholds are
set afterwards for the ensemble (thresholds.py), what was measured is written by cards.py.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from torch import nn

from classes import FAILURES, HARDWARE, TRIAGE, VIEWS
from networks import build, fold_standardisation, spread
from tasks import MEAN, STD, TASKS
from unfamiliarity import Unfamiliarity
from weights import KINDS, compact, rounded

FAMILIES = {"efficientnet": "EfficientNet", "nfnet": "NFNet", "efficientnet-b4": "EfficientNet"}
CLASSES = {"hardware": HARDWARE, "triage": TRIAGE, "failure": FAILURES}
OUTPUTS = {
    "hardware": {"logits": "logits", "activationMap": "cam", "joint": "joint", "unfamiliarity": "unfamiliarity"},
    "triage": {"logits": "logits", "activationMap": "cam"},
    "failure": {"logits": "logits", "activationMap": "map"},
}
REGIONS = {"hardware": "hip", "triage": "image", "failure": "joint"}


class Served(nn.Module):
    """What is exported: the outputs the manifest names, in their order, maps of hardware at stride 4, maps of failure as probabilities."""

    def __init__(self, network: nn.Module, task: str, unfamiliarity: nn.Module | None):
        super().__init__()
        self.network, self.task, self.unfamiliarity = network, task, unfamiliarity

    def forward(self, image):
        out = self.network(image)
        if self.task == "failure":
            return out["logits"], out["signs"].sigmoid()
        if self.unfamiliarity is None:
            return out["logits"], out["cam"]
        return out["logits"], spread(out["cam"], out["detail"]), out["joint"], self.unfamiliarity(out["features"], out["logits"])


@torch.no_grad()
def predict(network, task, index: np.ndarray) -> dict[str, torch.Tensor]:
    """All outputs for the rows, without the large maps."""
    outputs = []
    for start in range(0, len(index), 64):
        out = network(task.inputs(index[start:start + 64]))
        outputs.append({name: value for name, value in out.items() if value.ndim == 2})
    return {name: torch.cat([o[name] for o in outputs]) for name in outputs[0]}


def fit_temperature(task: str, logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The one scalar that minimises the negative log-likelihood (Guo et al. 2017)."""
    def loss(t: float) -> float:
        if task == "triage":
            return float(F.cross_entropy(logits[:, :len(VIEWS)] / t, labels[:, 0]) + F.cross_entropy(logits[:, len(VIEWS):] / t, labels[:, 1]))
        return float(F.cross_entropy(logits / t, labels))

    candidates = np.round(np.arange(0.3, 3.0, 0.01), 2)
    return float(candidates[np.argmin([loss(t) for t in candidates])])


def fit_bias(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """What to add to each logit so that the calibration hips' shares of classes are met (bias-corrected calibration, Alexandari et al.
    2020): training drew the classes otherwise. Small by a penalty, since the sets are."""
    bias = torch.zeros(logits.shape[1], requires_grad=True)
    scale = torch.ones((), requires_grad=True)
    optimiser = torch.optim.LBFGS([bias, scale], max_iter=200)

    def step():
        optimiser.zero_grad()
        loss = F.cross_entropy(logits * scale + bias, labels) + 0.002 * bias.square().sum()
        loss.backward()
        return loss

    optimiser.step(step)
    # The network's own scale stays: the temperature is the manifest's.
    return (bias / scale).detach()


def state_sizes(file: Path, sizes: dict[str, tuple[int, ...]]) -> None:
    """Writes the sizes of the outputs, but for the batch, into the graph: the exporter loses those of a spread map."""
    model = onnx.load(str(file))
    for output in model.graph.output:
        for dimension, size in zip(output.type.tensor_type.shape.dim[1:], sizes[output.name][1:]):
            dimension.dim_value = size
    onnx.save(model, str(file))


def write_reference(served, task, folder: Path, names: dict) -> None:
    """One calibration image and what PyTorch says of it: the runtime must say the same when it loads the model."""
    image = task.inputs(np.array([0]))
    image.numpy().astype("<f4").tofile(folder / "reference-input.bin")
    with torch.no_grad():
        outputs = served(image)
    means = {field: value.mean((2, 3)) if value.ndim == 4 else value for field, value in zip(names, outputs)}
    if not hasattr(task, "pairs"):
        # A class-activation map is held to its logits by the gate itself.
        means.pop("activationMap")
    (folder / "reference-output.json").write_text(
        json.dumps({field: [round(v, 5) for v in value[0].tolist()] for field, value in means.items()}) + "\n")


def manifest(arguments, settings: dict, temperature: float, folder: Path) -> dict:
    task, size = settings["task"], settings["size"]
    unit = {"failure": "pairs of views", "triage": "images", "hardware": "hip images"}[task]
    seen = f"{settings['train']} {unit}, simulated (HipAI phantom)" if arguments.real else f"{settings['train']} simulated {unit} (HipAI phantom)"
    return {
        "name": arguments.name, "version": arguments.version, "family": FAMILIES[settings["family"]], "task": task,
        "file": "model.onnx", "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(), "opset": 17,
        "input": {"name": "image", "width": size, "height": size, "channels": 2 if task == "failure" else 1, "layout": "NCHW",
                  "resampling": "area", "letterbox": True, "range": [0, 1], "mean": MEAN, "std": STD, "region": REGIONS[task]}
                 | ({"millimetres": TASKS["failure"].MM, "jointAt": [round(share, 4) for share in TASKS["failure"].JOINT_AT]} if task == "failure" else {}),
        "outputs": OUTPUTS[task], "classes": CLASSES[task], "temperature": temperature,
        "thresholds": {"minProbability": 0.5, "minMargin": 0.2, "maxDisagreement": 0.5},
        "trainedOn": {"description": seen + (f", {arguments.real}" if arguments.real else ""), "simulated": True, "images": settings["train"], "seed": settings["seed"]},
        "measured": [],
        "intendedUse": "Research use on hip and pelvis radiographs; not for diagnosis. Trained on simulated images"
                       + (", with a few real ones among them." if arguments.real else " only."),
        "license": "as the HipAI repository",
        "reference": {"input": "reference-input.bin", "output": "reference-output.json", "tolerance": 0.001},
    }


def leaning(text: str) -> dict[str, float]:
    """`post_infectious=0.5` as the class and what is added to its logit, in units of the temperature."""
    name, _, logit = text.partition("=")
    if name not in HARDWARE:
        raise argparse.ArgumentTypeError(f"{name!r} is not a class of hardware; one of {', '.join(HARDWARE)}")
    return {name: float(logit)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--calibration", type=Path, nargs="+", required=True, help="prepared sets of other master seeds")
    parser.add_argument("--lean", type=leaning, default={}, metavar="CLASS=LOGIT", help="added for a class that costs more to miss than to suspect")
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", default="0.2.0")
    parser.add_argument("--real", default="", help="what real images were among the training images, in words for the report")
    parser.add_argument("--weights", choices=KINDS, default="float32", help="how the file keeps them")
    parser.add_argument("--checkpoint", default="checkpoint.pt")
    parser.add_argument("--models", type=Path, default=Path("models"))
    arguments = parser.parse_args()
    torch.set_num_threads(2)

    settings = json.loads((arguments.run / "settings.json").read_text())
    task = TASKS[settings["task"]](arguments.calibration, settings["size"], settings["masks"])
    network = build(settings["task"], settings["family"])
    network.load_state_dict(torch.load(arguments.run / arguments.checkpoint, map_location="cpu")["average"])
    network = rounded(fold_standardisation(network.eval()), arguments.weights)

    everything = task.calibration
    out, labels = predict(network, task, everything), torch.from_numpy(task.labels[everything])
    known = labels.reshape(len(labels), -1)[:, 0] >= 0
    bias = fit_bias(out["logits"][known], labels[known]) if settings["task"] != "triage" else torch.cat(
        [fit_bias(out["logits"][:, :len(VIEWS)], labels[:, 0]), fit_bias(out["logits"][:, len(VIEWS):], labels[:, 1])])
    last = network.head[-1] if settings["task"] == "failure" else network.head
    last.bias.data += bias
    out["logits"] = out["logits"] + bias
    temperature = fit_temperature(settings["task"], out["logits"][known], labels[known])
    lean = temperature * torch.tensor([arguments.lean.get(name, 0.0) for name in CLASSES[settings["task"]]])
    last.bias.data += lean
    out["logits"] = out["logits"] + lean
    far = Unfamiliarity.fit(out["features"], out["logits"], labels) if settings["task"] == "hardware" else None
    served = Served(network, settings["task"], far).eval()
    kept = {"logits": out["logits"].numpy(), "labels": labels.numpy(), "rows": everything}
    if far is not None:
        kept["unfamiliarity"] = far(out["features"], out["logits"]).detach().numpy()[:, 0]
        print(f"unfamiliarity: area under the curve for out-of-class hardware {far.area:.3f}")
    np.savez(arguments.run / f"calibration-{arguments.name}.npz", **kept)

    folder = arguments.models / arguments.name
    (folder / "training").mkdir(parents=True, exist_ok=True)
    names = OUTPUTS[settings["task"]]
    torch.onnx.export(served, task.inputs(np.array([0])), str(folder / "model.onnx"), opset_version=17, input_names=["image"],
                      output_names=list(names.values()), dynamic_axes={name: {0: "n"} for name in ("image", *names.values())})
    with torch.no_grad():
        state_sizes(folder / "model.onnx", {name: tuple(value.shape) for name, value in zip(names.values(), served(task.inputs(np.array([0]))))})
    compact(folder / "model.onnx", arguments.weights)
    write_reference(served, task, folder, names)
    written = manifest(arguments, settings, temperature, folder)
    (folder / "manifest.json").write_text(json.dumps(written, indent=2) + "\n")
    for name in ("settings.json", "curve.jsonl"):
        (folder / "training" / name).write_text((arguments.run / name).read_text())
    print(json.dumps({"name": arguments.name, "temperature": temperature, "bytes": (folder / "model.onnx").stat().st_size}))


if __name__ == "__main__":
    main()
