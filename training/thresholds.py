"""Chooses when a finding may be stated, on calibration studies, for a stated error rate, and writes it into the manifests.

    python3 training/thresholds.py --calibration training/data/calibration --runs training/runs/hardware-* --models models/hardware-*

Reads the logits that export.py kept and fuses members and views as the product does (HipFusion, FailureFusion): the mean of
calibrated probabilities. Takes the lowest threshold whose stated classes are wrong at most --error of the time, then raises it for
every single class, and for arthroplasties that cross-table laterals alone show, until each keeps --class-error.
"""
from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from classes import ARTHROPLASTIES, HARDWARE, QUALITIES, VIEWS
from tasks import TASKS
from unfamiliarity import area

MARGIN, DISAGREEMENT = 0.2, 0.5
HARDLY = 0.8   # area under the curve below which a cause of failure counts as hardly told
HELD_BACK = 0.8  # of faulty images: what the product promises
GRID = np.round(np.arange(0.40, 0.996, 0.005), 3)


@dataclass(frozen=True)
class Fused:
    """One row per hip: fused probabilities, true class (-1 outside the classes), whether nothing but the probability speaks
    against stating it, the mean unfamiliarity, and whether it is an arthroplasty in cross-table laterals alone."""

    fused: np.ndarray
    labels: np.ndarray
    agreed: np.ndarray
    unfamiliarity: np.ndarray
    cross_table: np.ndarray

    @property
    def said(self) -> np.ndarray:
        return self.fused.argmax(1)

    @property
    def top(self) -> np.ndarray:
        return self.fused.max(1)


def members(models: list[Path], runs: list[Path]) -> tuple[list[np.ndarray], dict]:
    probabilities, kept = [], {}
    for model, run in zip(models, runs):
        kept = dict(np.load(run / f"calibration-{model.name}.npz"))
        scaled = kept["logits"] / json.loads((model / "manifest.json").read_text())["temperature"]
        probabilities.append((softmax(scaled), kept.get("unfamiliarity", np.zeros(len(scaled)))))
    return probabilities, kept


def fuse(task, models: list[Path], runs: list[Path]) -> Fused:
    votes, kept = members(models, runs)
    p = np.stack([v for v, _ in votes])  # [member, row, class]
    u = np.mean([far for _, far in votes], 0)
    rows = kept["rows"] if not hasattr(task, "pairs") else task.pairs[kept["rows"], 0]
    views = task.table["view"][rows]
    keys = np.char.add(np.char.add(task.table["study"][rows], " "), task.table["side"][rows])
    _, group = np.unique(keys, return_inverse=True)
    out = []
    for hip in range(group.max() + 1):
        at = np.nonzero(group == hip)[0]
        of_members, of_views = p[:, at].mean(1), p[:, at].mean(0)
        fused = of_members.mean(0)
        apart = max(np.abs(a - b).sum() / 2 for a in of_members for b in of_members)
        first, second = np.sort(fused)[::-1][:2]
        agreed = (len(set(of_members.argmax(1))) == 1 and apart <= DISAGREEMENT and len(set(of_views.argmax(1))) == 1
                  and first - second >= MARGIN)
        cross = not hasattr(task, "pairs") and bool((views[at] == "cross_table_lateral").all()) and HARDWARE[fused.argmax()] in ARTHROPLASTIES
        out.append((fused, kept["labels"][at[0]], agreed, u[at].mean(), cross))
    return Fused(*(np.array(column) for column in zip(*out)))


def lowest(fused: Fused, among: np.ndarray, error: float, start: float) -> float:
    """The lowest threshold from `start` whose stated hips of a group are wrong at most `error` of the time."""
    wrong = fused.said != fused.labels
    for t in GRID[GRID >= start - 1e-9]:
        stated = among & fused.agreed & (fused.top >= t)
        if not stated.any() or wrong[stated].mean() <= error:
            return float(t)
    return float(GRID[-1])


def choose(fused: Fused, classes: list[str], error: float, class_error: float, limit: float | None) -> dict:
    familiar = fused.unfamiliarity <= limit if limit else np.ones(len(fused.labels), bool)
    known = familiar & (fused.labels >= 0)
    least = lowest(fused, known, error, GRID[0])
    stricter = {name: lowest(fused, known & (fused.said == c), class_error, least) for c, name in enumerate(classes)}
    chosen = {"minProbability": least, "minMargin": MARGIN, "maxDisagreement": DISAGREEMENT}
    if limit:
        chosen["maxUnfamiliarity"] = limit
    chosen["stricter"] = {name: t for name, t in stricter.items() if t > least}
    if "none" in classes:
        # What is told badly is not excluded by anything the networks say.
        areas = {name: area(*(torch.from_numpy(fused.fused[own, c]) for own in (fused.labels == c, fused.labels != c))) for c, name in enumerate(classes) if name != "none"}
        chosen["hardlyTold"] = [name for name, value in areas.items() if not value >= HARDLY]  # a cause that no hip has is not told either
        print(json.dumps({"areas": {name: round(value, 3) for name, value in areas.items()}}))
    if fused.cross_table.any():
        chosen["crossTableOnly"] = lowest(fused, known & fused.cross_table, class_error, least)
    return chosen


