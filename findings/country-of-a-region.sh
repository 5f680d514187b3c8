#!/usr/bin/env bash
# What: giving an actor or a place its country by the country's name inside its own words.
# Versions: country_converter 1.3.2 (with pandas 2.3.3), countryguess 0.4.9, both from PyPI.
# Guessed: a name that is no country's ("Niger Delta", which lies in Nigeria; "Inner Mongolia", in China; a sea; a gulf) is not found, as
#   "Mexico City" is not.
# Seen: both search for the country's name anywhere in the words. The delta goes to Niger, Inner Mongolia to Mongolia, the South China Sea to
#   China, the Gulf of Oman to Oman, with no mark of doubt; and the two part ways on Indiana (India for one) and on the Soviet Union.
# So: a country is taken from a region's own row in a gazetteer, never from a country's name within the words.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q install --disable-pip-version-check country_converter==1.3.2 pandas==2.3.3 countryguess==0.4.9
"$dir/venv/bin/python" - <<'PY'
import logging

import country_converter
from countryguess import guess_country

logging.disable(logging.CRITICAL)
SEEN = {
    "Mexico City": ("not found", None),
    "Niger Delta": ("NER", "NER"),
    "Inner Mongolia": ("MNG", "MNG"),
    "South China Sea": ("CHN", "CHN"),
    "Gulf of Oman": ("OMN", "OMN"),
    "Indiana": ("not found", "IND"),
    "Soviet Union": ("not found", "SUN"),
}
changed = []
for name, seen in SEEN.items():
    got = (country_converter.convert(name, to="ISO3"), guess_country(name, attribute="iso3"))
    print(f"{name:16} country_converter {got[0]!s:10} countryguess {got[1]}")
    if got != seen:
        changed.append(f"{name}: {seen} before, {got} now")
if changed:
    raise SystemExit("the behaviour changed:\n" + "\n".join(changed))
PY
