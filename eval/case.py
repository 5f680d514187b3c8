#!/usr/bin/env python3
"""Makes a case of an invented crisis and asks it an editor's questions.

usage: eval/case.py REPORTS.jsonl QUESTIONS.toml --binary target/release/dateline [--misses] [--case FILE]

A question has `ask` and `answer` in words, a `view` (what `dateline VIEW CASE --format json` prints) and `holds`: what must be so in it.
Each of these is a table:
    row     what a row of the view must have; a key is a path into the row, "*" the whole row
    list    the name of the rows' list, where the view has several (else the question's `list`)
    rows    how many rows must have all of it: a number; left out, at least one
    view    another view than the question's
Wanted is words (held in some text below the path, letter case apart), a number (met by some number below the path), true or false,
"none" (nothing there), a list (one of them), or a table of `all`, `none`, `min`, `max`. A question is answered only if all that it holds is so.
"""
import argparse, json, subprocess, sys, tempfile, tomllib
from pathlib import Path


def leaves(value):
    """All texts, numbers and truths below a value."""
    if isinstance(value, dict):
        return [x for v in value.values() for x in leaves(v)]
    if isinstance(value, list):
        return [x for v in value for x in leaves(v)]
    return [] if value is None else [value]


def at(row, path):
    """What lies at a path of names; in a list, what each of its members has there."""
    for name in [] if path == "*" else path.split("."):
        if isinstance(row, list):
            row = [r.get(name) for r in row if isinstance(r, dict)]
        else:
            row = row.get(name) if isinstance(row, dict) else None
    return row


def fits(want, value):
    found = leaves(value)
    if isinstance(want, list):
        return any(fits(w, value) for w in want)
    if isinstance(want, dict):
        numbers = [x for x in found if isinstance(x, (int, float))]
        return (
            all(fits(w, value) for w in want.get("all", []))
            and not any(fits(w, value) for w in want.get("none", []))
            and ("min" not in want or any(x >= want["min"] for x in numbers))
            and ("max" not in want or any(x <= want["max"] for x in numbers))
        )
    if want == "none":
        return not found
    if isinstance(want, str):
        return any(want.lower() in x.lower() for x in found if isinstance(x, str))
    return any(type(x) in (int, float) and x == want if not isinstance(want, bool) else x is want for x in found)


def rows(view, name):
    if isinstance(view, dict):
        view = view.get(name) or [] if name else next((v for v in view.values() if isinstance(v, list)), [])
    return view


class Case:
    """A case file of some reports, and what its views print."""

    def __init__(self, binary, file, reports):
        self.binary, self.file, self.views = str(binary), str(file), {}
        self.call("add", self.file, str(reports))

    def call(self, *args):
        done = subprocess.run([self.binary, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode not in (0, 1):
            sys.exit(f"{self.binary} {' '.join(args)}: exit code {done.returncode}\n{done.stderr.decode('utf-8')}")
        return done.stdout.decode("utf-8")

    def view(self, name):
        if name not in self.views:
            self.views[name] = json.loads(self.call(*name.split(), self.file, "--format", "json"))
        return self.views[name]

    def holds(self, question, part):
        listed = rows(self.view(part.get("view", question["view"])), part.get("list", question.get("list")))
        n = sum(all(fits(want, at(row, path)) for path, want in part["row"].items()) for row in listed)
        return n == part["rows"] if "rows" in part else n > 0


def ask(binary, reports, questions, file=None, misses=None):
    """Share of the questions answered whole, in percent. `misses` is told of each that is not, with the parts that fail."""
    asked = tomllib.loads(Path(questions).read_text(encoding="utf-8"))["question"]
    with tempfile.TemporaryDirectory() as folder:
        case = Case(binary, file or Path(folder) / "case.db", reports)
        failed = [(q, [p for p in q["holds"] if not case.holds(q, p)]) for q in asked]
    for q, parts in failed:
        if parts and misses:
            misses(q, parts)
    return {"answered": round(100 * sum(not parts for _, parts in failed) / len(asked), 2)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports")
    ap.add_argument("questions")
    ap.add_argument("--binary", default="target/release/dateline")
    ap.add_argument("--misses", action="store_true", help="print the questions that are not answered, and what fails")
    ap.add_argument("--case", help="keep the case in this file")
    args = ap.parse_args()
    tell = lambda q, parts: print(f"- {q['ask']}\n    {q['answer']}\n" + "".join(f"    not so: {json.dumps(p, ensure_ascii=False)}\n" for p in parts))
    print(json.dumps(ask(Path(args.binary).resolve(), args.reports, args.questions, args.case, tell if args.misses else None)))


if __name__ == "__main__":
    main()
