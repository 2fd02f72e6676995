"""Purpose in plain words, and words of purpose that are said of punctures at large, of others and of other days."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

PUNCTURE = "\n\nLeft lateral, 1% lidocaine, 20 gauge needle at L3-L4, clear CSF, 24 mL. Needle out, bandage. No complications.\n"


def purpose(reviewer: Reviewer, text: str, rest: str = PUNCTURE) -> str | None:
    return reviewer.review("LP\n" + text + rest).purpose


@pytest.mark.parametrize(
    "text",
    [
        "IIH. Here to have some of the water taken off so her head stops pounding.",
        "Pseudotumor, the headaches broke through. A tap always settles them.",
        "IIH. Goal: diplopia to go before she flies.",
        "Known IIH, worse again, he wants some off.",
        "LP (diagnostic / therapeutic). IIH, taken for relief.",
        "Pseudotumor. His wife would like the fluid tested for MS; nothing was sent. Done to bring the pressure down.",
        "IIH. Fluid out for the headache, 25 ml.",
    ],
)
def test_treats(reviewer: Reviewer, text: str) -> None:
    assert purpose(reviewer, text) == "therapeutic"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIH. Here for a number only: is the pressure still high on the drug?", "diagnostic"),
        ("The shunt may be blocked or draining too much, so a needle was put in to read the pressure.", "diagnostic"),
        ("Big ventricles. Tap today to look for a cause of dementia (VDRL); a tap test may be booked later.", "diagnostic"),
        ("IIH. To tell us the pressure off the tablets and to bring it down.", "both"),
        ("Type (circle): >>diagnostic<< >>therapeutic<< IT drug. Suspected IIH.", "both"),
        ("IIH, for pressure relief. Fluid hazy, so a sample was sent as well: ?indolent infection.", "both"),
        ("IIH. The leaflet says that a lumbar puncture can be done to make a diagnosis or to relieve pressure.", "unstated"),
        ("IIH. She was told that LPs are done to relieve pressure.", "unstated"),
    ],
)
def test_questions_and_talk(reviewer: Reviewer, text: str, expected: str) -> None:
    assert purpose(reviewer, text) == expected


def test_a_title_that_is_taken_back(reviewer: Reviewer) -> None:
    text = "EXAM: DIAGNOSTIC LUMBAR PUNCTURE\nIIH." + PUNCTURE + "ADDENDUM: The exam name was picked in error and should read THERAPEUTIC."
    assert reviewer.review(text).purpose == "therapeutic"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIH on the drug. Pressure wanted, nothing more.", "diagnostic"),
        ("Swollen discs: pressure to be recorded, and relieved if raised. Opening pressure 42 cm H2O.", "both"),
        ("Leptomeningeal disease? Cytology, and relief of her headache.", "both"),
        ("Shunt infection? Also lower the pressure while waiting for theatre.", "both"),
        ("Crypto meningitis. Two reasons: get the pressure down, and culture to see if it cleared\nconsent by interpreter.", "both"),
        ("IIH, the tap is to take her down a peg.", "therapeutic"),
        ("IIH. She was asked to empty her bladder.", "unstated"),
        ("IIH. Stent placed in 2020 to lower the pressure.", "unstated"),
        ("IIH. Legs straightened so the pressure could be read.", "unstated"),
    ],
)
def test_lists_of_aims_and_what_is_none(reviewer: Reviewer, text: str, expected: str) -> None:
    assert purpose(reviewer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suspected IIH, to confirm the diagnosis. Acetazolamide started yesterday to lower the pressure.", "diagnostic"),
        ("The diagnostic one was on Monday. Sinus thrombosis, and this one is to lower it.", "therapeutic"),
        ("Diagnostic lumbar puncture on 2 May gave a pressure of 44. Returns for decompression.", "therapeutic"),
        ("IIH, usual flare. No diagnostic question.", "therapeutic"),
        ("IIH. Request: bring closing pressure into the normal range.", "therapeutic"),
        ("IIH. What for: so she can see to drive again.", "therapeutic"),
        ("NPH, tap test in May was positive. Neurosurgery want him drained today.", "therapeutic"),
        ("NPH tap test last year negative. New white matter lesion, query PML.", "diagnostic"),
        ("Postural headache, patch booked. I wished to be certain that the pressure is low.", "diagnostic"),
        ("Two birds: contents for the diagnosis, and enough off that the whooshing quiets.", "both"),
        ("Pseudotumor. Started late, the therapeutic LP before this one (other pt) overran.", "unstated"),
        ("SAH suspected, LP to exclude it. Took her down to fluoro.", "diagnostic"),
        ("LP for amyloid and tau. Pulse and pressure taken every hour.", "diagnostic"),
    ],
)
def test_whose_aim_and_of_which_day(reviewer: Reviewer, text: str, expected: str) -> None:
    assert purpose(reviewer, text) == expected
