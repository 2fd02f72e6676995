"""Terse records, logs and forms: whose puncture they record, whether it was begun, and how it ended."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP, NONE, DYE = "spinal_puncture", "none", "myelogram"
DONE, FAILED = "completed", "failed"


@pytest.mark.parametrize(
    ("text", "procedure", "outcome"),
    [
        ("LP LOG 12\nCrypto, day 14, HA.\nR lat, L3-4, 20G, palp. OP 38. took 25 ml.\nno probs.\n#11 two days ago: 30 ml.", TAP, DONE),
        ("Procedure log / note: LP for IIH. L3-4, 20G, lido. OP 36, removed 30 mL. No complications.", TAP, DONE),
        ("LP, ?meningitis. L4-5, 22G, emla. Desat mid tap, bagged, needle stayed in, 4 ml clear csf. Flat 1 h.", TAP, DONE),
        ("neonate LP. ?sepsis. Try 1 blood, binned. Try 2 at L4/5, few drops in each of 3 pots. gauze.", TAP, DONE),
        ("neonate LP. ?sepsis. 24G L4/5. Try 1 blood only. Try 2 blood again. Stopped. Nothing sent.", TAP, FAILED),
        ("LP, fever. L lat, 1% lido, L3-4 then L4-5. Bone both times. No CSF.\nCons took over: L2-3, clear, 12 ml.", TAP, FAILED),
        ("R2 LP note\n?GBS. Sitting, lido, L4-5 x3, dry. Upper level stepped in and got it at L3-4, 8 cc.", TAP, FAILED),
        ("LP for fever. L3-4, 20G, lido. First pass bone. I then went to L2-3, clear CSF 9 mL.", TAP, DONE),
        (
            "LP CHECKLIST\nLevel L4/5, L3/4\nLocal lidocaine 3 ml\nNeedle 22G, 4 passes, bone\nCSF 0 mL\nNot continuing, for IR.",
            TAP,
            FAILED,
        ),
        ("LP, ?SAH. lido 5 ml, L4/5 22G. Bone. L3/4, nothing in the hub. Stopped. They'll do it in the am, 4 tubes.", TAP, FAILED),
        ("LP. 1st go L3/4 dry. 2nd go L4/5, gush. 4 bottles. If bands negative we'll repeat in 6 months.", TAP, DONE),
        (
            "LP CHECKLIST\nLevel L4/5 [x]\nPlatelets 22. Not proceeding.\nNeedles: 2 opened, none used\nCSF 0 mL  Complications none",
            NONE,
            None,
        ),
        ("LP for ?SAH. Prepped at L3-4. INR back 2.9. Needle stayed in its packet. Abandoned, for CTA.", NONE, None),
        ("Neuro clinic\nIIH, headaches. Discs flat.\nLP log: 3/2 L4-5 op 31, 20 ml.\nNo LP today.", NONE, None),
        ("LP, AMS. 22G L3-4, lido. No return after 3 passes, so I called Dr B, who scrubbed and obtained 12 mL at L2-3.", TAP, FAILED),
        ("LP. SHO could not get fluid at L4-5, so I took over: L3-4, 20G, lido, clear CSF 12 mL. No complications.", TAP, DONE),
        ("LP proforma\nLevel planned L3/4\nNeedle 22G\nComplications: none\nWithdrew consent. Did not proceed.", NONE, None),
        ("LP for fever. L3-4 then L4-5, 22G, lido, dry x4. CSF nil. Did not proceed further.", TAP, FAILED),
        ("LP for MS. L3-4, 22G, lido, 10 ml clear CSF. MRI booked for today did not proceed.", TAP, DONE),
        ("Discharge: adm with thunderclap headache, LP at L3-4 with 22G on day 1 clear, 12 ml. Home.", NONE, None),
        ("Discharge: home, flat today. LP done for MS, L3-4, 22G, lido, 10 mL clear.", TAP, DONE),
        ("Lumbar spine contrast study. Prone, L2/3, 22G. CSF 2 ml sent. Iohexol 300, 10 ml run in, table tilted.", DYE, DONE),
        ("LP for MS. L3/4. 1 ml Omnipaque 300 used to confirm at first. Then CSF clear 12 ml.", TAP, DONE),
        ("LP for fever. CT earlier with Omnipaque 350, 75 ml IV. L3-4, 22G, lido. 10 ml clear CSF.", TAP, DONE),
    ],
)
def test_whose_and_how_it_ended(reviewer: Reviewer, text: str, procedure: str, outcome: str | None) -> None:
    review = reviewer.review(text)
    assert (review.procedure, review.outcome) == (procedure, outcome or "not_performed")
