#!/usr/bin/env bash
# Makes the shipped models, from nothing: simulated studies, prepared images, training, export, thresholds, measurement.
# Run from anywhere; takes an evening on two CPU cores. Started again, it carries on where it stopped.
#   REAL=FOLDER bash training/recipe.sh    FOLDER holds labels.csv and real AP pelves without hardware: simulated hardware is put into them
#                                          as well. The shipped hardware models had 116 of FracAtlas (Abedeen et al. 2023, CC BY 4.0).
#   REAL_TRIAGE=FOLDER                     likewise for the triage model, its labels.csv with the view and quality of each image. The shipped one
#                                          had 67 of FracAtlas: 55 hips and 12 chests and legs, labelled by eye, not by a radiologist.
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
# Squares about the joint reach further towards the shaft, as the networks of failure causes see them (decision 0029).
joint="--joint 384 --joint-millimetres 216 --joint-across 0.6667 --joint-down 0.3333 --joint-masks 48"
simulate hardware 5500 20261128 --form tensors --pixel-spacing 0.8 --sizes 192,160 --masks 12 --vendors internal --out-of-class 0.06
# Studies with failed arthroplasties; the twins are the same patients, devices and noise without the failure.
failed="--form tensors --pixel-spacing 0.5 --sizes 192 --masks 12 $joint --vendors internal --classes $arthroplasties"
simulate failure 7000 616 $failed --failures 0.85
simulate failure-twin 3000 616 $failed --failures 0
# A device of its own for each study, with masks at stride 4 for the fine maps.
simulate hardware-varied 3500 20261129 --form tensors --pixel-spacing 0.8 --sizes 192 --masks 48 --vendors varied --out-of-class 0.06
# More post-infectious hips, for the sake of their rare kinds: a cemented stem and cup as a spacer, beads beside an implant.
simulate post-infectious 2500 20261130 --form tensors --pixel-spacing 0.8 --sizes 192 --masks 48 --vendors varied --classes post_infectious
simulate triage 2400 707 --form tensors --pixel-spacing 1.1 --sizes 64 --whole 160 --vendors internal --defects 0.45 --out-of-class 0.05
simulate triage-varied 2400 717 --form tensors --pixel-spacing 1.1 --sizes 64 --whole 160 --vendors varied --defects 0.45 --out-of-class 0.05
simulate calibration 1500 808 --form tensors --pixel-spacing 0.5 --sizes 192 --masks 12 $joint --whole 160 --vendors internal \
    --failures 0.6 --defects 0.1 --out-of-class 0.08
simulate calibration-varied 900 818 --form tensors --pixel-spacing 0.8 --sizes 192 --masks 12 --whole 160 --vendors varied \
    --failures 0.6 --defects 0.1 --out-of-class 0.08
tests="--pixel-spacing 0.5 --failures 0.5 --defects 0.05 --out-of-class 0.05 --gaps 0 --contradictions 0"
simulate test-internal 2700 7005 --vendors internal $tests
simulate test-external 2700 7006 --vendors external $tests

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
train first-nfnet hardware nfnet 192 12 2.5e-3 --per-epoch 13507 --data $sets
train first-efficientnet hardware efficientnet 192 10 3e-3 --per-epoch 13507 --data $sets
train first-triage triage nfnet 160 11 1.5e-3 --from "$runs/first-nfnet/checkpoint.pt" --data "$data/triage"
train second-nfnet hardware nfnet 192 6 1.2e-3 --per-epoch 13507 --seed 7 --from "$runs/first-nfnet/checkpoint.pt" --data $sets "$data/hardware-varied"
train second-efficientnet hardware efficientnet 192 5 1.5e-3 --per-epoch 13507 --seed 7 --from "$runs/first-efficientnet/checkpoint.pt" \
    --data $sets "$data/hardware-varied"
# Real hips without hardware looked to the EfficientNet like post-infectious ones: it sees them as they are six times as often.
again=""
for _ in 1 2 3 4 5 6; do again="$again ${REAL:+$data/real}"; done
# shellcheck disable=SC2086
train third-efficientnet hardware efficientnet 192 2 6e-4 --per-epoch 13507 --seed 8 --from "$runs/second-efficientnet/checkpoint.pt" \
    --data $sets "$data/hardware-varied" $again
