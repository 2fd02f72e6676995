"""Words with their character offsets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.mention import Sentence
from doccheck.rules.phrase import BOUNDARY, WORD


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


def cut(text: str, sentences: tuple[Sentence, ...], within: Callable[[int, str], bool] | None = None) -> Words:
    """Cut a note, in its canonical form, into words, sentence by sentence.

    Args:
        text: the note.
        sentences: its sentences.
        within: whether the words of a sentence are wanted, by its index and the category of its section; None for all.
    """
    lowered = in_lower_case(text)
    lower: list[str] = []
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for index, sentence in enumerate(sentences):
        if within is not None and not within(index, sentence.section.category):
            continue
        found = [match.span() for match in WORD.finditer(text, sentence.start, sentence.end)]
        words = [lowered[start:end] for start, end in found]
        spans += found
        owners += [index] * len(found)
        lower += words
        places += accumulate((len(word) + 1 for word in words[:-1]), initial=at) if words else ()
        at += sum(map(len, words)) + len(words) + len(BOUNDARY) + 1
        parts += words
        parts.append(BOUNDARY)
    return Words(lower, [start for start, _ in spans], [end for _, end in spans], owners, " " + " ".join(parts), places)
