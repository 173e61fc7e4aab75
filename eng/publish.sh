#!/usr/bin/env bash
# Makes one self-contained Linux program, hipai, that runs without a .NET install, with models and templates beside it.
#   eng/publish.sh FOLDER
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
[ $# -eq 1 ] || { echo "usage: eng/publish.sh FOLDER" >&2; exit 2; }
dotnet publish "$root/src/HipAi.Scp" -c Release -r linux-x64 --self-contained -nologo -v quiet \
    -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none -p:GenerateDocumentationFile=false -o "$1"
echo "$1/hipai"
