"""The three questions: what is read for each, what a batch of it is, and what a good answer costs."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

import augment
from classes import ARTHROPLASTIES, FAILURES, HARDWARE, QUALITIES, VIEWS
from networks import FINER, MASKS, SIGNS, spread
from prepared import Blocks, held_out, read_table

MEAN, STD = 0.4, 0.25  # of a prepared image in 0..1; the manifest carries them to the C# side


def normalised(images: Tensor) -> Tensor:
    return (images - MEAN) / STD


def covered(masks: Tensor) -> Tensor:
    """How much of a cell something covers, as what the cell should say: a quarter is enough to be sure."""
    return (masks * 4).clamp(0, 1)


def pointing(cams: Tensor, labels: Tensor, masks: Tensor) -> Tensor:
    """What it costs that the activation map of the true class points beside the hardware: minus the logarithm of the share of its
    softmax over the cells that lies on it."""
    held = (labels > 0) & (masks.flatten(1).amax(1) > 0.5)
    if not held.any():
        return cams.new_zeros(())
    cells = cams[held, labels[held]].flatten(1).log_softmax(1)
    return -(cells + masks[held].flatten(1).clamp_min(1e-3).log()).logsumexp(1).mean()


class Hardware:
    """Nine classes from one hip of one image; out-of-class hardware teaches doubt, masks and joint teach where to look."""

    def __init__(self, folders: list[Path], size: int, masks: int):
        self.size, self.grid = size, masks
        self.table = read_table(folders, "hips.csv")
        self.pixels = Blocks(folders, f"hips-{size}.u8", (size, size), self.table.counts)
        self.masks = Blocks(folders, f"masks-{masks}.u8", (MASKS, masks, masks), self.table.counts, optional=True)
        self.fine = Blocks(folders, f"masks-{FINER * masks}.u8", (MASKS, FINER * masks, FINER * masks), self.table.counts, optional=True)
        self.labels = np.array([HARDWARE.index(c) for c in self.table["class"]])
        self.labels[self.table["outOfClass"] != ""] = -1
        self.joints = np.stack([self.table.number("jointX"), self.table.number("jointY")], 1)
        validates = held_out(self.table["study"])
        usable = self.table["quality"] == "adequate"
        self.train, self.validation = np.nonzero(~validates & usable)[0], np.nonzero(validates & usable)[0]
        self.calibration = np.nonzero(usable)[0]

    def weights(self) -> np.ndarray:
        """How often each training row is drawn: classes with the square root of their share, and the variants of a class likewise, so that
        what is rare (a cemented stem and cup as a spacer, beads beside an implant) is learned too."""
        labels = self.labels[self.train]
        _, kinds = np.unique(np.char.add(np.char.add(labels.astype(str), " "), self.table["variant"][self.train]), return_inverse=True)
        of_kind, of_class = np.bincount(kinds), np.bincount(labels + 1)
        within = 1 / np.sqrt(of_kind[kinds])
        return within / np.bincount(labels + 1, within)[labels + 1] * np.sqrt(of_class[labels + 1])

    def inputs(self, index: np.ndarray) -> Tensor:
        return normalised(torch.from_numpy(self.pixels.take(index)).unsqueeze(1).float() / 255)

    def batch(self, index: np.ndarray, g: torch.Generator) -> tuple[Tensor, dict]:
        pixels = torch.from_numpy(self.pixels.take(index)).unsqueeze(1)
        theta = augment.draw_pose(len(index), g)
        images = augment.dirtied(augment.warp(augment.toned(pixels, g), theta), g)
        fine = augment.warp(torch.from_numpy(self.fine.take(index)).float() / 255, theta)
        masks = torch.from_numpy(self.masks.take(index)).float() / 255
        has, finely = (torch.from_numpy(blocks.has(index)) for blocks in (self.masks, self.fine))
        # A set has masks of either fineness.
        masks = torch.where(has.view(-1, 1, 1, 1), augment.warp(masks, theta), F.avg_pool2d(fine, FINER))
        joints = augment.move(torch.from_numpy(self.joints[index]), theta)
        return normalised(images), {"labels": torch.from_numpy(self.labels[index]), "masks": covered(masks), "joints": joints,
                                    "detail": fine[:, :1], "taught": (has | finely).float(), "finely": finely.float()}

    def loss(self, out: dict, target: dict) -> Tensor:
        labels, known = target["labels"], target["labels"] >= 0
        logits = out["logits"].float()
        loss = F.cross_entropy(logits[known], labels[known], label_smoothing=0.03)
        if not known.all():
            # Outlier exposure (Hendrycks et al. 2019): hardware outside the list should look like no class more than another.
            loss = loss - 0.5 * (~known).float().mean() * logits[~known].log_softmax(1).mean()
        weight = torch.tensor([1.0] + [2.0] * SIGNS).view(1, -1, 1, 1)
        weight = weight * target["taught"].view(-1, 1, 1, 1)
        loss = loss + 2 * (F.binary_cross_entropy_with_logits(out["masks"].float(), target["masks"], reduction="none") * weight).mean()
        loss = loss + 0.3 * pointing(out["cam"].float(), labels, target["masks"][:, 0])
        drawn_finely = F.binary_cross_entropy_with_logits(out["detail"].float(), target["detail"], reduction="none").mean((1, 2, 3))
        loss = loss + (drawn_finely * target["finely"]).mean()
        inside = ((target["joints"] > 0.05) & (target["joints"] < 0.95)).all(1)
        if inside.any():
            loss = loss + 4 * (out["joint"][inside] - target["joints"][inside]).abs().mean()
        return loss

    def score(self, outputs: list[dict]) -> dict:
        logits, labels = torch.cat([o["logits"] for o in outputs]), torch.from_numpy(self.labels[self.validation])
        known = labels >= 0
        joint = (torch.cat([o["joint"] for o in outputs]) - torch.from_numpy(self.joints[self.validation])).norm(dim=1)
        fields = torch.from_numpy(self.table.number("fieldMm")[self.validation])
        post = labels == HARDWARE.index("post_infectious")
        return {"n": int(known.sum()), "loss": _round(F.cross_entropy(logits[known], labels[known])),
                "accuracy": _round((logits[known].argmax(1) == labels[known]).float().mean()),
                "postInfectiousRecall": _round((logits[post].argmax(1) == labels[post]).float().mean()) if post.any() else None,
                **self._peaks(outputs, logits, labels),
                "outOfClassTopProbability": _round(logits[~known].softmax(1).amax(1).mean()) if (~known).any() else None,
                "jointErrorMm": _round((joint * fields).nanmedian())}

    def _peaks(self, outputs: list[dict], logits: Tensor, labels: Tensor) -> dict:
        """How often the maximum of the fine map of what is called lies on hardware, where there is some and a fine mask knows where."""
        said = logits.argmax(1)
        at = np.nonzero(((said > 0) & (labels > 0)).numpy() & self.fine.has(self.validation))[0]
        if len(at) == 0:
            return {}
        cams, details = (torch.cat([o[name] for o in outputs])[at] for name in ("cam", "detail"))
        cells = spread(cams, details)[torch.arange(len(at)), said[at]].flatten(1).argmax(1)
        hardware = torch.from_numpy(self.fine.take(self.validation[at])[:, 0]).flatten(1)
        return {"peakOnHardware": _round((hardware[torch.arange(len(at)), cells] > 64).float().mean())}


class Triage:
    """View and quality of one image as a whole. Its pose and tone are hardly changed: they are what is asked about."""

    def __init__(self, folders: list[Path], size: int, masks: int):
        self.table = read_table(folders, "images.csv")
        self.pixels = Blocks(folders, f"images-{size}.u8", (size, size), self.table.counts)
        views = np.where(self.table["view"] == "unknown", "other", self.table["view"])
        self.labels = np.array([[VIEWS.index(v), QUALITIES.index(q)] for v, q in zip(views, self.table["quality"])])
        validates = held_out(self.table["study"])
        self.train, self.validation = np.nonzero(~validates)[0], np.nonzero(validates)[0]
        self.calibration = np.arange(len(self.labels))

    def weights(self) -> np.ndarray:
        counts = np.bincount(self.labels[self.train, 1]).astype(float)
        return 1 / np.sqrt(counts[self.labels[self.train, 1]])

    def inputs(self, index: np.ndarray) -> Tensor:
        return normalised(torch.from_numpy(self.pixels.take(index)).unsqueeze(1).float() / 255)

    def batch(self, index: np.ndarray, g: torch.Generator) -> tuple[Tensor, dict]:
        pixels = torch.from_numpy(self.pixels.take(index)).unsqueeze(1)
        theta = augment.draw_pose(len(index), g, zoom=(0.96, 1.04), shift=0.02, flips=0.5, strength=0.5)
        # No noise, blur or clutter is added: whether there is too much of them is the question. Enhancement is a device's habit, no fault.
        images = augment.sharpness(augment.warp(augment.toned(pixels, g, 0.7), theta), g, least=0, most=0.7).clamp(0, 1)
        return normalised(images), {"labels": torch.from_numpy(self.labels[index])}

    def loss(self, out: dict, target: dict) -> Tensor:
        logits, labels = out["logits"].float(), target["labels"]
        return (F.cross_entropy(logits[:, :len(VIEWS)], labels[:, 0], label_smoothing=0.02)
                + F.cross_entropy(logits[:, len(VIEWS):], labels[:, 1], label_smoothing=0.02))

    def score(self, outputs: list[dict]) -> dict:
        logits, labels = torch.cat([o["logits"] for o in outputs]), torch.from_numpy(self.labels[self.validation])
        view, quality = logits[:, :len(VIEWS)], logits[:, len(VIEWS):]
        said, bad = quality.argmax(1) > 0, labels[:, 1] > 0
        return {"n": len(labels), "loss": _round(F.cross_entropy(view, labels[:, 0]) + F.cross_entropy(quality, labels[:, 1])),
                "viewAccuracy": _round((view.argmax(1) == labels[:, 0]).float().mean()),
                "qualityAccuracy": _round((quality.argmax(1) == labels[:, 1]).float().mean()),
                "badFound": _round(said[bad].float().mean()), "goodLeftOut": _round(said[~bad].float().mean())}


class Failure:
    """Cause of failure from AP and lateral together, on a square of 180 mm about the joint that reaches further towards the shaft, where
    stems loosen and bones break; the prepared square is larger, so that training can move and turn it as the product's own search for the
    joint will."""

    PREPARED, PREPARED_MM, MM, MASK_CELLS = 384, 216, 180, 48
    JOINT_AT = (2 / 3, 1 / 3)  # of either square, in shares of its side from the lateral and the upper edge

    def __init__(self, folders: list[Path], size: int, masks: int):
        self.size, self.grid = size, masks
        self.prepared = round(size * self.PREPARED_MM / self.MM)
        if self.PREPARED % self.prepared:
            raise ValueError(f"A square of {size} pixels is no whole part of the prepared one: {self.prepared} of {self.PREPARED}")
        self.table = read_table(folders, "hips.csv")
        self.pixels = Blocks(folders, f"joints-{self.PREPARED}.u8", (self.PREPARED, self.PREPARED), self.table.counts)
        self.masks = Blocks(folders, f"joint-masks-{self.MASK_CELLS}.u8", (MASKS, self.MASK_CELLS, self.MASK_CELLS), self.table.counts)
        self.pairs, self.labels, studies, self.seen = self._pair()
        validates = held_out(studies)
        # A failure that no pixel shows, as in half of the infections, teaches only that sound hips look infected.
        self.train, self.validation = np.nonzero(~validates & ((self.labels == 0) | self._shows()))[0], np.nonzero(validates)[0]
        self.calibration = np.arange(len(self.labels))  # what no pixel shows happens, and must not be forgotten when certainty is set

    def _pair(self):
        hips: dict = {}
        for row, (study, side) in enumerate(zip(self.table["study"], self.table["side"])):
            hips.setdefault((study, side), []).append(row)
        pairs, labels, studies, seen = [], [], [], []
        for (study, _), rows in hips.items():
            first = rows[0]
            if self.table["class"][first] not in ARTHROPLASTIES or self.table["outOfClass"][first]:
                continue
            rows = [row for row in rows if self.table["quality"][row] == "adequate" and self._is_inside(row)]
            for ap in (row for row in rows if self.table["view"][row].startswith("ap_")):
                for lateral in (row for row in rows if self.table["view"][row].endswith("_lateral")):
                    pairs.append((ap, lateral))
                    labels.append(FAILURES.index(self.table["cause"][first] or "none"))
                    studies.append(study)
                    seen.append(bool(self.table["signs"][ap] or self.table["signs"][lateral]))
        return np.array(pairs), np.array(labels), np.array(studies), np.array(seen)

    def _shows(self) -> np.ndarray:
        """Which pairs have a sign of their cause inside the prepared square of a view."""
        shown = np.zeros(len(self.labels), bool)
        for start in range(0, len(shown), 256):
            part = slice(start, start + 256)
            for view in (0, 1):
                masks = self.masks.take(self.pairs[part, view]).reshape(-1, MASKS, self.MASK_CELLS ** 2).max(2)
                shown[part] |= masks[np.arange(len(masks)), self.labels[part]] > 127
        return shown

    def _is_inside(self, row: int) -> bool:
        return all(0.02 < float(self.table[name][row]) < 0.98 for name in ("jointX", "jointY"))

    def weights(self) -> np.ndarray:
        """Sound hips make two fifths of what is seen, the causes share the rest alike."""
        labels = self.labels[self.train]
        share = np.where(np.arange(len(FAILURES)) == 0, 0.4, 0.6 / SIGNS)
        return (share / np.maximum(1, np.bincount(labels, minlength=len(FAILURES))))[labels]

    def _cut(self, rows: np.ndarray, theta: Tensor, g: torch.Generator | None) -> Tensor:
        # Pixels of a smaller input are the means of those prepared, as the product's resampling by area makes them from the source.
        images = F.avg_pool2d(torch.from_numpy(self.pixels.take(rows)).unsqueeze(1).float(), self.PREPARED // self.prepared)
        images = images / 255 if g is None else augment.toned(images.round().to(torch.uint8), g)
        images = augment.warp(images, theta, self.size)
        return images if g is None else augment.dirtied(images, g)

    def centre(self) -> Tensor:
        """The middle of the square of which the joint has its place, within the prepared one: -1 to 1, across and down."""
        return (1 - 2 * torch.tensor(self.JOINT_AT)) * (self.MM / self.PREPARED_MM - 1)

    def inputs(self, index: np.ndarray) -> Tensor:
        theta = torch.zeros(len(index), 2, 3)
        theta[:, 0, 0] = theta[:, 1, 1] = self.MM / self.PREPARED_MM
        theta[:, :, 2] = self.centre()
        return normalised(torch.cat([self._cut(self.pairs[index, view], theta, None) for view in (0, 1)], 1))

    def batch(self, index: np.ndarray, g: torch.Generator) -> tuple[Tensor, dict]:
        images, masks = [], []
        share = self.MM / self.PREPARED_MM
        for view in (0, 1):
            rows = self.pairs[index, view]
            theta = augment.draw_pose(len(index), g, zoom=(share * 0.9, share * 1.1), shift=0.1, flips=0)
            theta[:, :, 2] += self.centre()
            images.append(self._cut(rows, theta, g))
            fine = augment.warp(torch.from_numpy(self.masks.take(rows)).float()[:, 1:] / 255, theta, 4 * self.grid)
            masks.append(F.avg_pool2d(fine, 4))
        return normalised(torch.cat(images, 1)), {"labels": torch.from_numpy(self.labels[index]), "signs": covered(torch.cat(masks, 1))}

    def loss(self, out: dict, target: dict) -> Tensor:
        return F.cross_entropy(out["logits"].float(), target["labels"], label_smoothing=0.02) + drawn(out, target["signs"])

    def score(self, outputs: list[dict]) -> dict:
        logits, labels = torch.cat([o["logits"] for o in outputs]), self.labels[self.validation]
        right = logits.argmax(1).numpy() == labels
        shown = self.seen[self.validation] | (labels == 0)
        told = logits.softmax(1).numpy()
        return {"n": len(labels), "loss": _round(F.cross_entropy(logits, torch.from_numpy(labels))), "accuracy": _round(right.mean()),
                "accuracyShown": _round(right[shown].mean()), "accuracyOfCausesShown": _round(right[shown & (labels > 0)].mean()),
                "auc": [_round(auc(told[shown, k], labels[shown] == k)) for k in range(len(FAILURES))]} | self.score_maps(outputs)

    def score_maps(self, outputs: list[dict]) -> dict:
        """How well the maximum of a cause's maps alone tells the hips with a sign of it."""
        peaks = torch.cat([o["signs"].unflatten(1, (2, SIGNS)).amax((1, 3, 4)) for o in outputs]).numpy()
        labels = self.labels[self.validation]
        shown = self.seen[self.validation] | (labels == 0)
        return {"mapAuc": [_round(auc(peaks[shown, k - 1], labels[shown] == k)) for k in range(1, len(FAILURES))]}


