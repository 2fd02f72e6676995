"""Fixtures shared by the tests of one element that fill several files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import puncture_site
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding

Find = Callable[..., Finding]


@pytest.fixture
def site_of(reviewer: Reviewer) -> Find:
    """The finding for a text of which every sentence is about the puncture."""

    def find(text: str, outcome: str = "completed", procedure: str = "spinal_puncture") -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        act = Act(Answer(procedure), Answer(outcome), frozenset(range(len(reading.sentences))))
        found = puncture_site.find(reading, act)
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        return found

    return find
