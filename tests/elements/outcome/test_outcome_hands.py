"""Whose needle reached the fluid: after the author's failure, what another doctor or another day gives is not the author's success."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_NOTE = (
    "PROCEDURE NOTE\nIndication: rule out Guillain-Barre, areflexic legs for 4 days.\nConsent signed. Time out done. "
    "Seated, chlorhexidine, lidocaine 1% 4 mL. 22G at L3-4, three passes, bone each time, no CSF. {} Gauze and tape.\n"
    "Complications: none.\nInstructions: lie flat for 1 h, drink plenty, call for fever or a worse headache."
)


@pytest.mark.parametrize(
    "then",
    [
        "Needle out. My senior, Dr Okafor, scrubbed in and on her second pass at L4-5 there was clear fluid, 8 mL in 4 tubes.",
        "Handed the needle to the consultant, who sat her up and was in at L2/3 straight away. 12 mL clear CSF in four tubes.",
        "Next morning interventional neuro performed it with CT at L2-3, 14 mL clear, 4 tubes.",
        "\n\nFellow's part (not mine): L2-3, 20G, CSF at once, 15 mL, OP 22.",
        "A colleague from the unit kindly had a look and got it at L4-5, 10 mL to lab.",
        "Second attempt, by Dr Ames, at L4-5 gave clear CSF; 7.5 mL; she is writing it up herself.",
        "She was taken to radiology, where 11 mL was collected from L2-L3 by Dr Vale under fluoroscopy.",
        "Night registrar had success at L2/3 around midnight - 4 bottles, 8 mL.",
        "The neurology consultant was called, re-prepped, and with one pass at L4-5 fluid flowed. OP 19. 10 mL.",
        "\n\nWhen the on call anaesthetist arrived she repeated the tap with the patient lying down: L4/5, OP 17, 6 mL clear.",
        "Stopped. Attending took over.\n\nL2-3, new 20G needle, clear CSF on the first pass. OP 21. 12 mL in 4 tubes.",
        "The four tubes (2 mL each) are labelled and ready for tomorrow's attempt in x-ray.",
        "Anaesthesia to try L2-3 at 1600; they should take 10 mL in 4 tubes for cells, protein, PCR.",
        "ADDENDUM next day: radiologist did it with CT at L4-L5, 14 mL, see the report.",
        "Three tubes (4 mL each) for cells, cytology, bands, a viral panel and a spare are yet to be collected.",
        "I asked Dr Rao, who needled L4-5 and drew 8 mL of clear CSF.",
        "The ST6 came down and obtained CSF at L4-5, OP 14, 8 mL.",
        "Stopped. We still need 12 mL (4 tubes) for cytology and flow.",
    ],
)
def test_success_of_others(reviewer: Reviewer, then: str) -> None:
    review = reviewer.review(Note(id="t", text=_NOTE.format(then)))
    assert (review.procedure, review.outcome, review.disposition) == ("spinal_puncture", "failed", "query")


@pytest.mark.parametrize(
    "then",
    [
        "Dr. Hale, attending, was called and supervised. Moved up to L2-3, clear CSF on first pass, 10 mL in 4 tubes.",
        "Anesthesia came and gave propofol. I then went in at L4-5: clear CSF, 9 mL in 4 tubes.",
        "The nurse then turned her on her left side. 22G at L4-5: clear CSF, OP 15. 8 mL in 4 tubes.",
        "Second needle at L4-5, clear CSF, 11 mL. Dr. Moss then came and reviewed the fluid with us; neurology will follow.",
        "Dr. Lin came in to hold her and I changed to L4-5 with a fresh 20G: CSF, 8 mL in 4 tubes, sent by the nurse.",
        "Discussed with the attending, who advised one more try. L4-5: clear CSF, 8 mL in four tubes.",
        "Break of ten minutes. Same operator, L2-3, clear CSF, 3 mL in each of 3 tubes.",
        "Repeated by me at L4-5 while the registrar held her legs; clear CSF, 8 mL in 4 tubes.",
        "One space up (L2-3): clear CSF, 8 mL in 4 tubes, which the resident took to the lab.",
        "Pt asked for a pause; the intern fetched a longer needle. L4-5 with it: clear CSF, 8 mL.",
        "Stylet back in and re-angled: clear CSF, OP 18, 12 mL. The IR slot for tomorrow was cancelled.",
    ],
)
def test_success_of_the_author(reviewer: Reviewer, then: str) -> None:
    review = reviewer.review(Note(id="t", text=_NOTE.format(then)))
    assert (review.procedure, review.outcome) == ("spinal_puncture", "completed")


def test_author_takes_over(reviewer: Reviewer) -> None:
    text = "LP. Seated, lidocaine. Resident tried L4-5 twice, no CSF. I then took over and at L3-4 with a 22G got clear CSF, 12 mL."
    assert reviewer.review(Note(id="t", text=text)).outcome == "completed"


def test_summary_names_whose_failure_it_was(reviewer: Reviewer) -> None:
    text = (
        "LP. PA tried L4-5, no CSF. I was called. Lidocaine. Under fluoroscopy I took a 22G needle to L2-3, clear CSF, 12 mL. "
        "Summary: two attempts: L4-5, no CSF (PA); L2-3, 12 mL (attending)."
    )
    assert reviewer.review(Note(id="t", text=text)).outcome == "completed"
