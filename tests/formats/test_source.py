"""Where notes come from: order, ids, and nothing lost."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from doccheck.formats import find_sources, read_notes
from doccheck.note import Note
from doccheck.review import NoteFailure


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")


def _ids(*paths: Path | str, include: str = "*.txt") -> list[str]:
    return [source.note_id for source in find_sources([str(p) for p in paths], include)]


def test_folders_are_walked_by_name_and_hidden_and_other_files_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "labels.jsonl", "e.md")
    assert _ids(tmp_path) == ["a", "b", "c"]
    assert _ids(tmp_path, include="*.md") == ["e"]


@pytest.mark.parametrize("one", ["notes", b"notes", Path("notes")])
def test_one_path_is_not_taken_for_several(one: Any) -> None:
    with pytest.raises(TypeError, match=f"not one {type(one).__name__}; give a list"):
        find_sources(one)


def test_a_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    _write(tmp_path, "note.md")
    assert _ids(tmp_path / "note.md") == ["note"]


def test_notes_that_would_share_an_id_get_the_path_below_the_folder(tmp_path: Path) -> None:
    _write(tmp_path, "x.txt", "a/x.txt", "b/x.txt", "b/y.txt")
    assert sorted(_ids(tmp_path)) == ["a/x", "b/x", "x", "y"]


def test_endings_and_whole_paths_tell_the_rest_apart(tmp_path: Path) -> None:
    _write(tmp_path, "one/x.txt", "two/x.txt", "three/z.txt", "three/z.md")
    assert _ids(tmp_path / "one", tmp_path / "two") == [str(tmp_path / "one/x.txt"), str(tmp_path / "two/x.txt")]
    assert _ids(tmp_path / "three", include="z.*") == ["z.md", "z.txt"]


def test_a_note_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    assert _ids(tmp_path, tmp_path / "a.txt", str(tmp_path / ".." / tmp_path.name)) == ["a"]


def test_standard_input() -> None:
    notes = list(read_notes(find_sources(["-"]), io.BytesIO(b"LP done.")))
    assert notes == [Note(id="stdin", text="LP done.")]


def test_what_cannot_be_read_is_a_failure_in_its_place(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "z.txt")
    (tmp_path / "big.txt").write_bytes(b"x" * 20_000_000)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nul.txt").write_bytes(b"LP\0done")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "nothing").mkdir()
    sources = find_sources([str(tmp_path), str(tmp_path / "missing.txt"), str(tmp_path / "nothing")])
    told: list[tuple[str, str]] = []
    results = list(read_notes(sources, io.BytesIO(), tell=lambda note_id, encoding: told.append((note_id, encoding))))
    kinds = [(r.note_id, r.error.kind) if isinstance(r, NoteFailure) else (r.id, "read") for r in results]
    assert kinds == [
        ("a", "read"),
        ("big", "too_large"),
        ("empty", "empty"),
        ("gone", "unreadable"),
        ("nul", "unreadable"),
        ("pipe", "unreadable"),
        ("z", "read"),
        ("missing", "unreadable"),
        ("nothing", "unreadable"),
    ]
    assert told == [("a", "utf-8"), ("z", "utf-8")]


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, onerror, followlinks: bool):
        onerror(PermissionError(13, "Permission denied", str(path)))
        return iter(())

    monkeypatch.setattr(os, "walk", closed)
    (source,) = find_sources([str(tmp_path)])
    assert "Permission denied; check the folder's permissions" in str(source.problem)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "a.txt")

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (result,) = read_notes(find_sources([str(tmp_path)]), io.BytesIO())
    assert isinstance(result, NoteFailure)
    assert "Permission denied; check the file" in result.error.message
