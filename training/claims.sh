#!/bin/sh
# Trains the attribution layer on the engine as it stands: models/claims.bin, in about a minute on one core. To be run again whenever
# models/english.safetensors changes. The sets lie under ../shared/gold beside the checkout, or under $DATELINE_SHARED/gold.
# The word classes, models/claims-words.bin, do not depend on the engine: training/claims_words.py makes them.
set -eu
cd "$(dirname "$0")/.."
gold="${DATELINE_SHARED:-../shared}/gold/claims"
gum="$gold/gum.train.jsonl"
cargo run --release --locked -p dateline-read --example train_claims -- "$gold/polnear.train.jsonl,$gum,$gum" models/claims.bin
