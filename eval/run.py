#!/usr/bin/env python3
"""Scores a built binary on the development gold and holds every figure against its floor.

usage: eval/run.py --binary target/release/dateline [--only WORDS] [--update] [--json FILE]

Prints one line a figure: set, figure, score, floor. Exits 1 if a figure lies below its floor or a gold file is not the one that the
floors were measured on. `--update` raises the floors to what was reached (it never lowers one: that is done by hand, with a reason).
The sets of eval/reports/ and eval/events/ are in the checkout and are always scored. Where the rest is not at hand (`DATELINE_SHARED`, else
../shared beside the checkout) it says so and leaves them out.
"""
import argparse, hashlib, json, os, re, subprocess, sys, tempfile, time, tomllib
from pathlib import Path

import case
import coding
import gap
import india
import joins
import muc4
import reports
import sides
import stories

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "eval" / "floors.toml"
# A floor lies this much below what was reached, so that a rounding of the scorer is no failure.
SLACK = 0.05


def shared():
    for place in (os.environ.get("DATELINE_SHARED"), ROOT.parent / "shared"):
        if place and (Path(place) / "gold").is_dir():
            return Path(place)
    return None


class Bench:
    """The gold, where it is at hand, the binary, and a folder for what goes between them and the scorers of eval/bench/."""

    def __init__(self, home, binary, folder):
        self.home, self.binary, self.folder, self.made = home, binary, Path(folder), {}

    def gold(self, path):
        return self.home / "gold" / path

    def script(self, name, *args):
        """What a scorer prints."""
        done = subprocess.run([sys.executable, str(ROOT / "eval" / "bench" / name), *map(str, args)], stdout=subprocess.PIPE, check=True)
        return done.stdout.decode("utf-8")

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def dateline(self, inputs, *args):
        """What the binary prints for these inputs; exit code 1 (done with problems) is done."""
        done = subprocess.run([str(self.binary), *args, str(inputs)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if done.returncode not in (0, 1):
            sys.exit(f"{self.binary} {' '.join(args)} {inputs}: exit code {done.returncode}")
        return done.stdout.decode("utf-8")

    def records(self, gold):
        if gold not in self.made:
            docs = self.write("docs.jsonl", self.script("inputs.py", self.gold(gold)))
            self.made[gold] = self.write(gold.replace("/", "_") + ".records", self.dateline(docs, "read", "--format", "jsonl"))
        return self.made[gold]

    def predictions(self, kind, gold):
        return self.write("pred.jsonl", self.script("from_records.py", kind, self.records(gold)))


def syntax(bench, gold, genre=None, change=None):
    docs = bench.script("inputs.py", bench.gold(gold))
    if change:
        docs = "".join(json.dumps(d | {"text": change(d["text"])}, ensure_ascii=False) + "\n" for d in map(json.loads, docs.splitlines()))
    out = bench.write("out.conllu", bench.dateline(bench.write("docs.jsonl", docs), "parse", "--format", "conllu"))
    got = json.loads(bench.script("syntax.py", bench.gold(gold), out, *(["--genre", genre] if genre else [])))
    return {"upos": got["upos"]} if change else {k: got[k] for k in ("words", "sentences", "upos", "uas", "las")}


def names(bench, gold, change=None):
    docs = bench.script("names.py", "inputs", bench.gold(gold))
    if change:
        docs = "".join(json.dumps(d | {"text": change(d["text"])}, ensure_ascii=False) + "\n" for d in map(json.loads, docs.splitlines()))
    out = bench.write("out.conllu", bench.dateline(bench.write("docs.jsonl", docs), "parse", "--format", "conllu"))
    got = json.loads(bench.script("names.py", "score", bench.gold(gold), out))
    return {"f1": got["f1"]} if change else {"f1": got["f1"], "untyped": got["untyped"]}


def each(case):
    """Change the case of every letter whose other case is one letter, so that offsets stay."""
    return lambda text: "".join(c if len(case(c)) != 1 else case(c) for c in text)


def claims(bench, gold, kinds=None):
    pred = bench.predictions("claims", gold)
    out = bench.folder / "claims.json"
    bench.script("claims.py", bench.gold(gold), pred, "--json", out, *(["--kinds", kinds] if kinds else []))
    got = json.loads(out.read_text())
    pick = {"content_j50": "j50", "content_exact": "exact", "tuple2": "tuple"}
    return {short: round(100 * got[k][2], 2) for k, short in pick.items()} | {"speaker": round(100 * got["spk_overlap"], 2)}


def times(bench, gold):
    got = json.loads(bench.script("time_expressions.py", bench.gold(gold), bench.predictions("time", gold), "--json"))
    return {k.removesuffix("_f1"): round(100 * got[k], 2) for k in ("strict_f1", "relaxed_f1", "value_f1")}


def places(bench, gold):
    got = bench.script("places.py", bench.gold(gold), bench.predictions("place", gold))
    figures = lambda key: [float(x) for x in re.search(re.escape(key) + r": \[([^\]]*)\]", got)[1].split(",")]
    resolution = float(re.search(r"acc@161km\(matched\): ([\d.]+)", got)[1])
    return {"end_to_end": figures("e2e@161_PRF")[2], "detection": figures("det_relaxed_PRF")[2], "resolution": resolution}


# Whole reports, from which the layers of events and deeds learn.
LEARNT = "reports/train.jsonl"


def folds(bench, gold, what):
    """Predictions for every sentence by weights of the event layer that were learnt without its fifth of the gold, and so the records of reports."""
    pred, told = bench.folder / f"{what}.jsonl", bench.folder / f"{what}.records"
    if (gold, what) in bench.made:
        return pred, told
    build = ["--release"] if bench.binary.parent.name == "release" else []
    tool = ["cargo", "run", "--quiet", "--locked", *build, "--example", "train_events", "--"]
    own = [ROOT / "training" / "events-own.txt", ROOT / "training" / "events-quiet.txt"]
    extra = [*own, bench.gold("events/synthetic.train.jsonl"), bench.gold(LEARNT)]
    sets = ",".join(map(str, [bench.gold(gold), *extra]))
    subprocess.run([*tool, what, sets, f"{pred},{told}"], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    bench.made[gold, what] = True
    return pred, told


def real(bench, gold, records=None):
    """What reports of others give, as an editor would meet it."""
    got = json.loads(bench.script("reports.py", bench.gold(gold), records or bench.records(gold)))
    same = ("event_recall", "event_precision", "actor", "recipient", "day", "status", "place")
    others = ("toll_recall", "toll_precision", "side_recall", "side_precision")
    # Of ten reports few tellings are joined: only where there are more is a floor of them one.
    joined = {"joined_right": got["joined_right"]} if got["documents"] > 20 else {}
    return {k: got[k] for k in same + others} | joined | {"whole": got["whole_of_must"], "told_once": round(100 - got["again"], 2)}


def unseen(bench, gold):
    """The same of reports that the weights have not learnt from, in five folds by the group of the story."""
    return real(bench, gold, folds(bench, "events/plv.train.jsonl", "folds")[1])


def given(bench, gold):
    """The type of an event whose sentence, actor and recipient are given."""
    got = bench.script("plv.py", bench.gold(gold), folds(bench, gold, "given")[0])
    return {"macro_f1": round(100 * float(re.search(r"root macro-F1 ([\d.]+)", got)[1]), 2)}


def events(bench, gold):
    """Recall and precision of types, recall with both spans, and a hundred less the types in a hundred sentences that are not the gold's."""
    pred = folds(bench, gold, "folds")[0]
    got = bench.script("plv.py", bench.gold(gold), pred, "--e2e")
    keys = {"recall(root)": "recall", "recall(root+spans)": "recall_spans", "precision(root)": "precision"}
    figures = {short: round(100 * float(re.search(re.escape(k) + r" ([\d.]+)", got)[1]), 2) for k, short in keys.items()}
    merged = lambda kind: "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
    told = {s["id"]: {e["plover"] for e in s["events"]} for s in map(json.loads, open(bench.gold(gold), encoding="utf-8"))}
    coded = {s["id"]: {merged(e["root"]) for e in s["events"]} for s in map(json.loads, open(pred, encoding="utf-8"))}
    extra = sum(len(coded.get(i, set()) - kinds) for i, kinds in told.items())
    return figures | {"no_extra": round(100 * (1 - extra / len(told)), 2)}


def pages(bench, gold, what, figure):
    docs = bench.write("docs.jsonl", bench.script("pages.py", "inputs", bench.gold(gold)))
    records = bench.write("pages.records", bench.dateline(docs, "read", "--format", "jsonl"))
    return {figure: round(100 * json.loads(bench.script("pages.py", what, bench.gold(gold), records))[figure], 2)}


def invented(bench, page):
    path = ROOT / "eval" / "reports" / page
    return reports.score(path, bench.dateline(bench.write("docs.jsonl", reports.inputs(path)), "read", "--format", "jsonl"))


def asked(bench, folder):
    path = ROOT / "eval" / folder
    return case.ask(bench.binary, path / "reports.jsonl", path / "questions.toml")


SETS = [
    ("syntax.ewt", ["syntax/ewt.dev.conllu"], lambda b: syntax(b, "syntax/ewt.dev.conllu")),
    ("syntax.gum", ["syntax/gum.dev.conllu"], lambda b: syntax(b, "syntax/gum.dev.conllu")),
    ("syntax.gum_news", ["syntax/gum.dev.conllu"], lambda b: syntax(b, "syntax/gum.dev.conllu", "news")),
    ("syntax.ewt_capitals", ["syntax/ewt.dev.conllu"], lambda b: syntax(b, "syntax/ewt.dev.conllu", change=each(str.upper))),
    ("syntax.ewt_lower", ["syntax/ewt.dev.conllu"], lambda b: syntax(b, "syntax/ewt.dev.conllu", change=each(str.lower))),
    ("names.conllpp", ["names/conllpp_dev.txt"], lambda b: names(b, "names/conllpp_dev.txt")),
    ("names.conllpp_capitals", ["names/conllpp_dev.txt"], lambda b: names(b, "names/conllpp_dev.txt", each(str.upper))),
    ("names.conllpp_lower", ["names/conllpp_dev.txt"], lambda b: names(b, "names/conllpp_dev.txt", each(str.lower))),
    ("names.uner_ewt", ["names/uner_ewt.dev.iob2"], lambda b: names(b, "names/uner_ewt.dev.iob2")),
    ("names.crossner_politics", ["names/crossner_politics.dev.txt"], lambda b: names(b, "names/crossner_politics.dev.txt")),
    ("claims.polnear", ["claims/polnear.dev.jsonl"], lambda b: claims(b, "claims/polnear.dev.jsonl")),
    ("claims.polnear_direct", ["claims/polnear.dev.jsonl"], lambda b: claims(b, "claims/polnear.dev.jsonl", "direct")),
    ("claims.gum", ["claims/gum.dev.jsonl"], lambda b: claims(b, "claims/gum.dev.jsonl")),
    ("time.timebank", ["time/timebank.jsonl"], lambda b: times(b, "time/timebank.jsonl")),
    ("time.aquaint", ["time/aquaint.jsonl"], lambda b: times(b, "time/aquaint.jsonl")),
    ("place.lgl", ["place/lgl.jsonl"], lambda b: places(b, "place/lgl.jsonl")),
    ("entities.gap", ["coreference/gap.dev.tsv"], lambda b: gap.score(b, "coreference/gap.dev.tsv")),
    ("events.plv", ["events/plv.train.jsonl"], lambda b: events(b, "events/plv.train.jsonl")),
    ("events.given", ["events/plv.train.jsonl"], lambda b: given(b, "events/plv.train.jsonl")),
    ("events.none", [], coding.none),
    ("events.status", [], coding.status),
    ("events.india_police", ["events/india_police.dev.jsonl"], lambda b: india.score(b, "events/india_police.dev.jsonl")),
    ("events.muc4", ["events/muc4.dev.jsonl"], lambda b: muc4.score(b, "events/muc4.dev.jsonl")),
    ("real.dev", ["reports/dev.jsonl"], lambda b: real(b, "reports/dev.jsonl")),
    ("real.running", ["reports/running.jsonl"], lambda b: real(b, "reports/running.jsonl")),
    ("real.train", [LEARNT], lambda b: real(b, LEARNT)),
    ("real.train_unseen", [LEARNT, "events/plv.train.jsonl"], lambda b: unseen(b, LEARNT)),
    ("sides.dse", ["sides/dse.valid.txt"], lambda b: sides.directed(b, "sides/dse.valid.txt")),
    ("reports.learn", [], lambda b: invented(b, "learn.md")),
    ("reports.more", [], lambda b: invented(b, "more.md")),
    ("reports.fresh", [], lambda b: invented(b, "fresh.md")),
    ("reports.wires", [], lambda b: invented(b, "wires.md")),
    ("reports.sister", [], lambda b: invented(b, "sister.md")),
    ("reports.siblings", [], lambda b: invented(b, "siblings.md")),
    ("reports.varied", [], lambda b: invented(b, "varied.md")),
    ("reports.check", [], lambda b: invented(b, "check.md")),
    ("case.invented", [], lambda b: asked(b, "cases")),
    ("copies.made", ["stories/copies.dev.jsonl"], lambda b: stories.copies(b, "stories/copies.dev.jsonl")),
    ("copies.natural", ["stories/near.dev.jsonl", "stories/t17.docs.dev.jsonl.gz"], lambda b: stories.natural(b, "stories/near.dev.jsonl")),
    ("stories.gva", ["stories/gva.docs.dev.jsonl.gz"], lambda b: stories.stories(b, "stories/gva.docs.dev.jsonl.gz")),
    ("stories.fnc1", ["stories/fnc1.docs.dev.jsonl.gz"], lambda b: stories.stories(b, "stories/fnc1.docs.dev.jsonl.gz")),
    ("joined.running", ["reports/running.jsonl"], lambda b: joins.joined(b, "reports/running.jsonl")),
    ("joined.train", ["reports/train.jsonl"], lambda b: joins.joined(b, "reports/train.jsonl")),
    (
        "timelines.t17",
        ["stories/t17.docs.dev.jsonl.gz", "stories/t17.timelines.dev.jsonl"],
        lambda b: joins.timelines(b, "stories/t17.docs.dev.jsonl.gz", "stories/t17.timelines.dev.jsonl"),
    ),
    (
        "incidents.gva",
        ["stories/gva.docs.dev.jsonl.gz", "stories/gva.incidents.dev.jsonl"],
        lambda b: joins.incidents(b, "stories/gva.docs.dev.jsonl.gz", "stories/gva.incidents.dev.jsonl"),
    ),
    (
        "quotes.variants",
        ["stories/quote-variants.dev.jsonl"],
        lambda b: joins.quotes(b, "stories/quote-variants.dev.jsonl", ["stories/t17.docs.dev.jsonl.gz", "stories/gva.docs.dev.jsonl.gz"]),
    ),
    ("pages.bodies", ["pages/bodies.dev.jsonl.gz"], lambda b: pages(b, "pages/bodies.dev.jsonl.gz", "bodies", "f1")),
    ("pages.dates", ["pages/dates.dev.jsonl.gz"], lambda b: pages(b, "pages/dates.dev.jsonl.gz", "dates", "accuracy")),
]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--binary", default=ROOT / "target" / "release" / "dateline")
    ap.add_argument("--only", default="", help="sets whose name contains this")
    ap.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    ap.add_argument("--json", help="write all figures here")
    args = ap.parse_args()
    home = shared()
    if home is None:
        print("no gold at hand (DATELINE_SHARED or ../shared): only the sets of this checkout are scored", file=sys.stderr)
    kept = tomllib.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    floors, hashes = kept.get("floors", {}), kept.get("gold", {})
    failed, figures, start = [], {}, time.time()
    print(f"{'set':26} {'figure':14} {'score':>7} {'floor':>7}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(home, Path(args.binary).resolve(), folder)
        for name, gold, score in SETS:
            if args.only not in name or gold and home is None:
                continue
            for g in gold:
                digest = hashlib.sha256(bench.gold(g).read_bytes()).hexdigest()
                if hashes.setdefault(g, digest) != digest:
                    failed.append(f"{g} is not the text that the floors were measured on")
            for figure, value in score(bench).items():
                key = f"{name}.{figure}"
                figures[key], floor = value, floors.get(key)
                low = floor is not None and value < floor
                print(f"{name:26} {figure:14} {value:7.2f} {floor if floor is not None else '-':>7}{'  BELOW' if low else ''}", flush=True)
                if low:
                    failed.append(f"{key}: {value} is below its floor {floor}")
                if args.update:
                    floors[key] = max(floor or 0, round(value - SLACK, 2))
    if args.update:
        lines = ["# Floors reached on the development gold; eval/README.md says how they are kept. Percent.", "[floors]"]
        lines += [f'"{k}" = {floors[k]}' for k in sorted(floors)] + ["", "# SHA-256 of each gold file.", "[gold]"]
        lines += [f'"{k}" = "{hashes[k]}"' for k in sorted(hashes)]
        FLOORS.write_text("\n".join(lines) + "\n")
    if args.json:
        Path(args.json).write_text(json.dumps(figures, indent=1) + "\n")
    print(f"{len(figures)} figures in {time.time() - start:.0f} s, {len(failed)} failed", file=sys.stderr)
    for f in failed:
        print(f"  {f}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
