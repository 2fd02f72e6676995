"""Levels told by other hands, in handovers, one after the other, or in what disease has left open."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.facts import Status
from tests.elements.conftest import Find

_DONE = "Lumbar puncture. Crests felt, L3/4 taken. Lidocaine 1%. 22G in, clear CSF, 9 mL.\n\n"


@pytest.mark.parametrize("text", ["Handover: s/p LVLP at L4/5, 9 mL.", "To nights: s/p lvlp at L4/5, call with headache."])
def test_a_handover_that_names_another_level_conflicts(text: str, site_of: Find) -> None:
    assert site_of(_DONE + text).status is Status.CONFLICTING


@pytest.mark.parametrize("text", ["Handover: s/p LVLP at L3/4, 9 mL.", "To nights: s/p L4/5 laminectomy, call with headache."])
def test_a_handover_that_names_the_same_or_an_operation_does_not(text: str, site_of: Find) -> None:
    assert site_of(_DONE + text).value == ("L3-L4",)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("22G needle at L3-4, no CSF. Vertebroplasties L1/L2. New needle at L5-S1, clear CSF.", "L5-S1"),
        ("LP with 20G at L4-5, bone twice, turned up without coming out, then fluid. Tubes frozen on dry ice.\nNeedle out.", "L4-L5"),
        ("LP. 22G introduced at L4-5, then moved to L3-4. CSF drained.", "L3-L4"),
        ("LP. Tried L4-5, no luck, followed by L3-4. CSF clear.", "L3-L4"),
    ],
)
def test_the_needles_own_level_is_left(text: str, level: str, site_of: Find) -> None:
    assert site_of(text).value == (level,)


@pytest.mark.parametrize("text", ["L4-L5 entered, then L3-L4. CSF drained.", "Needle in at L4-L5 followed by L3-L4. CSF drained."])
def test_levels_entered_in_turn_with_fluid_told_later_stay_open(text: str, site_of: Find) -> None:
    assert site_of("Lumbar puncture. " + text).status is Status.UNCLEAR


def test_what_disease_left_open_is_where_a_failed_needle_went(site_of: Find) -> None:
    first = "Lumbar puncture, unsuccessful. 22G needle aimed for a slit between the fused laminae at L4-L5, no return. "
    text = first + "A second needle was passed along the right L5-S1 facet edge, no CSF. Procedure abandoned. CSF obtained: 0 mL."
    assert site_of(text, outcome="failed").value == ("L4-L5", "L5-S1")


@pytest.mark.parametrize(
    "before",
    ["Ward doctor's LP on arrival: L2-3, opening 30, 6 mL.", "Failed twice on the ward (obese, L2-3)."],
)
def test_the_level_of_those_before_is_theirs(before: str, reviewer: Reviewer) -> None:
    note = f"PROCEDURE NOTE\n\nFever. {before}\n\nI performed a repeat lumbar puncture, 20G needle at L4-5, clear CSF, 8 mL.\n"
    assert reviewer.review(note).elements["puncture_site"].value == ["L4-L5"]