for family in efficientnet nfnet; do
    from=second; [ $family = efficientnet ] && from=third
    # shellcheck disable=SC2086
    train hardware-$family hardware $family 192 2 6e-4 --per-epoch 13507 --seed 21 --from "$runs/$from-$family/checkpoint.pt" \
        --data $sets "$data/hardware-varied" "$data/post-infectious" $again
done
train second-triage triage nfnet 160 9 1.5e-3 --seed 5 --from "$runs/first-triage/checkpoint.pt" --data "$data/triage" "$data/triage-varied"
films=""
if [ -n "${REAL_TRIAGE:-}" ]; then
    "$python" training/faulty.py --radiographs "$REAL_TRIAGE" --out "$data/real-faulty"
    ./run prepare --data "$data/real-faulty" --sizes 192 --whole 160 --out "$data/real-triage"
    for _ in 1 2 3 4; do films="$films $data/real-triage"; done
fi
# shellcheck disable=SC2086
train triage-nfnet triage nfnet 160 4 8e-4 --seed 6 --from "$runs/second-triage/checkpoint.pt" --data "$data/triage" "$data/triage-varied" $films
# Causes of failure: members of the fine input learn signs from windows first; members of the coarse one see four times as many pairs in the
# same time. The second of a family goes on from the first. The shipped ones of 320 pixels learned signs and their first five epochs on
# squares of 160 mm with the joint in the middle.
train signs-efficientnet signs efficientnet 160 34 2e-3 --masks 10 --batch 64 --from "$runs/hardware-efficientnet/checkpoint.pt" --data "$data/failure"
pairs="$data/failure $data/failure-twin"
fine() { train "$1" failure efficientnet 320 "$2" "$3" --masks 20 --batch 16 --per-epoch 2400 --seed "$4" --from "$runs/$5/checkpoint.pt" --data $pairs; }
coarse() { train "$1" failure nfnet 160 "$2" "$3" --masks 10 --batch 32 --per-epoch 4800 --seed "$4" --from "$runs/$5/checkpoint.pt" --data $pairs; }
fine first-failure 5 1e-3 1 signs-efficientnet
fine failure-efficientnet-a 10 1e-3 11 first-failure
fine failure-efficientnet-b 3 8e-4 12 failure-efficientnet-a
coarse failure-nfnet-a 15 2e-3 31 second-nfnet
coarse failure-nfnet-b 10 1.5e-3 33 failure-nfnet-a

export_models() { # CALIBRATION NAME...: from its run to models/NAME
    local real lean calibration=$1; shift
    for name in "$@"; do
        real="" lean=""
        # The report says what real images a network has seen.
        case "${REAL:+$name}" in hardware-*) real="with real hips without hardware, as they are and with simulated hardware put into them" ;; esac
        case "${REAL_TRIAGE:+$name}" in triage-*) real="with real radiographs of hips and of other regions, and copies made badly exposed" ;; esac
        # A joint that may be infected costs more to miss than to suspect; of the leans tried (steps of 0.2)
        # this is the greatest that costs no more than one calibration hip of a thousand.
        case "$name" in hardware-*) lean="--lean post_infectious=0.9" ;; esac
        # shellcheck disable=SC2086
        "$python" training/export.py --run "$runs/$name" --calibration $calibration --name "$name" --real "$real" $lean
    done
}
thresholds() { # CALIBRATION OPTIONS NAME...
    local calibration=$1 options=$2; shift 2
    # shellcheck disable=SC2086
    "$python" training/thresholds.py --calibration $calibration $options --runs "${@/#/$runs/}" --models "${@/#/models/}"
}
hardware="hardware-efficientnet hardware-nfnet"
failure="failure-efficientnet-a failure-efficientnet-b failure-nfnet-a failure-nfnet-b"
# Joint squares are in the first set alone.
both="$data/calibration $data/calibration-varied"
export_models "$both" $hardware triage-nfnet
export_models "$data/calibration" $failure
thresholds "$both" "--error 0.01 --class-error 0.04 --strange 1.0" $hardware
thresholds "$data/calibration" "--error 0.01" $failure
thresholds "$both" "" triage-nfnet

for set in internal external; do
    ./run evaluate --data "$data/test-$set" --out "$runs/evaluation-$set"
done
"$python" training/cards.py --internal "$runs/evaluation-internal" --external "$runs/evaluation-external"
