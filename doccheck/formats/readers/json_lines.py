"""JSON lines: one note an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.errors import UsageError
from doccheck.formats.columns import Columns
from doccheck.formats.compressed import opened
from doccheck.formats.items import BadItem, Fields, Item

name = "jsonl"


def recognises(path: Path, head: bytes) -> bool:
    """A first line that is a JSON object, but no FHIR resource."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{") or first.startswith(b"{\\rtf"):
        return False
    try:
        value = json.loads(first)
    except ValueError:
        return any(s.lower() in (".jsonl", ".ndjson") for s in path.suffixes[-2:])
    return isinstance(value, dict) and "resourceType" not in value


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The objects of a file; a line that is none is a bad item."""
    columns: Columns | None = None
    with opened(path) as stream:
        for number, raw in enumerate(stream, 1):
            line = raw.strip().removeprefix(b"\xef\xbb\xbf")
            if not line:
                continue
            place = f"{path} line {number}"
            row = _row(line)
            if row is None:
                yield BadItem("", place, "malformed", f"{place}: not one JSON object in UTF-8; mend or leave out this line")
                continue
            if columns is None or not set(columns.names) <= set(row):
                try:
                    columns = Columns(list(row), fields, place)
                except UsageError as error:
                    yield BadItem(row.get(fields.id or "note_id", ""), place, error.kind, str(error))
                    continue
            yield columns.item(row, place)


def _row(line: bytes) -> dict[str, str] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return {str(k): _text(v) for k, v in value.items()} if isinstance(value, dict) else None


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
