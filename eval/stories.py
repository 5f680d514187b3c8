"""Copies and stories by the indexes of dateline-story, over the records of the gold: its example `groups` reads records and prints groups."""
import gzip, json, subprocess, sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Sets whose natural near pairs are known, and where their documents are.
NATURAL = {"gva": "gva.docs.dev.jsonl.gz", "t17": "t17.docs.dev.jsonl.gz", "fnc1": "fnc1.docs.dev.jsonl.gz"}


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    return [json.loads(x) for x in opened if x.strip()]


def run(bench, what, records):
    """What `groups WHAT` prints for these records."""
    build = {"release": ["--release"], "quick": ["--profile", "quick"]}.get(bench.binary.parent.name, [])
    tool = ["cargo", "run", "--quiet", "--locked", *build, "--example", "groups", "--", what]
    with open(records, encoding="utf-8") as given:
        return subprocess.run(tool, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, cwd=ROOT).stdout.decode("utf-8")


def copies(bench, gold):
    groups = bench.write("groups.jsonl", run(bench, "copies", bench.records(gold)))
    got = json.loads(bench.script("copies.py", bench.gold(gold), groups))
    return {k: round(100 * got[k], 2) for k in ("ari", "precision", "recall")}


def stories(bench, gold):
    groups = bench.write("groups.jsonl", run(bench, "stories", bench.records(gold)))
    got = json.loads(bench.script("stories.py", bench.gold(gold), groups))
    return {k.lower(): got[k] for k in ("pair_F1", "b3_F1")}


def runs(text, n=5):
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1))}


def natural(bench, pairs):
    """Of the pairs with containment .7 and more, the share that is folded; of what is folded, the share whose exact containment is .3 and more:
    over the pairs that are linked (`links_*`), and over all pairs within a group."""
    near, hit, all_hits, tally = lines(bench.gold(pairs)), defaultdict(int), 0, defaultdict(int)
    for name, docs in NATURAL.items():
        docs = {d["id"]: d["text"] for d in lines(bench.gold(f"stories/{docs}"))}
        bare = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in docs.items())
        groups = defaultdict(list)
        texts = bench.write("texts.jsonl", bare)
        for g in map(json.loads, run(bench, "copies-of-texts", texts).splitlines()):
            groups[g["group"]].append(g["id"])
        folded = {
            "grouped": {frozenset(p) for members in groups.values() for p in combinations(members, 2)},
            "linked": {frozenset((x["a"], x["b"])) for x in map(json.loads, run(bench, "links-of-texts", texts).splitlines())},
        }
        wanted = [frozenset((x["a"], x["b"])) for x in near if x["set"] == name and x["containment"] >= 0.7]
        all_hits += len(wanted)
        for how, found in folded.items():
            hit[how] += sum(p in found for p in wanted)
            for p in found:
                a, b = (runs(docs[i]) for i in p)
                tally[how] += 1
                tally[how, "right"] += len(a & b) >= 0.3 * min(len(a), len(b))
    out = {}
    for how in ("linked", "grouped"):
        out[f"{how}_found"] = round(100 * hit[how] / all_hits, 2)
        out[f"{how}_right"] = round(100 * tally[how, "right"] / tally[how], 2)
    return out


if __name__ == "__main__":
    sys.exit(__doc__)
