"""Levels of one sentence in groups, each with what the words nearest to it in its clause say of it.

'L3-4 and L4-5' told in one breath are one group. The words around it tell whether it belongs to the needle at all or to a diseased disc,
an operation, the tip of a catheter or an earlier puncture, and what came of the needle there
(`patterns/targets/puncture_site`).
Source: labelling guide, element 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from doccheck.elements import ticks
from doccheck.pipeline import Mention, Reading

NEEDLE_WORDS = frozenset(
    "site.needle site.procedure site.tried site.chosen site.settled site.now site.moved site.step site.reached site.dry".split()
)
DOING = NEEDLE_WORDS | {"site.found", "site.anesthetic"}

_FURTHEST = 34
_WORD = 16  # characters of a word between a level and what is said of it in parentheses
_LIST_GAP = 12
_MARKED = 3  # characters between a level and what stands in parentheses behind it
_COUNTED = frozenset("(), x\u00d70123456789")  # all that a count of tries between two levels is written with
_NEXT_GAP = 24
_OTHERS = frozenset({"site.other", "site.never", "site.not-next", "site.not-last"})
_FLAGS = {"site.tried": "tried", "site.chosen": "chosen", "site.settled": "settled", "site.now": "now"}
_HALTS = frozenset("site.needle site.tried site.chosen site.now site.break site.reached site.dry site.moved site.step site.unsure".split())


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


@dataclass(slots=True)
class Line:
    """The levels, words, regions and check-boxes of one sentence."""

    levels: list[Mention] = field(default_factory=list)
    words: list[Mention] = field(default_factory=list)
    regions: list[Mention] = field(default_factory=list)
    boxes: list[Mention] = field(default_factory=list)


def grouped(reading: Reading, line: Line) -> list[Group]:
    """Levels joined where little but 'and' or a comma stands between them."""
    if not line.levels:
        return []
    out: list[Group] = []
    dividers = (*line.words, *line.boxes)
    for level in ticks.kept(line.levels, line.boxes):
        last = out[-1] if out else None
        if last is not None and level.start < last.end:
            continue
        if last is None or level.start - last.end > _LIST_GAP or _is_told_apart(reading, line, last, level):
            out.append(Group([level], before=last if last is not None and _is_next(reading, line, last, level) else None))
            continue
        between = {d.label for d in dividers if last.end <= d.start < level.start + (d.label == "site.step")} - ticks.TICKED
        joined = _is_joined(reading, last.end, level.start) or _is_tried_with(reading, line, last, level)
        if (not between or joined) and last.levels[-1].label == level.label:
            last.levels.append(level)
        else:
            out.append(Group([level], before=last if between == {"site.moved"} else None))
    return out


def _is_told_apart(reading: Reading, line: Line, group: Group, level: Mention) -> bool:
    """Whether a level does not belong with those before it, or has fluid to itself in parentheses: 'tried L4-5, L3-4 (successful)'."""
    marked = reading.parted(level.end, level.end + 2, "(")
    wet = marked and any(w.label == "site.reached" and 0 < w.start - level.end <= _MARKED for w in line.words)
    noted = reading.parted(group.end, level.start, "[") and not reading.parted(level.end - 1, level.end + 1, "]")  # "L3-4 [L4-5 bone]"
    return wet or noted or _is_apart(reading, group.end, level.start)


def _is_next(reading: Reading, line: Line, group: Group, level: Mention) -> bool:
    """Whether a needle went in at one level and nothing is told of it before the next: 'L3-4 entered, then L2-3'."""
    between = [w for w in line.words if group.end <= w.start < level.start]
    if not between or between[-1].label != "site.moved" or level.start - group.end > _NEXT_GAP:
        return False
    return {w.label for w in between[:-1]} <= {"site.needle"} and len(reading.text[between[-1].end : level.start].split()) <= 1


def _is_joined(reading: Reading, start: int, end: int) -> bool:
    """Whether two levels are told of together, whatever else such words may part: 'L3-4 and the L4-5 space'."""
    return reading.text[start:end].strip().lower() in reading.list_of("jointly")


def _is_tried_with(reading: Reading, line: Line, group: Group, step: Mention) -> bool:
    """Whether a step only adds a level to one that was tried, and no fluid is told right after it: 'tried L4-5 and the one above'."""
    if not reading.text.startswith("and ", step.start):
        return False
    tried = any(w.label == "site.tried" and 0 <= group.start - w.end <= _LIST_GAP for w in line.words)
    return tried and not any(w.label == "site.reached" and 0 <= w.start - step.end <= _LIST_GAP for w in line.words)


def _is_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether two levels are told apart: in parentheses, after a semicolon, one changed to the other, or one after the other."""
    between = reading.text[start:end].strip().lower()
    counted = ")" in between and set(between) <= _COUNTED  # "L3-4 (x2), L4-5 (x1)"
    return (reading.parted(start, end, "(;") and not counted) or between == "to" or _comes_after(reading, start, end)


