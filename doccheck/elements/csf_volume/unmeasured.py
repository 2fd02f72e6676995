"""Fluid without a number: words that come near an amount, and whether they leave open how much was taken.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from doccheck.elements.csf_volume.fluids import speaks_of_csf
from doccheck.elements.csf_volume.open_ends import is_of_the_lot
from doccheck.elements.csf_volume.volumes import TUBES, Amount, Volumes
from doccheck.elements.csf_volume.words import NEVER, NUMBERS, Words
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION

_CLAUSE = re.compile(r"[,;.:()\n]")
_REST = frozenset({"vague.rest", "vague.thrown", "vague.untold"})
_TUBES = frozenset({"container.count", "container.range", "container.some"})
_WHOLE = frozenset({"total", "after", "record"})
_BESIDE = 3  # words
_BEHIND = 8
_BEFORE_MORE = 1
_LEAD = 24  # characters
_ANY = "any"
_DOWN_TO = "pressure"
_LOST = "lost"  # before it was measured, or with other fluids in it
_UNRECORDED = frozenset({"vague.unrecorded", "lowered.until"})
_SOON = 2  # sentences
_THROWN = "vague.thrown"
_OTHER_DAY = "other-day"
_SAID = "volume.bare-taken"


def add_words(words: Words, out: Volumes) -> None:
    """Put the words of a sentence that come near an amount where they belong."""
    for m in words.found:
        if m.label == "volume.rate" and m.assertion != "historical" and words.gap(m, "fluid.other") > _BESIDE:
            out.rates.append(m)
        if m.assertion not in ("affirmed", "negated") and m.cue_kind != SECTION and m.value != _OTHER_DAY:
            continue
        if m.label in ("none.csf", "none.failed"):
            out.none.append(m)
        elif m.label in _REST and words.gap(m, *NUMBERS, before=-1, after=3) == NEVER:
            out.rest.append(m)
        elif m.label == "vague.more" and m.assertion == "affirmed" and not _is_told_beside(words, m):
            out.more.append(m)
        elif m.label == "sum.more" and m.value == _ANY and _tells_of_fluid(words, m):
            out.untold.append(m)
        elif m.label == "vague.title":
            out.titles.append(m)
        elif (m.label in _UNRECORDED and _is_of_fluid(words, m)) or (m.label == "vague.amount" and speaks_of_csf(words, m)):
            if not any(p.label == "volume.product" and p.start < m.end and m.start < p.end for p in words.found):
                out.vague.append(m)
        elif m.label in _TUBES and (words.gap(m, "fluid.other") > _BESIDE or words.category == "fluid"):
            out.tubes.append(m)


def _is_told_beside(words: Words, more: Mention) -> bool:
    """Whether a number stands beside the words for what came more, of this time: not '(24 mL, at her last visit)'."""
    if words.gap(more, *NUMBERS, before=0, after=-1) == 0:  # '20 mL more let off'
        return True
    return any(m.assertion != "historical" and words.apart(more, m) <= _BEHIND for m in words.after(more, *NUMBERS))


def _tells_of_fluid(words: Words, more: Mention) -> bool:
    """Whether 'more' without a number beside it can only be fluid: behind an amount, or with words after it by which fluid comes."""
    if words.gap(more, *NUMBERS, before=_BEFORE_MORE, after=_BESIDE) < NEVER:  # '9 mL more', 'another 9 mL'
        return False
    text = words.reading.text
    led = _CLAUSE.split(text[max(0, more.start - _LEAD) : more.start].lower())[-1].split()
    if more.assertion == "negated" or not words.reading.list_of("nomore").isdisjoint(led):
        return False
    follows = next(iter(words.text_after(more, _LEAD).lower().split()), "").strip(".,;:")
    told = words.before(more, *NUMBERS)
    if not told:
        return follows in words.reading.list_of("morecomes")
    return follows not in words.reading.list_of("moreofothers")


def _is_of_fluid(words: Words, unrecorded: Mention) -> bool:
    """Whether it was the amount of fluid that nobody wrote down, and no pressure: 'volume 20 mL, OP not recorded'."""
    if unrecorded.value in (_DOWN_TO, _LOST):
        return True
    within = [m for m in words.around(unrecorded) if unrecorded.start <= m.start < unrecorded.end]
    return not any(m.family == "pressure" or m.label in ("fluid.pressure", "fluid.other") for m in within)


def told_besides(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words for what came besides the only amounts told, without a number."""
    if not amounts:
        return []
    return (
        _rest(reading, volumes, amounts)
        or _more_after(reading, volumes, amounts)
        or _drained_before(volumes, amounts)
        or _untold(reading, volumes, amounts)
    )


def _untold(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """'More' behind the last amount, in its sentence or the next one of its section: '10 mL for the tests, then more'."""
    if any(a.role == "total" for a in amounts):
        return []
    last = amounts[-1].mention
    section = reading.sentences[last.sentence].section
    behind = (m for m in volumes.untold if m.start >= last.end and m.sentence - last.sentence <= 1)
    return [m for m in behind if reading.sentences[m.sentence].section is section]


def _rest(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words behind the amounts: '4 vials (8 mL) and remainder allowed to drip'; what went to waste, only besides what was sent."""
    if any(a.role == "total" for a in amounts):
        return []
    here = amounts[-1].mention
    behind = [m for m in volumes.rest if m.start >= here.end]
    thrown = [m for m in behind if m.label == _THROWN and _is_soon(reading, here, m)] if are_held(amounts) else []
    thrown = [m for m in thrown if not is_of_the_lot(reading, here, m.start)]
    if thrown:
        return thrown
    last = [m for m in behind if m.label != _THROWN and all(a.mention.sentence == m.sentence for a in amounts)]
    return [] if last and last[0].label == "vague.untold" and len(amounts) > 1 else last


def _is_soon(reading: Reading, amount: Mention, mention: Mention) -> bool:
    """Whether words follow an amount in its section, at once or after a sentence."""
    same = reading.sentences[amount.sentence].section is reading.sentences[mention.sentence].section
    return same and mention.sentence - amount.sentence <= _SOON


def _more_after(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words in the next sentence or a later one of the section, where none of the amounts is a whole."""
    if not volumes.more or _has_whole(amounts):
        return []
    last = amounts[-1].mention
    section = reading.sentences[last.sentence].section
    behind = (m for m in volumes.more if m.start >= last.end)
    return [m for m in behind if m.sentence == last.sentence + 1 or reading.sentences[m.sentence].section is section]


def _drained_before(volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words for what was let off down to a pressure, where the amounts are those of tubes in another sentence."""
    drained = [m for m in volumes.vague if m.value == _DOWN_TO]
    if not drained or _has_whole(amounts) or any(a.mention.sentence == drained[0].sentence for a in amounts):
        return []
    return drained if are_held(amounts) else []


def _has_whole(amounts: Iterable[Amount]) -> bool:
    return any(a.role in _WHOLE or a.field for a in amounts)


def are_held(amounts: Iterable[Amount]) -> bool:
    """Whether amounts are only what tubes and the laboratory got."""
    return all(a.role in TUBES or a.role == "sample" or a.tested or a.mention.label == "volume.product" for a in amounts)


def without_unit(volumes: Volumes) -> list[Mention]:
    """The numbers that are said to have come off, where no amount has a unit: 'drained 22, clear'."""
    told = [a.mention for a in volumes.amounts]
    return told if all(m.label == _SAID for m in told) and not volumes.orders else []
