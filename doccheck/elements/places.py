"""Places: the vertebral levels of a note, each with what is said of it there.

A level is named for many things: the needle, an operation, a diseased disc, the tip of a catheter, an earlier puncture. What it is
said of is told by the words nearest to it in its clause (`patterns/targets/site.yaml`, `site_dry.yaml`, `site_moves.yaml`,
`site_which.yaml`, `site_other.yaml`).
Source: labelling guide, element 3.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from doccheck.elements import steps, ticks
from doccheck.elements.act import Act
from doccheck.pipeline import Mention, Reading

NEEDLE, FOUND, NAMED, ANESTHETIC, VAGUE = 3, 2, 1, 0, -1

# Sections that tell of other times, and those that tell of other things. Their end is not always marked, so that a level in them still
# counts where a needle is told with it, or in the others the procedure.
_EARLIER = frozenset({"past", "comparison"})
_AROUND = frozenset(
    "other_history results consent exam history indication plan instructions findings time_out complications disposition".split()
)
_SUMMARY = frozenset({"impression", "addendum", "attestation"})
_FAMILIES = frozenset({"level", "site", "box", "tick", "region"})
_SUMS_UP = re.compile(
    r"\b(?:summary|assessment|conclusions?|charges?|billing|bill|coding|codes?|cpt|letter|to gp|for gp|gp copy|discharge|in short|recap"
    r"|bottom line|key points|headline|handover|hand-off|handoff|log entry|logbook|register|audit)\b",
    re.I,
)
_FURTHEST = 34
_WITHIN = 40
_WORD = 16  # characters of a word between a level and what is said of it in parentheses
_LIST_GAP = 12
_TITLE = 90
_SHORT = 45
_NEEDLE_WORDS = frozenset(
    "site.needle site.procedure site.tried site.chosen site.settled site.now site.moved site.step site.reached site.dry".split()
)
_DOING = _NEEDLE_WORDS | {"site.found", "site.anesthetic"}
_TELLING = _DOING | {"site.correction"}
_OTHERS = frozenset({"site.other", "site.never", "site.not-next", "site.not-last"})
_BARE = frozenset({"site.settled", "site.found"})
_FLAGS = {"site.tried": "tried", "site.chosen": "chosen", "site.settled": "settled", "site.now": "now"}
_HALTS = frozenset("site.needle site.tried site.chosen site.now site.break site.reached site.dry site.moved site.step".split())


@dataclass(slots=True)
class Group:
    """Levels told in one breath ('L3-4 and L4-5'), with the outcome told of them: `reached`, `dry` or none.

    `tried`, `chosen`, `settled` (a field for the level used) and `now` ('this time') say that those words are told of them; `before` is
    the group that it follows in one breath ('L4-5 then L3-4').
    """

    levels: list[Mention]
    outcome: str = ""
    tried: bool = False
    chosen: bool = False
    settled: bool = False
    now: bool = False
    before: Group | None = None

    @property
    def start(self) -> int:
        """Offset of the first level."""
        return self.levels[0].start

    @property
    def end(self) -> int:
        """Offset after the last level."""
        return self.levels[-1].end


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
    """What a note tells of where its needle went: levels, regions, corrections, levels without a name, "one of the two"."""

    places: list[Place] = field(default_factory=list)
    regions: list[Mention] = field(default_factory=list)
    corrections: list[Mention] = field(default_factory=list)
    further: list[Mention] = field(default_factory=list)
    unsure: list[Mention] = field(default_factory=list)
    which: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """The levels, words, regions and check-boxes of one sentence."""

    levels: list[Mention] = field(default_factory=list)
    words: list[Mention] = field(default_factory=list)
    regions: list[Mention] = field(default_factory=list)
    boxes: list[Mention] = field(default_factory=list)


def read(reading: Reading, act: Act) -> Told:
    """What is told of this puncture's place, in order; levels told of something else are left out."""
    told = Told()
    lines: dict[int, _Line] = defaultdict(_Line)
    for m in reading.mentions:
        family = m.label.partition(".")[0]
        if family not in _FAMILIES or m.sentence not in act.sentences or (m.assertion == "template" and family != "tick"):
            continue
        line = lines[m.sentence]
        if family == "region":
            line.regions.append(m)
        else:
            (line.levels if family == "level" else line.words if family == "site" else line.boxes).append(m)
    latest: Group | None = None
    base: Mention | None = None
    attested = -1
    for index in sorted(lines):
        line = lines[index]
        labels = {w.label for w in line.words}
        told.regions.extend(m for m in line.regions if _is_region(reading, m, labels | _lent(reading, lines, index)))
        told.corrections.extend(w for w in line.words if w.label == "site.correction")
        told.unsure.extend(w for w in line.words if w.label == "site.unsure")
        told.which.extend(w for w in line.words if w.label == "site.which" and w.assertion == "affirmed")
        told.further.extend(_further(line, base))
        base = steps.follow(reading, line.levels, line.words, base)
        section = reading.sentences[index].section.start
        before = reading.sentences[max(0, index - 1)].section.start
        goes_on = attested == before and reading.sentences[index].section.category == "level"
        attested = section if "site.attested" in labels or goes_on else attested
        groups = _groups(reading, line)
        others = _told_of_others(reading, line, groups)
        kept = [g for i, g in enumerate(groups) if i not in others]
        latest = _tell_outcomes(reading, line, kept, latest)
        around = any(w.label in _DOING for i in (index - 1, index + 1) if i in lines for w in lines[i].words)
        for group in kept:
            told.places.extend(_places(reading, line, group, around, attested == section))
    return told


