"""Terse notes: lists of earlier punctures before today's, tries given up in everyday words, a line or two about the fluid alone."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

DONE, FAILED = ("spinal_puncture", "completed"), ("spinal_puncture", "failed")
NOTHING, DRUG = ("none", "not_performed"), ("intrathecal_injection", "completed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Previous taps: 2/2 OP 37, 18 ml (L3/4). Today therapeutic LP by me. Left lateral, lignocaine, L4/5, 20G. OP 34. 26 ml.", DONE),
        ("Prior LPs: May (L2-3, 30 mL). Today for ?recurrence: L3-4, lidocaine, 22G, 11 mL clear. Told to lie flat.", DONE),
        ("Previous taps: January L3/4 25 ml. This morning headache worse. Booked Thursday, left lateral, 20G needle.", NOTHING),
        ("PAST MEDICAL HISTORY: LP 2019 at L3-4, 20G, 18 mL. Today here for migraine review. Continue propranolol.", NOTHING),
        ("LP ... failed: L3-4 bone, L2-3 blood. Stopped.", FAILED),
        ("LP for ?bleed. R lateral, L3/4, 2% lignocaine, 20G. Couldnt get in. Will ask anaesthetics.", FAILED),
        ("LP by me, L4-5, xylocaine, 22G. Several attempts, could not be done. Relatives informed.", FAILED),
        ("LP by feel L4/5 with 22G. Patient wriggled, needle out. Not reattempted.", FAILED),
        ("LP L4-5, lidocaine, 20G. Needle bent twice. Not pursued.", FAILED),
        ("LP: L3/4, L4/5, both spaces tight. Nil obtained. Handed to radiology.", FAILED),
        ("Tried LP. Left side, L3-4, lido. Lashed out with the needle in. Unsafe to continue.", FAILED),
        ("LP, L4-5, 22G. Needle clotted off, swapped, clotted again. Did not persist.", FAILED),
        ("LP L3-4, sitting, 22G, lidocaine. Huge BMI. Ask IR tomorrow.", FAILED),
        ("LP L4/5, 22G. Patient refused further bloods. No complications. Lie flat.", DONE),
        ("LP L4-5 22G, lidocaine. Not possible to lie so sat. No complications. Rest.", DONE),
        ("LP at L3-4 by feel, 22G, local. Easy. Discussed with radiology re MRI.", DONE),
        ("Therapeutic LP, L3-4, 20G, lidocaine. Uneventful. IR consult for the shunt series.", DONE),
        ("Called to do LP, L3-4 felt, patient on clopidogrel. Left it. Neuro aware.", NOTHING),
        ("CSF removed at last visit 30 mL at L3-4, helped 2 wks.", NOTHING),
        ("CSF sample 8 mL from LP L3-4 received in lab 14:20. Clear. Gram neg.", NOTHING),
        ("LP done L3-4, 22G, uneventful. Clopidogrel stopped 7 days before. Site dry. Home after 1 h.", DONE),
        ("LP: L4-5 bone, then L3-4, one pass, specimens to lab. No complications. Bandaid.", DONE),
        ("LP, L4-5, 22g, lido. Complications: nothing. Acyclovir stopped.", DONE),
        ("LP: L4-5 bone, up one to L3-4, CSF at 5 cm, 12 ml. Stopped there as enough.", DONE),
        (
            "Part 1: L4-5 by hand, bone, no CSF. Part 2: 22G to L2-3, CSF clear, 9 mL. Impression: LP at L2-3 after failed bedside attempt.",
            DONE,
        ),
        ("Referred after failed bedside LP. Prone. L2-3, 22G under fluoro, lidocaine. Samples sent. No complications.", DONE),
        ("Set up for LP, left lateral, L3-4 marked. Would not stay still so LP not started. Needle back in the box.", NOTHING),
        ("LP not possible today, platelets 22. IR consult. To try again when counts up.", NOTHING),
        ("CSF removed: 30 mL at L2-3. Reason: pressure headaches. No complications.", DONE),
        ("Ward LP: L3-4, 10 mL, clear", DONE),
        ("Spinal tap. L3-4. 15 mL. Crystal clear. Lab.", DONE),
        ("Wound explored at L4-5, 20 mL clear fluid let out, cultures taken.", NOTHING),
        ("LP tomorrow: L3-4, 10 mL, clear with family.", NOTHING),
        ("CSF removed by the ward team Tuesday: 30 mL at L2-3. Plan repeat in a month.", NOTHING),
        ("Breast ca on IT MTX; cytology, symptomatic drainage. L3-4, left lateral, lido, 22G. OP 32. 25 mL clear.", DONE),
        ("Lymphoma, completed IT methotrexate in May. Restaging LP. L4-5, lido, 22G, 10 mL clear to flow.", DONE),
        ("Patient receiving IT MTX today. L3-4, 22G, 5 mL out, drug in over 3 min. No complications.", DRUG),
        ("On maintenance IT methotrexate, dose 7. Lateral, L4-5, 22G, clear 3 mL off, methotrexate 12 mg in.", DRUG),
    ],
)
def test_terse(reviewer: Reviewer, text: str, expected: tuple[str, str]) -> None:
    review = reviewer.review(text)
    assert (review.procedure, review.outcome) == expected
