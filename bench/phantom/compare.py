#!/usr/bin/python3
"""Statistics of real and simulated frontal pelves side by side: grey levels, power spectrum, gradients. Measures only.

    /usr/bin/python3 bench/phantom/compare.py --real ../shared/data/radiographs [--hipai ./run] [--studies 120]

All pictures are brought to 454 pixels, the size of the public ones. Per picture: percentiles of the grey levels, the slope of the
radially averaged power spectrum between 4 and 100 cycles per picture, the mean gradient, the share of flat and of steep places,
and the noise (the median of the absolute second difference). Written as median and quartiles over the pictures, and the
probability that a simulated picture has a greater value than a real one (0.5: alike).
"""
from __future__ import annotations

import argparse
import shlex
import tempfile
from pathlib import Path

import numpy as np

from pictures import real_pelves, shrunk, simulate


def measures(grey: np.ndarray) -> dict[str, float]:
    """One number per property of a picture."""
    grey = shrunk(grey, 454)
    height, width = grey.shape
    side = min(height, width) // 2 * 2
    middle = grey[(height - side) // 2 :, (width - side) // 2 :][:side, :side]
    window = np.hanning(side)[:, None] * np.hanning(side)[None, :]
    power = np.abs(np.fft.fftshift(np.fft.fft2((middle - middle.mean()) * window))) ** 2
    y, x = np.indices(power.shape) - side // 2
    radius = np.hypot(x, y).astype(int)
    radial = np.bincount(radius.ravel(), power.ravel()) / np.maximum(1, np.bincount(radius.ravel()))
    frequencies = np.arange(4, min(100, side // 2))
    slope = np.polyfit(np.log(frequencies), np.log(radial[frequencies] + 1e-12), 1)[0]
    gy, gx = np.gradient(grey)
    gradient = np.hypot(gx, gy)
    second = np.abs(2 * grey[:, 1:-1] - grey[:, :-2] - grey[:, 2:])
    p5, p50, p95 = np.percentile(grey, [5, 50, 95])
    return {
        "grey, 5th percentile": p5, "grey, median": p50, "grey, 95th percentile": p95, "grey, standard deviation": grey.std(),
        "share of black (< 0.03)": float((grey < 0.03).mean()), "share of white (> 0.97)": float((grey > 0.97).mean()),
        "slope of the power spectrum": slope, "gradient, mean x 1000": 1000 * gradient.mean(),
        "gradient, 99th percentile x 1000": 1000 * np.percentile(gradient, 99), "flat places (gradient < 0.002)": float((gradient < 0.002).mean()),
        "noise, median second difference x 1000": 1000 * float(np.median(second[grey[:, 1:-1] > 0.1])) if (grey > 0.1).any() else 0.0,
    }


def greater(simulated: np.ndarray, real: np.ndarray) -> float:
    """Probability that one of the first is greater than one of the second; ties count half (the area under the ROC curve)."""
    return float((np.sign(simulated[:, None] - real[None, :]).mean() + 1) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--hipai", default="./run")
    parser.add_argument("--studies", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = simulate(shlex.split(options.hipai), Path(folder) / "set", "--studies", str(options.studies), "--seed", "2026", "--mix", "paper",
                            "--classes", "no_hardware", "--views", "ap_pelvis", "--failures", "0", "--pixel-spacing", "0.6", "--vendors", "internal,external")
        simulated = [measures(picture.grey) for picture in pictures]
    real = [measures(grey) for grey in real_pelves(options.real)]
    print(f"| per picture | real, n = {len(real)} | simulated, n = {len(simulated)} | P(simulated > real) |\n|---|---|---|---|")
    for name in real[0]:
        a, b = np.array([m[name] for m in real]), np.array([m[name] for m in simulated])
        spread = lambda v: "{1:.3g} ({0:.3g} to {2:.3g})".format(*np.percentile(v, [25, 50, 75]))
        print(f"| {name} | {spread(a)} | {spread(b)} | {greater(b, a):.2f} |")


if __name__ == "__main__":
    main()
