"""Puts simulated hardware into real hips that hold none: real bone and soft tissue under metal, to close the gap between simulated
and real films.

    python3 training/composites.py --real PREPARED --with SIMULATED --without SIMULATED --joints training/runs/hardware-nfnet/checkpoint.pt --out DIR

--with and --without are the same simulated AP pelves (one seed), once with hardware and once with `--classes no_hardware`: what
differs is the hardware. It is moved onto the joint of a real hip, which a trained network finds. Every real hip is written
once as it is (no hardware) and --copies times with hardware of one drawn simulated hip each.
"""
from __future__ import annotations

import argparse
import csv
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from augment import warp
from networks import build
from prepared import Blocks, read_table
from tasks import normalised

COLUMNS = ["row", "study", "sopInstanceUid", "side", "view", "class", "quality", "variant", "outOfClass", "cause", "signs",
           "jointX", "jointY", "fieldMm"]


def hardware_alone(folders: tuple[Path, Path], size: int, grid: int):
    """What hardware adds to a picture, as a veil (opacity and grey), with its class, joint and mask."""
    tables = [read_table([folder], "hips.csv") for folder in folders]
    pixels = [Blocks([folder], f"hips-{size}.u8", (size, size), table.counts) for folder, table in zip(folders, tables)]
    masks = Blocks([folders[0]], f"masks-{grid}.u8", (6, grid, grid), tables[0].counts)
    if not (tables[0]["sopInstanceUid"] == tables[1]["sopInstanceUid"]).all():
        raise ValueError("the two simulated sets are not of the same seed and options")
    usable = np.nonzero((tables[0]["class"] != "no_hardware") & (tables[1]["class"] == "no_hardware") & (tables[0]["outOfClass"] == ""))[0]
    return tables[0], pixels, masks, usable


def veil(held: np.ndarray, empty: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Opacity and grey of the hardware: where the picture with it is brighter than the one without, near the hardware."""
    a, b = held.astype(np.float32) / 255, empty.astype(np.float32) / 255
    near = F.interpolate(torch.from_numpy((mask > 0).astype(np.float32))[None, None], size=a.shape, mode="nearest")[0, 0].numpy()
    near = F.max_pool2d(torch.from_numpy(near)[None, None], 9, 1, 4)[0, 0].numpy()
    opacity = np.clip((a - b - 0.03) / np.maximum(0.05, np.maximum(a, 0.85) - b), 0, 1) * near
    return opacity, np.where(opacity > 0, np.maximum(a, b), 0)


@torch.no_grad()
def joints_of(checkpoint: Path, images: np.ndarray) -> np.ndarray:
    """Where a trained network finds the joint, shares of the square."""
    network = build("hardware", "nfnet" if "nfnet" in str(checkpoint) else "efficientnet")
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    return network.eval()(normalised(torch.from_numpy(images).unsqueeze(1).float() / 255))["joint"].numpy()


def picture(image: np.ndarray) -> np.ndarray:
    """1 where the square holds the film, 0 in the padding beside it."""
    rows, columns = image.max(1) > 0, image.max(0) > 0
    return (rows[:, None] & columns[None]).astype(np.float32)


def onto(source: np.ndarray, target: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    """The affine map from the new picture to the veil that brings joint on joint, a little turned and scaled."""
    angle, scale = rng.uniform(-8, 8) * math.pi / 180, rng.uniform(0.88, 1.12)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]) * scale
    shift = (source * 2 - 1) - turn @ (target * 2 - 1)
    return torch.tensor(np.column_stack([turn, shift])[None], dtype=torch.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, required=True, help="real hips without hardware, prepared by `hipai prepare`")
    parser.add_argument("--with", dest="held", type=Path, required=True)
    parser.add_argument("--without", dest="empty", type=Path, required=True)
    parser.add_argument("--joints", type=Path, required=True)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--grid", type=int, default=12)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    size, grid = arguments.size, arguments.grid

    real = read_table([arguments.real], "hips.csv")
    backgrounds = Blocks([arguments.real], f"hips-{size}.u8", (size, size), real.counts).take(np.arange(sum(real.counts)))
    joints = joints_of(arguments.joints, backgrounds)
    table, pixels, masks, usable = hardware_alone((arguments.held, arguments.empty), size, grid)
    classes = table["class"][usable]
    counts = {name: (classes == name).sum() for name in set(classes)}
    share = np.array([1 / counts[name] for name in classes])
    rng = np.random.default_rng(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with open(arguments.out / f"hips-{size}.u8", "wb") as images, open(arguments.out / f"masks-{grid}.u8", "wb") as covers, \
            open(arguments.out / "hips.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        written = 0

        def write(k: int, image: np.ndarray, cover: np.ndarray, name: str, variant: str) -> None:
            nonlocal written
            images.write(image.tobytes())
            covers.write(cover.tobytes())
            rows.writerow([written, real["study"][k], real["sopInstanceUid"][k], real["side"][k], real["view"][k], name, "adequate",
                           variant, "", "", "", f"{joints[k, 0]:.4f}", f"{joints[k, 1]:.4f}", ""])
            written += 1

        for k in range(len(backgrounds)):
            write(k, backgrounds[k], np.zeros((6, grid, grid), np.uint8), "no_hardware", "")
            for row in rng.choice(usable, arguments.copies, replace=False, p=share / share.sum()):
                at = np.array([row])
                mask = masks.take(at)[0, 0]
                opacity, grey = veil(pixels[0].take(at)[0], pixels[1].take(at)[0], mask)
                theta = onto(np.array([float(table["jointX"][row]), float(table["jointY"][row])]), joints[k], rng)
                layers = warp(torch.from_numpy(np.stack([opacity, grey * opacity]))[None].float(), theta)[0].numpy()
                under = backgrounds[k].astype(np.float32) / 255
                layers = layers * picture(backgrounds[k])
                image = np.clip(under * (1 - layers[0]) + layers[1] * rng.uniform(0.9, 1.05), 0, 1)
                cover = np.zeros((6, grid, grid), np.uint8)
                cover[0] = (warp(torch.from_numpy(mask)[None, None].float(), theta)[0, 0].numpy()).astype(np.uint8)
                write(k, (image * 255 + 0.5).astype(np.uint8), cover, table["class"][row], table["variant"][row])
    print(f"{written} hips, {len(backgrounds)} real ones without hardware among them")


if __name__ == "__main__":
    main()
