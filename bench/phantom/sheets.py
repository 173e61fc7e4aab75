#!/usr/bin/python3
"""Contact sheets of simulated radiographs: every class in every view, every failure cause, every device, defects, beside real ones.

    /usr/bin/python3 bench/phantom/sheets.py --out docs/images/phantom [--real ../shared/data/radiographs] [--hipai ./run]

Simulates what it shows. The sheet beside real radiographs is written only where --real is given. Needs numpy, PIL, pydicom.
"""
from __future__ import annotations

import argparse
import shlex
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from pictures import Picture, real_pelves, shrunk, simulate

CLASSES = ["no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
           "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious"]
VIEWS = ["ap_pelvis", "ap_hip", "frog_leg_lateral", "cross_table_lateral"]
CAUSES = ["infection", "aseptic_loosening", "dislocation", "periprosthetic_fracture", "polyethylene_wear"]
DEFECTS = ["exposure", "cut_off", "templating", "not_a_hip"]


def tile(grey: np.ndarray, words: str, width: int) -> Image.Image:
    """A picture on a black square with a line of words above it."""
    square = Image.new("L", (width, width + 14), 0)
    small = Image.fromarray((shrunk(grey, width) * 255).astype(np.uint8))
    square.paste(small, ((width - small.width) // 2, 14 + (width - small.height) // 2))
    ImageDraw.Draw(square).text((2, 1), words[: width // 6], fill=255)
    return square


def sheet(rows: list[list[Image.Image]], path: Path) -> None:
    """Rows of tiles as one picture."""
    width, height = max(len(row) for row in rows) * rows[0][0].width, len(rows) * rows[0][0].height
    page = Image.new("L", (width, height), 20)
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            page.paste(picture, (x * picture.width, y * picture.height))
    page.save(path, quality=85, optimize=True)
    print(path)


def words(picture: Picture) -> str:
    hip = picture.main()
    cause = f" / {hip['cause']}" if hip.get("cause") not in (None, "none") else ""
    return f"{picture.study['vendor'][-1]} {picture.image['projection']}: {hip['class']} / {hip['variant']}{cause}"


def joint(picture: Picture, side: str, millimetres: float = 200) -> np.ndarray:
    """The part of an image round a joint."""
    seen = next(hip for hip in picture.image["hips"] if hip["side"] == side)
    half = millimetres / 2 / seen["millimetresPerPixel"]
    x, y = seen["joint"]["x"], seen["joint"]["y"] + 0.25 * half
    x0, y0 = max(0, int(x - half)), max(0, int(y - half))
    return picture.grey[y0 : int(y + half), x0 : int(x + half)]


def by_class(hipai: list[str], work: Path, out: Path) -> None:
    rows = []
    for label in CLASSES:
        row = []
        for view in VIEWS:
            found = simulate(hipai, work / f"{label}-{view}", "--studies", "1", "--seed", str(41 + len(rows) * 5 + len(row)),
                             "--classes", label, "--views", view, "--failures", "0", "--pixel-spacing", "0.4")
            row.append(tile(found[0].grey, words(found[0]), 360))
        rows.append(row)
    sheet(rows, out / "classes.jpg")


def by_cause(hipai: list[str], work: Path, out: Path) -> None:
    rows = []
    for cause in CAUSES:
        found = simulate(hipai, work / cause, "--studies", "6", "--seed", "77", "--classes", "total_hip_arthroplasty", "--failures", "1",
                         "--causes", cause, "--views", "ap_pelvis,frog_leg_lateral,cross_table_lateral", "--pixel-spacing", "0.3")
        row = []
        for picture in found:
            for seen in picture.image["hips"]:
                hip = picture.hip(seen["side"])
                if hip.get("cause") == cause and len(row) < 5:
                    row.append(tile(joint(picture, seen["side"]), f"{picture.image['projection']}: {', '.join(hip['signs']) or 'no sign'}", 330))
        rows.append(row)
    sheet(rows, out / "causes.jpg")


def by_device(hipai: list[str], work: Path, out: Path, devices: str) -> None:
    tiles = []
    for letter in devices:
        found = simulate(hipai, work / f"device-{letter}", "--studies", "1", "--seed", "9", "--vendors", letter, "--views", "ap_pelvis",
                         "--failures", "0", "--pixel-spacing", "0.4")
        tiles.append(tile(found[0].grey, words(found[0]), 360))
    sheet([tiles[i : i + 4] for i in range(0, len(tiles), 4)], out / "devices.jpg")


def by_defect(hipai: list[str], work: Path, out: Path) -> None:
    found = simulate(hipai, work / "defects", "--studies", "40", "--seed", "13", "--defects", "1", "--pixel-spacing", "0.6")
    rows = []
    for quality in DEFECTS:
        some = [picture for picture in found if picture.image["quality"] == quality][:5]
        rows.append([tile(p.grey, f"{quality}: {', '.join(p.image['defects']) or p.image['projection']}", 300) for p in some])
    sheet([row for row in rows if row], out / "defects.jpg")


def beside_real(hipai: list[str], work: Path, out: Path, real: Path) -> None:
    """Five simulated pelves and one real one, the third: the licence's conditions are met by the words above it and in the document."""
    found = simulate(hipai, work / "beside", "--studies", "5", "--seed", "3", "--classes", "no_hardware", "--views", "ap_pelvis",
                     "--mix", "paper", "--pixel-spacing", "0.8")
    tiles = [tile(shrunk(p.grey, 450), words(p), 420) for p in found[:5]]
    tiles.insert(2, tile(real_pelves(real)[10], "REAL: FracAtlas, Abedeen et al. 2023, CC BY 4.0", 420))
    sheet([tiles[:3], tiles[3:6]], out / "beside-real.jpg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--hipai", default="./run", help="the command that runs hipai")
    parser.add_argument("--devices", default="ABCDEFGHIXYZ")
    parser.add_argument("--only", choices=["classes", "causes", "devices", "defects", "real"])
    options = parser.parse_args()
    hipai = shlex.split(options.hipai)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wanted = lambda name: options.only in (None, name)
        if wanted("classes"): by_class(hipai, work, options.out)
        if wanted("causes"): by_cause(hipai, work, options.out)
        if wanted("devices"): by_device(hipai, work, options.out, options.devices)
        if wanted("defects"): by_defect(hipai, work, options.out)
        if options.real and wanted("real"): beside_real(hipai, work, options.out, options.real)


if __name__ == "__main__":
    main()
