"""The deeds that make a procedure another than a puncture of the lumbar space.

Source: labelling guide, "procedure"; companion codes: RULES 4 and 7.
"""

from __future__ import annotations

import re

from doccheck.elements.signs import Signs
from doccheck.pipeline import Mention, Reading

_TITLES = frozenset({"title", "procedure", "other"})
_HISTORY = frozenset({"history", "other_history"})
_POCKETS = frozenset({"pocket", "spared"})
_TITLES_ALONE = frozenset({"shunt", "aspiration", "fontanelle"})
HEAD = 6
NEAR = 2
FEWEST_STEPS = 2
SHORT_NOTE = 600  # characters
_BEHIND = 2
_OF_A_STUDY = 6  # mL
_EXCHANGED = "exchanged"
VENTRICULAR = "ventricular"
_SPINAL = re.compile(r"\blp\b|lumb|thecal|spinal", re.IGNORECASE)
_LENT = "lent"  # steps and tools that serve for a drain too


def titles_of(reading: Reading, signs: Signs, *labels: str) -> list[Mention]:
    """Names of a procedure in the note's head or in a field that names what was done, unless the author takes the title back."""
    if reading.affirmed("void.title"):
        return []
    return [
        m for m in signs.of(*labels) if m.category == "procedure" or (m.sentence < HEAD and m.category in _TITLES) or _is_headed(reading, m)
    ]


def _is_headed(reading: Reading, mention: Mention) -> bool:
    """Whether a name is the first word behind the header that a note begins with ("Procedure note: Lumbar drain")."""
    return mention.sentence == 0 and 0 <= mention.start - reading.sentences[0].section.body <= _BEHIND


def blood_patch(reading: Reading, signs: Signs) -> list[Mention]:
    blood = signs.of("deed.blood")
    if signs.of("deed.epidural"):  # another hand may draw and give it
        begun = signs.of("deed.epidural")[0].start
        blood = blood or [m for m in reading.affirmed("deed.blood") if m.start > begun and m.category not in _HISTORY]
    titled = [m for m in signs.of("name.patch") if m.sentence == 0 or (_heads_section(reading, m) and signs.of("deed.epidural"))]
    if signs.of("deed.epidural") or titled:
        blood = blood or signs.of("blood.amount") or (titled and signs.entry and signs.of("deed.epidural"))
    return blood + signs.of("name.patch") if blood and (signs.of("name.patch") or signs.of("deed.epidural")) else []


