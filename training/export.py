"""Turns a trained run into what HipAI loads: model.onnx, manifest.json, the reference input and output, and the model card.

    python3 training/export.py --run training/runs/efficientnet --data PREPARED --test PREPARED_TEST --name hardware-efficientnet

The temperature is fitted on the run's own validation studies. The accuracy in manifest and card is measured on --test:
studies of another master seed, which neither training nor calibration has seen.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from networks import CLASSES, build, fold_standardisation
from prepared import PreparedSet, load
from train import MEAN, STD

FAMILIES = {"efficientnet": "EfficientNet", "nfnet": "NFNet"}


def normalised(data: PreparedSet, rows: slice) -> torch.Tensor:
    return ((torch.from_numpy(data.pixels[rows]).unsqueeze(1).float() / 255) - MEAN) / STD


@torch.no_grad()
def predict(network, data: PreparedSet) -> torch.Tensor:
    return torch.cat([network(normalised(data, slice(i, i + 64)))[0] for i in range(0, len(data.labels), 64)])


def fit_temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The one scalar that minimises the negative log-likelihood (Guo et al. 2017)."""
    candidates = torch.linspace(0.3, 3.0, 271)
    losses = torch.stack([F.cross_entropy(logits / t, labels) for t in candidates])
    return round(float(candidates[losses.argmin()]), 2)


def per_class(predicted: np.ndarray, labels: np.ndarray) -> list[dict]:
    rows = []
    for index, name in enumerate(CLASSES):
        said, true = predicted == index, labels == index
        hits = int((said & true).sum())
        rows.append({"class": name, "n": int(true.sum()), "precision": round(hits / max(1, said.sum()), 3), "recall": round(hits / max(1, true.sum()), 3)})
    return rows


def write_onnx(network, size: int, path: Path) -> None:
    torch.onnx.export(network, torch.zeros(1, 1, size, size), str(path), opset_version=17, input_names=["image"],
                      output_names=["logits", "cam"], dynamic_axes={name: {0: "n"} for name in ("image", "logits", "cam")})


def write_reference(network, data: PreparedSet, folder: Path) -> None:
    """One validation hip and what PyTorch says of it: the runtime must say the same when it loads the model."""
    image = normalised(data, slice(0, 1))
    image.numpy().astype("<f4").tofile(folder / "reference-input.bin")
    with torch.no_grad():
        logits = network(image)[0][0].tolist()
    (folder / "reference-output.json").write_text(json.dumps({"logits": [round(v, 5) for v in logits]}) + "\n")


def card(manifest: dict, table: list[dict], settings: dict) -> str:
    measured = manifest["measured"][0]
    rows = "\n".join(f"| {r['class']} | {r['n']} | {r['precision']:.3f} | {r['recall']:.3f} |" for r in table)
    return f"""# {manifest['name']} {manifest['version']}

**Trained on simulated radiographs only. Research use, not for diagnosis.** No patient's image was used, and nothing is
known of how well it reads real ones beyond what is said here.

| | |
|---|---|
| Task | nine hip hardware classes from one hip of one radiograph |
| Architecture | {manifest['family']}, compact, {settings['parameters']:,} parameters, one grey channel of {manifest['input']['width']} x {manifest['input']['height']} |
| Trained on | {manifest['trainedOn']['description']} |
| Training | {settings['epochs']} epochs, batch {settings['batch']}, peak rate {settings['rate']}, seed {settings['seed']}, {settings['device']}, PyTorch {settings['torch']} |
| Calibration | temperature {manifest['temperature']} fitted on {settings['validationHips']} validation hips of other studies |
| Outputs | logits and a class-activation map whose mean plus bias is the logit |

## Measured

On {measured['dataSet']}: accuracy **{measured['accuracy']:.3f}** (n = {measured['n']} hips in single images, no abstention).
These are images of the same simulator that made the training images: the figure says that the software works, not how the
model does on patients.

| class | n | precision | recall |
|---|--:|--:|--:|
{rows}

Reproduce: `{measured['command']}`

## Not for

Diagnosis, unreviewed reporting, children, views other than AP pelvis, AP hip, frog-leg and cross-table lateral, hardware
outside the nine classes.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the prepared set the run was trained on")
    parser.add_argument("--test", type=Path, required=True, help="a prepared set of another master seed")
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--made-by", default="", help="the commands that made the two sets, for the card")
    parser.add_argument("--models", type=Path, default=Path("models"))
    arguments = parser.parse_args()
    torch.set_num_threads(2)

    settings = json.loads((arguments.run / "settings.json").read_text())
    network = build(settings["family"])
    state = torch.load(arguments.run / "checkpoint.pt", map_location="cpu")
    network.load_state_dict(state["average"])
    settings |= {"epochs": state["epoch"] + 1, "parameters": sum(p.numel() for p in network.parameters())}
    network = fold_standardisation(network.eval())
    size = settings["size"]

    validation, test = load(arguments.data, size).part("validation"), load(arguments.test, size)
    logits = predict(network, validation)
    np.savez(arguments.run / "validation-logits.npz", logits=logits.numpy(), labels=validation.labels)
    temperature = fit_temperature(logits, torch.from_numpy(validation.labels))
    tested = predict(network, test)
    np.savez(arguments.run / "test-logits.npz", logits=tested.numpy(), labels=test.labels, views=test.views)
    predicted = tested.argmax(1).numpy()

    folder = arguments.models / arguments.name
    folder.mkdir(parents=True, exist_ok=True)
    write_onnx(network, size, folder / "model.onnx")
    write_reference(network, validation, folder)
    manifest = {
        "name": arguments.name, "version": arguments.version, "family": FAMILIES[settings["family"]], "task": "hardware",
        "file": "model.onnx", "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(), "opset": 17,
        "input": {"name": "image", "width": size, "height": size, "channels": 1, "layout": "NCHW", "resampling": "area",
                  "letterbox": True, "range": [0, 1], "mean": MEAN, "std": STD, "region": "hip"},
        "outputs": {"logits": "logits", "activationMap": "cam"}, "classes": CLASSES, "temperature": temperature,
        "thresholds": {"minProbability": 0.5, "minMargin": 0.2, "maxDisagreement": 0.5},
        "trainedOn": {"description": f"{settings['trainHips'] + settings['validationHips']} simulated hips of {settings['studies']} simulated studies (HipAI phantom)",
                      "simulated": True, "images": settings["trainHips"] + settings["validationHips"], "seed": settings["seed"]},
        "measured": [{"dataSet": f"{len(set(test.studies))} simulated studies of another master seed", "n": len(test.labels),
                      "accuracy": round(float((predicted == test.labels).mean()), 4), "command": arguments.made_by or "see training/README.md"}],
        "intendedUse": "Research use on hip and pelvis radiographs; not for diagnosis. Trained on simulated images only.",
        "license": "as the HipAI repository",
        "reference": {"input": "reference-input.bin", "output": "reference-output.json", "tolerance": 0.001},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "MODEL_CARD.md").write_text(card(manifest, per_class(predicted, test.labels), settings))
    print(json.dumps({"temperature": temperature, **manifest["measured"][0]}))


if __name__ == "__main__":
    main()