def _comes_after(reading: Reading, start: int, end: int) -> bool:
    """Whether only 'after' stands between two levels: the second was tried first and left."""
    return reading.text[start:end].strip(" ,").lower() == "after"


def told_of_others(reading: Reading, line: Line, groups: list[Group]) -> set[int]:
    """Which groups are told of disease, surgery, a tip, an earlier puncture, or were left aside."""
    others = [w for w in line.words if w.label in _OTHERS and not _is_aside(reading, w, line, groups)]
    then = [w.start for w in line.words if w.label == "site.then"]
    first = next((g.start for g in groups if then and g.start > then[0]), None)
    if first is not None and not any(m.start < first for m in reading.inside(line.words[0].sentence, "now")):
        now = min((w.start for w in line.words if w.start > then[0] and is_of_today(w)), default=groups[-1].end)
        return {i for i, g in enumerate(groups) if then[0] < g.start < now}
    if not others or not groups:
        return set()
    breaks = [w for w in line.words if w.label == "site.break"]
    if len(others) + len(breaks) == len(line.words) and any(w.label != "site.not-last" for w in others):
        if len(groups) > 1 and others[0].start > groups[1].start and reading.parted(groups[0].end, groups[1].start, "("):
            return set(range(1, len(groups)))  # "L3-4 (L4-5 infected)"
        aside = len(groups) > 1 and others[0].start < groups[1].start and reading.parted(groups[0].end, others[0].start, "(")
        aside = aside or (len(groups) > 1 and others[0].value == "avoided" and groups[0].end <= others[0].start < groups[1].start)
        free = others[0].start if aside or (breaks and breaks[0].end <= others[0].start) else 0
        taken = [b.end for b in breaks if b.value == "so" and b.start > others[0].start]
        return {i for i, g in enumerate(groups) if g.end > free and not any(0 <= g.start - end <= _WORD for end in taken)}
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
        if w.label == "site.other" and _is_why(reading, w, line, groups[i]):
            continue
        if w.end <= groups[i].start and _turns(reading, groups[i], doing):
            del groups[i].levels[:-1]
        elif w.label == "site.not-last" and groups[i] is groups[-1] and _is_chosen_after(reading, w, doing):
            continue  # "L3-4 is narrow and was chosen"
        else:
            out.add(i)
    return out


def is_of_today(word: Mention) -> bool:
    """Whether a word sets what follows against another day."""
    return word.label in ("site.now", "site.today")


def _is_aside(reading: Reading, word: Mention, line: Line, groups: list[Group]) -> bool:
    """Whether a word only describes, in parentheses, the level before them ('in at L2-3 (scar lower down)')."""
    before = next((g for g in reversed(groups) if g.end <= word.start), None)
    opened = -1 if before is None else reading.text.find("(", before.end, word.start)
    if before is None or opened < 0 or opened - before.end > _WORD:
        return False
    if reading.parted(before.end, opened, ",;:") or reading.parted(opened, word.start, ")"):
        return False
    doing = [w for w in line.words if w.label in DOING and not opened < w.start < reading.text.find(")", opened)]
    return (len(groups) == 1 and bool(doing)) or any(0 <= before.start - w.end <= _LIST_GAP for w in doing)


def _turns(reading: Reading, group: Group, doing: list[Mention]) -> bool:
    """Whether the last level after a comma is the needle's ('stenosis at L3-4, L2-3 was used')."""
    if len(group.levels) < 2 or not reading.parted(group.levels[-2].end, group.levels[-1].start, ","):
        return False
    return any(0 <= w.start - group.end <= _LIST_GAP for w in doing)


def _is_why(reading: Reading, word: Mention, line: Line, group: Group) -> bool:
    """Whether a disease is why the needle was moved on to a level ('L4-5 planned, switched to L3-4 because of scar')."""
    moved = any(w.label == "site.moved" and 0 <= group.start - w.end <= _LIST_GAP for w in line.words)
    return moved and any(b.label == "site.break" and group.end <= b.start < word.start for b in line.words)


def _is_chosen_after(reading: Reading, word: Mention, doing: list[Mention]) -> bool:
    """Whether a level is said to be chosen in the clause that says what is wrong with it."""
    return any(w.label == "site.chosen" and w.start >= word.end and not reading.parted(word.end, w.start, ";,") for w in doing)


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


