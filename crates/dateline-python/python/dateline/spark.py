"""Reading where a collection outgrows one machine: Spark hands out the rows, each executor reads its own.

    from dateline import spark as dateline
    records = dateline.read(articles, text="body", source="url", published="day")
    events = dateline.table(records, "events")
    records.write.parquet("records/")          # dateline add --records case.db records/

Columns are matched by name and cast before they are handed over; the answers are those of the command on the same documents. Every executor needs
this wheel, and PYSPARK_PYTHON naming the interpreter that has it: docs/spark.md.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["near_duplicates", "read", "signatures", "stories", "table", "warc"]

_WORDS = ("text", "html", "source", "published", "title", "outlet", "url")
_RECORD = "source string, record string, problems array<string>"


def _engine() -> Any:
    """This worker's engine. A task has one core."""
    global _ENGINE
    if _ENGINE is None:
        from . import Reader

        _ENGINE = Reader(threads=1)
    return _ENGINE


_ENGINE: Any = None


def _stream(batches: Iterable[Any]) -> Optional[Any]:
    """An iterator of record batches as a stream; None where there is none."""
    from itertools import chain

    import pyarrow as pa

    batches = iter(batches)
    first = next(batches, None)
    return None if first is None else pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))


def _each(stream: Any, names: Sequence[str]) -> Iterator[Any]:
    """The batches of a stream with these columns in this order: Spark takes columns by their place and would not say."""
    import pyarrow as pa

    for batch in pa.RecordBatchReader.from_stream(stream):
        yield batch.select(list(names))


def _need(df: "DataFrame", names: Iterable[str]) -> None:
    if missing := [n for n in names if n not in df.columns]:
        raise ValueError(f"no column is called {', '.join(missing)}; there are {', '.join(df.columns)}")


def read(
    df: "DataFrame",
    *,
    text: Optional[str] = "text",
    html: Optional[str] = None,
    source: Optional[str] = None,
    published: Optional[str] = None,
    title: Optional[str] = None,
    outlet: Optional[str] = None,
    url: Optional[str] = None,
    keep: Sequence[str] = (),
) -> "DataFrame":
    """A row for each row: the columns of `keep`, then `source`, `record` (JSON, null where refused) and `problems`.

    The arguments name columns. Days and moments stay what they are, all else is cast to words.
    """
    from pyspark.sql import functions as f
    from pyspark.sql import types as t

    given = dict(zip(_WORDS, (text, html, source, published, title, outlet, url)))
    named = {field: name for field, name in given.items() if name is not None}
    _need(df, [*named.values(), *keep])
    times = {x.name for x in df.schema if isinstance(x.dataType, (t.DateType, t.TimestampType, t.TimestampNTZType))}
    own = {field: f"__{field}" for field in named}
    columns = [f.col(f"`{n}`") if n in times else f.col(f"`{n}`").cast("string") for n in named.values()]
    wanted = df.select(*[f.col(f"`{k}`") for k in keep], *[c.alias(own[field]) for c, field in zip(columns, named)])
    schema = t.StructType([df.schema[k] for k in keep])
    schema = schema.add("source", "string").add("record", "string").add("problems", t.ArrayType(t.StringType()))
    kept, names = list(keep), schema.names

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        stream = _stream(rows)
        if stream is not None:
            asked = {"text": None} | own
            yield from _each(_engine().read_batches(stream, **asked, keep=kept), names)

    return wanted.mapInArrow(batches, schema)


def warc(spark: "SparkSession", paths: Sequence[str], partitions: Optional[int] = None) -> "DataFrame":
    """`source, record, problems` of every report in archives (WARC, ARC, zip, tar, mbox, each also packed), an archive a task.

    Paths are opened with `fsspec` where that is installed, else as files that every executor sees. What is no report is passed over; a damaged
    record costs that record.
    """
    paths = list(paths)
    df = spark.createDataFrame([(p,) for p in paths], "path string").repartition(partitions or max(1, len(paths)), "path")

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        schema = pa.schema([("source", pa.string()), ("record", pa.string()), ("problems", pa.list_(pa.string()))])
        for batch in rows:
            for path in batch.column(0).to_pylist():
                out: list[dict[str, Any]] = []
                with _open(path) as file:
                    for json, refused in _engine()._here().read_archive(file, path):
                        out.append(_row(json, refused))
                        if len(out) == 128:
                            yield pa.RecordBatch.from_pylist(out, schema)
                            out = []
                yield pa.RecordBatch.from_pylist(out, schema)

    return df.mapInArrow(batches, _RECORD)


def _open(path: str) -> Any:
    if "://" in path:
        import fsspec

        return fsspec.open(path, "rb").open()
    return open(path, "rb")


def _row(json: Optional[str], refused: Any) -> dict[str, Any]:
    if json is not None:
        from ._record import Record

        return {"source": Record(json).source, "record": json, "problems": []}
    place, code, message, hint = refused
    return {"source": place, "record": None, "problems": [f"{code} {message}" + (f" ({hint})" if hint else "")]}


