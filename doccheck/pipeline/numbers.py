"""Numbers in digits and in words: '24', '3,5', '.5', 'twenty-two', 'eight and a half', 'half a'."""

from __future__ import annotations

import re

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORD_VALUES = {w: i for i, w in enumerate(_UNITS)} | _TENS
ORDINALS = {
    w: i for i, w in enumerate("first second third fourth fifth".split(), 1)
} | {f"{i}{s}": i for i, s in ((1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (5, "th"))}

_WORD = "|".join(sorted((w for w in WORD_VALUES if w != "zero"), key=len, reverse=True))
# A number for use inside larger expressions; case is ignored by the caller's flags.
NUMBER = (
    r"(?:\d{1,4}[.,]\d{1,3}(?!\d)|\d{1,4}(?!\d)|(?<![\d])\.\d{1,2}(?!\d)"
    rf"|(?:{_WORD})(?:[ -](?:{_WORD}))?(?:\s+and\s+(?:a|one)\s+half)?|an?\s+half|half(?:\s+an?)?|an?\s+(?:\w+\s+)?and\s+a\s+half|zero)"
)
# Words of a number may be parted by a line break; regexes are written with blanks for legibility.


def parse(text: str) -> float | None:
    """The value of a number in digits or words, or None where it is neither.

    Example:
        >>> parse("twenty-two"), parse("3,5"), parse("eight and a half"), parse("half a")
        (22.0, 3.5, 8.5, 0.5)
    """
    cleaned = re.sub(r"\s+", " ", text.strip().lower())
    if re.fullmatch(r"\d+,\d{3}", cleaned):
        return float(cleaned.replace(",", ""))
    if re.fullmatch(r"\d*[.,]?\d+", cleaned):
        return float(cleaned.replace(",", "."))
    if cleaned in ("half", "half a", "half an", "a half"):
        return 0.5
    half = 0.0
    if cleaned.endswith("half") and " and " in cleaned:
        cleaned, half = cleaned.rsplit(" and ", 1)[0], 0.5
    if cleaned in ("a", "an") or re.fullmatch(r"an? \w+", cleaned):
        return 1 + half
    total = 0.0
    for word in re.split(r"[ -]", cleaned):
        if word not in WORD_VALUES:
            return None
        total += WORD_VALUES[word]
    return total + half
