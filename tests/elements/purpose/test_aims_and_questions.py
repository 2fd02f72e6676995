"""An aim that is asked for is no question, and a question about a shunt or a treatment to come is no aim."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_FRAME = "LUMBAR PUNCTURE\nIndication: {}\nProcedure: L lateral, lidocaine, L3-4 palpated, 20G. {} No complications. Flat 1 h."


@pytest.mark.parametrize(
    ("why", "got", "purpose"),
    [
        ("IIH. Neuro-ophthalmology want us to drain to a closing pressure under 20.", "CSF 26 mL.", "therapeutic"),
        ("IIH, failing vision. Eye team ask for 25 mL off today to bring ICT down.", "CSF 25 mL.", "therapeutic"),
        ("IIH, her monthly take-off to save the sight", "CSF 26 mL.", "therapeutic"),
        ("?TBM. Diagnostic LP.", "7 mL for ADA. As under tension a further 20 mL let out to lower ICT.", "both"),
        ("?relapse of lymphoma and she wants the pressure headache eased", "CSF 26 mL.", "both"),
        ("Asked: relieve pressure; also fungal culture in cryptococcal meningitis", "CSF 26 mL.", "both"),
        ("Shuffling, wet, forgetful. I wanted to see what a big tap would do.", "CSF 40 mL.", "tap_test"),
        ("Gait slow, ventricles big; take 35 and see whether the feet free up.", "CSF 35 mL.", "tap_test"),
        ("Big ventricles and gait apraxia. Asked whether a shunt would work.", "CSF 35 mL.", "tap_test"),
        ("VP shunt in, drowsy. The team asked whether the shunt is still working.", "CSF 5 mL.", "diagnostic"),
        ("Disc swelling. Confirm IIH; therapeutic tap later if high.", "CSF 26 mL.", "diagnostic"),
        ("Fever and headache. ID ask for cells, culture and opening pressure.", "CSF 10 mL.", "diagnostic"),
        ("known MS, ?PML on natalizumab", "CSF 10 mL.", "diagnostic"),
        ("known MS", "CSF 10 mL.", "unstated"),
        ("Today: cytology x2 (first was atypical) and take fluid off for symptom relief", "CSF 26 mL.", "both"),
        ("Carcinomatosis. Cytology was positive on the January tap. Palliative tap to ease the headache.", "CSF 26 mL.", "therapeutic"),
        (
            "Needs a pressure to prove intracranial hypertension, and fluid taken off in the same sitting to protect the eye",
            "CSF 14 mL.",
            "both",
        ),
        ("disc swelling; measure the pressure and sample CSF", "CSF 10 mL.", "diagnostic"),
        (
            "leptomeningeal spread (proven by cytology 8/2), headaches. Oncology asks for removal of CSF for comfort.",
            "CSF 30 mL.",
            "therapeutic",
        ),
        (
            "IIH found on work-up of daily headache. Eye clinic asked us to take fluid off as a bridge to surgery.",
            "CSF 30 mL.",
            "therapeutic",
        ),
        ("IIH, to be confirmed by CSF work-up", "CSF 10 mL.", "diagnostic"),
        ("leptomeningeal spread, to be confirmed by cytology, and removal of CSF for comfort", "CSF 30 mL.", "both"),
        ("spread suspected, for cytology to prove it, and removal of CSF for comfort", "CSF 30 mL.", "both"),
    ],
)
def test_purpose(reviewer: Reviewer, why: str, got: str, purpose: str) -> None:
    assert reviewer.review(_FRAME.format(why, got)).purpose == purpose
