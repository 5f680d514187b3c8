#!/usr/bin/env bash
# What: opening a table of the Humanitarian Exchange Language with the field's own library, installed by its name alone.
# Versions: libhxl 5.2.2 with python-dateutil 4.0.0, both from PyPI.
# Guessed: what pip brings with libhxl is enough to import it.
# Seen: `import hxl` asks for `six`, which libhxl does not name among its needs. Earlier releases of python-dateutil brought it along; 4.0.0 no longer does.
# So: an environment that reads back HXL exports pins six beside libhxl.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q install --disable-pip-version-check libhxl==5.2.2 python-dateutil==4.0.0
said=$("$dir/venv/bin/python" -c 'import hxl' 2>&1 | tail -1 || true)
echo "libhxl alone: $said"
[ "$said" = "ModuleNotFoundError: No module named 'six'" ] || { echo "the behaviour changed" >&2; exit 1; }
"$dir/venv/bin/pip" -q install --disable-pip-version-check six==1.17.0
got=$("$dir/venv/bin/python" -c '
import hxl
table = hxl.data([["Town", "Killed"], ["#adm2", "#affected+killed"], ["Osk", "6"]])
print(table.columns[1].display_tag, [row.values for row in table])')
echo "with six: $got"
[ "$got" = "#affected+killed [['Osk', '6']]" ] || { echo "the behaviour changed" >&2; exit 1; }
