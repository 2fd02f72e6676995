"""The volume of CSF: a result beside its parts, tubes told by bare numbers, and amounts of another day or under a header of orders."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: pseudotumor cerebri, therapeutic.
{story}
Left lateral, L4-L5, lidocaine 1% 3 mL, 20G Sprotte, one pass. OP 33.
{account}
Needle out.
{after}
"""


def found(reviewer: Reviewer, account: str, story: str = "", after: str = "") -> tuple[float, ...] | str | None:
    """The value of the element, or its status where it has none."""
    element = reviewer.review(NOTE.format(account=account, story=story, after=after)).elements["csf_volume"]
    return tuple(element.value_ml) if element.value_ml is not None else str(element.status)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("10 ml syringe x3 full, then 4 ml more -> 34 out. CP 15.", 34.0),
        ("10 ml syringe x3 full, then 4 ml more -> 39 out. CP 15.", "conflicting"),
        ("Clear CSF, 9 mL in two cytology tubes, 4 mL in a chemistry tube: 13 mL.", 13.0),
        ("Drained 14 mL, then 8 mL => 22 mL removed.", 22.0),
        ("Let off 9 mL (31), 9 mL (26), 8 mL (19), then stopped.", 26.0),
        ("CSF cloudy  1: 2  2: 2  3: 4  4: 2 (ml)  to lab", 10.0),
        ("CSF clear. #1 1.5, #2 1.5, #3 3 (mL).", 6.0),
        ("CSF, tubes (ml) 1: 2.5  2: 2.5  3: 4", 9.0),
        ("CSF cloudy  1: 2  2: few drops  3: 4 (ml)", "unclear"),
        ("CSF cloudy  1: 2  2: 2  3: 4 (ml), 12 mL in all", "conflicting"),
    ],
)
def test_parts_and_their_result(account: str, expected: float | str, reviewer: Reviewer) -> None:
    assert found(reviewer, account) == (expected if isinstance(expected, str) else (expected, expected))


@pytest.mark.parametrize(
    ("story", "after", "expected"),
    [
        (
            "CSF got on the ward three days ago (medicine, L3-L4, 5 mL) was too little.",
            "Impression: LP, 21 mL of CSF removed in all.",
            21.0,
        ),
        ("The first tap two nights ago (registrar, 8 mL) was bloody.", "Impression: LP, 21 mL removed.", 21.0),
        ("", "Impression: LP at L4-L5, 27 mL of CSF removed in all.", "conflicting"),
        ("", "Impression: LP (L4-L5, 16 mL).", "conflicting"),
    ],
)
def test_amounts_of_another_day_in_brackets(story: str, after: str, expected: float | str, reviewer: Reviewer) -> None:
    assert found(reviewer, "21 mL of clear CSF removed.", story, after) == (expected if isinstance(expected, str) else (expected, expected))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("Me, left lateral, L3-L4, lido 4 mL, 20G. OP 41. 12 mL, 10 mL, 6 mL, and stopped.", (28.0, 28.0)),
        ("LP at L3-L4 by me, 20G, clear. OP 27. 2+2+3 mL. Plaster on.", (7.0, 7.0)),
    ],
)
def test_account_under_a_header_of_orders(plan: str, expected: tuple[float, float] | str, reviewer: Reviewer) -> None:
    element = reviewer.review(f"LP note\nHPI: fever and headache.\nPlan:\n1. {plan}\n").elements["csf_volume"]
    assert (element.value_ml if element.value_ml is not None else str(element.status)) == expected
