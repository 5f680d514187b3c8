#!/usr/bin/env python3
"""What a case file costs: CPU over reading alone, first and last tenth of the reports, memory, size of the file, time of each view.

usage: bench/case.py [--reports 2000] [--binary target/release/dateline] [--keep CASE]

The reports are made by bench/reports.py. `read` and `add` run one after the other in the same run, each on one thread.
"""
import argparse, json, os, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIEWS = ["brief", "timeline", "stories", "sides", "tolls", "claims", "sources", "search", "show"]


def run(command):
    """(CPU seconds, peak MB, arrival of each line of output in seconds)."""
    p = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    start, arrivals = time.perf_counter(), []
    for _ in p.stdout:
        arrivals.append(time.perf_counter() - start)
    _, status, used = os.wait4(p.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, arrivals


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reports", type=int, default=2000)
    ap.add_argument("--binary", type=Path, default=ROOT / "target/release/dateline")
    ap.add_argument("--keep")
    args = ap.parse_args()
    binary = args.binary.resolve()
    with tempfile.TemporaryDirectory() as folder:
        feed, case = Path(folder) / "reports.jsonl", Path(args.keep or Path(folder) / "case.db")
        with open(feed, "wb") as out:
            subprocess.run([sys.executable, ROOT / "bench/reports.py", str(args.reports)], stdout=out, check=True)
        texts = [json.loads(l)["text"] for l in open(feed, encoding="utf-8")]
        text, words, n = sum(len(t.encode()) for t in texts), sum(len(t.split()) for t in texts), len(texts)
        read, _, _ = run([binary, "read", feed, "--format", "jsonl", "--threads", "1"])
        add, peak, arrivals = run([binary, "add", case, feed, "--format", "jsonl", "--threads", "1"])
        tenth = n // 10
        first, last = arrivals[tenth - 1], arrivals[-1] - arrivals[-1 - tenth]
        db = sqlite3.connect(case)
        originals = db.execute("SELECT sum(length(bytes)) FROM originals").fetchone()[0]
        item = db.execute("SELECT id FROM joined WHERE kind = 'event' ORDER BY weight DESC LIMIT 1").fetchone()[0]
        db.close()
        print(f"{n:,} reports of {words / n:.0f} words on average")
        print(f"reading              {1000 * read / n:8.2f} ms of CPU a report")
        print(f"adding, beyond that  {1000 * (add - read) / n:8.2f} ms of CPU a report, {1000 * (add - read) / words * 500:.2f} for 500 words")
        print(f"last tenth           {last / first:8.2f} times the first (wall, as stored)")
        print(f"memory               {peak:8.0f} MB at most")
        print(f"file                 {(case.stat().st_size - originals) / text:8.2f} times the text, without the originals")
        for view in VIEWS:
            more = {"search": ["police"], "show": [item]}.get(view, [])
            for _ in range(3):
                start = time.perf_counter()
                run([binary, view, case, *more])
                took = time.perf_counter() - start
            print(f"{view:20} {1000 * took:8.0f} ms, warm")


if __name__ == "__main__":
    main()
