# Two commands from nothing: `make demo` and `make test`. A Rust toolchain, Python 3 and Node are enough.
CARGO ?= cargo
BIN = target/release/dateline

.PHONY: build demo test check unit eval bench bench-copies train gazetteer

build:
	$(CARGO) build --release --locked

demo: build
	$(BIN) read examples/castrel-gazette.txt --date 2027-05-05
	$(BIN) read examples/meridian-wire.html examples/feed.jsonl --format jsonl > target/demo.jsonl
	@echo "records of the other outlets: target/demo.jsonl" >&2

# Everything that must hold: format, lints, unit and case tests, then the floors on the development gold (where it is at hand).
test: check unit eval

check:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings

unit:
	$(CARGO) test --workspace --locked

# Scores of all development sets, printed and held against eval/floors.toml.
eval: build
	python3 eval/run.py --binary $(BIN)

# Words per second, memory and start-up, paired with a peer in one run.
bench: build
	bench/run.sh

# Copies beside rensa in one run.
bench-copies:
	$(CARGO) build --release --locked -p dateline-story --example groups
	bench/copies.sh

train:
	training/train.sh
	training/claims.sh
	training/events.sh
	training/sides.sh

gazetteer:
	knowledge/gazetteer/build.sh
