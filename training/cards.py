"""Writes what `hipai evaluate` measured into the manifests and the model cards.

    python3 training/cards.py --internal EVALUATION --external EVALUATION --commands "bash training/recipe.sh"

--internal and --external are output folders of `hipai evaluate`: devices of the training set, and devices kept apart. Every figure
of a card comes from their metrics.json.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

KINDS = {"hardware": "nine hip hardware classes from one hip of one radiograph",
         "triage": "view and quality of a radiograph as a whole",
         "failure": "cause of failure of an arthroplasty from an AP and a lateral view, about the joint"}


def figure(value: dict | None) -> str:
    if not value or value["value"] is None:
        return "–"
    return f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})" if value["low"] is not None else f"{value['value']:.3f}"


def measures(metrics: dict, manifest: dict) -> dict | None:
    """The figures that are a model's own: hardware members one by one, triage alone; the failure ensemble is measured whole."""
    if manifest["task"] == "hardware":
        return metrics["images"].get(manifest["name"])
    if manifest["task"] == "triage":
        return (metrics["triage"] or {}).get("views")
    return metrics["failure"]["signedOrSound"]


def unit(task: str) -> str:
    return {"hardware": "hips in single images", "triage": "images", "failure": "arthroplasties, sound or with a sign in the images, the four members together"}[task]


def table(rows: dict) -> str:
    lines = ["| class | n | precision | recall | AUC |", "|---|--:|--:|--:|--:|"]
    for code in rows["classes"]:
        lines.append(f"| {code} | {rows['recall'][code]['n']} | {figure(rows['precision'][code])} | {figure(rows['recall'][code])} | {figure(rows['auc'].get(code))} |")
    return "\n".join(lines)


def card(manifest: dict, settings: dict, sets: list[tuple[str, dict]], command: str) -> str:
    parts = []
    for name, metrics in sets:
        rows = measures(metrics, manifest)
        if rows:
            parts.append(f"**{name}**: accuracy **{figure(rows['accuracy'])}**, kappa {figure(rows['kappa'])}, n = {rows['n']} "
                         f"{unit(manifest['task'])}, no abstention.\n\n{table(rows)}")
        if manifest["task"] == "triage" and metrics["triage"]:
            quality = metrics["triage"]["qualities"]
            parts.append(f"Quality: accuracy {figure(quality['accuracy'])}.\n\n{table(quality)}")
    size = manifest["input"]
    joined = "\n\n".join(parts)
    return f"""# {manifest['name']} {manifest['version']}

**Trained on simulated radiographs. Research use, not for diagnosis.**

| | |
|---|---|
| Task | {KINDS[manifest['task']]} |
| Architecture | {manifest['family']}, {'B4' if settings['family'].endswith('b4') else 'compact'}, {settings['parameters']:,} parameters, input {size['channels']} × {size['height']} × {size['width']} |
| Trained on | {manifest['trainedOn']['description']} |
| Training | {settings['epochs']} epochs of {settings['per_epoch'] or settings['train']}, batch {settings['batch']}, peak rate {settings['rate']}, seed {settings['seed']}, {settings['device']}, PyTorch {settings['torch']} |
| Calibration | temperature {manifest['temperature']} |
| Thresholds | `{json.dumps(manifest['thresholds'])}` |

## Measured

By `hipai evaluate`, with 95 % bootstrap intervals over patients. The simulator made training and test images (of other master seeds;
other devices in the second set): the figures say that the software works, not how the model does on patients.

{joined}

Reproduce: `{command}`

## Not for

Diagnosis, unreviewed reporting, children, views other than AP pelvis, AP hip, frog-leg and cross-table lateral, hardware
outside the nine classes.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--internal", type=Path, required=True)
    parser.add_argument("--external", type=Path)
    parser.add_argument("--commands", default="bash training/recipe.sh")
    parser.add_argument("--models", type=Path, default=Path("models"))
    arguments = parser.parse_args()
    sets = [(name, json.loads((folder / "metrics.json").read_text())) for name, folder in
            [("Simulated, the devices of the training set", arguments.internal), ("Simulated, devices kept apart", arguments.external)] if folder]
    for path in sorted(arguments.models.glob("*/manifest.json")):
        manifest = json.loads(path.read_text())
        manifest["measured"] = [
            {"dataSet": name, "n": rows["n"], "accuracy": round(rows["accuracy"]["value"], 4), "command": arguments.commands}
            for name, metrics in sets if (rows := measures(metrics, manifest))]
        path.write_text(json.dumps(manifest, indent=2) + "\n")
        settings = json.loads((path.parent / "training" / "settings.json").read_text())
        (path.parent / "MODEL_CARD.md").write_text(card(manifest, settings, sets, arguments.commands))
        print(path.parent.name, [f"{row['accuracy']} of {row['n']}" for row in manifest["measured"]])


if __name__ == "__main__":
    main()
