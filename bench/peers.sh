# Sourced by the benchmarks: starts HipAI and its peers on loopback, each with an empty folder, and stops them again.
# Sets: root, work (a temporary folder), port_of, pid_of. All peers keep what they get; only HipAI flushes and indexes before it answers.
set -euo pipefail
shopt -s inherit_errexit
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
declare -A pid_of=() port_of=([hipai]=11492 [storescp]=11491 [storescp-large]=11494 [orthanc]=11493)
for tool in storescp storescu echoscu Orthanc curl; do
    command -v "$tool" >/dev/null || { echo "this benchmark needs '$tool' (Debian: dcmtk, orthanc, curl)" >&2; exit 1; }
done
bash "$root/eng/setup.sh" HipAi.sln
bench() { dotnet "$root/bench/HipAi.Bench/bin/Release/net10.0/HipAi.Bench.dll" "$@"; }

start() { # PEER: with an empty folder, until it answers C-ECHO
    local peer="$1" port="${port_of[$1]}"
    mkdir -p "$work/$peer"
    case "$peer" in
        hipai)
            DOTNET_CONTENTROOT="$root" HipAi__Receiving__Port=$port HipAi__Storage__Root="$work/hipai/data" HipAi__Assembly__QuietPeriod=01:00:00 \
                HipAi__Assembly__HardCap=02:00:00 ASPNETCORE_URLS=http://127.0.0.1:18492 \
                dotnet "$root/src/HipAi.Scp/bin/Release/net10.0/hipai.dll" serve >"$work/hipai.log" 2>&1 & ;;
        storescp) storescp --fork --output-directory "$work/$peer" "$port" >/dev/null 2>&1 & ;;
        storescp-large) storescp --fork --max-pdu 131072 --output-directory "$work/$peer" "$port" >/dev/null 2>&1 & ;;
        orthanc)
            printf '{"StorageDirectory":"%s","IndexDirectory":"%s","DicomPort":%s,"HttpPort":18493,"DicomCheckCalledAet":false,"DicomAlwaysAllowEcho":true,"DicomAlwaysAllowStore":true,"Plugins":[]}' \
                "$work/$peer" "$work/$peer" "$port" >"$work/orthanc.json"
            Orthanc "$work/orthanc.json" >"$work/orthanc.log" 2>&1 & ;;
    esac
    pid_of[$peer]=$!
    until echoscu 127.0.0.1 "$port" 2>/dev/null; do
        kill -0 "${pid_of[$peer]}" 2>/dev/null || { echo "$peer ended before it answered" >&2; tail -5 "$work/$peer.log" >&2; exit 1; }
        sleep 0.2
    done
}

stop() { # PEER: and its folder goes, so that nothing of it is still being written when the next is timed
    kill "${pid_of[$1]}" 2>/dev/null || true
    wait "${pid_of[$1]}" 2>/dev/null || true
    unset "pid_of[$1]"
    rm -rf "${work:?}/$1"
    sync
}

end() { for peer in "${!pid_of[@]}"; do kill "${pid_of[$peer]}" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap end EXIT

send() { # PORT ASSOCIATIONS FILE...: all files, spread over that many storescu at the same time; fails when one fails
    local port="$1" count="$2" jobs=() i
    shift 2
    for ((i = 0; i < count; i++)); do
        local share=() j
        for ((j = i + 1; j <= $#; j += count)); do share+=("${!j}"); done
        storescu 127.0.0.1 "$port" "${share[@]}" & jobs+=($!)
    done
    for i in "${jobs[@]}"; do wait "$i"; done
}
seconds_since() { echo "$EPOCHREALTIME $1" | awk '{ printf "%.3f\n", $1 - $2 }'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
ratio() { echo "$1 $2" | awk '{ printf "%.2f", $1 / $2 }'; }
