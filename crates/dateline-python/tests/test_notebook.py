"""The notebook of the examples runs from top to bottom."""
import nbformat
from conftest import ROOT
from nbclient import NotebookClient


def test_it_runs():
    notebook = nbformat.read(ROOT / "examples" / "velmora.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    assert not any(c.get("outputs") for c in nbformat.read(ROOT / "examples" / "velmora.ipynb", 4).cells if c.cell_type == "code"), "keep it without outputs"
