#!/usr/bin/env bash
# Builds crates/dateline-read/data/gazetteer.bin from packages by name and the tables beside this file.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install -q -r requirements.txt
fi
(cd "$work" && npm pack --silent world-countries@5.1.0 >/dev/null && tar xzf world-countries-*.tgz)
.venv/bin/python build.py "$work/package/countries.json" > "$work/rows.tsv"
cargo run --release -q -p dateline-read --example pack_gazetteer -- ../../crates/dateline-read/data/gazetteer.bin < "$work/rows.tsv"
