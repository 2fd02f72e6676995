"""Complications: events told in any words, and what names an event but tells of none."""

from __future__ import annotations

import pytest

from doccheck.facts import Status
from tests.elements.conftest import Find

TAP = "Prone, prepped and draped. Lidocaine 1%. A 22G needle was advanced to the sac at L3-L4, CSF clear, 12 mL. "

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


@pytest.mark.parametrize("text", PRESENT)
def test_present(text: str, complications_in: Find) -> None:
    found = complications_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, "present"), found.reason


@pytest.mark.parametrize("text", MISSING)
def test_missing(text: str, complications_in: Find) -> None:
    found = complications_in(text)
    assert found.status is Status.MISSING, found.reason
