"""Pronouns, as GAP asks of them: whether the entity that a pronoun is a mention of holds the name that people say it stands for.

Each text has one pronoun and two names; a name is found where a mention by name of the pronoun's entity touches it.
"""
import csv
import json

import coding


def score(bench, gold):
    """Precision and recall over the names."""
    with open(bench.gold(gold), encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    records = coding.read(bench, [{"id": r["ID"], "text": r["Text"]} for r in rows])
    right = said = asked = 0
    for row in rows:
        record = records[row["ID"]]
        at = int(row["Pronoun-offset"])
        span = [at, at + len(row["Pronoun"])]
        entity = next((e for e in record["entities"] if any(m["span"] == span for m in e["mentions"])), None)
        names = [m["span"] for m in entity["mentions"] if m["kind"] == "name"] if entity else []
        for name in "AB":
            first = int(row[f"{name}-offset"])
            found = any(s < first + len(row[name]) and first < e for s, e in names)
            gold_says = row[f"{name}-coref"].upper() == "TRUE"
            right += found and gold_says
            said += found
            asked += gold_says
    return {"precision": round(100 * right / max(1, said), 2), "recall": round(100 * right / max(1, asked), 2)}
