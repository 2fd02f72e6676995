"""Sentences: what belongs together stays together, whatever the line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.lines.breaks import hard_breaks
from doccheck.pipeline.mention import Section
from doccheck.pipeline.sections import SectionFinder
from doccheck.pipeline.sentences import SentenceFinder
from doccheck.rules import load_patterns

PATTERNS = load_patterns()
FINDER = SectionFinder(PATTERNS.sections, PATTERNS.words)
SENTENCES = SentenceFinder(PATTERNS.words)


def cut(text: str) -> list[str]:
    breaks = hard_breaks(text)
    return [" ".join(text[s.start : s.end].split()) for s in SENTENCES.find(text, FINDER.find(text, breaks), breaks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LP w OP, ? IIH, daily HA.", ["LP w OP, ? IIH, daily HA."]),
        ("Bone marrow done.\n  2. Lumbar puncture.", ["Bone marrow done.", "2. Lumbar puncture."]),
        ("Likely MS. Left lateral.", ["Likely MS.", "Left lateral."]),
        ("Seen with Ms. Able.", ["Seen with Ms. Able."]),
        ("Is it MS? Tap done.", ["Is it MS?", "Tap done."]),
        ("Seen by Dr. Able. Needle placed.", ["Seen by Dr. Able.", "Needle placed."]),
        ("CSF 3.5 mL. Clear.", ["CSF 3.5 mL.", "Clear."]),
        ("L.P. done at bedside. No issue.", ["L.P. done at bedside.", "No issue."]),
        ("- lay on left side\n- L4-5 entered", ["- lay on left side", "- L4-5 entered"]),
        ("COMPLICATIONS:\n\nNone.", ["COMPLICATIONS: None."]),
        ("He walked.Then he left.", ["He walked.", "Then he left."]),
        ("Two units vs. none given. Fine.", ["Two units vs. none given.", "Fine."]),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The patient lay on the left side with the knees drawn up to the chest\n"
        "and the needle was passed between the spinous processes at the level of\n"
        "L3-L4 until clear fluid was seen at the hub of the needle without any\n"
        "trouble."
    )
    assert len(cut(text)) == 1


def test_short_lines_are_their_own() -> None:
    assert cut("left lat decub\nL4-5 by feel\nlido 2% 3 mL") == ["left lat decub", "L4-5 by feel", "lido 2% 3 mL"]


@given(st.text(max_size=300))
def test_sentences_hold_every_character_that_is_not_white(text: str) -> None:
    breaks = hard_breaks(text)
    found = SENTENCES.find(text, FINDER.find(text, breaks), breaks)
    covered = set()
    for before, after in zip(found, found[1:], strict=False):
        assert before.end <= after.start
    for s in found:
        covered.update(range(s.start, s.end))
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_sentences_know_what_stands_before_them() -> None:
    text = "Seated. Numbed.\nNeedle in\n\nDrained"
    found = SENTENCES.find(text, (Section(0, 0, len(text), "", "title"),), hard_breaks(text))
    assert [(s.new_line, s.new_paragraph) for s in found] == [(False, False), (False, False), (True, False), (True, True)]
