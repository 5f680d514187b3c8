#!/usr/bin/env python3
"""What Parquet of a case costs, beside pyarrow writing the same tables in the same run; and the memory of a workbook.

usage: bench/export.py [--reports 2000] [--binary target/release/dateline] [--python PYTHON with pyarrow]

Reports are made by bench/reports.py and read into a case; rows are those of each report (`--unit report`), so that nothing but unpacking,
making rows and writing is measured. CPU seconds, one thread."""
import argparse, json, os, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PEER = """
import resource, sys, time
from pathlib import Path
import pyarrow as pa, pyarrow.parquet as pq
pa.set_cpu_count(1); pa.set_io_thread_count(1)
tables = [pq.read_table(p, use_threads=False) for p in sorted(Path(sys.argv[1]).glob('*.parquet'))]
columns = [(t.schema, t.to_pydict()) for t in tables]
cpu = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_SELF).ru_stime
rows = sum(t.num_rows for t in tables)
start = cpu()
for i, t in enumerate(tables): pq.write_table(t, sys.argv[2] + f'/{i}.parquet', compression='zstd', compression_level=1)
writing = cpu() - start
start = cpu()
for i, (s, c) in enumerate(columns): pq.write_table(pa.table(c, schema=s), sys.argv[2] + f'/{i}.parquet', compression='zstd', compression_level=1)
print(rows, writing, cpu() - start)
"""


def run(command):
    """(CPU seconds, peak MB)"""
    p = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = p.stderr.read().decode()
    _, status, used = os.wait4(p.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} failed: {words}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reports", type=int, default=2000)
    ap.add_argument("--binary", type=Path, default=ROOT / "target/release/dateline")
    ap.add_argument("--python", default=sys.executable)
    ap.add_argument("--case", type=Path, help="a case that is there already")
    args = ap.parse_args()
    binary = args.binary.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        case = args.case or folder / "case.db"
        if not args.case:
            with open(folder / "reports.jsonl", "wb") as out:
                subprocess.run([sys.executable, ROOT / "bench/reports.py", str(args.reports)], stdout=out, check=True)
            run([binary, "add", case, folder / "reports.jsonl"])
        account = folder / "account.json"
        cpu, peak = run([binary, "export", case, "--to", "parquet", "--unit", "report", "--out", folder / "parquet", "--report", account])
        written = json.loads(account.read_text())["written"]
        rows = sum(written.values())
        print(f"{written['reports']:,} reports, {rows:,} rows")
        print(f"{'dateline, from the case':34} {rows / cpu / 1e6:6.2f} million rows a CPU-second   {cpu:6.2f} s   {peak:5.0f} MB at most")
        (folder / "peer").mkdir()
        try:
            peer = subprocess.run([args.python, "-c", PEER, folder / "parquet", folder / "peer"], capture_output=True, text=True, check=True)
            n, writing, building = map(float, peer.stdout.split())
            print(f"{'pyarrow, from its own memory':34} {n / writing / 1e6:6.2f}")
            print(f"{'pyarrow, from lists of Python':34} {n / building / 1e6:6.2f}")
        except subprocess.CalledProcessError as e:
            print(f"pyarrow skipped: {e.stderr.strip().splitlines()[-1]}")
        for part in (4, 1):
            # A quarter of the rows and all: memory that grows with them would show.
            few = folder / f"few{part}.jsonl"
            with open(few, "wb") as out:
                lines = subprocess.run([binary, "export", case, "--to", "jsonl"], capture_output=True, check=True).stdout.splitlines(True)
                out.writelines(lines[: len(lines) // part])
            cpu, peak = run([binary, "export", few, "--to", "xlsx", "--out", folder / "case.xlsx"])
            print(f"{f'workbook of {len(lines) // part:,} reports':34} {peak:6.0f} MB at most   {cpu:6.2f} s")


if __name__ == "__main__":
    main()
