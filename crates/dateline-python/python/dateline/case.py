"""A case: one SQLite file that keeps many reports, what they say together, and what people decided."""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date, datetime, timezone
from typing import Any, Optional, Union

from . import _dateline
from ._record import Record


class Case:
    """A case file; made by the first `add`.

    Views take `since`, `until` (days), `about` (a name, or any name of the one who bears it), `place`, `kind`, `status` and `limit`, and give a list
    of dicts: what `dateline VIEW CASE --format json` prints. docs/case.md describes the fields.
    """

    def __init__(self, path: Union[str, "os.PathLike[str]"]) -> None:
        self.path = os.fspath(path)

    def __repr__(self) -> str:
        return f"Case({self.path!r})"

    def add(self, records: Iterable[Union[Record, str]]) -> tuple[int, int, int]:
        """Keeps records as they were read: how many are new, changed (the earlier is kept), known already."""
        return _dateline.keep(self.path, [r.to_json() if isinstance(r, Record) else r for r in records])

    def _rows(self, view: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
        return json.loads(_dateline.rows(self.path, view, _asked(asked)))

    def timeline(self, **asked: Any) -> list[dict[str, Any]]:
        """What happened, as all reports tell it: `id, type, mode, date, place, status, actors, recipients, tolls, reports, origins, members, …`."""
        return self._rows("timeline", asked)

    def stories(self, **asked: Any) -> list[dict[str, Any]]:
        """Which reports tell of the same matter."""
        return self._rows("stories", asked)

    def sides(self, **asked: Any) -> list[dict[str, Any]]:
        """Who stands with whom, since when and until when."""
        return self._rows("sides", asked)

    def tolls(self, **asked: Any) -> list[dict[str, Any]]:
        """How many, by whose count, and how the counts moved."""
        return self._rows("tolls", asked)

    def claims(self, **asked: Any) -> list[dict[str, Any]]:
        """Who says what, and what became of it."""
        return self._rows("claims", asked)

    def stakes(self, **asked: Any) -> list[dict[str, Any]]:
        """What money is at stake."""
        return self._rows("stakes", asked)

    def entities(self, **asked: Any) -> list[dict[str, Any]]:
        """Who is meant, across reports."""
        return self._rows("entities", asked)

    def sources(self, **asked: Any) -> list[dict[str, Any]]:
        """Outlets with their reports, copies folded."""
        return self._rows("sources", asked)

    def decisions(self) -> list[dict[str, Any]]:
        """What people decided, in order."""
        return self._rows("decisions", {})

    def brief(self, **asked: Any) -> dict[str, Any]:
        """What the case says together: a list for each section."""
        return json.loads(_dateline.summary(self.path, _asked(asked)))

    def search(self, words: str, limit: Optional[int] = 50) -> list[dict[str, Any]]:
        """Passages that hold all the words, or the phrase between quotation marks; best first."""
        return json.loads(_dateline.search(self.path, words, limit))

    def show(self, id: str) -> dict[str, Any]:
        """One item, story or report with all that stands behind it."""
        return json.loads(_dateline.show(self.path, id))

    def review(
        self,
        action: str,
        item: str,
        *,
        by: str,
        other: Optional[str] = None,
        field: Optional[str] = None,
        new: Optional[str] = None,
        words: Optional[str] = None,
        link: Optional[str] = None,
        own_knowledge: bool = False,
        why: Optional[str] = None,
        at: Optional[str] = None,
    ) -> str:
        """Makes a decision, as `dateline review` does, and gives its id, by which `review("revert", id, by=…)` takes it back.

        An edit rests on `words` of a report, a `link`, or `own_knowledge`.
        """
        given = [("words", words), ("link", link), ("own_knowledge", "yes" if own_knowledge else None)]
        basis = [(kind, value) for kind, value in given if value is not None]
        if len(basis) > 1:
            raise ValueError("a decision rests on one of words, link, own_knowledge")
        at = at or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        only = basis[0] if basis else None
        return _dateline.decide(self.path, action, item, by, at, other=other, field=field, new=new, basis=only, why=why)


def _asked(asked: dict[str, Any]) -> dict[str, Any]:
    names = ("since", "until", "about", "place", "kind", "status", "limit")
    if wrong := set(asked) - set(names):
        raise TypeError(f"no such filter: {', '.join(sorted(wrong))}; there are {', '.join(names)}")
    return {n: v.isoformat() if isinstance(v := asked.get(n), date) else v for n in names}
