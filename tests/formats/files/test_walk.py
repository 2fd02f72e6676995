"""One walk for `check` and `batch`: the same files from the same folder, whatever links and hidden files stand in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doccheck.formats import find_sources
from doccheck.formats.files.walk import files_of
from doccheck.formats.readers import input_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner, other = tmp_path / "in", tmp_path / "other"
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "e.md"):
        (inner / name).parent.mkdir(parents=True, exist_ok=True)
        (inner / name).write_text("LP.", encoding="utf-8")
    (other / "deep").mkdir(parents=True)
    (other / "deep" / "z.txt").write_text("LP.", encoding="utf-8")
    (inner / "link").symlink_to(other, target_is_directory=True)
    (inner / "again").symlink_to(other, target_is_directory=True)
    (inner / "sub" / "up").symlink_to(inner, target_is_directory=True)
    (inner / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(inner / "pipe.txt")
    return inner


def test_links_are_followed_once_and_hidden_files_passed_over(folder: Path) -> None:
    found = [(file.relative_to(folder).as_posix(), problem is None) for file, problem in files_of(folder, "*.txt")]
    assert found == [
        ("a.txt", True),
        ("b.txt", True),
        ("gone.txt", False),
        ("pipe.txt", False),
        ("again/deep/z.txt", True),
        ("sub/c.txt", True),
    ]


def test_markers_of_data_lakes_are_passed_over_and_notes_with_such_names_are_not(tmp_path: Path) -> None:
    markers = ("_SUCCESS", "_committed_17", "_started_17", "_metadata", "_common_metadata", "_delta_log/0.json", "_temporary/0/a.parquet")
    notes = ("_draft.txt", "_old/a.txt", "_year=2026/part-0.parquet", "_SUCCESSFUL", "part-0.parquet")
    for name in markers + notes:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("LP.", encoding="utf-8")
    assert {file.relative_to(tmp_path).as_posix() for file, _ in files_of(tmp_path, "*")} == set(notes)
    assert list(files_of(tmp_path / "_SUCCESS", "*")) == [(tmp_path / "_SUCCESS", None)]


def test_check_and_batch_take_the_same_files(folder: Path, tmp_path: Path) -> None:
    tops = [folder, tmp_path / "missing.txt", folder / "b.txt"]
    checked = {str(source.path): source.problem is None for source in find_sources(tops)}
    taken = {str(getattr(one, "place", one)): isinstance(one, Path) for one in input_files(tops, "*.txt")}
    assert checked == taken
    assert list(checked.values()).count(False) == 3
