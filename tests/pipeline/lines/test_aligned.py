"""Rows of an aligned column in a text without line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.lines.aligned import _FEWEST, _GAP, _most_gaps, rows


def cut(text: str) -> list[str]:
    at = [*rows(text, 0, len(text)), len(text)]
    return [text[a:b].strip() for a, b in zip([0, *at], at, strict=False)]


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (
            "Who         F1 doctor, supervised Position    left side Space       L3/4 on US Needle      22G",
            ["Who", "Position", "Space", "Needle"],
        ),
        ("0210  headache since noon 0255  consent by wife 0310  sitting up, lido 0325  needle out", ["0210", "0255", "0310", "0325"]),
        ("Level ......... L4/5 Passes ........ 1 Fluid ......... clear Dressing ...... plaster", ["Level", "Passes", "Fluid", "Dressing"]),
        (
            "Posture     [x] left side [ ] sitting Guidance    [ ] US [x] none Dressing    [x] plaster Problems    [ ] pain [x] none",
            ["Posture", "Guidance", "Dressing", "Problems"],
        ),
        (
            "Reason for LP       demyelination [Y]   infection [ ]   pressure [ ] Posture             L lat [ ]   R lat [Y]   sitting [ ] "
            "Guidance            nil [Y]   USS [ ]   fluoro [ ] Space               L2/3 [ ]   L3/4 [Y]   L4/5 [ ] "
            "Problems            nil [Y]   pain [ ]   bloody [ ] Plaster on          [Y]",
            ["Reason", "Posture", "Guidance", "Space", "Problems", "Plaster"],
        ),
        ("08:20  | walked in 08:31  | time out done 08:40  | lidocaine 08:52  | tubes 1 to 4", ["08:20", "08:31", "08:40", "08:52"]),
    ],
)
def test_rows(text: str, firsts: list[str]) -> None:
    assert [row.split()[0] for row in cut(text) if row] == firsts


@pytest.mark.parametrize(
    "text",
    [
        "She sat up.  The back was cleaned.  Lidocaine was given.  The needle went in.  Clear fluid came.",
        "Consent: [x] yes  [ ] no  Time out: [x] yes  [ ] no  Position: [x] sitting  [ ] left side",
        "One word  two  and three words more  four here  five",
    ],
)
def test_no_rows(text: str) -> None:
    assert rows(text, 0, len(text)) == []


@given(st.text("a.|,; ", max_size=40))
def test_counting_misses_no_gap(text: str) -> None:
    assert _most_gaps(text, 0, len(text)) >= len(_GAP.findall(text)) or len(_GAP.findall(text)) < _FEWEST
