"""What every match of an expression must hold."""

from __future__ import annotations

import re

import pytest

from doccheck.rules.literals import folded, needs


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        ("abc", {"abc"}),
        ("(?:ab|cd)x", {"abx", "cdx"}),
        (r"\d\s?(?:ml|cc)", {"ml", "cc"}),
        ("x?ab", {"xab", "ab"}),
        ("[^a]*fluoroscopy", {"fluor"}),
        ("(?=tube).*", {"tube"}),
        ("(?<=tube)s", {"s"}),
        ("(?:tube|vial)s?", {"tube", "vial"}),
    ],
)
def test_the_rarest_group(expression: str, pieces: set[str]) -> None:
    assert any(group.pieces == pieces for group in needs(expression).groups)


@pytest.mark.parametrize("expression", [".*", r"\w+", "a?", "(?:a|)", "[^a]", "(?!a).", "\u03b1", "\u03b1[\u03b1\u03b2]"])
def test_what_can_match_anything_needs_nothing(expression: str) -> None:
    assert not needs(expression).groups


@pytest.mark.parametrize(
    ("expression", "place"),
    [
        (r"\d{1,2} ml", (1, 2, 0, 0)),
        (r"\d\s*ml", (1, 1, 1, 0)),
        (r"\d[a-z-]+ml", (2, 1, 0, 1)),
        (r"\d(?: \w)?ml", (1, 3, 0, 0)),
        (r"(?<=ml)\d", (-2, -2, 0, 0)),
    ],
)
def test_where_a_piece_stands(expression: str, place: tuple[int, int, int, int]) -> None:
    assert place in [tuple(group[1:]) for group in needs(expression).groups if any("ml" in piece for piece in group.pieces)]


@pytest.mark.parametrize(
    ("expression", "fenced"), [(r"(?<!\w)ml", True), (r"\bml", True), (r"\b-", False), (r"(?<![a-z])ml", False), (r"(?<![^\w])ml", False)]
)
def test_whether_a_match_can_begin_in_a_word(expression: str, fenced: bool) -> None:
    assert needs(expression).fenced is fenced


def test_sets_stay_small() -> None:
    words = [a + b + c for a in "abcdefgh" for b in "abcdefgh" for c in ("xy", "zz")]
    group = needs("(?:" + "|".join(words) + ")").groups[0]
    assert len(group.pieces) <= 64
    assert all(any(word.startswith(piece) for piece in group.pieces) for word in words)


def test_folding_keeps_every_place() -> None:
    every = "".join(chr(code) for code in range(0x3000))
    assert len(folded(every)) == len(every)
    for before, after in zip(every, folded(every), strict=True):
        same = {"\u017f": "s", "\u0131": "i", "\u0130": "i"}.get(before, before)
        assert after == (" " if re.match(r"\s", before) else "0" if re.match(r"\d", before) else same)
