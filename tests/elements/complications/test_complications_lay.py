"""Complications in everyday words: idioms of none, events told by their signs, and what only sounds like one."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import complications, procedure
from doccheck.elements.act import Act
from doccheck.facts import Answer

TAP = "Sitting, prepped, lidocaine 1%. A 22G needle was advanced at L3-L4, CSF clear, 12 mL. "

NONE = [
    "No complications. His numbness is what we are looking into.",
    "No complications. Foot drop splint taken off beforehand.",
    "No complications. Leg numbness is as it was on admission.",
    "No complications. Back here for fever, leg weakness, HA on standing.",
    "No complications. On 2 L O2 as at home.",
    "No complications. Legs 4/5 as before.",
    "No complications. Power 4/5 in both legs before and after.",
    "No complications. Calf tingling? She denied it.",
    "No complications. Static ultrasound had shown the space.",
    "No probs at all.",
    "It went without drama.",
    "No hiccups.",
    "The procedure was unremarkable throughout.",
    "Nothing to report from the procedure itself.",
    "Did anything untoward occur? No",
    '"Any problems?" "None."',
    "Tolerance/complications | tolerated well / none",
    "Complications: none[X] vagal[ ] bleed[ ]",
    "Any adverse event during procedure [ ] Yes [x] No",
    "There were know immediate complications period",
    "Complictions: none",
    "0 complications from my tap.",
    "Procedure notes: no immed. complications.",
    "He fainted at his last LP so was kept lying; no trouble this time.",
    "Pt did not have any issues during the lp.",
]
PRESENT = [
    "At 18:40 she was found with clear drips under the plaster.",
    "Toes tingling on the left since I withdrew.",
    "Bladder palpable that night, 900 mL by catheter.",
    "Pain score 8 in the right shin as the needle was rotated; rotated back and gone.",
    "Became drowsy an hour after the tap, CT shows tonsillar descent.",
    "Required 2 L O2 for sats of 85 after fentanyl.",
    "Got itchy and blotchy with the chlorhexidine.",
    "Pressure was held for 25 minutes for bleeding, platelets given.",
    "Perineal sensation reduced on check at one hour.",
    "Numb patch over the outer thigh since the needle, still there at an hour.",
    "She had a wave of heat and could not see properly, HR 42.",
    "Banging headache that went off on lying, given codeine. Needle out, plaster on.",
    "Transient right L5 irritation.",
    "He turned the colour of putty and we lost the radial pulse for half a minute.",
    "The hub snapped off and the shaft had to be dug out.",
    "Seized for 40 s on the table.",
    "Left foot weak 3/5 when she got up.",
    "No complications. Phone call day 2: flat out on the sofa, head splits as soon as she sits.",
    "No complications. Wife called next morning: headache pounding unless he lies down.",
    "He had a seizure 3 h after the procedure.",
    "Complications: none. Rang at 1800: she has new numbness over the saddle and can't pee.",
    "No complications. The patient did report a headache 3 days later by phone.",
    "Complications: none. Ward SHO 22:00: called, fever 38.9 since LP.",
    "Baby desatted to 74% while curled. Complications: nil else.",
    "On waking his gown was soaked over the low back and clear fluid came through.",
    "Needle out; steady ooze from the hole and an egg-sized lump under the skin, pressure\n25 min by the clock.",
    "1 pass; on 1st adv burning strip lat thigh x 2 min, w/d 1 cm.",
    "Note of 4/9: throbbing in the forehead each time the bed went up, off when flat.",
    "He went white and slumped against the nurse; pulse 38.",
    "About ten minutes on he said the room was going grey; pulse 44, BP 82/50.",
    "She was clammy, BP 74/40, so I laid her flat with her legs up.",
    "He felt a bolt run down his left thigh as the needle went in.",
    "She yelled that fire ran down the back of her thigh each time the stylet moved.",
    "No resistance felt needle went in easily then pt jumped as a hot wire went down the buttock to the knee.",
    "Needle moved: she felt it in her hip for a second, a little electric thing.",
    "Skin kept welling red through the gauze and took 20 min of thumb and a stitch.",
    "Bleeding from the site would not settle, 15 mins direct pressure.",
    "The catheter would not come out; it snapped and 3 cm stayed behind.",
    "Watery fluid soaking through the plaster, a purse string stitch was put in.",
    "He quit breathing after the midazolam, jaw thrust and narcan 0.4.",
    "He came out in hives.",
    "By evening he could not lift the right foot.",
    "No complications.\nAddendum, next morning: telephoned. Since rising she has had a pounding headache which eases lying flat.",
    "Complications: none[ ] vagal[X] bleed[ ]",
    "Any adverse event during procedure [x] Yes [ ] No",
]
MISSING = [
    "A vagal episode prior to needle insertion when he saw the tray.",
    "Catheter threaded and the needle slid off over it, 8 mL.",
    "Clear fluid came back on the second pass.",
    "Legs were straightened with some discomfort in the hip.",
    "No trouble getting into the space.",
    "Home at four if no problems.",
    "Spinal nine days ago, no issue then.",
    "Tingling in both feet as before the procedure.",
    "Sats 84% when folded up for the resident's try, O2 given.",
    "Pale yellow fluid, patient laid flat.",
    "He has fainted with blood draws before.",
    "Nurse form: Vasovagal N / Bleeding N / Other N",
    "Denies pain or tingling running down the legs.",
    "Site oozed, gauze put on.",
]
CONFLICTING = [
    "Within ten min the dressing was sodden with clear fluid and a stitch was put in. Complications: nil.",
    "Desaturated to 82% when flat. Complications nil.",
    "Patient felt a sudden shock down the back of the left thigh and cried out. COMPLICATIONS: None immediate.",
    "HR 40, sweaty and pale on sitting, atropine. No complications.",
]
UNCLEAR = [
    "Leg weakness on standing, fell against the bed rail. No complications.",
    "Dense numbness S2-4 noted at 2200. No complications.",
    '"Like touching the fence", she said, from hip to ankle. No complications.',
]


def _answer(reviewer: Reviewer, text: str) -> str:
    reading = reviewer._pipeline.read(Note(id="t", text=TAP + text))
    _, sentences = procedure.find(reading)
    found = complications.find(reading, Act(Answer("spinal_puncture"), Answer("completed"), sentences))
    return str(found.value or found.status.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (t, e)
        for e, texts in {"none": NONE, "present": PRESENT, "missing": MISSING, "conflicting": CONFLICTING, "unclear": UNCLEAR}.items()
        for t in texts
    ],
)
def test_everyday_words(text: str, expected: str, reviewer: Reviewer) -> None:
    assert _answer(reviewer, text) == expected
