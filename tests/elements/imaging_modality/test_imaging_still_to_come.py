"""Guided attempts that are only planned once a puncture has failed, and lists of a form out of which none or one was chosen."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_FAILED = (
    "Lumbar puncture\n\nFever and confusion, ?meningitis. Left lateral, 2% lidocaine. L3-4 then L4-5, 22G, bone on each pass, no CSF. "
    "Stopped.\n\n{}\n"
)
_FORM = (
    "Procedure: Lumbar puncture\nIndication: ?meningitis\n{}\n22G, L3-4, clear CSF, 12 mL to the lab. Complications: none. Flat 1 hour.\n"
)
_SCAN = "CT GUIDED LUMBAR PUNCTURE\nIndication: r/o lymphoma\n{} 20G at L4-5, clear CSF, 12 mL.\nIMPRESSION: CT guided lumbar puncture.\n"


@pytest.mark.parametrize(
    "plan",
    [
        "Imp: no CSF on the ward\n- antibiotics go on\n- x-ray department for a guided go, x-ray guided, card handed in",
        "For fluoroscopic LP in radiology.",
        "Accepted by IR for a fluoro guided LP, form handed in.",
        "Please can radiology do it under fluoroscopic guidance?",
        "IMPRESSION: Unsuccessful bedside LP. Fluoroscopy-guided attempt with IR.",
        "Conclusion: dry tap, fluoroscopic guided LP advised",
        "Summary: failed, x-ray guided one on the morning list.",
        "Ticket in for CT guided go.",
        "Stopped, and the family told that she needs an x-ray guided needle.",
    ],
)
def test_a_guided_attempt_to_come_is_no_guidance(reviewer: Reviewer, plan: str) -> None:
    review = reviewer.review(_FAILED.format(plan))
    assert review.elements["imaging_modality"].status == "missing"
    assert review.code == "62270"


@pytest.mark.parametrize(
    "summary",
    [
        "IMPRESSION: Unsuccessful fluoroscopically guided lumbar puncture.",
        "Fluoroscopy was used throughout.",
        "Fluoroscopy time: 2.1 min",
    ],
)
def test_guidance_of_the_tries_may_be_told_after_them(reviewer: Reviewer, summary: str) -> None:
    assert reviewer.review(_FAILED.format(summary)).elements["imaging_modality"].value == ["fluoroscopy"]


@pytest.mark.parametrize(
    ("field", "status", "value"),
    [
        ("Guidance (circle):  landmark / USS / fluoro", "missing", None),
        ("Guidance (please ring): landmark  US  x-ray", "missing", None),
        ("Guidance (tick one)  landmark   USS   X-ray", "missing", None),
        ("Guidance: *circle* CT fluoro US none", "missing", None),
        ("Guidance - landmark / USS marking / fluoro (delete)", "missing", None),
        ("Modality: fluoroscopy or CT or none", "missing", None),
        ("Guidance (circle): ( landmark ) / USS / fluoro", "documented", ["none"]),
        ("Guidance (circle): landmark / USS / fluoro - landmark circled", "documented", ["none"]),
        ("Guidance (circle): fluoro", "documented", ["fluoroscopy"]),
        ("Guidance (circle): landmark / (USS) / fluoro", "missing", None),
    ],
)
def test_a_list_says_what_was_chosen_out_of_it(reviewer: Reviewer, field: str, status: str, value: list[str] | None) -> None:
    found = reviewer.review(_FORM.format(field)).elements["imaging_modality"]
    assert found.status == status
    assert status != "documented" or found.value == value


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Scanner went down before any slice. Crests felt, no imaging used.", "conflicting"),
        ("Crests felt for the mark. Then advanced under CT.", "documented"),
    ],
)
def test_a_scanner_that_went_down_marked_nothing(reviewer: Reviewer, body: str, status: str) -> None:
    assert reviewer.review(_SCAN.format(body)).elements["imaging_modality"].status == status
