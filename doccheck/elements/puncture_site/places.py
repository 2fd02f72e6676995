"""Places: the vertebral levels of a note, each with what is said of it there.

A level is named for many things: the needle, an operation, a diseased disc, the tip of a catheter, an earlier puncture. What it is
said of is told by the words nearest to it in its clause (`level_groups.py`).
Source: labelling guide, element 3.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.puncture_site import steps
from doccheck.elements.puncture_site.level_groups import (
    DOING,
    NEEDLE_WORDS,
    Group,
    Line,
    grouped,
    is_of_today,
    tell_outcomes,
    told_of_others,
)
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import Section

NEEDLE, FOUND, NAMED, ANESTHETIC, VAGUE = 3, 2, 1, 0, -1

# Sections that tell of other times, and those that tell of other things. Their end is not always marked, so that a level in them still
# counts where a needle is told with it, or in the others the procedure.
_EARLIER = frozenset({"past", "comparison"})
_AROUND = frozenset(
    "other_history results consent exam history indication plan instructions findings time_out complications disposition".split()
)
_SUMMARY = frozenset({"impression", "addendum", "attestation"})
_FAMILIES = frozenset({"level", "site", "box", "tick", "region"})
_WITHIN = 40
_TITLE = 90
_LEADING = 3  # characters of the word that leads a sentence
_FAR = 6  # sentences from a level after which a word such as "nothing", with no needle beside it, is told of something else
_SHORT = 45
_TELLING = DOING | {"site.correction"}
_BARE = frozenset({"site.settled", "site.found"})
_MARK = re.compile(r"[ \t]*(\*+|\u2020+)(?=\s)")  # behind what a note below tells of
_NO_LEVEL = frozenset({"level.strength", "level.room"})  # what only looks like a level


@dataclass(frozen=True, slots=True)
class Place:
    """A level that is told of this puncture.

    Args:
        mention: the level, with its normalised value.
        rank: `NEEDLE`, `FOUND`, `NAMED` or `ANESTHETIC`, by what is said of it; `VAGUE` is a vertebra found, not a space entered.
        group: the levels told together with it, and what came of them.
        summary: it stands in a part that sums up the note.
        part: the part of the note that it stands in, by the offset of its section; -1 for a title.
    """

    mention: Mention
    rank: int
    group: Group
    summary: bool
    part: int = 0

    @property
    def level(self) -> str:
        """Normalised name of the level."""
        return self.mention.value or ""


@dataclass(slots=True)
class Told:
    """What a note tells of where its needle went: levels, regions, corrections, and levels that are told without their names."""

    places: list[Place] = field(default_factory=list)
    regions: list[Mention] = field(default_factory=list)
    corrections: list[Mention] = field(default_factory=list)
    further: list[Mention] = field(default_factory=list)
    unsure: list[Mention] = field(default_factory=list)
    which: list[Mention] = field(default_factory=list)
    same: list[Mention] = field(default_factory=list)
    relative: list[Mention] = field(default_factory=list)
    unplaced: list[Mention] = field(default_factory=list)
    needles: set[int] = field(default_factory=set)  # sentences that name a needle, -1 for those that set today against another day


def read(reading: Reading, act: Act) -> Told:
    """What is told of this puncture's place, in order; levels told of something else are left out."""
    told = Told(same=[w for w in reading.of("site.same") if w.sentence in act.sentences or reading.inside(w.sentence, "now")])
    lines: dict[int, Line] = defaultdict(Line)
    led = _led_to(reading, act)
    for m in reading.of(*_FAMILIES):
        family = m.family
        if m.sentence not in act.sentences and m.start < led.get(m.sentence, m.end):
            continue
        if m.assertion == "template" and family != "tick":
            continue
        if m.value == "tip" and act.procedure.value != "catheter_drain":  # of a needle
            continue
        if family == "level" and (is_disowned(reading, m) or is_of_catheter(reading, act, m)):
            continue
        line = lines[m.sentence]
        if family == "region":
            line.regions.append(m)
        else:
            (line.levels if family == "level" else line.words if family == "site" else line.boxes).append(m)
    mine = any(w.label == "site.mine" for line in lines.values() for w in line.words)
    latest: Group | None = None
    base: Mention | None = None
    attested = -1
    for index in sorted(lines):
        line = lines[index]
        labels = {w.label for w in line.words}
        if mine and "site.theirs" in labels and "site.mine" not in labels:
            continue
        if line.levels and (reading.names("levelmisfiled", reading.words(index)) or is_condition(reading, index)):
            continue
        told.regions.extend(m for m in line.regions if _is_region(reading, m, labels | _lent(reading, lines, index)))
        told.corrections.extend(w for w in line.words if w.label == "site.correction")
        told.unsure.extend(w for w in line.words if w.label == "site.unsure")
        told.which.extend(w for w in line.words if w.label == "site.which" and w.assertion == "affirmed")
        told.further.extend(_further(line, base))
        if any(w.label == "site.needle" and w.value == "named" for w in line.words):
            told.needles.add(-1 if any(is_of_today(w) for w in line.words) else index)
        told.relative.extend(w for w in line.words if w.label == "site.relative" and w.assertion == "affirmed")
        line.levels = [m for m in line.levels if not _is_contrasted(line, m)]
        base = steps.follow(reading, line.levels, line.words, base)
        section = reading.sentences[index].section.start
        before = reading.sentences[max(0, index - 1)].section.start
        goes_on = attested == before and reading.sentences[index].section.category == "level"
        attested = section if "site.attested" in labels or goes_on else attested
        groups = grouped(reading, line)
        others = told_of_others(reading, line, groups)
        kept = [g for i, g in enumerate(groups) if i not in others]
        if (
            latest is not None
            and not line.levels
            and index - latest.levels[-1].sentence > _FAR
            and not labels & NEEDLE_WORDS - {"site.dry"}
        ):
            continue  # "CT chest nothing", among the findings below
        tried, outcome = latest, latest.outcome if latest is not None else ""
        latest = tell_outcomes(reading, line, kept, latest)
        if tried is not None and tried is latest and outcome != "reached" == tried.outcome:
            told.unplaced.extend(_unplaced(reading, told, line, tried, outcome))
        around = any(w.label in DOING for i in (index - 1, index + 1) if i in lines for w in lines[i].words)
        for group in kept:
            told.places.extend(_places(reading, line, group, around, attested == section))
    return told


