"""Which level the needle of this puncture is tied to, where two are named, one is planned, or another hand tried before."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Prone. L1-L2 taken secondary to bulky facets below. 22G needle, clear CSF.", "L1-L2"),
        ("Seated. L4-5 onto lamina twice, L3-4 then clear CSF.", "L3-L4"),
        ("Probe: sacrum, then L5 and L4 spines, L2-L3 gap centred under the transducer. 22G, one pass.", "L2-L3"),
        ("Planning slices. Track planned through L4-L5 on the left. 22G advanced with CT checks, clear CSF.", "L4-L5"),
        ("L2/3 tried first, dry; L3/4 tried, three passes, fluid on the last.", "L3-L4"),
        ("L2/3 and L3/4 tried, fluid from the latter.", "L3-L4"),
        ("L3-4 and L4-5 windows scanned, L4-5 clearly wider. 22G Whitacre advanced, clear CSF.", "L4-L5"),
        ("L3-4 looked wider but 22G Whitacre was put in at L4-5, clear CSF.", "L4-L5"),
        ("Attempted L2-3, then L3-4, two passes. Clear CSF.", "L3-L4"),
        ("Site: L3-4, bone at first.\nLocal: 1% lidocaine.\nNeedle: 22G, redirected once, clear CSF.", "L3-L4"),
        ("22G needle passed to the sac at L3-L4, make that L2-L3. Clear CSF.\nIMPRESSION: Lumbar puncture at L2-L3.", "L2-L3"),
    ],
)
def test_the_level_of_the_needle(text: str, level: str, site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, (level,))


@pytest.mark.parametrize(
    "text",
    [
        "Prone. L1-L2 taken due to laminar overgrowth lower down. 22G needle, clear CSF.\nIMPRESSION: Lumbar puncture at L3-L4.",
        "22G needle passed to the sac at L3-L4, make that L2-L3. Clear CSF.\nIMPRESSION: Lumbar puncture at L3-L4.",
        "L2/3 and L3/4 were both tried, 22G, six attempts altogether, fluid on the last.",
        "Attempted L2-3, then L3-4, five insertions in all between the two of us. Clear CSF finally.",
        "Ward: L3-4, bone each time, 22G.\n\nX-ray room: prone, 1% lidocaine 5 mL, 22G needle passed from the right, clear CSF.",
        "22G needle passed to the sac at L2-3 and then L3-4. Clear CSF.",
        "Protrusion centered at L4-5 on MRI. Lower lumbar area prepped, 22G, one pass.",
    ],
)
def test_a_level_that_is_not_tied_to_the_needle(text: str, site_of: Find) -> None:
    assert site_of(text).status is not Status.DOCUMENTED


@pytest.mark.parametrize(
    "before",
    [
        "The registrar before me had gone in at L4-5 and hit bone.",
        "Called by the resident (Dr. Q), who had tried at L4-5 twice.",
    ],
)
def test_the_level_of_another_hand(reviewer: Reviewer, before: str) -> None:
    text = f"LUMBAR PUNCTURE\n{before} I used the lower lumbar midline, 22G, clear CSF, 9 mL."
    assert reviewer.review(Note(id="t", text=text)).elements["puncture_site"].status in ("unclear", "missing")


_ROWS = "OP 20\n7 mL\nEARLIER ONES\n#2  3/4  L4/5  OP 33  20 mL\n#1  3/2  L4/5  OP 35  25 mL\nComplications: none"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (f"LUMBAR PUNCTURE\nLevel: felt by hand\nNeedle: 22G, one stick\n{_ROWS}", None),
        (f"LUMBAR PUNCTURE\nLevel: L3/4 by hand\nNeedle: 22G, one stick\n{_ROWS}", "L3-L4"),
        ("LP\ndry x2 at first, then L2-3\nprone, lido 5 mL, 22g left paramedian, csf clear, 9 mL", "L2-L3"),
        ("LP\nL3-4 palpated. 22G, clear CSF, 9 mL.\nFirst delivery: spinal tap at L2-3, headache, patch.", "L3-L4"),
        (
            "LUMBAR PUNCTURE\nPrevious tap (June), for reference: L3-4, 22g, OP 34, 20 mL out.\n\n"
            "Today: left side, lidocaine 3 mL. L4-5, 20g x1. OP 36, 25 mL out.",
            "L4-L5",
        ),
    ],
)
def test_levels_of_other_days(reviewer: Reviewer, text: str, level: str | None) -> None:
    found = reviewer.review(Note(id="t", text=text)).elements["puncture_site"]
    assert (list(found.value) if found.status == "documented" else None) == ([level] if level else None)
