"""The explained view: a note in the terminal with its evidence highlighted, and beside each line what that evidence settles and why."""

from __future__ import annotations

import shutil
import textwrap
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from doccheck.formats.records import Record
from doccheck.formats.writers.words import related_told, value_told
from doccheck.review import NoteFailure, Review, Span
from doccheck.rules import Patterns, load_patterns

_BESIDE = 72
"""Columns from which on there is room for the reasons beside the note; in fewer they stand below each line."""

Paint = Callable[[str, str], str]
"""Given words and what they are (a status or a kind), the words as the terminal shows them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One answer with its proof.

    Args:
        title: the answer in a few words.
        status: what it is painted as.
        reason: why.
        spans: the words that settle it.
    """

    title: str
    status: str
    reason: str
    spans: tuple[Span, ...]


def plain(words: str, status: str) -> str:
    """Evidence between angle quotes, for streams without colour."""
    return f"«{words}»" if status == "evidence" else words


def write_explained(
    records: Iterable[Record], out: TextIO, paint: Paint = plain, width: int | None = None, patterns: Patterns | None = None
) -> None:
    """Every note with its proof.

    Args:
        records: the results, each with its note.
        out: where to.
        paint: how evidence and statuses are shown.
        width: columns of the terminal; None to ask it.
        patterns: the rules that the notes were reviewed with; None for the shipped ones.
    """
    patterns = patterns or load_patterns()
    columns = width or max(20, min(160, shutil.get_terminal_size((110, 40)).columns))
    for number, record in enumerate(records):
        if number:
            out.write("\n")
        result = record.result
        if isinstance(result, NoteFailure) or record.note is None:
            message = result.error.message if isinstance(result, NoteFailure) else ""
            out.write(f"{result.note_id}: {paint('not reviewed', 'error')}: {message}\n")
            continue
        for line in _explained(result, record.note.text, paint, columns, patterns):
            out.write(line.rstrip() + "\n")


def points(review: Review) -> list[Point]:
    """Every answer of a review, in the order of the review."""
    steps = [step for step in review.rationale if step.step != "guidance"]  # imaging_modality tells it, with the same words
    out = [Point(f"{s.step}: {s.fact}", "fact", s.because, tuple(s.evidence)) for s in steps]
    for name, element in review.elements.items():
        value = value_told(name, review)
        title = f"{name}: {element.status}{f' ({value})' if value else ''}"
        out.append(Point(title, element.status, element.reason, tuple(element.evidence)))
    for kind, checks in (("work", review.work), ("necessity", review.necessity)):
        for name, check in checks.items():
            status = "documented" if check.documented else "missing"
            out.append(Point(f"{kind}, {name}: {'yes' if check.documented else 'no'}", status, "", tuple(check.evidence)))
    return out


def _explained(review: Review, text: str, paint: Paint, columns: int, patterns: Patterns) -> Iterator[str]:
    code = f"{review.code}" if review.code else f"no code ({review.procedure})"
    alternatives = f" or {' or '.join(review.code_alternatives)}" if review.code_alternatives else ""
    yield f"{paint(review.note_id, 'title')}  {code}{alternatives}  {paint(review.disposition, review.disposition)}"
    yield "─" * columns
    every = points(review)
    marked = _joined((span.start, span.end) for point in every for span in point.spans)

    def visible(start: int, end: int) -> int:
        return len(_marked(text, start, end, marked, plain)) if paint is plain else end - start

    below = columns < _BESIDE
    left = columns if below else columns * 11 // 20
    right = columns - 4 if below else columns - left - 3
    lines = list(_lines(text, left, visible))
    starts = [start for start, _ in lines]
    beside: dict[int, list[Point]] = defaultdict(list)
    for point in every:
        if point.spans:
            beside[max(0, bisect_left(starts, point.spans[0].start + 1) - 1)].append(point)
    for index, (start, end) in enumerate(lines):
        shown = _marked(text, start, end, marked, paint)
        notes = [row for point in beside[index] for row in _note(point, right, paint)]
        if below:
            yield shown
            yield from (f"  │ {row}" for row in notes)
            continue
        yield f"{shown}{' ' * (left - visible(start, end))} │ {notes[0]}" if notes else shown
        for row in notes[1:]:
            yield f"{' ' * left} │ {row}"
    yield "─" * columns
    yield from _closing(review, every, paint, columns, patterns)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, with those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _lines(text: str, width: int, visible: Callable[[int, int], int]) -> Iterator[tuple[int, int]]:
    """(start, end) of each line as shown; lines that take more columns than `width` are cut at a blank."""
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        start = at
        while end - start > width or visible(start, end) > width:
            room = min(width, end - start)
            while visible(start, start + room) > width:
                room -= 1
            cut = text.rfind(" ", start + 1, start + room)
            stop = cut if cut > start else start + room
            yield start, stop
            start = stop + (cut > start)
        yield start, end
        at += len(line)


def _marked(text: str, start: int, end: int, marked: list[tuple[int, int]], paint: Paint) -> str:
    out, at = [], start
    for first, last in marked:
        first, last = max(first, at), min(last, end)
        if first < last:
            out += [_clean(text[at:first]), paint(_clean(text[first:last]), "evidence")]
            at = last
    return "".join([*out, _clean(text[at:end])])


def _clean(text: str) -> str:
    """Characters that would steer the terminal, or take more than one column, become blanks."""
    return "".join(c if c.isprintable() else " " for c in text)


def _note(point: Point, width: int, paint: Paint) -> list[str]:
    rows = textwrap.wrap(point.title, width) + textwrap.wrap(_clean(point.reason), width, initial_indent="  ", subsequent_indent="  ")
    return [paint(rows[0], point.status), *rows[1:]]


def _closing(review: Review, every: list[Point], paint: Paint, columns: int, patterns: Patterns) -> Iterator[str]:
    without = [point for point in every if not point.spans and not point.title.startswith(("work", "necessity"))]
    for point in without:
        yield from _note(point, columns, paint)
    no = [name for checks in (review.work, review.necessity) for name, check in checks.items() if not check.documented]
    if no:
        yield from textwrap.wrap(f"not stated: {', '.join(no)}", columns, subsequent_indent="  ")
    for related in related_told(review, patterns):
        yield from textwrap.wrap(f"see also {related}", columns, subsequent_indent="  ")
    for flag in review.flags:
        rows = textwrap.wrap(f"{flag.code} {flag.severity}  {flag.message}", columns, subsequent_indent="  ")
        yield paint(rows[0], flag.severity)
        yield from rows[1:]