def is_disowned(reading: Reading, level: Mention) -> bool:
    """Whether a mark behind a level leads to a line under the same mark that takes it back ('L3-L4 *' ... '* prefilled, ignore')."""
    mark = _MARK.match(reading.text, level.end)
    note = re.search(rf"\n[ \t]*{re.escape(mark[1])}(?!\*)([^\n]*(?:\n(?!\s*\n)[^\n]*)?)", reading.text[level.end :]) if mark else None
    return (note is not None and reading.names("amiss", note[1])) or (level.category == "level" and _is_replaced(reading, level))


def _is_replaced(reading: Reading, level: Mention) -> bool:
    """Whether the author takes a field for the level back further on, and names another level right there."""
    back = (m for m in reading.affirmed("doubt.statement") if m.value == "puncture_site" and reading.names("amiss", m.text))
    ends = [m for m in back if m.sentence > level.sentence]
    others = [m for m in reading.affirmed("level.interspace") if m.value != level.value]
    return any(m.end <= o.start and o.sentence <= m.sentence + 1 for m in ends for o in others)


def is_of_catheter(reading: Reading, act: Act, level: Mention) -> bool:
    """Whether a thoracic level is where a drain's catheter came to lie: it is told of the catheter, below a lumbar level of the needle."""
    if act.procedure.value != "catheter_drain" or (level.value or "")[:1] != "T":
        return False
    before = reading.text[reading.sentences[level.sentence].start : level.start]
    lumbar = any(m.end <= level.start and m.assertion == "affirmed" for m in reading.of("level.interspace") if (m.value or "")[:1] == "L")
    return lumbar and reading.names("drainpart", before) and not reading.names("drainneedle", before)