class Signs:
    """Where signs of failure are, from windows of 90 mm on bone and metal: what the network of failure causes learns first.

    Every window is shown twice: as it is, and from the twin of its study, the same patient, device and noise without the failure
    (`NAME-twin` beside the folder NAME; same seed, `--failures 0`). What the two differ in is the sign and nothing else. Windows
    show fine lines four times as often as whole squares for the same work."""

    MM = 90

    def __init__(self, folders: list[Path], size: int, masks: int):
        self.size, self.grid = size, masks
        share = Failure.MM // self.MM
        self.squares = Failure(folders, share * size, share * masks)
        self.validation = self.squares.validation
        twins = [folder.parent / (folder.name + "-twin") for folder in folders]
        self.sound = Failure(twins, share * size, share * masks)
        self.twin = self._twins()
        pairs, labels = self.squares.pairs[self.squares.train], self.squares.labels[self.squares.train]
        self.train = self.squares.train[(labels > 0) & (self.twin[pairs] >= 0).all(1)]

    def _twins(self) -> np.ndarray:
        """The row of each row's twin; -1 where there is none."""
        def keys(table):
            return list(zip(table["sopInstanceUid"], table["side"]))
        rows = {key: row for row, key in enumerate(keys(self.sound.table))}
        return np.array([rows.get(key, -1) for key in keys(self.squares.table)])

    def weights(self) -> np.ndarray:
        """Every cause alike."""
        labels = self.squares.labels[self.train]
        return 1 / np.bincount(labels, minlength=len(FAILURES))[labels]

    def inputs(self, index: np.ndarray) -> Tensor:
        return self.squares.inputs(index)

    def batch(self, index: np.ndarray, g: torch.Generator) -> tuple[Tensor, dict]:
        """Half as many pairs as the batch has, each with its twin behind it: failed ones first, then the sound ones in the same order."""
        images, signs = [], []
        share = self.MM / Failure.PREPARED_MM
        index = index[:len(index) // 2]
        for view in (0, 1):
            rows = self.squares.pairs[index, view]
            masks = torch.from_numpy(self.squares.masks.take(rows)).float() / 255
            theta = augment.draw_pose(len(index), g, zoom=(share * 0.9, share * 1.1), shift=0.06)
            theta[:, :, 2] += self._centres(masks, self.squares.labels[index], g)
            both = np.stack([self.squares.pixels.take(rows), self.sound.pixels.take(self.twin[rows])], 1)
            windows = augment.warp(torch.from_numpy(both).float(), theta, self.size).round().to(torch.uint8)
            images.append(augment.dirtied(augment.toned(windows, g), g))
            shown = covered(F.avg_pool2d(augment.warp(masks[:, 1:], theta, 4 * self.grid), 4))
            signs.append(shown * self._differ(windows))
        shown = torch.cat(signs, 1)
        failed, sound = (torch.stack([view[:, twin] for view in images], 1) for twin in (0, 1))
        return normalised(torch.cat([failed, sound])), {"signs": torch.cat([shown, torch.zeros_like(shown)])}

    def _differ(self, windows: Tensor) -> Tensor:
        """The cells in which an image differs from its twin by three grey values or more: a sign that no pixel shows teaches nothing."""
        apart = (windows[:, :1].float() - windows[:, 1:].float()).abs()
        return (F.max_pool2d(apart, self.size // self.grid) >= 3).float()

    @staticmethod
    def _centres(masks: Tensor, labels: np.ndarray, g: torch.Generator) -> Tensor:
        """A place on each image, -1..1: on a sign of its cause for most of those that show one, else on metal or beside it."""
        places = F.max_pool2d(masks[:, :1], 3, 1, 1)[:, 0].flatten(1) + 1e-6
        of_cause = masks[torch.arange(len(masks)), torch.from_numpy(labels)].flatten(1)
        chosen = (of_cause.amax(1) > 0.2) & (torch.rand(len(masks), generator=g) < 0.8)
        places[chosen] = of_cause[chosen]
        cell = torch.multinomial(places, 1, generator=g).flatten()
        side = masks.shape[-1]
        return (torch.stack([cell % side, cell // side], 1).float() + 0.5) / side * 2 - 1

    def loss(self, out: dict, target: dict) -> Tensor:
        return drawn(out, target["signs"]) + told_apart(out, target["signs"])

    def score(self, outputs: list[dict]) -> dict:
        return {"n": len(self.validation)} | self.squares.score_maps(outputs)


def told_apart(out: dict, signs: Tensor) -> Tensor:
    """What it costs where a cell with a sign does not say more than the same cell of the sound twin."""
    failed, _ = signs.chunk(2)
    def cost(maps: Tensor, where: Tensor) -> Tensor:
        sick, sound = maps.float().chunk(2)
        return (F.softplus(sound - sick) * where).sum() / where.sum().clamp_min(1)
    return cost(out["signs"], failed) + cost(out["any"], failed.unflatten(1, (2, SIGNS)).amax(2))


def drawn(out: dict, signs: Tensor) -> Tensor:
    """What maps cost beside the signs they should show: a cell with a sign counts four times."""
    def cost(maps: Tensor, wanted: Tensor) -> Tensor:
        return (F.binary_cross_entropy_with_logits(maps.float(), wanted, reduction="none") * (1 + 3 * wanted)).mean()
    return 5 * cost(out["signs"], signs) + 2 * cost(out["any"], signs.unflatten(1, (2, SIGNS)).amax(2))


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Area under the ROC curve, by ranks."""
    ranks, n = scores.argsort().argsort()[positive].sum(), positive.sum()
    return (ranks + n - n * (n + 1) / 2) / max(1, n * (len(scores) - n))


def _round(value: Tensor) -> float:
    return round(float(value), 4)


TASKS = {"hardware": Hardware, "triage": Triage, "signs": Signs, "failure": Failure}
