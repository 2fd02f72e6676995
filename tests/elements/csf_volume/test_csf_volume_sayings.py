"""The volume of CSF in short notes that say it in unusual ways: portions, plurals, running totals, comparisons, amounts nobody wrote down."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.facts import Status

TOLD = [
    ("3 cL of clear CSF drained.", (30, 30)),
    ("CSF removed: 0.025 L.", (25, 25)),
    ("CSF: 10+10+10+8", (38, 38)),
    ("CSF volume: 10 + 10 + 10 + 8 = 38", (38, 38)),
    ("CSF: 10 mL each for cytology and flow.", (20, 20)),
    ("12 mL CSF collected; 2 mL each for cytology and flow.", (12, 12)),
    ("CSF 12 mL today, 97 mL in four days.", (12, 12)),
    ("30 mL of CSF removed today; total over the week 110 mL.", (30, 30)),
    ("CSF: lab 10 mL, waste 25 mL, total: ____ mL.", (35, 35)),
    ("CSF drawn: 1st syringe 20, 2nd syringe 11 mL.", (31, 31)),
    ("Bottles: 1 = 2, 2 = 2, 3 = 2.5, 4 = 3 (ml CSF).", (9.5, 9.5)),
    ("CSF: one half milliliter into each of three tubes.", (1.5, 1.5)),
    ("Fluid taken off: counted in 5 mL tubes, six tubes, all full", (30, 30)),
    ("3 tubes with 2.5 mL and 1 with 1.5 mL, clear CSF", (9, 9)),
    ("8 ml clear CSF (chest team took 400 ml from the pleura earlier).", (8, 8)),
    ("OP 34. Off: 28 mL. Lab: none sent.", (28, 28)),
    ("6 mL CSF in four tubes. A few drops were lost on the drape.", (6, 6)),
    ("20 mL of CSF over 20 minutes. Next tap in two weeks.", (20, 20)),
    ("CSF was taken off in 8 mL lots, three in number.", (24, 24)),
    ("Seven aliquots of 4 mL of CSF were removed.", (28, 28)),
    ("CSF drained in three lots of 9 mL.", (27, 27)),
    ("CSF out: two tens and a six.", (26, 26)),
    ("CSF off (ml): three tens and a four", (34, 34)),
    ("A dozen cc of CSF went to the lab.", (12, 12)),
    ("Got 7, maybe 8 mL of CSF.", (7, 8)),
    ("Took 7, perhaps 8 mL, clear.", (7, 8)),
    ("csfx11mL clr, 4 tubes", (11, 11)),
    ("Volumes in mL - local 4, CSF 14, contrast 0", (14, 14)),
    ("let of 21 mll of clear fliud", (21, 21)),
    ("CSF running total: 09:05 6 mL, 09:10 12 mL, 09:15 19 mL", (19, 19)),
    ("CSF drained until the pressure fell, at which point the cylinder held 27 mL.", (27, 27)),
    ("The chamber reads 14 mL but 5 mL is saline prime, so 9 mL CSF.", (9, 9)),
    ("The amount removed today, 32 ml, was rather more than the 20 ml taken in March.", (32, 32)),
    ("I removed 23 ml of CSF, a little less than the 30 ml we took in June.", (23, 23)),
    ("Earlier taps gave 18, 22 and 30 mL, and today another 25 mL of CSF came off.", (25, 25)),
    ("CSF removed: 45 mL -> error, 35 mL", (35, 35)),
    ("Two syringes of 10 mL and a third of 7 mL of CSF were drawn off.", (27, 27)),
    ("CSF taken\n   by syringe: 20 mL\n   by drip after that: 12 mL\n", (32, 32)),
    ("CSF removed: 34 mL\nEvents: at 20 mL felt faint, better in two minutes.", (34, 34)),
    ("6 mL of CSF for cells, then drained in steps. All fluid incl lab tubes = 30 mL.", (30, 30)),
    ("26 mL of CSF drained. Last time which was in June another partner only got nine mL.", (26, 26)),
    ("Just over 25 ml of CSF was removed.", (25, 25)),
    ("Neurology asked for 40 mL of CSF; this was achieved.", (40, 40)),
    ("We had consented for up to 40 mL of CSF but only needed 26 mL.", (26, 26)),
    ("Volume CSF taken (aim 40): 36 mL", (36, 36)),
    ("CSF volume: 40ml target, 33ml actual", (33, 33)),
    ("Of the 24 mL of CSF collected, 10 mL went for cytology and the rest was thrown away.", (24, 24)),
    ("Eight mL of CSF came over ten minutes, and over the next ten another nine.", (17, 17)),
    ("CSF 6 mL. EVD on the left put out 210 mL overnight.", (6, 6)),
    ("Lidocaine was given in 2 mL aliquots, three in number. CSF 24 mL removed.", (24, 24)),
    ("CSF 32 mL removed, net of the prime.", (32, 32)),
    ("28 mL of CSF was removed. Closing pressure not recorded.", (28, 28)),
    ("A little CSF was lost before the tubes were ready; 24 ml was measured.", (24, 24)),
    ("She is in her twenties and 12 mL of CSF was collected.", (12, 12)),
    ("The volume of CSF removed was 25 mL, below the 30 mL limit.", (25, 25)),
    ("Although 20 ml is my usual, I took 30 ml of CSF today.", (30, 30)),
    ("Serial pressures as CSF came: 34 (0 mL), 26 (10 mL), 20 (20 mL), 16 (28 mL).", (28, 28)),
    ("Removed 3 syringes each with 10 mL of CSF.", (30, 30)),
    ("CSF off: 4 full syringes (10 ml)", (40, 40)),
    ("CSF 4 bottle 2 ml each sent for R/E, C/S, ADA", (8, 8)),
    ("CSF 6ml, bld 5ml for paired glucose.", (6, 6)),
    ("Tapped to get the pressure off, 25 cc, OP 40 to 18.", (25, 25)),
    ("27 off, er, 27 mL of CSF.", (27, 27)),
    ("A/P: 1. Encephalitis.\nPLAN: LP done at 1400 (me), 14 mL of CSF, cells sent.", (14, 14)),
    ("CSF volume: 16 mL (last LP: 30 mL)", (16, 16)),
    ("CSF collected (usual 8-12 mL): 15 mL", (15, 15)),
    ("Had the flow been better I should have taken 30 ml of CSF; as it was, I took 14 ml.", (14, 14)),
    ("CSF: a cc apiece in the first three and 2 cc in the last.", (5, 5)),
    ("CSF running total at 5 / 10 / 15 min: 6, 12, 17 ml, stopped there", (17, 17)),
    ("20 ml of CSF in the bag and 1,5 ml in each of 4 tubes", (26, 26)),
    ("5 tubes of CSF, 4 mL in each except #5 which only had 2 mL.", (18, 18)),
    ("Half of the 20 ml of CSF that I removed went to the laboratory.", (20, 20)),
    ("Three universal containers with 5 ml of CSF in each and one with 12 ml were filled.", (27, 27)),
    ("Collected 4 tubes of CSF of 3 mL, 3 mL, 3 mL and 5 mL respectively.", (14, 14)),
    ("24 mL of CSF was drained, the first 8 mL of which was submitted.", (24, 24)),
    ("15\u00b75 ml CSF let off.", (15.5, 15.5)),
    ("CSF removed: 3O mL", (30, 30)),
    ("OP/CP/vol: 31/16/28 mL", (28, 28)),
    ("I aimed to take 30 mL of CSF and did so.", (30, 30)),
    ("The patient asked us to stop at 18 mL of CSF, which we did.", (18, 18)),
    ("CSF 3mls in each of the 4 bottles bar the last, 1ml", (10, 10)),
    ("CSF clear. Three tubes received 2 mL and the fourth 6 mL.", (12, 12)),
    ("I gather 40 ml was taken at Leeds. We removed 28 ml of CSF.", (28, 28)),
    ("Got 2cc of CSF out of the 8 we needed before he moved.", (2, 2)),
]
UNTOLD = [
    "Not more than 15 mL of CSF was withdrawn.",
    "Took off CSF until the headache eased.",
    "CSF off: twice as much as last time.",
    "A boatload of clear fluid came off.",
    "A little CSF let run. 500 mL bag hung.",
    "CSF was let off, though how much was not noted.",
    "Fluid was drained but I omitted to note the amount.",
    "CSF drained as per trust guideline (max 30 ml per tap).",
    "Volume off as agreed with consultant.",
    "Large volume of CSF taken (our protocol says 30-50 mL).",
    "Told beforehand we may take 20 to 30 mL. CSF drained: a small amount.",
    "I did not measure what came, clear CSF.",
    "CSF off: N/K",
    "Amount of CSF drained: [ ] scant  [x] moderate  [ ] large",
    "CSF running when I handed over, amount to be added by him.",
    "Aspirated CSF until 17 cm was reached.",
    "Amt off: 30cc? 35cc? not sure",
    "CSF volume: as per walking test sheet",
    "A little over half of a 50 mL pot of CSF.",
]
APART = [
    "CSF drained per operator: 31 mL     CSF drained per RN: 22 mL",
    "Let down slowly, stop at 18 mL, CP 20.\nVolume\nCSF removed: 25 mL",
]


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_a_number_is_read_however_it_is_said(text: str, value: tuple[float, float], reviewer: Reviewer) -> None:
    finding = reviewer.review(Note(id="n", text=f"Lumbar puncture at L3-L4 for headache.\n{text}")).elements["csf_volume"]
    assert (finding.status, finding.value_ml) == (Status.DOCUMENTED, value)


@pytest.mark.parametrize("text", UNTOLD)
def test_an_amount_without_a_number_is_unclear(text: str, reviewer: Reviewer) -> None:
    assert (
        reviewer.review(Note(id="n", text=f"Lumbar puncture at L3-L4 for headache.\n{text}")).elements["csf_volume"].status
        == Status.UNCLEAR
    )


@pytest.mark.parametrize("text", APART)
def test_two_counts_that_differ_conflict(text: str, reviewer: Reviewer) -> None:
    found = reviewer.review(Note(id="n", text=f"Lumbar puncture at L3-L4 for headache.\n{text}")).elements["csf_volume"]
    assert found.status == Status.CONFLICTING


NONE = [
    "got 2 ml midaz, foley 600 ml since am. CSF clear.",
    "First drain (fell out this morning) had put out 180 mL overnight. CSF clear at the hub.",
]


@pytest.mark.parametrize("text", NONE)
def test_other_fluids_are_no_amount(text: str, reviewer: Reviewer) -> None:
    found = reviewer.review(Note(id="n", text=f"Lumbar puncture at L3-L4 for headache.\n{text}")).elements["csf_volume"]
    assert found.status in (Status.MISSING, Status.UNCLEAR)
