"""Punctures told in sparse or unusual words are not lost, and what only looks like one is not taken for one."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.mark.parametrize(
    "text",
    [
        "Clinic letter\nDear Dr Hale,\nshe had refused in May, but today, at L4/5, left side down, found by feel, I removed 30 mL for IIH.",
        "Outpatient, IIH. on her side, l3/4 palpated, needle, 33 -> 12, took 24ml, nil comps",
        "dictated: this man with palsies was tapped this morning in my rooms. iliac crests as landmark, the spinal fluid cleared. 9 ml.",
        "EXAM: SPINAL TAP W/ FLUORO\nHX: FAILED ATTEMPTS IN ED. R/O MENINGITIS.\nC-ARM, L2-L3, 5 INCH NEEDLE. SUCCESSFUL RETURN. 8 ML.",
        "LP. Her brother became weak after a spinal anaesthetic. Left side, L4/5 palpated, lidocaine, 22G needle, 10 mL clear CSF.",
        "LP. Type (circle): >>diagnostic<<  IT drug\nLevel: L3-L4\nNeedle: 22G\nCSF: 24 mL, clear",
        "Fluoroscopic LP, L3-4, 22G needle, lidocaine, clear CSF, 11 mL. To nursing for post-myelogram/LP monitoring.",
        "lp note\nlp to r/o sah. prev epidural in labour complicated by dural tap + blood patch. sitting, lido, l2-l3, 22g in, clear. 9 ml",
        "LP\nCLINICAL HISTORY: Neuritis. Copied from report of 03/02: LP L4-L5.\nTECHNIQUE: Prone. 22G needle at L2-L3. Clear CSF, 11 mL.",
        "Dear Mrs Webb, I drained 25 ml of fluid from your lower back (L3-L4) to bring the pressure down. No complications.",
        "Pt declined LP twice today, then accepted. L3/4, palpated. 11 mL. No complications.",
        "IIH. Lying L. L4/L5 by feel. 36 in, 14 out. 28ml. no probs. lie low today",
        "Spinal fluid was drawn at L3-4 w/o imaging. four tubes, 2 mL each. no compl.",
        "Nusinersen visit, dose 3 held. CSF only: L3-4, US marked, 22G, 5 mL to lab.",
        "Two levels, L3-4 and L4-5, three needles, never wet. LP for fever. Complications: none.",
        "Plan: if CT normal then LP. CT normal. L4/5, palpated, 22G, 10 mL clear. No complications.",
        "LP L3-4, palpated, 22G, 10 mL clear. If CSF clear, proceed to CTA. Flat 1 h.",
        "Tap: L3/4 felt, 22G, 10 mL clear. Cirrhosis and fever. No complications.",
        "Registrar teaching session at bedside: LP with student watching. L3-4, 22G, lidocaine, clear CSF 10 mL.",
        "LP by me at L3/4. 4 samples received by micro 14:20, lab number 221. 22G, lidocaine, 10 mL.",
        "LP via Tuohy (no spinal needles left) at L3-4, clear CSF 10 mL. PICC catheter placed earlier.",
        "LP at L3-4, sitting, 1% lignocaine, needle to hub, clear CSF. Observation as per local LP policy.",
    ],
)
def test_puncture_in_few_words(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(text).procedure == "spinal_puncture"


_INJECTION = "intrathecal_injection"


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("Pasted results:\nCSF (lumbar puncture, tube 3, 2 mL): RBC 12. Specimen received in good condition.", "none"),
        ("TEACHING SHEET for house officers\nLumbar puncture: on the left side, L3-4. 22G needle is advanced, CSF is collected.", "none"),
        (
            "Consult for difficult LP. Ultrasound: best window L2-3, I marked it. Nothing done tonight. Will do tomorrow, 5 inch needle.",
            "none",
        ),
        ("MDT outcome. LP under fluoroscopy to be booked, L2/3. IT MTX if positive.", "none"),
        (
            "Procedure: tap, diagnostic\nR pleural effusion. Sitting, US marked 8th space. 10 mL lido. 900 mL straw fluid, 4 tubes to lab.",
            "other",
        ),
        ("Vascular operative note. Lumbar drain placed by anaesthesia before induction, see their record. Stent graft T4-T12.", "none"),
        (
            'Second opinion, chart review only.\nI quote the procedure note in full: "L4-5, 20G, 3 passes, no CSF, abandoned, to IR."',
            "none",
        ),
        ("Day unit booking form\nLumbar puncture. Level L3-4. 22G. 20 mL to be removed for IIH.", "none"),
        ("If CT is clear, proceed to LP: left lateral, L3/4, 22G, 4 bottles, OP. Lie flat 1 hr.", "none"),
        ("Query from coding: LP on 3/4, was imaging used? L3-4, 10 mL documented. Reply: fluoroscopy used.", "none"),
        ("Pt's own diary: went for my lumbar puncture, they put needle at L4, took 10 ml.", "none"),
        ("Discharge letter. CT normal. LP (L3/4, 10 mL, OP 15, no complications) normal.", "none"),
        ("LP pathway v3: 1 consent 2 left lateral, L3/4 3 22G needle 4 collect 4 x 2 mL 5 flat 1 h.", "none"),
        ("Patient's wish: no LP. CSF at L3-4 would have been 10 mL for ?MS. Will treat on MRI.", "none"),
        ("Discogram L4-5 and L5-S1, 22G needles, contrast 2 mL each, concordant at L4-5.", "other"),
        (
            "Title: LUMBAR PUNCTURE\nActually done: lumbar facet injection L4-5, 22G spinal needles. Wrong template, ignore the title.",
            "other",
        ),
        ("Skull base operation. I placed a 22G needle at L4-5, drew 10 mL CSF, mixed 0.1 mL of fluorescein and gave it back.", _INJECTION),
        (
            "Combined: CSE for labour, Tuohy L3/4, 27G needle through needle, CSF at hub, 1 mL mix in, epidural catheter left 4 cm.",
            _INJECTION,
        ),
        ('You write: "I performed a lumbar puncture at L3/4, 22G needle, 12 mL was withdrawn." Her fields are full. Nothing done.', "none"),
        ("Consent obtained for LP at L3-4 with 22G needle. On left side, prepped. Time out: platelets 31. Stopped there.", "none"),
        ("Tried LP x1, OP >55. So through a Tuohy at the same L3/4 I left a catheter in, 25 mL out, now to bag.", "catheter_drain"),
    ],
)
def test_not_a_puncture(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text).procedure == procedure


_FRAME = "Procedure: lumbar puncture. Fever. Left lateral, lidocaine. 22G at L3-4, landmarks. {} Complications: none. Flat for an hour."


@pytest.mark.parametrize(
    ("saying", "outcome"),
    [
        ("Three passes, never wet.", "failed"),
        ("Not a bead of fluid on any pass.", "failed"),
        ("I could feel no give and nothing flowed.", "failed"),
        ("The canal eluded me.", "failed"),
        ("Too agitated, needle pulled before the dura.", "failed"),
        ("I called a halt, tubes empty.", "failed"),
        ("Result: unsuccessful.", "failed"),
        ("Tubes sent: 0.", "failed"),
        ("Could not thread past the spurs. Handed over to anaesthetics for tomorrow.", "failed"),
        ("Bone, bone, then bingo: 9 mL.", "completed"),
        ("Dry at first, then clear drops after rotating the bevel.", "completed"),
        ("CSF stopped flowing after 6 mL, so needle withdrawn.", "completed"),
        ("Dry on first stick. Consultant came and steadied the legs, second stick 10 mL clear.", "completed"),
        ("10 mL obtained, opening pressure could not be measured.", "completed"),
        ("One tube was empty, so 6 mL of CSF in three.", "completed"),
        ("No blood, clear from the start, 10 mL. She missed her tablets today.", "completed"),
    ],
)
def test_outcome_in_everyday_words(reviewer: Reviewer, saying: str, outcome: str) -> None:
    assert reviewer.review(_FRAME.format(saying)).outcome == outcome


def test_success_of_another_after_the_author_failed(reviewer: Reviewer) -> None:
    note = "LP for fever. 22G at L3-4, three passes, bone. No CSF. Later same day radiology (Dr K) got 9 mL at L2-3 under fluoroscopy."
    review = reviewer.review(note)
    assert (review.outcome, review.code) == ("failed", "62270")


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("L2/3: blood only | L3/4: not tried | L4/5: CSF clear\nOP 31 cm H2O | CSF drained 26 mL total | CP 15 | bandage", "completed"),
        ("L2/3: bone | L3/4: bone | L4/5: no CSF\nOP not taken | CSF none | needle out | bandage", "failed"),
    ],
)
def test_fields_between_bars_are_no_menu(reviewer: Reviewer, row: str, outcome: str) -> None:
    assert reviewer.review(f"LP for headache\nprone | lido 1% 4 mL | 22G needle\n{row}").outcome == outcome
