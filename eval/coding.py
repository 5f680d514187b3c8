"""Scores of event coding that need more than a prediction file: invented sets, role fillers of MUC-4."""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent / "events"
CONFLICT = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def lines(docs):
    return "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)


def read(bench, docs):
    """Records of documents {id, text, published?}, by id."""
    out = bench.dateline(bench.write("docs.jsonl", lines(docs)), "read", "--format", "jsonl")
    return {r["document"]["source"]: r for r in map(json.loads, out.splitlines())}


def none(bench):
    """A hundred less the events of conflict coded in a hundred texts that hold none."""
    texts = list(rows("none.txt"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (_, t) in enumerate(texts)])
    found = sum(e["type"] in CONFLICT for r in got.values() for e in r["events"])
    return {"quiet": round(100 * (1 - found / len(texts)), 2)}


def status(bench):
    """Share of sentences whose trigger has the status that a reader would give it."""
    asked = list(rows("status.tsv"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (t, _, _) in enumerate(asked)])
    right = 0
    for i, (_, trigger, want) in enumerate(asked):
        events = got[str(i)]["events"] if str(i) in got else []
        right += any(trigger in e["trigger"]["quote"].split() and e["status"] == want for e in events)
    return {"right": round(100 * right / len(asked), 2)}


