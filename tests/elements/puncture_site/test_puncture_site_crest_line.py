"""Levels told with where the crest line lies to them."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

REVIEWER = Reviewer()
HEAD = "LUMBAR PUNCTURE\n\nIndication: suspected multiple sclerosis.\n\n"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("L3-L4 by palpation (crest line one space below). 22G needle, one pass.", "L3-L4"),
        ("L3-L4 by palpation; the crest line is one space below. 22G needle, one pass.", "L3-L4"),
        ("Entered at L4-L5 (one below the crest line). 22G needle, one pass.", "L4-L5"),
        ("Needle entered at L4-L5, one space below the crest line.", "L4-L5"),
        ("L4-5 bone; crest line one space below gave CSF.", "L5-S1"),
        ("Crest line L3-L4, needle put in one space below the line.", "L4-L5"),
        ("Crest line at L3-L4; one space below entered with a 22G needle.", "L4-L5"),
        ("Dry at L3-L4 (crest line), one space below gave CSF with a 22G needle.", "L4-L5"),
        ("L3-L4 marked (crest line there, went one space lower, needle in). 22G needle.", "L4-L5"),
    ],
)
def test_step_of_the_crest_line(text: str, level: str) -> None:
    finding = REVIEWER.review(Note(id="n", text=f"{HEAD}{text} Clear CSF, 12 mL.")).elements["puncture_site"]
    assert tuple(finding.value or ()) == (level,)
