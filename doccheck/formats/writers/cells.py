"""Cells of CSV files: what is safe to open in a spreadsheet."""

from __future__ import annotations

import re

_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"  # those above U+FF00 are full-width and count in Japanese settings
_UNSEEN = r"\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"  # what programs may drop before they look
_BEGINS = re.compile(f"[{_UNSEEN}]*[{_SIGNS}]")
_WITHIN = re.compile(f'(;[{_UNSEEN}"]*)(?=[{_SIGNS}])')  # a semicolon begins a cell where it is the system's list separator


def safe_cell(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula: what looks like one, there or behind a semicolon, gets an apostrophe.

    Args:
        cell: what the cell says.

    Example:
        >>> safe_cell("=1+1"), safe_cell("clear; =1+1"), safe_cell("two\\nlines"), safe_cell("L3-L4")
        ("'=1+1", "clear; '=1+1", 'two lines', 'L3-L4')
    """
    flat = _WITHIN.sub(r"\1'", " ".join(cell.split()))
    return f"'{flat}" if _BEGINS.match(flat) else flat
