"""CSV: a row for each note, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from doccheck.facts import ELEMENTS
from doccheck.formats.records import Record
from doccheck.formats.writers.cells import safe_cell
from doccheck.formats.writers.words import value_text
from doccheck.review import NoteFailure, Review

_CSV_HEAD = ("note_id", "procedure", "outcome", "purpose", "code", "code_alternatives", "related_codes", "disposition")


def write_csv(records: Iterable[Record], out: TextIO) -> None:
    """A row a note: facts, elements, flags and what they say; a cell that a spreadsheet would take for a formula is quoted by '."""
    columns = [column for name in ELEMENTS for column in (name, f"{name}_value")]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_CSV_HEAD, *columns, "flags", "error_kind", "error_message", "flag_messages"])
    for record in records:
        writer.writerow([safe_cell(cell) for cell in _cells(record.result)])


def _cells(result: Review | NoteFailure) -> list[str]:
    if isinstance(result, NoteFailure):
        return [result.note_id, *[""] * (len(_CSV_HEAD) + 2 * len(ELEMENTS)), result.error.kind, result.error.message, ""]
    head = [result.note_id, result.procedure, result.outcome, result.purpose or "", result.code or ""]
    codes = [" ".join(result.code_alternatives), " ".join(result.related_codes), result.disposition]
    elements: list[str] = []
    for name in ELEMENTS:
        element = result.elements.get(name)
        elements += ["", ""] if element is None else [element.status, value_text(element, between=" ")]
    told = " ".join(f"{flag.code} {flag.severity}: {flag.message}" for flag in result.flags)
    return [*head, *codes, *elements, " ".join(flag.code for flag in result.flags), "", "", told]
