"""JSON: one note an object; one object a line, or one document with an object or a list of them.

Labels and reviews, which have answers and no text, are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from doccheck.errors import UsageError
from doccheck.formats.columns import Columns, usual_name
from doccheck.formats.compressed import LINE_BYTES, lines_of, opened
from doccheck.formats.items import BadItem, Fields, Item, Skipped

_FORMS = 256
_ANSWERS = {"note_id", "procedure", "disposition"}  # beside the notes of a labelled folder stand its labels, which are no notes
_BLANK = b"\xef\xbb\xbf \t\r\n"
name = "jsonl"


def recognises(path: Path, head: bytes) -> bool:
    """A first line that is a JSON object, the start of a list of objects, or a JSON file's ending; FHIR was asked before."""
    start = head.lstrip(_BLANK)
    if start.startswith(b"{\\rtf") or not start.startswith((b"{", b"[")):
        return False
    if any(s.lower() in (".json", ".jsonl", ".ndjson") for s in path.suffixes[-2:]):
        return True
    value = _parsed(start.split(b"\n", 1)[0])
    return isinstance(value, dict) or bool(re.match(rb"\[\s*\{", start))


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The objects of a file; what is none is a bad item. Each object has the columns that it holds, since many leave out what is empty."""
    known: dict[tuple[str, ...], Columns] = {}
    for place, value in _values(path):
        if isinstance(value, BadItem):
            yield value
            continue
        row = {str(k): _text(v) for k, v in value.items()}
        names = tuple(row)
        try:
            columns = known.get(names) or Columns(names, fields, place, whole=False)
        except UsageError as error:
            if fields.text is None and row.keys() >= _ANSWERS and usual_name("text", names) is None:
                yield Skipped("labels or reviews")
                continue
            id_column = fields.id or usual_name("id", names)
            yield BadItem(row.get(id_column, "") if id_column else "", place, error.kind, str(error))
            continue
        if len(known) < _FORMS:
            known[names] = columns
        if not isinstance(value[columns.text], str | None):
            yield BadItem(columns.id_of(row), place, "malformed", f"{place}: field '{columns.text}' is no text; check the export")
            continue
        yield columns.item(row, place)


def _values(path: Path) -> Iterator[tuple[str, dict[str, Any] | BadItem]]:
    with opened(path, utf8=True) as stream:
        lines = lines_of(stream)
        first = next(lines, b"")
        if first is not None and not isinstance(_parsed(first), dict) and not _is_lines(path):
            whole = _parsed(first + stream.read(LINE_BYTES))
            if not isinstance(whole, dict | list) or stream.read(1):
                place = str(path)
                yield (
                    place,
                    BadItem(path.stem, place, "malformed", f"{place}: not a well-formed JSON document; export JSON lines instead"),
                )
                return
            for number, value in enumerate(whole if isinstance(whole, list) else [whole], 1):
                yield _checked(value, f"{path} item {number}")
            return
        for number, line in enumerate(chain([first], lines), 1):
            place = f"{path} line {number}"
            if line is None:
                yield place, BadItem("", place, "too_large", f"{place}: longer than {LINE_BYTES:,} bytes; split it")
            elif line.strip(_BLANK):
                yield _checked(_parsed(line), place)


def _is_lines(path: Path) -> bool:
    return any(s.lower() in (".jsonl", ".ndjson") for s in path.suffixes[-2:])


def _checked(value: Any, place: str) -> tuple[str, dict[str, Any] | BadItem]:
    if isinstance(value, dict):
        return place, value
    return place, BadItem("", place, "malformed", f"{place}: not one JSON object in UTF-8; mend or leave it out")


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.strip(_BLANK))
    except (ValueError, RecursionError):
        return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
