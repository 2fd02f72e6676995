"""A level counts where it is tied to the needle that reached the fluid, and every other level must have its reason."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

_DONE = "LP. 22G needle passed at L4-L5, clear CSF.\n"


@pytest.mark.parametrize(
    "text",
    [
        "LP. Medical student, L3/4, two passes: blood only.\nThen me, new needle: clear CSF.",
        "LP. Go 1 (trainee) L4/5, claret only, abandoned.\nGo 2 (self): clear CSF at once.",
        "LP. First stick at L3-4 by the intern: frank blood, needle out.\nSecond stick by me: clear CSF.",
        "LP. The registrar's at 5 pm was dry at L4-5.\nNow 22G, gap felt, lateral. Clear CSF.",
        "LP. 22G at L2-L3 on the screening table, dry.\nMoved to the scanner, 22G in the lower lumbar region: clear CSF.",
    ],
)
def test_a_level_of_another_hand_or_of_a_dry_try_is_not_that_of_the_fluid(text: str, site_of: Find) -> None:
    assert site_of(text).status in (Status.UNCLEAR, Status.MISSING)


@pytest.mark.parametrize(
    "text",
    [
        "LP. Medical student, L4-5, two passes: blood only.\nThen me in the same space: clear CSF.",
        "LP. Medical student, L3-4, two passes: blood only.\nThen me, new needle at L4-5: clear CSF.",
        "LP. The registrar's at 5 pm was dry at L3-4.\nNow 22G at L4-5, gap felt, lateral. Clear CSF.",
        "LP. Student held her legs.\n22G at L4-5 by me: clear CSF.",
        "LP. 22G at L4-5: bone, redirected, clear CSF.\nLower lumbar skin cleaned, plaster.",
    ],
)
def test_a_level_that_the_author_used_too_stays(text: str, site_of: Find) -> None:
    assert list(site_of(text).value or ()) == ["L4-L5"]


@pytest.mark.parametrize(
    "text",
    [
        "RN 17:00: LP site L2/3 dry.",
        "RN 17:00: needle hole at L2-3 oozed a little, dry by 18:00.",
        "Summary: bedside LP at L2-L3, first pass.",
        "Dx: headache, bleed excluded by LP (L2-3).",
        "Level: L2-3",
    ],
)
def test_a_level_told_again_must_be_the_same(text: str, site_of: Find) -> None:
    assert site_of(_DONE + text).status is not Status.DOCUMENTED


@pytest.mark.parametrize(
    "text",
    [
        "RN 17:00: LP site L4/5 dry.",
        "RN 17:00: old needle mark at L2-3 from Tuesday's try, not tender.",
        "Summary: bedside LP at L4-L5, first pass.",
        "MRI: L2-3 disc, abscess excluded.",
        "Level: L4-5",
        "Examination: power 4/5 in the L5-S1 muscles after the disc prolapse.",
    ],
)
def test_a_level_with_a_reason_changes_nothing(text: str, site_of: Find) -> None:
    assert list(site_of(_DONE + text).value or ()) == ["L4-L5"]


def test_a_needle_moved_on_leaves_a_level_only_for_the_one_it_comes_to(site_of: Find) -> None:
    body = "LP. 22G pencil point at L3-L4, second go, 12 mL of CSF.\nPlaster.\nHome at two.\nDrinks advised.\nSheet given.\n"
    assert site_of(body + "Evening: clear fluid from the L4-L5 needle hole.").status is Status.CONFLICTING
    field = "Level: L3/4\nNeedle: 22G. First tried at L3/4, bone; moved one space down and CSF came."
    assert site_of("LP.\n" + field).status is Status.CONFLICTING


@pytest.mark.parametrize(
    "before",
    [
        "The evening crew had two goes at L3-4, blood only.",
        "Three wasted sticks by the night float team at L2-L3.",
        "Tap in the clinic 3/14 (30 mL, L3-4) helped for a week.",
        "Tap at relapse (L2-3, in the day unit) was clear.",
        "From my note of 5/2, pasted: [ LP at L2-3, OP 22, 12 mL off. No complic. ]",
        "Her 2021 drain (L3-L4, at St. Anne) leaked.",
        "Ward resident stuck twice at L3-L4 yesterday. Prepped well away from the bruised L3-4 marks.",
    ],
)
def test_a_level_told_before_of_another_hand_or_day_unsettles_nothing(before: str, site_of: Find) -> None:
    assert list(site_of(f"LP for fever.\n{before}\nLeft lateral. 22G needle, L4-5, clear CSF.").value or ()) == ["L4-L5"]


@pytest.mark.parametrize(
    "text",
    [
        "LP today at L4-5, 20G needle.\n22G needle advanced at L3-4, CSF.",
        "LP. 22G needle at L4-5, clear CSF.\nImpression: LP at L3-4.",
        "LP.\nThe evening crew tried L2-3.\n20G needle at L4-5. Site: L3-4.",
        "Repeat LP at L4-5.\n22G needle passed at L3-4, clear CSF.",
    ],
)
def test_a_level_of_no_other_hand_or_day_unsettles(text: str, site_of: Find) -> None:
    assert site_of(text).status is not Status.DOCUMENTED
