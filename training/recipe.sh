#!/usr/bin/env bash
# Makes the shipped models, from nothing: simulated studies, prepared images, training, export, thresholds, measurement.
# Run from anywhere; takes an evening on two CPU cores. Started again, it carries on where it stopped.
#   REAL=FOLDER bash training/recipe.sh    FOLDER holds labels.csv and real AP pelves without hardware: simulated hardware is put into them
#                                          as well. The shipped hardware models had 116 of FracAtlas (Abedeen et al. 2023, CC BY 4.0).
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
python="${PYTHON:-/usr/bin/python3}"
data=training/data
runs=training/runs
arthroplasties=total_hip_arthroplasty,hemiarthroplasty,arthroplasty_with_fixation

# A set of simulated studies; the sets have master seeds of their own, so no patient is in two.
simulate() { # NAME STUDIES SEED OPTIONS
    local name=$1 studies=$2 seed=$3; shift 3
    [ -f "$data/$name/truth.json" ] && return
    rm -rf "${data:?}/$name"
    ./run simulate --studies "$studies" --seed "$seed" --out "$data/$name" "$@"
}
joint="--joint 228 --joint-millimetres 190 --joint-masks 38"
simulate hardware 5500 20261128 --form tensors --pixel-spacing 0.8 --sizes 192,160 --masks 12 --vendors internal --out-of-class 0.06
simulate failure 5500 606 --form tensors --pixel-spacing 0.65 --sizes 192 --masks 12 $joint --vendors internal \
    --classes $arthroplasties --failures 0.8
simulate triage 2400 707 --form tensors --pixel-spacing 1.1 --sizes 64 --whole 160 --vendors internal --defects 0.45 --out-of-class 0.05
simulate calibration 1500 808 --form tensors --pixel-spacing 0.65 --sizes 192 --masks 12 $joint --whole 160 --vendors internal \
    --failures 0.6 --defects 0.1 --out-of-class 0.08
tests="--pixel-spacing 0.7 --failures 0.5 --defects 0.05 --out-of-class 0.05 --gaps 0 --contradictions 0"
simulate test-internal 2500 7001 --vendors internal $tests
simulate test-external 2500 7002 --vendors external $tests

train() { # NAME TASK FAMILY SIZE EPOCHS RATE OPTIONS
    local name=$1 task=$2 family=$3 size=$4 epochs=$5 rate=$6; shift 6
    "$python" training/train.py --task "$task" --family "$family" --size "$size" --epochs "$epochs" --rate "$rate" --out "$runs/$name" "$@"
}

# The networks that are trained first find the joints on which hardware is put into real hips.
sets="$data/hardware $data/failure"
if [ -n "${REAL:-}" ]; then
    train joints hardware nfnet 192 7 2.5e-3 --data "$data/hardware"
    veil="--form tensors --pixel-spacing 0.8 --sizes 192 --masks 12 --vendors internal --failures 0 --gaps 0 --contradictions 0 --views ap_pelvis"
    simulate held 450 4242 $veil
    simulate empty 450 4242 $veil --classes no_hardware
    ./run prepare --data "$REAL" --sizes 192 --out "$data/real"
    "$python" training/composites.py --real "$data/real" --with "$data/held" --without "$data/empty" --joints "$runs/joints/checkpoint.pt" \
        --copies 10 --out "$data/composites"
    sets="$sets $data/composites"
fi