def tell_outcomes(reading: Reading, line: Line, groups: list[Group], latest: Group | None) -> Group | None:
    """Give each 'CSF returned' and 'bone' to its level: the one right after it ('bone at L4-5'), else the last one before it."""
    dry = [w for w in line.words if w.label == "site.dry"]
    again = any(w.label in ("site.needle", "site.moved", "site.step", "site.tried") for w in line.words)
    since = 0
    left = next((b for a, b in zip(groups, groups[1:], strict=False) if _comes_after(reading, a.end, b.start)), None)
    _mark(left, "dry")  # "L4-5 after L3-4 hit bone"
    for word in line.words:
        if word.value == "bone" and _is_numbed(line, word):
            continue
        if word.label in _FLAGS:
            i = _nearest(reading, word, groups, [])
            if i is not None:
                setattr(groups[i], _FLAGS[word.label], True)
                groups[i].chosen |= groups[i].settled or groups[i].now
        elif word.label == "site.elsewhere":
            latest, since = None, word.end
        elif word.label in ("site.again", "site.same"):
            _try_again(groups, latest, word)
        elif word.label == "site.after":
            left = next((g for g in groups if len(groups) > 1 and 0 <= g.start - word.end <= _LIST_GAP), None)
            _mark(left, "dry")
        elif word.value == "past" and groups and groups[0].start < word.start and groups[-1].start < word.end:
            continue  # "LP at L4-5 after failed tries"
        elif word.label == "site.dry" or (word.label == "site.reached" and not any(d.start < word.end and word.start < d.end for d in dry)):
            target = _target(reading, line, [g for g in groups if g.end > since], latest, word)
            if word.label == "site.reached" and target is left and left is not None and left is not groups[0]:
                target = groups[groups.index(left) - 1]  # "L4-5 after a failed attempt at L3-4: CSF clear"
            outcome = "dry" if word.label == "site.dry" or _is_denied(reading, word, groups) else "reached"
            for group in [g for g in groups if word.value == "all" and g.start < word.start]:
                _mark(group, outcome)
            if target is not latest or again or latest is None or latest.outcome != "dry":
                _mark(target, outcome)
    for group in [g for g in groups if g.settled and g.tried and not all(o.tried for o in groups)]:
        group.settled = group.chosen = False  # "Level: tried L3-4, entered at L4-5"
    later = [g for g in groups if g.end > since and g is not left]
    return later[-1] if later else latest


def _try_again(groups: list[Group], latest: Group | None, word: Mention) -> None:
    """Take back that nothing came at the last level, which is tried again: 'no CSF at first, same space again, CSF'."""
    before = next((g for g in reversed(groups) if g.end <= word.start), latest)
    if before is not None and before.outcome == "dry":
        before.outcome = ""


def _is_numbed(line: Line, bone: Mention) -> bool:
    """Whether bone is how deep the anaesthetic was given: 'lidocaine 1%, skin to lamina'."""
    before = [w.label for w in line.words if w.end <= bone.start and (w.label in DOING or w is bone) and w.label != "site.found"]
    return before[-1:] == ["site.anesthetic"]


def _target(reading: Reading, line: Line, groups: list[Group], latest: Group | None, word: Mention) -> Group | None:
    """The group that an outcome is told of."""
    earlier = [g for g in groups if g.start < word.start]
    before = earlier[-1] if earlier else latest
    after = next((g for g in groups if g.start >= word.start), None)
    if after is None:
        return before
    low, high = word.end, after.start
    if reading.text[low:high].strip().lower() in reading.list_of("levelat"):
        return after  # "unsuccessful at L3-4, successful at L4-5"
    halted = any(low <= b.start < high for b in line.words if b.label in ("site.break", "site.moved"))
    reach = min(25, word.start - earlier[-1].end) if earlier else 25
    opened = earlier or word.label != "site.dry" or any(m.start < low for m in line.levels)
    reach = reach if opened else _FURTHEST  # "unsuccessful attempts on the ward (L3-4, L4-5)"
    return before if high - low > reach or halted or reading.parted(low, high, ",;(#" if opened else ",;#") else after


def _is_denied(reading: Reading, word: Mention, groups: list[Group]) -> bool:
    """Whether a word of success is negated, not by a cue before another level or statement ("no bone and CSF came")."""
    if word.assertion != "negated":
        return False
    begin = reading.sentences[word.sentence].start
    cue = word.cue_words.lower()
    at = begin + max(0, reading.text[begin : word.start].lower().rfind(cue))
    between = reading.text[at + len(cue) : word.start].lower()
    return not (" and " in between or "," in between or any(at < g.start < word.start for g in groups))


def _mark(group: Group | None, outcome: str) -> None:
    """Set an outcome; fluid that came stays, and what failed in one breath failed at each level."""
    while group is not None and group.outcome != "reached":
        group.outcome = outcome
        group = group.before if outcome == "dry" and group.before and not group.before.outcome else None
