"""Reads what `hipai prepare` wrote. No preprocessing happens here: the C# code that serves the model prepared the hips."""
from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from networks import CLASSES


@dataclass(frozen=True)
class PreparedSet:
    """Hips of one input size: `pixels` is [n, size, size] bytes, `labels` the class of each, `studies` whom it belongs to."""

    pixels: np.ndarray
    labels: np.ndarray
    studies: np.ndarray
    views: np.ndarray

    def part(self, name: str) -> "PreparedSet":
        """`train`, `validation` or `all`. Split by study, so that no patient stands on both sides; 10 % validate."""
        if name == "all":
            return self
        held_out = np.array([int(hashlib.sha256(study.encode()).hexdigest(), 16) % 10 == 0 for study in self.studies])
        keep = held_out if name == "validation" else ~held_out
        return PreparedSet(self.pixels[keep], self.labels[keep], self.studies[keep], self.views[keep])


def load(folder: Path, size: int) -> PreparedSet:
    """Loads the hips prepared at one size.

    Raises ValueError when the table and the pixels do not belong together.
    """
    with open(folder / "hips.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pixels = np.fromfile(folder / f"hips-{size}.u8", dtype=np.uint8)
    if pixels.size != len(rows) * size * size:
        raise ValueError(f"hips-{size}.u8 holds {pixels.size} bytes, but hips.csv has {len(rows)} rows of {size} x {size}")
    return PreparedSet(
        pixels.reshape(len(rows), size, size),
        np.array([CLASSES.index(row["class"]) for row in rows]),
        np.array([row["study"] for row in rows]),
        np.array([row["view"] for row in rows]),
    )
