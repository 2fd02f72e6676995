"""Levels that are not the needle's: a catheter's end, a copied entry, a field that its author disowns; and levels left unnamed."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "{}\n\nFor intracranial hypertension. Left side, lidocaine 1%.\n{}\nOpening pressure 33. 22 mL of CSF removed. Bandage.\n\n{}\n"


def _site(reviewer: Reviewer, body: str, end: str = "", title: str = "LUMBAR PUNCTURE") -> tuple[str, object]:
    found = reviewer.review(_NOTE.format(title, body, end)).elements["puncture_site"]
    return found.status, found.value


@pytest.mark.parametrize("where", ["was run up to T10-T11", "was fed in until its end lay near T12", "threaded to T11"])
def test_where_a_catheter_came_to_lie(reviewer: Reviewer, where: str) -> None:
    body = f"A Tuohy needle went in at L4-L5, clear CSF. The catheter {where}. Needle off."
    assert _site(reviewer, body, title="LUMBAR DRAIN") == ("documented", ["L4-L5"])


def test_entries_copied_under_their_dates(reviewer: Reviewer) -> None:
    old = "5/1 (copied): L2-L3 by palpation, OP 40, 30 mL.\n\n5/3 today: "
    assert _site(reviewer, old + "L3-L4 palpated, 20G needle, clear CSF.") == ("documented", ["L3-L4"])
    assert _site(reviewer, old + "felt for a gap away from the sore marks, 20G needle, clear CSF.")[0] == "unclear"


def test_a_field_taken_back_by_its_author(reviewer: Reviewer) -> None:
    body = "Level: L4-L5 *\n20G needle, clear CSF."
    assert _site(reviewer, body, "* Filled by the form. Pay no attention to it.")[0] == "missing"
    assert _site(reviewer, body, "* Filled by the form, disregard. I went in at L2-L3.") == ("documented", ["L2-L3"])
    assert _site(reviewer, body, "* Counted from the crests.") == ("documented", ["L4-L5"])
    body = body.replace(" *", "")
    assert _site(reviewer, body, "The level prefills here, take no notice. My needle went in at L2-L3.") == ("documented", ["L2-L3"])


@pytest.mark.parametrize(
    "body",
    [
        "The plan was L2-L3, but it felt shut, so I picked another spot. 20G needle, clear CSF.",
        "Fused L2-L4. Gap felt under the lower end of the scar; 20G needle there, clear CSF.",
        "Very obese, levels could not be made out. 20G needle, clear CSF.",
    ],
)
def test_a_place_without_a_name_is_unclear(reviewer: Reviewer, body: str) -> None:
    assert _site(reviewer, body)[0] == "unclear"


def test_two_number_words_after_the_space(reviewer: Reviewer) -> None:
    assert _site(reviewer, "Crests gave the fourth spine; I took the gap above it, three-four. 20G, clear CSF.")[1] == ["L3-L4"]
    assert _site(reviewer, "20G needle in that gap, three-four passes, clear CSF.")[0] != "documented"
