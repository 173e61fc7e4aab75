"""Makes badly exposed copies of real radiographs, so that the triage network does not learn that a real film is always a good one.

    python3 training/faulty.py --radiographs FOLDER --out DIR

FOLDER holds labels.csv (columns file, class, view, side, quality) and its images; DIR gets, for each adequate one of them, the image as
it is, one blurred by motion, one too noisy, and one with its tones cut at the dark or the light end; and a labels.csv that says so. Images
of another quality are copied as they are. The seed is fixed. `hipai prepare --data DIR --sizes 192 --whole 160` makes a set of it.
"""
from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image

COLUMNS = ["file", "class", "view", "side", "quality"]


def motion(pixels: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Moved along a line by 3 to 6 % of the width while it was exposed."""
    steps, angle = max(4, round(draw.uniform(0.03, 0.06) * pixels.shape[1])), draw.uniform(0, np.pi)
    moves = [(round(np.sin(angle) * s), round(np.cos(angle) * s)) for s in np.linspace(-steps / 2, steps / 2, steps + 1)]
    return np.mean([np.roll(pixels, move, (0, 1)) for move in moves], 0)


def noisy(pixels: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """So few quanta that trabeculae drown: strongest where the patient is thick, which a film shows light."""
    return pixels + draw.normal(0, 1, pixels.shape) * draw.uniform(28, 55) * (0.4 + pixels / 255)


def clipped(pixels: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """A window that leaves most of the bone, or most of the soft tissue, without a difference in grey."""
    low, high = np.percentile(pixels[pixels > 8], draw.choice([(1, 35), (65, 99)]))
    return (pixels - low) / max(high - low, 1) * 255


FAULTS = {"motion": motion, "noise": noisy, "clipped": clipped}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--radiographs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    draw, rows = np.random.default_rng(1), []
    for row in csv.DictReader((arguments.radiographs / "labels.csv").open(newline="", encoding="utf-8")):
        pixels, stem = np.asarray(Image.open(arguments.radiographs / row["file"]).convert("L"), np.float32), Path(row["file"]).stem
        copies = {"": pixels}
        if row["quality"] in ("", "adequate"):
            copies |= {name: fault(pixels, draw) for name, fault in FAULTS.items()}
        for name, changed in copies.items():
            file = f"{stem}{name and '-' + name}.png"
            Image.fromarray(np.clip(changed, 0, 255).astype(np.uint8)).save(arguments.out / file)
            rows.append({column: row.get(column, "") for column in COLUMNS} | {"file": file} | ({"quality": "exposure"} if name else {}))
    with (arguments.out / "labels.csv").open("w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} images in {arguments.out}")


if __name__ == "__main__":
    main()
