"""Statements that their author doubts or takes back document nothing."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: idiopathic intracranial hypertension with visual loss; therapeutic drainage to lower the pressure.
Technique: Prone. Lidocaine 5 mL. {level} 20G needle advanced under fluoroscopic guidance. OP 32. 25 mL of CSF drained. CP 15. Dressing.
Complications: {complications}
Instructions: {instructions}
{end}
"""
SOUND = {"level": "L3-L4.", "complications": "none.", "instructions": "Flat for 2 hours, call for headache or fever.", "end": ""}


@pytest.mark.parametrize(
    ("element", "field", "text"),
    [
        ("puncture_site", "level", "L3-L4, I think."),
        ("puncture_site", "level", "Presumed L3-L4 level."),
        ("puncture_site", "end", "Addendum: the level was pre-filled and I never checked it."),
        ("puncture_site", "end", "Late note: can't vouch for the interspace, no count was done."),
        ("csf_volume", "end", "Addendum: the volume above is from the template, nobody measured it."),
        ("csf_volume", "end", "I cannot confirm the volume."),
        ("complications", "complications", "presumably none, I left before the needle was out."),
        ("complications", "complications", "I think none."),
        ("complications", "end", "Correction: the complications field is wrong."),
        ("post_procedure_instructions", "instructions", "presumably flat for 2 hours as usual."),
        ("post_procedure_instructions", "end", "The instructions were auto-populated, she left before I could speak to her."),
        ("imaging_modality", "end", "Addendum: the guidance line is wrong."),
        ("indication", "end", "Addendum: the indication above is incorrect, it is from the previous order."),
    ],
)
def test_doubted(reviewer: Reviewer, element: str, field: str, text: str) -> None:
    found = reviewer.review(NOTE.format(**{**SOUND, field: text})).elements[element]
    assert found.status in ("unclear", "missing", "conflicting")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("level", "L3-L4. Not sure why L4-L5 looked so narrow on the scout."),
        ("complications", "none. She was not sure whether the headache was better."),
        ("instructions", "Flat for 2 hours, call if you are not sure about the dressing, headache or fever."),
        ("instructions", "Flat for 2 hours. Number given in case they are unsure about the instructions."),
        ("end", "Level of consciousness likely to improve."),
        ("end", "I think the volume of her ventricles is unchanged."),
        ("end", "Amount of acetazolamide uncertain, patient does not recall the dose."),
        ("end", "Addendum: the level above is wrong. It should read L2-L3."),
        ("end", "Addendum: volume above is incorrect. CSF drained should read 28 mL."),
    ],
)
def test_doubts_of_something_else_and_corrections(reviewer: Reviewer, field: str, text: str) -> None:
    elements = reviewer.review(NOTE.format(**{**SOUND, field: text})).elements
    assert {element.status for element in elements.values()} == {"documented"}


@pytest.mark.parametrize(
    "text",
    [
        "DRAFT - template text not verified by the operator.",
        "Carried forward from 9 June, not edited for today.",
        "Unedited macro.",
        "Signed: prefilled note, not yet reviewed.",
        "Everything above was copied from last visit; nothing of it was done today.",
        "Macro opened by mistake. LP cancelled, INR 3.",
        "I never saw the procedure, account from memory of the registrar.",
    ],
)
def test_a_text_that_nobody_went_through_documents_nothing(reviewer: Reviewer, text: str) -> None:
    review = reviewer.review(NOTE.format(**{**SOUND, "end": text}))
    assert review.disposition == "query"
    assert {element.status for element in review.elements.values()} == {"unclear"}


@pytest.mark.parametrize(
    "text",
    [
        "Template edited and verified.",
        "Copied to the clinic, original not changed.",
        "Med list copied forward, not updated.",
        "Prefilled text reviewed and signed.",
        "MRI cancelled, INR 1.",
    ],
)
def test_a_text_that_was_gone_through_stands(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(NOTE.format(**{**SOUND, "end": text})).elements["puncture_site"].status == "documented"


@pytest.mark.parametrize("text", ["Addendum: wrong patient's note, please disregard.", "Please disregard this report, dictated in error."])
def test_a_note_that_is_taken_back_records_nothing(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(NOTE.format(**{**SOUND, "end": text})).disposition == "out_of_scope"


@pytest.mark.parametrize("text", ["Please disregard the report of 6 May.", "The scan report had been in the wrong chart."])
def test_what_is_said_of_another_document_takes_nothing_back(reviewer: Reviewer, text: str) -> None:
    assert reviewer.review(NOTE.format(**{**SOUND, "end": text})).code == "62329"


def test_a_note_that_replaces_the_one_taken_back_stands(reviewer: Reviewer) -> None:
    assert reviewer.review("Please disregard this report, corrected below.\n\n" + NOTE.format(**SOUND)).code == "62329"
