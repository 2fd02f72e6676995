"""Purposes of forms and of short reasons: boxes behind their choices, both boxes ticked, a pressure read and brought down."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_TEXT = "LP NOTE\n{}\nLeft lateral, 1% lidocaine, L3-L4, 20G. OP 31. 24 mL clear CSF. No complications. Flat 1 h."


@pytest.mark.parametrize(
    ("reason", "purpose"),
    [
        ("Purpose  \u2611 Diagnostic \u2611 Therapeutic\nWhy: IIH", "both"),
        ("Purpose: Dx [ ] Tx [ ] Tap test [x]\nWhy: gait", "tap_test"),
        ("Type: diagnostic / therapeutic (circled: therapeutic). IIH", "therapeutic"),
        ("Indication: [fever, full evaluation, r/o meningitis]", "diagnostic"),
        ("Reason: IIH. Measure pressure and take down to under 17 for headache relief. Cell count too, to exclude inflammation.", "both"),
        ("?IIH. Team wants an opening pressure (dx confirm) + enough off to ease her headache.", "both"),
    ],
)
def test_purposes(reviewer: Reviewer, reason: str, purpose: str) -> None:
    assert reviewer.review(Note(id="n", text=_TEXT.format(reason))).purpose == purpose
