"""Reading no more of a note than its names call for changes no review."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import read_facts
from doccheck.elements.extent import Extent, extent
from doccheck.facts import Facts

_TESTS = Path(__file__).parents[1]
_NOTES = [path.read_text(encoding="utf-8") for path in sorted(_TESTS.glob("corpus/*/*/*.txt"))]
_PIECES = [piece for text in _NOTES for piece in text.split("\n\n") if piece.strip()]


class _Thorough(Reviewer):
    def _facts(self, note: Note) -> Facts:
        return read_facts(self._pipeline.read(note))


@pytest.fixture(scope="module")
def thorough() -> Reviewer:
    return _Thorough()


@pytest.mark.parametrize("texts", [_NOTES[::6], _PIECES[::12]], ids=["notes", "paragraphs"])
def test_reviews_are_the_same(reviewer: Reviewer, thorough: Reviewer, texts: list[str]) -> None:
    extents: Counter[Extent] = Counter()
    for number, text in enumerate(texts):
        note = Note(id=f"n{number}", text=text)
        assert reviewer.review(note) == thorough.review(note)
        names = reviewer._pipeline.names(text)
        extents[extent(names, lambda name, text=text: reviewer._pipeline.measures(text, name))] += 1
    assert extents[Extent.WHOLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen in clinic for blood pressure. Lisinopril 10 mg.", Extent.NOTHING),
        ("PROCEDURE: Colonoscopy. Scope advanced to the cecum.", Extent.BESIDE),
        ("LP at L3-L4.", Extent.WHOLE),
        ("Local, 22G to L4-5, four bottles.", Extent.WHOLE),
        ("A 20 gauge needle went into the thecal sac.", Extent.WHOLE),
    ],
)
def test_what_has_to_be_read(reviewer: Reviewer, text: str, expected: Extent) -> None:
    assert extent(reviewer._pipeline.names(text), lambda name: reviewer._pipeline.measures(text, name)) is expected
