"""A second look at a level that the words seem to settle: every other level of the note must have its excuse.

A level may stand in a note for many things that are none of this puncture's: another day, other hands, a plan, a disease, an attempt that
failed, an empty box. Each of these is said in words. One that is told beside the puncture's own, with no word that says why it is another,
contradicts it.
Source: labelling guide, element 3: "L3-L4 in the body, L4-L5 in the impression" is conflicting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.puncture_site.level_groups import NEEDLE_WORDS
from doccheck.elements.puncture_site.places import Place, Told, is_condition, is_disowned, is_of_catheter, is_recap
from doccheck.pipeline import Mention, Reading

_NAMED = ("level.interspace", "level.single")
_ELSEWHEN = frozenset({"historical", "hypothetical", "other", "negated", "template"})
_OTHER_PARTS = frozenset({"past", "comparison", "consent", "results", "complications"})
_EXCUSES = frozenset("site.other site.not-next site.not-last site.never site.dated site.compared site.menu".split())
_OTHERS = frozenset("past operator copy consent plan operation tap box".split())
_STORY = frozenset({"site.then", "site.theirs", "story.then", "story.dated", "story.era", "story.since"})
_EXCUSING = ("levelelsewhen", "leveldisease", "levelmisfiled")  # lists of words
_LEFT = ("site.moved", "site.step", "site.correction")
_JOINED = 4  # words between two levels of which it was one or the other
_CALLED = 20  # characters between a level and the word that calls it wrong
_NAMED_WITH = 12  # characters between the name of the puncture and its level
_AT_A_HEADING = frozenset({"site.procedure", "name.drain"})  # what a heading names
_TOLD_THERE = frozenset("site.dry site.tried site.moved site.step site.reached site.correction".split())
_DISEASED = 40  # characters between a level and the disease or operation there
_LED = 3  # sentences in which what is told of another time or hand goes on
_SUMMED = frozenset({"level", "procedure", "impression", "addendum"})  # sections in which a level alone is that of the needle
_SENTENCE = 4  # words of a sentence that tells more than a level
_NEAR = 4  # sentences from a level that was found, or left, to the one that gave CSF


def rivals(reading: Reading, act: Act, told: Told, settled: Sequence[Place]) -> list[Mention]:
    """Other levels that nothing in the note excuses."""
    own = {end for p in settled for end in (p.level, *p.level.split("-"))}
    levels = [m for m in reading.of(*_NAMED) if m.value and not (is_disowned(reading, m) or is_of_catheter(reading, act, m))]
    others = [m for m in levels if m.value not in own and (m.value or "")[0] in "LT"]
    if not others:
        return []
    places = {p.mention.start: p for p in told.places}
    ends = {(m.sentence, end) for m in levels if "-" in (m.value or "") for end in (m.value or "").split("-")}
    lines = {m.sentence for m in levels if m.value in own and (m.sentence, m.value) not in ends} | {p.mention.sentence for p in settled}
    left = [m for m in others if m.sentence in lines or _is_left(reading, m, places.get(m.start), settled)]
    first, last = settled[0].mention.start, settled[-1].mention.end
    after = [m for m in others if m.start > last and _is_summed_up(reading, m)]
    rest = [m for m in others if m not in left and not any(m.value == gone.value and m.start < gone.start for gone in left)]
    rest = [m for m in rest if not any(m.value == gone.value and _is_recalled(reading, m) for gone in left)]
    rest = [m for m in rest if not _is_excused(reading, act, m) and not (m.start < first and _is_story(reading, m.sentence))]
    return sorted({*after, *rest})


def _is_recalled(reading: Reading, level: Mention) -> bool:
    """Whether a level that the needle left is only named again, in a sentence that tells of no needle ('told her of the blood at L4-5')."""
    if level.category in _SUMMED or len(reading.words(level.sentence).split()) < _SENTENCE:
        return False
    return not any(w.label in NEEDLE_WORDS or w.family == "name" for w in reading.inside(level.sentence))


def _is_summed_up(reading: Reading, level: Mention) -> bool:
    """Whether a level is told of the puncture that is done ('s/p LP, L4-5', 'Impression: LP at L4-5'), and no other day or hand with it."""
    here = reading.inside(level.sentence)
    if any(m.label == "recap.aftercare" and m.start <= level.start < m.end for m in here):
        return level.assertion == "affirmed" and not _is_told_of_others(reading, level.sentence, level)
    body = reading.sentences[level.sentence].section.body
    again = next((m.start for m in here if m.label == "recap.after" and m.start < level.start < m.end), None)
    told = again
    if told is None and (level.category == "impression" or is_recap(reading, reading.sentences[level.sentence].section)):
        told = next((m.start for m in here if m.label == "site.procedure" and 0 <= level.start - m.end <= _NAMED_WITH), None)
    if told is None:
        return False
    rest = [w for w in here if w.start >= body and not told <= w.start < level.end]
    if again is None:
        rest = [w for w in rest if w.start < told or not reading.parted(level.end, w.start, ",;")]
    return not any(_sets_apart(w) or w.label in _STORY or w.label in _TOLD_THERE or w.family == "dated" for w in rest)


def undecided(reading: Reading, act: Act, told: Told, settled: Sequence[Place]) -> list[Mention]:
    """Two levels of which it was one or the other ('L3-4 or L4-5, to be seen'), where that is the last word on the level."""
    by_start = {p.mention.start: p for p in told.places}
    levels = [m for m in reading.of(*_NAMED) if _is_open(reading, act, m)]
    for first, second in pairwise(levels):
        line, values = first.sentence, {first.value, second.value}
        if line != second.sentence or len(values) < 2 or settled[0].level not in values:
            continue
        between = reading.text[first.end : second.start].lower().split()
        joined = bool(between) and len(between) <= _JOINED and any(word in reading.list_of("levelor") for word in between)
        last = all(p.mention.sentence < line or p.mention.start in (first.start, second.start) for p in settled)
        places = [by_start.get(m.start) for m in (first, second)]
        firm = _is_firm(first, *places) or _is_firm(second, *places[::-1])
        if joined and last and not firm and not any(w.sentence >= line for w in told.which):
            return [first, second]
    return []


def taken_back(reading: Reading, settled: Sequence[Place]) -> list[Mention]:
    """The level that a correction or an addendum denies or calls wrong ('should not be L3-4'), where no other is put in its place."""
    levels = reading.of(*_NAMED)
    alone = (m for m in levels if m.value == settled[0].level and not any(o.sentence == m.sentence and o.value != m.value for o in levels))
    return [m for m in alone if _is_called_wrong(reading, m)]


def _is_called_wrong(reading: Reading, level: Mention) -> bool:
    words = reading.inside(level.sentence, "site.correction")
    if level.assertion == "negated":
        return bool(words) or level.category == "addendum"
    return any(w.value == "error" and 0 <= w.start - level.end <= _CALLED for w in words)


def _is_open(reading: Reading, act: Act, level: Mention) -> bool:
    """Whether a level stands in an addendum that tells of no disease, or beside this puncture with no word that it is another's."""
    if level.category == "addendum":
        return not reading.inside(level.sentence, "site.other", "plan")
    return level.sentence in act.sentences and not _is_excused(reading, act, level)


