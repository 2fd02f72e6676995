"""The wheel: holds the patterns, installs a command, and works without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out], cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("doccheck-*.whl"))


def test_every_pattern_file_is_inside(wheel: Path) -> None:
    inside = {name.removeprefix("doccheck/") for name in zipfile.ZipFile(wheel).namelist() if name.startswith("doccheck/patterns/")}
    assert inside == {path.relative_to(ROOT).as_posix() for path in (ROOT / "patterns").rglob("*.yaml")}


def test_the_command_the_licence_and_the_types_are_inside(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "doccheck = doccheck.__main__:main" in archive.read(entry).decode()
    assert "doccheck/py.typed" in names
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert not [name for name in names if name.startswith(("tests", "docs", "sample_notes"))]


def test_it_reviews_a_note_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "note.txt").write_text("PROCEDURE: Diagnostic lumbar puncture at L3-L4.")
    site = str(tmp_path / "site")
    code = f"import sys; sys.path.insert(0, {site!r}); from doccheck.cli import main; import doccheck as d; print(d.__file__); main()"
    command = [sys.executable, "-c", code, "check", tmp_path / "note.txt", "--format", "jsonl", "--fail-on", "error"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert str(tmp_path / "site") in result.stdout.splitlines()[0]
    assert '"note_id":"note"' in result.stdout
