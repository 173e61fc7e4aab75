"""Reads what `hipai simulate --form tensors` or `hipai prepare` wrote. No preprocessing happens here: the C# code that serves
the models prepared the images. Several folders make one set; pixels stay on disk (memory-mapped)."""
from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np


class Blocks:
    """Equal blocks of bytes in files of several folders, read by a running index; zeros where an optional file is missing."""

    def __init__(self, folders: list[Path], name: str, shape: tuple[int, ...], counts: list[int], optional: bool = False):
        self.parts, self.shape = [], shape
        for folder, count in zip(folders, counts):
            path = folder / name
            if optional and not path.exists():
                self.parts.append(None)
                continue
            wanted = count * int(np.prod(shape))
            if path.stat().st_size != wanted:
                raise ValueError(f"{path} holds {path.stat().st_size} bytes, but its table has {count} rows of {shape}: {wanted}")
            self.parts.append(np.memmap(path, np.uint8, "r", shape=(count, *shape)))
        self.starts = np.cumsum([0, *counts])

    def take(self, index: np.ndarray) -> np.ndarray:
        out = np.zeros((len(index), *self.shape), np.uint8)
        for k, (p, i) in enumerate(zip(self._part(index), index)):
            if self.parts[p] is not None:
                out[k] = self.parts[p][i - self.starts[p]]
        return out

    def has(self, index: np.ndarray) -> np.ndarray:
        return np.array([self.parts[p] is not None for p in self._part(index)])

    def _part(self, index: np.ndarray) -> np.ndarray:
        return np.searchsorted(self.starts, index, "right") - 1


@dataclass(frozen=True)
class Table:
    """The rows of one table over several folders: a column is an array of text."""

    columns: dict[str, np.ndarray]
    counts: list[int]

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    def number(self, name: str) -> np.ndarray:
        return np.array([float(v) if v else np.nan for v in self.columns[name]], np.float32)


def read_table(folders: list[Path], name: str) -> Table:
    rows, counts = [], []
    for folder in folders:
        with open(folder / name, newline="", encoding="utf-8") as file:
            part = list(csv.DictReader(file))
        rows += part
        counts.append(len(part))
    # A folder may lack a column that another has.
    return Table({key: np.array([row.get(key, "") for row in rows]) for key in rows[0]}, counts)


def held_out(studies: np.ndarray, share: int = 20) -> np.ndarray:
    """Which rows validate: one study of `share`, by its UID, so that no patient stands on both sides."""
    verdict = {study: int(hashlib.sha256(study.encode()).hexdigest(), 16) % share == 0 for study in set(studies)}
    return np.array([verdict[study] for study in studies])
