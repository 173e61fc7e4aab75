#!/usr/bin/env bash
# Pictures of every page at 1280 x 800 and 1920 x 1080, of the product with simulated studies in it.
#   eng/screenshots.sh FOLDER
# Build first (./test, or eng/setup.sh HipAi.sln); Chromium has to be installed.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
[ $# -eq 1 ] || { echo "usage: eng/screenshots.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
HIPAI_SCREENSHOTS="$(cd "$1" && pwd)" dotnet test "$root/tests/HipAi.EndToEnd.Tests" -c Release --no-build -nologo -v quiet --filter "FullyQualifiedName~PagesTour"
