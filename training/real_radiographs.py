"""Sends real radiographs through a running HipAI and counts what it says of them. Measures only: nothing learns from them.

    ./run &
    python3 training/real_radiographs.py --radiographs ../shared/data/radiographs --label no_hardware

Reads a folder with manifest.csv (columns file, label) as FracAtlas (CC BY 4.0) was sorted for this project, wraps each JPEG of
hip/ with exactly that label in a CR object as an AP pelvis, stores it by storescu and reads the API. Needs dcmtk, pydicom, PIL.
"""
from __future__ import annotations

import argparse
import collections
import csv
import json
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

CR_STORAGE = "1.2.840.10008.5.1.4.1.1.1"


def wrap(jpeg: Path, target: Path) -> str:
    """Writes the picture as a CR AP pelvis and returns its Study Instance UID."""
    pixels = np.asarray(Image.open(jpeg).convert("L"))
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = CR_STORAGE, generate_uid(prefix=None)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    image.is_little_endian, image.is_implicit_VR = True, False
    image.SOPClassUID, image.SOPInstanceUID = CR_STORAGE, meta.MediaStorageSOPInstanceUID
    image.StudyInstanceUID, image.SeriesInstanceUID = generate_uid(prefix=None), generate_uid(prefix=None)
    image.Modality, image.BodyPartExamined, image.ViewPosition, image.PatientOrientation = "CR", "PELVIS", "AP", ["L", "F"]
    image.PatientName, image.PatientID, image.SeriesDescription = "PUBLIC^FRACATLAS", jpeg.stem, "Pelvis AP"
    image.Rows, image.Columns = pixels.shape
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 8, 8, 7, 0
    image.PixelData = pixels.tobytes() + b"\0" * (pixels.size % 2)
    image.save_as(target, write_like_original=False)
    return image.StudyInstanceUID


def study(api: str, uid: str) -> dict:
    """The study once its report is delivered; at most five minutes."""
    for _ in range(300):
        answer = json.load(urllib.request.urlopen(f"{api}/api/studies/{uid}"))
        if answer["state"] in ("delivered", "quarantined"):
            return answer
        time.sleep(1)
    raise TimeoutError(f"study {uid} is still {answer['state']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--radiographs", type=Path, required=True)
    parser.add_argument("--label", default="no_hardware")
    parser.add_argument("--port", default="11112")
    parser.add_argument("--api", default="http://127.0.0.1:8080")
    arguments = parser.parse_args()
    with open(arguments.radiographs / "manifest.csv", newline="", encoding="utf-8") as file:
        pictures = [row["file"] for row in csv.DictReader(file) if row["file"].startswith("hip/") and row["label"] == arguments.label]
    with tempfile.TemporaryDirectory() as folder:
        uids = [wrap(arguments.radiographs / picture, Path(folder) / f"{i:04}.dcm") for i, picture in enumerate(pictures)]
        subprocess.run(["storescu", "127.0.0.1", arguments.port, *map(str, sorted(Path(folder).glob("*.dcm")))], check=True)
    hips = [hip for uid in uids for hip in study(arguments.api, uid)["hips"]]
    said = collections.Counter((hip["status"], hip["class"]) for hip in hips)
    print(f"{len(pictures)} images, {len(hips)} hips")
    for (status, name), count in said.most_common():
        print(f"{count:5} {status:14} {name}")


if __name__ == "__main__":
    main()
