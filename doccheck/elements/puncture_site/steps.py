"""Levels told from another one: "bone at L4-5, so one space higher" is L3-L4.

A step is counted from the last interspace named before it, or from the one right after it ("one space above L4-5"). A step that is told
with its level ("up one space, L3-4", "L3-4, one up from his holes") needs no counting. The level of the crest line, from which a step is
counted, is not itself where the needle went.
Source: labelling guide, element 3: where the needle that reached CSF went in.
"""

from __future__ import annotations

from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.measuring import levels

_TOLD_WITH = 40
_COMPARED = 14  # characters after a step that show what it is counted from
_LINE = 25  # characters between the crest line and the level that it is at
_VERTEBRAE = frozenset({"level.vertebra", "level.part"})
_BASES = frozenset({"level.interspace", "level.single"})
_DESCRIBING = frozenset({"site.found", "site.not-last", "site.other"})
_GOING = frozenset({"site.needle", "site.moved", "site.reached", "site.dry", "site.chosen"})  # what tells of a needle at the step
_CLAUSE_ENDS = ";.()"
_AFTERWARDS = frozenset({"instructions", "disposition"})  # sections in which no needle moves
_ENTRY = frozenset({"site.needle", "site.reached", "site.procedure"})


def follow(reading: Reading, found: list[Mention], words: list[Mention], base: Mention | None) -> Mention | None:
    """Put the levels that the steps of a sentence lead to among its levels; the last interspace is the base of the next sentence."""
    told = -1
    for word in words:
        stepping = (word.label == "site.step" and word.category not in _AFTERWARDS) or (
            word.label == "site.beside" and _enters(found, words, word)
        )
        if (
            stepping
            and not _only_describes(reading, found, words, word)
            and word.assertion in ("affirmed", "negated")
            and word.start >= told
        ):
            told = word.end
            _put(reading, found, words, word, base)
    bases = [m for m in found if m.label in _BASES]
    return bases[-1] if bases else base


def _only_describes(reading: Reading, found: list[Mention], words: list[Mention], word: Mention) -> bool:
    """Whether a sentence only tells how the space beside looked or felt, and nobody went there ("The space above was also marked")."""
    if any(w.label == "site.not-last" and 0 <= w.start - word.end <= _COMPARED for w in words):
        return True  # "L3/4, the space above was tighter"
    if any(_is_lines_place(reading, found, w, word) for w in words):
        return True  # "L3-4 (crest line one space below)"
    labels = {w.label for w in words if w is not word}
    line = any(w.value == "line" for w in words)
    first, *more = word.text.lower().split()
    return not line and bool(labels and more) and labels <= _DESCRIBING and not found and first in reading.list_of("levelnaming")


def _is_lines_place(reading: Reading, found: list[Mention], line: Mention, step: Mention) -> bool:
    """Whether a step tells, in brackets behind a level, how that level and the crest line lie to each other."""
    start, end = min(line.start, step.start), max(line.start, step.start)
    before = [m for m in found if m.end <= start]
    opened = bool(before) and line.value == "line" and reading.parted(before[-1].end, start, "(")
    return opened and not reading.parted(before[-1].end, end, ");,")


def _enters(found: list[Mention], words: list[Mention], word: Mention) -> bool:
    """Whether a needle goes in beside a vertebra that follows ("needle just below the spine of L3"), and no level is named with it."""
    after = next((m for m in found if m.start >= word.end), None)
    if after is None or after.start - word.end > 1 or after.label not in _VERTEBRAE or any(m.label in _BASES for m in found):
        return False
    labels = {w.label for w in words}
    return "site.other" not in labels and bool(labels & _ENTRY)


