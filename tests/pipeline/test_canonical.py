"""The text for reading keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.canonical import canonical


@given(st.text(alphabet=st.one_of(st.sampled_from("\\.br\\*_\r\n\u2013\u00a0"), st.characters()), max_size=300))
def test_length_never_changes(text: str) -> None:
    assert len(canonical(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L3\u20134", "L3-4"),
        (r"None.\.br\PLAN", "None.    \nPLAN"),
        ("a\r\nb", "a \nb"),
        ("**COMPLICATIONS:** none", "  COMPLICATIONS:   none"),
        ("Volume *** mL", "Volume *** mL"),
        ("total __12__ mL", "total __12__ mL"),
        ("#1 _1.5_  #2 _2_ mL, tube _", "#1  1.5   #2  2  mL, tube _"),
        ("Guide: ( ) US (x) none", "Guide: [ ] US [x] none"),
        ("second go (x) at L3", "second go (x) at L3"),
    ],
)
def test_spellings(text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Position - prone\nComment - easy", "Position : prone\nComment : easy"),
        ("Level \u2013 L3-4\nFluid - clear", "Level : L3-4\nFluid : clear"),
        ("Seen today - well", "Seen today - well"),
        ("| Level | L3-4 |\n|---|---|\n| Held by | RN |", "  Level : L3-4  \n|---|---|\n  Held by : RN  "),
        ("| Tube | mL |\n|---|---|\n| 1 | 2 |", "| Tube | mL |\n|---|---|\n| 1 | 2 |"),
        ("| Step | mL | by |\n| First | 2 | me |", "| Step | mL | by |\n| First | 2 | me |"),
        ("| Level | L3-4 |,  | Held by | RN |", "  Level : L3-4  \n    Held by : RN  "),
        ("Level ........ L3-4\nFluid......... clear", "Level:         L3-4\nFluid:         clear"),
        ("Level . . . . . L3-4\nAmount taken...12 ml\nNeedle ..... 22G", "Level:          L3-4\nAmount taken:  12 ml\nNeedle:      22G"),
        ("Guide: US/CT .......\nLevel ......\nCSF ...... mL", "Guide: US/CT .......\nLevel ......\nCSF ...... mL"),
        ("He moved.... tried again..... clear", "He moved.... tried again..... clear"),
        ("- LP done\n~3 mL\n- well", "  LP done\n~3 mL\n  well"),
    ],
)
def test_fields_and_lists(text: str, expected: str) -> None:
    assert canonical(text) == expected
