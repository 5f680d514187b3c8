#!/usr/bin/env bash
# Intake beside trafilatura, feedparser and warcio over the same bytes, in one run. The peers get an environment of their own, which is not kept.
set -euo pipefail
cd "$(dirname "$0")"
peers=$(mktemp -d)
trap 'rm -rf "$peers"' EXIT
python3 -m venv "$peers"
"$peers/bin/pip" install -q trafilatura==2.3.1 feedparser==6.0.12 warcio==1.8.1
"$peers/bin/python" intake.py "$@"
