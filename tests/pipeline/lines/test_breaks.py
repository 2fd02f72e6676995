"""Line breaks: which end something, and which only wrap a line."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.lines.breaks import hard_breaks, unwrapped

_STORY = (
    "She was placed in the left lateral decubitus position and her lower back was cleansed with chlorhexidine and draped. The skin over "
    "the L3-L4 interspace was numbed with 4 mL of lidocaine and a 22 gauge spinal needle was advanced until clear fluid came at the hub. "
    "The opening pressure measured 19 cm of water. Twelve millilitres went into four tubes for the laboratory, and the needle was then "
    "removed with its stylet in place. There were no complications. She will lie flat for an hour and drink plenty for the rest of today."
)


def lines(text: str) -> list[str]:
    return unwrapped(text, hard_breaks(text)).split("\n")


@pytest.mark.parametrize("width", [50, 60, 72, 100])
def test_a_wrapped_story_is_one_line(width: int) -> None:
    assert [line for line in lines(textwrap.fill(_STORY, width)) if not line[0].isupper()] == []


def test_a_story_wrapped_twice_is_one_line() -> None:
    twice = "\n".join(textwrap.fill(line, 60) for line in textwrap.wrap(_STORY, 88))
    assert [line for line in lines(twice) if not line[0].isupper()] == []


@pytest.mark.parametrize(
    "text",
    [
        "Level: L3-L4\nPosition: sitting",
        "OPERATOR          resident, attending at the bedside throughout\nCONSENT           on the chart",
        "| Needle | 20 G, first pass |\n| Complications | none |",
        "prior_lp: none | op_cm 42 | instr flat_2h\nreason_txt: lower the pressure",
        "Any adverse event? No\nWas she stable on departure? Yes",
        "- sitting, feet on a chair\n- 22 g, first stick",
        "The fluid was sent to the laboratory for the usual studies\nCOMPLICATIONS",
        "Needle length (in): 3.5\nNumber of attempts (total): 2",
    ],
)
def test_fields_rows_and_items_stay_apart(text: str) -> None:
    assert lines(text) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aftercare:        flat for an hour, call if worse or\n                  the leg is numb", 1),
        ("Guidance [x] landmarks [ ] US [\n] fluoro", 1),
        ("Call for headache, fever or\nweakness", 1),
    ],
)
def test_values_go_on(text: str, expected: int) -> None:
    assert len(lines(text)) == expected


def test_the_width_is_that_of_the_note_as_it_came() -> None:
    raw = "HISTORY:  ,She has had a headache for two weeks and her sight,ALLERGIES:,  None,MEDICATIONS:,  Aspirin and\nvitamins."
    assert all("vitamins" not in line or "Aspirin" in line for line in unwrapped(raw, hard_breaks(raw, raw)).split("\n"))


@given(st.text(alphabet="ab XY.,:|-\n\r[]019", max_size=200))
def test_length_never_changes(text: str) -> None:
    assert len(unwrapped(text, hard_breaks(text))) == len(text)


def test_runs_of_blanks_do_not_hide_a_filled_paragraph() -> None:
    words = (
        "Posture        left side Level          L3 by feel Needle         22G once Fluid          clear, four tubes Dressing       plaster "
        * 4
    )
    lines, line = [], ""
    for word in re.findall(r"\S+(?: {2,}\S+)*", words):
        if line and len(line) + 1 + len(word.split()[0]) > 80:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    assert hard_breaks("\n".join([*lines, line])) == ()


def test_small_first_letters_show_nothing_where_an_author_has_no_others() -> None:
    text = "tap today for headache.\n\nsat up on a chair with the pillow, lido 8 cc\nl4/5 in one go, " + "clear fluid for the lab and " * 6
    assert [text[b.end :][:4] for b in hard_breaks(text)][-1] == "l4/5"


def test_a_line_that_begins_with_the_time_in_a_list_of_such_lines() -> None:
    text = "0240 talked, signed and\n0305 tap by me with\n0320 flat till 4"
    assert len(hard_breaks(text)) == 2


def test_an_answer_of_no_before_another_heading() -> None:
    assert len(hard_breaks("CSF to lab no\nINTERVAL copied from rounds\nseen well")) >= 1


def test_a_row_of_boxes_goes_on_where_its_line_was_full() -> None:
    text = (
        "Position: left side, held by the nurse, on the firm mattress\nComplications   [x] none  [ ] paresthesia  [ ]\n"
        "vasovagal  [ ] bloody tap\nGuidance   [x] none  [ ] fluoroscopy  [ ] ultrasound\n[ ] other\n"
    )
    assert len(lines(text.strip())) == 3


def test_a_word_that_begins_lines_after_a_full_line() -> None:
    text = "He was seen by the night team, weight 92 kg and BMI 33\nSitting, cleaned and draped, one pass at L3-4 by the nurse\nand he was well"
    found = unwrapped(text, hard_breaks(text, starts=frozenset({"sitting"}))).split("\n")
    assert [line.split()[0] for line in found] == ["He", "Sitting,"]
