"""Levels that are not tied to the needle that reached the fluid: another hand's try, or a place left for one that has no level.

A level at which no fluid is told counts for the needle of this puncture as long as nothing else comes between. Where the author's own
hand is told only after another's try, or the needle went on to a mere region of the back, the level stays with the try.
Source: labelling guide, element 3: where the needle that reached CSF went in; where two operators puncture, the author's counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.puncture_site.level_groups import NEEDLE_WORDS
from doccheck.elements.puncture_site.places import FOUND, Place, Told
from doccheck.pipeline import Mention, Reading

_THEIRS = ("hand.other", "hand.by", "hand.named", "hand.learner", "site.theirs")
_MINE = ("hand.author", "now.me", "site.mine")
_ANEW = ("site.needle", "site.moved")
_STILL_THERE = ("site.same", "site.again", "level.interspace", "level.single")


def left(reading: Reading, told: Told, settled: Sequence[Place]) -> list[Mention]:
    """The words by which the needle that reached fluid is another than the one told at the level; nothing where no such words stand."""
    last = settled[-1].mention
    if any(p.summary for p in settled) or any(m.start >= last.end for m in reading.of(*_STILL_THERE)):
        return []
    if all(p.group.outcome == "dry" for p in settled):
        regions = [m for m in told.regions if m.start > last.end]
        regions = [m for m in regions if reading.between(last.end, m.start, *_ANEW) or (m.sentence > last.sentence and _enters(reading, m))]
        regions = regions or _begun_anew(reading, last)
        if regions:
            return regions[:1]
    lines = {p.mention.sentence for p in settled}
    if any(p.rank == FOUND for p in settled) or not all(_is_of_others(reading, i) for i in lines):  # or only marked
        return []
    tried = any(p.group.tried for p in settled) or any(reading.inside(i, "site.dry") for i in lines)
    anew = [m for m in reading.of("site.needle") if m.value == "named" and all(p.group.outcome == "dry" for p in settled)]
    return [m for m in (*reading.of(*_MINE), *anew) if m.sentence > last.sentence and _enters(reading, m, tried)][:1]


def _begun_anew(reading: Reading, last: Mention) -> list[Mention]:
    """A needle in a later part of the note, after its own anaesthetic: nothing ties it to the level that was tried in the part before."""
    part = reading.sentences[last.sentence].section.start
    tried = [m for m in reading.of("site.dry") if reading.sentences[m.sentence].section.start == part and m.sentence >= last.sentence]
    numbed = [m for m in reading.affirmed("numbing.given") if tried and reading.sentences[m.sentence].section.start > part]
    needles = [m for m in reading.of("site.needle") if m.value == "named" and numbed and m.start > numbed[0].start]
    return [m for m in needles if _enters(reading, m)][:1]


def _enters(reading: Reading, word: Mention, tried: bool = True) -> bool:
    """Whether a needle goes in anew in the sentence of a word; where no try is told before it, only the procedure's name says so."""
    told = NEEDLE_WORDS if tried else {"site.procedure"}
    return any(w.label in told for w in reading.inside(word.sentence))


def _is_of_others(reading: Reading, sentence: int) -> bool:
    """Whether a sentence tells of another's hand, and neither of the author's nor of fluid."""
    helpers = reading.inside(sentence, "hand.helper")
    theirs = [m for m in reading.inside(sentence, *_THEIRS) if not any(h.start <= m.start < h.end for h in helpers)]
    return bool(theirs) and not reading.inside(sentence, *_MINE, "site.reached")
