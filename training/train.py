"""Trains one network on what `hipai simulate --form tensors` (or `hipai prepare`) wrote.

    python3 training/train.py --task hardware --data DIR [DIR ...] --family nfnet --size 192 --epochs 16 --out training/runs/hardware-nfnet

One-cycle AdamW; with --from and --freeze, staged as in the source paper: the new layers first, then all. Resumes from the last whole epoch
when it is started again. Every run keeps its settings, curve and seeds in its folder. Uses a GPU when PyTorch finds one.
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

from networks import TRUNKS, build, fitting, scale_to_data
from tasks import TASKS


def adaptive_clip(parameters, ratio: float) -> None:
    """Adaptive gradient clipping (Brock et al. 2021): what a network without normalisation needs at these rates."""
    for parameter in parameters:
        if parameter.grad is None or parameter.ndim < 2:
            continue
        axes = tuple(range(1, parameter.ndim))
        limit = parameter.detach().square().sum(axes, keepdim=True).sqrt().clamp_min(1e-3) * ratio
        norm = parameter.grad.square().sum(axes, keepdim=True).sqrt().clamp_min(1e-6)
        parameter.grad.mul_((limit / norm).clamp_max(1.0))


def to(values, device):
    return {name: value.to(device) for name, value in values.items()} if isinstance(values, dict) else values.to(device)


@torch.no_grad()
def evaluate(network, task, device) -> dict:
    network.eval()
    outputs = []
    for start in range(0, len(task.validation), 64):
        out = network(task.inputs(task.validation[start:start + 64]).to(device))
        outputs.append({name: value.float().cpu() for name, value in out.items()})
    return task.score(outputs)


@torch.no_grad()
def follow(average, network, step: int) -> None:
    """Moves the running average of the weights, which is what is shipped, towards the network; fast at first."""
    share = max(0.003, 9 / (10 + step))
    for kept, current in zip(average.state_dict().values(), network.state_dict().values()):
        kept.lerp_(current, share) if kept.is_floating_point() else kept.copy_(current)


def epoch_step(network, average, optimiser, schedule, task, arguments, epoch, device) -> float:
    """Trains one epoch and returns its mean loss."""
    network.train()
    # Staged, as in the source paper: what is new first, then everything. A frozen trunk keeps its running statistics as well.
    network.trunk.requires_grad_(epoch >= arguments.freeze).train(epoch >= arguments.freeze)
    rng = np.random.default_rng((arguments.seed, epoch))
    generator = torch.Generator().manual_seed(arguments.seed * 1000 + epoch)
    weights = task.weights()
    order = task.train[rng.choice(len(task.train), size=arguments.per_epoch or len(task.train), p=weights / weights.sum())]
    losses, began = [], time.time()
    for start in range(0, len(order) - arguments.batch + 1, arguments.batch):
        images, target = task.batch(order[start:start + arguments.batch], generator)
        images, target = images.to(device), to(target, device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            out = network(images)
        loss = task.loss(out, target)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if arguments.family == "nfnet":
            adaptive_clip(network.trunk.parameters(), 0.02)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        follow(average, network, schedule.last_epoch)
        if arguments.progress and len(losses) % arguments.progress == 0:
            rate = len(losses) * arguments.batch / (time.time() - began)
            print(f"epoch {epoch}: {start + arguments.batch} of {len(order)}, loss {np.mean(losses[-arguments.progress:]):.3f}, {rate:.0f}/s", flush=True)
    return float(np.mean(losses))


def begin(arguments, task, device):
    """The network to train: fresh, or from another run."""
    network = build(arguments.task, arguments.family)
    if arguments.trunk:
        # The trunk, and the heads where the task is the same.
        state = torch.load(arguments.trunk, map_location="cpu")["average"]
        network.load_state_dict(network.state_dict() | fitting(state, network))
    elif arguments.family == "nfnet":
        scale_to_data(network, task.inputs(task.train[:64]))
    return network.to(device, memory_format=torch.channels_last)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=list(TASKS), required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders with prepared sets")
    parser.add_argument("--family", choices=list(TRUNKS), required=True)
    parser.add_argument("--size", type=int, required=True, help="input size in pixels; must have been prepared")
    parser.add_argument("--masks", type=int, default=12, help="cells along a side of the prepared masks")
    parser.add_argument("--from", dest="trunk", type=Path, help="checkpoint whose weights are taken over, as far as they fit")
    parser.add_argument("--freeze", type=int, default=0, help="epochs in which the trunk taken over is not changed")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--per-epoch", type=int, default=0, help="images drawn in an epoch; 0 for as many as there are")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3, help="peak of the one-cycle learning rate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--progress", type=int, default=0, help="print every so many steps")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    task = TASKS[arguments.task](arguments.data, arguments.size, arguments.masks)
    network = begin(arguments, task, device)
    average = build(arguments.task, arguments.family).to(device)
    average.load_state_dict(network.state_dict())
    optimiser = torch.optim.AdamW(network.parameters(), lr=arguments.rate, weight_decay=0.02)
    steps = (arguments.per_epoch or len(task.train)) // arguments.batch * arguments.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, arguments.rate, total_steps=steps, pct_start=0.12)

    arguments.out.mkdir(parents=True, exist_ok=True)
    settings = {k: v.name if isinstance(v, Path) else [p.name for p in v] if k == "data" else v for k, v in vars(arguments).items()}
    settings |= {"train": len(task.train), "validation": len(task.validation), "device": str(device), "torch": torch.__version__,
                 "parameters": sum(p.numel() for p in network.parameters())}
    (arguments.out / "settings.json").write_text(json.dumps(settings, indent=2) + "\n")
    checkpoint, first = arguments.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
        for name, part in [("network", network), ("average", average), ("optimiser", optimiser), ("schedule", schedule)]:
            part.load_state_dict(state[name])
        first = state["epoch"] + 1
        # Started again with other epochs, the run comes down to its new end.
        schedule.total_steps = steps
        schedule._schedule_phases[-1]["end_step"] = steps - 1

    for epoch in range(first, arguments.epochs):
        began = time.time()
        loss = epoch_step(network, average, optimiser, schedule, task, arguments, epoch, device)
        row = {"epoch": epoch, "trainLoss": round(loss, 4), **evaluate(average, task, device), "seconds": round(time.time() - began)}
        with open(arguments.out / "curve.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        print(row, flush=True)
        state = {"network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(),
                 "schedule": schedule.state_dict(), "epoch": epoch}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


if __name__ == "__main__":
    main()
