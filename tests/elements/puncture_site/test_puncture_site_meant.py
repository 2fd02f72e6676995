"""The puncture site: levels that were meant, misspoken or tried, and the one that the needle entered."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from tests.elements.conftest import Find

_NOTE = "LUMBAR PUNCTURE NOTE\nIndication: fever and headache, r/o meningitis\nSeated.\n{}\n8 mL to the lab.\nComplications: none.\n"


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Site   | tried L2-3 twice, entered at L3-4", "L3-L4"),
        ("Level: L4-5 attempted; entered L3-4. 22G Quincke.", "L3-L4"),
        ("Level: L3-4, after L2-3 attempted once. 22G.", "L3-L4"),
        ("Went for L4-5, got in at L3-4. Clear CSF.", "L3-L4"),
        ("Levels attempted: L4-5, L3-4 (successful).", "L3-L4"),
        ("Unsuccessful at L4-5, successful at L3-4.", "L3-L4"),
        ("Space planned L4-5, space used L3-4.", "L3-L4"),
        ("Level L4-5 planned, switched to L3-4 because of scar. Clear CSF.", "L3-L4"),
        ("Initially planned L4-5, but it was too tight; L3-4 entered, clear CSF.", "L3-L4"),
        ("L4-5 was the plan; sore skin there, needle went in at L3-4, clear CSF.", "L3-L4"),
        ("Level planned and used: L3-4. Clear CSF.", "L3-L4"),
        ("L3-4 as planned, 22G, clear CSF first pass.", "L3-L4"),
        ("A path to L3-4 was planned; the needle was advanced with CT until CSF came.", "L3-L4"),
        ("L three four, excuse me, L two three was entered. Clear CSF.", "L2-L3"),
        ("At L two three, scratch that, L three four, the two three was last spring. Clear CSF.", "L3-L4"),
        ("Needle at L4-5, delete that, L3-4. Clear CSF.", "L3-L4"),
        ("The crest line was felt and the L3-L4 gap below it numbed. A 22G gave clear CSF.", "L3-L4"),
        ("Crest line felt, the L4/5 space just below it marked. 22G, clear CSF.", "L4-L5"),
        ("Line across the crests = L4, one space below entered (L4-5). Clear CSF.", "L4-L5"),
        ("Crest line = L4-5, the space above was used. 22G, clear CSF.", "L3-L4"),
        ("# date level OP\n1 3/1 L4-5 30\n2 3/8 L3-4 28 <- today\nToday: 22G at that level, clear CSF.", "L3-L4"),
    ],
)
def test_the_level_entered_counts(reviewer: Reviewer, body: str, level: str) -> None:
    finding = reviewer.review(_NOTE.format(body)).elements["puncture_site"]
    assert (finding.status, finding.value) == ("documented", [level])


@pytest.mark.parametrize(
    "body",
    [
        "L4-5 then L3-4 tried with a 22G, bone on several, CSF on 4th pass.",
        "L4-5 and then L3-4 attempted; repositioned; CSF on attempt 4.",
        "Tried L3-4, tried L4-5. CSF on the third go.",
        "Plan before starting: L3-4, failing that L4-5. 20G: two dry holes, third one wet.",
        "MRI: L2-3 is the widest and would be our target. The needle was advanced into the sac, clear CSF.",
        "Fused L3-L5. 22G through the best window into the sac, clear CSF.",
    ],
)
def test_levels_meant_or_tried_together_leave_it_open(reviewer: Reviewer, body: str) -> None:
    assert reviewer.review(_NOTE.format(body)).elements["puncture_site"].status == "unclear"


def test_a_level_that_was_wanted_is_not_one_tried(site_of: Find) -> None:
    assert site_of("Wanted L4-5, skin infected, so L3-4: bone on four passes, no CSF. Stopped.", "failed").value == ("L3-L4",)


def test_a_guess_is_no_doubt_where_the_levels_tried_are_told_again(site_of: Find) -> None:
    found = site_of("Best guess L3-4, then L4-5. Twice at L3-4, x2 at L4-5. Bone, no CSF.", "failed")
    assert found.value == ("L3-L4", "L4-L5")
    assert all("guess" not in e.text for e in found.evidence)
