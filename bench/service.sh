# Sourced by the load scripts: one HipAI with the real models over an empty folder on loopback, watched from outside.
# Sets: root, work, port, web, data. Fails where a program is missing.
set -euo pipefail
shopt -s inherit_errexit
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)" port=11592 web=http://127.0.0.1:18592/
data="$work/data" service="" watcher=""
for tool in curl /usr/bin/python3; do command -v "$tool" >/dev/null || { echo "this script needs '$tool'" >&2; exit 1; }; done
bash "$root/eng/setup.sh" HipAi.sln
bench() { dotnet "$root/bench/HipAi.Bench/bin/Release/net10.0/HipAi.Bench.dll" "$@"; }
hipai() { DOTNET_CONTENTROOT="$root" dotnet "$root/src/HipAi.Scp/bin/Release/net10.0/hipai.dll" "$@"; }
send() { hipai send --port "$port" "$@"; }
end() { for process in "$watcher" "$service" $(jobs -p); do kill "$process" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap end EXIT

serve() { # QUIET_PERIOD
    DOTNET_CONTENTROOT="$root" HipAi__Receiving__Port=$port HipAi__Receiving__Address=127.0.0.1 HipAi__Storage__Root="$data" \
        HipAi__Assembly__QuietPeriod="$1" HipAi__Receiving__StorageCommitment__Enabled=true \
        HipAi__Receiving__Sources__0__Name=Bench HipAi__Receiving__Sources__0__Networks__0=127.0.0.0/8 ASPNETCORE_URLS="$web" \
        dotnet "$root/src/HipAi.Scp/bin/Release/net10.0/hipai.dll" serve >"$work/hipai.log" 2>&1 &
    service=$!
    until curl -fsS -o "$work/ready" "${web}health/ready" 2>/dev/null; do
        kill -0 "$service" 2>/dev/null || { echo "HipAI ended before it was ready" >&2; tail -5 "$work/hipai.log" >&2; exit 1; }
        sleep 0.5
    done
}
watch() { # SECONDS PORT_OF_ECHO
    dotnet "$root/bench/HipAi.Bench/bin/Release/net10.0/HipAi.Bench.dll" watch "$service" "$web" "$2" "$1" "$work/watched" &
    watcher=$!
}
unfinished() { # studies that are neither delivered, quarantined nor held
    curl -fsS "${web}metrics" | awk '/^hipai_studies_state\{state="(receiving|settled|inferred|composed)"\}/ { n += $2 } END { print n + 0 }'
}
drain() { # until nothing is left to do; fails when nothing has moved for ten minutes
    local left last=-1 still=0
    while left=$(unfinished); [ "$left" -gt 0 ]; do
        [ "$left" = "$last" ] && still=$((still + 1)) || still=0
        [ "$still" -lt 120 ] || { echo "FAILED: $left studies do not move" >&2; return 1; }
        last=$left
        sleep 5
    done
}
