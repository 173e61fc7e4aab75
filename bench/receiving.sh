#!/usr/bin/env bash
# How fast HipAI takes images, as a ratio against dcmtk's storescp on the same machine in the same run.
#   bench/receiving.sh [ROUNDS]
# One storescu association sends the same simulated studies to both, alternately. HipAI flushes every object to the disk and
# indexes it before it answers; storescp writes without flushing, so a ratio of 1 would be more than can be asked for.
set -euo pipefail
shopt -s inherit_errexit
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
rounds="${1:-5}"
work="$(mktemp -d)"
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

"$root/run" simulate --studies 12 --seed 3 --pixel-spacing 0.25 --out "$work/studies" >/dev/null
mapfile -t files < <(find "$work/studies" -name '*.dcm' | sort)
megabytes=$(du -cm "${files[@]}" | tail -1 | cut -f1)

mkdir "$work/peer"
storescp --output-directory "$work/peer" 11391 &
HipAi__Receiving__Port=11392 HipAi__Storage__Root="$work/data" HipAi__Assembly__QuietPeriod=01:00:00 HipAi__Assembly__HardCap=02:00:00 \
    ASPNETCORE_URLS=http://127.0.0.1:18392 "$root/run" serve >"$work/log" 2>&1 &
until echoscu 127.0.0.1 11391 2>/dev/null && echoscu 127.0.0.1 11392 2>/dev/null; do sleep 0.2; done

seconds() { # PORT: sends all files over one association
    local began=$EPOCHREALTIME
    storescu 127.0.0.1 "$1" "${files[@]}"
    echo "$EPOCHREALTIME $began" | awk '{ printf "%.3f\n", $1 - $2 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# A first round, not counted, warms both. New UIDs each round: a duplicate would be less work.
for round in $(seq 0 "$rounds"); do
    [ "$round" -eq 0 ] || dcmodify -nb -gst -gse -gin "${files[@]}"
    peer=$(seconds 11391)
    hipai=$(seconds 11392)
    [ "$round" -eq 0 ] || { echo "$peer" >>"$work/peer.s"; echo "$hipai" >>"$work/hipai.s"; }
done
p=$(median <"$work/peer.s")
h=$(median <"$work/hipai.s")
echo "${#files[@]} images, $megabytes MB, median of $rounds rounds: storescp $p s, HipAI $h s (flushed and indexed), ratio $(echo "$h $p" | awk '{ printf "%.2f", $1 / $2 }')"
