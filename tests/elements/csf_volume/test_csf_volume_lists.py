"""The volume of CSF where it must be added up: lists, tubes by number, steps, days."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

LISTS = [
    ("CSF in tube 1-3 2 mL each; tube 4 6 mL.", (12.0, 12.0)),
    ("Procedure: LP\nTime   Pressure (cm)   Volume out (mL)\n10:02   38   0\n10:10   29   12\n10:18   21   6\n", (18.0, 18.0)),
    ("LP L4-5, 10 mL. No complications.", (10.0, 10.0)),
    ("CSF yield: 2.0 + 2.0 + 1.5 (mL)", (5.5, 5.5)),
    ("30 cc of CSF removed by surgeon's request and 20 cc more during dissection.", (50.0, 50.0)),
    ("LP; L3-4; 7.5 ml; no complications", (7.5, 7.5)),
    ("Time   Pressure   CSF out (mL)\n10:02   38   0\n10:10   29   12\n10:18   21   9\n", (21.0, 21.0)),
    ("Tube | CSF mL | test\n-----|------|-----\n1 | 2 | cells\n2 | 2.5 | chem\ntotal | 4.5 | \n", (4.5, 4.5)),
    ("Time   CSF cumulative (mL)\n10:02   10\n10:10   18\n", (18.0, 18.0)),
    ("CSF in 3 syringes: 10, 10, 7. Pressure now 17.", (27.0, 27.0)),
    ("CSF tube 1 2.5 mL chem / tube 2 2.5 mL micro / tube 3 2 mL cyto", (7.0, 7.0)),
    ("20 mL of CSF (4 x 5) sent, then a further 10 discarded.", (30.0, 30.0)),
    ("Fluid was then collected in four tubes measuring 2, 2, 3 and 4 mL.", (11.0, 11.0)),
    ("CSF 3+3+3+5 ml clear", (14.0, 14.0)),
    ("CSF in syringes 10 + 10 + 4 mL", (24.0, 24.0)),
    ("csf: 2.5 / 2.5 / 2.5 / 10 ml", (17.5, 17.5)),
    ("csf clear 1/1/1/2 ml", (5.0, 5.0)),
    ("CSF t1 2 t2 2 t3 2 t4 4 ml", (10.0, 10.0)),
    ("CSF T1 0.5 mL, T2 0.75 mL, T3 0.75 mL", (2.0, 2.0)),
    ("CSF (ml): tube 1 = 2, tube 2 = 2, tube 3 = 4", (8.0, 8.0)),
    ("Volume of CSF (mL): 4 / 4 / 2 / 2", (12.0, 12.0)),
    ("CSF: tubes 1 and 4 each 1.5 mL, tubes 2 and 3 each 1 mL, sent", (5.0, 5.0)),
    ("2 mL of CSF in each of tubes 1, 2 and 4", (6.0, 6.0)),
    ("3 cc of CSF was placed in tubes 1 through 3 each and 5 cc in tube 4.", (14.0, 14.0)),
    ("CSF 2 cc in first three, 4 in last", (10.0, 10.0)),
    ("Three tubes with 2 cc and a fourth with 8 cc of CSF were sent.", (14.0, 14.0)),
    ("Tube #1-#4 @ 1 mL of CSF", (4.0, 4.0)),
    ("Four tubes of CSF were filled to the 3 mL mark.", (12.0, 12.0)),
    ("CSF, two cc per tube was collected times four.", (8.0, 8.0)),
    ("CSF drained: 15 mL aliquots, three times over 40 min", (45.0, 45.0)),
    ("Two thirds of a 30 mL syringe of CSF was removed.", (20.0, 20.0)),
    ("10 mL of CSF came off, 31. Waited. 8 mL more, 24. Then 4 mL and quit at 18.", (22.0, 22.0)),
    ("Approximately 8 cc of CSF was collected, 2 cc in each of four tubes, and a further 14 cc was let go.", (22.0, 22.0)),
    ("We withdrew 10 mL of CSF; a second 10 mL brought it to 18; the last 4 mL to 15.", (24.0, 24.0)),
    ("After 12 mL of CSF had been collected for tests, 20 mL was drained.", (32.0, 32.0)),
    ("CSF 1.5 mL in each of 4 tubes, then let another 20 drip into a cup", (26.0, 26.0)),
    ("Three 10 mL syringes of CSF, and on top of that 1.5 mL into each of 4 tubes", (36.0, 36.0)),
    ("One point five cc of CSF was placed in each of four tubes.", (6.0, 6.0)),
    ("We were able to remove only 7 of the planned 30 ml of CSF.", (7.0, 7.0)),
    ("CSF: I was able to take 26 of the 30 ml requested.", (26.0, 26.0)),
    ("Lumbar drain. Day 1 190 mL, day 2 165 mL, day 3 175 mL, sum 530 mL.", (530.0, 530.0)),
    ("vol_out_ml: 26", (26.0, 26.0)),
    ("csf 30 cc removed no wait 35 cc, i recounted", (35.0, 35.0)),
    ("We obtained 16 ml of CSF, having hoped for 30 ml.", (16.0, 16.0)),
    ("8 cc of CSF in total, 2 per tube", (8.0, 8.0)),
    ("12cc csf tubes 1-4, 3 ea", (12.0, 12.0)),
]
# A list of choices, or one number that is only a name, adds nothing.
NOT_ADDED = ["Lidocaine at L4-5, 5 mL.", "CSF removed (circle): 10 / 20 / 30 / 40 mL", "CSF clear by tube 3. Lidocaine 2, 2 and 4 mL."]


def _find(text: str, reviewer: Reviewer) -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=text))
    kind = "catheter_drain" if "umbar drain" in text else "spinal_puncture"
    return csf_volume.find(reading, Act(Answer(kind), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize(("text", "value"), LISTS)
def test_added(text: str, value: tuple[float, float], reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, value)


@pytest.mark.parametrize("text", NOT_ADDED)
def test_not_added(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is not Status.DOCUMENTED


@pytest.mark.parametrize(
    ("told", "ml"),
    [
        ("CSF clear: 2 mL in tube 1, 2 in tube 2, 2 in tube 3, 4 in tube 4.", 10.0),
        ("CSF drawn into 10-mL syringes: two filled to the top, and a third up to the 6 mL line.", 26.0),
        ("Pots: 1 - 2 ml MC&S, 2 - 2 ml protein, 3 - 1 ml glucose (paired), 4 - 4 ml cytology.", 9.0),
        ("CSF drained 18 mL, a pause while he had a drink, then 12 mL more.", 30.0),
        ("LARGE VOLUME\n\n44F, obese. 24 mL of CSF removed.", 24.0),
        ("18 mL of CSF removed.\nLate correction: the amount above was entered as 18 mL. The correct amount is 24 mL.", 24.0),
    ],
)
def test_amounts_told_with_one_unit_a_size_an_age_or_a_wrong_entry(reviewer: Reviewer, told: str, ml: float) -> None:
    note = f"LUMBAR PUNCTURE\nIndication: IIH.\nL lateral, lidocaine, L3-4 palpated, 20G, clear CSF.\n{told}\nNo complications. Flat 1 h."
    assert reviewer.review(note).elements["csf_volume"].value_ml == (ml, ml)
