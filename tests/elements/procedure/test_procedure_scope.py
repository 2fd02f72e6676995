"""Notes that quote, plan or call off a puncture record none; a real puncture among such words is not lost."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_PREFILLED = (
    "LP TEMPLATE\nIndication: seizures, ?encephalitis\nPosition: [x] left lateral\nLevel: [x] L4-L5\nLocal: lidocaine 1% ___ mL\n"
    "Needle: 22 G\nComplications: [x] None\nPost: [x] lie flat 1 hr\n\nFREE TEXT: {}"
)
_LETTER = "Dear colleague,\n\nThank you for referring this man with headache.\n\n{}\n\nKind regards"
_TAP = "L3-4, lateral, 22G, clear CSF, OP 22, 10 ml. No complications."
_NICU = "Tap note\nLateral. No local. 24G at L4/5, first pass. 14 mL by slow drip. Dressing. Complications: none. {}"


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (_PREFILLED.format("Pre-populated when I opened the tray. INR came back at 2.6. No local given, skin was not broken."), "none"),
        (_PREFILLED.format("Fields were auto-filled before the case was cancelled."), "none"),
        (_PREFILLED.format("The needle never left its sheath. The needles stayed in the pack."), "none"),
        (_PREFILLED.format("Cancelled, platelets 22."), "none"),
        (
            "LUMBAR PUNCTURE RECORD | Item | Entry | Init | | Reason | r/o meningitis | kb | | Local | lidocaine 1% 5 mL by Dr. | kb | "
            "| Needle in | 1329, 22g spinal needle, L4-L5 | kb | | CSF start/stop | 1334/1351 | kb | | Dressing | tape + gauze | kb |",
            "spinal_puncture",
        ),
        ("LP\nNeedle: 20G Quincke | 22G Quincke | 22G Sprotte\nLevel: L2-L3 | L3-L4 | L4-L5\nCSF: clear | bloody | xanthochromic", "none"),
        (
            "ANESTHESIA RECORD, addendum: spinal drain\nTEVAR, cord ischaemia prophylaxis. R side down. L3/4, 14g Tuohy, clear CSF. "
            "Soft cath in 8 cm past tip. Suture, clear dressing.",
            "catheter_drain",
        ),
        (_PREFILLED.format("Clear CSF on the first pass, 10 mL."), "spinal_puncture"),
        ("Interval: LP attempted by IR this AM, unsuccessful at L3-4 and L4-5. Plan repeat.", "none"),
        ("Student shadowing: watched the registrar do an LP at L3-4, 20G, CSF clear 10 mL.", "none"),
        (
            _LETTER.format(
                "In May of last year he attended another hospital with the same. At that time a lumbar puncture was done at L4/5, "
                "the pressure was 31 cm and 20 ml were taken off.\n\nA further lumbar puncture is booked."
            ),
            "none",
        ),
        (
            _LETTER.format("He sat. After local anaesthetic I passed a 22G needle at L4/5; 8 ml of clear CSF came. No complication."),
            "spinal_puncture",
        ),
        (f"Neurology OPD follow up. IIH.\nLP done 12 Aug here by our registrar: {_TAP}\nPlan: review in 6 weeks.", "none"),
        (
            f"ONCOLOGY CLINIC - PROGRESS NOTE\nInterval history: LP on 9/14 by our fellow, {_TAP}\nProcedures today: none\nPlan: LP due Thu.",
            "none",
        ),
        (f"PROGRESS NOTE day 2\nHeadache, fever.\nLP today: {_TAP}", "spinal_puncture"),
        (
            "PULM PROCEDURE NOTE\nR effusion. (LP done overnight by ED: L3-4, 10 cc, OP 31.)\nDx tap of effusion. Sitting. Lido 1% 10 mL. "
            "22g spinal needle as finder, 650 mL turbid fluid, tubes to lab. Pleur-evac. Complications none.",
            "other",
        ),
        ("CONSULT\nRe LP. Plt 41. Would not do LP until plt >50. If corrected: L lateral, L3-4, 22G, send 8-10 mL.", "none"),
        (f"Plt 61. Would not do LP until transfused, so 1 unit given, then LP by me. {_TAP}", "spinal_puncture"),
        ("LP NOTE\nL lateral, prepped. As I was drawing up the lidocaine he seized. Procedure stopped before any injection.", "none"),
        (
            "ANESTHESIA LINES\n1. R radial a-line, 20g, 1 attempt.\n2. R IJ introducer.\n3. Spinal drain. R lateral. 1% lido 4 mL. 14g Tuohy, "
            "CSF free flowing, catheter threaded 8 cm, needle removed. Tegaderm.\n4. 16g L arm.",
            "catheter_drain",
        ),
        (
            "FL-GUIDED LP. Prone, L3-L4, lidocaine, a 22 gauge needle was advanced. She asked that we stop. The thecal sac was not entered and "
            "no CSF was obtained.",
            "spinal_puncture",
        ),
        ("Seroma at L4-5, 18G needle into it, 20 mL. The thecal sac was not entered. Lidocaine, prone. No CSF.", "other"),
        (f"ICU. SAH. EVD out two days ago. Team wants a tap in place of the EVD. {_TAP} Sent since EVD was in 12 d.", "spinal_puncture"),
        (
            "Procedure: LP\nPerformed: N\nReason not performed: pt refused\nLevel: L3-L4\nNeedle: 22G\nCSF vol: 0\nComplications: none",
            "none",
        ),
        ("Blood patch. LP 5 d ago (L4-5). Prone, L3-4, 20G Tuohy. 22 mL blood. Complications none. Flat 2 h.", "blood_patch"),
        (f"LP for meningitis. {_TAP} 2 mL blood for glucose. Blood patch if headache.", "spinal_puncture"),
        ("LP 6/1 by IR: L3-4, 12 mL, OP 22, see report. 6/2 rounding: afebrile. Stop antibiotics if culture negative.", "none"),
        ("Subdural tap through open fontanelle. 22G, 15 mL. LP at L4-5 earlier by fellow: 3 mL. No complications.", "other"),
        ("OP NOTE. L4-5 laminectomy, durotomy with CSF egress, repaired. Prone. Marcaine local. 18G needle for localization L4-5.", "none"),
        ("LP, old L5-S1 laminectomy. Lateral, lidocaine, 20G at L3-4, clear CSF 8 mL, tubes to lab. No complications.", "spinal_puncture"),
        ("I tapped him today. On his left side, L4/5, pressure of 17, ten mils, bit of lignocaine, straight in.", "spinal_puncture"),
        ("Nursing note: assisted Dr Yoo w/ LP. Pt L side. 4 tubes to lab. Bandaid. Flat x1h.", "none"),
        ("Attestation: I was present for the entire LP by the resident: L3-4, sitting, lido, 22G, clear csf 9 mL.", "spinal_puncture"),
        ("Called for lumbar drain not draining. Tubing kinked, straightened, 8 mL came. Site L3-4 dry.", "none"),
        ("Lumbar drain replaced: old one pulled out. New Tuohy pass L3-4, lido, CSF, catheter 12 cm, sutured, 10 mL/h.", "catheter_drain"),
        ("Order: LP W FLUORO. Level: L3-L4. Volume 12 mL. Status: ordered. Instructions: lie flat 1 h after.", "none"),
        ("Spinal tap tray opened by mistake. Knee L: lateral approach, 18G, lido, 40 mL cloudy. Bandaid.", "none"),
        ("EMG absent sural. Protein 98 (LP 4/4 L3-4, 6 mL, uneventful). CIDP.", "other"),
        (f"TRANSFER SUMMARY\nLP 3/4 0200: lido, {_TAP}\nAssessment: meningitis.", "none"),
        (f"Day ward discharge summary\nLP in bay 3 today, lido, {_TAP}\nHome with leaflet.", "spinal_puncture"),
        ("PDPH day 3 after LP at L3-4. Sitting. LOR to air 18G. 20 mL blood slowly. Flat 1-2 h.", "blood_patch"),
        ("ESP block L2-3, 22G, 20 mL ropivacaine each side. No CSF.", "none"),
        ("M&M summary. LP at L3-4 on enoxaparin, 10 mL CSF. Hematoma T12-L5. Lessons: check the chart.", "none"),
        ("Wet read: XR guided lumbar punct, 3-4, 20 ga, op 21, 15 cc colorless to lab. No imm comp. Flat 1-2 h.", "spinal_puncture"),
        ("?GBS. CSF obtained - sat up, L3/4 interspace, one pass, 22G atraum, pressure not done, clear, 8 ml to lab.", "spinal_puncture"),
        ("Not done by IR (no slot), done by us on ward: LP L4-5, sat, 22G, clear 9 mL, lido.", "spinal_puncture"),
        ("Vascular. SCP drain: L lat, L3/4, 16G Tuohy, CSF+++, cath 10 cm in, 10 mL off. Thoracotomy to follow.", "catheter_drain"),
        ("Micro: CSF (LP L3/4 tube 3, 2 ml). WCC 1200. Phoned to the ward.", "none"),
        ("CSF leak. LP L4-5 22G, 10 mL CSF mixed with 0.1 mL fluorescein, reinjected slowly.", "intrathecal_injection"),
        ("RN DOCUMENTATION\n1522 pt sitting. 1530 lidocaine by MD. 1534 needle L3-4, 22G. 1541 4 tubes, clear CSF. 1544 bandaid.", "none"),
        ("Logbook entry: LP L3-4, attempts 2, CSF 8 mL, complication nil, supervisor content.", "none"),
        ("Plts 31. LP put off.\nProc: none (decubitus, L3-L4, 22G set out for tomorrow)\nCx: nil", "none"),
        (f"Lymphoma. LP today. Lido. {_TAP} Next: if pos then IT MTX.", "spinal_puncture"),
        ("LP under GA. 22G L4/5. CSF 8 drops x 2 bottles. Triple IT given. No events.", "intrathecal_injection"),
        ("LP under GA. 22G L4/5, CSF 8 drops x 2 bottles. Triple IT not given, syringe returned. No events.", "spinal_puncture"),
        (
            "Late entry\niih, day team wanted her tapped.\n\nlast tap in aug, l3-4, 20 ml.\n\nleft side, lido, midline low back, 20g. 3rd pass got it. "
            "op 41. ran off 32 mls. tegaderm. no complications",
            "spinal_puncture",
        ),
        (
            "Leptomeningeal disease.\n\nLast LP 5 wks ago for cytology. IT chemo declined then.\n\nLP for relief. R side. Lido. 20 G needle in at L3-4, "
            "fluid came fast, 20 ml. Plaster.",
            "spinal_puncture",
        ),
        ("Note. Knee tapped. Sitting, lido, 18G needle, clear fluid 40 mL, dressing.", "none"),
        ("Tofersen dose 3. L3-4 seated 25G Whitacre; 10 mL CSF off, 15 mL in over 2 min; flat 1 h.", "intrathecal_injection"),
        ("Tofersen screening visit (no dosing). L3-4 seated 25G Whitacre; 10 mL CSF off in 3 tubes; flat 1 h.", "spinal_puncture"),
        ("Statement: I observed a lumbar puncture by Dr A at L4/5. Lidocaine. 10 mL CSF was taken. Left side.", "none"),
        (
            "NURSE-LED REVIEW\nChild seen 2 days after LP (L lateral, 22G, L4/5, 3 mL clear CSF, no complications). Site clean. Fluids.",
            "none",
        ),
        ("Complaint response. On 4 June you had a lumbar puncture at L3/4. Three attempts and 10 mL of fluid.", "none"),
        ("Prior auth request: fluoro guided LP, failed bedside LP on 3/1 (L4-5, 3 passes).", "none"),
        ("LP deferred, apnea. Still needs: L4-5, 22G, 4 tubes x 1 mL. Antibiotics on.", "none"),
        ("LP deferred earlier; done now: held side, L4-5, 22G, 4 tubes x 0.75 mL straw. Bandaid.", "spinal_puncture"),
        ("LVLP tried. L3-4, L4-5. 20G 3.5. After 5 passes we stopped.", "spinal_puncture"),
        ("Haem advice: traumatic tap reviewed. LP 16:40 by medics L3/4, 4 bottles, 2 ml each.", "none"),
        ("Traumatic tap L3/4. 4 bottles, 2 ml each. LA, lat. He lies flat.", "spinal_puncture"),
        ("OP 19. L3-4. L lat. 6 tubes 12 ml. No blood. Sheet given. LP for Alzheimer markers.", "spinal_puncture"),
        ("Alzheimer markers: discussed LP (L3-4, 6 tubes, 12 ml) versus amyloid PET. They choose PET.", "none"),
        (
            "LP REQUEST\nPOSITION: sitting   LEVEL PLANNED: L3/4   NEEDLE 22G   VOL planned 10 mL\nSkin cleaned. INR then rang back at 2.9. "
            "Towels taken down before local or needle. Not done.\nCOMPLICATIONS: none",
            "none",
        ),
        ("LP form\nLevel: L4-5\nNeedle: 22G\nTubes: 4\nVol: 10 mL\n0300: seizure, to CT. LP cancelled, nothing done.", "none"),
        ("LP form\nLevel: L4-5\nNeedle: 22G\nTubes: 4\nVol: 10 mL\nPressure: not done. IR LP cancelled, we have fluid.", "spinal_puncture"),
        ("Fluoro LP. Prone, L3-4 marked. Before lidocaine she told of apixaban. Taken off the table, rebook.", "none"),
        ("Neurology follow up\nMS. LP done in radiology 4 Nov 2025 under fluoroscopy at L3-4, 10 mL.\nToday well.", "none"),
        (
            "Consult. Declines LP.\nOutside procedure note (fax, 2019): L4-5, prone, fluoro, 22g, OP 33, 18 mL off, complications none.",
            "none",
        ),
        ("Fax cover / outside record\nLP 02/14. L lateral, L3-4, 22G, lido 3. OP 28. 4 tubes 16 mL clear. No complications.", "none"),
        ("Pain - EBP\nPOD3 from LP (L3-4, 22 quincke, 15 mL). Sitting. Lido. 17g Tuohy L4-5 LOR, no CSF. 18 ml autologous.", "blood_patch"),
        ("IR JOINT TAP CLINIC\nTechnique: prone, L3-4, 20G, lido 6 mL. OP 12 cmH2O. CSF out 38 mL.", "spinal_puncture"),
        ("LUMBAR PUNCTURE WITH CONTRAST. 22 G needle to the sac at L2-3, 3 mL fluid off, 12 mL iohexol then put in slowly.", "myelogram"),
        (
            "Late entry. L lateral. 6 cc lidocaine. 20 g, in at the interspace of L3 and L4. Opening forty one. "
            "Ran it into the collection tubes: 12 cc.",
            "spinal_puncture",
        ),
        ("Lay on the left. Lidocaine in. I put a twenty two in. Clear liquid. Opening was twenty six. Covered.", "spinal_puncture"),
        (
            "LP FORM\nLevel: L4-5\nNeedle: 22G\nCSF: clear, 12 mL\nOP: not done\nPlan: LP not done under fluoro as this worked.",
            "spinal_puncture",
        ),
        ("LP scheduled 0900, canceled by anesthesia.\nForm below prefilled: L lat, L4-5, 22g, lido 3, tubes 4, vol 8, flat 1 h", "none"),
        ("CONSENT NOTE. LP explained: on side, lido, 20G at L3-4, pressure and up to 30 mL. He wants to think.", "none"),
        ("Preop anesthesia eval for LP. Plan propofol, L lat, EMLA on L3-4. ASA 2.", "none"),
        ("NPH clinic. Numbed w 5 cc, L3-4. Needle 20. Pressure 13. Took 40. Band aid. No trouble.", "spinal_puncture"),
        ("Bent over table, lido given. Tried twice at 3/4, bone. No CSF. Gave up. Dressing.", "spinal_puncture"),
        ("Nurse education: what to expect w LP. You lie on your L side. Needle at L3-4. 10 mL taken. Flat 1 h.", "none"),
        ("Orders: LP kit, 22G, lido 1% 5 mL, 4 tubes. Flat 1 h after.", "none"),
        ("Resident log #14 LP sup Dr K L3/4 success 1st pass 22G csf 8 mL clear", "none"),
        ("Cerebral angio. LP same day earlier by IR (L3-4, OP 32, 20 mL off - see separate report). No complications.", "none"),
        ("After GA, lateral, L4-5 Tuohy 14, clear CSF, 80 cm cath to 12, open 10 cc/h.", "catheter_drain"),
        ("On the left hip. Skin numbed, a Sprotte sat in the sac. Pressure two hundred and ten millimetres. Twelve mL.", "spinal_puncture"),
        ("Consent note: signed by son. LP done 1630. R lat, L4-5, 22G, lido 3, CSF 9 mL, no complications.", "spinal_puncture"),
        ("5 days after LP headache persists, so today's therapeutic tap: L3-4, sitting, 22G, lido, 24 mL.", "spinal_puncture"),
        ("ID consult. LP 11/2 ED: OP 35, 4 tubes, L3-4, 410 WBC. Continue ceftriaxone.", "none"),
        ("Asked to do LP. Plt 41. Would do at L3-4, sitting, 22G if over 50. Re-page.", "none"),
        ("Post LP headache. Offered and did EBP: R lat, L3-4, 18G Tuohy, LOR air, 15 cc blood.", "blood_patch"),
        ("Offered and did LP: R lat, L3-4, 22G, lido, 10 mL clear CSF.", "spinal_puncture"),
        ("LP cancelled, mass on CT. (L lat / L3-4 / 22G / lido / CSF 10 mL / no complications = macro default)", "none"),
        ("Discharge instructions: You had a lumbar puncture. A needle went into your back (L3-4), 10 mL removed. Lie flat.", "none"),
    ],
)
def test_scope(reviewer: Reviewer, text: str, procedure: str) -> None:
    review = reviewer.review(text)
    assert review.procedure == procedure


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("LP note. I tried L3-4 twice with a 22G, dry. Called anesthesia; Dr Pell got in at L2-3, 9 mL clear. Flat 1 h.", "failed"),
        ("LP. Lateral, lido, 22G at L3-4, clear CSF 8 mL. Dressing clean, dry. Flat 1 h.", "completed"),
        ("LP. R side. Lidocaine. 20G L3/4 gush, turbid. Stopped at 3 ml because of coning worry. HOB 30.", "completed"),
        ("LP. Lidocaine, lateral. L4-5 x3 bone. Stopped. IR to be asked.", "failed"),
        ("Lumbar drain: CSF at L4-5 with a Tuohy but the catheter was never passed. Stopped. Flat 4 h.", "failed"),
        ("LP try. L side. L4-5. 22g. lido. needle in x3, venous blood each, clotted, nothing to send.", "failed"),
        ("LP. L side. L4-5. 22g. lido. Venous blood first, then clear, 8 mL.", "completed"),
    ],
)
def test_outcome(reviewer: Reviewer, text: str, outcome: str) -> None:
    assert reviewer.review(text).outcome == outcome


@pytest.mark.parametrize(
    ("tail", "outcome"),
    [("No CSF sent today.", "completed"), ("Site dry, no CSF leak.", "completed"), ("No CSF was obtained.", "failed")],
)
def test_csf_not_sent_is_no_failure(reviewer: Reviewer, tail: str, outcome: str) -> None:
    text = _NICU.format(tail)
    text = text.replace("14 mL by slow drip. ", "") if outcome == "failed" else text
    assert reviewer.review(text).outcome == outcome


_FORM = (
    "LUMBAR PUNCTURE FORM\nIndication: fever, exclude meningitis\nPosition: left lateral\nLevel: L4-L5\nLocal: 1% lidocaine\nNeedle: 22G\n"
    "{}Complications: none\nAdvice: flat one hour, fluids\nFree text: {}\n"
)


@pytest.mark.parametrize(
    ("field", "text", "procedure"),
    [
        ("", "Lab rang with platelets 14. Drapes came down and nothing went in.", "none"),
        ("", "Patient began to fit. Sterile field stripped, nothing was put in. To ICU.", "none"),
        ("", "INR 4 by telephone. Turned on her back, nothing having been put in.", "none"),
        ("", "Platelets 9. Rolled back, the needle still in its packet.", "none"),
        ("CSF: 8 mL clear\n", "Drapes taken down, plaster on. Nothing left behind.", "spinal_puncture"),
        ("CSF: 8 mL clear\n", "Needle passed at L4-L5. Nothing was injected.", "spinal_puncture"),
        ("CSF: 8 mL clear\n", "Spare needle still in its packet, returned to stock.", "spinal_puncture"),
    ],
)
def test_form_of_a_puncture_that_was_called_off(reviewer: Reviewer, field: str, text: str, procedure: str) -> None:
    assert reviewer.review(_FORM.format(field, text)).procedure == procedure


_SHEET = "left lateral, lidocaine, L3/4, 20G needle, opening pressure 37 cm, 27 ml removed, no complications, lie flat two hours."


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("Clinic letter\nDear Dr Moore,\nLast Tuesday Dr Roe carried out a lumbar puncture for IIH. From his sheet: {}", "none"),
        ("Clinic letter\nDear Dr Moore,\nShe has IIH and had her tap on Monday. From Dr Kay's sheet: {}", "none"),
        ("Clinic letter\nDear Dr Moore,\nLumbar puncture was performed elsewhere for IIH. Their record states: {}", "none"),
        ("Clinic letter\nDear Dr Moore,\nShe has IIH. From her notes: no drugs. I did a lumbar puncture today: {}", "spinal_puncture"),
        ("ED note\nHeadache, fever. From his records: no anticoagulants. LP: {}", "spinal_puncture"),
        ("Procedure note\nIIH. Dr Roe performed a therapeutic lumbar puncture on Tuesday 3 May. {}", "spinal_puncture"),
    ],
)
def test_letter_that_quotes_the_sheet_of_another(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text.format(_SHEET)).procedure == procedure


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("Tense pseudomeningocele. CSF off from below. L3-4, lidocaine, 18G, OP 26. 30 mL clear off. No complications.", "spinal_puncture"),
        ("IIH. Thigh abscess drained this morning. LP: lidocaine, L3-4, 22G, OP 31, CSF 22 mL. No complications.", "spinal_puncture"),
        ("?Blocked shunt. LP: lidocaine, L3-4, 22G, OP 31, CSF 8 mL. No complications. Shunt revision tomorrow.", "spinal_puncture"),
        ("Operation note: shunt revision on Monday. Valve replaced. LP last week.", "other"),
        ("Thigh abscess drained: lidocaine, 16G needle, 22 mL pus. LP last week normal. No complications.", "other"),
        ("Tense pseudomeningocele of the neck. Lidocaine, 18G into the swelling, 30 mL clear. No complications.", "none"),
        (
            "Lumbar puncture form\nNeedle: 25 G\nLevel: L4/5\nCSF obtained: 1.5 mL\nDressing: plaster\n"
            "Remarks: bradycardia before the skin was touched.",
            "spinal_puncture",
        ),
        ("Dear colleague, her lumbar puncture with you in April was done at L3-L4, 25 mL removed. She feels better.", "none"),
    ],
)
def test_needle_that_is_or_is_not_one_of_this_puncture(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text).procedure == procedure


_STAY = "ICU PROGRESS NOTE, DAY {}\nS: awake.\n\nPROCEDURES (day 2, neurology fellow)\nLP, {} 10 mL. Flat 1 h.\n\nPlan: wean."
_LATERAL = "lateral, L4-5, lidocaine 3 mL, 20G, one pass, OP 20,"
_SUMMARY = (
    "DISCHARGE SUMMARY\nAdmitted 1 June. IIH.\nCourse: sight fell, hence a lumbar puncture. {}: " + _LATERAL + " 25 mL of CSF. Plaster."
)
_DRAIN = (
    "Procedure: Lumbar drain placement\nPosition: left lateral, lidocaine 5 mL\n{}\nDrain not placed.\nCSF removed: 0 mL\nPlan: flat 1 h."
)
_BLOCK = "{}\nCase: knee, 70F. Sitting, L3-4, 25G Whitacre, CSF clear. Biobank: 3 mL CSF before injection.\n{}\nComplications: none."


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (_STAY.format(5, _LATERAL), "none"),
        (_STAY.format(2, _LATERAL), "spinal_puncture"),
        ("Follow-up visit\nSince then she had the lumbar puncture (radiology, L4-L5), OP 31, 22 mL came. Takes propranolol LA 80.", "none"),
        (_SUMMARY.format("I carried it out on the ward"), "spinal_puncture"),
        (_SUMMARY.format("It was carried out by radiology"), "none"),
        ("WARD ROUND\nDay 5 here. LP was on day 2 in the clinic: " + _LATERAL + " 9 mL. Lie flat 1 h.\nPlan: home.", "none"),
        ("WARD ROUND\nDay 5 here. On day 3 of fever an LP by me: " + _LATERAL + " 9 mL. Lie flat 1 h.\nPlan: home.", "spinal_puncture"),
        (_DRAIN.format("The pupil blew as he was draped; to theatre."), "none"),
        (_DRAIN.format("Case put off, back never touched."), "none"),
        ("LP FORM\nLevel: L3-4\nNeedle: 22G\nHe choked, so we stopped; nothing broke the skin.\nFluid: 0 mL\nPlan: flat.", "none"),
        ("LP FORM\nLevel: L3-4\nNeedle: 22G\nTwo passes, dry, so we stopped; skin is clean.\nFluid: 0 mL\nPlan: flat.", "spinal_puncture"),
        (_DRAIN.format("14G Tuohy at L3-4, the catheter would not thread. Needle out."), "catheter_drain"),
        (_BLOCK.format("ANESTHESIA OR BLOCK NOTE", "Drug: see chart."), "intrathecal_injection"),
        (_BLOCK.format("Spinal for urgent section.", "See chart."), "intrathecal_injection"),
        (_BLOCK.format("Regional.", "Bupi 0.5% 9 mg + fent 10 mcg."), "intrathecal_injection"),
    ],
)
def test_what_was_done_by_whom_and_when(text: str, procedure: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == procedure


def test_lines_with_a_number_and_a_day_are_earlier_punctures(reviewer: Reviewer) -> None:
    first = "Serial LPs for IIH.\n#1 3/2 ward, L4-L5, 20 mL, no complications, told to lie flat 2 h.\n"
    today = "Prone, lidocaine, 20G at L3-L4, clear CSF, 24 mL. Back to the ward."
    for lines in (
        first + "#2 today\n",
        first.replace("#1 3/2", "First, 3/2,") + "Second, 5/2, IR: 22 mL, told to lie flat.\nThird, today:\n",
    ):
        elements = reviewer.review(lines + today).elements
        assert str(elements["post_procedure_instructions"].status) == "missing"
        assert str(elements["complications"].status) == "missing"
        assert elements["csf_volume"].value_ml == (24.0, 24.0)
