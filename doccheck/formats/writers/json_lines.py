"""JSON: one review a line, or all of them in one array."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from doccheck.formats.records import Record


def write_jsonl(records: Iterable[Record], out: TextIO) -> None:
    """One review (or error record) a line."""
    for record in records:
        out.write(record.result.model_dump_json() + "\n")


def write_json(records: Iterable[Record], out: TextIO) -> None:
    """One JSON array."""
    before = "["
    for record in records:
        out.write(f"{before}\n{record.result.model_dump_json()}")
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")
