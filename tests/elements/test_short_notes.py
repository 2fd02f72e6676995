"""Whole short notes: what an x-ray machine only marked, what a purpose is not, which procedure is recorded, and why it was done."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_HEAD = "Lumbar puncture note.\nIndication: suspected meningitis, fever and stiff neck.\n"
_END = "\nClear CSF, 10 mL in 4 tubes. Complications: none. Flat for an hour, drink fluids, call for headache or weak legs."


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        (
            "Fluoroscopy room, prone. Scout image taken to pick L3-4, skin dotted with ink. Patient vomited and was sat up in the corridor; 20G through the dot there, no machine. Fluoro 5 s.",
            "unclear",
            "",
        ),
        (
            "Prone. C-arm used to count levels and a paper clip taped over L4-5. The tube then overheated and shut down. Proceeded on the mark by feel with a 22G, CSF on pass two. Fluoroscopy time 0.1 min.",
            "unclear",
            "",
        ),
        (
            "Prone. Level L3-4 localized under fluoroscopy and marked. 22G needle advanced into the thecal sac. Fluoro time 22 s.",
            "documented",
            "fluoroscopy",
        ),
        (
            "Prone. L2-3 marked under fluoroscopy. 5 mL lidocaine. Under intermittent fluoroscopy a 22G needle was advanced. Fluoro 0.4 min.",
            "documented",
            "fluoroscopy",
        ),
        (
            "CT table, lead grid on the back, one slice to choose L4-5 and measure depth 7 cm. Grid off, table out of the gantry. Needle put in to 7 cm without further scanning, clear fluid. DLP 22.",
            "unclear",
            "",
        ),
        (
            "CT guided LP. Scout and grid, L3-4 chosen. Needle advanced stepwise with repeat slices until the tip lay in the sac. DLP 88 mGy cm.",
            "documented",
            "ct",
        ),
        (
            "L3-4 felt, landmark technique. 22G. Recent CT head normal, plain films of the spine from 2019 used to plan the level.",
            "documented",
            "none",
        ),
        ("Ultrasound used to map the midline and L3-4, X drawn, probe put down. 22G at the X.", "documented", "ultrasound_marking"),
        ("L4-5 between my thumbs, 22G, one pass.", "documented", "none"),
        ("Baby held curled. L4-5 under the nurse's finger, 22G 1.5 inch, pass 1.", "documented", "none"),
        ("Guidance   none [X]  US [ ]  fluoro [ ]\nSpace L3/4 [X] L4/5 [ ]\nNeedle 22G", "documented", "none"),
        ("Position: sitting [ ] lateral [x]\nImaging guidance  no [x]  yes [ ]\nLevel L3-4. 22G Whitacre", "documented", "none"),
        (
            "Position: sitting [ ] lateral [x]\nImaging guidance  no [ ]  fluoroscopy [x]\nLevel L3-4. 22G Whitacre",
            "documented",
            "fluoroscopy",
        ),
        ("Performed in the IR suite under fluoroscopic guidance at L3-4, 22G. No imaging was used for the puncture.", "conflicting", ""),
        (
            "L3-4 by landmarks, 3 passes, dry. Stopped. No CSF. Fluoro LP asked for tomorrow by the team.\nComplications: none",
            "documented",
            "none",
        ),
        (
            "L3-4 by landmarks, 3 passes, dry. Stopped. IR requested for fluoro guided tap Monday.\nComplications: none",
            "documented",
            "none",
        ),
        (
            "Prone in the fluoro suite. Metal marker on the skin, film shot, L4-5 identified. Marker off. 22G advanced down the barrel with spot checks. Time 18 s.",
            "documented",
            "fluoroscopy",
        ),
        ("Fluoro suite used as the procedure room only. Crests felt, L4-5, 22G.", "documented", "none"),
        ("C-arm image to confirm L3-4, C-arm then rolled away and the spinal needle passed freehand; CSF clear.", "unclear", ""),
        (
            "Brought to angio. Overhead beam used to find L4-5, dot drawn. The C-arm power cut out, so the spinal needle was introduced blind through the dot. Fluoro 3 s.",
            "unclear",
            "",
        ),
        (
            "Fluoroscopic localization: L3-4, skin mark. Patient taken back to ICU where I put in the 22G at the mark without imaging.",
            "unclear",
            "",
        ),
        (
            "Localizer CT with skin grid; L4-5 entry picked, distance 6.2 cm. Patient refused more scanning and the 20G went in by hand to 6 cm, CSF.",
            "unclear",
            "",
        ),
        (
            "Image intensifier: level confirmed L3/4 before prep, intensifier parked in the corner after. Needle passed by loss of resistance feel.",
            "unclear",
            "",
        ),
        (
            "Under fluoroscopy L3-4 was identified. After lidocaine the 22G was advanced in the AP and lateral projections until CSF.",
            "documented",
            "fluoroscopy",
        ),
        (
            "L4-5 chosen with the C-arm. Needle aimed cephalad and its position checked on lateral view. DAP 40.",
            "documented",
            "fluoroscopy",
        ),
        ("FLUOROSCOPICALLY GUIDED LP. Interspace L3-4 marked. 22G needle inserted. CSF. Fluoro 12 s.", "documented", "fluoroscopy"),
        (
            "CT-guided LP. Scout, marker on skin at L4-5, needle advanced, tip confirmed in the sac on control scan. DLP 101.",
            "documented",
            "ct",
        ),
        ("Level counted on last month's lumbar films, then crests felt, L3-4, 22G.", "documented", "none"),
        ("No imaging. Metal paper clip? none needed. Landmarks L4-5.", "documented", "none"),
        ("Wire-frame back brace removed. L3-4 by feel. 22G.", "documented", "none"),
        ("Old X-ray picture taken to choose the level was on the wall. L4-5 palpated.", "documented", "none"),
        ("Fluoro suite. Nothing more said. 22G to L3-4.", "unclear", ""),
        ("US: depth 5 cm, L3-4 window found, pen mark, no probe during needle. 22G.", "documented", "ultrasound_marking"),
        (
            "First by landmarks L4-5, bone, given up. C-arm wheeled in; under screening 22G in L3-4, fluid. 14 s.",
            "documented",
            "fluoroscopy",
        ),
        ("C-arm tried first, pictures hopeless (BMI 60), sent away. Then sitting, by feel, L3-4, 20G, fluid.", "documented", "none"),
        ("Imaging guidance: [x] none [ ] US [ ] fluoro. L3-4 22G", "documented", "none"),
        (
            "Nurse: in the fluoro room. Dr: fluoroscopy used only to look at the level, then machine off, needle by hand L4-5. 6 s.",
            "unclear",
            "",
        ),
    ],
)
def test_marked_by_a_machine_or_guided(text: str, status: str, value: str, reviewer: Reviewer) -> None:
    elements = reviewer.review(Note(id="n", text=_HEAD + text + _END)).elements
    assert elements
    found = elements["imaging_modality"]
    assert found.status == status, found.reason
    assert not value or found.value == [value]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        (
            "LP. Brain abscess drained last week, stiff neck. We want CSF to tell bacterial from chemical meningitis. L3-4, the 22G was taken down into the sac, 8 mL cloudy to lab. No complications. Flat 1 h.",
            "diagnostic",
        ),
        (
            "LP. IIH, headaches. Aim to bring the pressure down. L3-4, 20G. OP 38, pressure was taken down to 18, 25 mL off. No complications. Lie flat, call if legs weak.",
            "therapeutic",
        ),
        (
            "LP for ?encephalitis, seizures. L3-4, 22G. 10 mL to lab for cells, HSV PCR. No complications. Page neuro if pupils or gait change.",
            "diagnostic",
        ),
        ("Tap test for NPH. L3-4, 40 mL removed. Gait retested to see if walking improves. No complications. Flat 1 h.", "tap_test"),
        (
            "Crypto meningitis, headache back. Tap to get pressure down. L4-5, OP 40, 30 mL off, CP 16. No complications. Will likely need another tap tomorrow with OP. Flat 1 h.",
            "therapeutic",
        ),
        (
            "LP. Purpose: (1) VDRL and cells, (2) relieve pressure. Syphilis, papilledema. L3-4. OP 33. 28 mL removed, 8 to lab. None complications. Flat 1 h.",
            "both",
        ),
        ("LP today as last month, to ease her IIH headaches. L3-4. OP 30, 24 mL off. No complications. Flat 1 h.", "therapeutic"),
        (
            "LP. GBS query, legs weak. Needle was taken down at L3-4 with care. 6 mL to lab for protein, cells. No complications. Flat 1 h, ring if legs change.",
            "diagnostic",
        ),
        ("IIH. LP to drop pressure before stent, as was done in May. L3-4, OP 34, 26 mL off. No complications. Flat 1h.", "therapeutic"),
        ("Lumbar puncture. Lactate 5.1, plt 90 noted. L3-4, 8 mL CSF out. No complications. Flat 1 h.", "unstated"),
        ("LP: ?meningitis. L3-4, 9 mL. CSF lactate, cells, culture. No complications.", "diagnostic"),
        ("SAH hydrocephalus. LP to take CSF off, relieve pressure, and culture for fever. L4-5, 30 mL. No complications.", "both"),
    ],
)
def test_purpose(text: str, purpose: str, reviewer: Reviewer) -> None:
    assert reviewer.review(Note(id="n", text=text)).purpose == purpose


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (
            "Fluoroscopic LP. Weakness. 22G at L2-3. 10 mL CSF to lab. 12 mL Isovue-M 200 then injected, good spread; to CT. Complications none.",
            "myelogram",
        ),
        (
            "Fluoroscopic LP. ?meningitis. 22G at L2-3. 0.5 mL Omnipaque injected to confirm the tip; 10 mL CSF to lab. Complications none. Flat 1h.",
            "spinal_puncture",
        ),
        (
            "Anesthesia note. Headache since LP in ED Friday (L3-4, 10 mL CSF).\nEBP: sitting, L4-5, 17G Tuohy, LOR to saline, 20 mL blood injected. Headache gone. Complications none. No lifting.",
            "blood_patch",
        ),
        (
            "LP note. PDPH after epidural, EBP considered. Fever, so LP first: L3-4, 22G, 8 mL clear CSF to lab for culture. No complications. Flat 1h.",
            "spinal_puncture",
        ),
        (
            "Consult ID. Reason: meningitis.\nED course (per ED notes): LP at 0500, L3-4, 20G, OP 30, 8 mL cloudy CSF. No complications. Told to lie flat.\nPlan: ceftriaxone.",
            "none",
        ),
        (
            "ED note. LP done by me: L3-4, 20G, OP 30, 8 mL cloudy CSF. ?meningitis. No complications. Told to lie flat. ED course: ceftriaxone, admitted.",
            "spinal_puncture",
        ),
        (
            "CSF drain placement. Hydrocephalus after SAH. Twist drill at Kocher's point, catheter 6 cm, CSF under pressure. Tunneled. Complications none.",
            "other",
        ),
        (
            "Lumbar CSF drain placement. SAH with EVD already in at Kocher's point. L4-5, 14G Tuohy, catheter threaded, CSF clear, 10 mL/h. Complications none. HOB flat.",
            "catheter_drain",
        ),
        (
            "LP and IT methotrexate booked. MTX was checked by two nurses but not given as platelets 18. LP done for staging: L4-5, 22G, 8 mL CSF to lab cytology. No complications. Flat 1h.",
            "spinal_puncture",
        ),
        (
            "LP with C1-2. Fusion L1-S1, lumbar levels tried and dry. Supine, lateral neck prepped; 22G needle advanced between C1 and C2 laminae, CSF 8 mL. None complications.",
            "cervical_puncture",
        ),
        (
            "Procedure: LP at L3-4\nIndication: IIH\nGuidance: none\nI explained how we would do it: on the side, needle at L3-4, 20 mL. He will think about it and the form was signed as refused. Complications: none.",
            "none",
        ),
        (
            "Neuroradiology. Lumbar puncture for CSF. 22G L3-4, 8 mL CSF to lab. Instilled 10 mL of Omnipaque 180 through the needle, table tilted. No complications.",
            "myelogram",
        ),
        (
            "LP under CT. ?MS. CT head with 75 mL Omnipaque given IV before. 22G L3-4, 10 mL CSF to lab. No complications. Flat.",
            "spinal_puncture",
        ),
        (
            "LP fluoroscopy. ?MS. Contrast 10 mL of Omnipaque on the tray, not injected. 22G L3-4, 10 mL CSF. No complications. Flat.",
            "spinal_puncture",
        ),
        (
            "CT with 10 mL Omnipaque injected into the arm. Then LP ?SAH: L3-4, 22G, 9 mL CSF xanthochromia. No complications. Flat.",
            "spinal_puncture",
        ),
        ("Anesthesia: blood patch. PDPH day 3. L3-4 Tuohy, LOR, 18 mL blood. No complications.", "blood_patch"),
        (
            "Medicine admission. HPI fever. ER course (per ER notes): LP L3-4, 20G, 8 mL. \nI repeated the LP today as first sample clotted: L4-5, 22G, lateral, lidocaine, 10 mL clear CSF. No complications. Flat 1h.",
            "spinal_puncture",
        ),
        (
            "Lumbar drain. SAH, EVD at Kocher's removed yesterday. Lateral, L4-5, 14G Tuohy, catheter 15 cm, CSF flows. No complications. 10 mL/h.",
            "catheter_drain",
        ),
        (
            "LP and IT MTX. ALL. L3-4 22G, 5 mL CSF, MTX 12 mg instilled. Second drug, cytarabine, returned unused. No complications.",
            "intrathecal_injection",
        ),
        (
            "Procedure: LP L3-4\nIndication: IIH\nI explained: needle at L3-4, 20 mL. Signed consent. Lateral, lidocaine, 20G L3-4, OP 30, 22 mL clear CSF. Second LP form signed as declined last month. Complications: none. Flat 1h.",
            "spinal_puncture",
        ),
    ],
)
def test_procedure(text: str, procedure: str, reviewer: Reviewer) -> None:
    assert reviewer.review(Note(id="n", text=text)).procedure == procedure


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Procedure: LP\nIndication: ____\nSitting. Lidocaine 1%. 22G at L3-4, clear CSF 8 mL, bandage. Complications: none. Told to call for headache, numb legs or fever.",
            "missing",
        ),
        (
            "Procedure: LP\nIndication(s): see chart\nSitting. Lidocaine 1%. 22G at L3-4, clear CSF 8 mL, bandage. Complications: none. Flat 1 h.",
            "unclear",
        ),
        (
            "Procedure: LP\nIndication: Sitting up on the bed edge for LP, lidocaine given, 22G L3-4, CSF 8 mL. Done because of headache and fever, ?meningitis. Complications: none. Flat 1 h.",
            "documented",
        ),
        (
            "LP\nL3-4, sitting, lidocaine, 22G, CSF 8 mL, bandage.\nIndication: new headache, papilledema\nComplications: none. Flat 1 h.",
            "documented",
        ),
        (
            "LP\nSitting, lidocaine, 22G L3-4, CSF 8 mL, bandage. Post-procedure diagnosis: viral meningitis. Complications: none. Flat 1 h.",
            "documented",
        ),
        ("LP\nReason(s): per chart\nSitting, lido, 22G L4-5, 8 mL CSF. None complications. Flat 1 h.", "unclear"),
        ("LP\nIndication(s): fever, stiff neck\nSitting, lido, 22G L4-5, 8 mL CSF. None complications. Flat 1 h.", "documented"),
        ("LP\nDiagnosis: ____\nSitting, lido, 22G L4-5, 8 mL CSF, bandage. She had headache at the end.", "missing"),
        ("LP in high-risk ALL, CNS staging. Sitting, lido, 22G L4-5, 8 mL CSF, cytology. None complications. Flat 1 h.", "documented"),
        ("LP\nPre-op dx: _____   Post-op dx: aseptic meningitis\nSitting, lido, 22G L4-5, 8 mL CSF, bandage. Flat 1 h.", "documented"),
    ],
)
def test_indication(text: str, status: str, reviewer: Reviewer) -> None:
    elements = reviewer.review(Note(id="n", text=text)).elements
    assert elements
    found = elements["indication"]
    assert found.status == status, found.reason
