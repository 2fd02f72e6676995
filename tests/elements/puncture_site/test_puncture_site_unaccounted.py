"""What else a note says of levels must have its excuse; a level in doubt, or one of several, settles nothing."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

_DONE = "Lumbar puncture. Consent obtained. Lidocaine 1%. 22G needle advanced at L4-L5, clear CSF, 9 mL in 4 tubes. "


@pytest.mark.parametrize(
    "text",
    [
        "Summary of events\nNeedle passes 2. Level L3/4. Volume 9 mL. No complications.",
        "Register entry: LP, L3-4, sitting, 4 tubes.",
        "Key data\nOperator SHO\nL2/3\n22G\n",
        "Box for the chart: level L3/4, sitting, atraumatic.",
        "Discharge summary text: the patient had a spinal tap at L3-4 without problems.",
        "Nurse's record: LP performed by doctor at L3-4, patient comfortable.",
    ],
)
def test_a_second_level_without_an_excuse_contradicts(text: str, site_of: Find) -> None:
    assert site_of(_DONE + text).status in (Status.CONFLICTING, Status.UNCLEAR)


@pytest.mark.parametrize(
    "text",
    [
        "Prior tap in May at L3-4.",
        "MRI: disc bulge L3-4.",
        "13/8  L3/4  20 ml  none",
        "Complications: none. L3-4 was scarred.",
        "If it has to be repeated, L2-3 is the one to try.",
        "L3-4 had been tried by the ward, dry.",
        "The patient in the next bed was tapped at L3-4.",
        "The epidural in 2019 was placed at L3-4.",
        "Radiation field covers L3-4.",
    ],
)
def test_a_second_level_with_an_excuse_does_not(text: str, site_of: Find) -> None:
    found = site_of(_DONE + text)
    assert (found.status, found.value) == (Status.DOCUMENTED, ("L4-L5",))


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar puncture: L4-5 bone. L3-4: bone too. After a break a longer needle was fetched, and there it was: clear CSF. 9 mL.",
        "Lumbar puncture. The first needle, at L4-5, met bone; we tried the space above too. Later CSF dripped, 12 mL in five tubes.",
        "LP sitting. Tried l4/5 and the one above, 4 passes all up, then slow clear csf. 8 ml.",
        "LP. Spaces hard to feel, i think L3/4 but could just as well have been 4/5. 22g, 11 ml clear.",
        "LP. Best I can say is somewhere around L3-4. 20G, CSF 8 mL clear.",
        "LP. Space used: L3/4 (?L4/5). By feel. 22G, 6 mL clear CSF.",
        "LP done, probably at L3-4. 22G, clear CSF 8 mL.",
        "LP at L3-4, 22G, clear CSF 8 mL. PS: the space I named was only my best guess.",
        "LP. 22G needle at L3-4, clear CSF 8 mL. Addendum: did not record which space was used, the L3-4 came in from my macro.",
        "LP at L3-4, 22G, clear CSF 8 mL. Addendum: please disregard the level, it was never counted.",
    ],
)
def test_a_level_in_doubt_is_unclear(text: str, site_of: Find) -> None:
    assert site_of(text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("LP: L4-5 bone. L3-4 bone at first, redirected medially there, clear CSF. 9 mL.", ["L3-L4"]),
        ("LP. Tried L4-5 and the one above, the latter gave CSF. 9 mL.", ["L3-L4"]),
        ("LP. Felt to be probably L3-4. 22G needle advanced at L3-4, clear CSF 8 mL.", ["L3-L4"]),
        ("LP. Tuohy needle advanced at L2-L3 after two tries by anaesthesia at L4-5 did not return fluid. CSF clear.", ["L2-L3"]),
        ("LP. Window at L1-L2 above the top screw. 22G needle stepped in, clear CSF.", ["L1-L2"]),
        ("LP. I think the headache is viral. 22G at L3-4, CSF. I believe 8 mL were taken.", ["L3-L4"]),
    ],
)
def test_a_level_that_is_borne_out(text: str, levels: list[str], site_of: Find) -> None:
    assert list(site_of(text).value or ()) == levels
