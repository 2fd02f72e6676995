"""Purposes that are another patient's, only talked of or taught, and aims beside a question about a known disease."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_FLAT = "No complications. Flat 1 h."


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        (f"LP for ?MS. L3-4, 8 ml, OCB sent. The patient after this one is for therapeutic drainage. {_FLAT}", "diagnostic"),
        (f"Suspected meningitis. LP L4-5, 6 mL. {_FLAT} Bed 4 also needs a therapeutic tap, will do after lunch.", "diagnostic"),
        (f"?IIH. LP for opening pressure. L3/4 8 mL. {_FLAT} Therapeutic taps were discussed as an alternative.", "diagnostic"),
        (f"IIH. LP L3-4, OP 33, 25 mL. Textbook case: LP relieves pressure. {_FLAT}", "unstated"),
        (f"IIH. LP today. Pressure off, as agreed. L3-4, 28 mL, CP 14. {_FLAT}", "therapeutic"),
        (f"Bulging craniectomy flap. LP so the flap sinks. L3-4, 30 mL. {_FLAT}", "therapeutic"),
        (f"IIH. LP for relief, as discussed. L3-4, 30 mL. Headache gone. {_FLAT}", "therapeutic"),
        (f"IIH (made on diagnostic LP 2021). Type: therapeutic. LP. 22G needle at L3-4, clear CSF, 24 mL. {_FLAT}", "therapeutic"),
        (f"IIH. For therapeutic LP agreed in clinic last week. L3-4 felt, 22G, OP 30, 20 ml off. {_FLAT}", "therapeutic"),
        (f"IIH. Therapeutic LP last week in clinic helped. LP L3-4 today, 22G, 20 ml. {_FLAT}", "unstated"),
        (f"LP note\nIIH patient, 26F, for therapeutic LP: headache, diplopia.\nL3/4, OP 32, 24 ml. {_FLAT}", "therapeutic"),
        (f"LP\n? Why   TB meningitis, HA worse. LP to offload pressure.\nL4/5, 20G, OP 39, 26 ml. {_FLAT}", "therapeutic"),
        (
            f"ICU, two procedures\n1) R chest drain for effusion. 900 mL out.\n2) Therapeutic LP\nWhy: hydrocephalus\nL3-4, 18G, OP 33, 25 mL. {_FLAT}",
            "therapeutic",
        ),
        (
            f"IIH, unwell on acetazolamide 1 g, and we brought her in for a lumbar puncture to lower her pressure. L4/5, 25 ml. {_FLAT}",
            "therapeutic",
        ),
        (f"NPH, proven by a tap test in spring (walk 33 s before, 20 after). Palliative LP. L3-4, 30 mL. {_FLAT}", "therapeutic"),
        (f"NPH, tapped every two months purely as treatment. Palliative LP. L3-4, 30 mL. {_FLAT}", "therapeutic"),
        (f"NPH. Tap test in spring was cut short. LP, L3-4, 30 mL. Walk 33 s before, 20 s after. {_FLAT}", "tap_test"),
        (f"LP for two things: relief of the headache, and a fresh look at the fluid. L3-4, OP 32, 27 ml. {_FLAT}", "both"),
        (
            f"Crypto, opening pressure 42 yesterday, underwent his third puncture for relief of pressure. Lidocaine, 22G at L4-5, CSF, 20 ml. {_FLAT}",
            "therapeutic",
        ),
        (
            f"LP to settle the diagnosis, and, if high, to take enough off to relieve her. L4-5.  Pressure 39.  18 ml drained. {_FLAT}",
            "both",
        ),
        (f"Known IIH with therapeutic LPs in past. Now fever, LP to exclude meningitis. L3-4, 6 mL. {_FLAT}", "diagnostic"),
        (f"NPH on the shunt list, now fever. LP for ?meningitis only, not the tap test. L4-5, 8 mL. {_FLAT}", "diagnostic"),
        (f"Indication: IIH, for therapeutic CSF removal after acetazolamide was stopped. LP L3-4, 26 mL. {_FLAT}", "therapeutic"),
        (f"Crypto day 9. Therapeutic LP today for pressure, and culture again cos it still grows. L3-4, 22 mL. {_FLAT}", "both"),
        (f"IIH. LP L3-4, 28 mL clear CSF, to lab per requisition. {_FLAT}", "unstated"),
        (f"IVH. Serial lumbar tap no. 4, surgeons ask us to keep draining. L3-4, 15 mL. {_FLAT}", "therapeutic"),
        (f"Cocci meningitis. LP again today for symptom relief, and to trend the WBC count. L3-4, 18 mL off. {_FLAT}", "both"),
        (f"DIAGNOSTIC & INTERVENTIONAL RADIOLOGY\nDx: IIH. LP L3-4 under fluoro, OP 32, 26 cc. {_FLAT}", "unstated"),
        (f"LP for IIH, therapeutic tap. L3-4, 25 mL. {_FLAT} Primary diagnostic code: minor abnormality", "therapeutic"),
        (
            f"Breast ca with LMD. Prior taps gave her days of ease so here again only for comfort. 22G at L3-4, clear CSF, 30 mL. {_FLAT}",
            "therapeutic",
        ),
        (f"Breast ca, vomiting. No labs, dx known. LP at L3-4, a good amount let out. {_FLAT}", "unstated"),
        (f"IIH. Neuro asks ED for therapeutic LP now, return if no slot. LP L3-4, 24 mL. {_FLAT}", "therapeutic"),
        (f"IIH. Therapeutic LP asked by neuro-op. L3-4, OP 36, 24 mL. {_FLAT}", "therapeutic"),
        (f"IIH. Therapeutic LP: after consent, L3-4, OP 33, 25 mL. {_FLAT}", "therapeutic"),
        (f"SAH, EVD in situ draining to relieve hydrocephalus. LP for ?ventriculitis. L3-4, 8 mL. {_FLAT}", "diagnostic"),
        (f"Wound leak after Chiari surgery. CSF let off by LP so the wound can seal. L3-4, 30 mL. {_FLAT}", "therapeutic"),
        (f"IIH. Repeat today to check the pressure. LP L3-4, OP 30, 6 mL. {_FLAT}", "diagnostic"),
        (f"IIH. Eye doctors want to protect her vision with a stent. LP L3-4, OP 30, 22 mL. {_FLAT}", "unstated"),
        (f"IIH. Here for treatment of IIH by the headache team. LP L3-4, OP 30, 22 mL. {_FLAT}", "unstated"),
        (f"IIH. Relief of headache noted. LP L3-4, OP 30, 22 mL. {_FLAT}", "unstated"),
        (f"IIH. Will return for drainage if it recurs. LP L3-4, OP 30, 22 mL. {_FLAT}", "unstated"),
        (f"IIH. Here for treatment of her pressure with LP. L3-4, OP 30, 22 mL. {_FLAT}", "therapeutic"),
        (f"SAH day 9, drowsy. LVLP to unload her. L3-4, 32 mL. {_FLAT}", "therapeutic"),
        (f"LP to bring pressure down, and CSF to look for infection (drain in place last month). L3-4, 36 mL. {_FLAT}", "both"),
        (f"LP. Pressure relief; also CSF to confirm infection cleared before re-shunting. L4/5, 30 ml drained. {_FLAT}", "both"),
    ],
)
def test_whose_purpose(reviewer: Reviewer, text: str, purpose: str) -> None:
    assert reviewer.review(text).purpose == purpose
