"""Reads news reporting of a political crisis and keeps the record: who did what to whom, where and when, and who says so.

>>> import dateline
>>> record = dateline.read("Police arrested nine people in Castrel on Monday.", published="2027-05-05")
>>> [(e.type, e.mode, e.date.from_) for e in record.events]
[('COERCE', 'arrest', '2027-05-03')]

Every fact keeps its words, and spans index Python strings:

>>> event = record.events[0]
>>> record.text[event.trigger.span.slice]
'arrested'

`read` and `read_many` give `Record`s, `read_batches` an Arrow stream, `Case` asks and corrects a case file, `dateline.spark` reads where one machine
does not do. Reading is pure: the same text gives the same record, byte for byte as the command `dateline` prints it.
"""
from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Optional, Union

from . import _dateline
from ._dateline import SCHEMA, TABLES, __version__
from ._record import Record, Table
from .case import Case
from .record import Span

Source = Union[str, bytes, "os.PathLike[str]", Mapping[str, Any]]
"""A text or a file's content, a path, or fields as in a line of JSONL: `text` or `html`, `id`, `title`, `published`, `url`, `outlet`."""

__all__ = [
    "Case", "Parse", "Reader", "Record", "Refused", "SCHEMA", "Source", "Span", "TABLES", "Table", "__version__", "parse", "read", "read_batches", "read_many",
]


class Refused(ValueError):
    """What could not become a record: `place`, `code` (such as `DL002`, explained in docs/problems.md), `message`, `hint`."""

    def __init__(self, place: str, code: str, message: str, hint: Optional[str] = None) -> None:
        super().__init__(f"{place}: {message} [{code}]" + (f"; {hint}" if hint else ""))
        self.place, self.code, self.message, self.hint = place, code, message, hint

    def __reduce__(self) -> Any:
        return Refused, (self.place, self.code, self.message, self.hint)


class Parse(dict):  # type: ignore[type-arg]
    """What the engine sees in a text: `sentences` of `words` with `span`, `form`, `lemma`, `upos`, `xpos`, `head` (from 1; 0 is the root), `deprel`; and `names`."""


