"""What is followed from word to word is what every phrase finds when it is tried at every word."""

from __future__ import annotations

import re
from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.matching.matcher import Matcher
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import BOUNDARY, Phrase, compile_phrase

_SOURCES = [
    "needle advanced",
    "no (complication|leaking) [seen]",
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
    "(the|the post) [post|post dural] [dural] headache",
    "[(the|a)] needle [..2 (no|not)] [seen]",
]
_PHRASES = [(n, compile_phrase(source, {"events": ["post dural headache", "leak*"]})) for n, source in enumerate(_SOURCES)]
_MATCHER = Matcher(_PHRASES, len(_PHRASES))
_VOCABULARY = (
    "needle advanced inserted complication complications no not without were seen noted 5 12.5 ml removed drained csf advancing the post "
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


def _tried(phrase: Phrase, words: Words, index: int) -> set[int]:
    """The ends of a phrase at one word: where its expression ends, or for one without gaps every end that it can have."""
    place = words.places[index]
    if phrase.has_gaps:
        found = phrase.pattern.match(words.joined, place)
        return {bisect_left(words.places, found.end())} if found else set()
    whole = re.compile(phrase.pattern.source)
    ends = [(last, p + 1 + len(w)) for last, (p, w) in enumerate(zip(words.places, words.lower, strict=True), 1) if last > index]
    return {last for last, end in ends if whole.fullmatch(words.joined[place:end])}


@given(_NOTES)
def test_nothing_is_lost_by_following_all_at_once(sentences: list[list[str]]) -> None:
    words = _words(sentences)
    expected = {(n, i, last) for n, phrase in _PHRASES for i in range(len(words.lower)) for last in _tried(phrase, words, i)}
    assert {(rank % len(_PHRASES), first, last) for rank, first, last in _MATCHER(words)} == expected


def test_rules_that_find_the_same_words_are_heeded_in_order() -> None:
    sources = ["complicat* seen", "(no|complications) .. seen", "(complications|#) seen"]
    matcher = Matcher(((n, compile_phrase(source, {})) for n, source in enumerate(sources)), len(sources))
    assert [rank % len(sources) for rank, _, _ in sorted(matcher(_words([["complications", "seen"]])))] == [1, 2, 0]
