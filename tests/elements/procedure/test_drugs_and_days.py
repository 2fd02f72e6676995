"""Drugs and contrast of another day make no injection of a puncture; those that went in do; a puncture to come is none."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_TAP = "{}\nProne, lidocaine 1% 4 mL. 22G to L3-4, clear CSF, OP 18. 8 mL in 4 tubes for cells and protein. {} Tape. No complications."
_LP = "LUMBAR PUNCTURE\n"


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (_TAP.format(_LP, "Cytarabine withheld. IT hydrocortisone 24 mg and MTX 12 mg pushed slowly through it."), "intrathecal_injection"),
        (_TAP.format(_LP, "IT MTX was due but the syringe is not here; she comes back for it on Friday."), "spinal_puncture"),
        (_TAP.format(_LP, "Next IT MTX on day 29; today sample only."), "spinal_puncture"),
        (_TAP.format(_LP, "Iohexol 240, 10 mL, run in for the cisternogram that ENT wants."), "myelogram"),
        (_TAP.format(_LP, "Iohexol 240, 1 mL, run in to see where the tip was."), "spinal_puncture"),
        (
            _TAP.format(_LP + "History: ALL in remission, IT methotrexate x6 in May 2021. New diplopia; cytology please.", ""),
            "spinal_puncture",
        ),
        (
            "Progress note. Pseudotumor, HA 8/10. Repeat therapeutic LP by me this afternoon: will do left side, L3-4, 20G, take 30 mL. "
            "After it flat 1 h.",
            "none",
        ),
        (
            "ED chart. Consent for LP. Held sitting, L4-5 felt, lidocaine drawn up. Desaturated before the needle was unwrapped, stopped. "
            "4 tubes back in the tray for cells and culture. LP to be done on the ward.",
            "none",
        ),
        (
            "Left frontal EVD, exchange. Burr hole reopened, new catheter to 6 cm, xanthochromic CSF, 2 mL each to biochem and micro. "
            "Lumbar puncture was thought too risky. Tegaderm. No complications.",
            "other",
        ),
        (
            "Right frontal EVD, replacement\n\nOld one blocked. Lumbar drain was considered but the cisterns are full of clot. Old wound "
            "reopened. New catheter 6 cm, CSF under pressure, 3 mL each to micro and biochem. Tunnelled. No complications.",
            "other",
        ),
        ("LP. EVD exchanged on day 3. Sitting, lidocaine, 22G at L4-5, clear CSF, 9 mL. No complications.", "spinal_puncture"),
        (
            "LUMBAR PUNCTURE FORM v6\nPosition: [X] Prone [ ] Seated\nLocal: [X] Lidocaine 1%\nLevel: [ ] L2-3 [X] L3-4\n"
            "Needle: [ ] 20G [X] 22G  Passes 1\nCSF: [X] Clear [ ] Bloody  Tubes 4  Total ____ mL\nComplications: [X] None [ ] Other",
            "spinal_puncture",
        ),
    ],
)
def test_procedure(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(Note(id="t", text=text)).procedure == procedure


@pytest.mark.parametrize(
    "deed",
    [
        "Then 5 mg of a study compound in 3 mL was pushed through the same needle.",
        "Caspofungin 5 mg IT after the sample.",
        "12 mL Omnipaque 300 in, table head down.",
    ],
)
def test_what_went_in_through_the_needle_makes_another_procedure(reviewer: Reviewer, deed: str) -> None:
    tap = "LP for headache in IIH. Prone, lidocaine 1% 4 mL, 20G needle at L3-L4, clear CSF, OP 31, 18 mL removed. "
    assert reviewer.review(tap + "Midazolam 2 mg IV. Needle out, bandage.").procedure == "spinal_puncture"
    assert reviewer.review(tap + deed).procedure != "spinal_puncture"


@pytest.mark.parametrize(
    ("words", "procedure"),
    [
        ("Then pemetrexed 30 mg in 4 mL saline was pushed by hand.", "intrathecal_injection"),
        ("Thiotepa 10 mg given intrathecally over 3 min, flush not done.", "intrathecal_injection"),
        ("Trastuzumab 80 mg given IT over 4 min.", "intrathecal_injection"),
        ("Triple therapy (doses on the chart) then went in.", "intrathecal_injection"),
        ("4 mL of the study drug was then injected.", "intrathecal_injection"),
        ("DTPA 0.5 mCi in through the needle.", "intrathecal_injection"),
        ("Then 8 ml Omnipaque 240 in down the same needle and the myelogram films taken.", "myelogram"),
        ("Pemetrexed 800 mg on Friday as usual.", "spinal_puncture"),
        ("Vancomycin 1250 mg went in before the tap.", "spinal_puncture"),
        ("Midazolam 2 mg was pushed and it helped.", "spinal_puncture"),
        ("He has had two doses of nusinersen at the other hospital.", "spinal_puncture"),
        ("Thiotepa not given.", "spinal_puncture"),
        (
            "IT thiotepa first held for the counts, then cleared. Sample taken, then thiotepa 10 mg in via same needle.",
            "intrathecal_injection",
        ),
        ("Amphotericin a quarter milligram in dextrose was pushed slowly through it.", "intrathecal_injection"),
        ("First IT cytarabine goes in with tap two next week, nothing intrathecal today.", "spinal_puncture"),
    ],
)
def test_doses_and_their_way(reviewer: Reviewer, words: str, procedure: str) -> None:
    assert reviewer.review(Note(id="t", text=_TAP.format(_LP, words))).procedure == procedure


def test_what_a_later_day_heads_was_not_done(reviewer: Reviewer) -> None:
    text = (
        "Procedure note, LP not done. Seated, L3-4 marked with the probe. She stood up and would not sit again, put off before local. "
        "Tomorrow in theatre: 22G, 12 mL to lab. No complications."
    )
    assert reviewer.review(Note(id="t", text=text)).disposition == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_TAP.format(_LP, "ADDENDUM: amount above was entered in error. It should read 9 mL."), "62270"),
        (_TAP.format(_LP, "ADDENDUM: all above was entered in error."), None),
        (
            "Discharge summary. Cryptococcal meningitis. Renal: creatinine 1.2. Neuro: drowsy on day 4. I therefore did a therapeutic lumbar "
            "puncture for the pressure: lateral, lidocaine 4 mL, 20G at L3-4, opening pressure 35, 24 mL of clear fluid drained, closing 16.",
            "62272",
        ),
        (
            "Discharge summary. The night team did a lumbar puncture on arrival (L4-5, 10 mL). Ceftriaxone for ten days. Home with clinic.",
            None,
        ),
        (
            "NEUROLOGY CONSULT - LP REQUEST\n?encephalitis. Rec: hold apixaban. LP Thursday, L3-4, prone, 22G, expect 12 mL. Flat 1 h after.",
            None,
        ),
        (
            "Fluoro LP - NOT DONE\nLP for cytology asked for. On table prone, prepped, L3-4 marked. INR read out as 4. Not numbed, no needle "
            "opened. CSF 0 mL. Complications: none.",
            None,
        ),
        (
            "Neuraxial note. Vascular asked for a spinal drain to protect the cord.\nSitting, L3/4 by feel, lido 4 mL. 14G Tuohy, LOR to air "
            "at 6 cm, advanced. CSF clear.\nCatheter 10 cm in, needle out. Drained to 10 mmHg, 40 mL in all. Complications none.",
            "62272",
        ),
        ("Epidural note. Sitting, L3/4 by feel, lido 4 mL. Tuohy, LOR to air at 6 cm. Catheter 10 cm in, no CSF.", None),
    ],
)
def test_which_notes_record_a_puncture(reviewer: Reviewer, text: str, code: str | None) -> None:
    assert reviewer.review(Note(id="t", text=text)).code == code


def test_a_lateral_approach_at_c1_c2_is_no_lumbar_puncture(reviewer: Reviewer) -> None:
    text = (
        "Diagnostic CSF puncture under fluoroscopy. Lumbar wound infected.\nTechnique: prone. A C1-C2 approach was chosen. Skin cleaned. "
        "Lidocaine 2 mL. The head was held. 22G needle in. Clear CSF, 6 mL."
    )
    assert reviewer.review(Note(id="t", text=text)).procedure == "cervical_puncture"


def test_a_summary_tells_the_authors_own_puncture(reviewer: Reviewer) -> None:
    text = (
        "Discharge summary. Facial palsy both sides.\nLumbar puncture. {} on 3/4 to look for Lyme. On the right side, lidocaine, 22G at L3-4, "
        "fluid at once, OP 17, 9 mL sent."
    )
    assert reviewer.review(Note(id="t", text=text.format("I did this"))).code == "62270"
    assert reviewer.review(Note(id="t", text=text.format("Neurology did this"))).code is None
