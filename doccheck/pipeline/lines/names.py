"""Names of fields in a run-on line: where the signs after them stand, and which of the words before are the name."""

from __future__ import annotations

import re
from collections.abc import Set

from doccheck.pipeline.lines.breaks import LEFT_OPEN

FIELD_NAME = 4
_LONGEST_UNIT = 13
_FEWEST_SMALL = 5
_KEY = re.compile(r"[:|.](?:(?<!\.)|\.{3,})")  # one sign, or four full stops or more; begins with a class, which is found faster
_SMALL_KEY = re.compile(r"(?:^|\s)(?![A-Z])\S+[ \t](?:[a-z]{2,14}|[a-z]+(?:_[a-z]+)+)$")
_NAME = re.compile(r"(?:[A-Za-z][\w/&'()-]*[ \t]+){0,6}[A-Za-z][\w/&'()-]*$")
_ANSWERED = re.compile(r"(?<=[]?:|)-])[ \t]*(?i:no|not|none|nil|yes|n/?a)[ \t]+")


def keys_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the name before each colon, bar between blanks or row of dots of a line ends, and where what comes after it begins."""
    out = []
    done = start
    for sign in _KEY.finditer(text, start, end):
        name_end, at = sign.start(), sign.end() - 1
        while name_end > done and text[name_end - 1] in " \t":
            name_end -= 1
        after = text[at + 1] if at + 1 < end else ""
        if name_end and text[name_end - 1] in " \t":
            continue
        if after and (after.isspace() or after == "," if sign.group() == ":" else after in " \t" and name_end < sign.start()):
            done = at + 1 if sign.group() == ":" else at + 2
            out.append((name_end, done))
    return out


def in_small_letters(text: str, start: int, keys: list[tuple[int, int]]) -> bool:
    """Whether most names of a line's fields have no capital."""
    small = sum(_SMALL_KEY.search(text, max(start, end - 40), end) is not None for end, _ in keys)
    return small >= _FEWEST_SMALL and 2 * small > len(keys)


def words_before(text: str, start: int, end: int) -> tuple[int, re.Match[str] | None]:
    """Where the words before a sign end, and these: without a bracket after them ("Volume (mL):"), one before them, or an answer."""
    left = max(start, end - 70)
    while (shut := text.rfind(")", left, end)) >= 0:
        opened = text.rfind("(", left, shut)
        if opened > left and text[opened - 1] not in " \t":
            break
        if shut < end - 1 or opened < 0 or shut - opened > _LONGEST_UNIT or "," in text[opened:shut]:
            left = shut + 1
            break
        end = opened
        while end > left and text[end - 1] in " \t":
            end -= 1
    for answer in _ANSWERED.finditer(text, left, end):
        left = answer.end()
    return end, _NAME.search(text, left, end)


def tied(words: list[re.Match[str]]) -> bool:
    """Whether the word before the last of some words goes on."""
    return len(words) > 1 and words[-2].group().lower() in LEFT_OPEN


def last_name(words: list[re.Match[str]], posts: Set[str]) -> int | None:
    """Where the last run of words with a capital, the small ones after it and the links inside it begins; "Requesting MD" is one name."""
    names = [w.group()[0].isupper() for w in words]
    for i in range(len(words) - 1, max(-1, len(words) - 1 - FIELD_NAME), -1):
        if names[i]:
            while i > 0:
                if names[i - 1] and words[i - 1].group().isupper() == words[i].group().isupper():
                    i -= 1
                elif i > 1 and words[i - 1].group().lower() in LEFT_OPEN and names[i - 2]:
                    i -= 2
                else:
                    break
            if i and names[i - 1] and words[i].group().isupper() and words[i].group().lower() in posts:
                i -= 1
            return None if i == len(words) - 1 and i > 0 and words[i - 1].group().lower() in LEFT_OPEN else words[i].start()
    return None
