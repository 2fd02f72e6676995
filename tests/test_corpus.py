"""Notes by independent authors, labelled before the program saw them: the committed floors hold, and no incomplete note is called complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doccheck import Review, Reviewer
from doccheck.evaluation import below, load_labelled, score
from tests.uncovered import uncovered

CORPUS = Path(__file__).parent / "corpus"
SETS = {folder.name: load_labelled(sorted(p for p in folder.iterdir() if p.is_dir())) for folder in sorted(CORPUS.iterdir())}
LABELLED = [item for labelled in SETS.values() for item in labelled]


@pytest.fixture(scope="module")
def results(reviewer: Reviewer) -> dict[str, Review]:
    with uncovered():
        return {r.note_id: r for r in reviewer.review_many(item.note for item in LABELLED) if isinstance(r, Review)}


def test_every_note_is_reviewed(results: dict[str, Review]) -> None:
    assert results.keys() == {item.note.id for item in LABELLED}


@pytest.mark.parametrize("name", SETS)
def test_the_floor_holds(results: dict[str, Review], name: str) -> None:
    floors = json.loads((CORPUS.parent / "floors" / f"corpus-{name}.json").read_text(encoding="utf-8"))
    assert below(score(SETS[name], results), floors) == []


@pytest.mark.parametrize("name", SETS)
def test_evidence_quotes_the_note(results: dict[str, Review], name: str) -> None:
    for item in SETS[name]:
        spans = [span for element in results[item.note.id].elements.values() for span in element.evidence]
        assert [span.text for span in spans] == [item.note.text[span.start : span.end] for span in spans], item.note.id


def test_every_status_says_why(results: dict[str, Review]) -> None:
    silent = [(note_id, name) for note_id, review in results.items() for name, element in review.elements.items() if not element.reason]
    assert silent == []
