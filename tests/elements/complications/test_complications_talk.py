"""Complications: events beside words of talk, which an account of what happened holds too, and what is only spoken of."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "Diagnostic LP for ?meningitis. On the left side, prepped, lidocaine, 20G needle in at L3-L4. {} Clear CSF, 9 mL. No complications. "
FORM = """LP RECORD
Reason         ?meningitis
History        2 days of fever
Position       left lateral
LA             lignocaine 1% 3 ml
Level          L3/4
Needle         22G
CSF            clear, 10 ml
Notes          {}
Complications  none
Advice         {}
"""

HAPPENED = [
    "The needle went on until he felt a shooting pain into the left leg; it was drawn back.",
    "As discussed he spoke up when it came: a jolt down the leg, gone on withdrawing.",
    "He agreed to go on after a brief vasovagal episode.",
    "To reduce the pressure we took 2 mL at a time and his HR went to 38, pale, legs raised.",
    "Not until the third pass did it come, with a shooting pain in the calf each time.",
    "The level was checked, and an electric shock down the thigh came with the second pass.",
    "During positioning he had a vasovagal syncope.",
    "Left leg numb for half an hour afterwards.",
    "There was momentary contact with a nerve root.",
    'He cried out "my leg!" and the needle was moved.',
    "During drainage he complained of a new severe headache.",
    "Seizure in the recovery area, lorazepam given.",
    "Urinary retention that evening, catheterised.",
    "A sliver was left in the ligament.",
    "Severe headache within minutes of the procedure.",
    "The LP was complicated by radiculopathy.",
    "Needed airway support and bagging after the second dose.",
    "He felt as if his toes were being plugged into the mains.",
    "15:30 asked to see: HR 44, BP 84/50, faint after the toilet.",
    "Pain from the back to the left heel since the puncture.",
    "She mentioned a burning down the outside of the right shin.",
    "The back is boggy and bruised: haematoma 4 cm.",
    "Left foot drop found at the evening round.",
]
SPOKEN_OF = [
    "We went on until asked to stop; risk of paraesthesia on the first pass had been discussed.",
    "Asked about shooting pain on each pass, he felt nothing.",
    "To avoid a faint he was kept lying down.",
    "His foot had gone to sleep from lying on it.",
    "He was light-headed before we began, from fasting.",
    "A kick of the legs by the baby meant a second pass.",
    "BP fell from 180/100 to 150/80 once he relaxed.",
    "The bed collapsed at the head end.",
    "No problem with the level.",
    "Diplopia better after the puncture.",
    "Weakness of the legs unchanged after the LP.",
    "The LP was complicated by: nothing.",
]
ADVICE = [
    "Phone the unit 08-20, out of hours ED, for postural headache or leg symptoms.",
    "Given the red flag card (worse headache on standing, back leak, fever).",
    "Telephone 0800 to 1800 for headache worse upright or a wet dressing.",
    "Headache on sitting up or leg weakness: straight to ED.",
    "Low pressure headache advice sheet given.",
    "Follow the PDPH pathway if headache on standing.",
    "Post dural puncture headache advice sheet given.",
    "Analgesia ladder for post LP headache charted.",
    "My advice was to rest this evening and come back at once for fever or weakness.",
    "Blood patch available through anaesthetics for persistent PDPH.",
]


@pytest.mark.parametrize("told", HAPPENED)
@pytest.mark.parametrize("form", [False, True])
def test_what_came_counts_beside_words_of_talk(told: str, form: bool, reviewer: Reviewer) -> None:
    text = FORM.format(told, "rest flat 1 h") if form else TAP.format(told)
    finding = reviewer.review(text).elements["complications"]
    assert finding.status == "conflicting" or finding.value == "present"


@pytest.mark.parametrize(
    "text", [TAP.format(t) for t in SPOKEN_OF] + [TAP.format("") + a for a in ADVICE] + [FORM.format("", a) for a in ADVICE]
)
def test_what_is_only_spoken_of_does_not(text: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


def test_an_exception_is_an_event(reviewer: Reviewer) -> None:
    text = TAP.replace("No complications.", "There were no complications apart from a short faint when she sat up.").format("")
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "present")


def test_the_state_of_a_patient_and_the_reason_of_an_order_tell_of_an_event(reviewer: Reviewer) -> None:
    for words in ("Patient tolerance: poor, vasovagal episode.", "Disposition: Extra hour flat because of near-syncope."):
        text = FORM.format("", "rest flat 1 h").replace("Advice ", words + "\nAdvice ")
        assert reviewer.review(text).elements["complications"].status == "conflicting"


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("He fainted? No.", False),
        ("He fainted? nope", False),
        ("Fainted during it? [x] no [ ] yes", False),
        ("Fainted during it? [ ] no [x] yes", True),
        ("He fainted? Now better.", True),
    ],
)
def test_an_event_that_is_asked_for_and_answered_with_no_did_not_happen(told: str, counts: bool, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP.replace("No complications. ", "").format(told)).elements["complications"]
    assert (finding.value == "present") is counts
