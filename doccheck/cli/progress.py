"""Progress on standard error, only where that is a terminal; shows counts, never a word of a note."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
_EVERY = 0.1


def watched(items: Iterable[_Item], total: int, what: str = "notes") -> Iterator[_Item]:
    """Hand on the items and show how many have passed."""
    if not sys.stderr.isatty():
        yield from items
        return
    shown = 0.0
    width = 0
    for count, item in enumerate(items, 1):
        now = time.monotonic()
        if now - shown >= _EVERY or count == total:
            shown = now
            line = f"{count:,} of {total:,} {what}"
            width = len(line)
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
        yield item
    sys.stderr.write("\r" + " " * width + "\r")
    sys.stderr.flush()
