"""Sections: where the headed parts of a note begin, whatever their layout."""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from doccheck.pipeline.lines.breaks import LEFT_OPEN, OWNER, Break, normal
from doccheck.pipeline.listed import any_of
from doccheck.pipeline.mention import Section
from doccheck.rules.schema import SectionRule

_MAX_WORDS = 8
_LONGEST_LEAD = 40  # characters
_LEAD = re.compile(r"[ \t]*(?:[-*\u2022\u00b7>#|+=~]+[ \t]*|\(?\d{1,2}[.)][ \t]+)*")
_NAME_END = re.compile(r"[ \t]*(?:(?:(?<!\d):|:(?!\d))[ \t]*,?|\.{3,}[ \t.]*|\t+|[ \t]+[-\u2013\u2014]+[ \t]+|[ \t]{2,}\|?|[ \t]*\|)")
_WORD = re.compile(r"[A-Za-z&][A-Za-z0-9&'.]*|\d+")
_FIRST = re.compile(r"[A-Za-z0-9&]+")  # of a name; `normal` writes it in small letters
_MAY_END_NAME = re.compile(r"[:|\t]|  |\.\.\.|[ \t][-\u2013\u2014]")  # a line without one of these holds no name of a header and its value
_BOX = re.compile(r"[\[\u2610-\u2612]|\*{3}|_{3}")  # or a blank to fill in: what stands on a line beside its name is its value
# '22 mL of clear', before 'CSF removed: 8 to the lab'
_AMOUNT = re.compile(
    r"\d\s?(?:mls?|cc)\s+"
    r"(?:of(?:\s+\w+){0,2}|(?:\w+[ -])?(?:clear|straw|colou?rless|xanthochromic|pink|bloody|cloudy|turbid|yellow|watery)\S*)\s+$",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]+")
_UPPER, _LOWER = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_LEADER = "...."  # dots that lead from the name of a field to its value
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class _Header(NamedTuple):
    start: int
    body: int
    name: str
    rule: SectionRule | None


