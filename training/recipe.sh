#!/usr/bin/env bash
# Makes the shipped models, from nothing: simulated studies, prepared images, training, export, thresholds, measurement.
# Run from anywhere; takes an evening on two CPU cores. Started again, it carries on where it stopped.
#   REAL=FOLDER bash training/recipe.sh    with labels.csv and real hips without hardware: simulated hardware is put into them as well
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
python="${PYTHON:-/usr/bin/python3}"
data=training/data
runs=training/runs
arthroplasties=total_hip_arthroplasty,hemiarthroplasty,arthroplasty_with_fixation

# A set of simulated studies as tensors; the sets have master seeds of their own, so no patient is in two.
tensors() { # NAME STUDIES SEED OPTIONS
    local name=$1 studies=$2 seed=$3; shift 3
    [ -f "$data/$name/truth.json" ] && return
    rm -rf "${data:?}/$name"
    ./run simulate --studies "$studies" --seed "$seed" --form tensors --out "$data/$name" "$@"
}
tensors hardware 5500 20261128 --pixel-spacing 0.8 --sizes 192,160 --masks 12 --out-of-class 0.06
tensors failure 5500 606 --pixel-spacing 0.65 --sizes 192 --masks 12 --joint 228 --joint-millimetres 190 --joint-masks 38 \
    --classes $arthroplasties --failures 0.8
tensors triage 3600 707 --pixel-spacing 1.1 --sizes 64 --whole 160 --defects 0.45 --out-of-class 0.05
tensors calibration 1500 808 --pixel-spacing 0.65 --sizes 192 --masks 12 --joint 228 --joint-millimetres 190 --joint-masks 38 --whole 160 \
    --failures 0.6 --defects 0.1 --out-of-class 0.08

train() { # NAME TASK FAMILY SIZE EPOCHS RATE OPTIONS; --data last
    local name=$1 task=$2 family=$3 size=$4 epochs=$5 rate=$6; shift 6
    "$python" training/train.py --task "$task" --family "$family" --size "$size" --epochs "$epochs" --rate "$rate" --out "$runs/$name" "$@"
}