def _heads_section(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is what its section is called first."""
    return mention.start == reading.sentences[mention.sentence].section.start


def shunt_tap(reading: Reading, signs: Signs) -> list[Mention]:
    deed, named = signs.of("deed.reservoir"), signs.of("name.shunt")
    if not deed and signs.needle and signs.flow and not signs.of("level.interspace"):
        deed = titles_of(reading, signs, "name.shunt") or [m for m in named if _heads_section(reading, m)]
    if not deed or any(m.value != "shunt" for m in signs.of("deed.other")):
        return []
    if _is_told_after(signs, deed + named):
        return []
    sure = named or any(m.value == "needle" for m in deed) or not signs.of("level.interspace")
    return deed + named if sure else []


def _is_told_after(signs: Signs, deeds: list[Mention]) -> bool:
    """Whether a puncture at an interspace is told by its name after other deeds: a dry reservoir leads to it."""
    last = max(m.end for m in deeds)
    named = [m.start for m in signs.of("name.lp") if m.start > last]
    beside = [m for label in ("level.interspace", "numbing.given", "entry") for m in signs.of(label)[-1:] if named and m.start > named[0]]
    return len(beside) > NEAR or (len(beside) == NEAR and any(m.start > named[0] for m in signs.flow))


def epidural(reading: Reading, signs: Signs) -> list[Mention]:
    """An epidural, unless the note is titled with another puncture; what is named after the epidural is no title."""
    epidural = signs.of("deed.epidural")
    if all(signs.of(name) for name in ("name.lp", "level.interspace", "entry", "flow")):  # "HPI: epidural for labour", then a puncture
        epidural = [m for m in epidural if m.category not in _HISTORY - {n.category for n in signs.needle}]
    if _is_for_drain(reading, signs):
        epidural = [m for m in epidural if m.value != _LENT]
    titled = titles_of(reading, signs, "name.lp", "name.drain", "name.myelogram", "name.injection")
    return [] if epidural and any(m.start < epidural[0].start for m in titled) else epidural


def _is_for_drain(reading: Reading, signs: Signs) -> bool:
    """Whether a needle is told where a drain is named: words that serve for other blocks too are then told of the drain."""
    return bool(signs.needle and reading.affirmed("name.drain"))


def _drain_told(reading: Reading, signs: Signs) -> bool:
    """Whether the placing of a drain is told: its name, wherever it was asked for, a catheter, a needle and the fluid that came."""
    return bool(signs.needle and signs.of("flow.csf") and signs.of("entry.catheter") and reading.affirmed("name.drain"))


def pump_or_shunt(reading: Reading, signs: Signs) -> list[Mention]:
    elsewhere = _POCKETS if signs.of("elsewhere.needle") else _POCKETS - {"spared"}
    pockets = [m for m in signs.of("deed.other") if m.value in elsewhere]
    if pockets and not _is_drained_before(reading, signs, pockets) and not _is_measured_too(signs):
        return pockets
    deeds = [m for m in signs.of("deed.other") if m.value not in _TITLES_ALONE or m.sentence == 0 or m.category == "procedure"]
    deeds = [m for m in deeds if m.value not in _POCKETS]
    if signs.needle or signs.of("level"):  # a drain of the ventricle that was changed at another time
        deeds = [m for m in deeds if m.value != _EXCHANGED]
    if _drain_told(reading, signs) and signs.of("level.interspace"):  # the lumbar drain that took over from one of the ventricle
        deeds = [m for m in deeds if m.value != "ventriculostomy"]
    if signs.of("pressure.opening") and signs.of("level.interspace"):  # nothing else of the back is measured
        deeds = [m for m in deeds if m.value != "aspiration"]
    if all(m.value == "removal" for m in deeds) and _drain_told(reading, signs):
        return []
    if _is_punctured_after(reading, signs, deeds):
        return []
    removed = [m for m in deeds if m.value == "removal" and (m.sentence == 0 or not signs.needle)]
    if any(m.value == "ventriculostomy" for m in deeds) and not signs.of("level"):
        return deeds  # "CSF drain" names a drain of the ventricle as well
    titled = [m for m in titles_of(reading, signs, "name.lp", "name.drain") if deeds and m.start < deeds[0].start]
    return removed if removed or titled else deeds


def _is_punctured_after(reading: Reading, signs: Signs, deeds: list[Mention]) -> bool:
    """Whether a puncture is told by name, needle, level and yield after all that was done on a shunt of the ventricle.

    A shunt or pump of the spinal sac is put in through a needle too, with a catheter that goes in after it.
    """
    if not deeds or any(m.value != VENTRICULAR or _SPINAL.search(m.text) for m in deeds) or reading.affirmed("bore.wide"):
        return False
    named = next((m.start for m in signs.of("name.lp") if m.start > max(d.end for d in deeds)), None)
    if named is None or any(m.start > named for m in signs.of("entry.catheter")):
        return False
    parts = (signs.needle, signs.of("level.interspace"), signs.flow + signs.amounts() + signs.of("pressure.opening"))
    return all(any(m.start > named for m in part) for part in parts)


def _is_drained_before(reading: Reading, signs: Signs, pockets: list[Mention]) -> bool:
    """Whether a drain is titled and told from needle to catheter before a needle goes into another pocket of the same operation."""
    catheters = [m.start for m in signs.of("entry.catheter") if m.start < pockets[0].start]
    parts = (signs.needle, signs.of("flow.csf"))
    told = catheters and all(any(m.start < catheters[-1] for m in part) for part in parts)
    return bool(told and titles_of(reading, signs, "name.drain"))


def _is_measured_too(signs: Signs) -> bool:
    """Whether beside another pocket a puncture is named, and its level and opening pressure are told: 'abscess drained. LP: ...'."""
    return all(signs.of(name) for name in ("name.lp", "level.interspace", "pressure.opening", "entry"))


def myelogram(reading: Reading, signs: Signs) -> list[Mention]:
    contrast = signs.of("deed.contrast")
    if not contrast and signs.flow and (signs.of("deed.undyed") or any(m.assertion == "negated" for m in reading.of("name.myelogram"))):
        return []
    full = [m for m in contrast if _is_full(reading, m) and any(n.start < m.start for n in signs.entry)]
    if full and signs.flow:
        return full
    named = titles_of(reading, signs, "name.myelogram")
    return named + contrast if named or (contrast and signs.of("name.myelogram")) else []


def _is_full(reading: Reading, contrast: Mention) -> bool:
    """Whether as much contrast went in as a study of the spine takes; a drop or two only shows where the needle is."""
    amounts = reading.inside(contrast.sentence, "volume.amount")
    return contrast.value == "full" or any(contrast.start < m.start < contrast.end and (m.low or 0) >= _OF_A_STUDY for m in amounts)


def injection(reading: Reading, signs: Signs) -> list[Mention]:
    told = {m.category for m in signs.needle}  # the needle stands under that header too: it was not closed
    drug = [m for m in signs.of("deed.drug") if m.category not in _HISTORY - told]
    if _is_for_drain(reading, signs):
        drug = [m for m in drug if m.value != _LENT]
    if signs.of("deed.withheld"):
        drug = _given_beside(reading, signs, drug)
        return drug if signs.steps() >= FEWEST_STEPS else []
    titled = [m for m in titles_of(reading, signs, "name.injection") if not _is_of_another_day(reading, m)]
    begun = min((m.start for m in signs.of("posture.given", "numbing.given", "entry", "flow")), default=0)
    heads = [m for m in titles_of(reading, signs, "deed.drug") if m in drug and (m.sentence < NEAR or m.category == "procedure")]
    if not titled and not heads and not any(m.start > begun or m.category in told for m in drug):
        return []  # told only before the first step: a treatment of an earlier time
    return drug + signs.of("name.injection") if titled or (drug and signs.steps() >= FEWEST_STEPS) else []


def _is_of_another_day(reading: Reading, name: Mention) -> bool:
    """Whether the name of an injection stands in words of a dose of another time or way."""
    return any(m.start <= name.start < m.end for m in reading.inside(name.sentence, "deed.drug-none"))


def _given_beside(reading: Reading, signs: Signs, drugs: list[Mention]) -> list[Mention]:
    """Drugs that went in after the needle though another was withheld: told with a word of giving, in a sentence that withholds none."""
    withheld = {m.sentence for m in signs.of("deed.withheld")}
    begun = min((m.start for m in signs.entry + signs.flow), default=len(reading.text))
    later = [m for m in drugs if (m.start > begun or m.category == "procedure") and m.sentence not in withheld]
    return [m for m in later if reading.names("given", reading.text[m.start : reading.sentences[m.sentence].end])]


def cavity(reading: Reading, signs: Signs) -> list[Mention]:
    """A short note of a tap of the chest, the belly or a joint: it names another cavity, and nothing of the spine or its fluid."""
    return signs.of("cavity.other") + signs.of("name.lp") if signs.is_of_another_cavity() and len(reading.text) <= SHORT_NOTE else []


def cervical(reading: Reading, signs: Signs) -> list[Mention]:
    """A puncture at C1-C2 or of the cistern: its level beside the words of a needle or of fluid."""
    levels = [m for m in signs.of("level") if m.value in ("C1-C2", "cisterna magna")] + signs.of("name.cervical")
    needles = {m.sentence for m in signs.entry + signs.flow}
    titles = titles_of(reading, signs, "name.cervical") if needles else []
    lumbar = {m.sentence for m in signs.of("level.interspace") if m not in levels}
    near = 0 if needles & lumbar else NEAR if lumbar else len(reading.sentences)
    return titles or [m for m in levels if any(abs(m.sentence - n) <= near for n in needles)]
