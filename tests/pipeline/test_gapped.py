"""What is looked up by first words and needed words is what every expression finds when it is tried at every word."""

from __future__ import annotations

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.gapped import GappedMatcher
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import BOUNDARY, compile_phrase

_SOURCES = [
    "needle .. advanced",
    "needle ..8 (advanced|inserted|complicat*)",
    "complicat*",
    "[no] complicat* [were] (seen|noted)",
    "# ml .. (removed|drained)",
    "csf .. #",
    "(no|without) (complicat*|$events)",
    "advanc* [the] needle",
    "a* # [ml]",
    "(needle|csf) [.. ml]",
]
_PHRASES = [(n, compile_phrase(source, {"events": ["post dural headache", "leak*"]})) for n, source in enumerate(_SOURCES)]
_MATCHER = GappedMatcher(_PHRASES)
_VOCABULARY = (
    "needle advanced inserted complication complications no without were seen noted 5 12.5 ml removed drained csf advancing the post "
    "dural headache leaking a al x"
).split()
_NOTES = st.lists(st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=9), min_size=1, max_size=3)


def _words(sentences: list[list[str]]) -> Words:
    lower: list[str] = []
    owners: list[int] = []
    places: list[int] = []
    joined = ""
    for index, sentence in enumerate(sentences):
        for word in sentence:
            places.append(len(joined))
            joined += " " + word
            lower.append(word)
            owners.append(index)
        joined += " " + BOUNDARY
    return Words(lower, [], [], owners, joined, places)


@given(_NOTES)
def test_nothing_is_lost_by_looking_up(sentences: list[list[str]]) -> None:
    words = _words(sentences)
    expected = set()
    for number, phrase in _PHRASES:
        if phrase.literals:
            continue
        for index, place in enumerate(words.places):
            found = phrase.pattern.match(words.joined, place)
            if found:
                expected.add((number, index, bisect_left(words.places, found.end())))
    assert set(_MATCHER(words)) == expected


@given(_NOTES)
def test_plain_phrases_are_found_where_asked_for(sentences: list[list[str]]) -> None:
    words = _words(sentences)
    plain = [(0, compile_phrase("needle advanced", {})), (1, compile_phrase("no (complication|leaking) [seen]", {}))]
    expected = {
        (number, index, index + len(literal))
        for number, phrase in plain
        for literal in phrase.literals
        for index in range(len(words.lower))
        if words.joined.startswith(" " + " ".join(literal) + " ", words.places[index])
    }
    found = set(GappedMatcher(plain, plain=True)(words))
    assert found <= expected
    assert {(n, i) for n, i, _ in expected} == {(n, i) for n, i, _ in found}
