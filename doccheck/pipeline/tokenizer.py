"""Words with their character offsets."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate

from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.mention import Sentence
from doccheck.rules.phrase import ASCII_WORD, BOUNDARY, WORD

_PARTS = re.compile(f"({WORD.pattern})")  # a text is split into what stands between words, and in every second place a word
_ASCII_PARTS = re.compile(f"({ASCII_WORD.pattern})")


@dataclass(slots=True)
class Words:
    """The words of a note.

    Args:
        lower: the words in lower case.
        starts, ends: their character offsets.
        sentences: index of the sentence of each.
        joined: the words joined by single blanks, with a boundary mark between sentences; it begins with a blank.
        places: offset in `joined` of the blank before each word.
    """

    lower: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    joined: str
    places: list[int]


def cut(text: str, sentences: tuple[Sentence, ...], wanted: Container[int] | None = None) -> Words:
    """Cut a note, in its canonical form, into words, sentence by sentence.

    Args:
        text: the note.
        sentences: its sentences.
        wanted: the indices of the sentences of which the words are wanted; None for all.
    """
    lowered = in_lower_case(text)
    split = (_ASCII_PARTS if lowered.isascii() else _PARTS).split
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    owners: list[int] = []
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for index, sentence in enumerate(sentences):
        if wanted is not None and index not in wanted:
            continue
        pieces = split(lowered[sentence.start : sentence.end])
        reached = list(accumulate(map(len, pieces), initial=sentence.start))
        words = pieces[1::2]
        lower += words
        starts += reached[1:-1:2]
        ends += reached[2::2]
        owners += [index] * len(words)
        blanks = list(accumulate([len(word) + 1 for word in words], initial=at))
        at = blanks.pop() + len(BOUNDARY) + 1
        places += blanks
        parts += words
        parts.append(BOUNDARY)
    return Words(lower, starts, ends, owners, " " + " ".join(parts), places)
