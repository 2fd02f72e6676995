"""The shape of a word is every word of the phrases that it fits; what no phrase names is not kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.matching.shapes import Shapes

_WORDS = ["a*", "complicat*", "complicate", "#", "1*", "no", "*", "advanc*", "advanced"]


@given(
    st.one_of(
        st.sampled_from(["complicate", "complicated", "1.5", "10", "no", "not", "advanced", "*"]),
        st.from_regex(r"[a-z]{1,4}", fullmatch=True),
    )
)
def test_a_word_fits_itself_its_endings_and_numbers(word: str) -> None:
    expected = {key for key in _WORDS if key == word or (len(key) > 1 and key.endswith("*") and word.startswith(key[:-1]))}
    expected |= {"#"} if word[0].isdecimal() else set()
    assert Shapes(_WORDS)[word] == expected


def test_words_that_no_phrase_names_are_not_kept() -> None:
    shapes = Shapes(_WORDS)
    before = dict(shapes)
    for word in ("complications", "zyxwomian", "12"):
        assert shapes[word] is shapes[word]
    assert shapes == before
