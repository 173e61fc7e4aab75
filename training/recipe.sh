#!/usr/bin/env bash
# Makes the shipped models, from nothing: simulated studies, prepared hips, training, export, thresholds.
# Run from anywhere; takes an hour or two on two CPU cores. Started again, it carries on where it stopped.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
python="${PYTHON:-/usr/bin/python3}"
data=training/data
runs=training/runs

# Studies with one to three images each; the test set has a master seed of its own.
prepare() { # NAME STUDIES SEED
    [ -f "$data/$1/truth.json" ] && return
    rm -rf "${data:?}/$1"
    ./run simulate --studies "$2" --seed "$3" --pixel-spacing 0.5 --form tensors --sizes 160 --out "$data/$1"
}
prepare train 2548 20261121
prepare test 320 7

member() { # FAMILY SIZE EPOCHS PEAK_RATE
    "$python" training/train.py --data "$data/train" --family "$1" --size "$2" --epochs "$3" --rate "$4" --out "$runs/$1"
    "$python" training/export.py --run "$runs/$1" --data "$data/train" --test "$data/test" --name "hardware-$1" \
        --made-by "bash training/recipe.sh"
    mkdir -p "models/hardware-$1/training"
    cp "$runs/$1/settings.json" "$runs/$1/curve.jsonl" "models/hardware-$1/training/"
}
member nfnet 160 16 1.5e-3
member efficientnet 160 16 2e-3

"$python" training/thresholds.py --runs "$runs/efficientnet" "$runs/nfnet" --models models/hardware-efficientnet models/hardware-nfnet
