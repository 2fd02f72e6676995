"""Sentences: the stretches of a note inside which words belong together.

A header and its value are one sentence; so is a wrapped line and its continuation, a list item, a form field.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from doccheck.pipeline.lines.breaks import Break
from doccheck.pipeline.mention import Section, Sentence

_ABBREVIATIONS = frozenset(
    "dr drs mr mrs ms prof st vs approx ca no nos fig e.g i.e etc inc dept est temp wt ht pt pts yr yrs mo wk hr hrs min sec "
    "incl excl in ga gauge lat decub l.p a.m p.m b.i.d t.i.d q.i.d p.o i.v i.m rt lt ant post ext int resp op tr cc".split()
)
# Those that end a sentence as well, where a capital follows.
_MAY_END = frozenset("cc min sec in op lat decub resp post yr wk pt est temp ext int".split())
_DISEASE = "MS"  # multiple sclerosis, where "Ms." is a lady
_BEFORE_DOUBT = " \t,;:(/"
_STOP = re.compile(r"[.!?](?:[.!?]*[\"')\]]*(?=\s|$)|(?<=[a-z)][.])(?=[A-Z][a-z]))")  # begins with a class, which is found faster


def find(
    text: str, sections: tuple[Section, ...], breaks: tuple[Break, ...], within: Callable[[int, str], bool] | None = None
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
        cuts = sorted({*_at_stops(text, section, lines), *_at_breaks(text, section, breaks), section.end})
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


def _at_stops(text: str, section: Section, lines: set[int]) -> list[int]:
    """Marks that end a sentence; `lines` are the offsets at which lines end and begin."""
    out = []
    for stop in _STOP.finditer(text, section.body, section.end):
        start, end = stop.span()
        before = text[max(section.body, start - 12) : start].split()
        word = before[-1] if before else ""
        last = word.lower().strip("(\"'?")
        if end not in lines and (
            (text[start] == "." and _is_short(word, last) and not (last in _MAY_END and text[end : end + 2].strip()[:1].isupper()))
            or (text[start:end] == "?" and text[start - 1] in _BEFORE_DOUBT)  # "LP, ? MS": a doubt about what follows
        ):
            continue
        if last.isdigit() and len(last) <= 2 and _begins_line(text, start - len(last), lines):
            continue
        out.append(end)
    return out


def _is_short(word: str, last: str) -> bool:
    """Whether a word, its last part in small letters, is an abbreviation or an initial."""
    return (last in _ABBREVIATIONS and not word.endswith(_DISEASE)) or (len(last) == 1 and last.isalpha())


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
