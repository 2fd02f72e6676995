"""Which procedure a note records, and which of its sentences are about it.

Names alone settle little: a title may say lumbar puncture where contrast or a drug went in, or where nothing was done. So the deeds
decide, in the order of the table below, and without words of a needle or of fluid that came nothing was performed.
Source: labelling guide, "procedure"; companion codes: RULES 4 and 7.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from doccheck.elements import zones
from doccheck.elements.procedure.deeds import (
    HEAD,
    NEAR,
    VENTRICULAR,
    blood_patch,
    cavity,
    cervical,
    epidural,
    injection,
    myelogram,
    pump_or_shunt,
    shunt_tap,
    titles_of,
)
from doccheck.elements.procedure.performed import is_performed
from doccheck.elements.procedure.unperformed import DRY
from doccheck.elements.signs import Signs, gather
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_WIDE = "bore.wide"
_CELL = re.compile(r"(?m)(?:^|[ ]{2}|[|\t])\s*[~\u2248]?\d")  # in the row of a table, in which an amount may be of another day
_ASPIRATION, _REMOVAL = "aspiration", "removal"  # kinds of deeds beside which a pressure at a level, or a needle, counts
_BY_PUMP = "a pump, shunt or ventricular drain is the procedure recorded"
_BY_EPIDURAL = "an epidural is the procedure recorded"
_BY_DEED = (_BY_PUMP, _BY_EPIDURAL)
_NOTHING = "no words of a needle that went in for spinal fluid"


def find(reading: Reading) -> tuple[Answer, frozenset[int]]:
    """The procedure with its proof, and the indices of the sentences about it."""
    sentences = zones.about_this(reading)
    signs = gather(reading, sentences)
    for value, rule, reason in _RULES:
        proven = rule(reading, signs)
        if proven:
            return Answer(value, proof(proven), reason), sentences
    return Answer("none", proof(signs.of("halt.unused")), _NOTHING), sentences


def of_deeds(reading: Reading, *, alone: bool) -> Answer | None:
    """The procedure of a note read for `FAMILIES_OF_DEEDS`: that of its deeds or of an injection in its title, or else by name.

    None where more has to be read: the place of a sentence may hang on what it measures, or a deed on the words of a needle.

    Args:
        reading: what was read.
        alone: whether no puncture can be told beside; where one can, only a deed that comes before it settles the procedure.
    """
    if reading.of("copy.log") or zones.copies(reading):
        return None
    deeds = reading.affirmed("deed.other")
    for deed in (*deeds, *reading.affirmed("deed.epidural", "halt.unused", "name.injection")):
        if deed.category in zones.NOT_THIS or _CELL.search(reading.words(deed.sentence)):
            return None
    kinds = {m.value for m in deeds}
    if not alone and VENTRICULAR in kinds:  # a puncture may be told after it
        return None
    if (_ASPIRATION in kinds and reading.of("level.interspace")) or (_REMOVAL in kinds and len(deeds) > 1):
        return None
    found, _ = find(reading)
    return found if alone or found.reason in _BY_DEED else None


def another(reading: Reading) -> Answer:
    """The procedure of a note of which no rule but the last could hold."""
    proven = _another(reading, Signs({}))
    value, _, reason = _RULES[-1]
    return Answer(value, proof(proven), reason) if proven else Answer("none", (), _NOTHING)


def may_name_another(sentence: int, category: str) -> bool:
    """Whether the name of another procedure counts in a sentence, by its index and the category of its section."""
    return category == "procedure" or sentence < HEAD


def _drain(reading: Reading, signs: Signs) -> list[Mention]:
    if not is_performed(reading, signs):
        return []
    catheter = signs.of("entry.catheter")
    named = signs.of("name.drain")
    titled = titles_of(reading, signs, "name.drain")
    taps = titles_of(reading, signs, "name.lp")
    if titled and taps and not catheter and taps[0].start < titled[0].start:
        return []
    if not named and signs.needle and signs.flow:
        named = signs.of("volume.rate") or _wide(reading, signs)  # fluid that runs by the hour runs through a drain
    if titled or (catheter and named):
        return (titled or named) + catheter
    return []


def _wide(reading: Reading, signs: Signs) -> list[Mention]:
    """Words of the needle through which a catheter is passed."""
    return [m for m in signs.needle if any(w.start < m.end and m.start < w.end for w in reading.inside(m.sentence, _WIDE))]


def _puncture(reading: Reading, signs: Signs) -> list[Mention]:
    if not is_performed(reading, signs):
        return []
    told = signs.of("name.lp")[:2] + signs.entry[:2] + signs.of("flow.csf")[:1]
    return told or signs.of("pressure.opening", *DRY, "level.interspace", "flow", "numbing.given")[:2]


def _another(reading: Reading, signs: Signs) -> list[Mention]:
    """Another procedure by name, in the head or the procedure field of the note."""
    return [m for m in reading.affirmed("side.procedure", "deed.other") if may_name_another(m.sentence, m.category)][:NEAR]


_RULES: tuple[tuple[str, Callable[[Reading, Signs], list[Mention]], str], ...] = (
    ("blood_patch", blood_patch, "blood injected into the epidural space"),
    ("shunt_tap", shunt_tap, "a shunt or reservoir was tapped"),
    ("other", pump_or_shunt, _BY_PUMP),
    ("other", epidural, _BY_EPIDURAL),
    ("other", cavity, "a tap of another cavity is the procedure recorded"),
    ("myelogram", myelogram, "contrast given into the spinal fluid"),
    ("intrathecal_injection", injection, "a drug given into the spinal fluid"),
    ("cervical_puncture", cervical, "the needle went in at C1-C2 or into the cistern"),
    ("catheter_drain", _drain, "a catheter for the spinal fluid"),
    ("spinal_puncture", _puncture, "a needle went in for spinal fluid"),
    ("other", _another, "another procedure is the one recorded"),
)
