"""Which account of a note is today's: after copied blocks, beside other hands, requests withdrawn and other procedures."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_STEPS = "Left lateral, 1% lidocaine, 22G. OP 17. Fluid to lab. Plaster on."
_OLD = 'Copied from procedure note of day 2: "L4-L5, 20G, 15 mL clear CSF removed. No complications."'


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (f"WARD PROCEDURE\n>>> {_OLD} <<<\n\nTODAY: Repeat LP for proof of cure of meningitis. {_STEPS}", "spinal_puncture"),
        ("WARD\n\nToday: repeat LP tomorrow under fluoroscopy if still febrile.", "none"),
        (
            "Study lumbar puncture, fluoroscopy. Could not stomach the tablets.\nMs Orr obtained consent. Prone. Lidocaine. 22G needle "
            "into the canal at L3-4. Opening pressure 30. Drained 25 mL CSF.\nNo complications.",
            "spinal_puncture",
        ),
        (
            "ANAESTHESIA. LP last week for headache.\n16G Tuohy at L3/4, LOR saline, no CSF seen. Dr Amsel drew 20 ml venous blood from the "
            "arm; 16 ml in slowly.\nComplications nil.",
            "blood_patch",
        ),
        (
            "CT guided aspiration, disc and psoas\nLP was requested too; neurology withdrew it.\nProne. Lido. 18G trocar into L3-4 disc. "
            "Thecal sac not entered, no CSF seen. No complications.",
            "other",
        ),
        (
            "LP, therapeutic. On acetazolamide 2 g; VP shunt out since May.\n22G at L4-5 palpated, lido. OP 28, 20 mL CSF off.",
            "spinal_puncture",
        ),
        (
            "LUMBAR PUNCTURE\nReason: multiple sclerosis.\nProne, lido, 22G L4-5, 12 mL clear CSF.\nReason was entered for the wrong patient.",
            "spinal_puncture",
        ),
        (
            'SHO\nCopied from discharge summary: "LP there 2/8: L4/5, 14 mL."\nHere today, L lateral, lido, 22G L3/4, clear CSF 6 mL.',
            "spinal_puncture",
        ),
    ],
)
def test_procedure(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text).procedure == procedure


@pytest.mark.parametrize(
    "block",
    [
        "[Text below carried from visit 5, 19 Mar, for reference]\n> L3-L4, 30 mL CSF.\n[end carried text]",
        "-- imported from visit of 02 May --\n> Indication: staging. L3-L4. 30 mL.\n-- end import --",
        "[Copied text from PGY2 note 6/12]\nLP at L3-L4, 30 mL.\n[End]",
    ],
)
def test_a_carried_block_ends_at_its_mark(reviewer: Reviewer, block: str) -> None:
    review = reviewer.review(
        f"LP CLINIC\n{block}\nToday 2 Apr. LP for IIH. Left side, lidocaine, needle in at L4-L5 by feel. Pressure 32. Dressed."
    )
    assert review.elements["puncture_site"].value == ["L4-L5"]
    assert str(review.elements["csf_volume"].status) != "documented"


@pytest.mark.parametrize("theirs", ['ED note says "LP failed, no CSF, 0 mL".', 'SHO note: "no CSF obtained, 0 mL".'])
def test_what_anothers_note_says_is_theirs(reviewer: Reviewer, theirs: str) -> None:
    review = reviewer.review(
        f"LP for ?GBS.\nMy attempt: left lateral, lidocaine, L4-L5 by palpation, 20G. OP 21, 9 mL CSF.\nNo complications.\n{theirs}"
    )
    assert review.outcome == "completed"
    assert review.elements["csf_volume"].value_ml == (9.0, 9.0)


def test_another_procedure_named_only_to_say_when_takes_nothing(reviewer: Reviewer) -> None:
    review = reviewer.review(
        "1. Lumbar drain  2. Sinus repair\nDx: CSF leak.\nAfter intubation, right lateral. Tuohy L4-L5, clear CSF, catheter in, 8 mL let off."
    )
    assert review.elements["puncture_site"].value == ["L4-L5"]


def test_of_a_device_taken_out_the_sentence_keeps_its_reason(reviewer: Reviewer) -> None:
    review = reviewer.review(
        "LP, therapeutic.\nEVD pulled today, hydrocephalus on CT: lower CSF pressure.\nL lateral, lido, L3/4 palpated, 20G. OP 27. 30 mL off."
    )
    assert str(review.elements["indication"].status) == "documented"


def test_the_marked_row_of_a_log_is_this_ones(reviewer: Reviewer) -> None:
    rows = "#     date   level   OP/CP   mL\n1     6/1    L3-4    51/22   34\n2     6/4    L4-5    39/18   29   <-- today, this note\n"
    review = reviewer.review(f"SERIAL TAP SHEET - cryptococcus\n{rows}Today: L lateral, lido 1% 5 mL, 20G by palpation, pass 1. Clear.")
    assert review.elements["csf_volume"].value_ml == (29.0, 29.0)
