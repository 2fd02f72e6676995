"""Cells of CSV files: none is a formula to a spreadsheet, whatever it holds."""

from __future__ import annotations

import pytest

from doccheck.formats.writers.cells import safe_cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r\n=1+1", " =1+1", "\uff1d1+1", "\u00a0=1+1", "\x01=1+1", "\u200b=1"]
)
def test_what_looks_like_a_formula_is_defused(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("x;=1+1", "x;'=1+1"), ("x; +1", "x; '+1"), ('x;"=1"', 'x;"\'=1"'), ("a;\x01@b;-c", "a;\x01'@b;'-c"), (";=1", ";'=1")],
)
def test_a_formula_behind_a_semicolon_is_defused_where_it_begins(cell: str, shown: str) -> None:
    assert safe_cell(cell) == shown


@pytest.mark.parametrize("cell", ["0012", "12345678901234567890", "A-7", "clear; 8 mL", "20 - 22 gauge; L3-L4", "\u00a35"])
def test_ids_and_plain_words_stand_exactly_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_long_cell_takes_no_time() -> None:
    cell = ';" \x01' * 50_000
    assert safe_cell(cell + "x").startswith(';"')


def test_anything_else_stands_as_it_is_on_one_line() -> None:
    assert safe_cell("two\r\nlines = one") == "two lines = one"
    assert safe_cell("") == ""
