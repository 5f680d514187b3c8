"""What the wheel costs over the command, and Spark over both, in one run: `target/readers/bin/python bench/python.py [--documents 5000] [--rounds 3]`.

Documents are the invented reports of eval/cases, each under many names. Seconds are of CPU, children included; the least of the rounds counts.
"""
import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WHEEL = """
import json, sys, dateline
with open(sys.argv[1], encoding="utf-8") as lines, open("/dev/null", "w") as out:
    for record in dateline.read_many(map(json.loads, lines)):
        out.write(record.to_json() + "\\n")
"""
SPARK = """
import json, sys, time
from pyspark.sql import SparkSession
from dateline import spark as on_spark
s = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
s.sparkContext.setLogLevel("ERROR")
df = s.read.json(sys.argv[1], schema="id string, text string, title string, published string, outlet string").repartition(16).persist()
df.count()
same = lambda rows: rows
read = on_spark.read(df, source="id", title="title", published="published", outlet="outlet")
# The first tasks start the workers, which load the engine.
on_spark.read(df.limit(64).repartition(2), source="id").write.format("noop").mode("overwrite").save()
out = []
for what in (df.mapInArrow(same, df.schema), read):
    start = time.time()
    what.write.format("noop").mode("overwrite").save()
    out.append(time.time() - start)
print(json.dumps(out))
s.stop()
"""


def spent(command, stdout=subprocess.DEVNULL):
    """CPU seconds and seconds on the clock of a command, and what it printed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.DEVNULL, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.time() - start, done.stdout


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--documents", type=int, default=5000)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--binary", default=str(ROOT / "target/release/dateline"))
    ap.add_argument("--spark", action="store_true", help="Spark on two cores beside them")
    args = ap.parse_args()
    documents = [json.loads(line) for line in open(ROOT / "eval/cases/reports.jsonl", encoding="utf-8")]
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for n, d in enumerate(itertools.islice(itertools.cycle(documents), args.documents)):
                out.write(json.dumps(d | {"id": f"{n}-{d['id']}"}) + "\n")
        binary, wheel, clock = [], [], []
        for _ in range(args.rounds):
            cpu, wall, _ = spent([args.binary, "read", str(path), "--format", "jsonl", "--threads", "2"])
            binary.append(cpu)
            clock.append(wall)
            wheel.append(spent([sys.executable, "-c", WHEEL, str(path)])[0])
        least = min(binary)
        print(f"{args.documents} documents: command {least:.2f} s of CPU, wheel {min(wheel):.2f} s ({100 * (min(wheel) / least - 1):+.1f} %)")
        imports = [spent([sys.executable, "-c", "import dateline"])[1] - spent([sys.executable, "-c", "pass"])[1] for _ in range(5)]
        print(f"import dateline: {1000 * min(imports):.0f} ms")
        if args.spark:
            same, read = json.loads(spent([sys.executable, "-c", SPARK, str(path)], subprocess.PIPE)[2].splitlines()[-1])
            own = args.documents / min(clock)
            print(f"two cores: command {own:.0f} documents a second, Spark {args.documents / read:.0f} ({100 * args.documents / read / own:.1f} %)")
            print(f"an identity map: {1e6 * same / args.documents:.0f} µs a row")


if __name__ == "__main__":
    main()