def is_condition(reading: Reading, index: int) -> bool:
    """Whether a sentence, or its heading, is led by 'if': what it tells is still to come ('If this clots: replace at L2-3')."""
    led = (reading.words(index), reading.sentences[index].section.name)
    return any(reading.names("levelif", text[:_LEADING]) for text in led)


def _led_to(reading: Reading, act: Act) -> dict[int, int]:
    """Where, in sentences about others' tries, this puncture is told from: 'The ward had tried in vain, so it was done at L3-4'."""
    out: dict[int, int] = {}
    for so in reading.of("site.break"):
        if so.value != "so" or so.sentence in act.sentences or so.category in _EARLIER or so.category in _AROUND:
            continue
        tried = [w for w in reading.inside(so.sentence, "site.never", "site.tried", "site.dry", "operator") if w.end <= so.start]
        if tried and not any(m.start > so.end for m in reading.inside(so.sentence, "operator", "site.theirs")):
            out[so.sentence] = so.end
    taps = reading.of("tap.number")
    last = max((t.low or 0 for t in taps), default=0)
    for tap in taps:  # 'Log: tap 1 L4-5, tap 2 L4-5, tap 3 L3-4'
        if tap.low == last and tap.sentence not in act.sentences and any(t.sentence == tap.sentence and t.end < tap.start for t in taps):
            out[tap.sentence] = tap.start
    return out


def _is_contrasted(line: Line, level: Mention) -> bool:
    """Whether a level is the one that another is set against: the second in 'L4-5, not L3-4'."""
    contrasts = [w for w in line.words if w.value == "contrast" and w.start < level.start < w.end]
    return any(w.start < m.start < level.start for w in contrasts for m in line.levels)


def _further(line: Line, base: Mention | None) -> list[Mention]:
    """Words for another level that is not named, but for one that was tried in vain."""
    dry = [w.start for w in line.words if w.label == "site.dry"]
    wet = [w.start for w in line.words if w.label == "site.reached"]
    named = [m for m in line.levels if m.label == "level.single"]
    first = min((m.start for m in line.levels), default=None) if base is None else 0
    if any(w.label in ("site.again", "site.same") for w in line.words):
        return []
    further = [w for w in line.words if w.label == "site.elsewhere" or (w.label == "site.step" and (first is None or w.start < first))]
    further = [w for w in further if not any(m.start < w.end and w.start < m.end for m in named)]
    return [w for w in further if wet or not any(at > w.start for at in dry)]


def _unplaced(reading: Reading, told: Told, line: Line, last: Group, outcome: str) -> list[Mention]:
    """Words for fluid that name no level, or a mere region, after a try: 'L4-5 bone. L3-4 bone too. New needle after a break: CSF'."""
    failed = {p.level for p in told.places if p.group is not last and (p.group.outcome == "dry" or p.group.tried)} - {last.levels[-1].value}
    if outcome == "dry" and any(m.sentence == line.words[0].sentence for m in told.regions):
        return [w for w in line.words if w.label == "site.reached"][:1]  # "L3-4 dry. Lower lumbar region then: CSF"
    here = reading.names("sameplace", reading.words(line.words[0].sentence))
    too = reading.names("aswell", reading.words(last.levels[-1].sentence))
    if not failed or not (too or (outcome == "dry" and not here)):
        return []
    return [w for w in line.words if w.label == "site.reached"][:1]


def _lent(reading: Reading, lines: dict[int, Line], index: int) -> set[str]:
    """The words of the sentence before, where a sentence is too short to have words of its own ("In lower lumbar area.")."""
    sentence = reading.sentences[index]
    short = sentence.end - sentence.start <= _SHORT and index - 1 in lines
    return {w.label for w in lines[index - 1].words} if short else set()


