#!/usr/bin/env python3
"""Scores tolls, sides and stakes on the invented reports of eval/reports/.

usage: eval/reports.py PAGE --binary target/release/dateline [--misses]

A page is a heading, a block `text` and a block `expect` a report. A line of `expect` is one fact:
    toll | kind | min-max            an open end is empty: 24-, -300
    side | from | relation | to      `| claimed` at the end: only in somebody else's claim; sides that stand, none that the text ends
    stake | giver | amount | receiver    - where the text names none; for material the number of things, - where it is not counted
`maybe` before it: neither asked for nor held against. A party is right where its words, or the name of its entity, hold those given.
A fact is right only as a whole.
"""
import argparse, json, re, subprocess, sys, tempfile
from pathlib import Path

KINDS = ("tolls", "sides", "stakes")
PUBLISHED = "2031-05-07"


def load(page):
    found = re.findall(r"^## (.*?)\n```text\n(.*?)\n```\n```expect\n(.*?)```", Path(page).read_text(encoding="utf-8"), re.S | re.M)
    return [(title, text, [line for line in expect.splitlines() if line]) for title, text, expect in found]


def inputs(page):
    return "".join(json.dumps({"id": t, "text": x, "published": PUBLISHED}, ensure_ascii=False) + "\n" for t, x, _ in load(page))


def tolls(record):
    return [("toll", t["kind"], t.get("min"), t.get("max")) for t in record["tolls"]]


def party(record, p):
    if not p:
        return None
    name = next((e["name"] for e in record["entities"] if e["id"] == p.get("entity")), "")
    return (p["quote"].lower(), name.lower())


def sides(record):
    return [
        ("side", party(record, s["from"]), s["relation"], party(record, s["to"]), bool(s.get("claim")) and s["basis"] != "statement")
        for s in record["sides"]
        if not s["until"]
    ]


def stakes(record):
    amount = lambda s: None if s.get("amount") is None else record["amounts"][s["amount"]]["value"]
    return [("stake", party(record, s.get("giver")), amount(s), party(record, s.get("receiver"))) for s in record["stakes"]]


def expected(line):
    parts = [p.strip() for p in line.removeprefix("maybe ").split("|")]
    if parts[0] == "toll":
        low, high = parts[2].split("-")
        return ("toll", parts[1], int(low) if low else None, int(high) if high else None)
    words = [None if p == "-" else p.lower() for p in parts[1:]]
    if parts[0] == "side":
        return ("side", words[0], words[1], words[2], len(words) > 3)
    return ("stake", words[0], None if words[1] is None else float(words[1]), words[2])


def fits(want, got):
    if want[0] == "toll":
        return want == got
    same = lambda w, g: g is None if w is None else g is not None and any(w in part for part in g)
    ends = same(want[1], got[1]) and same(want[3], got[3])
    return ends and want[2] == got[2] and want[4:] == got[4:]


def score(page, records, misses=None):
    """Precision and recall of each kind, in percent."""
    by_id = {r["document"]["source"]: r for r in map(json.loads, records.splitlines())}
    count = {k: [0, 0, 0] for k in KINDS}
    for title, _, lines in load(page):
        record = by_id[title]
        for kind, take in zip(KINDS, (tolls, sides, stakes)):
            got = take(record)
            mine = [line for line in lines if line.removeprefix("maybe ").startswith(kind[:-1] + " |")]
            for line in sorted(mine, key=lambda line: line.startswith("maybe")):
                hit = next((g for g in got if fits(expected(line), g)), None)
                if hit:
                    got.remove(hit)
                if not line.startswith("maybe"):
                    count[kind][0] += hit is not None
                    count[kind][2] += 1
                    count[kind][1] += hit is not None
                    if not hit and misses is not None:
                        misses.append(f"{title}: missed {line}")
            count[kind][1] += len(got)
            if misses is not None:
                misses.extend(f"{title}: wrong {g}" for g in got)
    out = {}
    for kind, (right, made, asked) in count.items():
        out[f"{kind}_precision"] = round(100 * right / max(made, 1), 2)
        out[f"{kind}_recall"] = round(100 * right / max(asked, 1), 2)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("page")
    ap.add_argument("--binary", default="target/release/dateline")
    ap.add_argument("--misses", action="store_true", help="print what was missed and what was wrong")
    args = ap.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.write(inputs(args.page))
        f.flush()
        records = subprocess.run([args.binary, "read", "--format", "jsonl", f.name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    misses = [] if args.misses else None
    for figure, value in score(args.page, records, misses).items():
        print(f"{figure:18} {value:7.2f}")
    for m in misses or []:
        print(m)


if __name__ == "__main__":
    sys.exit(main())
