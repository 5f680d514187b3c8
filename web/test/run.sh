#!/usr/bin/env bash
# The desk in the system's Chromium: run.sh BINARY [screenshots]. Where there is no browser and none can be had, it says so and is done.
set -euo pipefail
binary=$(realpath "$1"); what=${2:-tests}
cd "$(dirname "$0")/.."
skip() { echo "desk: skipped: $1" >&2; exit 0; }
command -v npm >/dev/null || skip "npm is not here"
[ -x /usr/bin/chromium ] || { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y -qq chromium >/dev/null 2>&1; } || skip "no /usr/bin/chromium, and it could not be installed"
[ -x /usr/bin/chromium ] || skip "no /usr/bin/chromium"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent
npm run --silent check
DATELINE=$binary exec node "test/$what.mjs"
