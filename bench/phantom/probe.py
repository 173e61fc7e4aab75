#!/usr/bin/python3
"""Tries to tell the hardware class from what must not tell it: header, device, size, noise, marker. It must do no better than chance.

    /usr/bin/python3 bench/phantom/probe.py [--hipai ./run] [--studies 900]

A multinomial logistic regression on all numbers, their squares and the device, and a nearest-neighbour vote, both in five folds by
study; the class is that of the hip the study is about. Chance is what the same probes reach after the classes were shuffled among the
studies, 200 times. Exits with 1 when a probe is better than 99.5 % of the shuffles.
"""
from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

import numpy as np

from pictures import Picture, simulate


def corner_noise(grey: np.ndarray) -> float:
    """Spread of the second difference in the parts of the picture where no hip is: the outer tenth at top and bottom."""
    rows = max(8, grey.shape[0] // 10)
    strips = np.concatenate([grey[4:rows], grey[-rows:-4]])
    return float(np.median(np.abs(2 * strips[:, 1:-1] - strips[:, :-2] - strips[:, 2:])))


def features(picture: Picture, devices: list[str], views: list[str]) -> list[float]:
    """What a header and the surroundings of the hip tell."""
    header, grey = picture.header, picture.grey
    number = lambda name: float(header.get(name, 0) or 0)
    top, bottom = grey[: grey.shape[0] // 12], grey[-grey.shape[0] // 12 :]
    values = [number(name) for name in ("KVP", "Exposure", "DistanceSourceToDetector", "ExposureIndex", "DeviationIndex", "Rows", "Columns",
                                        "BitsStored", "WindowCenter", "WindowWidth")]
    values += [float(header.get("BurnedInAnnotation") == "YES"), float("ViewPosition" in header), float("ProtocolName" in header),
               corner_noise(grey), float(top.mean()), float((grey < 0.01).mean())]
    _ = bottom
    return values + [float(picture.study["vendor"] == name) for name in devices] + [float(picture.image["view"] == name) for name in views]


def logistic(train: np.ndarray, labels: np.ndarray, test: np.ndarray, classes: int) -> np.ndarray:
    """Ridge-penalised least squares on one-hot labels: a linear probe that is solved at once."""
    targets = np.eye(classes)[labels]
    a = np.c_[train, np.ones(len(train))]
    w = np.linalg.solve(a.T @ a + 10 * np.eye(a.shape[1]), a.T @ targets)
    return (np.c_[test, np.ones(len(test))] @ w).argmax(1)


def neighbours(train: np.ndarray, labels: np.ndarray, test: np.ndarray, classes: int) -> np.ndarray:
    """The commonest class of the 15 nearest."""
    distance = ((test**2).sum(1)[:, None] + (train**2).sum(1)[None, :] - 2 * test @ train.T)
    nearest = labels[np.argpartition(distance, 15, axis=1)[:, :15]]
    return np.array([np.bincount(row, minlength=classes).argmax() for row in nearest])


def accuracy(probe, x: np.ndarray, y: np.ndarray, folds: np.ndarray, classes: int) -> float:
    right = 0
    for fold in range(5):
        test = folds == fold
        right += int((probe(x[~test], y[~test], x[test], classes) == y[test]).sum())
    return right / len(y)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hipai", default="./run")
    parser.add_argument("--studies", type=int, default=900)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = simulate(shlex.split(options.hipai), Path(folder) / "set", "--studies", str(options.studies), "--seed", "99", "--pixel-spacing", "1.2",
                            "--views", "ap_hip,frog_leg_lateral,cross_table_lateral", "--mix", "balanced")
    devices = sorted({picture.study["vendor"] for picture in pictures})
    views = sorted({picture.image["view"] for picture in pictures})
    x = np.array([features(picture, devices, views) for picture in pictures])
    x = (x - x.mean(0)) / (x.std(0) + 1e-9)
    x = np.c_[x, x**2]
    names = sorted({picture.main()["class"] for picture in pictures})
    y = np.array([names.index(picture.main()["class"]) for picture in pictures])
    studies = np.array([picture.study["studyInstanceUid"] for picture in pictures])
    order = {uid: i for i, uid in enumerate(dict.fromkeys(studies))}
    who = np.array([order[uid] for uid in studies])
    folds = who % 5
    random = np.random.default_rng(1)
    failed = False
    by_study = np.array([y[who == i][0] for i in range(len(order))])
    for name, probe in (("linear", logistic), ("nearest neighbours", neighbours)):
        reached = accuracy(probe, x, y, folds, len(names))
        shuffled = []
        for _ in range(200):
            shuffled.append(accuracy(probe, x, random.permutation(by_study)[who], folds, len(names)))
        share = float(np.mean(np.array(shuffled) >= reached))
        failed |= share < 0.005
        print(f"{name}: accuracy {reached:.3f} on {len(y)} images of {len(order)} studies, {len(names)} classes; shuffled "
              f"{np.mean(shuffled):.3f} (highest {np.max(shuffled):.3f}); share of shuffles as good {share:.3f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
