"""Spark: the same answers as the command on the same documents, on two workers of which one is killed."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from conftest import ROOT, reports

import dateline

if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and none is here", allow_module_level=True)

from pyspark.sql import SparkSession, functions as f  # noqa: E402

from dateline import spark as on_spark  # noqa: E402


NAMED = {"text": "body", "html": "page", "source": "id", "published": "day", "outlet": "paper", "title": "head", "url": "address"}


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    quiet = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.appName("dateline")
    for key, value in (quiet | {"spark.task.maxFailures": "4", "spark.executor.memory": "1g"}).items():
        builder = builder.config(key, value)
    # Two executors of their own, so that one can be killed.
    session = builder.master("local-cluster[2,1,1024]").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def documents():
    """The invented crisis, as a table of rows."""
    with open(ROOT / "eval" / "cases" / "reports.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def articles(spark, documents):
    # Another order of columns than theirs, and other names.
    rows = [(d.get("published"), d.get("outlet"), d["id"], d.get("html"), d.get("text"), n, d.get("title"), d.get("url")) for n, d in enumerate(documents)]
    schema = "day string, paper string, id string, page string, body string, n int, head string, address string"
    return spark.createDataFrame(rows, schema).repartition(4)


@pytest.fixture(scope="module")
def records(articles):
    return on_spark.read(articles, **NAMED, keep=["n"]).persist()


@pytest.fixture(scope="module")
def expected(command, documents, tmp_path_factory):
    """The same documents by the command: records by source."""
    path = tmp_path_factory.mktemp("spark") / "reports.jsonl"
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
    done = subprocess.run([command, "read", str(path), "--format", "jsonl"], capture_output=True, text=True)
    return {json.loads(line)["document"]["source"]: line for line in done.stdout.splitlines()}


def test_records_are_the_commands(records, expected):
    assert records.columns == ["n", "source", "record", "problems"]
    assert {r.source: r.record for r in records.where("record is not null").collect()} == expected


def test_a_killed_executor_costs_nothing(spark, articles, expected):
    heavy = articles.crossJoin(spark.range(6).withColumnRenamed("id", "copy")).repartition(16)
    told = on_spark.read(heavy.withColumn("name", f.concat_ws("#", "id", "copy")), **NAMED | {"source": "name"})
    import threading

    killed = []

    def kill():
        time.sleep(4)
        found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout.split()
        for pid in found[:1]:
            os.kill(int(pid), signal.SIGKILL)
            killed.append(pid)

    thread = threading.Thread(target=kill)
    thread.start()
    rows = told.select("source", f.length("record").alias("size")).collect()
    thread.join()
    assert len(rows) == 6 * len(expected) == len({r.source for r in rows})
    assert all(r.size > 1000 for r in rows)
    print("executors killed:", len(killed))


def test_columns_are_matched_by_name(spark):
    df = spark.createDataFrame([(20270505, "Police arrested nine people in Castrel.", "x")], "id int, text string, other string")
    row = on_spark.read(df, source="id").collect()[0]
    assert row.source == "20270505" and json.loads(row.record)["document"]["source"] == "20270505"
    with pytest.raises(ValueError, match="no column is called body"):
        on_spark.read(df, text="body")


def test_rows_of_tables(records, expected):
    events = on_spark.table(records, "events")
    own = dateline.Table.of(expected.values(), "events").to_arrow()
    assert events.columns == own.column_names
    rows = sorted(zip(own["id"].to_pylist(), own["day_from"].to_pylist(), own["type"].to_pylist()), key=str)
    assert sorted(((r.id, r.day_from, r.type) for r in events.collect()), key=str) == rows


def test_copies_and_stories_are_the_commands(records, expected, command, tmp_path):
    case = dateline.Case(tmp_path / "case.db")
    case.add(expected.values())
    told = {s: story["id"] for story in case.stories() for s in story["documents"]}
    of_story = {r.source: r.story for r in on_spark.stories(records).collect()}
    assert _sets(of_story) == _sets(told)
    of_group = {r.source: r.group for r in on_spark.near_duplicates(records).collect()}
    assert set(of_group) == set(expected)
    copies = {d["source"]: d["copy_of"] for o in case.sources() for d in o["documents"] if d["copy_of"]}
    assert {s: g for s, g in of_group.items() if s != g} == copies


def _sets(of):
    groups = {}
    for member, group in of.items():
        groups.setdefault(group, set()).add(member)
    return sorted(map(sorted, groups.values()))


def test_parquet_of_records_is_added_to_a_case(records, expected, command, tmp_path):
    folder = tmp_path / "records"
    records.where("record is not null").select("source", "record").write.parquet(str(folder))
    case = dateline.Case(tmp_path / "case.db")
    subprocess.run([command, "add", "--records", case.path, str(folder)], check=True)
    assert sum(len(s["documents"]) for s in case.stories()) == len(expected)


def test_archives(spark, tmp_path, command):
    path = tmp_path / "reports.zip"
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        for report in reports():
            archive.write(report, report.name)
    told = {r.source: r.record for r in on_spark.warc(spark, [str(path)]).where("record is not null").collect()}
    done = subprocess.run([command, "read", str(path), "--format", "jsonl"], capture_output=True, text=True, check=True)
    assert told == {json.loads(line)["document"]["source"]: line for line in done.stdout.splitlines()}
