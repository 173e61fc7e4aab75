"""Trains one member of the ensemble on hips that `hipai prepare` wrote.

    python3 training/train.py --data DIR --family efficientnet --size 160 --epochs 16 --out training/runs/efficientnet

Resumes from the last whole epoch when it is started again. Every run keeps its settings, curves and seeds in its folder.
Uses a GPU when PyTorch finds one, otherwise both CPU cores.
"""
from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

# glibc hands big buffers back to the system after every step and pays for the page faults; keeping them doubles the speed.
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "8589934592", "MALLOC_TOP_PAD_": "268435456"}
if __name__ == "__main__" and not set(_MALLOC) <= set(os.environ):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **_MALLOC})

import numpy as np
import torch
import torch.nn.functional as F

from augment import augment
from networks import CLASSES, build, scale_to_data
from prepared import PreparedSet, load

MEAN, STD = 0.4, 0.25  # of a prepared hip in 0..1; the manifest carries them to the C# side


def adaptive_clip(parameters, ratio: float) -> None:
    """Adaptive gradient clipping (Brock et al. 2021): what a network without normalisation needs at these rates."""
    for parameter in parameters:
        if parameter.grad is None or parameter.ndim < 2:
            continue
        axes = tuple(range(1, parameter.ndim))
        limit = parameter.detach().square().sum(axes, keepdim=True).sqrt().clamp_min(1e-3) * ratio
        norm = parameter.grad.square().sum(axes, keepdim=True).sqrt().clamp_min(1e-6)
        parameter.grad.mul_((limit / norm).clamp_max(1.0))


def batch(data: PreparedSet, index: np.ndarray, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    images = torch.from_numpy(data.pixels[np.sort(index)]).unsqueeze(1).float().div_(255)
    return images, torch.from_numpy(data.labels[np.sort(index)]).to(device)


def balanced_order(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One epoch's order: as many draws as hips, classes drawn with the square root of their share."""
    counts = np.bincount(labels, minlength=len(CLASSES)).astype(float)
    weights = 1 / np.sqrt(counts[labels])
    return rng.choice(len(labels), size=len(labels), p=weights / weights.sum())


@torch.no_grad()
def evaluate(network, data: PreparedSet, device: torch.device) -> dict:
    network.eval()
    logits = []
    for start in range(0, len(data.labels), 64):
        images, _ = batch(data, np.arange(start, min(start + 64, len(data.labels))), device)
        logits.append(network(((images - MEAN) / STD).to(device))[0].cpu())
    logits = torch.cat(logits)
    labels = torch.from_numpy(data.labels)
    return {
        "n": len(data.labels),
        "loss": round(float(F.cross_entropy(logits, labels)), 4),
        "accuracy": round(float((logits.argmax(1) == labels).float().mean()), 4),
    }


@torch.no_grad()
def follow(average, network, step: int) -> None:
    """Moves the running average of the weights, which is what is shipped, towards the network; fast at first."""
    share = max(0.005, 9 / (10 + step))
    for kept, current in zip(average.state_dict().values(), network.state_dict().values()):
        kept.lerp_(current, share) if kept.is_floating_point() else kept.copy_(current)


def epoch_step(network, average, optimiser, schedule, data, arguments, epoch, device) -> float:
    """Trains one epoch and returns its mean loss."""
    network.train()
    rng = np.random.default_rng((arguments.seed, epoch))
    generator = torch.Generator().manual_seed(arguments.seed * 1000 + epoch)
    order, losses = balanced_order(data.labels, rng), []
    for start in range(0, len(order) - arguments.batch + 1, arguments.batch):
        images, labels = batch(data, order[start:start + arguments.batch], device)
        images = ((augment(images, generator) - MEAN) / STD).to(device, memory_format=torch.channels_last)
        loss = F.cross_entropy(network(images)[0], labels, label_smoothing=0.05)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if arguments.family == "nfnet":
            adaptive_clip(network.features.parameters(), 0.02)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        follow(average, network, schedule.last_epoch)
    return float(np.mean(losses))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that `hipai prepare` wrote")
    parser.add_argument("--family", choices=["efficientnet", "nfnet"], required=True)
    parser.add_argument("--size", type=int, required=True, help="input size in pixels; must have been prepared")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3, help="peak of the one-cycle learning rate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    whole = load(arguments.data, arguments.size)
    train, validation = whole.part("train"), whole.part("validation")
    network = build(arguments.family)
    if arguments.family == "nfnet":
        scale_to_data(network, (batch(train, np.arange(min(64, len(train.labels))), torch.device("cpu"))[0] - MEAN) / STD)
    network = network.to(device, memory_format=torch.channels_last)
    average = build(arguments.family).to(device)
    average.load_state_dict(network.state_dict())
    optimiser = torch.optim.AdamW(network.parameters(), lr=arguments.rate, weight_decay=0.02)
    steps = len(train.labels) // arguments.batch * arguments.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, arguments.rate, total_steps=steps, pct_start=0.12)

    arguments.out.mkdir(parents=True, exist_ok=True)
    settings = {k: v.name if isinstance(v, Path) else v for k, v in vars(arguments).items()}
    settings |= {"trainHips": len(train.labels), "validationHips": len(validation.labels), "device": str(device), "torch": torch.__version__,
                 "studies": len(set(whole.studies)), "perClass": np.bincount(whole.labels, minlength=len(CLASSES)).tolist()}
    (arguments.out / "settings.json").write_text(json.dumps(settings, indent=2) + "\n")
    checkpoint, first = arguments.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
        network.load_state_dict(state["network"]), average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"]), schedule.load_state_dict(state["schedule"])
        first = state["epoch"] + 1

    for epoch in range(first, arguments.epochs):
        began = time.time()
        loss = epoch_step(network, average, optimiser, schedule, train, arguments, epoch, device)
        row = {"epoch": epoch, "trainLoss": round(loss, 4), **evaluate(average, validation, device), "seconds": round(time.time() - began)}
        with open(arguments.out / "curve.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        print(row, flush=True)
        state = {"network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(),
                 "schedule": schedule.state_dict(), "epoch": epoch}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


if __name__ == "__main__":
    main()
