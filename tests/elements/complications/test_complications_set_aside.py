"""Complications: what is set aside for a reason, and the like that stands beside it and is not."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
{before}
Indication: headache and fever, ?meningitis
Procedure: Left lateral decubitus. Chlorhexidine, drapes. Lidocaine 1% 3 mL. 22G needle at L3-L4, first pass. {account}
Clear CSF, 9 mL in four tubes to the lab. Needle out. {dressing}
{comp}
Told to lie flat for one hour and to call for headache or fever.
{after}
"""


def found(
    reviewer: Reviewer, before: str = "", account: str = "", dressing: str = "Plaster.", comp: str = "Complications: none.", after: str = ""
) -> str | None:
    """The value of the element, or its status where it has none."""
    note = NOTE.format(before=before, account=account, dressing=dressing, comp=comp, after=after)
    element = reviewer.review(note).elements["complications"]
    return element.value if isinstance(element.value, str) else str(element.status)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("Sats dipped to 87 while he was flexed, back to 96 as soon as he was let go.", "none"),
        ("Brief desat to 85 when curled up, recovered by himself.", "none"),
        ("Brief desat to 60 while curled, bagged, recovered.", "conflicting"),
        ("Desat to 70 after the midazolam, bagged for 20 seconds.", "conflicting"),
        ("Sitting, slumped forward over a bedside table.", "none"),
        ("Seated, back slumped into a C shape.", "none"),
        ("While sitting he slumped over and did not answer for ten seconds.", "conflicting"),
        ("Skin prep with iodine owing to a known chlorhexidine reaction.", "none"),
        ("The catheter tip sheared off, 5 mm was left behind.", "conflicting"),
        ("The introducer snapped and its tip lies in the muscle.", "conflicting"),
        ("Catheter cut, 7 cm left in the space.", "none"),
        ("The facial nerve stimulated well at the end.", "none"),
        ("The needle gave her a zing down the left leg.", "conflicting"),
        ("The known epidural hematoma at L5 was avoided.", "none"),
        ("On the prior pass he felt a zing in the left foot.", "conflicting"),
        ("Earlier she had a jolt down the right leg as the needle moved.", "conflicting"),
        ("He could not be roused for a minute after the midazolam.", "conflicting"),
        ("Check scan: new epidural hematoma beside the known one.", "conflicting"),
        ("12 mL run off, rest, dizziness check clear, then 8 mL.", "none"),
        ("12 mL run off, rest, dizzy and clammy, legs raised, then 8 mL.", "conflicting"),
        ("Pale for a moment as the IV went in earlier, before any of this; none with the tap.", "none"),
        ("Dusky as the foley was put in; none with the LP.", "none"),
        ("Dusky for a moment before the needle came out.", "unclear"),
        ("Felt faint before the puncture was finished.", "conflicting"),
        ("Bradycardia to 80 while curled before the back was prepped, then none.", "none"),
        ("Headache: none on sitting up.", "none"),
        ("Afterwards headache nil when she stood.", "none"),
        ("Afterwards headache when she stood, nil lying.", "conflicting"),
        ("A zing to the foot on the first pass; none with the LP after that.", "conflicting"),
    ],
)
def test_account(account: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, account=account) == expected


@pytest.mark.parametrize(
    ("dressing", "expected"),
    [
        ("Gauze and paper tape because of adhesive reaction.", "none"),
        ("Dressing changed because of a tape reaction with hives.", "conflicting"),
        ("Headache gone at once, sat up and drank tea.", "none"),
        ("Her headache settled within the hour, vision clear on sitting up.", "none"),
        ("Tingling in both feet, the same before and after the LP.", "none"),
        ("Pins and needles of the left leg after the LP.", "conflicting"),
    ],
)
def test_afterwards(dressing: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, dressing=dressing) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("Addendum: as the needle went through the dura she had a jolt in the left leg.", "conflicting"),
        ("Addendum: as she stood up to leave next morning she fainted.", "present"),
        ("Addendum next day: headache better lying, comes back on sitting.", "present"),
        ("Impression:\n1. Successful LP.\n2. Unchanged small subdural hematoma at L5.", "none"),
        ("Home and flat till evening given last time's PDPH.", "none"),
    ],
)
def test_behind(after: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, after=after) == expected


@pytest.mark.parametrize(
    ("before", "comp", "expected"),
    [
        ("Called by the night resident, who had two passes at L4-L5, she had a jolt down the leg then.", "No complications.", "none"),
        ("Last night's try on the ward, L4-L5: dry, a faint.", "No complications.", "none"),
        ("He had two taps last month (L4-L5, 10 and 20 mL, no trouble with either).", "", "missing"),
        ("Dr. W. tried first at L4-5, dry. His note: no complications.", "", "missing"),
        ("", "Complications: None / Present (circle one)", "missing"),
        ("", "Complications: [none] / present", "none"),
        ("", "No bruise, no new numb patch, no complications.", "none"),
        ("", "Marrow site dry, no complications.", "unclear"),
        ("", "I am pleased to say that there were no complications.", "none"),
    ],
)
def test_statement(before: str, comp: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, before=before, comp=comp) == expected


def test_who_is_pleased_to_say_so_takes_nothing_back(reviewer: Reviewer) -> None:
    account = "She had an electric shock in the right foot."
    assert found(reviewer, account=account, comp="I am glad to say that there were no complications.") == "conflicting"


def test_a_field_left_blank_is_not_answered_further_down(reviewer: Reviewer) -> None:
    comp = "\nComplications:\n\nOrders given to RN: call for leak, numb legs or HA over 7.\n\nHA 2/10 when seen."
    assert found(reviewer, comp=comp) in ("missing", "unclear")


def test_a_paragraph_that_names_the_puncture_is_its_own(reviewer: Reviewer) -> None:
    comp = "\nPast history: gout. Allergies nil.\n\nNo complications of either the LP or the sedation.\n"
    assert found(reviewer, comp=comp) == "none"


@pytest.mark.parametrize(
    ("account", "comp", "expected"),
    [
        ("", "Complications: none. Migraine headache with aura in his teens, follow up in clinic.", "none"),
        ("Sedation: ketamine 18 mg, glycopyrrolate 70 mcg IV.", "Complications: none.", "none"),
        ("Pulse fell to 36, atropine 0.5 mg given.", "Complications: none.", "conflicting"),
        ("", "Complications: none. One desat to 85 with handling before prep, none during.", "none"),
        ("", "Complications: none. One desat to 78 during the tap, bagged for a minute.", "conflicting"),
        ("", "Complications: none. Everything went smoothly.", "none"),
        ("On sitting up everything went grey for her and she slumped, legs raised.", "", "present"),
    ],
)
def test_what_was_given_or_seen_before_is_no_event(account: str, comp: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, account=account, comp=comp) == expected


@pytest.mark.parametrize(
    "dip",
    [
        "One desat to 78 during the tap, none before prep.",
        "Sats fell to 79 during the puncture, none before.",
        "Brady to 64 in the tap, none before prep.",
    ],
)
def test_the_puncture_in_which_something_happened_is_no_answer_to_the_field(reviewer: Reviewer, dip: str) -> None:
    assert found(reviewer, comp="Complications: none. " + dip) == "conflicting"
