"""Cells of CSV files: what is safe to open in a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are full-width and count in Japanese settings


def safe_cell(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula: one that looks like it gets an apostrophe before it.

    Args:
        cell: what the cell says.

    Example:
        >>> safe_cell("=1+1"), safe_cell("two\\nlines"), safe_cell("L3-L4")
        ("'=1+1", 'two lines', 'L3-L4')
    """
    flat = " ".join(cell.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
