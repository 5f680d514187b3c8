#!/bin/sh
# Trains the layers of events, deeds and days on the engine and the rules as they stand: models/events.bin, deeds.bin and days.bin, in some minutes on one core. To be run again whenever
# models/english.safetensors or the lexicons of crates/dateline-read/src/events change. The sets lie under ../shared/gold beside the checkout,
# or under $DATELINE_SHARED/gold.
set -eu
cd "$(dirname "$0")/.."
gold="${DATELINE_SHARED:-../shared}/gold/events"
reports="${DATELINE_SHARED:-../shared}/gold/reports/train.jsonl"
# What the teacher made of news that nobody annotated (teacher.sh), where it is at hand.
labels=training/.cache/labels.jsonl
[ -s "$labels" ] && reports="$reports,$labels"
cargo run ${PROFILE---release} --locked -p dateline-read --example train_events -- fit \
    "$gold/plv.train.jsonl,training/events-own.txt,training/events-quiet.txt,$gold/synthetic.train.jsonl,$reports" models/events.bin,models/deeds.bin,models/days.bin
