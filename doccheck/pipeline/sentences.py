"""Sentences: the stretches of a note inside which words belong together.

A header and its value are one sentence; so is a wrapped line and its continuation, a list item, a form field.
"""

from __future__ import annotations

import re

from doccheck.pipeline.mention import Section, Sentence

_ABBREVIATIONS = frozenset(
    "dr drs mr mrs ms prof st vs approx ca no nos fig e.g i.e etc inc dept est temp wt ht pt pts yr yrs mo wk hr hrs min sec "
    "in ga gauge lat decub l.p a.m p.m b.i.d t.i.d q.i.d p.o i.v i.m rt lt ant post ext int resp op tr cc".split()
)
_STOP = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|(?<=[a-z)])[.](?=[A-Z][a-z])")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u00b7\u2610\u2612\u2611>]|\d{1,2}[.)]|\[[ xX]?\]|\([ xX]?\)|#)(?:[ \t]|\d)")
_BLANK_OR_END = re.compile(r"[ \t]*(?:\r?\n|\r|$)")


def find(text: str, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Cut a note into sentences.

    Args:
        text: the note.
        sections: its sections, in order, covering all of it.

    Returns:
        Sentences in order; they do not overlap and hold every character that is not white space.
    """
    width = _wrap_width(text)
    out: list[Sentence] = []
    for section in sections:
        begin = section.start
        cuts = sorted({c for c in (*_at_stops(text, section), *_at_lines(text, section, width)) if section.start < c < section.end})
        for cut in (*cuts, section.end):
            start, end = begin, cut
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if end > start:
                out.append(Sentence(start, end, section))
            begin = cut
    return tuple(out)


def _wrap_width(text: str) -> int:
    """The column at which the note seems to have been wrapped, or 0 where it was not."""
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    if len(lengths) < 3 or lengths[-1] > 160:
        return 0
    return lengths[-1] if lengths[-1] >= 50 else 0


def _at_stops(text: str, section: Section) -> list[int]:
    out = []
    for stop in _STOP.finditer(text, section.body, section.end):
        word = text[max(section.body, stop.start() - 12) : stop.start()].split()[-1:] or [""]
        last = word[0].lower().strip("(\"'")
        after = text[stop.end() : stop.end() + 2].strip()
        if stop.group()[0] == "." and (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())) and not text[stop.end() :].startswith("\n"):
            if last not in ("cc", "min", "sec", "in", "op", "lat", "decub", "resp", "post", "yr", "wk", "pt", "est", "temp", "ext", "int") or not after[:1].isupper():
                continue
        if last.isdigit() and len(last) <= 2 and text[: stop.start()].rstrip("0123456789").endswith("\n"):
            continue
        out.append(stop.end())
    return out


def _at_lines(text: str, section: Section, width: int) -> list[int]:
    """Line breaks that end a sentence: all but those inside a wrapped one and the one after a bare header."""
    out = []
    for line in re.finditer(r"\r?\n|\r", text[section.body : section.end]):
        at = section.body + line.start()
        if not text[section.body : at].strip():
            continue
        before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        after = text[section.body + line.end() : section.end]
        blank = _BLANK_OR_END.match(after)
        if (blank and blank.end() > 0 and after.strip()) or _BULLET.match(after) or not _is_wrapped(before, after, width):
            out.append(section.body + line.end())
    return out


def _is_wrapped(before: str, after: str, width: int) -> bool:
    """Whether a line break only continues the line: the next word would not have fitted on it, or it begins small."""
    if not before or before[-1] in ".!?:":
        return False
    first = after.split(maxsplit=1)[:1] or [""]
    if after[:1] in " \t" and not before[:1] == after[:1]:
        return False
    if width and len(before) + 1 + len(first[0]) > width * 0.86:
        return True
    return before[-1] in ",;&" or (first[0][:1].islower() and len(before) > 40)
