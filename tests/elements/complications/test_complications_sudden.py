"""Events by broad classes of words: a lapse, a limb that is grabbed, an emergency call, a cause, and what is told on a later day."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. "
NONE = "\nComplications: none.\n"


@pytest.mark.parametrize(
    "told",
    [
        "She went out like a light when the needle went in.",
        "Out cold for ten seconds at the pop.",
        "Brief blackout during collection.",
        "He let out a shriek and grabbed his thigh.",
        "Her leg 'jumped on its own' as the needle went deep.",
        "Crash call put out as he coned.",
        "Collapsed on first standing.",
        "11:25 sat up: new pounding headache, gone on lying down. Flat till 15:00, home.",
    ],
)
def test_sudden_event_contradicts_none(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}{told}{NONE}").elements["complications"].status == "conflicting"


@pytest.mark.parametrize(
    "told",
    [
        "The patient before her on the list fainted.",
        "No blackout and no collapse.",
        "He has transient visual blackouts.",
        "Rubbed the skin with gauze.",
        "A vein had blown, so the cannula was changed.",
    ],
)
def test_no_event(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}{told}{NONE}").elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


@pytest.mark.parametrize(
    "told",
    [
        "Addendum day 2: seeing double.",
        "Addendum: her neck aches the moment she gets out of bed and she lies down again.",
        "Addendum: cannot be up because of her head, comfortable only flat.",
        "Addendum: culture from drain grew S. epidermidis.",
        "Come back if feverish\naddendum d2: phoned in, pdph",
        "Phone call next day: wet patch on the nightie each morning.",
    ],
)
def test_later_event(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}\n{told}").elements["complications"]
    assert (finding.status, finding.value) == ("documented", "present")


@pytest.mark.parametrize(
    "told",
    [
        "Post LP headache anticipated, tablets written up.",
        "Cannula sited beforehand without complication.",
        "Art line in by the SHO earlier, no complications.",
        "Next patient on the list: no complications.",
        "On a trial drug, no adverse events from it so far.",
        "Addendum: diplopia better, headache gone, up and about.",
        "Addendum: told to lie flat if he gets a headache.",
    ],
)
def test_nothing_of_this_puncture(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}\n{told}").elements["complications"].status == "missing"


@pytest.mark.parametrize("told", ["Complication during procedure: YES / (NO)", "Complications: Y / [N]", "nocomplications"])
def test_none_by_a_ring_or_a_slip(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}\n{told}").elements["complications"].value == "none"


@pytest.mark.parametrize(
    "told",
    [
        "Symptomatic bradycardia while the third tube filled.",
        "A nerve root was evidently irritated.",
        "His left leg had 'gone to sleep' as the catheter went in.",
        "sz x 40 sec after lido",
        "Wheeze and facial swelling within minutes.",
        "Regrettably a sharp shock in the saddle made her leap.",
        "Left S1 dysaesthesia for a moment.",
        "Briefly gone, coming to when her feet were lifted.",
    ],
)
def test_single_words_of_events(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}{told}{NONE}").elements["complications"].status == "conflicting"


@pytest.mark.parametrize(
    "told",
    [
        "Atropine at the bedside, not needed.",
        "Her hands had been tingling since acetazolamide was begun.",
        "Prior to admission he had collapsed in the shower.",
        "To inform SOS vomiting, giddiness, fever.",
        "Xylocaine with epi was used.",
        "Treated for septic shock last week.",
        "No leg pain, no tingling, no hypotension.",
        "He may go about as he feels fit.",
    ],
)
def test_single_words_of_something_else(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}{told}{NONE}").elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


@pytest.mark.parametrize(
    "told",
    [
        "Mild left leg radiculopathy was elicited on needle placement.",
        "She lost all her colour and was laid on the floor.",
        "Something had shot down the back of his right thigh.",
        "Toes twitching on the right with the first pass.",
        "She said 'my foot's on fire'.",
        "An itch with wheals over the trunk followed.",
    ],
)
def test_more_words_of_events(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}{told}{NONE}").elements["complications"].status == "conflicting"


@pytest.mark.parametrize(
    "told",
    [
        "Another patient in the bay had fainted during her own tap.",
        "Skin wheal of lidocaine raised.",
        "She was dizzy on the bus here, as on most days.",
        "Absent ankle jerks.",
        "The L5 radicular level was avoided.",
        "The electric bed was raised.",
    ],
)
def test_more_words_of_something_else(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}{told}{NONE}").elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


@pytest.mark.parametrize(
    ("told", "status", "value"),
    [
        (
            "Complications: none.\nCorrection by the operator: the complications line should read vasovagal syncope.",
            "documented",
            "present",
        ),
        ("Complications: vasovagal episode.\nCorrection: entered in error. This patient had no complications.", "documented", "none"),
        ("Not an uncomplicated tap, she passed out.", "documented", "present"),
        ("I cannot say that there was any complication.", "documented", "none"),
        ("Complications: [describe or state none]", "missing", None),
        ("Later entry: he could not lift the left foot, which had been strong before the needle.", "documented", "present"),
        ("Phoned next day: bad head every time she gets up.", "documented", "present"),
        ("GA uneventful.", "missing", None),
        ("Line change earlier: no issues.", "missing", None),
    ],
)
def test_taken_back_and_turned_round(told: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}\n{told}").elements["complications"]
    assert (finding.status, finding.value) == (status, value)
