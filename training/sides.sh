#!/bin/sh
# Trains the layer of sides on the engine, the rules and the other layers as they stand: models/sides.bin, in about two minutes on one core. To
# be run again whenever models/english.safetensors or what reading makes of events and claims changes much. The sets lie under ../shared/gold
# beside the checkout, or under $DATELINE_SHARED/gold.
set -eu
cd "$(dirname "$0")/.."
gold="${DATELINE_SHARED:-../shared}/gold/sides"
cargo run ${PROFILE---release} --locked -p dateline-read --example train_sides -- fit "$gold/dse.train.txt" models/sides.bin