def _further(line: _Line, base: Mention | None) -> list[Mention]:
    """Words for another level that is not named, but for one that was tried in vain."""
    dry = [w.start for w in line.words if w.label == "site.dry"]
    wet = [w.start for w in line.words if w.label == "site.reached"]
    further = [w for w in line.words if w.label == "site.elsewhere" or (w.label == "site.step" and base is None)]
    return [w for w in further if wet or not any(at > w.start for at in dry)]


def _lent(reading: Reading, lines: dict[int, _Line], index: int) -> set[str]:
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
    return bool(region.label != "region.bare" and region.category not in _EARLIER and labels & _DOING)


def _groups(reading: Reading, line: _Line) -> list[Group]:
    """Levels joined where little but 'and' or a comma stands between them."""
    if not line.levels:
        return []
    out: list[Group] = []
    dividers = (*line.words, *line.boxes)
    for level in ticks.kept(line.levels, line.boxes):
        last = out[-1] if out else None
        if last is not None and level.start < last.end:
            continue
        if last is None or level.start - last.end > _LIST_GAP or _is_apart(reading, last.end, level.start):
            out.append(Group([level]))
            continue
        between = {d.label for d in dividers if last.end <= d.start < level.start}
        if not between and last.levels[-1].label == level.label:
            last.levels.append(level)
        else:
            out.append(Group([level], before=last if between == {"site.moved"} else None))
    return out


def _is_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether two levels are told apart: in parentheses, after a semicolon, or one changed to the other."""
    return reading.parted(start, end, "(;") or reading.text[start:end].strip().lower() == "to"


def _told_of_others(reading: Reading, line: _Line, groups: list[Group]) -> set[int]:
    """Which groups are told of disease, surgery, a tip, an earlier puncture, or were left aside."""
    others = [w for w in line.words if w.label in _OTHERS and not _is_aside(reading, w, line, groups)]
    then = [w.start for w in line.words if w.label == "site.then"]
    if then and not reading.inside(line.words[0].sentence, "now"):
        return {i for i, g in enumerate(groups) if g.start > then[0]}
    if not others or not groups:
        return set()
    breaks = [w for w in line.words if w.label == "site.break"]
    if len(others) + len(breaks) == len(line.words) and any(w.label != "site.not-last" for w in others):
        if len(groups) > 1 and others[0].start > groups[1].start and reading.parted(groups[0].end, groups[1].start, "("):
            return set(range(1, len(groups)))  # "L3-4 (L4-5 infected)"
        aside = len(groups) > 1 and others[0].end <= groups[1].start and reading.parted(groups[0].end, others[0].start, "(")
        free = others[0].start if aside or (breaks and breaks[0].end <= others[0].start) else 0
        return {i for i, g in enumerate(groups) if g.end > free}
    halts = [w for w in line.words if w.label in _HALTS]
    doing = [w for w in line.words if w.label in ("site.needle", "site.procedure", "site.chosen", "site.settled", "site.now")]
    nearest: dict[int, int] = {}
    for w in doing:
        i = _nearest(reading, w, groups, breaks)
        if i is not None:
            nearest[i] = min(_gap(groups[i], w), nearest.get(i, _FURTHEST))
    out = set()
    for w in others:
        i = _nearest(reading, w, groups, halts)
        if i is None or (w.label == "site.other" and _gap(groups[i], w) > nearest.get(i, _FURTHEST)):
            continue
        if w.end <= groups[i].start and _turns(reading, groups[i], doing):
            del groups[i].levels[:-1]
        else:
            out.add(i)
    return out


def _is_aside(reading: Reading, word: Mention, line: _Line, groups: list[Group]) -> bool:
    """Whether a word only describes, in parentheses, the level before them ('in at L2-3 (scar lower down)')."""
    before = next((g for g in reversed(groups) if g.end <= word.start), None)
    opened = -1 if before is None else reading.text.find("(", before.end, word.start)
    if before is None or opened < 0 or opened - before.end > _WORD:
        return False
    if reading.parted(before.end, opened, ",;:") or reading.parted(opened, word.start, ")"):
        return False
    doing = [w for w in line.words if w.label in _DOING and not opened < w.start < reading.text.find(")", opened)]
    return (len(groups) == 1 and bool(doing)) or any(0 <= before.start - w.end <= _LIST_GAP for w in doing)


def _turns(reading: Reading, group: Group, doing: list[Mention]) -> bool:
    """Whether the last level after a comma is the needle's ('stenosis at L3-4, L2-3 was used')."""
    if len(group.levels) < 2 or not reading.parted(group.levels[-2].end, group.levels[-1].start, ","):
        return False
    return any(0 <= w.start - group.end <= _LIST_GAP for w in doing)


