"""An amount that heads a list of tubes, and the bound at which a nurse calls."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

REVIEWER = Reviewer()
HEAD = "LUMBAR PUNCTURE\n\nIndication: suspected multiple sclerosis.\n\n"
DRAIN = "LUMBAR DRAIN\n\nIndication: CSF leak repair, CSF diversion.\nL4-L5 entered with Tuohy, clear CSF, catheter fed, 20 mL of CSF drawn off.\n"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (HEAD + "L3-L4, 22G needle. Clear CSF. Volume 17 mL: tube 1 cell count, tube 2 protein, tubes 3-4 cytology.", (17.0, 17.0)),
        (HEAD + "L3-L4, 22G needle. Clear CSF collected: 2 mL: tube 1, 3 mL: tube 2, 4 mL: tube 3.", (9.0, 9.0)),
        (HEAD + "L3-L4, 22G needle. Clear CSF collected. Tube 1 3 mL cells, tube 2 culture.", None),
        (DRAIN + "Postop orders: drain 8 mL/h; page for drowsiness, cloudy fluid, output over 15 mL in one hour.", (20.0, 20.0)),
    ],
)
def test_headed_and_bounded(text: str, amount: tuple[float, float] | None) -> None:
    assert REVIEWER.review(Note(id="n", text=text)).elements["csf_volume"].value_ml == amount
