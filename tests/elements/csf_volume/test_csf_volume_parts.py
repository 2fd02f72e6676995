"""The volume of CSF: which amount is the whole, which are its parts, which belong to other fluids, days or hands."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume, read_facts
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

WHOLE = [
    ("Third tap. First one 2/3 (ED, 22 cc). Now L3-4, OP 39, took 30 cc, CP 17.", 30.0),
    ("HA worse, last op 4/2 was 38 (tap 2, took 22), same today. L4-5. Total off 31 cc, clear.", 31.0),
    ("Anesthetic: lidocaine 1%\nVolume: 6 mL\nLevel: L4-5\nFluid: clear\nVolume removed: 14 mL", 14.0),
    ("Local: lidocaine 1% 5 mL\nVolume: 11 mL\nAppearance: clear\nLevel L3-L4", 11.0),
    ("L3-4, clear CSF. 30 mL in two 20 mL syringes. Sent cells only.", 30.0),
    ("L3-4 clear CSF. 24 mL: 2 syringes of 10, tube of 4.", 24.0),
    ("L3-4, 20G. CSF: three 10 mL syringes drawn full plus 4 mL in tubes.", 34.0),
    ("CSF, L3-4. Syringe A 10 mL, syringe B 10 mL, syringe C 6 mL. Clear.", 26.0),
    ("LP L3-4. CSF clear. Kit tubes 0.5, 0.5, 1 and 1 mL, then 1.5 mL for hold.", 4.5),
    ("LP L3-4. Removed 25 mL CSF, then 4 mL of it to lab.", 25.0),
    ("LP L3-4. Out 24 + 6 for lab hold = 30 mL of CSF   6 mL in fridge", 30.0),
    ("CSF clear\nVolume removed: 12 mL\n\nComment: hold 3 ml extra.", 12.0),
    ("LP L3-4. CSF 11 mL, 4 tubes: protein, cytology 6 mL, culture, VDRL.", 11.0),
    ("LP L3-4. CSF clear\nVolume removed: 14 mL\nTubes: 1 cells, 2 protein, 3 culture, 4 cytology (6 mL)", 14.0),
    ("LP L3-4. Total CSF removed: 41 mL.\n\nADDENDUM: The total CSF removed was 14 mL; the 41 above is a transposition.", 14.0),
    ("LP L3-4. Clear CSF. 16 mL was taken: 9 mL cytology, 3 mL flow, the rest to chemistry.", 16.0),
    ("LP L3-4. Clear CSF. 5 mL culture, 4 mL protein, 6 mL cytology.", 15.0),
    ("LP L3-4. Clear CSF. 10 mL off, 3 mL ctDNA tube, 4 mL more wasted.", 17.0),
    ("LP L3-4. Clear CSF, 32 mL drawn in 4 mL pulls.", 32.0),
    ("LP L3-4. Clear CSF. 4 mL to the lab, then 9 more into the bag by gravity = 13 mL.", 13.0),
    ("LP L3-4. Clear CSF. Tubes: 3 mL local lab, 8 mL core lab. 11 mL in all.", 11.0),
    ("CSF clear, L3-4. Tubes: 1 and 4 hematology, 2 chem, 3 cx, 1.5 mL each.", 6.0),
    ("Liquor klar, 3 Roehrchen je 3 ml. Xylocain 2 ml.", 9.0),
    ("Lumbar drain at L3-4, 8 mL of CSF let off. Wound opened, 120 mL of old fluid sucked from the pocket.", 8.0),
    ("LP L3-4, OP 33. 10 mL of CSF in tubes to lab. After that 18 mL more was let off. CP 15.", 28.0),
    ("LP L3-4, OP 33. 10 mL of CSF in tubes to lab. Then drained slowly to CP 17, 26 mL in total.", 26.0),
    ("LP L3-4. Clear CSF. Sent 4 tubes (8 mL). Continued to drain to CP 16, grand total 29 mL.", 29.0),
    ("LP L3-4. CSF was allowed to drain, 26 mL, then CP 18 and tubes capped.", 26.0),
    ("LP L3-4: 20G, 10 cc syringe used to aspirate gently, 7 cc CSF.", 7.0),
    ("LP L4-5. CSF clear, 2 mL x3 + 1 mL.", 7.0),
    ("LP L4-5. CSF 18 mL collected.\n\nADDENDUM: volume was 21 mL, I left out the flow tube.", 21.0),
    ("LP L4-5. CSF (tubes 1-4): 2.0/2.0/2.0/3.5 mL. Hold tube: 1 mL from tube 4.", 9.5),
    ("LP L4-5. CSF let drip to CP 18, 14 mL.", 14.0),
    ("LP L4-5. CSF 12 ml drained then repositioned, 9 ml more until CP 18.", 21.0),
    ("LP L4-5. CSF: bag + line 18 mL.", 18.0),
    ("LP L4-5. CSF drained to a CP of 15. CSF out: 26 mL. Lab tubes 2 mL x 4.", 26.0),
    ("LP L4-5. CSF clear. Last tube 3 mL for cytology, tubes 1-3 2 mL each.", 9.0),
    ("LP L4-5. 28 mL clear CSF removed. No more was taken as she felt light. CP 15.", 28.0),
    ("LP L4-5. 24 mL CSF let off over 20 min, then more pressure checks. CP 15.", 24.0),
    ("LP L4-5. 26 mL CSF out. The site continued to drip for a minute after needle removal. CP 15.", 26.0),
    ("LP L4-5. CSF 12 mL: 3 tubes of 3 mL, and a bigger one for cytology 3 mL.", 12.0),
    ("LP L4-5. 12 mL CSF collected in 4 tubes. A little more oozed. Bandaid.", 12.0),
    ("LP L3-4. Tubes 1-4 (2 mL ea) = 8 mL lab. Further 18 mL CSF drained to cup. SUM = 26 mL.", 26),
    ("LP L3-4. CSF tubes: 3 x 2 mL (culture, cells) + drained 26 mL. Grand total 32 mL.", 32),
]
NOT_SETTLED = [
    ("LP L3-4, OP 33. 10 mL of CSF in tubes to lab. Then a lot more was let run into a basin. CP 17.", Status.UNCLEAR),
    ("LP L2-3. CSF to cytology (6 mL), flow (x1), routine (3 tubes).", Status.UNCLEAR),
    ("LP L3-4. Clear CSF drained to a CP of 16. Lab tubes 2 mL x4.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF. Sent 4 tubes (8 mL). Continued to drain to CP 16.", Status.UNCLEAR),
    ("LP L3-4. 26 mL CSF off, then the stopcock was opened and CSF allowed to run to waste. CP 15.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; over 20 mL drained. CP 18.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; five tubes plus about 15 mL waste. CP 18.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; tube 1 2 mL, tube 2 2 mL, tube 3 and 4 not measured.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; 12 ml drained, tubing kinked, repositioned, more drained until CP 18.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; 3 tubes of 3 mL, and a bigger one for cytology.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF, 14 mL collected, and then let it drip to CP 18.", Status.UNCLEAR),
    ("LP L3-4. Clear CSF; we took off two and a half syringes.", Status.UNCLEAR),
    ("LP L4-5. CSF clear, 16 mL by my count, 21 by the nurse's.", Status.CONFLICTING),
    ("LP L4-5. Two full syringes of CSF removed. OP 30.", Status.UNCLEAR),
    ("LP L3-4, opening 41, CSF let go, took off 20 cm, closing 21.", Status.UNCLEAR),
    ("LP L3-4. CSF in universals x4, sent.", Status.UNCLEAR),
    ("LP L3-4. CSF: 3 x 10 ml syringes + 5 ml for culture -> 35 ml.\nAttending: 30 ml CSF removed.", Status.CONFLICTING),
    ("Anesthetic: lidocaine 1%\nAmount: 5 mL\nFluid: clear, 4 tubes", Status.UNCLEAR),
]


def _find(text: str, reviewer: Reviewer) -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=text))
    kind = "catheter_drain" if "umbar drain" in text else "spinal_puncture"
    return csf_volume.find(reading, Act(Answer(kind), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_whole(text: str, value: float, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value, value))


@pytest.mark.parametrize(("text", "status"), NOT_SETTLED)
def test_not_settled(text: str, status: Status, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is status


def test_a_dry_repair_is_no_dry_tap(reviewer: Reviewer) -> None:
    text = "Lumbar drain placed at L3-4 with a Tuohy needle, 8 mL of CSF let off. Wound opened. Valsalva to 30 was dry. Closed."
    assert read_facts(reviewer._pipeline.read(Note(id="t", text=text))).outcome.value == "completed"
