"""Words with exact offsets; no word of a note stays behind in spaCy's vocabulary."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from hypothesis import given
from hypothesis import strategies as st

from doccheck.note import Note
from doccheck.pipeline import Pipeline, Reading, Section, Sentence
from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.tokenizer import STAND_IN, WordTokenizer, cut
from doccheck.rules import load_patterns

WHOLE = Section(0, 0, 0, "", "title")


@given(st.text(max_size=200))
def test_offsets_give_back_each_word(text: str) -> None:
    words = cut(text, (Sentence(0, len(text), WHOLE),) if text else ())
    for lower, start, end, place in zip(words.lower, words.starts, words.ends, words.places, strict=True):
        assert in_lower_case(text[start:end]) == lower
        assert words.joined.startswith(" " + lower, place)


def test_words_that_no_rule_names_become_a_stand_in() -> None:
    nlp = spacy.blank("en")
    text = "Zyxwomian needle"
    words = cut(text, (Sentence(0, len(text), WHOLE),))
    doc = WordTokenizer(nlp.vocab, frozenset({"needle"})).doc(words)
    assert [t.text for t in doc] == [STAND_IN, "needle"]
    assert "Zyxwomian" not in nlp.vocab.strings
    assert "zyxwomian" not in nlp.vocab.strings


def test_the_vocabulary_does_not_grow_with_the_notes() -> None:
    pipeline = Pipeline(load_patterns())
    pipeline.read(Note(id="warm", text="The needle went in at L3-4. No complications."))
    strings = pipeline._tokenizer.vocab.strings
    before = len(strings)
    for i in range(50):
        pipeline.read(Note(id=str(i), text=f"Patient Nameless{chr(97 + i % 26)}qqx had a needle at L3-4 with {i} mL off."))
    assert len(strings) == before


def test_every_mention_quotes_the_note(read: Callable[[str], Reading]) -> None:
    text = "Under fluoroscopic\r\nguidance a needle went in at L3\u2013L4; caf\u00e9 \u2612 27 mL of CSF."
    for m in read(text).mentions:
        assert text[m.start : m.end] == m.text
