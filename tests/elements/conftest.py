"""Fixtures shared by the tests of one element that fill several files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import complications, procedure, puncture_site
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

Find = Callable[..., Finding]


@pytest.fixture
def site_of(reviewer: Reviewer) -> Find:
    """The finding for a text of which every sentence is about the puncture."""

    def find(text: str, outcome: str = "completed", recorded: str = "spinal_puncture") -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        act = Act(Answer(recorded), Answer(outcome), frozenset(range(len(reading.sentences))))
        found = puncture_site.find(reading, act)
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        return found

    return find


@pytest.fixture
def complications_in(reviewer: Reviewer) -> Find:
    """What a text says of complications; sentences about other punctures are left out as in a review."""

    def find(text: str) -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        _, sentences = procedure.find(reading)
        found = complications.find(reading, Act(Answer("spinal_puncture"), Answer("completed"), sentences))
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        assert bool(found.evidence) == (found.status is not Status.MISSING)
        assert found.reason
        return found

    return find
