"""The volume of CSF where others wrote it down too, in lists by test, in tubes that differ, and in drains over days."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import read_facts
from doccheck.facts import Finding, Status

LP = "LP. Indication: IIH. L4-5 by feel, 22G, free flow of clear fluid. "

TOLD = [
    (LP + "24 mL of CSF removed.\n\n[Copied from 3/2]\nLP #2. OP 36, 30 mL off, CP 16.", 24.0),
    (LP + "24 mL of CSF removed. Pleural tap by the chest team earlier, 600 mL drained.", 24.0),
    (LP + "24 mL of CSF removed.\nAddendum: the 30 mL above was a typing error, it should read 24 mL. Please ignore the number.", 24.0),
    (LP + "24 mL of CSF removed.\nOut  urine 400   CSF 24", 24.0),
    (LP + "24 mL of CSF removed.\nThe dose figure above is a default and should be ignored.", 24.0),
    (LP + "24 mL of CSF removed. Her January drainage: 28 mL.", 24.0),
    (LP + "24 mL of CSF removed on 3/2 at 10:00. Needle out.", 24.0),
    (LP + "24 mL of CSF removed. The OP value was copied from the worksheet and is wrong.", 24.0),
    (LP + "24 mL of CSF removed.\nShe asked whether 50 mL could be taken next time.", 24.0),
    (LP + "24 mL of CSF removed. Weight not recorded. I do not know who ordered the scan.", 24.0),
    (LP + "24 mL of CSF removed. Blood loss was not measured. Then the needle was withdrawn.", 24.0),
    (LP + "24 mL of CSF removed, the fluid measured in a cylinder. Template used for the consent part.", 24.0),
    (LP + "24 mL of CSF removed. Nursing charted 24 mL.", 24.0),
    (LP + "24 mL of CSF removed. RN recorded 30 mL with 6 mL of saline; 24 is correct.", 24.0),
    (LP + "24 mL of CSF removed. Nurse gave 500 mL saline.", 24.0),
    (LP + "24 mL of CSF removed. Flowsheet shows urine 400 mL.", 24.0),
    (LP + "24 mL of CSF removed. Previous nursing record: 30 mL.", 24.0),
    (LP + "24 mL of CSF removed. Nursing note from the March LP says 30 mL.", 24.0),
    (LP + "24 mL of CSF removed. Old flowsheet shows 40 mL.", 24.0),
    (LP + "24 mL of CSF removed. RN charted 8 mL sent to lab.", 24.0),
    (LP + "CSF sent cytology 6, flow 6, micro 3 mL.", 15.0),
    (LP + "4 tubes with 2 mL each but the last was cloudy.", 8.0),
    (LP + "24 mL of CSF removed. Contrast 0 mL. Told to drink 1500 mL by evening.", 24.0),
    (LP + "CSF drained, the nurse measured 22 mL.", 22.0),
    (LP + "CSF out per RN tally 14 mL.", 14.0),
    (LP + "Total drained 23 cc. Addendum: The amount drained was transposed above. RN flowsheet says 32 cc.", 32.0),
    (LP + "CSF to cytology (5 cc), flow (5), routine (2).", 12.0),
    (LP + "14 mL CSF removed: cytology (5 cc), flow (5), routine (2), hold (2).", 14.0),
    (LP + "24 mL: two syringes of 10 and one of 4 mL.", 24.0),
    (LP + "Two syringes of 10 and 4 mL filled with CSF.", 14.0),
    (LP + "Three syringes of 10 and one of 5 mL, CSF.", 35.0),
    (LP + "First 2 mL blood tinged, then clear; 8 mL more collected.", 10.0),
    (LP + "4 tubes of 2 mL, last one clear.", 8.0),
    (LP + "4 tubes 2 mL each, all but tube 4 sent to lab.", 8.0),
    (LP + "24 mL of CSF removed.\n\nRN: 13:40 BP 121/70\n13:55 (20 mL out) feels faint\n14:10 needle out", 24.0),
    (LP + "24 mL of CSF removed.\n\nNursing flow sheet\n1344 needle out. CSF in bottle 24 mL.\n1350 voided 300 mL", 24.0),
    (LP + "24 mL of CSF removed. Felt faint, legs up, 250 ml Hartmann's, recovered.", 24.0),
    ("ICU, two procedures.\n1) R chest drain for effusion. 900 mL out.\n2) LP for IIH. L4-5, 22G, CSF clear. 24 mL off.", 24.0),
    (LP + "24 mL of CSF removed.\n\nObservations chart\n10:52 15 ml off, BP 118/70\n11:05 end, 24 ml off", 24.0),
    (LP + "CSF to lab: 2.5 ml micro, 2.5 ml biochem, 5 ml cytology.", 10.0),
    (LP + "Syringe 1: 10 ml Syringe 2: 10 ml Syringe 3: 5 ml (all CSF, total of the three)", 25.0),
    (LP + "1 mL x 3 tubes + 0.5 in the fourth", 3.5),
    (LP + "Fluid: clear, 8 mL tot, xantho requested.", 8.0),
    (LP + "Last one 5 wks ago under fluoro, 21 mL. CSF withdrawn 23 mL.", 23.0),
    (LP + "Last LP (no. 3, 18/2): OP 40, 22 ml. Today OP 30. Volume: 25 ml of CSF.", 25.0),
    ("Lumbar drain. L4-5 Tuohy, catheter in. Drain totals: day 1 120 mL, day 2 150 mL, day 3 110 mL.", 380.0),
]
CONFLICTING = [
    LP + "24 mL of CSF removed.\n\nObservations chart\n10:52 15 ml off, BP 118/70\n11:05 end, 40 ml off",
    "Lumbar drain. L4-5 Tuohy, catheter in. Out since insertion 133 mL of CSF.\nAssessment: drain has put out 180 mL since insertion.",
    LP + "24 mL of CSF removed. Nurse record reads 30 mL.",
    LP + "24 mL of CSF removed.\n\nIR nursing flow sheet\n1331 needle in\n1344 needle out. Total CSF in collection bottle 18 mL.",
    LP + "24 mL of CSF removed.\n\n[NURSING - RECOVERY]\n1400 H/O from radiology: CSF drained 29 ml in total\n1430 site dry",
    LP + "24 mL of CSF removed (nurse's tally says 30 mL).",
    LP + "24 mL of CSF removed. The log sheet shows 20 mL.",
    LP + "24 mL of CSF removed. No complications.\nNursing flowsheet: CSF out 30 mL.",
    LP + "22 mL CSF removed. The RT logged 27 mL.",
    LP + "10 mL CSF collected. Tech's count 16 mL.",
    LP + "24 mL of CSF removed.\n\nBILLING SUMMARY (auto-filled from flowsheet)\nProcedure  LP\nCSF out  34 mL",
    LP + "20 ml off.\n\nSheet and summary: therapeutic LP today, CSF removed 26 ml, next tap tomorrow if no better",
    LP + "24 mL of CSF removed.\nI&O  In  PO 200\nOut  urine 400   CSF 32",
    LP + "24 mL of CSF removed.\nPACU note: pt s/p LP w/ 14ml csf removed, resting flat.",
    LP + "24 mL of CSF removed.\nStructured data: CSF_VOL=45; OP=37",
    LP + "24 mL of CSF removed. Told to rest, ring us if headache or back drips\nflowsheet csf output 36 ml",
    LP + "24 mL of CSF removed.\nIMPRESSION: Pressure down to 14 after 20 mL.",
]
UNCLEAR = [
    LP + "CSF drained slowly, tolerated, stopped when headache eased.",
    LP + "CSF removed: as charted.",
    LP + "CSF removed: 30 mL.\nAddendum: The 30 mL above is the goal, which the template carries over by itself.",
    LP + "28 mL removed.\nAddendum: volume above is from yesterday's note. Not measured today.",
    "PLAN (resident, 0810): fluoro LP, take off 25 mL.\nDONE: L4-5, 22G. CSF was let off slowly until the column stood at 16, clear.",
    "Ward round: 'LP, take 30 ml'.\n" + LP + "Let it run till closing 19. Clear.",
    LP + "Let run with the tap half open till it read 17, then stopped.",
    LP + "A bit less fluid came off than yesterday.",
    LP + "3 x 20 drops for cells, protein; serum paired.",
    LP + "4 tubes 1 cc each except last had 3.",
    LP + "4 tubes of 3 mL except the last (1 mL).",
    LP + "3 tubes of 3 mL, the last only half full.",
    LP + "4 tubes with 2 mL each, except cytology got 10 mL.",
    LP + "CSF removed with two syringes of 20 mL, the second half full.",
    LP + "CSF removed into 4 tubes of 5 mL (tube 4 only 2 mL).",
    LP + "Initially bloody, cleared after 2 mL.",
    "Lumbar drain. Tuohy at L3-4. Bloody first 2 mL then clear. Catheter 15 cm.",
    "Last session 3/2, L4-L5, 31 mL.\n" + LP + "A large volume ran into the bottle.\nCSF removed: ____ mL",
    LP + "22 mL removed.\nADDENDUM: The 22 mL came over with the smart phrase from Monday. Please ignore the number.",
    LP + "22 mL removed.\nLate entry: the fluid went in a basin and nobody measured it.",
    LP + "22 mL removed.\nAddendum: I did not write the volume down at the time; the 22 mL is what we usually take.",
    LP + "22 mL removed.\nAddendum: the 22 is from the wrong patient, his tap was next door.",
    LP + "22 mL removed.\nEdit: volume was guessed.",
    LP + "22 mL removed.\nThe volume is not correct, will amend when the sheet is found.",
    LP + "CSF drained until CP 19. (We got 25 mL on Tuesday.)",
    LP + "CSF drained until CP 19.\nYesterday's note: removed 22 mL.",
    LP + "CSF drained until CP 19.\nOrder: LP w/ removal of 25 mL CSF.",
    LP + "CSF drained until CP 19. She usually gets relief with 28 mL.",
    LP + "CSF drained until CP 19. Foley emptied, 450 mL out.",
    LP + "22 mL, the tray was tipped before we could check.",
    LP + "Most of it ran into a jug, which was emptied before it had been read, and 6 mL into tubes.",
    LP + "3 pots x 2 ml, then drained to 17.",
    LP + "A large volume of CSF was removed.\nProtocol: remove 20-30 ml",
    LP + "CSF let off until the headache eased. Cumulative CSF this admission 110 mL.",
    LP + "CSF drained until headache eased, per neuro recs (25-30 ml).",
]


def _find(text: str, reviewer: Reviewer) -> Finding:
    return read_facts(reviewer._pipeline.read(Note(id="n", text=text))).elements["csf_volume"]


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_told(text: str, value: float, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value, value)), found.reason


@pytest.mark.parametrize("text", CONFLICTING)
def test_another_record_disagrees(text: str, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert found.status is Status.CONFLICTING, found.reason


@pytest.mark.parametrize("text", UNCLEAR)
def test_not_settled(text: str, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert found.status is Status.UNCLEAR, found.reason