def _between(group: Group, word: Mention) -> tuple[int, int]:
    return (group.end, word.start) if group.start < word.start else (word.end, group.start)


def _gap(group: Group, word: Mention) -> int:
    low, high = _between(group, word)
    return max(0, high - low)


def _nearest(reading: Reading, word: Mention, groups: list[Group], halts: list[Mention]) -> int | None:
    """The group nearest to a word in its clause, or None."""
    best: tuple[int, int] | None = None
    for i, group in enumerate(groups):
        if word.label == ("site.not-next" if group.start < word.start else "site.not-last"):
            continue
        low, high = _between(group, word)
        gap = max(0, high - low)
        if gap > _FURTHEST or (best is not None and gap >= best[0]):
            continue
        marks = ",;:" if word.label == "site.other" and word.end <= group.start else ",;"
        if reading.parted(low, high, marks) or any(low <= h.start and h.end <= high for h in halts):
            continue
        best = gap, i
    return None if best is None else best[1]


def _tell_outcomes(reading: Reading, line: _Line, groups: list[Group], latest: Group | None) -> Group | None:
    """Give each 'CSF returned' and 'bone' to its level: the one right after it ('bone at L4-5'), else the last one before it."""
    dry = [w for w in line.words if w.label == "site.dry"]
    again = any(w.label in ("site.needle", "site.moved", "site.step", "site.tried") for w in line.words)
    since = 0
    for word in line.words:
        if word.label in _FLAGS:
            i = _nearest(reading, word, groups, [])
            if i is not None:
                setattr(groups[i], _FLAGS[word.label], True)
                groups[i].chosen |= groups[i].settled or groups[i].now
        elif word.label == "site.elsewhere":
            latest, since = None, word.end
        elif word.label == "site.after":
            _mark(next((g for g in groups if len(groups) > 1 and 0 <= g.start - word.end <= _LIST_GAP), None), "dry")
        elif word.label == "site.dry" or (word.label == "site.reached" and not any(d.start < word.end and word.start < d.end for d in dry)):
            target = _target(reading, line, [g for g in groups if g.end > since], latest, word)
            outcome = "dry" if word.label == "site.dry" or word.assertion == "negated" else "reached"
            if target is not latest or again or latest is None or latest.outcome != "dry":
                _mark(target, outcome)
    later = [g for g in groups if g.end > since]
    return later[-1] if later else latest


def _target(reading: Reading, line: _Line, groups: list[Group], latest: Group | None, word: Mention) -> Group | None:
    """The group that an outcome is told of."""
    earlier = [g for g in groups if g.start < word.start]
    before = earlier[-1] if earlier else latest
    after = next((g for g in groups if g.start >= word.start), None)
    if after is None:
        return before
    low, high = word.end, after.start
    halted = any(low <= b.start < high for b in line.words if b.label in ("site.break", "site.moved"))
    reach = min(25, word.start - earlier[-1].end) if earlier else 25
    return before if high - low > reach or halted or reading.parted(low, high, ",;(#") else after


def _mark(group: Group | None, outcome: str) -> None:
    """Set an outcome; fluid that came stays, and what failed in one breath failed at each level."""
    while group is not None and group.outcome != "reached":
        group.outcome = outcome
        group = group.before if outcome == "dry" and group.before and not group.before.outcome else None


def _places(reading: Reading, line: _Line, group: Group, around: bool, attested: bool) -> list[Place]:
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
    summary = attested or "site.summed" in labels or first.category in _SUMMARY or bool(_SUMS_UP.search(section.name))
    title = first.sentence == 0 and section.category == "title" and reading.sentences[0].end <= _TITLE
    needles = [w for w in line.words if w.label in _NEEDLE_WORDS]
    out = []
    dated = any(w.label == "site.dated" and w.start < first.start for w in line.words)
    for level in group.levels:
        level = replace(level, assertion="historical") if dated else level
        near = ticked or first.category == "level" or any(_close(reading, w, level) for w in needles)
        if not _is_weak(level) or (near and level.label != "level.part"):
            out.append(Place(level, rank, group, summary, -1 if title else section.start))
        elif level.label in ("level.vertebra", "level.part") and rank >= FOUND and (level.value or "").startswith("L"):
            out.append(Place(level, VAGUE, group, summary, section.start))
    return out


def _counts(line: _Line, group: Group, labels: set[str], around: bool) -> bool:
    first = group.levels[0]
    if first.label == "level.strength" or (first.category in _EARLIER and "site.needle" not in labels):
        return False
    if first.category in _AROUND and not labels & _TELLING and not around:
        return False
    pick_list = first.category == "level" and len({m.value for m in line.levels}) > 2 and labels <= _BARE and not line.boxes
    return not pick_list


def _rank(category: str, labels: set[str]) -> int:
    if labels & _NEEDLE_WORDS or category in ("level", "procedure"):
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
