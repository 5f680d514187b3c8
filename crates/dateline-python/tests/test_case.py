"""A case file from Python."""
import json
import subprocess

import pytest
from conftest import reports

import dateline


@pytest.fixture
def case(tmp_path):
    case = dateline.Case(tmp_path / "velmora.db")
    records = list(dateline.read_many(reports()))
    assert case.add(records) == (len(records), 0, 0)
    assert case.add(records[:2]) == (0, 0, 2)
    return case


def test_views_are_the_commands(case, command):
    for view in ("timeline", "stories", "sides", "tolls", "claims", "sources"):
        told = subprocess.run([command, view, case.path, "--format", "json"], capture_output=True, text=True, check=True)
        assert getattr(case, view)() == json.loads(told.stdout), view
    told = subprocess.run([command, "brief", case.path, "--format", "json"], capture_output=True, text=True, check=True)
    assert case.brief() == json.loads(told.stdout)


def test_questions(case):
    events = case.timeline(since="2027-05-01", kind="PROTEST", limit=3)
    assert 0 < len(events) <= 3 and all(e["type"] == "PROTEST" for e in events)
    assert case.search("tear gas")[0]["text"].count("[") >= 1
    assert case.show(events[0]["id"])
    with pytest.raises(TypeError, match="no such filter: whom"):
        case.timeline(whom="x")
    with pytest.raises(OSError):
        dateline.Case("/nowhere/none.db").timeline()


def test_decisions_hold_and_are_taken_back(case):
    event = case.timeline()[0]
    decision = case.review("edit", event["id"], field="status", new="denied", own_knowledge=True, by="A. Reader")
    assert case.timeline(status="denied")
    assert case.decisions()[0]["by"] == "A. Reader"
    case.review("revert", decision, by="A. Reader")
    assert [e["status"] for e in case.timeline() if e["id"] == event["id"]] == [event["status"]]
    with pytest.raises(ValueError, match="no action is called .bless"):
        case.review("bless", event["id"], by="A. Reader")