class Reader:
    """Reads with your own actors, and on as many threads as you say (0: one a core). Safe to share between threads.

    `actors` are files: tables (TSV) or dictionaries in PETRARCH's format, as `dateline read --actors` takes them. Lines that cannot be read are in
    `problems`.
    """

    def __init__(self, actors: Sequence[Union[str, "os.PathLike[str]"]] = (), threads: int = 0) -> None:
        tables = []
        for path in actors:
            with open(path, encoding="utf-8", errors="replace") as file:
                tables.append(file.read())
        self._engine = _dateline.Engine(tables, threads)
        self._pid = os.getpid()
        self._again = (tuple(os.fspath(a) for a in actors), threads)

    def __reduce__(self) -> Any:
        return Reader, self._again

    @property
    def problems(self) -> list[str]:
        """Lines of the actors' files that could not be read."""
        return self._engine.problems

    def _here(self) -> "_dateline.Engine":
        # A forked child has none of its parent's threads.
        if self._pid != os.getpid():
            self.__init__(*self._again)  # type: ignore[misc]
        return self._engine

    def read(
        self,
        source: Source,
        *,
        published: Any = None,
        source_name: Optional[str] = None,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Record:
        """The record of one document; see `dateline.read`."""
        told = self._here().read(_plain(source), source_name, _day(published), title, outlet, url)
        if len(told) != 1:
            raise ValueError(f"this holds {len(told)} documents; read_many gives them one by one")
        json, refused = told[0]
        if json is None:
            raise _refused(refused)
        return Record(json)

    def read_many(
        self,
        sources: Iterable[Source],
        *,
        errors: str = "warn",
        published: Any = None,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Iterator[Record]:
        """Records of many documents in their order; see `dateline.read_many`."""
        if errors not in ("warn", "raise", "return"):
            raise ValueError(f"errors is 'warn', 'raise' or 'return', not {errors!r}")
        many = self._here().read_many(map(_plain, sources), _day(published), title, outlet, url)
        return _told(many, errors)

    def read_batches(
        self,
        batches: Any,
        *,
        text: Optional[str] = "text",
        html: Optional[str] = None,
        source: Optional[str] = None,
        published: Optional[str] = None,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
        keep: Sequence[str] = (),
    ) -> "_dateline.Stream":
        """Records over an Arrow stream; see `dateline.read_batches`."""
        fields = {"text": text, "html": html, "id": source, "published": published, "title": title, "outlet": outlet, "url": url}
        columns = [(field, name) for field, name in fields.items() if name is not None]
        return self._here().read_stream(batches, columns, list(keep))

    def parse(self, text: str) -> Parse:
        """What the engine sees in a text."""
        import json

        return Parse(json.loads(self._here().parse(text)))


def _told(many: Iterator[Any], errors: str) -> Iterator[Any]:
    for json, refused in many:
        if json is not None:
            yield Record(json)
        elif errors == "raise":
            raise _refused(refused)
        elif errors == "return":
            yield _refused(refused)
        else:
            warnings.warn(str(_refused(refused)), RuntimeWarning, stacklevel=2)


def _refused(told: Any) -> Refused:
    place, code, message, hint = told
    return Refused(place, code, message, hint)


def _plain(source: Any) -> Any:
    return dict(source) if isinstance(source, Mapping) and not isinstance(source, dict) else source


def _day(published: Any) -> Optional[str]:
    return published.isoformat() if hasattr(published, "isoformat") else published


_DEFAULT: Optional[Reader] = None


def _default() -> Reader:
    global _DEFAULT
    if _DEFAULT is None:
        _DEFAULT = Reader()
    return _DEFAULT


def read(
    text: Source,
    published: Any = None,
    source: Optional[str] = None,
    *,
    title: Optional[str] = None,
    outlet: Optional[str] = None,
    url: Optional[str] = None,
) -> Record:
    """The record of one document.

    `text` is plain text, a page's HTML, a file's bytes, a path, or a mapping of fields. `published` is a date or an ISO 8601 string; without one,
    and where the document gives none, "on Monday" stays undated. `source` names the document in the record.

    Raises `Refused` where nothing can be read, `ValueError` where the input holds several documents.

    >>> dateline.read("").text
    Traceback (most recent call last):
    dateline.Refused: text: the input is empty [DL002]
    """
    return _default().read(text, published=published, source_name=source, title=title, outlet=outlet, url=url)


def read_many(
    sources: Iterable[Source],
    *,
    errors: str = "warn",
    published: Any = None,
    title: Optional[str] = None,
    outlet: Optional[str] = None,
    url: Optional[str] = None,
) -> Iterator[Record]:
    """Records of many documents, in their order, read on all cores while you work on those handed back; the interpreter is free meanwhile.

    `sources` may be endless: no more are asked for than are read soon. What is refused is warned of and passed over; `errors="raise"` raises it,
    `errors="return"` yields the `Refused` in its place.

    >>> texts = [{"id": "a", "text": "Troops shelled Orlen."}, {"id": "b", "text": "Talks began in Castrel."}]
    >>> [r.source for r in dateline.read_many(texts)]
    ['a', 'b']
    """
    return _default().read_many(sources, errors=errors, published=published, title=title, outlet=outlet, url=url)


def read_batches(batches: Any, **columns: Any) -> "_dateline.Stream":
    """Records over a table: anything with `__arrow_c_stream__` (pyarrow, polars, DuckDB, pandas) in, an Arrow stream out.

    `text`, `html`, `source`, `published`, `title`, `outlet`, `url` name columns (utf8; days and moments too); `keep` lists columns to hand through.
    Each row gives one row, in order: those of `keep`, then `source` (utf8), `record` (utf8, the JSON, null where refused), `problems` (list of utf8).
    The result is itself a table with `__arrow_c_stream__` and reads anew each time it is asked.

    >>> import pyarrow as pa
    >>> table = pa.table({"n": [7], "body": ["Police arrested nine people in Castrel."]})
    >>> pa.table(dateline.read_batches(table, text="body", keep=["n"])).column_names
    ['n', 'source', 'record', 'problems']
    """
    return _default().read_batches(batches, **columns)


def parse(text: str) -> Parse:
    """Sentences, words with tags, lemmas and heads, and names, as the engine sees them.

    >>> [w["lemma"] for w in dateline.parse("Troops left.")["sentences"][0]["words"]]
    ['troops', 'leave', '.']
    """
    return _default().parse(text)


def main() -> None:
    """The command `dateline`."""
    import signal
    import sys

    # Ctrl-C ends the command as it ends the binary; it would wait for Python otherwise.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout.flush()
    os._exit(_dateline.run(["dateline", *sys.argv[1:]]))
