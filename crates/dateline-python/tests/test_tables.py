"""Tables by the Arrow C data interface, opened with what people have."""
import datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import reports

import dateline

ROWS = {"id": ["a", "b", "c"], "body": ["Police arrested nine people in Castrel on Monday.", None, "Talks began in Orlen."], "day": [datetime.date(2027, 5, 5), None, None]}


@pytest.mark.parametrize("kind", ["pyarrow", "large", "polars", "view", "pandas", "duckdb"])
def test_tables_of_any_kind_come_in(kind):
    table = pa.table(ROWS)
    if kind == "large":
        table = table.cast(pa.schema([("id", pa.large_string()), ("body", pa.large_string()), ("day", pa.date32())]))
    elif kind == "polars":
        table = pl.DataFrame(ROWS)
    elif kind == "view":
        table = table.cast(pa.schema([("id", pa.string_view()), ("body", pa.string_view()), ("day", pa.timestamp("us", "UTC"))]))
    elif kind == "pandas":
        table = pd.DataFrame(ROWS).assign(day=pd.to_datetime(ROWS["day"]).astype("datetime64[us]"))
    elif kind == "duckdb":
        own = table
        table = duckdb.sql("from own")
    out = pa.table(dateline.read_batches(table, text="body", source="id", published="day", keep=["id"]))
    assert out.column_names == ["id", "source", "record", "problems"]
    assert out.column("id").to_pylist() == ["a", "b", "c"]
    first, second, third = out.to_pylist()
    assert dateline.Record(first["record"]).events[0].date.from_ == "2027-05-03"
    assert second["record"] is None and second["problems"][0].startswith("DL010")
    assert third["source"] == "c" and third["problems"] == []


def test_a_stream_starts_anew_each_time():
    records = dateline.read_batches(pa.table(ROWS), text="body")
    assert pa.table(records).equals(pa.table(records))
    assert duckdb.sql("select count(*) from records").fetchall() == [(3,)]
    assert duckdb.sql("select count(*) from records").fetchall() == [(3,)]


def test_only_plain_types_leave():
    plain = {pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32(), pa.timestamp("us", "UTC")}
    for name in dateline.TABLES:
        assert set(dateline.Table.of([], name).to_arrow().schema.types) <= plain
    assert pa.table(dateline.read_batches(pa.table(ROWS), text="body")).schema.types == [pa.string(), pa.string(), pa.list_(pa.string())]


def test_wrong_columns_are_named():
    with pytest.raises(ValueError, match="no column is called .text.; there are id, body, day"):
        pa.table(dateline.read_batches(pa.table(ROWS)))
    with pytest.raises(TypeError, match="cast it to utf8"):
        pa.table(dateline.read_batches(pa.table({"text": [1.5]})))
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        pa.table(dateline.read_batches([1]))
    with pytest.raises(ValueError, match="no table is called .crimes."):
        dateline.Table.of([], "crimes")


def test_rows_of_records_in_every_library():
    records = list(dateline.read_many(reports()))
    events = dateline.Table.of(records, "events")
    count = sum(len(r.events) for r in records)
    assert pa.table(events).num_rows == len(events.to_pandas()) == pl.DataFrame(events).height == count
    assert duckdb.sql("select count(*) from events").fetchall() == [(count,)]
    assert records[0].to_pandas().shape[0] == len(records[0].events)
    assert set(pl.DataFrame(events)["type"]) == {e.type for r in records for e in r.events}
    again = pa.table(dateline.Table.of(pa.table({"record": [r.to_json() for r in records]}), "events"))
    assert again.equals(pa.table(events))
