"""Ordinary sentences about films, scans, hands and devices that say nothing of what guided the needle."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_SILENT = "Asked to LP this man to rule out meningitis. {} Sitting, prepped, 1% lidocaine. 22G at L3-L4, clear CSF. {} 12 mL. Flat 1 h."
_GUIDED = "LP for ?MS. {} Prone. Under fluoroscopic guidance a 20G needle was advanced at L3-L4, clear CSF. {} 12 mL. Flat 1 h."

NOTHING = [
    "The CT scanner is out of service until Monday.",
    "No working CT scanner here at night, fundi flat.",
    "Pneumonia with x-ray changes at the right base.",
    "He came up with x-rays from the clinic.",
    "X-ray of the lumbar spine with AP and lateral views showed no fracture.",
    "NG tube placed last night, position confirmed on x-ray.",
    "ETT tip confirmed on x-ray.",
    "Collapse followed by CT which was clear.",
    "CT was used to rule out a mass.",
    "CT of the head: no bleed, DLP 850 mGy.cm.",
    "Mass in the left lung located on CT.",
    "Chiari II in infancy.",
    "Bipolar II in remission.",
    "Vertebral lesion biopsied under CT.",
    "Lymph node sampled under ultrasound.",
    "Optic nerve sheath measured with ultrasound at 6 mm.",
    "Image guided radiotherapy to the spine.",
    "No imaging was available from the outside hospital.",
    "No imaging needed before LP.",
    "Abdomen soft, no masses palpable.",
    "He has felt for weeks that something was wrong.",
    "Registered blind.",
    "Fluoroscopy was the backup.",
    "Fluoro approach not thought promising.",
    "Pregnancy screening: negative.",
    "Fluoroscopic windows were useless.",
    "R IJ line (US).",
    "Had a fluoroscopic guided epidural steroid injection at L5-S1 in 2021.",
    "C-arm from the previous case still by the wall.",
    "Serial MRI scans stable.",
    "Neck position checked with the image intensifier.",
    "Cr USS this morning unchanged.",
    "Cytology by hand to the lab.",
]
NO_DENIAL = [
    "Screening: no blood thinners; plt 311.",
    "No imaging is planned afterwards.",
    "Report retyped by hand.",
    "The visual field machine was down.",
    "No imaging was available from the outside hospital.",
    "No fluoroscopy images were saved.",
    "No fluoroscopy time was recorded.",
    "No x-ray was taken afterwards.",
    "No guidance from the family was needed.",
    "Liver just palpable.",
    "No imaging is needed afterwards.",
    "RT ran the C-arm, nurse not needed.",
    "CT guided attempt under anesthesia may be considered another time.",
    "Will discuss CT guidance with neurology.",
    "Landmarks: L4-L5 identified by {palpation/ultrasound:31}",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_said_of_the_needle(reviewer: Reviewer, sentence: str) -> None:
    review = reviewer.review(_SILENT.format(sentence, ""))
    assert (review.elements["imaging_modality"].status, review.code) == ("missing", "62270")


@pytest.mark.parametrize("sentence", NO_DENIAL)
def test_guidance_is_not_denied(reviewer: Reviewer, sentence: str) -> None:
    for text in (_GUIDED.format(sentence, ""), _GUIDED.format("", sentence)):
        review = reviewer.review(text)
        assert (review.elements["imaging_modality"].value, review.code) == (["fluoroscopy"], "62328")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("LP. Needle walked in with x-rays, L3-4, clear CSF.", "fluoroscopy"),
        ("LP. NG tube in. The needle was passed under x-ray, L3-4, clear CSF.", "fluoroscopy"),
        ("CT LP\nL3-4, clear CSF.", "ct"),
        ("LP. First tried by feel, bone. Took her to radiology and placed it under fluoro myself. L3-4, clear CSF.", "fluoroscopy"),
        ("LP. Needle checked on lateral II as it went in, L3-4, clear CSF.", "fluoroscopy"),
        ("LP. Prone, entered under fluoro at L3-4, clear CSF, cytology by hand before 4.", "fluoroscopy"),
        ("LP. Tried ultrasound, could not see, put the probe down and went by palpation. L3-4, clear CSF.", "none"),
        ("LP. Found a good space w/ fingers, L3-4, 20g, clear CSF.", "none"),
        ("LP. The needle was stepped down, followed on CT, L3-4, clear CSF.", "ct"),
    ],
)
def test_guidance_beside_other_things(reviewer: Reviewer, text: str, modality: str) -> None:
    assert reviewer.review(text).elements["imaging_modality"].value == [modality]
