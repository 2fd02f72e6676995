"""The table in the terminal: a line for each note, what its flags say, and how many notes came to what."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TextIO

from doccheck.formats.records import Record
from doccheck.review import Flag, NoteFailure, Review


def write_table(records: Iterable[Record], out: TextIO) -> None:
    """A line a note, what its flags say, and the count of each disposition.

    Holds no text of any note, and leaves flags out that are only good to know.

    Args:
        records: the results.
        out: where to.
    """
    rows = [("note", "code", "disposition", "missing / unclear / conflicting", "flags")]
    legend: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in records:
        result = record.result
        rows.append(_row(result))
        legend.update((flag.code, flag.message) for flag in _shown_flags(result))
        counts[result.disposition if isinstance(result, Review) else "error"] += 1
    columns = shutil.get_terminal_size().columns if out.isatty() else None
    lines = _aligned(rows)
    if columns and max(map(len, lines)) > columns:
        lines = _stacked(rows, columns)
    if legend:
        told = [f"{code}  {legend[code]}" for code in sorted(legend)]
        lines += ["", *([row for line in told for row in textwrap.wrap(line, columns, subsequent_indent="  ")] if columns else told), ""]
    out.write("\n".join([*lines, summary(counts)]) + "\n")


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _stacked(rows: Sequence[Sequence[str]], columns: int) -> list[str]:
    """For a terminal that the table is too wide for: what is open and the flags stand below their note."""
    out: list[str] = []
    for head, row in zip(_aligned([row[:3] for row in rows]), rows, strict=True):
        out.append(head)
        for cell in row[3:]:
            out += textwrap.wrap(cell, columns, initial_indent="  ", subsequent_indent="    ")
    return out


def summary(counts: Counter[str]) -> str:
    """The closing line: how many notes of each disposition."""
    total = sum(counts.values())
    kinds = ("complete", "query", "out_of_scope")
    parts = [f"{counts[kind]} {kind.replace('_', ' ')}" for kind in kinds if counts[kind] or kind == "complete"]
    if counts["error"]:
        parts.append(f"{counts['error']} not reviewed")
    return f"{total} note{'' if total == 1 else 's'}: {', '.join(parts)}"


def _row(result: Review | NoteFailure) -> tuple[str, str, str, str, str]:
    if isinstance(result, NoteFailure):
        return result.note_id, "", "error", result.error.kind, result.error.message
    open_ones = [
        f"{name} {element.status}" for name, element in result.elements.items() if element.status != "documented" and _matters(name, result)
    ]
    flags = [f"{flag.code} {flag.severity}" for flag in _shown_flags(result)]
    what = result.disposition if result.code else f"{result.disposition} ({result.procedure})"
    return result.note_id, result.code or "", what, " · ".join(open_ones), ", ".join(flags)


def _shown_flags(result: Review | NoteFailure) -> list[Flag]:
    return [] if isinstance(result, NoteFailure) else [flag for flag in result.flags if flag.severity != "info"]


def _matters(name: str, result: Review) -> bool:
    """Whether an element that is not documented is worth a word: a gap counts only where a flag is raised on it."""
    return result.elements[name].status == "conflicting" or any(flag.element == name for flag in _shown_flags(result))
