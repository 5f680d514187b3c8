#!/usr/bin/env bash
# Copies beside rensa, in one run. The peer gets an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
fi
.venv/bin/pip install -q -r requirements.txt
exec .venv/bin/python copies.py "$@"
