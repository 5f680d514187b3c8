"""Says how far the table of actors reaches: its size, what overlaps, and what share of other dictionaries' names it knows.

    python3 knowledge/actors/report.py [FOLDER OF DICTIONARIES]

The dictionaries (PETRARCH's format) are looked for in $DATELINE_SHARED/gold/actors and ../shared/gold/actors; without them only the
table's own figures are printed. They measure; nothing is taken from them.
"""
import collections
import os
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent


def rows(name):
    lines = [l for l in (HERE / name).read_text(encoding="utf-8").splitlines() if l.strip() and not l.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, l.split("\t"))) for l in lines[1:]]


def key(name):
    flat = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    flat = flat.replace(".", "").replace("_", " ").replace("-", " ").lower()
    return re.sub(r"^the ", "", " ".join(flat.split()))


def table():
    """Key of each name -> the entries (file, main name) that it leads to; entries -> country codes."""
    names, codes, size = collections.defaultdict(set), collections.defaultdict(set), collections.Counter()
    for file in sorted(p.name for p in HERE.glob("*.tsv")):
        for row in rows(file):
            entry = (file, row["name"])
            size[file] += entry not in codes
            codes[entry].add(row.get("country", ""))
            for n in [row["name"], *row.get("aliases", "").split("|"), *row.get("demonyms", "").split("|"), *row.get("seats", "").split("|")]:
                if n:
                    names[key(n)].add(entry)
    return names, codes, size


def dictionary(path):
    """Names of each block of a PETRARCH dictionary, with its first country code."""
    block, code, out = [], None, []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.split("#")[0].rstrip()
        if not line:
            continue
        words, _, codes = line.partition("[")
        if words.strip() and not words.startswith("+") and code is not None:
            out.append((block, code))
            block, code = [], None
        if words.strip():
            block.append(key(words.strip().lstrip("+")))
        if codes and code is None:
            code = codes[:3]
    if code is not None:
        out.append((block, code))
    return out


def main():
    names, codes, size = table()
    print("entries", sum(size.values()), dict(size))
    print("names", len(names), "terms of office", len(rows("offices.tsv")))
    clash = {n: e for n, e in names.items() if len({codes_of for x in e for codes_of in codes[x]}) > 1}
    print("names that lead to more than one country:", len(clash))
    for n in sorted(clash)[:15]:
        print("   ", n, "->", sorted(f"{f[:-4]}:{m}" for f, m in clash[n]))
    bad = [r for r in rows("offices.tsv") if r["from"] and r["to"] and r["to"] < r["from"][: len(r["to"])]]
    print("terms that end before they begin:", len(bad), bad[:3])

    folders = [pathlib.Path(sys.argv[1])] if len(sys.argv) > 1 else []
    folders += [pathlib.Path(os.environ.get("DATELINE_SHARED", HERE.parents[2] / "shared")) / "gold" / "actors"]
    folder = next((f for f in folders if f.is_dir()), None)
    if folder is None:
        print("no dictionaries to compare with")
        return
    for path in sorted(folder.glob("Phoenix*.txt")):
        blocks = dictionary(path)
        hit = [(b, c) for b, c in blocks if any(n in names for n in b)]
        agree = sum(any(c in codes[e] for n in b for e in names.get(n, ())) for b, c in hit)
        print(f"{path.name}: {len(hit)} of {len(blocks)} actors known ({len(hit) / max(1, len(blocks)):.1%}); same country {agree / max(1, len(hit)):.1%}")


main()
