# Two commands from nothing: `make demo` and `make test`. A Rust toolchain, Python 3 and Node are enough.
CARGO ?= cargo
BIN = target/release/dateline

.PHONY: build page demo test check unit desk screenshots bench-desk eval mutants fuzz python bench bench-intake bench-case bench-export bench-python readers nightly bench-copies train gazetteer

build: page
	$(CARGO) build --release --locked

# The desk's page, which the binary holds. Without npm the binary serves the desk's data alone.
page:
	@if command -v npm >/dev/null; then cd web && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci; } && npm run --silent build; \
	else echo "npm is not here: the binary will hold no page" >&2; fi

demo: build
	$(BIN) read examples/castrel-gazette.txt --date 2027-05-05
	$(BIN) read examples/meridian-wire.html examples/feed.jsonl --format jsonl > target/demo.jsonl
	@echo "records of the other outlets: target/demo.jsonl" >&2
	rm -f target/velmora.db target/velmora.db-wal target/velmora.db-shm
	$(BIN) add target/velmora.db --date 2027-05-05 'examples/*.txt' 'examples/*.html' examples/feed.jsonl
	$(BIN) brief target/velmora.db
	@echo "The desk of this case, in your browser: $(BIN) serve target/velmora.db" >&2

# Everything that must hold: format, lints, unit and case tests, then the floors on the development gold (where it is at hand).
test: check unit fuzz eval desk python

check:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings

unit: page readers
	$(CARGO) test --workspace --locked

# The desk in a real browser: the first five minutes, every view, every decision by keys and by mouse, a hostile document, faults of access.
desk: build
	web/test/run.sh $(BIN)

# A picture of each view into docs/desk/.
screenshots: build
	web/test/run.sh $(BIN) screenshots

# What the desk costs on a case of many reports: first view, filters, scrolling. REPORTS=20000 for the large one.
bench-desk: build
	REPORTS=$(REPORTS) web/test/run.sh $(BIN) bench

# Scores of all development sets, printed and held against eval/floors.toml.
eval: build
	python3 eval/run.py --binary $(BIN)

# Which of 300 conditions of reading the cases notice when switched off: one build with switches, then the cases for each.
mutants:
	$(CARGO) run --locked --example mutants -- target/mutants
	cp Cargo.lock target/mutants/crates/dateline-read/
	cd target/mutants/crates/dateline-read && $(CARGO) build --profile quick --example run --target-dir ../../..
	target/quick/examples/run cases target/mutants/sites.tsv 300 > eval/mutants/survivors.tsv

# Words per second, memory and start-up, paired with a peer in one run.
bench: build
	bench/run.sh

# Everything that takes bytes from elsewhere, with samples changed at random: SECONDS=3600 for an hour, TARGET=read for one of intake, parse, read,
# import, tables, desk. A finding becomes a regression with a name.
SECONDS ?= 90
TARGET ?= all
fuzz:
	$(CARGO) build --workspace --example fuzz --locked
	nice -n 5 target/debug/examples/fuzz $(SECONDS) $(TARGET)

# Intake beside trafilatura, feedparser and warcio in one run.
bench-intake:
	$(CARGO) build --release --locked -p dateline-intake --example take
	bench/intake.sh

# Copies beside rensa in one run.
bench-copies:
	$(CARGO) build --release --locked -p dateline-story --example groups
	bench/copies.sh

# What a case file costs: CPU over reading, memory, size, views. REPORTS=100000 for the large one.
REPORTS ?= 2000
bench-case: build
	python3 bench/case.py --reports $(REPORTS) --binary $(BIN)

# Parquet of a case beside pyarrow in one run.
bench-export: build readers
	target/readers/bin/python bench/export.py --reports $(REPORTS) --binary $(BIN)

# The wheel as a user installs it, with what its tables are opened with; Spark only where Java is.
python: build readers
	@test -x target/readers/bin/pytest || target/readers/bin/pip install --quiet -r crates/dateline-python/tests/requirements.txt
	target/readers/bin/pip install --quiet --force-reinstall --no-deps .
	target/readers/bin/python -m pytest -q -p no:cacheprovider crates/dateline-python/tests

# The wheel beside the command, and Spark beside both, in one run.
bench-python: python
	target/readers/bin/python bench/python.py --spark

# The readers of what is exported, for the test that opens exports with them; where they cannot be installed that test says so and is skipped.
readers:
	@test -x target/readers/bin/python || (python3 -m venv target/readers && target/readers/bin/pip install --quiet -r crates/dateline-export/tests/readers.txt \
	&& npm install --silent --no-save --prefix target/readers @knight-lab/timelinejs@3.9.11 jsdom@22.1.0) \
	|| (rm -rf target/readers; echo "readers cannot be installed: the test that needs them is skipped" >&2)

# A thousand kills of a writing process; the tests make two hundred.
nightly:
	DATELINE_KILLS=1000 $(CARGO) test --locked -p dateline --test case_crash killed

train:
	training/train.sh
	training/claims.sh
	training/events.sh
	training/sides.sh

gazetteer:
	knowledge/gazetteer/build.sh
