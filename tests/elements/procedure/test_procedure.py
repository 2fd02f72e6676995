"""Which procedure a note records: by what was done, not by what its title says."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (
            "LP PROFORMA v3\nSeniority: SHO\nDiagnosis: IIH\nSite: L3/4\nNeedle: 22G Sprotte\nOpening pressure: 31 cm\nVolume removed: 24 mL\n"
            "Complications: none",
            "spinal_puncture",
        ),
        ("LP pathway v3\nPosition the patient. Pass a 22G needle at L3/4. Measure the pressure. Collect four tubes of CSF.", "none"),
        (
            "LUMBAR DRAIN EXCHANGE\nOld drain blocked, pulled, tip whole. New drain at L2-3: lido 5, Tuohy, CSF first pass, cath 12 cm at skin. "
            "15 mL out, then open. Sutured.",
            "catheter_drain",
        ),
        (
            "Lumbar drain blocked. Old drain removed and new lumbar drain placed: L lateral, lido 6, Tuohy L2-3, CSF brisk, catheter to 12 cm at "
            "skin. No complications.",
            "catheter_drain",
        ),
        (
            "LP #3 of 4 planned, therapeutic. L lateral, lidocaine 5 mL. L3-4, 22G. OP 31. 24 mL clear CSF. No complications.\nLP #4 Thursday.",
            "spinal_puncture",
        ),
        (
            "IR. Fluoro guided LP. History: not available. Prone, lidocaine 5 mL. L3-4, 22G. OP 21. 14 mL clear CSF. Plaster.",
            "spinal_puncture",
        ),
        (
            "RADIOLOGY CONSULT FOR IMAGE-GUIDED LP\nCarcinoma, headache. Ward LP x3 failed.\nPlan: lumbar puncture at L2-L3 tomorrow after "
            "platelets. 22G. Prone. 1% lidocaine. Flat 2 hours afterwards.",
            "none",
        ),
        ("LUMBAR DRAIN REMOVAL\nDrain pulled at the bedside, tip intact, one stitch. Flat 2 h.", "other"),
        (
            "Procedure note: Lumbar drain, ICU bedside\nR lateral. 1% lido 6 mL. L3-4 felt. Tuohy, CSF. 12 mL to lab. Bag at ear level.",
            "catheter_drain",
        ),
        (
            "Ward.\nLP (tap 2 of series): R lateral, L4-5, 1% lido 5, 18G needle. Free flow, 35 cc taken off.\nTap 3 tomorrow 0700.",
            "spinal_puncture",
        ),
        (
            "ONCOLOGY / IR PROCEDURE NOTE\nProne. The level, L3-4, was picked on the MRI of last Friday. Lidocaine 5 mL. A 20 gauge needle was "
            "steered in. Pressure 31. Four tubes of 4 mL were taken. Band-Aid.\nComplications: None. He vomited once before we began.",
            "spinal_puncture",
        ),
        (
            "LP, L3-4, 22G, lidocaine. Opening pressure 18, 9 mL clear CSF. Plaster.\nOther procedures today: none.\nComplications: none.",
            "spinal_puncture",
        ),
        ("Teaching. Simulated LP on a mannequin, L3-4, 20G, 10 mL of water out. No complications.", "none"),
        ("Intradiscal at L4-5: prone, 1% lido, 22G to the disc under biplane, 2 mL in. Rest a week.", "none"),
        ("L4 root. Prone, xylocaine 3 ml. 22G needle at the L4-5 foramen, 2 mL of fluid in. Driver home.", "none"),
        ("During the LP you lie on your side, the skin is numbed, and a needle goes in at L3-4. We take 10 mL of fluid.", "none"),
        (
            "Memo. Lies on the left.\nRisks of bleeding and headache gone over\nl4-5 felt, lido 3 cc, 22g quincke, clear csf, lp 7 ml\nno complications",
            "spinal_puncture",
        ),
        (
            "IT cytarabine due. No chemo today, platelets too low.\nLP kept: L lat, L3/4, lignocaine, 22G Whitacre, OP 32, 20 ml removed.",
            "spinal_puncture",
        ),
        ("IT MTX due and given. LP L4-5, lidocaine, 22G. CSF 6 mL, then methotrexate 12 mg injected.", "intrathecal_injection"),
        (
            "CSF leak after skull base surgery.\nLumbar drain placed today. Tuohy at L3-4, local, CSF returned, epidural catheter 15 cm.\n"
            "Later the catheter was withdrawn 1 cm for leg pain.",
            "catheter_drain",
        ),
        (
            "LINES AND DRAINS\n1) A-line 20G\n2) SPINAL DRAIN, placed awake. 14G Tuohy L3-4, LOR to saline then through, good CSF. Catheter 9 cm past tip.",
            "catheter_drain",
        ),
        (
            "HPI: Day 6 after labor epidural, fever, stiff neck.\n\nProcedure: LP. Seated. Lido. L4-5, 22G Sprotte, clear CSF, 8 mL in 4 tubes.\n",
            "spinal_puncture",
        ),
        ("HPI: asks for pain relief.\n\nLabor epidural: L3-4, 17G Tuohy, LOR 5 cm, catheter 10 cm.\n", "other"),
        ("Neuraxial procedure note\nType: lumbar CSF drainage catheter\nL3-4, 14G Tuohy, free flow of CSF, 10 mL off.\n", "catheter_drain"),
        ("LP thought of, L3-4 marked, then no LP. Shunt tap instead: R frontal reservoir, 25g, 4 mL clear CSF.\n", "shunt_tap"),
        ("Labour epidural. Tuohy 16G at L3-4, LOR to saline at 5 cm, catheter 10 cm at skin. No CSF on aspiration.", "other"),
        ("Leak. L3-4, lateral, local, Tuohy 14G, CSF returned freely, catheter 10 cm threaded. To bag, 8 ml/h.", "catheter_drain"),
        (
            "Operation: C1/2 lateral tap\nReason: block below T4\nDone by: radiology\nGuide: CT\nNeedle: 22G Whitacre\nFluid: 6 ml yellow",
            "cervical_puncture",
        ),
        (
            "ICU TRANSFER SUMMARY. She had an LP on HD2 (procedure note filed that day): left lateral, L3-L4, 22G, 6 mL, no complications.",
            "none",
        ),
        ("ICU note. Lumbar drain (placed 3/2 by the night team at L3-4, 14G Tuohy) draining 10 mL/h clear CSF, 240 mL in 24 h.", "none"),
        (
            "Interlaminar injection at L3-4. Sitting, lido 4 ml. 18G Tuohy advanced, resistance lost at 6 cm. Steroid in 6 ml saline.",
            "other",
        ),
        ("Seroma of the wound: seated, skin 1% lido 2 ml, 18G over L4-5 incision, 35 mL of clear fluid aspirated and sent.", "none"),
        ("Spinal tap. On her L side. Lignocaine 3 ml. 22G Whitacre at L4/5, 1st go, gin clear CSF, 4 bottles. Plaster.", "spinal_puncture"),
        (
            "dx: gbs\nproc: lp\npos: sitting\nlocal: 1% lido 3cc\nneedle: 22g quincke\nlevel: l4-5\ncsf: clear 8cc\ncomp: none",
            "spinal_puncture",
        ),
        (
            "After local a 22G needle was passed easily at L3/4 and the CSF was clear. I took off 20 ml. A small plaster was applied.",
            "spinal_puncture",
        ),
        (
            "FLUORO LP. ATTEMPTED. Prone, local. L5-S1, 22 G: bone. L1-2: dry. No CSF obtained. C1-2 puncture could be considered.",
            "spinal_puncture",
        ),
        (
            "On call. VPS, LP considered at L3-4 but tethered, so no LP. Chlorhex over reservoir, 25 G butterfly. 6 mL off, sent. Band-Aid.",
            "shunt_tap",
        ),
        (
            "Sedated lumbar puncture\nDIAGNOSIS  Pseudotumor\nPLAN OF CARE  Diuretic failed.\nRight lateral. Lidocaine. 22 G needle "
            "at L4-L5. Opening 31 cmH2O. Removed 17 mL. Bandaid.",
            "spinal_puncture",
        ),
        ("Nursing form\n1. Name of procedure: LP  2. Done: Y\n3. Site: L3-L4  4. Needle: 20  5. CSF: 6 ml, clear", "spinal_puncture"),
        ("Seen in the day unit. Baclofen trial cancelled; LP only. L3-4, fluoroscopy, 22G, 10 mL, no complications.", "spinal_puncture"),
        ("Attending note. I was present throughout. Fellow performed LP at L3-4, 22G. 9 mL. No complications.", "spinal_puncture"),
        (
            "Consulted for lumbar drain placement. Drain placed: L4-5, 14G Tuohy, CSF free, cath 12 cm at skin. Level at RA.",
            "catheter_drain",
        ),
        ("CSF drain. Touhy 14 at L3-L4 after lido, CSF, cath 15. 8 mL/h. Flat.", "catheter_drain"),
        ("C/S for retained placenta under spinal L3-4 25G, CSF clear, bupivacaine 2 mL.", "intrathecal_injection"),
        ("Spinal fluid withdrawn 30 mL from L4-5 with a large needle for the gait trial. Local used.", "spinal_puncture"),
        ("LP done at bedside by me. Clear CSF, OP 17, sent 4 tubes. No complications.", "spinal_puncture"),
        (
            "Lumbar drain: R lateral, lidocaine, Tuohy L4-5, CSF egress. Catheter inserted, 20 cc drained. Occlusive dressing.",
            "catheter_drain",
        ),
        ("Attempted lumbar drain. Prone, 14G Tuohy at L2-3 and L3-4, no CSF at either. Abandoned.", "catheter_drain"),
        ("FLUOROSCOPIC LUMBAR PUNCTURE. L3-4 dry. Then C1-C2 from the side, 22G needle, clear CSF 9 mL.", "cervical_puncture"),
        ("Cisternal puncture. Sitting. 22G spinal needle to the cisterna magna, 5 mL clear CSF.", "cervical_puncture"),
        (
            "Diagnostic LP. L lateral, EMLA, 22G, L4-5, clear CSF 3 mL to cytology, methotrexate 12 mg given. Bandaid.",
            "intrathecal_injection",
        ),
        ("Spinal anaesthetic for section. Sitting. L3/4, 25G Whitacre, clear CSF, heavy bupivacaine 2.2 mL.", "intrathecal_injection"),
        ("LP for CNS staging, IT MTX is not being given today. L4-5, lido, 22 Sprotte, 2nd pass, clear CSF 10 cc.", "spinal_puncture"),
        ("Lumbar puncture and CT myelogram. 22G at L2-3, clear CSF 6 mL, then 12 mL Isovue-M 200 instilled.", "myelogram"),
        ("Myelogram cancelled, LP only: prone, lido, 22G L3-4, 10 cc clear CSF, no contrast given. Band-Aid.", "spinal_puncture"),
        ("Epidural blood patch. 17G Tuohy, loss of resistance at L3-4. 20 mL of the patient's own blood injected.", "blood_patch"),
        (
            "Headache, VPS. Shunt tap: R valve reservoir, betadine, 25g needle. OP 24 cm, 5 mL clear CSF. LP discussed, not needed.",
            "shunt_tap",
        ),
        ("Labour ward epidural sheet. Risk 1:100 dural tap. L3/4 16G Tuohy, clear fluid back, out. L2/3, cath 10 cm at skin.", "other"),
        ("Shunt tap: valve accessed with a 23G butterfly, OP 18, good drip, 4 mL. Bandage.", "shunt_tap"),
        ("L4-5 interlaminar ESI. Prone. Tuohy to the epidural space by LOR. No CSF. Depo-medrol 80 mg.", "other"),
        ("Labour epidural: 16G Tuohy L3/4, LOR to saline, inadvertent dural puncture with free CSF. Resited at L2/3.", "other"),
        ("OPERATION: Lumboperitoneal shunt. Tuohy at L3-4, CSF flow, catheter tunnelled, peritoneal catheter placed.", "other"),
        ("Bedside paracentesis. 3 L clear fluid drained through an 18G needle under US. Tegaderm.", "other"),
        ("LP under fluoro, L3-4, 12 mL clear CSF, no complications.", "spinal_puncture"),
        ("Procedure: LP. Dx: r/o MS. Position: sitting; L4-L5. Lidocaine 2 cc. 10 mL in tubes. After procedure: none.", "spinal_puncture"),
        ("Dear Dr, we did a trial removal. Right side, local, L3/4, 20G. 35 mL ran out in half an hour. A dressing.", "spinal_puncture"),
        (
            "Teen, pressure query. LP with sedation. Lat decub. L3-L4. OP 31. 6 cc for labs. Probe off before prep. Band-Aid.",
            "spinal_puncture",
        ),
        ("Lumbar Puncture template. Lateral. Lidocaine __ mL. L3-4. CSF 1-4 tubes. None of it was done: no needle was used.", "none"),
        ("Chest tap on the left, lidocaine, 900 cc to a bottle, dressing. LP asked for too: L4-5 felt, INR 2.2, so not done.", "other"),
        ("Wound explored prone at L4-L5, clear fluid, cultures taken, a suction drain was placed, dressing.", "none"),
        ("Lumbar drain removal. Sutures cut, catheter pulled, tip intact. Dry gauze. Flat 2 h.", "other"),
        (
            "Lumbar puncture. Methotrexate last given 2 wks ago intrathecally; today staging only. LLD, EMLA, 22G L4/5, CSF 3 mL.",
            "spinal_puncture",
        ),
        ("LP in pt with intrathecal baclofen pump. Prone, lidocaine, L4-5, 22G, 6 mL clear CSF. Pump not accessed.", "spinal_puncture"),
        ("Progress note. Underwent fluoro-guided LP this morning in radiology, OP 32, 28 mL removed. HA 2/10.", "none"),
        (
            "FL LP W IT CHEMO. Prone, lidocaine, 22 ga Sprotte at L3-4, clear fluid, 3 tubes. DRUG NOT GIVEN, wrong label. Spot plaster.",
            "spinal_puncture",
        ),
        (
            "Order: lumbar myelogram. 22G entered the sac at L2-3 under fluoroscopy, prone, lidocaine. Clear CSF 7 mL. "
            "Contrast allergy found. No contrast was injected. Myelogram cancelled.",
            "spinal_puncture",
        ),
        (
            "1) Reservoir tap: 23G butterfly into the reservoir. No flow. Abandoned. 2) LP then. Left side, lignocaine, L4/5, 18G. OP 41. 18 ml.",
            "spinal_puncture",
        ),
        ("Procedure: ITB test dose. LP at L3-4, 25G, CSF clear, then baclofen 50 mcg over 1 min. Plaster.", "intrathecal_injection"),
        ("Progress note. Fever: LP done this morning at bedside. L3-4, one attempt, CSF clear, WBC 3.", "spinal_puncture"),
        ("LUMBAR DRAIN INSERTION. Inserted by: anaesthetist. Site: L4-5. Local: y. Sitting: y. Dressing: film.", "catheter_drain"),
        ("Lumbar drain requested by the MDT. L lateral. L4/5 and L3/4, 16G Tuohy. Bone on every pass. Abandoned.", "catheter_drain"),
        (
            "Ward summary. PROC: Lumbar puncture. Today in bay 3: L4/5, L side, 22G, lidocaine, CSF clear, 4 bottles. Plaster.",
            "spinal_puncture",
        ),
        ("Fungal meningitis, to ease the pressure. L4-5. Lidocaine 1%. OP 37. 27 mL. Complications: nil.", "spinal_puncture"),
        ("SHO. ?GBS, protein please. On L side, local, L4/5, one jab, 10 ml, cells, protein.", "spinal_puncture"),
        ("Clinic. She came to have it taken off. Sitting, lidocaine. L3-4 and L4-5, four times, not one drop of CSF.", "spinal_puncture"),
        ("XR suite. Lying on front, under x-ray screening, L3-4, numbed. A small amount sent for bands. Dressing on.", "spinal_puncture"),
        (
            'Clinic - "lumbar tap". Prone, lidocaine. An 18G needle went into the subcutaneous pocket at L4-5. 22 mL clear fluid. Dressing.',
            "other",
        ),
        (
            "Lumbar Puncture. Position: left lateral. Lidocaine ___ mL. Level: L3-L4. Needle: 22 G. CSF: 4 tubes. "
            "MD comment: none of the above took place, he is on apixaban.",
            "none",
        ),
        ("LP list. Lying on L side, landmarks felt, L3/4 marked. INR 2.4. No prep, no local, nothing opened. CSF: n/a.", "none"),
        ("Lumbar discogram L3-4. Prone, lido, 22G needle, 2 mL into each disc, concordant pain. Plaster.", "other"),
        ("Biopsy of the L3-4 disc. Prone, lidocaine, 14G trocar, two cores and 1 mL of thin fluid. Dressing.", "none"),
        ("Knee: 18G, 40 mL straw fluid, lidocaine, dressing. Also has L4-5 stenosis.", "none"),
        ("Not for LP. Sits up, tender L4-5, plts 22. Local team agrees. 10 mL blood cultures.", "none"),
        ("Consult. Plan: LP on left side at L3-4, local, 22G, 4 tubes. Will do it after the round.", "none"),
        ("LUMBAR PUNCTURE. L lateral, lido, L3-4, 22G, clear CSF. Correction: this was opened in the wrong chart.", "none"),
        ("IT chemo LP: L3-4, 22G, lido, CSF 6 mL. Pharmacy had not released the cytarabine so none went in.", "spinal_puncture"),
        ("Spinal attempted for section, L3/4 and L2/3, os, no CSF. Converted to GA.", "intrathecal_injection"),
        ("?SAH. Sat on the bed edge. Xylocaine. Gap above the crest line. Straw coloured in all 3 pots, 5 ml.", "spinal_puncture"),
        ("Facet joint injection L4-5, prone, lidocaine, 2 mL sent. Dressing.", "other"),
        ("LP 2/3: OP 44, 30 mL removed at L3-4. LP 2/10: OP 38, 25 mL. Plan repeat 2/17.", "none"),
        ("Fluoro LP requested. Patient could not lie prone. Exam not performed.", "none"),
        ("Knee aspiration: 18G spinal needle, 30 mL clear yellow fluid sent for culture. Bandaid.", "other"),
        ("Clinic. Had LP in March at County with OP 38 and 25 mL out. Doing well. No LP today.", "none"),
        ("Hospital course: LP in the ED showed WBC 250, protein 90. Home in good condition.", "none"),
        ("Recommend LP with opening pressure and cells. We will perform it tonight once INR is back.", "none"),
        ("CSF RESULTS. Tube 1 RBC 200, tube 4 RBC 3. Appearance clear, colorless. Volume 8 mL.", "none"),
        ("Drain check, POD 2. Lumbar drain at shoulder, 10 mL/h, CSF clear. Clamp tomorrow.", "none"),
        ("Patient declined repeat tap. Previous tap (11/2) L4-5, OP 41, 24 mL, uncomplicated.", "none"),
        (
            "LP. Positioned left side down, prepped and draped, lidocaine drawn up. Platelets 20 read out: cancelled, no needle used.",
            "none",
        ),
        ("LP #3 - plan for 4/2\nWill do L lateral, 1% lido, 20g at L4-5, get OP, 25 mL off, bandaid.", "none"),
        ("Their ED doctor did a lumbar puncture at 1810: sitting, L3/4, 22G, lidocaine 4 mL, 4 tubes. Here: afebrile, no repeat.", "none"),
        ("Accepted from County. Faxed sheet says LP sitting, L3/4, 22G, clear CSF, 4 tubes, no complications.", "none"),
        ("PRE-ANESTHESIA VISIT: CSF drain for repair on Friday. First stage in May had a drain at L3/4, 14G, 15 mL out.", "none"),
        (
            "LUMBAR DRAIN REMOVAL. Drain was put in by anesthesia on 5/7 at L3-4 (14G, 10 mL out). Catheter drawn out, tip complete.",
            "other",
        ),
        ("LUMBAR DRAIN REMOVAL AND REPLACEMENT. Old catheter pulled. Tuohy L3-4, CSF, catheter threaded 15 cm.", "catheter_drain"),
        ("LP SHUNT TAP. Lumboperitoneal shunt in 2017 (L3-4). 25G butterfly into the flank reservoir, CSF came, 14 mL.", "shunt_tap"),
        ("SPINAL FOR CESAREAN. Sitting, L3/4, 25G Whitacre, CSF clear, 10 mL let off, 0.75% bupi heavy 1.6 mL.", "intrathecal_injection"),
        (
            "LUMBAR PUNCTURE. She reports a spinal anesthetic for her knee at the age of 17.\nProne, lidocaine, 22G at L3-4, clear CSF 9 mL.",
            "spinal_puncture",
        ),
        ("LP for MS, sensory level T8. Left side, lido, 22G, L4-5, OP 15, 10 mL clear.", "spinal_puncture"),
        (
            "LP\nPosition: [Lateral]\nAnesthesia: [Lidocaine 1%]\nLevel: [L3-L4]\nNeedle: [22] gauge\nPressure: [12] cm\nCSF: [16] mL",
            "spinal_puncture",
        ),
        (
            "Dear Mrs. N., you lay on your tummy. I made the skin numb, guided a thin needle into your lower back, "
            "and thirty millilitres of clear fluid came out by itself.",
            "spinal_puncture",
        ),
        ("Tap done. 30ml. HA gone. L3/4. Home.", "spinal_puncture"),
        ("I tried L3-4 and L4-5 with a 20G, lido, no fluid.", "spinal_puncture"),
        ("CT GUIDED TARGETED PATCH. 20G needles, T12-L1 epidural, no CSF came. 9 mL autologous blood.", "blood_patch"),
        (
            "CONSENT: from mother, risks of bleeding and infection. Infant held sitting. EMLA. LP 22G at L4-5. Clear CSF 3 mL.",
            "spinal_puncture",
        ),
        ("Quality review: LP 6/6 by Dr. B. Note lacks volume and level; patient has L3-4 disc disease.", "none"),
        ("LP for staging, IT chemo held today. L3-4, 22G, LMX, 4 mL CSF. Bandaid.", "spinal_puncture"),
        ("Anesthesia consult for LP. Advise sitting, US marking at L3-4, 25G Whitacre. Primary team will perform.", "none"),
        ("Tap log\n1. 3/1 L4-5 OP 40\n2. 3/8 today L3-4, lido, 20G, L lat, 26 cc, bandaid", "spinal_puncture"),
        ("PICU transfer summary. Day 1 LP under ketamine, L4-5, 22G, OP 21, clear CSF 5 mL, no complications, flat 1 h.", "none"),
        ("SIGN-OUT: bed 12 LP at 0400 by nights, L3-4, lido, 22G, 4 tubes clear.", "none"),
        ("NCC PROCEDURE: lumbar puncture. Line for handoff: OP 27.\nSide down, lido, 20G passed at L4-5, CSF, 25 mL.", "spinal_puncture"),
        ("DRAIN CHECK. LD day 3, L3-4 site dry. 8 mL/h, 190 mL/24 h, clear CSF. Leveled at the ear.", "none"),
        ("EVD placed R frontal after LD not draining. Twist drill, 6 cm, CSF under pressure. LD placed 4/2 at L3-4, 14G.", "other"),
        ("Therapeutic tap, stand-in for LD. L4/5, 18G, lido, lateral, 35 mL CSF out.", "spinal_puncture"),
        ("TODAY (3/4): R decub, L3-4, 20G, OP 33, 24 mL, CP 17. Flat tonight.", "spinal_puncture"),
        ("LP kit opened, L4-5 marked, lido drawn up; pt changed her mind before I numbed. Kit returned.", "none"),
        ("Tap test today. L3-4. 40 cc. No issues. Will video gait at 3 h.", "spinal_puncture"),
        ("US-guided aspiration of lumbar pseudomeningocele. Prone, lido, 18G at L4, 40 mL clear fluid, sent. No complications.", "other"),
        ("Facet cyst aspiration L4-5 under fluoro, 22G, lido, 1 mL clear fluid.", "other"),
        ("LP aborted prior to needle insertion, agitated despite lorazepam. To be done in the morning.", "none"),
        ("Pre-LP huddle: plt 90. Plan R lat, L4-5, 20G, OP, 4 tubes, flat 1 h after.", "none"),
        ("POST-OP CHECK, LD in situ (L3-4 this am, 14G, CSF 5 mL to lab). Legs 5/5. Drain 10/h.", "none"),
        ("LD fell out overnight (placed 4/1 L4-5). Tip intact. Stitched with lido. Flat 4 h.", "other"),
        ("LP offered. We explained: on the side, lidocaine, needle at L4-5, 9 mL out. She said no. Tray put back unopened.", "none"),
        ("LP L4-5, lidocaine, 22G needle, clear CSF 8 mL. Spare tray was returned unopened. Flat 1 h.", "spinal_puncture"),
        (
            'Clinic letter. LP in May: the sheet says "L3/4, sitting, 22G, lidocaine, 30 ml clear CSF, flat". We suggest a tap of 40 ml at L4/5. '
            "No procedure or scan was done today.",
            "none",
        ),
        (
            "Post-LP headache. Sitting, lidocaine, 16G Tuohy L3/4, LOR at 5 cm. No CSF. 20 ml blood from left arm, 15 ml injected. Flat 1 h.",
            "blood_patch",
        ),
        ("LP L3/4, lidocaine injected, 22G needle, clear CSF 8 ml. 4 ml of blood for paired glucose.", "spinal_puncture"),
        (
            "Level: L2-L3 | L3-L4 | L4-L5\nAttempts: 1 attempt | 2 attempts | 3 attempts\nCSF: clear CSF seen | bloody CSF seen | cloudy CSF seen\nLP",
            "none",
        ),
    ],
)
def test_procedure(text: str, procedure: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == procedure


def test_what_is_out_of_scope_carries_its_companion_code(reviewer: Reviewer) -> None:
    text = "LP with IT MTX: left lateral, 22G, L4-5, clear CSF 3 mL, methotrexate 12 mg given."
    assert reviewer.review(text).related_codes == ["96450"]
    assert reviewer.review("Lumbar myelogram. Prone, 22G at L2-3, CSF, 10 mL Omnipaque 180 injected.").related_codes == ["62304"]


def test_the_proof_is_in_the_words(reviewer: Reviewer) -> None:
    text = "LP. Prone, 1% lidocaine, 22G needle advanced at L3-4 with return of clear CSF."
    step = reviewer.review(text).rationale[0]
    assert step.evidence
    assert all(text[e.start : e.end] == e.text for e in step.evidence)


def test_a_drain_that_is_only_to_come_is_not_the_procedure(reviewer: Reviewer) -> None:
    text = "LP for headache. Lidocaine, 20G needle at L4-5, clear CSF, 24 mL.\nIf the wound leaks again -> lumbar drain tomorrow."
    assert reviewer.review(text).procedure == "spinal_puncture"
    text = "Lumbar drain.\nLidocaine, 14G Tuohy at L4-5, clear CSF, catheter to 10 cm.\nIf more than 15 mL in an hour -> clamp the drain."
    assert reviewer.review(text).procedure == "catheter_drain"


def test_an_anaesthetic_among_history_and_medications_is_not_the_procedure(reviewer: Reviewer) -> None:
    text = (
        "OPERATION: Placement of lumbar drain.\nHISTORY AND MEDICATIONS: A spinal anesthetic for a knee operation wore off late.\n"
        "DESCRIPTION: On the left side, 14G Tuohy needle at L3-4, clear CSF, catheter advanced 10 cm."
    )
    assert reviewer.review(text).procedure == "catheter_drain"
