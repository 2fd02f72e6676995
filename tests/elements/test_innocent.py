"""Sentences that any clinician may write in the record of a puncture, and that change none of its answers."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.review import Review

_NOTE = """LP note. 58F with headache and neck stiffness, r/o SAH after a normal CT. {history} Consent signed. {before}
R lateral, 5 mL lidocaine. 20G needle at L4-L5 by landmarks. {needle} 9 mL clear CSF in 4 tubes, OP 15. {after} Dressing on.
No complications. {course} Advised to rest flat 2 hours, drink fluids, avoid lifting, keep the dressing dry and to return with fever. {end}"""
_PLACES = ("history", "before", "needle", "after", "course", "end")


def _note(place: str, sentence: str) -> str:
    return _NOTE.format(**{name: sentence if name == place else "" for name in _PLACES})


def _answers(review: Review) -> tuple[object, ...]:
    elements = tuple((name, f.status, f.value, getattr(f, "value_ml", None)) for name, f in sorted(review.elements.items()))
    return review.procedure, review.outcome, review.purpose, review.code, review.disposition, elements


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("after", "Failed attempts: none."),
        ("end", "No return of symptoms."),
        ("end", "No fluid restriction."),
        ("end", "Only blood tests outstanding."),
        ("end", "Nothing back from micro yet."),
        ("before", "Chloraprep, dry."),
        ("after", "None sent for cytology."),
        ("history", "Weight loss attempts failed."),
        ("before", "Two failed attempts at IV access."),
        ("after", "Second needle never opened."),
        ("history", "Her last appointment was cancelled on the day."),
        ("before", "Rash on the flank, skin not broken."),
        ("end", "Pressure areas: skin not broken."),
        ("history", "Order status: active."),
        ("history", "Status: scheduled admission."),
        ("end", "Outcome: deferred decision on a shunt."),
        ("before", "Sedation performed: no."),
        ("after", "Repeat pressure done: no."),
        ("history", "MRI not done at the referring hospital, reason not done at night: no trained staff."),
        ("before", "We discussed what to expect after the procedure."),
        ("end", "Nothing done yet about her weight."),
        ("before", "LP guideline followed for platelets."),
        ("course", "She had no puncture site pain."),
        ("course", "He had no LP headache."),
        ("before", "The student had practised on a mannequin."),
        ("before", "Allergy record entered in error, corrected."),
        ("needle", "Neurology later added cytology."),
        ("needle", "The consultant then signed the form."),
        ("before", "Vitals auto-populated from the monitor."),
        ("history", "Images imported from the outside hospital."),
        ("history", "Booked for LP on Tuesday, brought forward."),
        ("before", "Manometer brought over from ICU."),
        ("history", "Labs copied from chart: plt 190, INR 1.0."),
        ("after", "CVC: right IJ, day 3."),
        ("history", "EMG: demyelinating pattern."),
        ("before", "Tracheostomy, size 6, in place."),
        ("after", "NG tube: clamped."),
        ("history", "Prior vertebroplasty with cement at L1. Pedicle screws at L5. Bone flap in 2018."),
        ("before", "On methotrexate 15 mg weekly for RA."),
        ("history", "CT myelogram in 2017 normal."),
        ("history", "Baclofen pump refilled in May."),
        ("history", "VP shunt revision in 2019."),
        ("history", "RA with C1-C2 disease."),
        ("after", "No joy with the printer."),
        ("before", "LP kit checked."),
        ("needle", "Dr Amsel later called with the Gram stain."),
        ("needle", "The attending came at the end and agreed."),
        ("after", "My registrar took over his care."),
        ("history", "From their note: no allergy."),
        ("needle", "Her last LP was harder."),
        ("needle", "Previous LP was traumatic."),
        ("needle", "The ED team tried twice before."),
        ("end", "Central line placed under ultrasound, small bruise, keep the arm straight."),
        ("end", "Second procedure today: epidural steroid injection at L5-S1, fluoroscopy, dizzy afterwards."),
        ("end", "Also today R IJ central line by me: haematoma, CXR ok."),
        ("end", "Earlier today shunt reservoir tapped by neurosurgery, 10 mL removed."),
        ("history", "Chiari, crowded cisterna magna on MRI."),
    ],
)
def test_changes_no_answer(place: str, sentence: str, reviewer: Reviewer) -> None:
    plain = reviewer.review(_note("", ""))
    assert plain.disposition == "complete"
    assert _answers(reviewer.review(_note(place, sentence))) == _answers(plain)


@pytest.mark.parametrize(
    "deed",
    [
        "After informed consent the L3-L4 interspace was entered with a 22G Quincke and 10 mL of clear CSF was removed.",
        "Risks and benefits reviewed, then 22G Quincke at L3-L4, 10 mL clear CSF.",
        "22G at L3-L4 with low risk of bleeding, 10 mL clear CSF.",
        "The resident performed the LP at L3-L4 with a 22G needle with me present throughout, 10 mL clear CSF.",
        "Dr Amsel, neurology, performed the LP at L3-L4 with a 22G needle, 10 mL clear CSF.",
        "On Tuesday 4 May LP was performed at L3-L4, 22G, 10 mL clear CSF.",
        "Decision made to proceed with lumbar puncture: 22G at L3-L4, 10 mL clear CSF.",
        "Needs LP for MS: done at L3-L4, 22G, 10 mL clear CSF.",
        "First puncture at L3-L4 with 22G gave 10 mL clear CSF.",
        "22G L3-L4 (ED had failed at IV access only), 10 mL clear CSF.",
        "L3-L4 entered with a 22G, same level as her last LP. 10 mL clear CSF.",
        "L3-L4 entered with a 22G. ED had tried L4-L5. 10 mL clear CSF.",
        "22G L3-L4, no paraesthesia, clear CSF, 10 mL.",
        "22G L3-L4 no bone, 10 mL clear CSF.",
    ],
)
def test_deed_among_its_steps(deed: str, reviewer: Reviewer) -> None:
    review = reviewer.review(f"62M confusion and fever, ?meningitis. Sitting, lido. {deed} Dressing. No complications. Flat 2 h.")
    assert (review.procedure, review.outcome) == ("spinal_puncture", "completed")
    assert (review.elements["puncture_site"].value, list(review.elements["csf_volume"].value_ml or ())) == (["L3-L4"], [10, 10])


@pytest.mark.parametrize(
    "text",
    [
        "Ward round. LP this afternoon if platelets over 50. L3-4 marked by USS, 22G at bedside. To send 10 mL. Flat 1 h after.",
        "Called to do LP. Sat up, back marked at L4-5. Became combative before prep. Not safe. Will try tomorrow with sedation.",
        "Consent discussion for LP. Left side, local, needle between L3 and L4, about 10 mL removed. She agreed. List for Monday.",
        "Referral to IR: please perform fluoroscopic LP, L3-4 or L4-5, 30 mL off, OP and CP. IIH. On apixaban, held.",
        "Radiology request: fluoroscopic lumbar puncture. ?leptomeningeal disease. Send 10 mL cytology. Failed at bedside L4-5.",
        "Medical student reflection. I watched an LP: left lateral, L3-4, lidocaine, 22G, clear fluid, 10 mL. I learned a lot.",
        "Procedure scheduled: LP, 14:00, room 3. Needle 22G, lidocaine 1%, manometer, 4 tubes. Position L lateral.",
        "Audit of LP documentation: note 1: L3-4, 10 mL, no complications; note 2: level missing, 8 mL.",
        "LP kit checked: 22G, 20G, manometer, lidocaine, 4 tubes. Patient not in bed. Will return.",
        "LP - failed to attend. New appointment sent.",
        "Ambulance transfer: LP at DGH 09:00 L3/4 OP 32 12 mL cloudy, ceftriaxone 2 g, GCS 14.",
        "Teaching session on LP today. Students palpated L3-4 on each other. 22G and 20G needles shown.",
    ],
)
def test_records_no_puncture(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Consent discussion with mother, signed. LP: EMLA, held on side, L4-5 22G, 3 mL clear. Fever. No complications. Flat 30 min.",
        "Referred to IR: failed at bedside. Prone, lido, fluoro, L2-3 22G, 9 mL clear. Meningitis? No complications. Flat 1 h.",
        "LP this morning after platelets. LA, sitting, L4-5 22G, 8 mL to lab. Lymphoma staging. No complications. Rest.",
        "Procedure scheduled for 10, delayed. LP 11:30: LA, L lat, L3-4 22G OP 15, 10 mL. ?MS. No complications. Flat 1 h.",
        "He became agitated before the prep but settled with mum. LP L3-4, EMLA, lateral, 22G, 4 mL. Fever. No complications.",
        "Pre-procedure note: consent, INR 1.0. Procedure: LP sitting LA L4-5 22G clear 8 mL. Post-procedure: no complications. ?SAH",
    ],
)
def test_records_a_puncture(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == "spinal_puncture"