def stated(fused: Fused, classes: list[str], chosen: dict) -> np.ndarray:
    least = np.array([chosen["stricter"].get(name, chosen["minProbability"]) for name in classes])[fused.said]
    least = np.where(fused.cross_table, np.maximum(least, chosen.get("crossTableOnly", 0)), least)
    return fused.agreed & (fused.top >= least) & (fused.unfamiliarity <= chosen.get("maxUnfamiliarity", np.inf))


def softmax(logits: np.ndarray) -> np.ndarray:
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def choose_triage(model: Path, run: Path) -> dict:
    """When an image is left out (one adequate image of 200 may be), when its quality is beyond doubt, when its view is."""
    manifest = json.loads((model / "manifest.json").read_text())
    kept = np.load(run / f"calibration-{model.name}.npz")
    logits, labels = kept["logits"] / manifest["temperature"], kept["labels"]
    views, qualities = softmax(logits[:, :len(VIEWS)]), softmax(logits[:, len(VIEWS):])
    adequate = labels[:, 1] == 0
    fault = float(np.clip(np.quantile(1 - qualities[adequate, 0], 0.995), 0.5, 0.98))
    out = 1 - qualities[:, 0] >= fault
    # As few good images doubted as can be, up to three in a hundred, while four faulty ones of five are left out or doubted.
    doubts = [float(np.quantile(qualities[adequate, 0], share)) for share in (0.01, 0.015, 0.02, 0.025, 0.03)]
    enough = next((t for t in doubts if (out | (qualities[:, 0] < t))[~adequate].mean() >= HELD_BACK), doubts[-1])
    sure = float(np.clip(enough, 0.5, 0.95))
    wrong, top = views.argmax(1) != labels[:, 0], views.max(1)
    view = next((t for t in GRID[GRID >= 0.9] if wrong[adequate & (top >= t)].mean() <= 0.003), GRID[-1])
    print(json.dumps({"images": len(labels), "viewAccuracy": round(float(1 - wrong[adequate].mean()), 4),
                      "adequateLeftOut": round(float(out[adequate].mean()), 4), "faultyLeftOut": round(float(out[~adequate].mean()), 4),
                      "faultyOutOrDoubted": round(float((out | (qualities[:, 0] < sure))[~adequate].mean()), 4)}, indent=1))
    stricter = {name: round(fault, 3) for name in QUALITIES[1:]} | {"adequate": round(sure, 3)} | {name: round(float(view), 3) for name in VIEWS}
    return {"minProbability": min(stricter.values()), "minMargin": 0.0, "maxDisagreement": 1.0, "stricter": stricter}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calibration", type=Path, nargs="+", required=True)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--error", type=float, default=0.006, help="largest share of stated classes that may be wrong")
    parser.add_argument("--class-error", type=float, default=0.015, help="the same of any one class, where chance weighs more")
    parser.add_argument("--strange", type=float, help="greatest unfamiliarity of a hip that is stated")
    arguments = parser.parse_args()
    manifests = [json.loads((model / "manifest.json").read_text()) for model in arguments.models]
    first, classes = manifests[0], manifests[0]["classes"]
    if first["task"] == "triage":
        manifests[0]["thresholds"] = choose_triage(arguments.models[0], arguments.runs[0])
        (arguments.models[0] / "manifest.json").write_text(json.dumps(first, indent=2) + "\n")
        return
    size = first["input"]["width"]
    task = TASKS[first["task"]](arguments.calibration, size, json.loads((arguments.runs[0] / "settings.json").read_text())["masks"])
    fused = fuse(task, arguments.models, arguments.runs)
    chosen = choose(fused, classes, arguments.error, arguments.class_error, arguments.strange)
    for model, manifest in zip(arguments.models, manifests):
        manifest["thresholds"] = chosen
        (model / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    known, says = fused.labels >= 0, stated(fused, classes, chosen)
    right = fused.said == fused.labels
    print(json.dumps({"thresholds": chosen, "hips": int(known.sum()), "accuracy": round(float(right[known].mean()), 4),
                      "coverage": round(float(says[known].mean()), 4), "selectiveAccuracy": round(float(right[known & says].mean()), 4),
                      "outOfClass": int((~known).sum()), "outOfClassNotStated": round(float((~says[~known]).mean()), 4) if (~known).any() else None}, indent=1))


if __name__ == "__main__":
    main()
