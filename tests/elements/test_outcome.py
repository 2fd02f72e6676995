"""Whether CSF was reached: the words that come last decide."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("LP. Sitting, lido, 20G at L4-5 then L3-4. Bone each time, no CSF. Band-aid.", "failed"),
        ("LP ATTEMPTED X 3 AT L4/5, SEATED, LIDO. UNABLE TO OBTAIN CSF. PROCEDURE ABORTED.", "failed"),
        (
            "Attempted LP. Needle inserted L4-5; leg pain, needle withdrawn, procedure stopped at her request before fluid was seen.",
            "failed",
        ),
        ("ATTEMPT AT LUMBAR PUNCTURE, FAILED. Needle passes at 2 levels, dry. 4 mL lido.", "failed"),
        ("CT LP. R side down, lido, 22G toward L3-4, pt panicked and wanted it out. Removed short of the sac.", "failed"),
        ("LP: 1% lido, 22G at L4-5 x2, no CSF. Moved to L3-4, clear CSF, 9 mL.", "completed"),
        (
            "Fluoro LP, prone, 22G at L3-4, needle repositioned several times, no CSF return. Then at L2-3 clear CSF obtained, 9 mL.",
            "completed",
        ),
        ("LP: lido, 22G at L3-4. Third pass gave fluid, 3 tubes; fourth not obtained, stopped flowing.", "completed"),
        ("LP: lido, 20G L3-4, CSF clear, 10 mL. Heparin was stopped yesterday.", "completed"),
        ("LP. Prone. Lidocaine. A 22G needle was advanced into the thecal sac at L3-4. Needle removed.", "completed"),
        ("LP failed x3 by the author at L4-5, 20G, lido. ADDENDUM: Tap was done later by neuroradiology, L2-3, 16 mL.", "failed"),
        ("Patient refused LP.", "not_performed"),
    ],
)
def test_outcome(text: str, outcome: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).outcome == outcome
