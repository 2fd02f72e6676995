"""The phrase language: what each form stands for, and that no phrase can run without end."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.rules.phrase import BOUNDARY, PhraseError, compile_phrase, split_words

WORDS = {"shape": ["round", "oval - like"], "empty": []}


def found(phrase: str, text: str) -> str | None:
    """The words of a text that a phrase matches first, as the pipeline would see them."""
    compiled = compile_phrase(phrase, WORDS)
    joined = " " + " ".join(split_words(text))
    match = re.search(compiled.pattern.source, joined)
    return match.group().strip() if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "match"),
    [
        ("fluid .. obtained", "fluid was soon obtained", "fluid was soon obtained"),
        ("fluid .. obtained", "fluid was not obtained", None),
        ("fluid [was] not obtained", "fluid was not obtained", "fluid was not obtained"),
        ("lie flat", "Please LIE\n flat now", "lie flat"),
        ("lie flat", "lie flatly", None),
        ("(lie|stay|remain) flat", "stay flat", "stay flat"),
        ("(lie|stay|remain) flat", "sit flat", None),
        ("lie [completely] flat", "lie flat", "lie flat"),
        ("lie [completely] flat", "lie completely flat", "lie completely flat"),
        ("complicat*", "uncomplicated", None),
        ("complicat*", "complications", "complications"),
        ("needle .. advanced", "needle was slowly and advanced", "needle was slowly and advanced"),
        ("needle .. advanced", "needle was very slowly and advanced", None),
        ("needle ..5 advanced", "needle was very slowly and advanced", "needle was very slowly and advanced"),
        ("needle .. advanced", f"needle {BOUNDARY} advanced", None),
        ("# mL", "took 12.5 mL", "12.5 ml"),
        ("$shape face", "oval-like face", "oval - like face"),
        ("band-aid", "Band-Aid", "band - aid"),
        ("patient's", "patient\u2019s", "patient's"),
    ],
)
def test_forms(phrase: str, text: str, match: str | None) -> None:
    assert found(phrase, text) == match


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("", "begin and end with a word"),
        (".. a", "begin and end with a word"),
        ("a ..", "begin and end with a word"),
        ("[a]", "would match nothing"),
        ("(a|b", "never closed"),
        ("(a]", "closed by"),
        ("a)", "unexpected"),
        ("a ..99 b", "1 to 12 words"),
        ("$none", "not a list"),
        ("(((((((((a)))))))))", "more than eight deep"),
    ],
)
def test_what_is_not_well_formed_is_told(phrase: str, says: str) -> None:
    with pytest.raises(PhraseError, match=says):
        compile_phrase(phrase, WORDS)


_WORD = st.from_regex(r"[a-c]{1,2}", fullmatch=True)
_PHRASES = st.recursive(
    _WORD,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda ways: f"({'|'.join(ways)})"),
        inner.map(lambda way: f"[{way}]"),
        st.tuples(inner, st.integers(1, 12), inner).map(lambda t: f"{t[0]} ..{t[1]} {t[2]}"),
        inner.map(lambda way: f"{way} x*"),
    ),
    max_leaves=10,
)


@settings(max_examples=150)
@given(_PHRASES)
def test_any_phrase_compiles_or_is_told_and_matching_takes_no_time(phrase: str) -> None:
    try:
        compiled = compile_phrase(phrase, WORDS)
    except PhraseError:
        return
    assert compiled.firsts
    joined = " " + " ".join(["a", "b", "ab", "c"] * 200)
    started = time.perf_counter()
    for at in range(0, len(joined), 7):
        compiled.pattern.match(joined, at)
    assert time.perf_counter() - started < 2


@given(st.text())
def test_words_are_in_lower_case_and_hold_no_blanks(text: str) -> None:
    assert all(word and not any(c.isspace() for c in word) for word in split_words(text))
