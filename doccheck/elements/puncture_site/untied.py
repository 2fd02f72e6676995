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
_ANOTHER = frozenset(
    "operator.other operator.bedside past.puncture past.note copy.begin site.never site.dated site.then site.theirs".split()
)
_ANOTHER_DAY = "levelelsewhen"  # list of words
_TODAY = ("now", "site.now", "site.today", *_MINE)


def own(reading: Reading, settled: Sequence[Place]) -> list[Place]:
    """Of two levels or more the one at which the needle goes in, where each other one is told before it of another day or hand."""
    theirs = [p for p in settled if _is_of_another(reading, p)]
    mine = [p for p in settled if p not in theirs]
    entered = [p for p in mine if p.group.outcome == "reached" or _is_needled(reading, p)]
    if len({p.level for p in mine}) != 1 or not entered or any(p.mention.start > entered[0].mention.start for p in theirs):
        return []
    return mine


def _is_of_another(reading: Reading, place: Place) -> bool:
    """Whether a sentence tells of a puncture, and of another day, place or hand that it was done on, in or by, and not of today's."""
    here = reading.inside(place.mention.sentence)
    if place.part == -1 or place.mention.category == "procedure" or not any(w.label in NEEDLE_WORDS for w in here):
        return False
    if any((w.label in _TODAY or w.family in _TODAY) and w.start < place.mention.start for w in here):
        return False
    if any(w.label in _ANOTHER or w.family == "story" for w in here):
        return True
    return not _is_needled(reading, place) and reading.names(_ANOTHER_DAY, reading.words(place.mention.sentence))


def _is_needled(reading: Reading, place: Place) -> bool:
    return any(w.value == "named" for w in reading.inside(place.mention.sentence, "site.needle"))


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
