"""Words with exact offsets."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline import Reading, Section, Sentence
from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.tokenizer import cut

WHOLE = Section(0, 0, 0, "", "title")


@given(st.text(max_size=200))
def test_offsets_give_back_each_word(text: str) -> None:
    words = cut(text, (Sentence(0, len(text), WHOLE),) if text else ())
    for lower, start, end, place in zip(words.lower, words.starts, words.ends, words.places, strict=True):
        assert in_lower_case(text[start:end]) == lower
        assert words.joined.startswith(" " + lower, place)


def test_a_character_is_of_one_kind_in_either_case() -> None:
    """So that a text in lower case has its words where the text itself has them."""
    kinds = [re.compile(kind) for kind in (r"[^\W\d_]", r"\d", r"\s", r"[^\w\s]")]
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    lower = "".join(map(in_lower_case, every))
    for kind in kinds:
        assert [m.start() for m in kind.finditer(every)] == [m.start() for m in kind.finditer(lower)]


def test_every_mention_quotes_the_note(read: Callable[[str], Reading]) -> None:
    text = "Under fluoroscopic\r\nguidance a needle went in at L3\u2013L4; caf\u00e9 \u2612 27 mL of CSF."
    for m in read(text).mentions:
        assert text[m.start : m.end] == m.text
