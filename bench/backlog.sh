#!/usr/bin/env bash
# 2,000 studies of four images, offered as fast as the machine takes them: is one lost, and does the backlog drain?
#   HIPAI_BACKLOG_STUDIES=20 HIPAI_BACKLOG_COPIES=100 bench/backlog.sh
# STUDIES different ones of four images are simulated, COPIES of each are sent over four associations. Real models. Prints a table.
source "$(dirname "${BASH_SOURCE[0]}")/service.sh"
studies="${HIPAI_BACKLOG_STUDIES:-20}" copies="${HIPAI_BACKLOG_COPIES:-100}" spacing="${HIPAI_BACKLOG_SPACING:-0.8}"
wanted=$((studies * copies))

# Simulated studies have two images in the mean: three times as many as are needed is always enough.
hipai simulate --studies $((studies * 4)) --seed 4 --pixel-spacing "$spacing" --out "$work/simulated" >/dev/null
bench quads "$work/simulated" "$work/quads"
mapfile -t folders < <(ls -d "$work"/quads/* | head -n "$studies")
[ "${#folders[@]}" -eq "$studies" ] || { echo "only ${#folders[@]} studies of four images could be made" >&2; exit 1; }

serve "${HIPAI_BACKLOG_QUIET:-00:00:10}"
watch "${HIPAI_BACKLOG_SECONDS:-10}" 0
send --copies "$copies" --associations 4 "${folders[@]}" >"$work/send.log"
tail -2 "$work/send.log"
drain
kill "$watcher"; watcher=""
/usr/bin/python3 "$root/bench/inspect_data.py" "$data" >"$work/found"
source "$work/found"

echo
echo "$wanted studies of four images ($((wanted * 4)) objects, $(du -sm "$data/instances" | cut -f1) MB), $(nproc) cores, $(date -u +%F)"
echo
echo "| | |"
echo "|---|---|"
awk "BEGIN { printf \"| receiving | %.0f s: %.1f objects/s |\n| time to drain after the last image | %.0f s |\n| studies reported per hour, from first image to last report | %.0f |\n\", $receiving_seconds, $objects / ($receiving_seconds + 0.001), $drained_seconds, $delivered / $total_seconds * 3600 }"
echo "| last image of a study to its report, median / 95 % / longest | $report_p50 / $report_p95 / $report_max s |"
tail -1 "$work/send.log" | sed 's/^/| sender | /; s/$/ |/'
awk -F, 'NR == 1 { first = $2; fd = $3 } { if ($2 > peak) peak = $2; if ($3 > fds) fds = $3; if ($6 > queue) queue = $6; last = $2; lastfd = $3 }
    END { printf "| resident memory at start / highest / end | %.0f / %.0f / %.0f MB |\n| descriptors at start / highest / end | %d / %d / %d |\n| longest queue | %d studies |\n", first / 1024, peak / 1024, last / 1024, fd, fds, lastfd, queue }' "$work/watched"
echo "| objects indexed / studies delivered / reports / quarantined | $objects / $delivered / $reports / $quarantined |"

ok=1
check() { [ "$2" -eq "$3" ] || { echo "FAILED: $1: $2 and not $3"; ok=0; }; }
check "objects indexed" "$objects" $((wanted * 4))
check "studies delivered" "$delivered" "$wanted"
check "receipts, one for each report" "$receipts" "$reports"
check "quarantined" "$quarantined" 0
# A study whose images waited longer than the quiet period for their turn has a second version: that is told and no loss.
[ "$more_than_one_report" -eq 0 ] || echo "($more_than_one_report studies were closed between two of their images and have a second version)"
[ "$ok" -eq 1 ]
