"""What goes along with spinal fluid or is told beside it: blood for a paired test, shares of a whole, drops, another day's row."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "PROCEDURE: Lumbar puncture\nIndication: diplopia.\nLeft lateral, 1% lidocaine 5 mL, 22G at L3-L4, opening pressure 24.\n{}\nComplications: none."


@pytest.mark.parametrize(
    "told",
    [
        "CSF x 3 bottles. Paired serum sample 6 ml blood sent along.",
        "Four tubes collected. Venous sample 5 mL taken at the same time.",
        "CSF to lab in 4 vials. Plasma glucose sample: 2 mL.",
        "CSF tubes 1-4 filled. 10 ml peripheral blood for matched bands drawn.",
        "CSF into 4 tubes. 10 mL saline flush given.",
        "CSF into 4 tubes. In-and-out catheter 350 mL.",
        "CSF in bottles: 1 20 drops, 2 20 drops, 3 10 drops.",
        "CSF bottles\n1. 15 drops MC&S\n2. 15 drops protein",
        "Pressure 32. Drained to 17. Fluid clear.",
        "Pressure 32. Let down to 15.",
        "OP 33, bled off till 17. Clear.",
        "CSF tubes 2, 2, 2 mL to lab, rest discarded.",
    ],
)
def test_no_amount_of_spinal_fluid(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(_NOTE.format(told)).elements["csf_volume"]
    assert finding.status == "unclear", finding.reason


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("CSF to lab, 9 mL in 3 tubes. Paired serum sample 10 mL taken.", (9, 9)),
        ("9 mL CSF and 10 mL blood for bands.", (9, 9)),
        ("CSF 8 mL serum paired 5 mL.", (8, 8)),
        ("CSF: 8 ml (serum glucose paired).", (8, 8)),
        ("8 ml sample of CSF, 10 ml sample of blood.", (8, 8)),
        ("CSF clear, bottles 1 protein (paired serum) 2 micro 3 bands; about 7-9 ml in all", (7, 9)),
        ("26 mL of straw coloured CSF removed: 6 micro, 20 discarded.", (26, 26)),
        ("30 mL of CSF removed: 10 to lab, 20 discarded.", (30, 30)),
        ("15 ml csf for labs 15 for relief", (30, 30)),
        ("Collected in 3 syringes: 10, 10, 8 mL. One syringe (8) to lab, rest waste.", (28, 28)),
        ("Syringes of 10, 10 and 8 mL drawn. First to lab, the rest discarded.", (28, 28)),
        ("CSF 3 and 4 mL in two tubes.", (7, 7)),
        ("2 tubes with 4 and 6 mL CSF.", (10, 10)),
        ("CSF: filled to the line (2.5 mL), four of them.", (10, 10)),
        ("Four CSF tubes filled to the line (2.5 mL).", (10, 10)),
        ("CSF flowsheet: day 1 20 mL, today 24 mL", (24, 24)),
        ("CSF taken: day 1 20 mL, day 2 22 mL, today 24 mL.", (24, 24)),
        ("20 mL drained down to 14.", (20, 20)),
        ("Volume 11 mL: tube 1 cells, tube 2 protein, tube 3 culture.", (11, 11)),
    ],
)
def test_only_spinal_fluid_of_this_time_counts(told: str, amount: tuple[int, int], reviewer: Reviewer) -> None:
    finding = reviewer.review(_NOTE.format(told)).elements["csf_volume"]
    assert (finding.status, finding.value_ml) == ("documented", amount), finding.reason
