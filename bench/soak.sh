#!/usr/bin/env bash
# One hour of mixed traffic and faults: memory flat, no descriptor leak, C-ECHO under a second, nothing acknowledged lost.
#   HIPAI_SOAK_MINUTES=60 bench/soak.sh       also run by ./test --long
# Fails when an echo took a second or more, when resident memory of the last quarter is more than 10 % above the second quarter's, when
# descriptors grow, or when at the end something acknowledged is missing or a study is not reported. Prints a table for docs/reliability.md.
source "$(dirname "${BASH_SOURCE[0]}")/service.sh"
minutes="${HIPAI_SOAK_MINUTES:-60}" pause="${HIPAI_SOAK_PAUSE:-8}"
hipai simulate --studies 12 --seed 7 --pixel-spacing 0.8 --out "$work/simulated" >/dev/null
mapfile -t folders < <(ls -d "$work"/simulated/*/)
serve 00:00:05
send "${folders[@]}" >"$work/send.first"
drain
looks=$((minutes * 2)) every=30
[ "$looks" -ge 16 ] || every=$((minutes * 60 / 16)) # a short trial: still enough looks to see a trend
watch "$every" "$port"
until=$(($(date +%s) + minutes * 60))
goes_on() { [ "$(date +%s)" -lt "$until" ] && kill -0 "$service" 2>/dev/null; }

steady() { # NUMBER: two images at a time of a study that nobody has seen, over an association of its own
    local copy=$(($1 * 1000000)) i=0
    while goes_on; do
        send --copies 1 --first-copy $((++copy)) "${folders[$((i++ % ${#folders[@]}))]}" >>"$work/send.steady$1" || true
        sleep "$pause"
    done
}
faulty() { # every fault of hipai send in turn, each on new copies
    local copy=9000000 fault
    while goes_on; do
        for fault in "--abort-during 50%" "--abort-after 1" "--wrong-length" "--duplicate" "--mismatch patient" "--mismatch bytes" "--drip 200000" "--delay 1"; do
            goes_on || return 0
            # shellcheck disable=SC2086 # option and value
            send --copies 1 --first-copy $((++copy)) --associations 2 $fault "${folders[$((copy % ${#folders[@]}))]}" >>"$work/send.faulty" || true
            sleep "$pause"
        done
    done
}
rude() { # what is no DICOM, and connections that end before they have said anything
    while goes_on; do
        { printf 'GET / HTTP/1.1\r\n\r\n' >&3; } 3<>"/dev/tcp/127.0.0.1/$port" 2>/dev/null || true
        { head -c 2000 /dev/urandom >&3; } 3<>"/dev/tcp/127.0.0.1/$port" 2>/dev/null || true
        { :; } 3<>"/dev/tcp/127.0.0.1/$port" 2>/dev/null || true
        sleep 1
    done
}
committing() { while goes_on; do bench commit 127.0.0.1 "$port" "${folders[0]}" >>"$work/commit" 2>&1 || echo "not committed" >>"$work/not-committed"; sleep 10; done; }
reading() { # pages and API, as a work list that is looked at
    local uid path
    while goes_on; do
        uid=$(curl -fsS "${web}api/studies?limit=50" | grep -o '"studyInstanceUid":"[^"]*"' | shuf -n 1 | cut -d'"' -f4)
        for path in api/studies "api/studies/$uid" "api/studies/$uid/timeline" api/refusals health/ready "studies/$uid" ""; do curl -sS -o "$work/read" "$web$path" || true; done
        sleep 1
    done
}
# In subshells, which clean nothing up: the folder is this script's.
for part in "steady 1" "steady 2" "steady 3" faulty rude committing reading; do (trap - EXIT; $part) & parts+=($!); done
wait "${parts[@]}"
kill -0 "$service" 2>/dev/null || { echo "FAILED: the service ended" >&2; tail -5 "$work/hipai.log" >&2; exit 1; }
drain
kill "$watcher"; watcher=""

ok=1
/usr/bin/python3 "$root/bench/inspect_data.py" "$data" "$work/simulated/truth.json" "$work"/send.* >"$work/found" || ok=0
source "$work/found"
echo "Soak of $minutes minutes, $(nproc) cores, $(date -u +%F): $acknowledged contents answered 0000, $objects objects indexed, $delivered of $studies studies delivered, $held held (their patients differ), $quarantined quarantined, $(wc -l <"$work/watched") looks"
echo
bench trend "$work/watched" || ok=0
[ ! -f "$work/not-committed" ] || { echo "FAILED: storage commitment: $(wc -l <"$work/not-committed") times"; ok=0; }
[ "$quarantined" -eq 0 ] || { echo "FAILED: a study was quarantined"; ok=0; }
[ "$ok" -eq 1 ]
