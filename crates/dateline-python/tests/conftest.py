"""The wheel as a user has it: installed, with no crate in sight."""
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="session")
def command():
    """The binary that the wheel must agree with; the wheel's own command where it was not built."""
    for profile in ("release", "debug"):
        if (binary := ROOT / "target" / profile / "dateline").exists():
            return str(binary)
    pytest.skip("no binary was built")


@pytest.fixture(scope="session")
def lines(command):
    """The example reports as the binary reads them."""
    done = subprocess.run([command, "read", *map(str, reports()), "--format", "jsonl"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def reports():
    """The example reports."""
    return sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html", ".jsonl"))
