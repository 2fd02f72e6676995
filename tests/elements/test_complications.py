"""Complications: statements of none, events told in any words, and what says nothing about them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import complications, procedure
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

Find = Callable[[str], Finding]

TAP = "Prone, prepped and draped. Lidocaine 1%. A 22G needle was advanced to the sac at L3-L4, CSF clear, 12 mL. "

# That there was none, in many words and forms.
NONE = [
    TAP + "\nAdverse events in clinic:  none [x]  vasovagal [ ]  pain [ ]  other [ ]",
    TAP + "\nAdverse events: vasovagal [ ]  headache [ ]  none [x].",
    TAP + "\nProblem during or after   X none  O faint  O headache  O leg pain",
    TAP + "\nProblems during: N   Advice: Y",
    TAP + "No complications. In the event of post-LP headache, caffeine.",
    TAP + "The examination was well tolerated and there was no evidence of complication at its conclusion.",
    TAP + "\nCOMPLICATIONS\nNil.\n\nPLAN\nFlat 1 h.",
    TAP + "Procedure passed off uneventfully. Back to ward.",
    TAP + "We encountered no complications whatsoever.",
    "Diagnostic LP for MS.\n" + TAP + "\n| Complications | none |\n| EBL | 0 |",
    TAP + "Complication(s): No",
    TAP + "Complications: [ ] Yes  [X] No",
    TAP + "Complications: ☒ None ☐ Headache ☐ Bleeding ☐ Paresthesia",
    TAP + "Any complications? None",
    TAP + "Performed without immediate complication or patient distress.",
    TAP + "No periprocedural complications were appreciated, EBL minimal.",
    TAP + "Post LP: no untoward sequelae.",
    TAP + "Complication-free procedure.",
    TAP + "At no stage was there any complication.",
    TAP + "No paresthesia, bleeding or other adverse event.",
    TAP + "Complications - none known at time of dictation",
    TAP + "Immediate post op: no problems encountered during the procedure.",
    TAP + "I am not aware of any complications from this procedure.",
    "Previous LP complicated by PDPH needing a blood patch.\n" + TAP + "No complications today.",
    "PROCEDURES: 1. LP  2. Central line.\n1. LP: "
    + TAP
    + "No complications.\n2. Central line: R IJ, small hematoma at the neck, pressure held.",
    TAP + "There was no apparent complication and the patient returned to the floor.",
    TAP + "No immediate post procedural complications identified.",
    TAP + "The needle was removed. The patient had no difficulty or complication.",
    TAP + "IMPRESSION: 1. Successful uncomplicated fluoroscopically-guided lumbar puncture.",
    "FINDINGS/IMPRESSION: Technically successful and uncomplicated LP.\n" + TAP,
    TAP + "complications none, ebl < 1cc, tolerated well",
    TAP + "Cx nil.  Plan: flat 2h",
    TAP + "Comps - none.",
    TAP + "The whole thing went off without a hitch.",
    TAP + "COMPLICATIONS:          None immediately apparent.",
    TAP + "Known complications at time of note: none",
    TAP + "Complications related to procedure: None.",
    TAP + "COMPLICATIONS/EBL: None/minimal",
    TAP + "Estimated blood loss and complications: none.",
    TAP + "EBL/Complications: none",
    TAP + "(No complications)",
    TAP + "She had an entirely uneventful procedure.",
    TAP + "Sedation and LP both passed w/o event.",
    TAP + "There were no procedural or anesthetic complications.",
    TAP + "Complications:\n\n   NONE\n\nSpecimens:\n   4 tubes",
    TAP + "Unplanned events: none",
    TAP + "NO IMMED COMPLICATIONS",
    TAP + "No acute complications were witnessed by the team.",
    TAP + "The procedure was terminated without complication.",
    TAP + "I did not see any complication.",
    TAP + "It was completed with no complication that I could see.",
    TAP + "No evidence for immediate complication. Pt to recovery, call if headache.",
    TAP + "Patient tolerance: Patient tolerated the procedure well with no immediate complications",
    TAP + "Complications: none apart from traumatic tap.",
    "Lumbar drain placed after crani. Surgical complications: none. " + TAP,
    TAP + "He could pass out with needles so was laid flat first. No issues.",
    TAP + "No complications.\n\nFollow-up call day 2: doing well, no headache.",
    TAP
    + "Complications: none. Estimated blood loss: minimal. Specimens: CSF. Post: lie flat 2 h. Return for headache, bleeding, weakness.",
    TAP + "complications: none; condition stable; instructions: bed rest, call for headache/fever/leakage",
    TAP + "There was transient discomfort but no complication.",
    TAP + "Local discomfort only, no complications.",
    TAP + "Patient vomited once. No other complications.",
    TAP + "Two small drops of blood at the skin. No complication.",
    TAP + "Post procedure: no immediate complications were noted; the patient was discharged in stable condition.",
    TAP + "Safety event form completed for wrong label on tube 2. No complications.",
    TAP + "Complications ............... 0",
    TAP + "Complications? None. Blood loss? None.",
    TAP + "COMPLICATION: NIL OF NOTE",
    TAP + "Nothing to report in terms of complications.",
    TAP + "Patient reports prior LP caused a bad spinal headache. No complications today.",
    TAP + "Patient denies any headache, paresthesia or weakness following the procedure. No complications.",
    TAP + "was without complication or incident of any kind",
    "Neuroradiology LP report\nCLINICAL: r/o MS, leg paresthesias and Lhermitte's electric shock sensations down the spine.\nTECHNIQUE: Prone, L3-4, 22G needle under fluoro, 12 mL CSF.\nThere were no immediate complications. The patient was observed for an hour and discharged.",
    "ED LP. Thunderclap HA with LOC at onset, ?SAH. L lat decub, L4-5, lido, 20G. 4 tubes. Pt tolerated the procedure without any complications. Dispo pending.",
    "Paediatric LP under ketamine. Emergence uneventful. EMLA, 22G needle L4-5, 3 mL CSF. No desaturations, no apnoea. Complications nil.",
    "Operator: SHO. Supine bed rest 1 h. LP L3/4 x 2 attempts, lignocaine. Complications encountered during procedure: None",
    "IR LP. Fluoro. L4-5, 20G, lidocaine. 30 mL. Complications (immediate): None. Complications (delayed): to be assessed.",
    "LP: needle L3-4, CSF 8 mL. Complications and tolerance: none; patient tolerated well.",
    "LP: needle at L4-5, lido, 10 mL CSF.\nDid the patient experience any adverse event? No\nWas the patient stable on departure? Yes",
    "LP: needle at L4-5, lido, 10 mL CSF. Procedural complications: No complications were encountered.",
    "LP: needle at L4-5, lido, 10 mL CSF. The pt was monitored x 30 min w/o any untoward effects.",
    "Needle L4-5, lido, CSF 10 mL. No complications noted during or after the procedure. ADDENDUM 24h: phone call, headache better than before LP.",
    "NEEDLE L4-5, LIDOCAINE, CSF 10 ML. PATIENT TOLERATED PROCEDURE WELL WITHOUT INCIDENT.",
    "Needle L4-5, lido, CSF 10 mL. Nil complications, nil bleeding.",
    "Needle L4-5, lido, CSF 10 mL. No intra- or post-procedural complications.",
    "Needle L4-5, lido, CSF 10 mL. Complications: No immediate. Will follow.",
    "Needle L4-5, lido, CSF 10 mL. Compl.: 0. Disp: home",
    "Needle L4-5, lido, CSF 10 mL. Complications: denies.",
    "Needle L4-5, lido, CSF 10 mL. \nComplications:\n  [x] None\n  [ ] Bleeding\n  [ ] Paresthesia\n  [ ] Other:",
    "Needle L4-5, lido, CSF 10 mL. \nComplications: none[X] bleed[ ] vagal[ ] paresth[ ]",
    "Needle L4-5, lido, CSF 10 mL. \nComplications: <none> ",
]

# Events in or after the puncture, with or without the word.
PRESENT = [
    TAP + "While collecting tube 2 the patient became diaphoretic and bradycardic to 40; head lowered and recovered.",
    TAP + "Transient left leg paraesthesia during needle placement, settled on withdrawing. Otherwise no complications.",
    TAP + "Pt felt woozy and nearly fainted when sat up, recovered with fluids.",
    TAP + "Complications: vasovagal episode, brief",
    TAP + "Complications: None other than a brief vagal spell on sitting up.",
    TAP + "No immediate complications.\n\nADDENDUM 2 days later: returned with orthostatic headache, blood patch by anesthesia.",
    TAP + "Small hematoma formed at the puncture site, pressure held 15 min.",
    TAP + "On withdrawal the catheter sheared and a 2 cm fragment was left in situ.",
    TAP + "Sats fell to 82% after midazolam, bagged, flumazenil given.",
    TAP + "He yelped with a bolt of pain into the left buttock on the third pass.",
    TAP + "Needle contacted a nerve root with pins and needles in the foot, so redirected.",
    TAP + "The procedure was complicated by a seizure, terminated with lorazepam.",
    "Drain placed. 14G Tuohy needle L4-5, catheter threaded. When cath was passed he had pain shoot down L leg; pulled back 1 cm, resolved. Sutured.",
    TAP + "Baby had a brief desat to 78 with the curl, came up with blow-by. 3 tubes.",
    TAP + "Afterward new R foot drop was noted, MRI stat.",
    TAP + "Clear fluid leaking from the puncture site an hour later, stitch placed.",
    TAP + "Shortly after, she reported feeling faint and was laid supine; BP 70/40, came up with 500 mL saline.",
    TAP + "During advancement the patient described lancinating pain to the right heel. Needle withdrawn and redirected.",
    TAP + "Pt c/o R LE tingling on first pass, resolved w/ repositioning.",
    TAP + "Immediately post LP pt syncopized in the bathroom.",
    TAP + "\nLate entry 3/12: seen in ED with spinal headache, given caffeine and fluids.",
    TAP + "Post-procedure the patient developed a postural headache that evening.",
    TAP + "COMPLICATIONS: Patient developed transient right leg weakness.",
    TAP + "COMPLICATIONS: 1) vagal reaction 2) bleeding at site requiring suture",
    TAP + "Adverse events: hives after chlorhexidine, given diphenhydramine.",
    TAP + "He experienced a brief syncopal episode, otherwise the procedure was uneventful.",
    TAP + "Complicated by vasovagal syncope. ",
    TAP + "Spinal epidural hematoma developed overnight, taken to OR.",
    TAP + "Catheter tip was noted to be missing on removal; CT shows retained fragment at L3.",
    TAP + "Complications: see narrative. On the third pass he had shooting pain to the knee.",
    TAP + "Pt jumped with electric sensation into the foot, needle backed off.",
    TAP + "Pt felt a quick 'funny bone' shock in his left thigh; settled.",
    TAP + "Momentary L leg pain with the second pass, relieved on redirecting.",
    TAP + "patient had an episode of hypotension and bradycardia, given atropine 0.5 mg",
    TAP + "Pt diaphoretic, pale, BP 80/40 at the end, 1 L NS.",
    TAP + "Became nauseated and pale, lay down 15 min, better.",
    TAP + "Complications: Vagal",
    TAP + "Complications: minor oozing controlled with pressure",
    TAP + "Complications: PDPH",
    TAP + "Complic: paresthesia R leg x1",
    TAP + "Addendum: pt calls with headache, worse upright, advised caffeine.",
    TAP + "No complications.\n\nNursing note 3 days later: complains of headache since the LP, better lying flat.",
    TAP + "No immediate complications. Overnight: positional HA, started caffeine.",
    TAP + "Infant had apnea and bradycardia during positioning, needle withdrawn, stim and BBO2.",
    TAP + "After 100 mcg fentanyl resp rate dropped to 6 and he was given naloxone.",
    TAP + "Developed facial swelling and hives minutes after the lidocaine.",
    TAP + "Procedure abandoned after vasovagal. Will retry tomorrow.",
    TAP + "Stopped because of severe radicular pain down left leg.",
    "Paeds LP. EMLA. Held by nurse. 22G at L4/5. Sats dipped to 85% when curled, recovered with facial oxygen. 2 mL CSF. Back to mum.",
    "LP: needle at L4-5, lido, 10 mL CSF. Complications: back pain at the site",
    "LP: needle at L4-5. Twice the needle brushed a root with tingling to the right foot, third pass free of symptoms, CSF. Closing.",
    "LP: needle at L4-5. Stylet out, CSF. Pt stated 'I feel like I'm going to pass out', cold sweat, HR 42. Procedure paused, fluids, resumed.",
    "LP: needle at L4-5, CSF. Five minutes later vasovagal episode with brief LOC, recovered supine.",
    "Needle L4-5, lido, CSF 10 mL. No complications. Addendum: wife rang day 3, now bedbound with a headache the moment he sits up.",
    "Needle L4-5, lido, CSF 10 mL. Later that evening patient had fever and neck stiffness, repeat LP showed bacterial meningitis; felt to be iatrogenic.",
    "Needle L4-5, lido, CSF. After the LP he could not lift his left foot; MRI urgent.",
    "Needle L4-5, lido, CSF 10 mL. In recovery new right foot drop noted, resolved by evening as local wore off.",
    "Midazolam 2 mg. Needle L4-5, lido, CSF 10 mL. Became oversedated with shallow breathing, flumazenil 0.2 mg.",
    "Needle L4-5, lido, CSF 10 mL. There were no complications aside from transient right leg paresthesia.",
    "Needle L4-5, lido, CSF 10 mL. \nComplications:\n  [ ] None\n  [ ] Bleeding\n  [x] Paresthesia - R leg, brief\n  [ ] Other:",
]

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

# Risks, precautions, reasons, earlier events, single denials, blanks: nothing on complications.
MISSING = [
    TAP + "No paresthesias were elicited. No blood. Fluid sent.",
    "Indication: syncope, headache, leg numbness and paresthesias.\n" + TAP + "Fluid to lab. Call for headache, fever or leg weakness.",
    TAP + "RETURN PRECAUTIONS: headache worse upright, numbness, bleeding, fever, fainting.",
    "Risks incl PDPH, bleeding, paresthesia, vasovagal reaction reviewed and pt signed. " + TAP,
    TAP + "Complications: {none:12345}",
    TAP + "Complications: ***",
    TAP + "Complications: [ ] none [ ] vagal [ ] PDPH",
    TAP + "Complications: none / headache / bleeding / other (circle)",
    "Hx: uncomplicated pregnancy, uneventful delivery.\n" + TAP + "Fluid to lab.",
    TAP + "No sedation-related complications.",
    TAP + "DISCHARGE: advised re post-LP headache, to call if lightheaded.",
    "LP for low pressure headache, worse on standing, CSF leak suspected after epidural. " + TAP,
    TAP + "No change in neuro exam afterwards.",
    TAP + "Hemostasis with pressure. Band-Aid.",
    TAP + "Headache gone after the drainage, vision better.",
    TAP + "Headache 8/10 before, 3/10 after. Told to return for weakness, numbness, syncope.",
    TAP + "Precautions: bleeding, infection, CSF leak, leg weakness, postural headache.",
    "HPI: fainted at work, then thunderclap headache and left arm tingling. PMH vasovagal syncope.\n" + TAP,
    "Consent: spinal headache 10%, bleeding, infection, nerve injury, paralysis. Patient accepts.\n" + TAP,
    "Post-op CSF leak from the wound, lumbar drain requested.\n" + TAP + "Catheter threaded, drains well.",
    TAP + "Needle passed without paresthesia. No bleeding.",
    TAP + "No leg pain, no numbness, no headache.",
    TAP + "Procedure terminated as the patient could not keep still. No CSF.",
    TAP + "No anesthesia complications.",
    "Pt did well during last LP with no complications.\n" + TAP,
    TAP + "Call if he faints, passes out, becomes lightheaded, or if the leg goes numb.",
    TAP + "Page me for dressing soaked with clear fluid, fluid leaking from the site, or new leg weakness.",
    TAP + "Drain taped and run to the foot of the bed.",
    TAP + "Catheter was cut to length, tip at T10, catheter left in the subarachnoid space.",
    TAP + "HR 140 settled to 110 with sucrose.",
    TAP + "Fluid went clear by tube 3.",
    TAP + "Walked to the bathroom without problems, voided.",
    TAP + "No events overnight on telemetry.",
    TAP + "Assessment: 19M with syncope at school and headache, LP negative. Discharge.",
    TAP + "A/P: SAH ruled out. Headache improved. Likely migraine.",
    TAP + "MDM: patient with paresthesias and leg weakness, consider GBS. Albumin pending.",
    TAP + "Symptoms to report: postural headache, numbness, leg weakness, fever.",
    TAP + "Phone number given for headache worse on standing.",
    TAP + "Exam after: pupils equal, legs 5/5, sensation intact.",
    TAP + "Needle placed w/o difficulty. CSF flowed without problem.",
    TAP + "Needle hit bone twice, redirected. Bloody then clear.",
    TAP + "Procedural complications: *** ",
    TAP + "Post-procedure headache: no. Paresthesia: no. Bleeding: no.",
    TAP + "Cerebrospinal fluid leak at previous surgical site unchanged.",
    TAP + "The LP itself was complicated by the patient's habitus but ultimately successful.",
    TAP + "Pt had paresthesia in right leg before the procedure, unchanged.",
    "LP: needle at L4-5, lido, 10 mL CSF. She left feeling well, neurologically intact.",
    "LP: needle at L4-5, lido, 10 mL CSF. She complained of local back soreness only.",
    "LP note. Consent: risks of vasovagal reaction, paresthesia, PDPH gone over. Needle L4-5, CSF. Bandage.",
    "LP for headache after spinal anesthesia 3 wks ago, ?meningitis. Needle L4-5, lido, CSF cloudy. Bandage.",
    "Needle L4-5, lido, CSF. HA unchanged. Instructions: if HA gets worse when upright or she feels faint, call.",
    "Needle L4-5, lido, CSF 10 mL. Patient reassured that post-LP headache is common and usually settles.",
    "Needle L4-5, lido, CSF 10 mL. To reduce post-LP headache a 25G pencil-point needle was used.",
    "Needle L4-5, lido, CSF 10 mL. ADDENDUM: opening pressure 22 not 32. No other changes.",
    "Needle L4-5, lido, CSF 10 mL. Pressure dressing for slow ooze, stopped in a minute. No haematoma.",
    'Needle L4-5, lido, CSF 10 mL. \nComplications: {Blank single:19197::"none","bleeding","PDPH"}',
]


@pytest.fixture
def found_in(reviewer: Reviewer) -> Find:
    """The finding for a text; sentences about other punctures are left out as in a review."""

    def find(text: str) -> Finding:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        _, sentences = procedure.find(reading)
        found = complications.find(reading, Act(Answer("spinal_puncture"), Answer("completed"), sentences))
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        assert bool(found.evidence) == (found.status is not Status.MISSING)
        assert found.reason
        return found

    return find


@pytest.mark.parametrize("text", NONE)
def test_none(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, "none"), found.reason


@pytest.mark.parametrize("text", PRESENT)
def test_present(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, "present"), found.reason


@pytest.mark.parametrize("text", CONFLICTING)
def test_conflicting(text: str, found_in: Find) -> None:
    assert found_in(text).status is Status.CONFLICTING


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear(text: str, found_in: Find) -> None:
    assert found_in(text).status is Status.UNCLEAR


@pytest.mark.parametrize("text", MISSING)
def test_missing(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert found.status is Status.MISSING, found.reason


@pytest.mark.parametrize(
    "text",
    [
        "LUMBAR PUNCTURE\nCOMPARISON: MRI brain.\nTECHNIQUE: Prone, needle at L3-L4, CSF 12 mL.\nCOMPLICATIONS: None.\nPLAN: flat.",
        "PMH: HTN\nSitting, prepped. Needle L4-L5, CSF 8 mL.\nThere were no complications.\nCall for headache.",
    ],
)
def test_does_not_depend_on_line_breaks(text: str, found_in: Find) -> None:
    for layout in (text, text.replace("\n", " "), text.upper(), text.replace("\n", "\r\n")):
        assert found_in(layout).value == "none"


def test_conflict_shows_both_sides(found_in: Find) -> None:
    quotes = [e.text for e in found_in(TAP + "She passed out for a moment. COMPLICATIONS: None.").evidence]
    assert quotes == ["passed out", "COMPLICATIONS: None"]


def test_a_later_event_leaves_the_first_statement_true(found_in: Find) -> None:
    found = found_in(TAP + "No immediate complications.\n\nADDENDUM, next day: headache whenever he sits up.")
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
