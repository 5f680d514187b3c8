"""A record, and a table of records' rows."""
from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Union

from . import _dateline, record as parts


class Record:
    """What was read in one document. Parts are made of the JSON as they are asked for.

    `to_json()` is the very line that `dateline read --format jsonl` prints. docs/record.md says what each field holds.
    """

    __slots__ = ("__dict__", "_json")

    def __init__(self, json: str) -> None:
        self._json = json

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> "Record":
        """Of a record's JSON object."""
        return cls(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def to_json(self) -> str:
        """One line of JSON, without its end."""
        return self._json

    @cached_property
    def _dict(self) -> dict[str, Any]:
        return json.loads(self._json)

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON has it; a copy of its own."""
        return json.loads(self._json)

    def _parts(self, name: str, of: type) -> list[Any]:
        return [parts.build(of, v) for v in self._dict.get(name, [])]

    @cached_property
    def document(self) -> parts.DocumentPart:
        """The document: text, blocks, title, outlet, publication."""
        return parts.build(parts.DocumentPart, self._dict["document"])

    @property
    def schema(self) -> str:
        """The record's schema, such as `dateline/2`."""
        return self._dict["schema"]

    @property
    def text(self) -> str:
        """The text that all spans count in."""
        return self._dict["document"]["text"]

    @property
    def source(self) -> str:
        """The document's name."""
        return self._dict["document"]["source"]

    @cached_property
    def entities(self) -> list[parts.Entity]:
        """Persons, groups, organisations, states, with all mentions."""
        return self._parts("entities", parts.Entity)

    @cached_property
    def times(self) -> list[parts.Time]:
        """Expressions of time."""
        return self._parts("times", parts.Time)

    @cached_property
    def places(self) -> list[parts.Place]:
        """Names of places."""
        return self._parts("places", parts.Place)

    @cached_property
    def amounts(self) -> list[parts.Amount]:
        """Money, people, things, percentages."""
        return self._parts("amounts", parts.Amount)

    @cached_property
    def claims(self) -> list[parts.Claim]:
        """Who says what."""
        return self._parts("claims", parts.Claim)

    @cached_property
    def events(self) -> list[parts.Event]:
        """Who did what to whom, where and when."""
        return self._parts("events", parts.Event)

    @cached_property
    def sides(self) -> list[parts.Side]:
        """Who stands with whom, and against."""
        return self._parts("sides", parts.Side)

    @cached_property
    def tolls(self) -> list[parts.Toll]:
        """How many were killed, hurt, arrested."""
        return self._parts("tolls", parts.Toll)

    @cached_property
    def stakes(self) -> list[parts.Stake]:
        """What money is at stake."""
        return self._parts("stakes", parts.Stake)

    @cached_property
    def media(self) -> list[parts.Media]:
        """Photos, videos, posts that the report speaks of."""
        return self._parts("media", parts.Media)

    def table(self, name: str = "events") -> "Table":
        """The rows of one table, as `dateline export` has them: see docs/exports.md."""
        return Table.of([self], name)

    def to_pandas(self, name: str = "events") -> Any:
        """The same as a pandas DataFrame (needs pandas and pyarrow)."""
        return self.table(name).to_pandas()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __reduce__(self) -> Any:
        return Record, (self._json,)

    def __repr__(self) -> str:
        return f"<Record of {self.source!r}: {len(self._dict['events'])} events, {len(self._dict['claims'])} claims>"


class Table:
    """Rows of one kind (`dateline.TABLES`), typed: utf8, int64, float64, bool, date32, timestamp(us, UTC).

    An Arrow table for whoever knows `__arrow_c_stream__`: `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("from t")`.
    """

    def __init__(self, stream: "_dateline.Stream") -> None:
        self._stream = stream

    @classmethod
    def of(cls, records: Any, name: str = "events") -> "Table":
        """Of an iterable of records (`Record` or JSON), or of an Arrow table with the column `record`."""
        if not hasattr(records, "__arrow_c_stream__"):
            records = [r.to_json() if isinstance(r, Record) else r for r in _some(records)]
        return cls(_dateline.tables(records, name))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._stream.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> Any:
        """As `pyarrow.Table`."""
        import pyarrow

        return pyarrow.RecordBatchReader.from_stream(self._stream).read_all()

    def to_pandas(self) -> Any:
        """As `pandas.DataFrame`."""
        return self.to_arrow().to_pandas()


def _some(records: Union[Iterable[Union[Record, str]], Record]) -> Iterable[Any]:
    return [records] if isinstance(records, Record) else records