def _is_region(reading: Reading, region: Mention, labels: set[str]) -> bool:
    """Whether a region of the back is told of the procedure and is no header."""
    if region.label == "region.other" or region.assertion != "affirmed" or region.start < reading.sentences[region.sentence].section.body:
        return False
    if region.category == "level" or "site.settled" in labels:
        return True
    return bool(region.label != "region.bare" and region.category not in _EARLIER and labels & DOING)


def _places(reading: Reading, line: Line, group: Group, around: bool, attested: bool) -> list[Place]:
    """The levels of a group as places, or nothing where its section tells of other things."""
    first = group.levels[0]
    labels = {w.label for w in line.words}
    if not _counts(line, group, labels, around):
        return []
    ticked = any(b.label in ticks.TICKED for b in line.boxes)
    if "site.menu" in labels and len(group.levels) > 1 and not ticked:
        return []
    rank = NEEDLE if ticked else _rank(first.category, labels)
    section = reading.sentences[first.sentence].section
    summary = attested or "site.summed" in labels or first.category in _SUMMARY or is_recap(reading, section)
    title = first.sentence == 0 and section.category == "title" and reading.sentences[0].end <= _TITLE
    needles = [w for w in line.words if w.label in NEEDLE_WORDS]
    out = []
    dates = [w.start for w in line.words if w.label == "site.dated" and w.start < first.start]
    dated = bool(dates) and not any(dates[-1] < w.start < first.start and is_of_today(w) for w in line.words)
    for level in group.levels:
        level = level._replace(assertion="historical") if dated or _is_past(line, level) else level
        near = ticked or first.category == "level" or any(_close(reading, w, level) for w in needles)
        if not _is_weak(level) or (near and level.label != "level.part"):
            out.append(Place(level, rank, group, summary, -1 if title else section.start))
        elif level.label in ("level.vertebra", "level.part") and rank >= FOUND and (level.value or "").startswith("L"):
            out.append(Place(level, VAGUE, group, summary, section.start))
    return out


def _is_past(line: Line, level: Mention) -> bool:
    """Whether all that is told of a needle before a level in its sentence is told of an earlier time."""
    told = [w for w in line.words if w.end <= level.start and w.label in NEEDLE_WORDS]
    return bool(told) and level.assertion == "affirmed" and all(w.assertion == "historical" for w in told)


def is_recap(reading: Reading, section: Section) -> bool:
    """Whether a section, or the one that it goes on from, is headed as one that sums the note up."""
    headings = (m for m in reading.of("recap.heading") if m.end <= reading.sentences[m.sentence].section.body)
    return any(m.section == section.name for m in headings)


def _counts(line: Line, group: Group, labels: set[str], around: bool) -> bool:
    first = group.levels[0]
    if first.label in _NO_LEVEL or (first.category in _EARLIER and "site.needle" not in labels):
        return False
    telling = labels & (_TELLING - {"site.now"} if first.category == "exam" else _TELLING)  # "power at L5 as before"
    if first.category in _AROUND and not telling and not around:
        return False
    pick_list = first.category == "level" and len({m.value for m in line.levels}) > 2 and labels <= _BARE and not line.boxes
    return not pick_list


def _rank(category: str, labels: set[str]) -> int:
    if labels & NEEDLE_WORDS or category in ("level", "procedure"):
        return NEEDLE
    if "site.found" in labels:
        return FOUND
    return ANESTHETIC if "site.anesthetic" in labels or category == "anesthesia" else NAMED


def _is_weak(level: Mention) -> bool:
    """A vertebra alone, a stretch, or a level off the lumbar spine: it counts only beside the needle."""
    return level.label in ("level.vertebra", "level.part", "level.range", "level.cistern") or (level.value or "")[:1] in "TC"


def _close(reading: Reading, word: Mention, level: Mention) -> bool:
    low, high = (level.end, word.start) if level.start < word.start else (word.end, level.start)
    return high - low <= _WITHIN and not reading.parted(low, high, ",;")
