#!/usr/bin/env bash
# How long reading data sets takes, against pydicom and dcmdump: every element of every file, in one process each.
#   bench/parsing.sh [ROUNDS]
# Two sets: 60 simulated radiographs' worth of headers (images of 1 MB), and structured reports of 5,000 content items (60,000 elements).
source "$(dirname "${BASH_SOURCE[0]}")/peers.sh"
rounds="${1:-5}"
/usr/bin/python3 -c 'import pydicom' || { echo "this benchmark needs python3-pydicom" >&2; exit 1; }
bench images "$work/images" 60 1000
mkdir "$work/reports"
for i in 1 2 3; do bench report "$work/reports/$i.dcm" 5000; done

pydicom() { # FOLDER: every value is made, as ours are counted: pydicom leaves them raw until they are asked for
    /usr/bin/python3 - "$1" "$rounds" <<'P'
import sys, glob, time, pydicom
def walk(ds):
    n, stack = 0, [ds]
    while stack:
        for e in stack.pop():
            n += 1
            if e.VR == "SQ": stack.extend(e.value)
    return n
files, rounds = glob.glob(sys.argv[1] + "/*.dcm"), int(sys.argv[2])
read = lambda: sum(walk(pydicom.dcmread(f)) for f in files)
n = read()
t = time.perf_counter()
for _ in range(rounds): read()
print(f"{(time.perf_counter() - t) / rounds:.4f} {n}")
P
}
dump() { # FOLDER: printing goes to nowhere, but is paid for
    local began=$EPOCHREALTIME i
    for i in $(seq "$rounds"); do dcmdump "$1"/*.dcm >/dev/null; done
    seconds_since "$began" | awk -v r="$rounds" '{ printf "%.4f\n", $1 / r }'
}

echo "| set | elements | HipAI | pydicom | dcmdump | pydicom / HipAI | dcmdump / HipAI |"
echo "|---|---|---|---|---|---|---|"
for set in images reports; do
    read -r h elements <<<"$(bench parse "$work/$set" "$rounds")"
    read -r p theirs <<<"$(pydicom "$work/$set")"
    [ "$elements" = "$theirs" ] || { echo "HipAI finds $elements elements, pydicom $theirs" >&2; exit 1; }
    d=$(dump "$work/$set")
    echo "| $set | $elements | $h s | $p s | $d s | **$(ratio "$p" "$h")** | **$(ratio "$d" "$h")** |"
done
