"""Complications: what a leg feels since the needle, and what the skin needed, are accounted for beside 'none'; so is when there was none."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: gait trouble, possible neurosarcoid.

Left lateral, skin cleaned, 1% lidocaine. 20 gauge needle at L3-4, clear CSF. 11 mL in four tubes. Needle out, gauze and tape. {}

{}

Flat for an hour, fluids.
"""


def status(reviewer: Reviewer, course: str, none: str = "Complications: none.") -> str:
    """The status of the element in a note with these words."""
    return str(reviewer.review(NOTE.format(course, none)).elements["complications"].status)


@pytest.mark.parametrize(
    "course",
    [
        "The heel has fizzed since the needle came out and has not stopped.",
        "Since the tap his right calf does not feel like his own.",
        "She says her big toe is dead ever since the puncture.",
        "Watery stuff would not stop coming out of the skin and Dr. Bell closed it with a nylon suture.",
        "Two gauze pads were soaked before the skin shut with a purse string.",
    ],
)
def test_what_came_with_the_needle_unsettles_none(course: str, reviewer: Reviewer) -> None:
    assert status(reviewer, course) in ("unclear", "conflicting")


@pytest.mark.parametrize(
    "course",
    [
        "Since the puncture he has been comfortable and his legs feel normal.",
        "Two hours since the LP: moves both feet, no leg pain.",
        "The headache she came with is better since the tap.",
        "Pressure for one minute, gauze and tape.",
        "The arterial line had been stitched in that morning.",
        "Call us if the gauze is soaked.",
    ],
)
def test_what_is_well_or_of_something_else_does_not(course: str, reviewer: Reviewer) -> None:
    assert status(reviewer, course) == "documented"


@pytest.mark.parametrize(
    "none",
    [
        "There were no complications at her bladder operation.",
        "No complications during the last admission.",
        "None on the two taps before.",
    ],
)
def test_none_of_another_time_is_none_of_this_puncture(none: str, reviewer: Reviewer) -> None:
    assert status(reviewer, "", none) != "documented"


@pytest.mark.parametrize(
    "none",
    [
        "There were no complications during or after the puncture.",
        "No complications on the table or in the day unit.",
        "No complications at any point.",
        "No complications on this occasion.",
    ],
)
def test_none_of_any_moment_of_this_one_is(none: str, reviewer: Reviewer) -> None:
    assert status(reviewer, "", none) == "documented"
