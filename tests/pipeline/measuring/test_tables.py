"""The numbers of a column below its heading, and what each is to the others."""

from __future__ import annotations

import pytest

from doccheck.pipeline.measuring.tables import Tables
from doccheck.rules import load_patterns

column = Tables(load_patterns().words).column

TABLES = [
    ("time  out (mL)\n10:02  12\n10:10  9\n", [("12", "part"), ("9", "part")]),
    ("time | out (mL) | by\n-----|------|-----\n1 | 12 | me\n2 | | me\n3 | 9 | me\n", [("12", "part"), ("9", "part")]),
    ("tube\tout (mL)\n1\t2\n2\t3\ntotal\t5\n", [("5", "whole")]),
    ("OP   out (mL)   CP\n33   24         15\n", [("24", "whole")]),
    ("day   out (mL)\nday 1   190\nday 2   205\n", [("190", "dated"), ("205", "dated")]),
    ("date   out (mL)   by\n3/2   20   ED\n3/9   26   me\n", [("20", "earlier"), ("26", "whole")]),
    ("step   out (mL)\n1   5\n2   10\n", [("5", "part"), ("10", "part")]),
    ("time   out (mL)\n9:00   5\n9:05   10\n", [("5", "unsure"), ("10", "unsure")]),
    ("fluid   out (mL)\nlidocaine   5\nCSF   12\n", [("12", "whole")]),
    ("     out (mL)   color\nday 1   190   clear\nday 2   205   pink\n", [("190", "dated"), ("205", "dated")]),
    ("\tout (mL)\tcolor\ntube 1\t3\tclear\ntube 2\t2\tclear\n", [("3", "part"), ("2", "part")]),
    ("out (mL)\n12\n", []),
    ("site   out (mL)\n\nLevel L3-4\n", []),
]


@pytest.mark.parametrize(("text", "cells"), TABLES)
def test_column(text: str, cells: list[tuple[str, str]]) -> None:
    at = text.index("out (mL)")
    found = column(text, at, at + len("out (mL)"))
    assert [(c.number, c.role) for c in found] == cells
    assert all(text[c.start : c.end] == c.number for c in found)


def test_a_cell_under_its_heading_where_others_are_empty() -> None:
    text = "time    OP    out (mL)   note\n10:02         12\n"
    assert [c.number for c in column(text, 14, 22)] == ["12"]
