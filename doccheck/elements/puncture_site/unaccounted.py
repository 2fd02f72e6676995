"""A second look at a level that the words seem to settle: every other level of the note must have its excuse.

A level may stand in a note for many things that are none of this puncture's: another day, other hands, a plan, a disease, an attempt that
failed, an empty box. Each of these is said in words. One that is told beside the puncture's own, with no word that says why it is another,
contradicts it.
Source: labelling guide, element 3: "L3-L4 in the body, L4-L5 in the impression" is conflicting.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.puncture_site.places import Place, Told
from doccheck.pipeline import Mention, Reading

_NAMED = ("level.interspace", "level.single")
_ELSEWHEN = frozenset({"historical", "hypothetical", "other", "negated", "template"})
_OTHER_PARTS = frozenset({"past", "comparison", "consent", "results", "complications"})
_EXCUSES = frozenset(
    "site.other site.not-next site.not-last site.never site.date site.dated site.dry site.tried site.moved"
    " site.step site.beside site.compared site.correction site.menu site.elsewhere site.after site.which".split()
)
_OTHERS = frozenset("past operator copy consent plan operation tap box".split())
_STORY = frozenset({"site.then", "site.theirs", "story.then", "story.dated", "story.era", "story.since"})
_EXCUSING = ("levelelsewhen", "leveldisease", "leveltried", "levelmeant")  # lists of words
_LEFT = ("site.moved", "site.step", "site.correction")
_NEAR = 4  # sentences from a level that was found, or left, to the one that gave CSF


def rivals(reading: Reading, act: Act, told: Told, settled: Sequence[Place]) -> list[Mention]:
    """Other levels that nothing in the note excuses."""
    own = {end for p in settled for end in (p.level, *p.level.split("-"))}
    levels = [m for m in reading.of(*_NAMED) if m.value]
    others = [m for m in levels if m.value not in own and (m.value or "")[0] in "LT"]
    if not others:
        return []
    places = {p.mention.start: p for p in told.places}
    lines = {m.sentence for m in levels if m.value in own} | {p.mention.sentence for p in settled}
    left = [m for m in others if m.sentence in lines or _is_left(reading, m, places.get(m.start), settled)]
    others = [m for m in others if m not in left and not any(m.value == gone.value and m.start < gone.start for gone in left)]
    first = settled[0].mention.start
    return [m for m in others if not _is_excused(reading, act, m) and not (m.start < first and _is_story(reading, m.sentence))]


def _is_excused(reading: Reading, act: Act, level: Mention) -> bool:
    """Whether a level is said to be of something else: in its sentence, or in those before that lead out of this puncture."""
    if level.assertion in _ELSEWHEN or level.category in _OTHER_PARTS or reading.text.startswith("?", level.end):
        return True
    index = level.sentence
    if _is_told_of_others(reading, index):
        return True
    while index > 0 and index not in act.sentences:
        index -= 1
        if index not in act.sentences and _is_told_of_others(reading, index):
            return True
    return False


def _is_told_of_others(reading: Reading, index: int) -> bool:
    """Whether a sentence tells of another time, of other hands, of a plan, of a disease, or of an attempt."""
    here = reading.inside(index)
    if any(w.label in _EXCUSES or (w.family in _OTHERS and w.label not in ticks.TICKED) for w in here):
        return True
    levels = [m for m in here if m.family == "level"]
    dated = (w for w in here if w.label == "dated.earlier" and not any(m.start <= w.start < m.end for m in levels))
    words = reading.words(index)
    return any(dated) or words.startswith("#") or any(reading.names(name, words) for name in _EXCUSING)


def _is_story(reading: Reading, index: int) -> bool:
    """Whether a sentence before the puncture tells as a story of a puncture that somebody had ('she had a tap at L3-4')."""
    return any(w.label in _STORY for w in reading.inside(index))


def _is_left(reading: Reading, level: Mention, place: Place | None, settled: Sequence[Place]) -> bool:
    """Whether the needle left a level for the one that gave CSF: tried in vain, moved on from, or only found on the way to it."""
    if place is not None and (place.group.outcome == "dry" or place.group.tried):
        return True
    later = [p for p in settled if level.end <= p.mention.start]
    if any(reading.between(level.end, p.mention.end, *_LEFT) for p in later if p.mention.sentence - level.sentence <= _NEAR):
        return True
    near = any(p.mention.sentence - level.sentence <= _NEAR for p in later)
    return near and reading.names("levelfound", reading.words(level.sentence))
