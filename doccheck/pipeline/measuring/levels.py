"""Vertebral levels: 'L3/4', 'L three four', 'fifth lumbar and first sacral' in one spelling, L3-L4, L5-S1.

Names follow the labelling guide, element 3: an interspace has both of its vertebrae, `L4` stands where only one is named.
"""

from __future__ import annotations

import re

from doccheck.pipeline.measuring import numbers

VERTEBRA = r"(?:[1-6](?!\d)|one|two|three|four|five)"
ORDINAL = r"(?:first|second|third|fourth|forth|fifth|1st|2nd|3rd|4th|5th)"

_HIGHEST = {"c": 7, "t": 12, "d": 12, "l": 6, "s": 1}
_NEXT_REGION = {("L5", "S1"), ("L6", "S1"), ("T12", "L1"), ("C7", "T1")}
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "forth": 4,
    "for": 4,
    "to": 2,
    "too": 2,
    "fore": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    **numbers.ORDINALS,
}
_VERTEBRAE = (*(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)), "S1")
_COLUMN = {name: i for i, name in enumerate(_VERTEBRAE)}
_NOISE = re.compile(r"[\s.\[\]-]+|umb[ae]r|acral|wk")


def normal(upper: str, lower: str | None) -> str | None:
    """The name of a level out of its one or two vertebrae as written, or None where they are none.

    Example:
        >>> normal("L3", "4"), normal("L-5", "1"), normal("fourth", "fifth"), normal("L4", None), normal("L9", "10")
        ('L3-L4', 'L5-S1', 'L4-L5', 'L4', None)
        >>> normal("LIV", "V"), normal("D12", "L1"), normal("L5", "sacrum")
        ('L4-L5', 'T12-L1', 'L5-S1')
    """
    first = _vertebra(upper, "l")
    if first is None:
        return None
    if lower is None:
        return _name(first)
    second = _vertebra(lower, "s" if first == ("l", 5) and lower.strip() in ("1", "one") else first[0])
    return None if second is None else f"{_name(first)}-{_name(second)}"


def is_interspace(level: str) -> bool:
    """Whether a normalised level names two neighbouring vertebrae.

    Example:
        >>> is_interspace("L5-S1"), is_interspace("L3-S1"), is_interspace("L4")
        (True, False, False)
    """
    upper, _, lower = level.partition("-")
    if not lower:
        return False
    if upper[0] == lower[0]:
        return int(lower[1:]) == int(upper[1:]) + 1
    return (upper, lower) in _NEXT_REGION


def step(level: str, by: int) -> str | None:
    """The level so many vertebrae further down (up where negative), or None where there is none.

    Example:
        >>> step("L4-L5", -1), step("L4-L5", 1), step("L1-L2", -1), step("L4", -1), step("L5-S1", 1)
        ('L3-L4', 'L5-S1', 'T12-L1', 'L3', None)
    """
    places = [_COLUMN.get(v) for v in level.split("-")]
    moved = [_VERTEBRAE[p + by] for p in places if p is not None and 0 <= p + by < len(_VERTEBRAE)]
    return "-".join(moved) if moved and len(moved) == len(places) else None


def beyond(stretch: str, above: bool) -> str | None:
    """The interspace right above or below a vertebra or a stretch of them.

    Example:
        >>> beyond("L3-S1", True), beyond("L2-L4", False), beyond("L3", True), beyond("L2-S1", False)
        ('L2-L3', 'L4-L5', 'L2-L3', None)
    """
    upper, _, lower = stretch.partition("-")
    end = upper if above or not lower else lower
    other = step(end, -1 if above else 1)
    return None if other is None else (f"{other}-{end}" if above else f"{end}-{other}")


def _vertebra(text: str, fallback: str) -> tuple[str, int] | None:
    cleaned = _NOISE.sub("", text.lower())
    if cleaned in ("firsts", "1sts", "sacrum", "s"):
        return "s", 1
    region = fallback
    if cleaned.endswith("l") and cleaned[:-1] in _WORDS:
        region, cleaned = "l", cleaned[:-1]
    elif cleaned[:1] in _HIGHEST and cleaned not in _WORDS:
        region, cleaned = cleaned[0].replace("d", "t"), cleaned[1:]  # dorsal is thoracic
    number = _WORDS.get(cleaned) or (int(cleaned) if cleaned.isdecimal() else 0)
    return (region, number) if 1 <= number <= _HIGHEST[region] else None


def _name(vertebra: tuple[str, int]) -> str:
    return f"{vertebra[0].upper()}{vertebra[1]}"
