"""Aims in wordings put together from parts: the pressure lowered in either order, a person made better, a list that numbers its aims."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = (
    "BEDSIDE LUMBAR PUNCTURE\n\n{}\n\nConsent signed. Left lateral, prepped, lidocaine 1% 4 mL. 20G at L3-L4, first pass. OP 34. "
    "27 mL of clear CSF removed. CP 15.\nComplications: none.\nFlat one hour.\n"
)
_TREATS = [
    "IIH, sight failing. Needs pressure bringing down.",
    "IIH. The ICP urgently needs lowering.",
    "Cryptococcal disease, drowsy. Needs some fluid letting off.",
    "IIH. Needs the pressure relieving. A tube was kept for culture because the ward had asked for one.",
    "IIH. Ophthalmology wants pressure dropped before the weekend.",
    "IIH. Neurosurgery requests ICP lowered while a theatre slot is found.",
    "IIH, stent on Friday. The need is to halve pressure tonight.",
    "IIH. The job today is to lower ICP.",
    "IIH. Reason for tap - ICP relief.",
    "Hydrocephalus after a bleed, GCS 13. Drain by LP to improve him.",
    "Sinus thrombosis. LP in order to take pressure of the optic nerves.",
    "IIH, diamox not tolerated. We tap her so she can keep working.",
    "IIH. She was offered a tap to make the headache bearable.",
    "Hydrocephalus. Lumbar puncture as a pressure vent for now.",
    "IIH. Fluid off please.",
    "IIH. She requests LP since it always takes the pressure away.",
    "Sinus thrombosis. LP, hoping that the vision improves.",
    "IIH since March and here for a tap to lower the pressure.",
    "IIH. On 5/24 I therefore did a therapeutic lumbar puncture.",
    "IIH. Drain to half of opening.",
    "Drowsy after a coiled aneurysm, ventricles up. LP to drain per the consultant.",
    "IIH, failing sight.\n\nPROCEDURE (LP): Done at 11:20 on the ward for relief of pressure.",
    "IIH. Ophthalmology is asking for CSF pressure to come down fast.",
    "IIH. Eyes first: we lower pressure now and stent later.",
]
_BOTH = [
    "AIDS, crypto meningitis. ID wants pressure dropped and a repeat culture to see if it is sterile.",
    "Lymphoma. Tap today i) relief of headache ii) cytology.",
    "AIDS, crypto meningitis. Both for culture and to unload.",
    "Headache. For LP: cells to exclude chronic infection, and at the same time take off a therapeutic volume.",
    "Asked for: diagnosis (TB or crypto), and treatment of the raised pressure.",
    "Lymphoma. CSF for flow. Relieve pressure too as she is vomiting.",
    "AIDS, headache. LP both to diagnose and to decompress.",
    "Leukaemia. First, cytology and flow; second, symptom relief.",
    "Breast cancer, cytology negative at OSH, only 2 mL. Aim: relief of pressure, and second cytology.",
]
_FINDS_OUT = [
    "IIH? Needs the pressure measuring.",
    "? SAH, CT clean at 14 h. Needs xanthochromia.",
    "Weakness. 1. Meningitis? LP. 2. Seizures: levetiracetam to control them.",
    "Thunderclap headache. LP to exclude bleeding.",
    "Fever. a) LP for culture b) CT c) antibiotics.",
    "Encephalitis? The blood pressure was dropped with labetalol. LP for HSV PCR.",
]
_OPEN = [
    "IIH. In March a tap was done to lower the pressure. LP today.",
    "IIH. At OSH she had a tap to relieve the headache. LP today.",
    "Hydrocephalus. Shunt planned to lower the pressure. LP today.",
    "IIH. EVD booked to lower the pressure. LP done by us.",
    "IIH. LP today. Weight loss to reduce the pressure was discussed.",
]


@pytest.mark.parametrize(
    ("reason", "purpose"),
    [
        (r, p)
        for reasons, p in ((_TREATS, "therapeutic"), (_BOTH, "both"), (_FINDS_OUT, "diagnostic"), (_OPEN, "unstated"))
        for r in reasons
    ],
)
def test_purpose_by_its_parts(reviewer: Reviewer, reason: str, purpose: str) -> None:
    assert reviewer.review(_NOTE.format(reason)).purpose == purpose


def test_tests_that_another_note_lists_are_of_this_puncture(reviewer: Reviewer) -> None:
    note = _NOTE.format("As asked by neurology.").replace(
        "27 mL of clear CSF removed", "Four tubes, 3 mL each, sent for the studies listed in their note"
    )
    review = reviewer.review(note)
    assert review.purpose == "diagnostic"
    assert review.elements["csf_volume"].value_ml == (12.0, 12.0)


def test_a_level_beside_the_name_of_the_procedure_does_not_end_the_reasons(reviewer: Reviewer) -> None:
    text = (
        "Procedure: Lumbar puncture L2-3\nCryptococcal meningitis, OSH asked us to tap and drain down. Also want titers and cultures.\n"
        "Left lateral, lidocaine. 20G at L2-3, 22 mL off. No complications.\n"
    )
    assert reviewer.review(text).purpose == "both"
