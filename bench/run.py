#!/usr/bin/env python3
"""Words per CPU-second, peak memory and start-up of Dateline and of spaCy, over the same words in one run.

usage: bench/run.sh [--words 120000] [--rounds 3] [--binary target/release/dateline]

The text is news out of the development gold where it is at hand (DATELINE_SHARED, else ../shared), else the project's examples again and again.
Rounds alternate between the programs; the table gives medians, and `runs/` keeps every round. Ratios against the peer are what counts: a
figure alone says as much about the machine. CPU time of ours includes start-up and printing; of the peer, only the reading itself.
"""
import argparse, csv, json, os, re, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def texts(words):
    """[text] of about so many words, and where they are from."""
    shared = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    gold = shared / "gold" / "claims" / "polnear.train.jsonl"
    if gold.exists():
        source, pool = "news", [json.loads(l)["text"] for l in open(gold, encoding="utf-8")]
    else:
        source, pool = "examples", [(ROOT / "examples/castrel-gazette.txt").read_text()] * 400
    out, total = [], 0
    for t in pool:
        if total >= words:
            break
        out.append(t)
        total += len(t.split())
    return out, total, source


def run(command, stdout=subprocess.DEVNULL):
    """(CPU seconds, wall seconds, peak MB, output) of a command."""
    start = time.perf_counter()
    p = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL)
    out = p.stdout.read() if p.stdout else b""
    _, status, used = os.wait4(p.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024, out


def write(folder, name, docs):
    path = Path(folder) / name
    path.write_text("".join(json.dumps({"id": str(i), "text": t, "published": "2019-05-01"}) + "\n" for i, t in enumerate(docs)))
    return str(path)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--words", type=int, default=120_000)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--binary", default=str(ROOT / "target/release/dateline"))
    args = ap.parse_args()
    docs, words, source = texts(args.words)
    cpu = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text()) if Path("/proc/cpuinfo").exists() else None
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = write(folder, "docs.jsonl", docs)
        short = write(folder, "short.jsonl", ["Police arrested nine dockers on Tuesday."])
        ours = {"engine": ["parse"], "read": ["read", "--format", "jsonl"]}
        for r in range(args.rounds):
            _, wall, peak, out = run([sys.executable, str(ROOT / "bench/peer_spacy.py"), path], subprocess.PIPE)
            out = json.loads(out)
            rows.append({"round": r, "program": "spaCy en_core_web_sm", "cpu": out["cpu"], "wall": wall, "peak_mb": peak, "start_ms": out["start"] * 1e3})
            for name, command in ours.items():
                one = run([args.binary, *command, path, "--threads", "1"])
                two = run([args.binary, *command, path, "--threads", "2"])
                start = min(run([args.binary, *command, short, "--threads", "1"])[1] for _ in range(5))
                rows.append({"round": r, "program": f"dateline {name}", "cpu": one[0], "wall": one[1], "peak_mb": one[2], "start_ms": start * 1e3,
                             "two_threads": one[1] / two[1]})
        grow = []
        for times in (1, 2, 4):
            many = write(folder, "many.jsonl", docs * times)
            c, _, mb, _ = run([args.binary, "read", "--format", "jsonl", many, "--threads", "1"])
            grow.append((times, c, mb))
    mid = lambda p, k: statistics.median(x[k] for x in rows if x["program"] == p and x.get(k) not in ("", None))
    peer = words / mid("spaCy en_core_web_sm", "cpu")
    print(f"{words} words in {len(docs)} documents ({source}), {args.rounds} rounds, {cpu[1] if cpu else 'unknown processor'}\n")
    print(f"{'':24}{'words/CPU-s':>12}{'× peer':>8}{'peak MB':>9}{'start ms':>10}{'2 threads':>11}")
    for p in ("spaCy en_core_web_sm", "dateline engine", "dateline read"):
        speed = words / mid(p, "cpu")
        two = f"{mid(p, 'two_threads'):.2f}×" if p.startswith("dateline") else "-"
        print(f"{p:24}{speed:12,.0f}{speed / peer:8.1f}{mid(p, 'peak_mb'):9.0f}{mid(p, 'start_ms'):10.0f}{two:>11}")
    print("\nread, documents ×1 ×2 ×4: CPU " + " ".join(f"{c / grow[0][1]:.2f}" for _, c, _ in grow) + ", peak MB " + " ".join(f"{m:.0f}" for *_, m in grow))
    out = ROOT / "bench/runs" / (time.strftime("%Y-%m-%d") + ".csv")
    with open(out, "w", newline="") as f:
        w = csv.DictWriter(f, ["words", "source", "processor", "round", "program", "cpu", "wall", "peak_mb", "start_ms", "two_threads"])
        w.writeheader()
        for x in rows:
            w.writerow({k: f"{v:.4g}" if isinstance(v, float) else v for k, v in x.items()} | {"words": words, "source": source, "processor": cpu[1] if cpu else ""})
    print(f"kept in {out.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
