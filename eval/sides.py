"""How one of two given parties of a sentence stands to the other: accuracy and macro-F1 over the five labels of directed sentiment."""
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LABELS = range(5)


def directed(bench, gold):
    """Labels by the weights inside the library. The tool itself says how many sentences a second; that is not held."""
    pred = bench.folder / "sides.txt"
    build = ["--release"] if bench.binary.parent.name == "release" else []
    tool = ["cargo", "run", "--quiet", "--locked", *build, "--example", "train_sides", "--"]
    subprocess.run([*tool, "label", str(bench.gold(gold)), str(pred)], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    got = [int(line.split("\t")[0]) for line in pred.read_text(encoding="utf-8").splitlines()]
    want = [int(line.split("\t")[3]) for line in bench.gold(gold).read_text(encoding="utf-8").splitlines()]
    if len(got) != len(want):
        raise SystemExit(f"{len(got)} labels for {len(want)} sentences")
    return {"accuracy": percent(sum(map(int.__eq__, got, want)) / len(want)), "macro_f1": percent(macro(got, want))}


def macro(got, want):
    both = list(zip(got, want))
    f1 = [2 * both.count((k, k)) / max(1, got.count(k) + want.count(k)) for k in LABELS]
    return sum(f1) / len(f1)


def percent(share):
    return round(100 * share, 2)
