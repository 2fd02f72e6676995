"""Sections in every layout that notes come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.lines.breaks import hard_breaks
from doccheck.pipeline.sections import SectionFinder
from doccheck.rules import load_patterns

PATTERNS = load_patterns()
FINDER = SectionFinder(PATTERNS.sections, PATTERNS.words)


def found(text: str) -> list[tuple[str, str]]:
    return [(s.category, text[s.body : s.end].strip()) for s in FINDER.find(text, hard_breaks(text)) if text[s.start : s.end].strip()]


@pytest.mark.parametrize(
    ("text", "category", "value"),
    [
        ("COMPLICATIONS: None.", "complications", "None."),
        ("Complications - none", "complications", "none"),
        ("COMPLICATIONS\nNone seen.", "complications", "None seen."),
        ("Complications ........ none immediate", "complications", "none immediate"),
        ("Adverse event             | N", "complications", "N"),
        ("| Level entered | L3-4 |", "level", "L3-4 |"),
        ("* Level: L3-4", "level", "L3-4"),
        ("Dressing: \u2612\nSeen by RN", "dressing", "\u2612"),
        ("3. Complications: none", "complications", "none"),
        ("Level\tL4-5", "level", "L4-5"),
        ("The needle was withdrawn. COMPLICATIONS: None.", "complications", "None."),
        ("PROCEDURE:,  Lumbar puncture.,COMPLICATIONS:,  None.", "complications", "None."),
        ("# Indication: fever", "indication", "fever"),
        ("Level      [ ] L2-3  [x] L4-5", "level", "[ ] L2-3  [x] L4-5"),
    ],
)
def test_header_layouts(text: str, category: str, value: str) -> None:
    assert (category, value) in found(text)


def test_empty_section_ends_at_the_next_header() -> None:
    assert found("COMPLICATIONS:\nPLAN: rest") == [("complications", ""), ("plan", "rest")]


def test_field_ends_with_its_line_and_the_block_goes_on() -> None:
    text = "TECHNIQUE:\nPrepped.\nLevel: L3-4\nThe needle went in."
    assert [c for c, _ in found(text)] == ["technique", "level", "technique"]


def test_title_in_capitals_is_not_the_header_of_what_follows() -> None:
    text = "BEDSIDE NOTE\nThe patient sat up."
    assert ("complications", "") not in found(text)
    assert found(text)[0][1].startswith("BEDSIDE NOTE")


@given(st.text(alphabet="abcXYZ :.\n\r\t|-#*[]0123456789", max_size=200))
def test_sections_cover_the_text_in_order(text: str) -> None:
    sections = FINDER.find(text, hard_breaks(text))
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    for before, after in zip(sections, sections[1:], strict=False):
        assert before.start <= before.body <= before.end == after.start


def test_the_steps_end_a_paragraph_where_none_is_marked() -> None:
    text = "Background: slow gait.\nScan in May.\nSeated, prepped, lido 3 mL."
    assert found(text + "\n") == [("indication", "slow gait.\nScan in May."), ("title", "Seated, prepped, lido 3 mL.")]


def test_the_last_word_of_a_clause_in_capitals_is_no_header() -> None:
    assert [c for c, _ in found("HPI: HEADACHE. WIFE ON PHONE: COLD SORES LAST WEEK.")] == ["history"]


@pytest.mark.parametrize("name", ["Her last LP", "Yesterday's LP", "HER LAST LP", "Dr Roe's LP", "The second LP"])
def test_the_end_of_a_longer_name_is_no_header(name: str) -> None:
    assert "LP" not in [s.name for s in FINDER.find(f"Meningitis, day 4. {name}: 32 mL removed.", ())]


def test_a_blank_beside_its_name_is_no_header_of_what_follows() -> None:
    assert "comparison" not in [c for c, v in found("Imaging: ***\nPatient tolerated it well.") if "well" in v]


def test_dots_lead_from_the_name_of_a_field_to_its_value() -> None:
    text = "RN: here\nLevel per provider ........ L4-L5\nAmt .............. 9 mL / 4 tubes\n"
    assert found(text)[1:] == [("other", "L4-L5"), ("other", "9 mL / 4 tubes")]
