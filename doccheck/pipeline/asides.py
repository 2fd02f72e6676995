"""Asides: brackets and clauses that tell of another time or of other hands. What stands in one is not said of this puncture, and its
cues do not speak for what stands outside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from doccheck.pipeline.matching.lexicon import Cue, Hit
from doccheck.pipeline.tokenizer import Words

FAMILY = "aside"


def find(hits: Iterable[Hit], words: Words) -> list[tuple[int, int]]:
    """The asides of a note, in order, each as its first and its last word.

    A bracket that does not close within its sentence is none. What opens with a comma ends before the next comma or semicolon, or with the
    sentence: what follows may be told of this puncture again ("unlike last time, she fainted").
    """
    out = []
    for first in sorted({hit[3] for hit in hits if hit[5].family == FAMILY}):
        sentence = words.sentences[first]
        end = bisect_right(words.sentences, sentence)
        if words.lower[first] == ",":
            last = next((at for at in range(first + 1, end) if words.lower[at] in (",", ";")), end)
            out.append((first, last - 1))
            continue
        depth = 0
        for at in range(first, end):
            depth += (words.lower[at] == "(") - (words.lower[at] == ")")
            if depth == 0:
                out.append((first, at))
                break
    return out


def without(hits: list[Hit], cues: set[Cue], asides: list[tuple[int, int]]) -> tuple[list[Hit], set[Cue]]:
    """The targets and cues of a note but for those that lie in an aside."""
    kept = [hit for hit in hits if hit[5].family == FAMILY or not holds(asides, hit[3], hit[4])]
    return kept, {cue for cue in cues if not holds(asides, cue.first, cue.last)}


def holds(asides: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether one of some asides holds a range of words."""
    return any(begin <= first and last <= end + 1 for begin, end in asides)
