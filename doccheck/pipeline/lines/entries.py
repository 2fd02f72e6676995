"""Entries of a run-on line: the items of lists, and what begins with a time of day."""

from __future__ import annotations

import re

_FEWEST_ITEMS = 4
_FEWEST_TIMES = 3
_NUMBER = re.compile(r"(?:(?<=[^\s,])(?<!\b[x#])[ \t]|^)\(?(?P<number>\d{1,2})[.)][ \t]+(?=[A-Z\"(])", re.MULTILINE)
_TIME = re.compile(r"[0-2]\d:?[0-5]\d[ \t]+(?=[A-Za-z\d]\S*[ \t])(?!h\b|hrs\b|m[lL]\b)")
_NO_ENTRY = tuple(",:;/=<>~+-")  # signs after which a time of day begins no entry
_ITEMS = {sign: re.compile(rf"(?<![ \t])[ \t]+(?={re.escape(sign)} )") for sign in "-*>\u00b7"}


def items_in(text: str, start: int, end: int) -> list[int]:
    """Blanks before the items of a list with the same sign before each."""
    out: list[int] = []
    for sign, begin in _ITEMS.items():
        if text.count(f" {sign} ", start, end) >= _FEWEST_ITEMS:
            found = [m.end() - 1 for m in begin.finditer(text, start, end)]
            out += found if len(found) >= _FEWEST_ITEMS else []
    return out


def numbered_in(text: str, start: int, end: int) -> list[int]:
    """Blanks before the items of a numbered list: 1, 2 and so on, in order."""
    out: list[int] = []
    if text.find("2.", start, end) < 0 and text.find("2)", start, end) < 0:
        return out
    number = 0
    for found in _NUMBER.finditer(text, start, end):
        if int(found["number"]) == number + 1 and (number == 0 or text[found.start() - 1] != ":"):
            number += 1
            out.append(found.start())
    return [at for at in out if at > start] if number > 1 else []


def timed_in(text: str, ties: frozenset[str], start: int, end: int) -> list[tuple[int, int]]:
    """Blanks before the times of day that entries begin with, and where the entry begins: several, in order, and no word ties them."""
    out: list[tuple[int, int]] = []
    last = ""
    for found in _TIME.finditer(text, start, end):
        before = text[max(start, found.start() - 20) : found.start()]
        word = before.rsplit(maxsplit=1)[-1:]
        if not word or not before[-1].isspace() or word[0].endswith(_NO_ENTRY) or word[0].lower().strip("(") in ties:
            continue
        time = found.group().split()[0].replace(":", "")
        if time < last and not (last >= "18" and time < "08"):
            return []
        last = time
        out.append((found.start() - 1, found.end()))
    return out if len(out) >= _FEWEST_TIMES else []
