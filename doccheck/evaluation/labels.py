"""Labelled folders: `labels.jsonl` and one `<note_id>.txt` for each label."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doccheck.errors import UsageError
from doccheck.formats.text import decode
from doccheck.note import Note

_WANTED = ("note_id", "procedure", "code", "disposition")
_MAY_BE_NULL = ("elements", "work", "necessity")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A note and the review that it must get."""

    note: Note
    gold: dict[str, Any]


def load_labelled(folders: Iterable[Path | str]) -> list[Labelled]:
    """Every labelled note of these folders, in the order of the labels.

    Raises:
        UsageError: a folder has no labels, a label is not well formed, or its note is missing.
        NoteError: a note cannot be read.
    """
    out: list[Labelled] = []
    for folder in map(Path, folders):
        path = folder / "labels.jsonl"
        if not path.is_file():
            raise UsageError(f"{folder}: holds no labels.jsonl; give a folder of labelled notes")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                out.append(_labelled(folder, f"{path}:{number}", line))
    return out


def _labelled(folder: Path, place: str, line: str) -> Labelled:
    try:
        gold = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{place}: not JSON ({error.msg} at character {error.pos}); mend this line") from None
    lacking = [key for key in _WANTED if not isinstance(gold, dict) or key not in gold]
    if lacking:
        raise UsageError(f"{place}: label without {', '.join(lacking)}; add what is missing")
    for part in _MAY_BE_NULL:  # a note that is out of scope may have them empty or null
        if gold.get(part, {}) is None:
            del gold[part]
    unsaid = [name for name, element in gold.get("elements", {}).items() if "status" not in element]
    if unsaid:
        raise UsageError(f"{place}: no status for {', '.join(unsaid)}; add it or drop the element")
    file = folder / f"{gold['note_id']}.txt"
    if not file.is_file():
        raise UsageError(f"{place}: no note {file.name} beside the labels; add it or drop the label")
    return Labelled(Note(id=gold["note_id"], text=decode(file.read_bytes(), gold["note_id"]).text), gold)
