"""Chooses below which fused probability a hip is called indeterminate, on validation hips, for a stated error rate.

    python3 training/thresholds.py --runs training/runs/efficientnet training/runs/nfnet --models models/hardware-efficientnet models/hardware-nfnet

Reads the logits that export.py kept, fuses the members as the product does (mean of calibrated probabilities), takes the
lowest threshold whose stated classes are wrong at most --error of the time, and writes it into the manifests. Prints what
that does on the test hips, which chose nothing.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np


def probabilities(run: Path, part: str, temperature: float) -> tuple[np.ndarray, np.ndarray]:
    kept = np.load(run / f"{part}-logits.npz")
    scaled = kept["logits"] / temperature
    e = np.exp(scaled - scaled.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True), kept["labels"]


def fuse(runs: list[Path], manifests: list[dict], part: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fused probabilities, labels, and whether all members name the same class."""
    members = [probabilities(run, part, manifest["temperature"]) for run, manifest in zip(runs, manifests)]
    said = np.stack([p.argmax(1) for p, _ in members])
    return np.mean([p for p, _ in members], axis=0), members[0][1], (said == said[0]).all(0)


def selective(fused, labels, agreed, threshold: float, margin: float) -> dict:
    ordered = np.sort(fused, axis=1)
    kept = agreed & (ordered[:, -1] >= threshold) & (ordered[:, -1] - ordered[:, -2] >= margin)
    right = fused.argmax(1) == labels
    return {"n": len(labels), "accuracy": round(float(right.mean()), 4), "coverage": round(float(kept.mean()), 4),
            "selectiveAccuracy": round(float(right[kept].mean()), 4) if kept.any() else None}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--error", type=float, default=0.02, help="largest share of stated classes that may be wrong")
    parser.add_argument("--margin", type=float, default=0.2)
    arguments = parser.parse_args()
    manifests = [json.loads((model / "manifest.json").read_text()) for model in arguments.models]
    validation = fuse(arguments.runs, manifests, "validation")
    threshold = next((round(t, 2) for t in np.arange(0.40, 0.991, 0.01)
                      if (selective(*validation, t, arguments.margin)["selectiveAccuracy"] or 0) >= 1 - arguments.error), 0.99)
    for model, manifest in zip(arguments.models, manifests):
        manifest["thresholds"] |= {"minProbability": float(threshold), "minMargin": arguments.margin}
        (model / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(json.dumps({"minProbability": threshold, "validation": selective(*validation, threshold, arguments.margin),
                      "test": selective(*fuse(arguments.runs, manifests, "test"), threshold, arguments.margin)}, default=float))


if __name__ == "__main__":
    main()
