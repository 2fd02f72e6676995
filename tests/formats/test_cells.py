"""Cells of CSV files: none is a formula to a spreadsheet, whatever it holds."""

from __future__ import annotations

import pytest

from doccheck.formats.cells import safe_cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r\n=1+1", " =1+1", "\uff1d1+1", "\u00a0=1+1"])
def test_what_looks_like_a_formula_is_defused(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


def test_anything_else_stands_as_it_is_on_one_line() -> None:
    assert safe_cell("two\r\nlines = one") == "two lines = one"
    assert safe_cell("") == ""
