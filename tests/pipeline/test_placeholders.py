"""Template residue: unfilled slots, told apart from filled macro fields."""

from __future__ import annotations

import pytest

from doccheck.pipeline import placeholders


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("Volume: *** mL", ["***"]),
        ("Level: {L2-3/L3-4:20114}", ["{L2-3/L3-4:20114}"]),
        ("at the [L2-3 | L3-4 | L4-5] interspace", ["[L2-3 | L3-4 | L4-5]"]),
        ("A [20/22] gauge needle", ["[20/22]"]),
        ("pressure was [<OP>] cm", ["[<OP>]"]),
        ("Complications: <none | specify>", ["<none | specify>"]),
        ("lot ____ used", ["____"]),
        ("seen by @NAME@", ["@NAME@"]),
        ("[clear/cloudy/bloody] fluid", ["[clear/cloudy/bloody]"]),
        ("Level: L2/3 / L3/4 / L4/5   -> L3/4", [" L2/3 / L3/4 / L4/5"]),
    ],
)
def test_residue(text: str, residue: list[str]) -> None:
    assert [text[a:b] for a, b in placeholders.find(text)] == residue


@pytest.mark.parametrize(
    "text",
    [
        "thecal sac at [L3-L4]",
        "[x] L4-5",
        "[ ] fluoro",
        "[34 year old woman with headache]",
        "**bold**",
        "Level: L4/5 / L3/4 -> CSF",
        "Level: L4/5 -> L3/4",
    ],
)
def test_filled_fields_stay(text: str) -> None:
    assert placeholders.find(text) == ()