def _is_firm(level: Mention, place: Place | None, other: Place | None) -> bool:
    """Whether a level is denied, dated or chosen, or what came of it is told of it alone and not of the other one too."""
    if place is None or level.assertion != "affirmed":
        return level.assertion != "affirmed"
    group, alone = place.group, other is None or place.group is not other.group
    return group.chosen or group.outcome == "dry" or (alone and (group.tried or bool(group.outcome)))


def headings(reading: Reading, told: Told, settled: Sequence[Place]) -> list[Place]:
    """Levels at which a heading puts the puncture, where the text tells it of another level and the heading does not."""
    fields = [p for p in told.places if _is_field(reading, p)]
    if fields and not {p.level for p in fields} & {p.level for p in settled}:
        return fields
    parts = {p.part for p in settled}
    heads = [p for p in told.places if _heads(reading, p) and p.mention.start < settled[0].mention.start]
    if any(p.level in {s.level for s in settled} for p in heads) or any(p.part in parts for p in heads):
        return []
    return heads if len({p.level for p in heads}) == 1 else []


def is_headed_otherwise(reading: Reading, settled: Sequence[Place]) -> bool:
    """Whether a heading on a line of its own puts the puncture at one level, and the text tells of one other that its needle went in at."""
    heads = [p for p in settled if _heads(reading, p) and _is_whole_line(reading, p.mention)]
    rest = [p for p in settled if p.mention.sentence not in {h.mention.sentence for h in heads}]
    entered = any(reading.inside(p.mention.sentence, "site.needle") for p in rest) and not any(p.group.tried for p in rest)
    return entered and len({p.level for p in heads}) == 1 == len({p.level for p in rest})


