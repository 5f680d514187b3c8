#!/usr/bin/env bash
# The paired table: Dateline and spaCy over the same words in one run. The peer gets an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install -q -r requirements.txt
fi
exec .venv/bin/python run.py "$@"
