"""Simulated and real radiographs as arrays of grey, 0 black to 1 white, as a viewer would show them."""
from __future__ import annotations

import csv
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image


@dataclass(frozen=True)
class Picture:
    """One image of a simulated set: its grey values, its header and its truth."""

    grey: np.ndarray
    header: pydicom.Dataset
    study: dict
    image: dict

    def hip(self, side: str) -> dict:
        """The truth of one hip of the patient."""
        return next(hip for hip in self.study["hips"] if hip["side"] == side)

    def main(self) -> dict:
        """The hip the image is about; on a pelvis the one with hardware."""
        hips = [self.hip(hip["side"]) for hip in self.image["hips"]]
        return max(hips, key=lambda hip: (hip["class"] != "no_hardware", hip["side"] == "right"))


def displayed(header: pydicom.Dataset) -> np.ndarray:
    """Applies window and photometric interpretation (PS3.3 C.11.2)."""
    stored = header.pixel_array.astype(np.float32)
    centre, width = float(header.WindowCenter), float(header.WindowWidth)
    if header.get("VOILUTFunction") == "SIGMOID":
        grey = 1 / (1 + np.exp(-4 * (stored - centre) / width))
    else:
        grey = np.clip((stored - (centre - 0.5)) / (width - 1) + 0.5, 0, 1)
    return 1 - grey if header.PhotometricInterpretation == "MONOCHROME1" else grey


def simulated(folder: Path) -> list[Picture]:
    """Every image of a set that `hipai simulate` wrote."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    pictures = []
    for study in truth["studies"]:
        for image in study["images"]:
            header = pydicom.dcmread(folder / study["studyInstanceUid"] / image["fileName"])
            pictures.append(Picture(displayed(header), header, study, image))
    return pictures


def real_pelves(folder: Path) -> list[np.ndarray]:
    """The frontal adult pelves without hardware among the public radiographs (manifest.csv, label no_hardware)."""
    with open(folder / "manifest.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] == "no_hardware"]
    return [np.asarray(Image.open(folder / row["file"]).convert("L"), np.float32) / 255 for row in rows]


def shrunk(grey: np.ndarray, longest: int) -> np.ndarray:
    """The picture with its longest side brought to a number of pixels."""
    picture = Image.fromarray((np.clip(grey, 0, 1) * 255).astype(np.uint8))
    picture.thumbnail((longest, longest), Image.LANCZOS)
    return np.asarray(picture, np.float32) / 255


def simulate(hipai: list[str], folder: Path, *options: str) -> list[Picture]:
    """Runs `hipai simulate` with options into a new folder and reads what it wrote."""
    subprocess.run([*hipai, "simulate", "--out", str(folder), *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return simulated(folder)
