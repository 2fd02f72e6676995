"""Feelings in a leg beside 'no complications': those of the needle's way disagree with it, those of the illness do not."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

HEAD = "LP. Needle L4-5, lido, CSF 10 mL. "
LIST = "PROCEDURES: (1) Bone marrow biopsy. (2) Lumbar puncture.\n(1) left iliac crest. (2) L3-4, 22G, 8 mL clear CSF. "

DURING = [
    "Numbness of the foot for a minute.",
    "Leg pain during part 1 but not in part 2.",
    "Pain in the leg while CSF was collected.",
    "Numb toes ~30 s.",
    "Paresthesia: none on pass 1, brief L leg on pass 2.",
    "Transient R sciatica-type pain, needle repositioned.",
    "Leg tingling with the first pass but not with the second.",
]
OTHERWISE = [
    "Leg pain was not experienced during the procedure.",
    "Neither leg pain nor numbness during the tap.",
    "Known leg pain, so kept on the right side for a few minutes.",
    "His knee pain made sitting hard for a few minutes.",
    "Told us of leg pain since January.",
    "He has had foot numbness for a year.",
    "Legs held for a minute by the nurse, pain free.",
    "Waited for 2 minutes for the skin to numb; legs flexed.",
    "Return for numbness of the foot for more than a minute.",
]


@pytest.mark.parametrize("text", DURING)
def test_during(text: str, complications_in: Find) -> None:
    found = complications_in(HEAD + text + " No complications.")
    assert found.status is Status.CONFLICTING, found.reason


@pytest.mark.parametrize("text", OTHERWISE)
def test_otherwise(text: str, complications_in: Find) -> None:
    found = complications_in(HEAD + text + " No complications.")
    assert (found.status, found.value) == (Status.DOCUMENTED, "none"), found.reason


def test_of_the_other_procedure_alone(complications_in: Find) -> None:
    found = complications_in(LIST + "No complications in #2. Leg pain during #1, not in #2.")
    assert (found.status, found.value) == (Status.DOCUMENTED, "none"), found.reason
