"""Complications: words behind or around a statement of none that leave it the puncture's, and such as give it to something else."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: ?meningitis
Left lateral, chlorhexidine, lidocaine 1% 3 mL, 22G needle at L3-L4 by palpation, first pass. Clear CSF, 8 mL to the lab. Plaster.
{comp}
To lie flat for one hour.
"""

WALK = "Pulse 80. Dozed. Woke at noon. Ate soup. Son came. Read the paper. Pulse 76. Walked to the hall. Washed. "


@pytest.mark.parametrize(
    ("comp", "expected"),
    [
        ("There were no complications during the three hours on the unit.", "none"),
        ("RESULT: No adverse event in the angio room, and none on return.", "none"),
        ("No complication seen by the time he left.", "none"),
        ("Complications: none by either operator.", "none"),
        ("Complications: none w/ both passes.", "none"),
        ("Complications: none with the first operator.", "unclear"),
        (f"{WALK}No complications noted.", "none"),
        ("SEDATION: no adverse event.", "unclear"),
        ("No complications of the two transfusions.", "unclear"),
    ],
)
def test_what_stands_around_none(comp: str, expected: str, reviewer: Reviewer) -> None:
    element = reviewer.review(NOTE.format(comp=comp)).elements["complications"]
    assert (element.value if isinstance(element.value, str) else str(element.status)) == expected
