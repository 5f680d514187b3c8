#!/usr/bin/env bash
# What: reading the counts of a report that stand in words ("seven to nine people died").
# Versions: word2number 1.1, text2num 3.1.0, number-parser 0.3.2, all from PyPI.
# Guessed: a range gives its two ends, a count and its part stay two numbers, "hundreds of thousands" says no number and is left as it is, and
#   a decimal before "million" multiplies it.
# Seen: word2number adds up whatever numbers a sentence holds: sixteen died of "seven to nine", ninety of "between forty and fifty", five killed "of
#   seven" and three hurt are thirty-eight; and "two million three hundred thousand" comes to 2,301,300. text2num writes "hundreds of thousands
#   marched" as "100 of 1000 marched", an exact count that nobody gave. number-parser makes of "one point five million" "1 point 5000000".
#   None of them marks a doubt. Ranges are right in text2num and number-parser.
# So: counts in words are read by a grammar of our own that keeps least, most and the words; a plural of hundred has a least and no most.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q install --disable-pip-version-check word2number==1.1 text2num==3.1.0 number-parser==0.3.2
"$dir/venv/bin/python" - <<'PY'
from number_parser import parse
from text_to_num import alpha2digit
from word2number import w2n

READERS = {"word2number": w2n.word_to_num, "text2num": lambda t: alpha2digit(t, "en"), "number-parser": parse}
SEEN = [
    ("word2number", "seven to nine people died", 16),
    ("word2number", "between forty and fifty died", 90),
    ("word2number", "five of seven killed, three hurt", 38),
    ("word2number", "two million three hundred thousand", 2301300),
    ("text2num", "seven to nine people died", "7 to 9 people died"),
    ("text2num", "hundreds of thousands marched", "100 of 1000 marched"),
    ("number-parser", "between forty and fifty died", "between 40 and 50 died"),
    ("number-parser", "hundreds of thousands marched", "hundreds of thousands marched"),
    ("number-parser", "one point five million", "1 point 5000000"),
]
changed = []
for name, words, seen in SEEN:
    got = READERS[name](words)
    print(f"{name:14} {words!r} -> {got!r}")
    if got != seen:
        changed.append(f"{name}: {words!r} gives {got!r}, not {seen!r}")
raise SystemExit("\n".join(changed) or 0)
PY
