"""Which regular expressions could run without end."""

from __future__ import annotations

import re

import pytest

from doccheck.rules.backtracking import may_explode


@pytest.mark.parametrize(
    "source",
    [
        "(a+)+b",
        "(a|aa)+$",
        "(?:a|ab?)*c",
        r"(\w+\s?)*x",
        "(?:a|b|)*",
        "((a{2,})x?)+",
        "(?:a?b*){30,}",
        r"(?:[a-z]*\|[a-z]*)+",
        r"(?: \| .{3,90}){2,}",
        r"(?:,\W+)*",
        "(?:(ab)|(ac))*",
    ],
)
def test_ambiguous_repeats_are_found(source: str) -> None:
    assert may_explode(source)


@pytest.mark.parametrize(
    "source",
    [
        "a+b",
        "(?:ab|cd)*e",
        r"(?:\d{1,3},)+",
        "(?:a|ab){0,3}",
        "(a+)?b",
        r"[(a+)]+b",
        r"\(a+\)+",
        "(?P<low>x)(?:yz)+",
        r"a(?: \| [^|\n]{3,90}){2,}",
        "(?:,[a-z]+)*",
    ],
)
def test_what_has_one_way_to_match_is_let_through(source: str) -> None:
    assert not may_explode(source)


def test_what_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(re.error):
        may_explode("(a)+(")
