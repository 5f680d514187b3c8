"""What reports say together, scored: joined events, timelines, incidents, quotations in other words.

Each takes the records of its gold, gives them to the example `join` of dateline-story in groups that the gold names, and hands the answer to the
scorer. `quotes.tsv` names the pairs of quotations that were read beforehand, by their place in the gold; it holds none of their words.
"""
import gzip, json, subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as f:
        return [json.loads(line) for line in f]


def run(bench, what, text):
    """What the example prints for these lines."""
    profile = bench.binary.parent.name
    build = [] if profile == "debug" else ["--profile", profile]
    tool = ["cargo", "run", "--quiet", "--locked", *build, "--example", "join", "--", what]
    return subprocess.run(tool, input=text, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout


def grouped(bench, gold, groups):
    """The records of a gold as lines of the example, once for each group that holds them; `groups` maps a source to its groups."""
    out = []
    with open(bench.records(gold), encoding="utf-8") as f:
        for line in f:
            source = json.loads(line)["document"]["source"]
            out += ['{"group":%s,"record":%s}\n' % (json.dumps(g), line.strip()) for g in groups.get(source, [])]
    return "".join(out)


def joined(bench, gold):
    """Events joined across the reports of a story: B3, and F1 over pairs of different reports."""
    groups = {g["id"]: [g["group"]] for g in lines(bench.gold(gold))}
    answer = bench.write("joined.jsonl", run(bench, "events", grouped(bench, gold, groups)))
    got = json.loads(bench.script("joined.py", bench.gold(gold), bench.records(gold), answer))
    return {"b3": got["b3_F1"], "across": got["across_F1"]}


def timelines(bench, docs, gold):
    """F1 of the days that a topic's reports make of it, against timelines by journalists."""
    topics = {d["id"]: (d["topic"], d["published"]) for d in lines(bench.gold(docs))}
    spans = [(t["topic"], min(t["dates"]), max(t["dates"])) for t in lines(bench.gold(gold))]
    groups = {i: ["|".join(s) for s in spans if s[0] == topic and s[1] <= day <= s[2]] for i, (topic, day) in topics.items()}
    days = (json.loads(line) for line in run(bench, "days", grouped(bench, docs, groups)).splitlines())
    rows = [dict(zip(("topic", "from", "to"), g.split("|"))) | {"dates": [[d["day"], d["weight"]] for d in list_]} for g, list_ in days]
    answer = bench.write("days.jsonl", "".join(json.dumps(r) + "\n" for r in rows))
    return {"date_f1": json.loads(bench.script("timelines.py", bench.gold(gold), answer))["dateF1"]}


def incidents(bench, docs, gold):
    """Day and town of each incident, from its reports as the gold groups them."""
    groups = {}
    for x in lines(bench.gold(gold)):
        for d in x["docs"]:
            groups.setdefault(d, []).append(x["id"])
    first = lambda votes: votes[0][0] if votes else None
    rows = (json.loads(line) for line in run(bench, "setting", grouped(bench, docs, groups)).splitlines())
    answers = ({"id": i, "date": first(s["days"]), "city": first(s["towns"])} for i, s in rows)
    answer = bench.write("incidents.jsonl", "".join(json.dumps(a) + "\n" for a in answers))
    got = json.loads(bench.script("incidents.py", bench.gold(gold), answer))
    return {"day": got["day"], "town": got["city"]}


def quotes(bench, gold, docs):
    """F1 of the same quotation in other words, on pairs that are one and pairs from the same articles that are not."""
    pairs = lines(bench.gold(gold))
    texts = {d["id"]: d["text"] for path in docs for d in lines(bench.gold(path))}
    asked, truth = [], []
    for row in (ROOT / "eval" / "quotes.tsv").read_text().splitlines():
        if row.startswith("#"):
            continue
        kind, n, *where = row.split("\t")
        pair = pairs[int(n)]
        if kind == "same":
            asked.append([pair["a"]["quote"], pair["b"]["quote"]])
        else:
            side, start, end = where
            other = pair["b" if side == "a" else "a"]["doc"]
            asked.append([pair[side]["quote"], texts[other][int(start):int(end)]])
        truth.append(kind == "same")
    said = [s == "true" for s in run(bench, "quotes", "".join(json.dumps(a) + "\n" for a in asked)).split()]
    right = sum(s and t for s, t in zip(said, truth))
    return {"f1": round(200 * right / max(1, sum(said) + sum(truth)), 2)}
