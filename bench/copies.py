#!/usr/bin/env python3
"""Documents a CPU-second in finding copies: Dateline's index and rensa over the same seeded texts in one run.

usage: bench/copies.sh [--documents 100000] [--binary target/release/examples/groups]

The texts are made of invented words by a fixed seed, 120 to 500 words each; a third are copies of an earlier one: cut short, with a caption before
it, or with every twelfth word changed. Both programs read the file first; what is counted is words, signatures, look-up and the checking of
candidates, for ours the grouping too. Reading the file is taken out of ours by a run that stops there.
"""
import argparse, json, random, subprocess, sys, tempfile
from pathlib import Path

from run import run

ROOT = Path(__file__).resolve().parent.parent


def texts(count):
    draw = random.Random(20270505)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    words = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(30_000)]
    odds = [1 / (rank + 3) for rank in range(len(words))]
    pool = draw.choices(words, odds, k=2_000_000)
    kept = []
    for n in range(count):
        if n % 3 == 2:
            old = kept[draw.randrange(max(0, len(kept) - 20_000), len(kept))]
            how = draw.randrange(3)
            new = old[: max(60, len(old) * 2 // 3)] if how == 0 else old
            new = draw.choices(pool, k=25) + new if how == 1 else new
            new = [draw.choice(pool) if how == 2 and i % 12 == 5 else w for i, w in enumerate(new)]
        else:
            at, long = draw.randrange(len(pool) - 500), draw.randint(120, 500)
            new = draw.sample(pool[at:at + 500], k=long)
        kept.append(new)
        yield {"id": f"d{n:06}", "text": " ".join(new)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=100_000)
    ap.add_argument("--binary", default=str(ROOT / "target/release/examples/groups"))
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            total = 0
            for t in texts(args.documents):
                total += t["text"].count(" ") + 1
                out.write(json.dumps(t) + "\n")
        cpu, _, peer_mb, out = run([sys.executable, str(ROOT / "bench/peer_rensa.py"), str(path)], subprocess.PIPE)
        peer = json.loads(out)
        used = {}
        for what in ("read-texts", "copies-of-texts"):
            p = subprocess.run(["bash", "-c", f'TIMEFORMAT="%U %S"; time {args.binary} {what} < {path} > /dev/null'], stderr=subprocess.PIPE, check=True)
            *talk, clock = p.stderr.decode().strip().splitlines()
            used[what] = sum(map(float, clock.split())), talk
        ours = used["copies-of-texts"][0] - used["read-texts"][0]
        facts = json.loads(used["copies-of-texts"][1][-1])
    print(f"{args.documents} documents, {total / args.documents:.0f} words each on average")
    print(f"rensa      {args.documents / peer['cpu']:9,.0f} documents a CPU-second")
    print(f"dateline   {args.documents / ours:9,.0f} documents a CPU-second, {peer['cpu'] / ours:.1f} x; {facts['bytes'] / args.documents:.0f} bytes a document kept")


if __name__ == "__main__":
    main()
