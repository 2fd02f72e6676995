"""Layouts: the same words of a note as another system would hand them over, with a map from old offsets to new ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Relaid:
    """A text in another layout.

    Args:
        text: the new text.
        edits: (old start, old end, length of what stands there now), in order.
    """

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def place(self, offset: int) -> int:
        """Where a character of the old text stands in the new one."""
        ends = [e[1] for e in self.edits]
        done = bisect_right(ends, offset)
        return offset + sum(length - (end - start) for start, end, length in self.edits[:done])


def edited(text: str, edits: list[tuple[int, int, str]]) -> Relaid:
    """Put replacements into a text."""
    out, at = [], 0
    for start, end, new in edits:
        out.append(text[at:start] + new)
        at = end
    return Relaid("".join(out) + text[at:], tuple((s, e, len(n)) for s, e, n in edits))


def _breaks(text: str, new: str) -> Relaid:
    return edited(text, [(m.start(), m.end(), new) for m in re.finditer(r"[ \t]*(?:\r?\n[ \t]*)+", text.rstrip())])


def crlf(text: str) -> Relaid:
    """Windows line ends."""
    return edited(text, [(m.start(), m.end(), "\r\n") for m in re.finditer(r"(?<!\r)\n", text)])


def lost_breaks(text: str) -> Relaid:
    """Every line break has become a blank."""
    return _breaks(text, " ")


def comma_breaks(text: str) -> Relaid:
    """Every line break has become a comma and two blanks."""
    return _breaks(text, ",  ")


def hl7_escapes(text: str) -> Relaid:
    """HL7 v2 escapes for the line breaks."""
    return edited(text, [(m.start(), m.end(), "\\.br\\") for m in re.finditer(r"\n", text)])


def capitals(text: str) -> Relaid:
    """All in capitals."""
    return Relaid("".join(c.upper() if len(c.upper()) == 1 else c for c in text), ())


def narrow(text: str, width: int = 60) -> Relaid:
    """Long lines wrapped in the middle of their sentences."""
    edits, column = [], 0
    for m in re.finditer(r"\S+|[^\S\n]+|\n", text):
        if m.group() == "\n":
            column = 0
        elif m.group().isspace():
            word = re.match(r"\S+", text[m.end() :])
            if column > 0 and word and m.group() == " " and column + 1 + len(word.group()) > width:
                edits.append((m.start(), m.end(), "\n"))
                column = 0
            else:
                column += len(m.group())
        else:
            column += len(m.group())
    return edited(text, edits)


def bullets(text: str) -> Relaid:
    """Every line a list item."""
    return edited(text, [(m.start(), m.start(), "- ") for m in re.finditer(r"(?m)^(?=[A-Za-z(\"\d])", text)])


def markdown(text: str) -> Relaid:
    """Headers in bold."""
    edits = []
    for m in re.finditer(r"(?m)^([A-Z][A-Za-z /-]{2,40}):(?=\s)", text):
        edits += [(m.start(), m.start(), "**"), (m.end(), m.end(), "**")]
    return edited(text, edits)


def tick_marks(text: str) -> Relaid:
    """Check-boxes as symbols."""
    return edited(text, [(m.start(), m.end(), "\u2612" if m.group(1) else "\u2610") for m in re.finditer(r"\[(?:([xX])| )\]", text)])


def round_boxes(text: str) -> Relaid:
    """Check-boxes in round brackets, as web forms print them."""
    return edited(text, [(m.start(), m.end(), "(x)" if m.group(1) else "( )") for m in re.finditer(r"\[(?:([xX])| )\]", text)])


def ballot_boxes(text: str) -> Relaid:
    """Check-boxes with a tick, those of the Unicode ballot boxes."""
    return edited(text, [(m.start(), m.end(), "\u2611" if m.group(1) else "\u2610") for m in re.finditer(r"\[(?:([xX])| )\]", text)])


_FIELD = re.compile(r"(?m)^([A-Z][A-Za-z /-]{1,40}):[ \t]+(?=(\S.{0,70})$)")


def spaced_colons(text: str) -> Relaid:
    """Fields as `Key : value`."""
    return edited(text, [(m.end(1), m.end(), " : ") for m in _FIELD.finditer(text)])


def dashed_fields(text: str) -> Relaid:
    """Fields as `Key - value`."""
    return edited(text, [(m.end(1), m.end(), " - ") for m in _FIELD.finditer(text) if ":" not in m.group(2)])


def table(text: str) -> Relaid:
    """Fields on lines of their own as rows of a Markdown table."""
    edits = []
    for m in _FIELD.finditer(text):
        following = text[m.end() + len(m.group(2)) :].lstrip("\r\n")[:1]
        if not re.search(r"[|:]| {3}", m.group(2)) and not following.isspace() and not following.islower():
            end = m.end() + len(m.group(2))
            edits += [(m.start(), m.start(), "| "), (m.end(1), m.end(), " | "), (end, end, " |")]
    return edited(text, edits)


def markdown_titles(text: str) -> Relaid:
    """Headers that stand alone as Markdown titles."""
    return edited(text, [(m.start(), m.start(), "## ") for m in re.finditer(r"(?m)^(?=[A-Z][A-Za-z /-]{2,40}:?[ \t]*$)", text)])


def tabs(text: str) -> Relaid:
    """Runs of blanks as tabs."""
    return edited(text, [(m.start(), m.end(), "\t") for m in re.finditer(r"(?<=\S) {3,}(?=\S)", text)])


def reflowed(text: str) -> Relaid:
    """Every line break lost, and the whole wrapped again at 80 columns (offsets cannot be followed through both)."""
    return narrow(lost_breaks(text).text, 80)


def typographic(text: str) -> Relaid:
    """Dashes and quotation marks as a word processor sets them."""
    marks = {"-": "\u2013", "'": "\u2019", '"': "\u201d"}
    return edited(text, [(m.start(), m.end(), marks[m.group()]) for m in re.finditer(r"(?<=\w)[-'\"](?=\w)", text)])


LAYOUTS: dict[str, Callable[[str], Relaid]] = {
    f.__name__: f
    for f in (
        crlf,
        lost_breaks,
        comma_breaks,
        hl7_escapes,
        capitals,
        narrow,
        reflowed,
        bullets,
        markdown,
        markdown_titles,
        table,
        spaced_colons,
        dashed_fields,
        tabs,
        tick_marks,
        ballot_boxes,
        round_boxes,
        typographic,
    )
}
