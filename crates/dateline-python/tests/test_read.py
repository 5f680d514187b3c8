"""Texts in, records out."""
import datetime
import doctest
import os
import pickle
import subprocess
import sys
import threading
import warnings

import pytest
from conftest import ROOT, reports

import dateline


def test_the_bytes_are_the_binarys(lines):
    assert [r.to_json() for r in dateline.read_many(reports())] == lines


def test_any_number_of_threads_gives_the_same(lines):
    assert [r.to_json() for r in dateline.Reader(threads=1).read_many(reports())] == lines
    assert [r.to_json() for r in dateline.Reader(threads=3).read_many(reports())] == lines


def test_spans_index_python_strings():
    record = dateline.read("Le \U0001f600 café: police arrested nine people in Castrel.", published=datetime.date(2027, 5, 5))
    event = record.events[0]
    assert event.span.of(record.text) == event.quote
    assert record.text[event.trigger.span.slice] == "arrested"
    for entity in record.entities:
        assert all(m.span.of(record.text) == m.quote for m in entity.mentions)
    assert record.document.published == "2027-05-05"


def test_every_part_of_every_example_is_typed():
    for record in dateline.read_many(reports()):
        for name in ("entities", "times", "places", "amounts", "claims", "events", "sides", "tolls", "stakes", "media"):
            for part in getattr(record, name):
                assert part.quote == part.span.of(record.text)
        assert record.to_dict()["document"]["source"] == record.source == record.document.source
        assert dateline.Record.from_dict(record.to_dict()).to_json() == record.to_json()


def test_what_cannot_be_read_says_why():
    with pytest.raises(dateline.Refused) as refused:
        dateline.read("  ", source="empty")
    assert (refused.value.place, refused.value.code) == ("empty", "DL002")
    with pytest.raises(TypeError, match="a document is a str, bytes, a path, or a dict"):
        dateline.read(7)
    with pytest.raises(ValueError, match="holds 2 documents"):
        dateline.read('{"text": "One fell."}\n{"text": "Two fell."}')


def test_refused_ones_do_not_stop_the_others():
    texts = ["Troops left Orlen.", "", {"id": "c", "text": 7}, {"id": "d", "text": "Talks began.", "title": float("nan")}]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert [r.source for r in dateline.read_many(texts)] == ["text:1", "d"]
    assert len(told) == 2 and "DL010" in str(told[1].message)
    both = list(dateline.read_many(texts, errors="return"))
    assert [type(x).__name__ for x in both] == ["Record", "Refused", "Refused", "Record"]
    with pytest.raises(dateline.Refused):
        list(dateline.read_many(texts, errors="raise"))


def test_no_more_is_asked_for_than_is_read_soon():
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield f"Police arrested {asked} people in Castrel."

    records = dateline.Reader(threads=2).read_many(endless())
    assert [next(records).source for _ in range(3)] == ["text:1", "text:2", "text:3"]
    assert asked < 100


def test_an_error_of_the_iterable_comes_through():
    def broken():
        yield "Troops left."
        raise KeyError("no more")

    records = dateline.read_many(broken())
    with pytest.raises(KeyError):
        list(records)


def test_the_interpreter_is_free_while_reading():
    turns, done = 0, threading.Event()

    def count():
        nonlocal turns
        while not done.is_set():
            turns += 1

    counter = threading.Thread(target=count)
    counter.start()
    dateline.read("Troops shelled Orlen on Monday, officials said. " * 300)
    done.set()
    counter.join()
    assert turns > 1000


def test_own_actors(tmp_path):
    table = tmp_path / "actors.tsv"
    table.write_text("name\tcountry\tsectors\tkind\nBluebell Front\tVEN\tREB\tarmed_force\n", encoding="utf-8")
    reader = dateline.Reader(actors=[table])
    assert reader.problems == []
    record = reader.read("The Bluebell Front shelled Orlen.")
    assert any(e.name == "Bluebell Front" for e in record.entities)
    assert pickle.loads(pickle.dumps(reader)).read("The Bluebell Front shelled Orlen.") == record


def test_a_forked_child_reads_too():
    dateline.read("Troops left.")
    child = os.fork()
    if child == 0:
        os._exit(0 if dateline.read("Troops left.").text == "Troops left." else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_command_is_the_binary(command):
    def told(*to):
        return subprocess.run(to, capture_output=True, text=True)

    for words in (["--version"], ["read", "nothing.txt"], ["read", str(reports()[0]), "--explain", "e1"], []):
        ours, theirs = told(sys.executable, "-m", "dateline", *words), told(command, *words)
        assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)


def test_it_is_imported_in_a_moment():
    code = "import time; t = time.perf_counter(); import dateline; print(time.perf_counter() - t)"
    times = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    print("import dateline:", [round(1000 * t) for t in times], "ms")


def test_examples_in_the_docstrings():
    failed, tried = doctest.testmod(dateline, extraglobs={"dateline": dateline}, optionflags=doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS)
    assert tried > 8 and failed == 0


def test_types_check():
    program = "import dateline\nr: dateline.Record = dateline.read('x')\nn: int = r.events[0].span.start\nr.events[0].nothing\n"
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "-c", program], capture_output=True, text=True)
    assert 'has no attribute "nothing"' in done.stdout and "Found 1 error" in done.stdout, done.stdout
    # JSON's values are of any type; all else of the package is typed strictly.
    own = ["--strict", "--ignore-missing-imports", "--disable-error-code", "no-any-return", str(ROOT / "crates/dateline-python/python/dateline")]
    done = subprocess.run([sys.executable, "-m", "mypy", *own], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_records_parts_are_those_of_the_schema(tmp_path):
    import importlib.util

    spec = importlib.util.spec_from_file_location("parts", ROOT / "crates/dateline-python/types.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = module.TARGET.read_text(encoding="utf-8")
    module.TARGET = tmp_path / "record.py"
    module.main()
    assert module.TARGET.read_text(encoding="utf-8") == kept, "run python3 crates/dateline-python/types.py"
