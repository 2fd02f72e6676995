"""Sentences: the stretches of a note inside which words belong together.

A header and its value are one sentence; so is a wrapped line and its continuation, a list item, a form field.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from doccheck.pipeline.lines.breaks import Break
from doccheck.pipeline.mention import Section, Sentence

_DISEASE = "MS"  # multiple sclerosis, where "Ms." is a lady
_BEFORE_DOUBT = " \t,;:(/"
_STOP = re.compile(r"[.!?](?:[.!?]*[\"')\]]*(?=\s|$)|(?<=[a-z)][.])(?=[A-Z][a-z]))")  # begins with a class, which is found faster


class SentenceFinder:
    """Cuts notes into sentences.

    Args:
        words: the lists of `patterns/words/`; `abbreviation` holds what ends with a full stop inside a sentence.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._may_end = frozenset(words.get("abbreviationend", ()))
        self._abbreviations = self._may_end | frozenset(words.get("abbreviation", ()))

    def find(
        self, text: str, sections: tuple[Section, ...], breaks: tuple[Break, ...], within: Callable[[int, str], bool] | None = None
    ) -> tuple[Sentence, ...]:
        """Cut a note into sentences.

        Args:
            text: the note.
            sections: its sections, in order, covering all of it.
            breaks: its hard line breaks.
            within: whether the sentences of a section are wanted, by the number of those before it and its category; None for all.

        Returns:
            Sentences in order; they do not overlap and hold every character of the sections wanted that is not white space.
        """
        out: list[Sentence] = []
        lines = {b.start for b in breaks} | {b.end for b in breaks}
        before = passed = 0
        for section in sections:
            if within is not None and not within(len(out), section.category):
                continue
            begin = section.start
            cuts = sorted({*self._at_stops(text, section, lines), *_at_breaks(text, section, breaks), section.end})
            for cut in cuts:
                if not begin < cut <= section.end:
                    continue
                kept = text[begin:cut].lstrip()
                if kept:
                    start, end = cut - len(kept), cut - len(kept) + len(kept.rstrip())
                    new_line = new_paragraph = False
                    while passed < len(breaks) and breaks[passed].end <= start:
                        new_line = new_line or breaks[passed].start >= before
                        new_paragraph = new_paragraph or (breaks[passed].paragraph and breaks[passed].start >= before)
                        passed += 1
                    out.append(Sentence(start, end, section, new_line, new_paragraph))
                    before = end
                begin = cut
        return tuple(out)

    def _at_stops(self, text: str, section: Section, lines: set[int]) -> list[int]:
        """Marks that end a sentence; `lines` are the offsets at which lines end and begin."""
        out = []
        for stop in _STOP.finditer(text, section.body, section.end):
            start, end = stop.span()
            before = text[max(section.body, start - 12) : start].split()
            word = before[-1] if before else ""
            last = word.lower().strip("(\"'?")
            if last == "in" and len(before) > 1 and not before[-2][-1:].isdigit():
                last = ""  # no inches: '10 ml all in.'
            counted = len(before) > 1 and before[-2][-1:].isdigit() and word.islower()  # "flat 2 h. Repeat if needed"
            short = text[start] == "." and self._is_short(word, last, text[end : end + 2], counted)
            doubt = text[start:end] == "?" and text[start - 1] in _BEFORE_DOUBT  # "LP, ? MS": a doubt about what follows
            if end not in lines and (short or doubt):
                continue
            if last.isdigit() and len(last) <= 2 and _begins_line(text, start - len(last), lines):
                continue
            out.append(end)
        return out

    def _is_short(self, word: str, last: str, after: str, counted: bool) -> bool:
        """Whether a word, its last part in small letters, is an abbreviation or an initial, and what comes after it begins no sentence."""
        if (counted or last in self._may_end) and after.strip()[:1].isupper():
            return False
        return (last in self._abbreviations and not word.endswith(_DISEASE)) or (len(last) == 1 and last.isalpha())


def _at_breaks(text: str, section: Section, breaks: tuple[Break, ...]) -> list[int]:
    """Hard line breaks, but for those between a bare header and its value."""
    first = bisect_left(breaks, section.body, key=lambda b: b.start)
    out: list[int] = []
    for found in breaks[first:]:
        if found.start >= section.end:
            break
        if out or text[section.body : found.start].strip():
            out.append(found.end)
    return out


def _begins_line(text: str, at: int, lines: set[int]) -> bool:
    """Whether nothing but blanks stands before an offset in its line."""
    while at > 0 and at not in lines and text[at - 1] in " \t":
        at -= 1
    return at in lines
