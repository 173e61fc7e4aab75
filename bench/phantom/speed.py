#!/usr/bin/python3
"""How fast hip images of 512 x 512 are made, all effects on, straight to tensors, against the limits: 25 a second on two cores, below 1 GB.

    /usr/bin/python3 bench/phantom/speed.py [--hipai "dotnet src/HipAi.Scp/bin/Release/net10.0/hipai.dll"] [--studies 200] [--jobs 2]

The pixels are 0.65 mm apart on the detector: a hip then covers about 500 of them on its longer side, so that 512 is about its own size.
Exits with 1 when a limit is missed.
"""
from __future__ import annotations

import argparse
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hipai", default="dotnet src/HipAi.Scp/bin/Release/net10.0/hipai.dll")
    parser.add_argument("--studies", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--options", default="--failures 0.3 --masks 32")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [*shlex.split(options.hipai), "simulate", "--studies", str(options.studies), "--seed", "1", "--form", "tensors", "--sizes", "512",
                   "--pixel-spacing", "0.65", "--jobs", str(options.jobs), *shlex.split(options.options), "--out", f"{folder}/set"]
        start = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wall = time.monotonic() - start
        hips = len(Path(f"{folder}/set/hips.csv").read_text().splitlines()) - 1
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    rate, cpu, memory = hips / wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{hips} hip images of {options.studies} studies in {wall:.1f} s: {rate:.1f} a second (limit 25: ratio {rate / 25:.2f}); "
          f"{1000 * cpu / hips:.0f} ms of processor each (limit 80 on two cores); {memory:.0f} MB at most (limit 1024: ratio {memory / 1024:.2f})")
    sys.exit(0 if rate >= 25 and memory < 1024 else 1)


if __name__ == "__main__":
    main()