def _put(reading: Reading, found: list[Mention], words: list[Mention], word: Mention, base: Mention | None) -> None:
    after = next((m for m in found if m.start >= word.end), None)
    before = [m for m in found if m.start < word.start and m.label in _BASES]
    entered = after is not None and reading.names("levelentered", reading.text[word.start : after.start])
    if after is not None and not entered and _is_reference(reading, word, after):
        if not before:
            found.remove(after)
            _add(found, word, after)
        return
    if after is not None and after.start - word.end <= _TOLD_WITH:
        return
    start = before[-1] if before else base
    after_it = reading.text[word.end : word.end + _COMPARED].lower().split()
    if before and after_it[:1] in (["from"], ["than"]) and after_it[1:2] and after_it[1] not in reading.list_of("levelhere"):
        return
    if before and (_is_named_with(reading, word, before[-1]) or _is_of_line(reading, words, word, before[-1])):
        return
    if before and base is not None and levels.step(base.value or "", int(word.value or 0)) == before[-1].value:
        parted = reading.between(before[-1].end, word.start, "site.dry", "site.moved", "site.break")
        if not parted and not reading.parted(before[-1].end, word.start, ";"):
            return
    if start is not None:
        _add(found, word, start)
        if before and _is_line(words, start, word):
            found.remove(start)


def _is_named_with(reading: Reading, word: Mention, level: Mention) -> bool:
    """Whether a level stands before the noun of a step, which then tells where that level lies: 'the line felt, the L3-4 gap below it'."""
    noun = word.text.lower().split()[0]
    return noun in reading.list_of("levelnoun") and not reading.text[level.end : word.start].strip()


def _is_of_line(reading: Reading, words: list[Mention], step: Mention, level: Mention) -> bool:
    """Whether a step behind a level only tells how it lies to the crest line: 'L3-L4 by palpation (crest line one space below)'."""
    if step.text.lower().endswith(" line") or any(w.start < step.end < w.end and w.text.lower().endswith(" line") for w in words):
        return not any(w.value == "line" and w.start < level.start for w in words)  # "L4-5, one below the crest line"
    going = [w for w in words if w.label in _GOING and w.start >= step.end]
    if "," in reading.text[step.start : step.end + 1] or any(not reading.parted(step.end, w.start, _CLAUSE_ENDS) for w in going):
        return False  # it goes on with the needle
    lines = [w for w in words if w.value == "line" and level.end < w.start < step.start]
    led_in = bool(lines) and reading.parted(level.end, lines[0].start, ",;(-")
    if not led_in or reading.between(level.end, lines[0].start, "site.dry", "site.tried"):  # "bone at L4-5; crest line one below, CSF"
        return False
    between = " ".join(reading.text[lines[-1].end : step.start].lower().split())
    return not between or between in reading.list_of("linelies")


def _is_line(words: list[Mention], level: Mention, step: Mention) -> bool:
    """Whether a level is that of the crest line ('crest line = L4-5, went one up'), and no needle is told of it."""
    lines = [w for w in words if w.value == "line" and w.start < step.start]
    near = any(max(level.start - w.end, w.start - level.end) <= _LINE for w in lines)
    return near and not any(w.label in ("site.needle", "site.dry", "site.tried") and w.end <= step.start for w in words)


def _is_reference(reading: Reading, word: Mention, level: Mention) -> bool:
    """Whether a level is what the step is counted from ('one space above L4-5', 'up one from L4-5')."""
    between = " ".join(reading.text[word.end : level.start].lower().split())
    if word.label == "site.beside":
        return not between
    if word.text.lower().endswith(("above", "below")):
        return not between or between in reading.list_of("levelfrom") or between.endswith("(")  # "one space above Monday's hole (L4-5)"
    return between in reading.list_of("levelfrom")


def _add(found: list[Mention], word: Mention, start: Mention) -> None:
    by, level = int(word.value or 0), start.value or ""
    value = levels.step(level, by)
    if value is not None and start.label in _VERTEBRAE:  # "the space above L4"
        value = f"{value}-{level}" if by < 0 else f"{level}-{value}"
    if value is not None and (start.label not in _VERTEBRAE or levels.is_interspace(value)):
        found.append(word._replace(label="level.interspace", family="level", value=value))
        found.sort(key=lambda m: m.start)
