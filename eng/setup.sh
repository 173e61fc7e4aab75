#!/usr/bin/env bash
# Fetches what the build needs and builds one project (or the solution) in Release.
#   eng/setup.sh PROJECT_OR_SOLUTION
# Quiet when all is well; on a failure the whole output is shown.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

step() {
    local what="$1"
    shift
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "HipAI: $what failed (see above)." >&2
        exit 1
    fi
}

for tool in dotnet npm; do
    command -v "$tool" >/dev/null || { echo "HipAI needs '$tool' on the PATH: install the .NET 10 SDK and Node.js." >&2; exit 1; }
done

# ONNX Runtime comes as an npm package; it is fetched again only when the lock file has changed.
ort="$root/eng/OnnxRuntime"
if ! cmp -s "$ort/package-lock.json" "$ort/node_modules/.hipai-lock"; then
    echo "HipAI: fetching ONNX Runtime (about 150 MB, once) ..." >&2
    step "npm ci in eng/OnnxRuntime" npm ci --prefix "$ort" --no-audit --no-fund
    cp "$ort/package-lock.json" "$ort/node_modules/.hipai-lock"
fi

# The scripts of the pages are built into the program; again only when one of them, or what builds them, has changed.
client="$root/src/HipAi.Scp/Client"
if ! cmp -s "$client/package-lock.json" "$client/node_modules/.hipai-lock"; then
    echo "HipAI: fetching what the pages' scripts are built with ..." >&2
    step "npm ci in src/HipAi.Scp/Client" npm ci --prefix "$client" --ignore-scripts --no-audit --no-fund
    cp "$client/package-lock.json" "$client/node_modules/.hipai-lock"
fi
state="$(cd "$client" && find src lean ./*.json ./*.js -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)"
if [ "$state" != "$(cat "$client/node_modules/.hipai-built" 2>/dev/null)" ] || [ ! -f "$root/src/HipAi.Scp/wwwroot/app/site.js" ]; then
    echo "HipAI: building the pages' scripts ..." >&2
    step "the build of the pages' scripts" npm run --prefix "$client" build
    echo "$state" >"$client/node_modules/.hipai-built"
fi

echo "HipAI: building $1 ..." >&2
step "the build" dotnet build "$root/$1" -c Release -nologo -v quiet
