"""The level of a form, a heading or an addendum, against the others that the note names."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_BODY = "LUMBAR PUNCTURE\nHeadache. 22G needle at L3-4, CSF clear, 8 mL.\n"
_HEAD = "LUMBAR PUNCTURE\nHeadache.\n"
_CLEAR = "\nNeedle 22G\nCSF clear, 8 mL."


def _found(reviewer: Reviewer, text: str) -> str:
    site = reviewer.review(Note(id="t", text=text)).elements["puncture_site"]
    return ",".join(site.value) if site.status == "documented" else str(site.status)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{_BODY}ADDENDUM: I typed L3-4, it was L4-5.", "L4-L5"),
        (f"{_BODY}ADDENDUM: note says L3-4, actual level L4-5.", "L4-L5"),
        (f"{_BODY}ADDENDUM: change level L3-4 to L4-5.", "L4-L5"),
        (f"{_BODY}ADDENDUM: L3-4 -> L4-5 (typing error).", "L4-L5"),
        (f"ADDENDUM: I typed L3-4, it was L4-5.\n\n{_BODY}", "L4-L5"),
        (f"Late entry: documented as L3-4, was in fact L4-5.\n{_BODY}", "L4-L5"),
        (f"{_BODY}ADDENDUM: I typed L3-4, it was L4-5 or L3-4, cannot be sure.", "unclear"),
        (f"{_BODY}ADDENDUM: L4-5 disc bulge on MRI.", "L3-L4"),
        (f"{_BODY}ADDENDUM: LP was done at L4-5.", "conflicting"),
        ("Procedure: LP, L4-L5, 22G\n\nLeft lateral. Needle introduced at L3-L4. CSF clear, 5 mL.", "conflicting"),
        ("Procedure: CSF study, L4-L5, LP needle\n\nLeft lateral. Needle introduced at L3-L4. CSF clear, 5 mL.", "conflicting"),
        ("Procedure: LP, L4-L5, 22G\n\nLeft lateral. Needle at L3-L4, bone; then L4-L5, CSF clear, 5 mL.", "L4-L5"),
    ],
)
def test_a_level_put_right_or_contradicted(reviewer: Reviewer, text: str, found: str) -> None:
    assert _found(reviewer, text) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("Location: L4-5\nNumber of attempts: 2 (L3-4 dry, os)", "L4-L5"),
        ("Number of attempts: 2 (L3-4 dry)", "unclear"),
        ("Patient location: L4-5", "missing"),
        ("Level: L3-4 [L4-5 bone x3]", "L3-L4"),
        ("Level: L3-4\nAttempts: 3 (2 at L4-5, 1 at L3-4)", "L3-L4"),
        ("Level: L4-5\nAttempts: 3 (2 at L4-5, 1 at L3-4)", "unclear"),
        ("Site (initial): L3-4\nSite (final): L4-5", "L4-L5"),
        ("Initial site: L3-4\nFinal site: L4-5", "L4-L5"),
        ("Level: started L4-5, finished L3-4", "L3-L4"),
        ("Level: L4-5 -> changed to L3-4", "L3-L4"),
        ("Level: L4-5, then L3-4", "unclear"),
        ("L2-L3 by touch (crest line two spaces below)", "L2-L3"),
        ("L3-4: wet -> no flow; L4-5: clear CSF.", "L4-L5"),
        ("Widest gap low down marked.", "unclear"),
        ("Site: low back", "unclear"),
    ],
)
def test_fields_of_a_form(reviewer: Reviewer, fields: str, found: str) -> None:
    assert _found(reviewer, f"{_HEAD}{fields}{_CLEAR}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LUMBAR PUNCTURE\nPlanned L3-4; several passes there with a 22G, bone only. No CSF obtained. Procedure abandoned.", "L3-L4"),
        ("LUMBAR PUNCTURE\nPlan was L3-4. Multiple passes at this level, no CSF. Abandoned.", "L3-L4"),
        ("LUMBAR PUNCTURE\nHeadache. Planned L3-4; passes there met bone. Final pass elsewhere gave clear CSF, 8 mL.", "unclear"),
        ("LUMBAR DRAIN\nHydrocephalus. Catheter fed, film: catheter loops at L2-3. 10 mL CSF drained.", "missing"),
    ],
)
def test_a_level_that_was_meant_or_is_the_catheters(reviewer: Reviewer, text: str, found: str) -> None:
    assert _found(reviewer, text) == found


def test_a_try_counted_in_brackets_is_no_failure(reviewer: Reviewer) -> None:
    text = "LUMBAR DRAIN\nHydrocephalus.\nSite: L3-4\nTuohy 14G.\nCSF: clear, free\nAttempts: 3 (L4-5 bone x2). 10 mL drained."
    assert reviewer.review(Note(id="t", text=text)).outcome == "completed"
    assert _found(reviewer, text) == "L3-L4"
