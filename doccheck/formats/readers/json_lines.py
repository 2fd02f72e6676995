"""JSON: one note an object; one object a line, or one document with an object or a list of them.

Labels and reviews are passed over; FHIR resources among the objects are read as such.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.errors import UsageError
from doccheck.formats.fhir.resources import items_of
from doccheck.formats.files.compressed import LINE_BYTES, is_named
from doccheck.formats.files.json_values import BLANK, is_lines, values_of
from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.tables.answers import is_answer
from doccheck.formats.tables.columns import Columns, usual_name

_FORMS = 256
_OBJECT = re.compile(rb'\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
_LIST = re.compile(rb"\[\s*" + _OBJECT.pattern)
name = "jsonl"


def recognises(path: Path, head: bytes) -> bool:
    """A JSON file's ending; the beginning of an object or of a list of them; objects in at least every second line, should the first be
    damaged. FHIR was asked before."""
    start = head.lstrip(BLANK)
    if not start or start.startswith(b"{\\rtf"):
        return False
    if is_lines(path) or is_named(path, (".json",)) or _OBJECT.match(start) or _LIST.match(start):
        return True
    lines = [line for line in start.split(b"\n") if line.strip(BLANK)]
    return 2 * sum(bool(_OBJECT.match(line)) for line in lines) >= len(lines)


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The objects of a file; what is none is a bad item. Each object has the columns that it holds, since many leave out what is empty."""
    known: dict[tuple[str, ...], Columns] = {}
    for place, value in values_of(path, LINE_BYTES, lone=" item 1"):
        if isinstance(value, BadItem):
            yield value
            continue
        if _is_resource(value, fields):
            yield from items_of(value, place)
            continue
        if fields.text is None and is_answer(value):
            yield Skipped("labels or reviews")
            continue
        row = {str(k): _text(v) for k, v in value.items()}
        names = tuple(row)
        try:
            columns = known.get(names) or Columns(names, fields, place, whole=False)
        except UsageError as error:
            id_column = fields.id or usual_name("id", names)
            yield BadItem(row.get(id_column, "") if id_column else "", place, error.kind, str(error))
            continue
        if len(known) < _FORMS:
            known[names] = columns
        if not isinstance(value[columns.text], str | None):
            yield BadItem(columns.id_of(row), place, "malformed", f"{place}: field '{columns.text}' is no text; check the export")
            continue
        yield columns.item(row, place)


def _is_resource(value: dict[str, Any], fields: Fields) -> bool:
    """Whether an object is a FHIR resource and not a row of a table that was made out of such."""
    if not isinstance(value.get("resourceType"), str):
        return False
    text = fields.text or usual_name("text", tuple(value))
    return text is None or not isinstance(value.get(text), str)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
