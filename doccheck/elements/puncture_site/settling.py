"""Of several levels that are told of this puncture, the ones that are left: failed, rejected and lesser ones are taken out.

Fluid told of one level alone settles it, then a needle that moved on to the last of them, then a level that was chosen or filled into a
field, and at last what is said of the needle before what is said of the skin.
Source: labelling guide, element 3: several levels with no word which succeeded are unclear.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.puncture_site import unaccounted
from doccheck.elements.puncture_site.places import NEEDLE, Place
from doccheck.pipeline import Reading

_BESIDE = 8  # characters between a level and the word by which the needle went in there


def settle(reading: Reading, claims: Sequence[Place]) -> list[Place]:
    """The places that are left when failed, rejected and lesser ones are taken out; one level where the words settle it."""
    alive = [p for p in claims if p.group.outcome != "dry"] or list(claims)
    if len({p.level for p in alive}) == 1 or _is_tallied(reading, alive[-1]):
        return alive
    now = [p for p in alive if p.group.now]
    if len({p.level for p in now}) == 1:
        return now
    wet = [p for p in alive if p.group.outcome == "reached"]
    if len({p.level for p in wet}) == 1 and not _rivals(reading, wet, alive):
        return alive if _is_next_to(reading, wet[-1]) else wet
    pool = wet if len({p.level for p in wet}) > 1 else alive
    last = pool[-1]
    alone = {p.level for p in pool if p.group is last.group} == {last.level}
    earlier = [p for p in pool if p.level != last.level]
    first = last.group.before
    in_one_breath = first is not None and (first.tried or last.group.tried) and last.group.outcome != "reached"
    came_before = _is_told_again(reading, last) and any(p.group.outcome == "reached" for p in earlier)  # no needle moves on from fluid
    if alone and not in_one_breath and not came_before and all(_moved(reading, p, last) for p in earlier):
        return [p for p in alive if p.level == last.level]
    chosen = [p for p in alive if p.group.chosen]
    if len({p.level for p in chosen}) == 1 and all(_offers(p, chosen[0], alive) for p in alive):
        return chosen
    used = [p for p in alive if p.group.settled]
    if len({p.level for p in used}) == 1 and all(p.group.tried for p in alive if p.level != used[0].level):
        return used
    field = [p for p in alive if p.mention.category == "level" and not p.group.tried]
    if len({p.level for p in field}) == 1 and _are_its_tries(field, [p for p in alive if p not in field]):
        return [p for p in alive if p.level == field[0].level]
    entered = [p for p in alive if not p.group.tried and _is_entered(reading, p)]
    if len({p.level for p in entered}) == 1 and all(_is_only_tried(p, entered[0]) for p in alive if p.level != entered[0].level):
        return entered
    top = max(p.rank for p in alive)
    return [p for p in alive if p.rank == top]


def _are_its_tries(field: Sequence[Place], tries: Sequence[Place]) -> bool:
    """Whether the tries counted behind a field for the level ended at that level: 'Level: L3-4. Attempts: 3 (2 at L4-5, 1 at L3-4)'."""
    group = tries[0].group if tries else None
    return group is not None and group.tried and all(p.group is group for p in tries) and group.levels[-1].value == field[0].level


def _is_entered(reading: Reading, place: Place) -> bool:
    """Whether the needle is said to have gone in at a level, right before or after it: 'entered at L4-5'."""
    m = place.mention
    words = (w for w in reading.inside(m.sentence, "site.needle") if w.value == "entered")
    gaps = ((m.end, w.start) if m.start < w.start else (w.end, m.start) for w in words)
    return any(end - start <= _BESIDE and not reading.parted(start, end, ",;(") for start, end in gaps)


def _is_only_tried(place: Place, entered: Place) -> bool:
    """Whether a level was tried, in the sentence in which the needle is told to have gone in at another."""
    return place.group.tried and place.mention.sentence == entered.mention.sentence


def _is_tallied(reading: Reading, last: Place) -> bool:
    """Whether the tries at all levels are counted together behind the last one: 'tried L3-4, then L4-5, five passes altogether, CSF'."""
    first = last.group.before
    if first is None or not first.tried or first.outcome:
        return False
    return reading.names("tally", reading.text[last.mention.end : reading.sentences[last.mention.sentence].end])


def _is_next_to(reading: Reading, last: Place) -> bool:
    """Whether a level follows another in one breath with nothing told of either, and fluid comes in a later sentence alone."""
    first = last.group.before
    if first is None or first.outcome or first.tried:
        return False
    between = reading.text[first.end : last.group.start]
    if any(sign.isdigit() for sign in between) or reading.names("levelchanged", between):
        return False  # tries are counted: "L3-4 x 2, then L4-5"; or the first is given up: "L3-4, changed to L4-5"
    return not any(w.start > last.mention.end for w in reading.inside(last.mention.sentence, "site.reached", "site.tried"))


def _is_told_again(reading: Reading, last: Place) -> bool:
    """Whether a level is named once more, with no fluid there and no word that puts another right."""
    around = (last.mention.sentence - 1, last.mention.sentence)
    return last.group.outcome != "reached" and not any(reading.inside(index, "site.correction") for index in around)


def _offers(place: Place, chosen: Place, alive: list[Place]) -> bool:
    """Whether a place stands beside the chosen one, or in a list that it is out of: 'Scanned L5-S1, L4-5, L3-4. Best at L4-5'."""
    listed = chosen.level in {p.level for p in alive if p.group is place.group}
    return listed or place.mention.sentence == chosen.mention.sentence


def _rivals(reading: Reading, wet: list[Place], alive: list[Place]) -> list[Place]:
    """Other places that claim the needle too, and were neither tried in vain nor left for the one that gave CSF."""
    others = [p for p in alive if p.level != wet[0].level and p.rank == NEEDLE and p.group is not wet[0].group]
    others = [p for p in others if not unaccounted.is_only_praised(reading, p, wet)]
    return [
        p
        for p in others
        if _is_field(p, wet, alive) or not (p.group.tried or _moved(reading, p, wet[-1]) or any(_is_left_for(reading, p, w) for w in wet))
    ]


def _is_left_for(reading: Reading, place: Place, wet: Place) -> bool:
    """Whether a level stands before the one that gave fluid in its sentence, which turns from one to the other or tells of the fluid.

    'At L3-4 and again at L4-5. CSF in the end' says of neither that it gave it.
    """
    if place.mention.sentence != wet.mention.sentence or place.group.end > wet.group.start:
        return False
    told = any(w.start >= wet.mention.end for w in reading.inside(wet.mention.sentence, "site.reached"))
    return told or reading.names("levelturned", reading.text[place.mention.end : wet.mention.start])


def _is_field(place: Place, wet: list[Place], alive: list[Place]) -> bool:
    """Whether a place is a field for the level that no other part of the note bears out."""
    if place.mention.category != "level" or any(p.part == place.part for p in wet):
        return False
    return not place.group.tried and all(p.part == place.part for p in alive if p.level == place.level)


def _moved(reading: Reading, earlier: Place, later: Place) -> bool:
    """Whether the needle is said to have been moved on between two places."""
    start, end = earlier.mention.end, later.mention.start
    return start <= end and bool(reading.between(start, later.mention.end, "site.moved", "site.step"))


def clash(settled: list[Place]) -> bool:
    """Whether two sections each name one level, and not the same."""
    by_section: dict[int, set[str]] = {}
    for p in settled:
        if p.rank == NEEDLE and not p.group.tried:
            by_section.setdefault(p.part, set()).add(p.level)
    single = [levels for levels in by_section.values() if len(levels) == 1]
    return len(single) > 1 and len(set.union(*single)) > 1
