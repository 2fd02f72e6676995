"""Complications: none against an event, what is not settled, and answers in the words of a course."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.facts import Status
from tests.elements.conftest import Find

TAP = "Prone, prepped and draped. Lidocaine 1%. A 22G needle was advanced to the sac at L3-L4, CSF clear, 12 mL. "

# None and an event of the same procedure.
CONFLICTING = [
    TAP + "Pt vagaled after 10 mL, HR 36. Complications: none.",
    TAP + "Patient briefly lost consciousness with the needle in. The procedure was uncomplicated.",
    TAP + "Rash and wheeze after the chlorhexidine, given Benadryl and epi. COMPLICATIONS: NONE",
    TAP + "HR fell from 80 to 34 and she stopped responding for a few seconds. No complications.",
    TAP + "Brisk paresthesia into left foot x 2. COMPLICATIONS: None.",
    "Lumbar drain insertion: Tuohy needle L3-4, catheter to 15 cm, CSF. Pt reported left buttock twinge as catheter passed. Complications - Nil",
    "LP clinic. Sitting, L3/4, 22G Whitacre, lido, 9 mL. She nearly swooned at the sight of the tubes but kept talking; no treatment needed. No complications.",
]

# Touched on, not settled.
UNCLEAR = [
    TAP + "Pt handled the procedure well and was comfortable throughout.",
    TAP + "Left the department in stable condition.",
    TAP + "Tolerated procedure w/o distress, hemodynamically stable.",
    TAP + "Complications: traumatic tap",
    TAP + "Fluid bloody, traumatic tap. Patient tolerated well.",
    TAP + "LP was not without incident.",
    TAP + "Complications: patient had difficulty lying still",
    TAP + "Post-procedure: patient awake, alert, moving all four limbs, in good condition.",
    TAP + "Tol procedure.",
    TAP + "He put up with it very well.",
    TAP + "Condition on leaving: satisfactory.",
    TAP + "Complications: blood tinged CSF",
    TAP + "Complications: as documented in nursing record",
    TAP + "Given vasovagal history she was kept supine; went smoothly.",
    TAP + "Complications: N/A",
    "Needle L4-5, lido, CSF 10 mL. Complications: minimal",
]


@pytest.mark.parametrize("text", CONFLICTING)
def test_conflicting(text: str, complications_in: Find) -> None:
    assert complications_in(text).status is Status.CONFLICTING


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear(text: str, complications_in: Find) -> None:
    assert complications_in(text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "LUMBAR PUNCTURE\nCOMPARISON: MRI brain.\nTECHNIQUE: Prone, needle at L3-L4, CSF 12 mL.\nCOMPLICATIONS: None.\nPLAN: flat.",
        "PMH: HTN\nSitting, prepped. Needle L4-L5, CSF 8 mL.\nThere were no complications.\nCall for headache.",
    ],
)
def test_does_not_depend_on_line_breaks(text: str, complications_in: Find) -> None:
    for layout in (text, text.replace("\n", " "), text.upper(), text.replace("\n", "\r\n")):
        assert complications_in(layout).value == "none"


def test_conflict_shows_both_sides(complications_in: Find) -> None:
    quotes = [e.text for e in complications_in(TAP + "She passed out for a moment. COMPLICATIONS: None.").evidence]
    assert quotes == ["passed out", "COMPLICATIONS: None"]


def test_a_later_event_leaves_the_first_statement_true(complications_in: Find) -> None:
    found = complications_in(TAP + "No immediate complications.\n\nADDENDUM, next day: headache whenever he sits up.")
    assert found.value == "present"
    assert "later" in found.reason


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("No immediate complications.\n\nAddendum: since this am dull occipital ache on getting up.", "documented", "present"),
        ("Complications: none this time (had post-LP headache in May).", "documented", "none"),
        ("He asked me about spinal headache. There weren't any complications.", "documented", "none"),
        ("The pressure fell to 15. She left without having suffered any complication.", "documented", "none"),
        ("COMPLICATIONS: [No immediate.]", "documented", "none"),
        ("Comps - stylet looked bent, needle intact. None.", "documented", "none"),
        ("Complications: the twinge as above.", "documented", "present"),
        ("Cpl: none.", "documented", "none"),
        ("No complications. She did faint briefly during the tap.", "conflicting", None),
        ("He stiffened, shook for 20 s and had lorazepam.", "documented", "present"),
        ("At no time was there an adverse event of any kind.", "documented", "none"),
        ("Fluid continued to run from the skin hole. No complications.", "conflicting", None),
        ("There was nothing whatever by way of a complication.", "documented", "none"),
        ("Any bother: no", "documented", "none"),
        ("Course: uncomplicated.", "documented", "none"),
        ("Complications were not encountered.", "documented", "none"),
        ("No complications, other than difficult positioning.", "documented", "none"),
        ("No leg pain, nor anything else worth calling a complication.", "documented", "none"),
        ("Comp: headache began 6 h later, positional.\nComplications at end of procedure: none", "documented", "present"),
        ("No immediate complications.\n09 Jun 07:20 nurse: reports a new numb patch on right shin.", "documented", "present"),
        ("He was fine on leaving.", "unclear", None),
        ("Site bled, pressure held x15, purple now.", "documented", "present"),
        ("Patient tolerated my portion.", "unclear", None),
        ("Rash on the flank 10 min after the lidocaine, hives, Benadryl. No other complication.", "documented", "present"),
        ("No complications.\nCome back if the headache returns,\ncan't pee, or legs go weak.", "documented", "none"),
        ("Complications: Biopsy: paraspinal hematoma as told. LP: none.", "documented", "none"),
        ("Complications: Biopsy: none. LP: vagal.", "documented", "present"),
        ('Prior report: "LP at L4-L5, 9 mL, no complications, flat 1 h".', "missing", None),
        ("The last centimeter of the catheter did not come along.", "documented", "present"),
        ("Neither during nor for an hour after was there any complication.", "documented", "none"),
        ("Her lips lost their colour and the head of the couch was put down.", "documented", "present"),
        ("Complications/EBL: 0 / 0", "documented", "none"),
        ("Complications: Y / N (N circled).", "documented", "none"),
        ("She had feared a zinger down the leg. No complications.", "documented", "none"),
        ("She lay numb from the waist down for half an hour.", "documented", "present"),
        ("No complication from it.\nLater the arterial line oozed, held 10 min.", "documented", "none"),
        ("No complication on the day. I rang on Monday: a dull ache across the forehead on standing.", "documented", "present"),
        ("Marrow afterwards from both sides, separate note. No complications in either.", "documented", "none"),
        ('"No complications" said the template; that is wrong. He had a brief leg paresthesia.', "documented", "present"),
        ("He has numbness of the left foot after, still there at 21:30.", "documented", "present"),
        ("No answer for a while, pulse 41. Legs up on the stool.", "documented", "present"),
        ("Events: nil. Nurse to report ooze.", "documented", "none"),
        ("She complained of pins and needles in the feet as she has had all week. No complications.", "documented", "none"),
        ("I told her that the risk of complications was small, and none arose.", "documented", "none"),
        ("Four hours on he has a new left sixth.", "documented", "present"),
        ("There is not a single thing to add under complications.", "documented", "none"),
        ("COMPLICATIONS (select all): [X]NONE [ ]BLEEDING [ ]PARESTHESIA", "documented", "none"),
        ("COMPLICATIONS (select all): [ ]NONE [ ]BLEEDING [X]PARESTHESIA", "documented", "present"),
        ("Written info re PDPH. Cx: n", "documented", "none"),
        ("What went wrong: nothing", "documented", "none"),
        ("No intraoperative problem was met with.", "documented", "none"),
        ("If complications, bleep 2231; there were none when I left.", "documented", "none"),
        ("She screamed and clutched her groin.", "documented", "present"),
        ("Bleeped at 6: soaking through the second pad, clear.", "documented", "present"),
        ("Held by two nurses, slumped twice.", "missing", None),
        ("Course: tolerated it well.", "unclear", None),
        ("Bloody? no. Paresthesia? R thigh, gone at once.", "documented", "present"),
        ("BP dropped to 82 with tracheal suctioning.", "missing", None),
        ("BP dropped to 82 as the needle went in.", "documented", "present"),
        ("Headaches not responding to Diamox. No complications.", "documented", "none"),
    ],
)
def test_words_of_a_course(words: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    text = f"Lumbar puncture for headache. Left lateral, prepped. Lidocaine. 20G needle at L3-L4, clear CSF 8 mL.\n{words}\n"
    found = reviewer.review(text).elements["complications"]
    assert (found.status, found.value) == (status, value)
