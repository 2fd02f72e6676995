"""Levels told side by side, or once in the account and again in the summary: each has to have its reason."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "20G needle at L2-3 and again at L3-4 with a flatter angle. Clear CSF.",
        "I went in at L3-4 as well as once more at L4-5 from the side. Good flow finally.",
        "Spaces used: L2-3 (x1), L3-4 (x3)\n20G needle. CSF clear.",
    ],
)
def test_two_levels_used_with_fluid_told_later_stay_open(text: str, site_of: Find) -> None:
    assert site_of("Lumbar puncture. " + text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("L2-3 was marked but the 20G needle went through L3-4. Clear CSF.", "L3-L4"),
        ("Her rods reach L3-4, so the needle went in at L4-5. Clear CSF.", "L4-L5"),
        ("Spaces used: L3-4 (x3)\n20G needle. CSF clear.", "L3-L4"),
        ("Space used: L3-4 (L4-5 tight). 20G needle. CSF clear.", "L3-L4"),
    ],
)
def test_a_level_left_for_the_next_is_accounted_for(text: str, level: str, site_of: Find) -> None:
    assert site_of("Lumbar puncture. " + text).value == (level,)


_PICKED = "Lumbar puncture. Marked at L3-4. Bone on the first pass; went up to L2-3, CSF there on the second.\n"


def test_the_summary_that_names_the_level_left_contradicts(site_of: Find) -> None:
    assert site_of(_PICKED + "\nSummary: LP at L3-4, 20 mL.").status is Status.CONFLICTING
    assert site_of(_PICKED + "\nSummary: LP at L2-3, 20 mL.").value == ("L2-L3",)


def test_a_level_in_words_is_weighed_against_the_one_in_numbers(site_of: Find) -> None:
    told = "Lumbar puncture. The space between the third and fourth lumbar vertebrae was entered with a 20G needle, clear CSF came.\n\n"
    assert site_of(told + "Summary, 20 mL at the fourth lumbar interspace, L4-L5.").status is Status.CONFLICTING
    assert site_of(told + "Summary, 20 mL at the third lumbar interspace, L3-L4.").value == ("L3-L4",)
