"""A note's text as it is read: its characters in one spelling, and its lines joined and parted once somebody asks for them."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from doccheck.pipeline.canonical import canonical, in_lower_case
from doccheck.pipeline.lines.breaks import Break, broken, hard_breaks, unwrapped
from doccheck.pipeline.lines.run_on import RunOn
from doccheck.rules.phrase import words_of
from doccheck.rules.runs import letters_of


class Lines(NamedTuple):
    """The lines of a note.

    Args:
        text: the note with a blank for each line break that only wraps a line, and a line break for each that was lost.
        breaks: the line breaks that end something, in order.
        lost: those of them that were lost on the way.
    """

    text: str
    breaks: tuple[Break, ...]
    lost: tuple[Break, ...]


class Joined:
    """The words of a text joined by single blanks, with one before the first and one after the last, and the set of them."""

    def __init__(self, lower: str) -> None:
        words = words_of(lower)
        self.text = f" {' '.join(words)} "
        self.words = set(words)


class Page:
    """One note on its way through the pipeline."""

    def __init__(self, raw: str, run_on: RunOn) -> None:
        self.text = canonical(raw)
        self._raw = raw
        self._run_on = run_on

    @cached_property
    def lower(self) -> str:
        """Its text in lower case."""
        return in_lower_case(self.text)

    @cached_property
    def letters(self) -> str:
        """The letters of its words."""
        return letters_of(self.lower)

    @cached_property
    def joined(self) -> Joined:
        """Its words in lower case."""
        return Joined(self.lower)

    @cached_property
    def lines(self) -> Lines:
        """Its lines, found when they are first asked for: most notes are done with before."""
        breaks = hard_breaks(self.text, self._raw, self._run_on.starts)
        text = unwrapped(self.text, breaks)
        lost = self._run_on.breaks(text)
        if not lost:
            return Lines(text, breaks, ())
        return Lines(broken(text, lost), tuple(sorted({*breaks, *lost})), lost)
