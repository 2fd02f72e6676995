"""Notes by independent authors, labelled before the program saw them: the committed floors hold for what is read in them.

Many are a few lines long, so that how many places prove the elements is left out here: it would hide what is read wrong in them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from doccheck import Review, Reviewer
from doccheck.evaluation import below, load_labelled, score
from doccheck.rules.load import shipped_folder
from tests.uncovered import uncovered

CORPUS = Path(__file__).parent / "corpus"
SETS = {folder.name: load_labelled(sorted(p for p in folder.iterdir() if p.is_dir())) for folder in sorted(CORPUS.iterdir())}
LABELLED = [item for labelled in SETS.values() for item in labelled]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Review]:
    overlay = tmp_path_factory.mktemp("any-number-of-places")
    shipped = (shipped_folder() / "checklists.yaml").read_text(encoding="utf-8")
    (overlay / "checklists.yaml").write_text(re.sub(r"places: \d+", "places: 0", shipped), encoding="utf-8")
    with uncovered():
        reviewed = Reviewer(overlay).review_many(item.note for item in LABELLED)
        return {r.note_id: r for r in reviewed if isinstance(r, Review)}


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
