"""Words of a failure and of none that are about a drug, a leak, another fluid or another's part, and a yield of nothing."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_DRAIN = "LUMBAR DRAIN\nLeft lateral, 14G Tuohy at L3-4, CSF at 6 cm. Catheter to 10 cm, closed system."
_TWO = "LP\nPart 1, by me: lidocaine, 22G at L4-5, bone, no CSF.\nPart 2, {} 22G at L2-3. Clear CSF, 9 mL in three tubes."

_ASKED = (
    "SICU    LUMBAR DRAIN TRY\nArch repair yesterday, right leg weak. Request for lumbar drain from vascular. Hgb 10. {}\n"
    "Right side down. 14G Tuohy. L3-4: {}\nGauze over it. No complications."
)
_PARTS = (
    "Skull base leak: repair and lumbar drain\n\nTechnique, {}: left lateral. Tuohy at L3-4, brisk CSF, catheter 14 cm.\n\n"
    "Technique, {}: sella reached, fat laid in. Held at 30 cm, dry. Fluoroscopy not needed.\n\nComplications: none."
)


@pytest.mark.parametrize(
    ("text", "procedure", "outcome"),
    [
        (f"{_DRAIN}\nOrders: drain 8 mL/h. Clexane stopped at midnight.", "catheter_drain", "completed"),
        (f"{_DRAIN}\nNo more came. Procedure abandoned.", "catheter_drain", "failed"),
        (
            "Neuraxial record: spinal drain\nTuohy 14G at L3-4, CSF brisk at 6 cm. Catheter 8 cm in space. Lumbar drain to bag.",
            "catheter_drain",
            "completed",
        ),
        (
            "Neuraxial procedure note\nL3-4, 25G Whitacre, CSF clear, hyperbaric bupivacaine 12 mg given.",
            "intrathecal_injection",
            "completed",
        ),
        (
            "Cervical puncture\nSupine, 22G needle to the canal between C1 and C2. Clear CSF, 6 mL.\n"
            "IMPRESSION: CSF collected from C1-2 after failed lumbar puncture.",
            "cervical_puncture",
            "completed",
        ),
        ("LP\n22G at L4-5, three passes, bone. 0 mL, none for lab.", "spinal_puncture", "failed"),
        ("LP\n22G at L4-5, one pass, clear CSF, 8 mL. EBL 0 mL, none sent for type and cross.", "spinal_puncture", "completed"),
        ("LP\n22G at L4-5, clear CSF 8 mL. Earlier MRI: no CSF leak, no CSF-venous fistula.", "spinal_puncture", "completed"),
        (_TWO.format("by Dr. Z, who will dictate it; I was in the clinic."), "spinal_puncture", "failed"),
        (_TWO.format("by Dr. Z, not me."), "spinal_puncture", "failed"),
        (_TWO.format("Dr. Z watching: I turned her prone."), "spinal_puncture", "completed"),
        (
            "Neurology clinic visit\n41F IIH. Next LP booked Monday.\nPrevious tap (June), for reference:\n"
            "Left side, lidocaine 3 mL. L3-4. 22g x1. OP 34, 20 mL out. Bandaid. No complications.",
            "none",
            "not_performed",
        ),
        (
            "Dear Dr Moss,\nShe declined a tap today. For your file, this is how the last one went, in May.\n\n"
            "Left side, lidocaine, and a 20G needle was put in at L3-L4, clear fluid, 25 mL. No complications.",
            "none",
            "not_performed",
        ),
        (
            "NEUROLOGY CLINIC FOLLOW UP\nHere for results. LP done 3/4 elsewhere. Outside report, as received: "
            '"22G needle at L3-4, 10 mL clear CSF, no complications." OCB neg. No need of another LP.',
            "none",
            "not_performed",
        ),
        (_ASKED.format("Art line. CHG.", "bone x 5. L2-3: bone x 3, never CSF. Given up after half an hour."), "catheter_drain", "failed"),
        (_ASKED.format("Swan in. Central line.", "bone, then dark blood. No CSF. Abandoned."), "catheter_drain", "failed"),
        (_ASKED.format("CHG ready.", "planned once INR is below 1.4."), "none", "not_performed"),
        (_PARTS.format("B", "A"), "catheter_drain", "completed"),
        (_PARTS.format("A", "B"), "catheter_drain", "completed"),
    ],
)
def test_outcomes(reviewer: Reviewer, text: str, procedure: str, outcome: str) -> None:
    review = reviewer.review(Note(id="t", text=text))
    assert (review.procedure, review.outcome) == (procedure, outcome)
