#!/usr/bin/env bash
# How fast HipAI takes images, as ratios against dcmtk's storescp and Orthanc on the same machine in the same run.
#   bench/receiving.sh [ROUNDS [IMAGES [MEGABYTES]]]
# storescu pushes the same DX images over 1, 4 and 8 associations. HipAI flushes every object to the disk and indexes it before it
# answers; storescp writes without flushing or indexing; Orthanc indexes. "storescp-large" is storescp told to announce the largest
# PDU it knows, because its default of 16 kB costs the sender much.
source "$(dirname "${BASH_SOURCE[0]}")/peers.sh"
rounds="${1:-5}" images="${2:-60}" megabytes="${3:-10}"
peers=(hipai storescp storescp-large orthanc)

for i in 1 2 3; do bench images "$work/warm$i" 400 100; done
for peer in "${peers[@]}"; do
    start "$peer"
    for i in 1 2 3; do send "${port_of[$peer]}" 8 "$work/warm$i"/*.dcm; done
done

# Round 0 is not counted: it warms every peer with what it will be given. New images each time: a duplicate would be less work.
for round in $(seq 0 "$rounds"); do
    for associations in 1 4 8; do
        rm -rf "$work/images"
        bench images "$work/images" "$images" "${megabytes}000"
        for peer in $(printf '%s\n' "${peers[@]}" | shuf); do
            sync
            began=$EPOCHREALTIME
            send "${port_of[$peer]}" "$associations" "$work"/images/*.dcm
            took=$(seconds_since "$began")
            [ "$round" -eq 0 ] || echo "$took" >>"$work/$peer.$associations"
        done
    done
done

echo "$images images of $megabytes MB, median of $rounds rounds, $(nproc) cores, $(storescp --version | sed -n 's/^.*storescp \(v[0-9.]*\).*/dcmtk \1/p' | head -1), $(Orthanc --version | head -1)"
echo "| associations | HipAI | storescp --fork | storescp --fork, 128 kB PDU | Orthanc | HipAI / storescp | HipAI / storescp 128 kB | HipAI / Orthanc |"
echo "|---|---|---|---|---|---|---|---|"
rate() { median <"$work/$1.$2" | awk -v n="$images" '{ printf "%.1f", n / $1 }'; }
for associations in 1 4 8; do
    h=$(rate hipai "$associations") s=$(rate storescp "$associations") l=$(rate storescp-large "$associations") o=$(rate orthanc "$associations")
    echo "| $associations | $h images/s | $s | $l | $o | **$(ratio "$h" "$s")** | $(ratio "$h" "$l") | **$(ratio "$h" "$o")** |"
done
