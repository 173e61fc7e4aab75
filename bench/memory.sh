#!/usr/bin/env bash
# How much memory HipAI takes while 64 associations are each inside an object of 30 MB. The limit is 300 MB above idle.
#   bench/memory.sh [ASSOCIATIONS [MEGABYTES]]
source "$(dirname "${BASH_SOURCE[0]}")/peers.sh"
start hipai
bench hold 127.0.0.1 "${port_of[hipai]}" "${1:-64}" "${2:-30}" "${pid_of[hipai]}"
