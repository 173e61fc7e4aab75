#!/usr/bin/env bash
# How long a C-ECHO takes while eight other associations send 10 MB images without pause, and without them; against storescp --fork and Orthanc.
#   bench/echo.sh [SECONDS]
source "$(dirname "${BASH_SOURCE[0]}")/peers.sh"
seconds="${1:-20}"
bench images "$work/images" 8 10000
saturate() { while true; do send "$1" 8 "$work"/images/*.dcm || return; done; }

for peer in hipai storescp orthanc; do
    start "$peer"
    send "${port_of[$peer]}" 4 "$work"/images/*.dcm
    bench echo 127.0.0.1 "${port_of[$peer]}" 5 | sed "s/^/$peer, idle: /"
    saturate "${port_of[$peer]}" 2>/dev/null &
    load=$!
    bench echo 127.0.0.1 "${port_of[$peer]}" "$seconds" | sed "s/^/$peer, saturated: /"
    kill "$load"
    wait "$load" 2>/dev/null || true
    stop "$peer"
done