class SectionFinder:
    """Finds headers with and without colon, on their own line or inline, in forms, lists and tables."""

    def __init__(self, rules: tuple[SectionRule, ...], words: Mapping[str, Iterable[str]]) -> None:
        self._step = any_of(words.get("step", ()))
        self._called = frozenset(words.get("beforename", ()))
        self.known = {normal(h): rule for rule in rules for h in rule.headers}
        self._firsts = frozenset(name.partition(" ")[0] for name in self.known)
        self._longest = max(map(len, self.known), default=0)
        self._most = max((name.count(" ") + 1 for name in self.known), default=0)  # words

    def _named(self, name: str) -> SectionRule | None:
        """The rule of a header by its name; its first word alone tells of most that there is none."""
        text = name if name.isascii() else name.lower()
        first = _FIRST.search(text)
        if first is None or first.group().lower() not in self._firsts:
            return None
        if len(name) > self._longest and next(islice(_FIRST.finditer(text), self._most, None), None):
            return None  # a line of prose, which takes long to write as a name
        return self.known.get(normal(name))

    def find(self, text: str, breaks: tuple[Break, ...], lost: tuple[Break, ...] = ()) -> tuple[Section, ...]:
        """Sections that together cover the whole text, in order; the first may have no header.

        A field ends with its line, or with its paragraph; what follows belongs to the block around it again. After a break that was lost
        (`lost`) only a name with a colon or a bar is a header.
        """
        shouting = _is_shouting(text)
        headers = {h.start: h for h in self._inline(text, shouting)}
        headers.update({h.start: h for h in self._at_lines(text, {b.end for b in lost}, shouting) if h.rule or h.start not in headers})
        ordered: list[_Header] = []
        for start in sorted(headers):
            if not ordered or start >= ordered[-1].body:
                ordered.append(headers[start])
        last = len(text.rstrip())
        unparted = not any(b.paragraph and b.end < last for b in breaks)
        block = Section(0, 0, ordered[0].start if ordered else len(text), "", "title")
        out = [block] if block.end > 0 or not ordered else []
        for i, h in enumerate(ordered):
            end = ordered[i + 1].start if i + 1 < len(ordered) else len(text)
            stop = self._field_end(text, h, end, breaks, unparted)
            category, assertion = (h.rule.category, h.rule.assertion) if h.rule else ("other", None)
            out.append(Section(h.start, h.body, end if stop is None else stop, h.name, category, assertion))
            if stop is None:
                block = out[-1]
            elif stop < end:
                out.append(Section(stop, stop, end, block.name, block.category, block.assertion))
        return tuple(out)

    def _field_end(self, text: str, header: _Header, end: int, breaks: tuple[Break, ...], unparted: bool) -> int | None:
        """Where a field with its value on the header's own line ends, or None for a block.

        In a note that knows no paragraphs (`unparted`) the steps of the puncture end one.
        """
        extent = header.rule.extent if header.rule else "line"
        line_end = text.find("\n", header.body, end)
        value = text[header.body : line_end if line_end >= 0 else end].strip()
        if extent == "block" or not value:
            return None
        first = bisect_left(breaks, header.body, key=lambda b: b.start)
        for i in range(first, len(breaks)):
            found = breaks[i]
            if found.start >= end:
                break
            following = breaks[i + 1].start if i + 1 < len(breaks) else end
            if extent == "line" or found.paragraph or (unparted and self._step.search(text, found.end, min(following, end))):
                return found.end
        return end

    def _at_lines(self, text: str, lost: set[int], shouting: bool) -> list[_Header]:
        out = []
        for line in _LINE.finditer(text):
            lead = _LEAD.match(text, line.start(), line.end())
            begin = lead.end() if lead else line.start()
            header = self._line_header(text, begin, line.end(), shouting)
            if header and (
                line.start() not in lost or line.group().isupper() or re.search(r"[:|]|   |\.\.\.", text[header.start : header.body])
            ):
                out.append(header)
        return out

    def _line_header(self, text: str, begin: int, end: int, shouting: bool) -> _Header | None:
        line = text[begin:end].rstrip()
        rule = self._named(line)
        if rule and rule.bare and not _BOX.search(line) and not (line.endswith(".") and line[0].islower()):
            return _Header(begin, begin + len(line), line.rstrip(" :.-"), rule)
        words = list(islice(_WORD.finditer(line), _MAX_WORDS + 1))
        reach = words.pop().start() if len(words) > _MAX_WORDS else len(line)
        for count in range(len(words) if _MAY_END_NAME.search(line, 0, reach) else 0, 0, -1):
            stop = words[count - 1].end()
            if line[stop : stop + 1] == " " and line[stop + 1 : stop + 2].isalnum():
                continue
            found = _NAME_END.match(line, stop) or _NAME_END.match(line, stop + 1 if line[stop : stop + 1] == ")" else stop)
            if not found:
                continue
            name = line[:stop]
            if ":" in name:
                continue
            rule = self._named(name)
            marked = ":" in found.group() or _LEADER in found.group()
            if rule or (marked and count <= 6 and _is_field_name(name)):
                return _Header(begin, begin + found.end(), name.strip(), rule)
        if not shouting and 1 <= len(words) <= 6 and line.isupper() and len(line) > 3 and not re.search(r"\d", line):
            # A title stands for itself: what follows on the next line is not its value.
            return _Header(begin, begin, line, None)
        return None

    def _inline(self, text: str, shouting: bool) -> list[_Header]:
        """Known headers before a colon anywhere, for notes whose line breaks are lost."""
        out = []
        colon = text.find(":")
        while colon >= 0:
            left = max(text.rfind("\n", 0, colon) + 1, colon - 70)
            for start in [word.start() for word in _WORD.finditer(text, left, colon)][-_MAX_WORDS:]:
                name = text[start:colon]
                if text[start - 1 : start] == "{":
                    break  # the name of a slot that nobody filled in
                rule = None if len(name) < 5 and (_is_joined(text, start) or self._is_called(text, start)) else self._named(name)
                if rule and rule.category == "past" and ". " in name:
                    continue  # "LP. History: not available" are two things
                if rule and rule.category == "fluid" and " " in name and _ends_amount(text, left, start):
                    continue
                if rule and (
                    (text[start].isupper() and not (shouting and _is_tied(text, left, start)))
                    or start == left
                    or text[start - 2 : start].strip() in (".", ";", "|", ",", "")
                ):
                    out.append(_Header(start, colon + (2 if text.startswith(",", colon + 1) else 1), name.strip(), rule))
                    break
            colon = text.find(":", colon + 1)
        return out

    def _is_called(self, text: str, at: int) -> bool:
        """Whether the word before a short name tells which or whose it is: 'for therapeutic LP: headache' has no header."""
        words = text[max(0, at - 16) : at].split()
        return bool(words) and (words[-1].lower() in self._called or OWNER.search(words[-1]) is not None)


def _is_joined(text: str, at: int) -> bool:
    """Whether a short name is the end of a longer one, or stands in brackets: 'MD/RN:', 'Drained per RN:', '(last LP: 30 mL)'."""
    if "(" in text[max(0, at - 20) : at].rpartition(")")[2]:
        return True
    return text[at - 1 : at] == "/" or text[max(0, at - 5) : at].lower().endswith((" per ", " by "))


def _is_tied(text: str, left: int, at: int) -> bool:
    """Whether the word before an offset goes on: in capitals nothing else tells a header from the last word of a clause."""
    return text[max(left, at - 20) : at].rstrip().rpartition(" ")[2].lower() in LEFT_OPEN


def _ends_amount(text: str, left: int, at: int) -> bool:
    """Whether a name of a field is the end of a clause that began with an amount: '22 mL of clear CSF removed: 8 to the lab'."""
    return _AMOUNT.search(text[max(left, at - _LONGEST_LEAD) : at]) is not None


def _is_field_name(name: str) -> bool:
    return len(name) <= 48 and not re.search(r"[][{},;]|[.!?]\s", name)


def _is_shouting(text: str) -> bool:
    plain = text.encode("ascii", "ignore")
    upper, lower = len(plain) - len(plain.translate(None, _UPPER)), len(plain) - len(plain.translate(None, _LOWER))
    if len(plain) < len(text):
        rest = _NOT_ASCII.findall(text)
        upper, lower = upper + sum(map(str.isupper, rest)), lower + sum(map(str.islower, rest))
    return upper > 4 * lower
