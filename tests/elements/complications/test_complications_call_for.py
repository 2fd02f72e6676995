"""What a nurse is to call for has not come; what was called for has."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

REVIEWER = Reviewer()
HEAD = "LUMBAR PUNCTURE\n\nIndication: suspected multiple sclerosis.\n\n"
TAP = "L3-L4, 22G needle. Clear CSF 10 mL. {}Complications: none.\n{}"


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("", "Nurse to call interventional neuro for bleeding through the gauze.", "documented"),
        ("The site did not ooze. ", "", "documented"),
        ("The hole would not stop bleeding for 20 min. ", "", "conflicting"),
        ("", "On call resident came for bleeding through the dressing.", "conflicting"),
        ("", "Nurse called IR for bleeding through the dressing.", "conflicting"),
    ],
)
def test_called_for(before: str, after: str, status: str) -> None:
    assert REVIEWER.review(Note(id="n", text=HEAD + TAP.format(before, after))).elements["complications"].status == status