def _is_whole_line(reading: Reading, level: Mention) -> bool:
    """Whether a line ends with the sentence of a level."""
    after = level.sentence + 1
    return after < len(reading.sentences) and "\n" in reading.text[level.end : reading.sentences[after].start]


def _is_excused(reading: Reading, act: Act, level: Mention) -> bool:
    """Whether a level is said to be of something else: in its sentence, or in those before that lead out of this puncture."""
    if level.assertion in _ELSEWHEN or level.category in _OTHER_PARTS or reading.text.startswith("?", level.end):
        return True
    index = level.sentence
    if _is_told_of_others(reading, index, level):
        return True
    before = range(max(0, index - _LED), index) if index not in act.sentences else ()
    return any(i not in act.sentences and _is_told_of_others(reading, i) for i in before)


def _sets_apart(word: Mention) -> bool:
    return word.label in _EXCUSES or (word.family in _OTHERS and word.label not in ticks.TICKED)


def _is_told_of_others(reading: Reading, index: int, level: Mention | None = None) -> bool:
    """Whether a sentence tells of another time, of other hands, of a plan or, near a level, of a disease."""
    here = reading.inside(index)
    if any(_sets_apart(w) and not _is_far(w, level) for w in here):
        return True
    levels = [m for m in here if m.family == "level"]
    dated = (w for w in here if w.label == "dated.earlier" and not any(m.start <= w.start < m.end for m in levels))
    words = reading.words(index)
    return any(dated) or words.startswith("#") or is_condition(reading, index) or any(reading.names(name, words) for name in _EXCUSING)


def _is_far(word: Mention, level: Mention | None) -> bool:
    """Whether a disease is told too far from a level to be that level's ('LP at L3-4 without any pain in the legs')."""
    return level is not None and word.label == "site.other" and max(word.start - level.end, level.start - word.end) > _DISEASED


def _is_story(reading: Reading, index: int) -> bool:
    """Whether a sentence before the puncture tells as a story of a puncture that somebody had ('she had a tap at L3-4')."""
    return any(w.label in _STORY for w in reading.inside(index))


def _is_left(reading: Reading, level: Mention, place: Place | None, settled: Sequence[Place]) -> bool:
    """Whether the needle left a level for the one that gave CSF: tried in vain, moved on from, praised or found on the way to it."""
    if place is not None and (place.group.outcome == "dry" or place.group.tried or is_only_praised(reading, place, settled)):
        return True
    later = [p for p in settled if level.end <= p.mention.start]
    if any(reading.between(level.end, p.mention.end, *_LEFT) for p in later if p.mention.sentence - level.sentence <= _NEAR):
        return True
    near = any(p.mention.sentence - level.sentence <= _NEAR for p in later)
    return near and reading.names("levelfound", reading.words(level.sentence))


def is_only_praised(reading: Reading, place: Place, settled: Sequence[Place]) -> bool:
    """Whether a level is only called the best or widest, before sentences in which the needle goes in at another."""
    line = place.mention.sentence
    entered = any(reading.inside(p.mention.sentence, "site.needle") for p in settled)
    if not (place.group.chosen and entered) or any(p.mention.sentence <= line for p in settled):
        return False
    here = reading.inside(line)
    return not any(w.family == "needle" or w.label in NEEDLE_WORDS - {"site.chosen", "site.needle"} for w in here)


def _is_field(reading: Reading, place: Place) -> bool:
    """Whether a place is all that a field for the level holds, with no word of a try or of what came of it."""
    m = place.mention
    if m.category != "level" or m.label not in _NAMED or m.assertion != "affirmed" or place.group.settled:
        return False
    return not any(
        w.label in _TOLD_THERE or _sets_apart(w) or (w.family == "level" and w.value != m.value) for w in reading.inside(m.sentence)
    )


def _heads(reading: Reading, place: Place) -> bool:
    """Whether a place stands in the title or in a heading that names the procedure, and nothing is told to have come of it there."""
    if place.part != -1 and place.mention.category != "procedure":
        return False
    here = reading.inside(place.mention.sentence)
    if place.mention.assertion != "affirmed" or any(w.label in _TOLD_THERE or _sets_apart(w) for w in here):
        return False
    return any(w.label in _AT_A_HEADING for w in here)
