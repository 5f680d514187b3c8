#!/usr/bin/env bash
# Trains the engine and writes models/english.safetensors: `training/train.sh [minutes]` (default 50, about an hour with the rest).
set -euo pipefail
cd "$(dirname "$0")"
minutes=${1:-50}
python=.cache/venv/bin/python
if [ ! -x "$python" ]; then
    python3 -m venv .cache/venv
    "$python" -m pip install --quiet -r requirements.txt
fi
export OMP_NUM_THREADS=1
"$python" segment.py --minutes 3
"$python" train.py --minutes "$minutes"
"$python" export.py
"$python" reference.py score