def table(records: "DataFrame", name: str = "events") -> "DataFrame":
    """Rows of one table (`dateline.TABLES`) of the column `record`, typed, as docs/exports.md lists them."""
    from . import _dateline

    _need(records, ["record"])
    import pyarrow as pa

    kinds = {pa.string(): "string", pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean", pa.date32(): "date"}
    arrow = pa.RecordBatchReader.from_stream(_dateline.tables([], name)).schema
    schema = ", ".join(f"`{x.name}` {kinds.get(x.type, 'timestamp')}" for x in arrow)
    names = arrow.names

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        stream = _stream(rows)
        if stream is not None:
            yield from _each(_dateline.tables(stream, name), names)

    return records.where("record is not null").select("record").mapInArrow(batches, schema)


def signatures(records: "DataFrame") -> "DataFrame":
    """`source, fingerprint, hashes, profile` of the column `record`: what copies and stories are told by, some 4 kB a report."""
    from . import _dateline

    _need(records, ["record"])
    schema = "source string, fingerprint binary, hashes array<bigint>, profile binary"

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        stream = _stream(rows)
        if stream is not None:
            yield from _each(_dateline.signatures(stream), ["source", "fingerprint", "hashes", "profile"])

    return records.where("record is not null").select("record").mapInArrow(batches, schema)


# Reports of least name that are held against others under one hash; as in dateline-story.
_HUBS = 16


def near_duplicates(records: "DataFrame") -> "DataFrame":
    """`source, group` of every report: those of one group are the same text, shortened, captioned or set into a longer page. A group has the name of
    its first report.

    Spark joins the hashes and compares the pairs; the links that are left, few beside the reports, are sorted into groups on the driver.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    marks = records if "fingerprint" in records.columns else signatures(records)
    marks = marks.select("source", "fingerprint", "hashes").persist()
    posts = marks.select("source", f.explode("hashes").alias("hash"))
    place = f.row_number().over(Window.partitionBy("hash").orderBy("source"))
    hubs = posts.withColumn("place", place).where(f.col("place") <= _HUBS).select("hash", f.col("source").alias("a"))
    pairs = posts.select("hash", f.col("source").alias("b")).join(hubs, "hash").where("a < b")
    pairs = pairs.groupBy("a", "b").agg(f.count("*").alias("shared"))
    prints = marks.select("source", "fingerprint")
    pairs = pairs.join(prints.toDF("a", "a_print"), "a").join(prints.toDF("b", "b_print"), "b")
    linked = pairs.select("a", "b", "shared", "a_print", "b_print").mapInArrow(_linked, "a string, b string, copy boolean")
    edges = [(r.a, r.b) for r in linked.where("copy").select("a", "b").collect()]
    part = _parts(edges)
    spark = records.sparkSession
    parts = spark.createDataFrame(sorted(part.items()), "source string, part string")
    links = spark.createDataFrame([(part[a], a, b) for a, b in sorted(edges)], "part string, a string, b string")
    members = parts.join(prints, "source").groupBy("part").agg(f.collect_list(f.struct("source", "fingerprint")).alias("reports"))
    bound = links.groupBy("part").agg(f.collect_list(f.struct("a", "b")).alias("links"))
    grouped = members.join(bound, "part").select("reports", "links").mapInArrow(_grouped, "source string, `group` string")
    alone = marks.join(parts, "source", "left_anti").select("source", f.col("source").alias("group"))
    return grouped.unionByName(alone)


def _linked(rows: Iterator[Any]) -> Iterator[Any]:
    from . import _dateline

    stream = _stream(rows)
    if stream is not None:
        yield from _each(_dateline.links(stream), ["a", "b", "copy"])


def _grouped(rows: Iterator[Any]) -> Iterator[Any]:
    import pyarrow as pa

    from . import _dateline

    for batch in rows:
        out: list[tuple[str, str]] = []
        for row in batch.to_pylist():
            reports = [(r["source"], bytes(r["fingerprint"])) for r in row["reports"]]
            out += _dateline.groups(reports, [(x["a"], x["b"]) for x in row["links"]])
        columns = [[source for _, source in out], [group for group, _ in out]]
        yield pa.RecordBatch.from_arrays([pa.array(c, pa.string()) for c in columns], ["source", "group"])


def _parts(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each that an edge names the least of those it is bound to, over any number of edges."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root.setdefault(x, x) != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for a, b in edges:
        a, b = find(a), find(b)
        root[max(a, b)] = min(a, b)
    return {x: find(x) for x in root}


def stories(records: "DataFrame") -> "DataFrame":
    """`source, story` of every report: those of one story are about the same affair. A story has the name of its first report.

    What is rare, by which stories are told apart, is counted over all reports; so their profiles, 1 kB each, come together in one task.
    """
    marks = records if "profile" in records.columns else signatures(records)

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        from . import _dateline

        stream = _stream(rows)
        if stream is not None:
            told = _dateline.stories(stream)
            columns = [[source for _, source in told], [story for story, _ in told]]
            yield pa.RecordBatch.from_arrays([pa.array(c, pa.string()) for c in columns], ["source", "story"])

    return marks.select("source", "profile").coalesce(1).mapInArrow(batches, "source string, story string")
