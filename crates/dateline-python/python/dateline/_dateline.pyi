"""The compiled part; use the package's own names instead."""
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Optional

__version__: str
SCHEMA: str
TABLES: list[str]
VIEWS: list[str]

Refusal = tuple[str, str, str, Optional[str]]
Told = tuple[Optional[str], Optional[Refusal]]

class Engine:
    problems: list[str]
    def __init__(self, actors: Sequence[str] = (), threads: int = 0) -> None: ...
    def read(
        self,
        item: Any,
        source: Optional[str] = None,
        published: Optional[str] = None,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
    ) -> list[Told]: ...
    def read_many(
        self,
        items: Iterable[Any],
        published: Optional[str] = None,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Iterator[Told]: ...
    def read_archive(self, file: Any, name: str) -> Iterator[Told]: ...
    def read_stream(
        self,
        source: Any,
        columns: Sequence[tuple[str, str]] = (),
        keep: Sequence[str] = (),
        published: Optional[str] = None,
        outlet: Optional[str] = None,
    ) -> Stream: ...
    def parse(self, text: str) -> str: ...

class Stream:
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

def run(args: Sequence[str]) -> int: ...
def tables(records: Any, table: str) -> Stream: ...
def signatures(records: Any) -> Stream: ...
def links(pairs: Any) -> Stream: ...
def groups(reports: Sequence[tuple[str, bytes]], links: Sequence[tuple[str, str]]) -> list[tuple[str, str]]: ...
def stories(profiles: Any) -> list[tuple[str, str]]: ...
def rows(case: str, view: str, asked: dict[str, Any]) -> str: ...
def summary(case: str, asked: dict[str, Any]) -> str: ...
def search(case: str, words: str, limit: Optional[int]) -> str: ...
def show(case: str, id: str) -> str: ...
def keep(case: str, records: Sequence[str]) -> tuple[int, int, int]: ...
def decide(
    case: str,
    action: str,
    item: str,
    by: str,
    at: str,
    *,
    other: Optional[str] = None,
    field: Optional[str] = None,
    new: Optional[str] = None,
    basis: Optional[tuple[str, str]] = None,
    why: Optional[str] = None,
) -> str: ...
