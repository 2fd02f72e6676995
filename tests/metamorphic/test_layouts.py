"""The same note gives the same review in every layout, its evidence at the places that the layout moved it to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from doccheck import Review, Reviewer
from doccheck.evaluation import load_labelled
from tests.metamorphic.layouts import LAYOUTS, edited
from tests.uncovered import uncovered

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "sample_notes", *sorted((ROOT.parent / "shared" / "eval" / "dev").glob("*/"))]
NOTES = [item.note for item in load_labelled(FOLDERS)]
# Where line breaks are lost for good, some of what they parted cannot be told apart any more.
FLOOR = {"lost_breaks": 0.97, "reflowed": 0.96}
FLOOR_OF_OTHERS = 0.985
FLOOR_OF_ALL = 0.99


def answers(review: Review) -> dict[str, Any]:
    """What a review says, without its evidence."""
    out: dict[str, Any] = {name: getattr(review, name) for name in ("procedure", "outcome", "purpose", "code", "disposition")}
    for name, element in review.elements.items():
        out[name] = (element.status, element.value, element.value_ml)
    for name, check in (*review.work.items(), *review.necessity.items()):
        out[name] = check.documented
    return out


@pytest.fixture(scope="module")
def same(reviewer: Reviewer) -> Counter[str]:
    """How many notes get the same answers in each layout."""
    out: Counter[str] = Counter()
    with uncovered():
        for note in NOTES:
            plain = answers(reviewer.review(note.text))
            for name, layout in LAYOUTS.items():
                out[name] += answers(reviewer.review(layout(note.text).text)) == plain
    return out


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_layout_changes_little(same: Counter[str], name: str) -> None:
    assert same[name] >= FLOOR.get(name, FLOOR_OF_OTHERS) * len(NOTES)


def test_layouts_together(same: Counter[str]) -> None:
    assert same.total() >= FLOOR_OF_ALL * len(NOTES) * len(LAYOUTS)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["crlf", "hl7_escapes", "markdown", "spaced_colons", "table", "typographic"])
def test_evidence_moves_with_the_text(reviewer: Reviewer, name: str) -> None:
    for note in NOTES[:40]:
        relaid = LAYOUTS[name](note.text)
        before, after = reviewer.review(note.text), reviewer.review(relaid.text)
        if answers(before) != answers(after):
            continue
        for element, found in before.elements.items():
            places = [relaid.place(span.start) for span in found.evidence]
            assert places == [span.start for span in after.elements[element].evidence]


def test_places_follow_the_edits() -> None:
    relaid = edited("ab cd ef", [(2, 3, "\r\n"), (5, 6, "")])
    assert relaid.text == "ab\r\ncdef"
    assert [relaid.text[relaid.place(i)] for i in (0, 1, 3, 4, 6, 7)] == list("abcdef")
