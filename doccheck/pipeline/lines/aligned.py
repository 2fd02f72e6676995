"""Rows of one column in text whose line breaks were lost: a key and the blanks after it take up the same width in every row.

"Position    left lateral Level       L3/4 Needle      20G", "0210  headache 0255  consent 0310  needle in".
"""

from __future__ import annotations

import re
from collections import Counter

_GAP = re.compile(r"(?<=[^\s.!?;,|])(?:[ ]{2,}(?:\|[ ])?|[ ]\|[ ]|[ ]?\.{3,}[ ])(?=[^\s|.])")
_KEY = re.compile(r"(?<![ \t|])[ \t](?=[\w#?\"])")
_NARROWEST = 4
_WIDEST = 40
_FEWEST = 4
_NO_GAPS = (".  ", "!  ", "?  ", ";  ", ",  ", "|  ")
_FEWEST_WIDE = 6
_WIDE = 14  # characters; so many are seldom the same by chance


def rows(text: str, start: int, end: int) -> list[int]:
    """The blanks of a line before the rows of a column; none where too few of its gaps are at one width."""
    if _most_gaps(text, start, end) < _FEWEST:
        return []
    found: list[dict[int, int]] = []
    done = start
    for gap in _GAP.finditer(text, start, end):
        bar = text.rfind("|", done, gap.start())
        keys = [m.start() for m in _KEY.finditer(text, max(done, bar + 1, gap.end() - _WIDEST - 1), gap.start())]
        if done == start and bar < 0:
            keys.append(start - 1)
        widths = {gap.end() - key - 1: key for key in keys if _NARROWEST <= gap.end() - key - 1 <= _WIDEST}
        if widths:
            found.append(widths)
        done = gap.end()
    votes = Counter(width for widths in found for width in widths)
    width, count = max(votes.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    bare = sum(width in widths and text[widths[width] + 1 : widths[width] + width].rstrip()[-1:] != ":" for widths in found)
    if count < max(_FEWEST, (len(found) + 1) // (4 if width >= _WIDE and bare >= _FEWEST_WIDE else 2)):
        return []
    return [widths[width] for widths in found if width in widths and widths[width] >= start]


def _most_gaps(text: str, start: int, end: int) -> int:
    """More gaps than there are in a line, if not as many; counting is far quicker than looking for them."""
    blanks = text.count("  ", start, end)
    if blanks >= _FEWEST:
        blanks -= sum(text.count(stop, start, end) for stop in _NO_GAPS)
    return blanks + text.count("...", start, end) + text.count(" | ", start, end)
