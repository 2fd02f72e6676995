"""Ordinary sentences of a note in which something is eased, lowered, let off or walked, none of it the aim of the puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_DIAGNOSTIC = "Asked to LP this man to rule out meningitis. {} Sitting, prepped, 1% lidocaine. 22G at L3-L4, clear CSF. {} 12 mL sent. {}"
_NO_AIM_BEFORE = [
    "Asked to see him by the medical team.",
    "Two nurses got him over onto his side.",
    "The nurse was holding him upright.",
    "A second nurse came to help him through the procedure.",
    "ChloraPrep was used, letting it dry for three minutes.",
    "He was told to keep his head down and chin on chest.",
    "His sister sang to calm him during the LP.",
    "We paused once to give him a rest.",
    "The table was padded to make him comfortable.",
    "He was brought down from the ward on his bed.",
    "Nasogastric tube in place to decompress.",
    "Glioblastoma, debulking in May.",
    "Warfarin held, LMWH bridging until the evening before.",
    "Vomiting relieves the headache for a while.",
    "Sitting forward gives some relief.",
    "Eye taped to protect the eye from the facial palsy.",
    "On palliative letrozole.",
    "Therapeutic apixaban held for 48 h.",
    "Therapeutic holding by the play specialist.",
    "Seen in the skin clinic for treatment of psoriasis.",
    "FFP was given to get INR under 1.5.",
    "Goal blood pressure below 140.",
    "He has been taking some time off work.",
    "A wedge under the hip to take pressure off the sacrum.",
    "Wears glasses, which help his vision.",
    "Walks with a stick to help his balance.",
    "Physio came to see how his legs are doing.",
    "Dental abscess needs drainage.",
    "Pleural effusion drained on Monday for relief of breathlessness.",
    "Intraocular pressure lowered with timolol.",
    "Had therapeutic taps as a teenager.",
    "On prednisone as a bridge to rituximab.",
    "For treatment at the oncology centre.",
]
_NO_AIM_AFTER = [
    "The legs were straightened to relieve abdominal pressure before reading.",
    "The manometer was taken down.",
    "The stopcock was opened to let fluid out into the tubes.",
    "He felt better afterwards.",
]
_NO_AIM_AT_THE_END = [
    "Nurse to help him walk to the toilet.",
    "Staff to help with walking the first time.",
    "Return if symptoms change or do not get better.",
    "Watch whether the legs change.",
    "Keep the wound dry for a day.",
    "Neurology will see him to discuss results.",
    "Keep him comfortable.",
    "Symptomatic treatment only.",
    "He asked if the shunt would help.",
]


@pytest.mark.parametrize(
    "texts",
    [*((s, "", "") for s in _NO_AIM_BEFORE), *(("", s, "") for s in _NO_AIM_AFTER), *(("", "", s) for s in _NO_AIM_AT_THE_END)],
)
def test_no_aim_of_the_puncture(reviewer: Reviewer, texts: tuple[str, str, str]) -> None:
    review = reviewer.review(_DIAGNOSTIC.format(*texts))
    assert (review.purpose, review.code) == ("diagnostic", "62270")


@pytest.mark.parametrize(
    "text",
    [
        "IIH, vision worse, for pressure relief. LP L3-4, OP 33, 25 mL.",
        "She came to have the edge taken off. LP L3-4, OP 33, 25 mL.",
        "LP for IIH. L3-4, OP 44. Took it down to 20, 28 mL.",
        "IIH. LP L3-4, OP 44, 28 mL. The purpose was to lower the pressure.",
        "IIH. LP L3-4, OP 40. Kept going to give him a break, 30 mL in all.",
    ],
)
def test_an_aim_of_the_puncture(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(f"{text} No complications. Flat 1 h.").purpose == "therapeutic"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Skin checked to rule out infection.", ""),
        ("MRI was done to rule out venous sinus thrombosis.", ""),
        ("Fundoscopy was done to look for papilledema.", ""),
        ("Bloods for ANA, ACE and syphilis serology were sent.", ""),
        ("Very worried about headache afterwards.", ""),
        ("", "Check for leg weakness."),
        ("", "Call if fever to rule out infection."),
        ("", "The nurse was told to page us for headache that gets worse sitting, for drainage, or for leg weakness."),
        ("", "MRI tomorrow to look for MS."),
        ("", "EEG tomorrow to exclude seizures."),
    ],
)
def test_a_question_of_another_study(reviewer: Reviewer, before: str, after: str) -> None:
    text = f"LP note. Woman with IIH. {before} Left side, lidocaine. 20G at L4-5. OP 30, 14 mL clear CSF taken. Flat 1 h. {after}"
    assert reviewer.review(text).purpose == "unstated"


@pytest.mark.parametrize(
    "text",
    [
        "IIH. Left side, 20G at L3-L4. Here for a number only: is the pressure still high off Diamox. OP 19, 2 mL.",
        "LP after MRI, to exclude meningitis. 20G at L3-L4, 8 mL clear CSF.",
        "Thunderclap headache, CT normal, rule out SAH. LP, 20G at L3-L4, 8 mL clear CSF.",
    ],
)
def test_a_question_of_the_puncture(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(f"LP note. {text} No complications. Flat 1 h.").purpose == "diagnostic"


_OPEN = "Procedure note\n{}\nLeft lateral, lidocaine 1% 4 mL, 20G at L3-4 by feel, clear CSF, OP 34 cm. 25 mL taken, closing 16."


@pytest.mark.parametrize(
    ("why", "purpose"),
    [
        ("IIH, acuity falling. Until the stenting we are offloading the pressure with a tap.", "therapeutic"),
        ("IIH. Every tap gives her about six weeks of better days; here for number nine.", "therapeutic"),
        ("Cryptococcal meningitis: let off pressure, which was too high last time.", "therapeutic"),
        ("Ventricles large after a bleed; taps every other day to stave off a shunt.", "therapeutic"),
        ("IIH. She was told that taps may help for weeks.", "unstated"),
        ("IIH, acuity falling. Acetazolamide is lowering the pressure with some effect.", "unstated"),
    ],
)
def test_aims_reached_by_a_tap(reviewer: Reviewer, why: str, purpose: str) -> None:
    assert reviewer.review(_OPEN.format(why)).purpose == purpose


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("Opening 33. Let 21 mL off. Closing 15.", "unstated"),
        ("On the third redirect flow. 21 mL off.", "unstated"),
        ("Second pass flow, 24 mL in the bottle.", "unstated"),
        ("Opening 33. Let 21 mL off to ease the headache.", "therapeutic"),
        ("24 mL, 5 each to cytology and flow.", "diagnostic"),
    ],
)
def test_how_much_was_taken_is_no_aim(account: str, expected: str, reviewer: Reviewer) -> None:
    note = f"LUMBAR PUNCTURE\nIndication: known IIH\nLidocaine, 22G needle at L3-4. {account} Bandage. Complications: none."
    assert reviewer.review(note).purpose == expected


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        (
            "S: head 8/10.\nO: sixth palsy.\n\nLP 3/7 0900 - therapeutic, to get the pressure off\n{}P: tap again 3/9 if OP up.",
            "therapeutic",
        ),
        ("IIH, 24 weeks. We agree on a tap to lower the pressure now, with steroids kept off. {}", "therapeutic"),
        ("Pneumococcal meningitis. Not yet for EVD, try a tap. Goals: drain enough to see him wake + resend culture. {}", "therapeutic"),
        ("IIH. Lowering the pressure with steroids. {}", "unstated"),
    ],
)
def test_aims_are_not_lost_to_what_stands_beside_them(reviewer: Reviewer, text: str, purpose: str) -> None:
    tap = "On the left side, lidocaine 5 mL, 20G at L3-4 by feel, OP 38. 28 mL drained, CP 17. No complications.\n"
    assert reviewer.review(text.format(tap)).purpose in (purpose, "both" if purpose == "therapeutic" else purpose)
