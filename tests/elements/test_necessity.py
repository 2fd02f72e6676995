"""Medical necessity: signs of raised pressure now, and treatment that was not enough."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

PUNCTURE = "\n\nLeft lateral, 1% lidocaine, 20 gauge needle at L3-L4, clear CSF. Needle out, bandage. No complications.\n"


def limb(reviewer: Reviewer, text: str, name: str) -> bool:
    return reviewer.review(text + PUNCTURE).necessity[name].documented


@pytest.mark.parametrize(
    "text",
    [
        "Two weeks of daily headache.",
        "Grade 2 disc edema.",
        "Papilloedema, both eyes.",
        "Horizontal diplopia since Monday.",
        "Pseudotumor cerebri.",
        "Communicating hydrocephalus.",
        "Opening pressure 25 cm H2O.",
        "OP 290 mm H2O.",
        "The opening pressure was 292.",
        "CSF pressure 20 mmHg.",
        "Headache not controlled with topiramate.",
    ],
)
def test_raised_pressure(reviewer: Reviewer, text: str) -> None:
    assert limb(reviewer, text, "raised_icp_finding")


@pytest.mark.parametrize(
    "text",
    [
        "Denies headache or visual change.",
        "No papilledema.",
        "Risks of headache and bleeding were explained.",
        "Call us for headache or blurred vision.",
        "Orthostatic headache since an epidural.",
        "Normal pressure hydrocephalus.",
        "Magnetic gait; hydrocephalus on CT, Evans index 0.37.",
        "Opening pressure 24 cm H2O.",
        "Closing pressure 30 cm H2O.",
        "Prior opening pressure was 40 cm.",
        "Post-LP headache sheet given.",
        "Optic neuritis with loss of vision.",
        "NPH 10 units at night.",
        "Reason: [ ] IIH [x] demyelination",
    ],
)
def test_no_raised_pressure(reviewer: Reviewer, text: str) -> None:
    assert not limb(reviewer, text, "raised_icp_finding")


@pytest.mark.parametrize(
    "text",
    [
        "IIH despite acetazolamide.",
        "Could not tolerate topiramate.",
        "Acetazolamide was stopped for kidney stones.",
        "Allergic to acetazolamide.",
        "Headache persists on Diamox 2 g.",
        "Dexamethasone is no longer holding the headache.",
        "The leak goes on in spite of bed rest and a head wrap.",
        "Topiramate at ceiling, fields still shrinking.",
        "Takes acetazolamide. None of this has helped.",
        "Failed conservative management.",
        "Sinemet for ten weeks did nothing.",
        "Mannitol not an option.",
    ],
)
def test_treatment_was_inadequate(reviewer: Reviewer, text: str) -> None:
    assert limb(reviewer, text, "less_invasive_treatment_inadequate")


@pytest.mark.parametrize(
    "text",
    [
        "On acetazolamide 750 mg BID.",
        "Start Diamox tonight.",
        "Acetazolamide is working well.",
        "Allergies: sulfa (hives). On lisinopril.",
        "Failed bedside attempt by the ED; dexamethasone given before.",
        "The painful fracture has failed bracing and oxycodone.",
        "Allergies: codeine, ibuprofen.",
        "Diamox held for the procedure.",
        "Tylenol for pain, call if not better.",
    ],
)
def test_treatment_goes_on(reviewer: Reviewer, text: str) -> None:
    assert not limb(reviewer, text, "less_invasive_treatment_inadequate")


def test_each_limb_brings_its_proof(reviewer: Reviewer) -> None:
    text = "IIH with papilledema. Acetazolamide did not help." + PUNCTURE
    found = reviewer.review(text).necessity
    for limb in found.values():
        assert limb.evidence
        assert all(text[span.start : span.end] == span.text for span in limb.evidence)
