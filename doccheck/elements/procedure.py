"""Which procedure a note records, and which of its sentences are about it.

Names alone settle little: a title may say lumbar puncture where contrast or a drug went in, or where nothing was done. So the deeds
decide, in the order of the table below, and without words of a needle or of fluid that came nothing was performed.
Source: labelling guide, "procedure"; companion codes: RULES 4 and 7.
"""

from __future__ import annotations

from collections.abc import Callable

from doccheck.elements import zones
from doccheck.elements.signs import Signs, gather, opens_section
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_TITLES = frozenset({"title", "procedure", "other"})
_OWN_RECORD = frozenset({"procedure", "technique", "needle"})
_HISTORY = frozenset({"history", "other_history"})
_POCKETS = frozenset({"pocket", "spared"})
_TITLES_ALONE = frozenset({"shunt", "aspiration", "fontanelle"})
_FIELDS = frozenset({"position", "level", "needle", "anesthesia", "fluid", "pressure", "guidance", "dressing"})
_FILLED_IN = _FIELDS | {"procedure", "indication"}
_HEAD = 6
_NEAR = 2
_FEWEST_STEPS = 2
_FEW_STEPS = 3
_MANY_STEPS = 4
_ALMOST_ALL_STEPS = 5
_SHORT_NOTE = 600
_ONE_LINE = 200
_TERSE = 1000
_OPENING = 60
_OTHER_LINES = ("plan", "planned", "halt.unused", "halt.rebooked", "halt.bare", "consent.talk", "consent.explained", "pending")
_LENT = ("epidural catheter", "epidural needle")  # tools of an epidural that serve for a drain
_NOTHING = "no words of a needle that went in for spinal fluid"
_DRY = ("dry.failed", "none.csf")


def find(reading: Reading) -> tuple[Answer, frozenset[int]]:
    """The procedure with its proof, and the indices of the sentences about it."""
    sentences = zones.about_this(reading)
    signs = gather(reading, sentences)
    for value, rule, reason in _RULES:
        proven = rule(reading, signs)
        if proven:
            return Answer(value, proof(proven), reason), sentences
    return Answer("none", proof(signs.of("halt.unused")), _NOTHING), sentences


def another(reading: Reading) -> Answer:
    """The procedure of a note of which no rule but the last could hold."""
    proven = _another(reading, Signs({}))
    value, _, reason = _RULES[-1]
    return Answer(value, proof(proven), reason) if proven else Answer("none", (), _NOTHING)


def may_name_another(sentence: int, category: str) -> bool:
    """Whether the name of another procedure counts in a sentence, by its index and the category of its section."""
    return category == "procedure" or sentence < _HEAD


def _titled(reading: Reading, signs: Signs, *labels: str) -> list[Mention]:
    """Names of a procedure in the note's head or in a field that names what was done."""
    return [m for m in signs.of(*labels) if m.category == "procedure" or (m.sentence < _HEAD and m.category in _TITLES)]


def _blood_patch(reading: Reading, signs: Signs) -> list[Mention]:
    blood = signs.of("deed.blood")
    titled = [m for m in signs.of("name.patch") if m.sentence == 0 or (_heads_section(reading, m) and signs.of("deed.epidural"))]
    if signs.of("deed.epidural") or titled:
        blood = blood or signs.of("blood.amount") or (titled and signs.entry and signs.of("deed.epidural"))
    return blood + signs.of("name.patch") if blood and (signs.of("name.patch") or signs.of("deed.epidural")) else []


def _heads_section(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is what its section is called first."""
    return mention.start == reading.sentences[mention.sentence].section.start


def _shunt_tap(reading: Reading, signs: Signs) -> list[Mention]:
    deed, named = signs.of("deed.reservoir"), signs.of("name.shunt")
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
    return len(beside) > _NEAR or (len(beside) == _NEAR and any(m.start > named[0] for m in signs.flow))


def _epidural(reading: Reading, signs: Signs) -> list[Mention]:
    """An epidural, unless the note is titled with another puncture; what is named after the epidural is no title."""
    epidural = signs.of("deed.epidural")
    if _drain_told(signs):
        epidural = [m for m in epidural if not m.text.lower().endswith(_LENT)]
    titled = _titled(reading, signs, "name.lp", "name.drain", "name.myelogram", "name.injection")
    return [] if epidural and any(m.start < epidural[0].start for m in titled) else epidural


def _drain_told(signs: Signs) -> bool:
    """Whether the placing of a drain is told: its name beside a catheter, a needle and the fluid that came."""
    named = {m.sentence for m in signs.of("name.drain")}
    return bool(signs.needle and signs.of("flow.csf") and any(m.sentence in named for m in signs.of("entry.catheter")))


def _pump_or_shunt(reading: Reading, signs: Signs) -> list[Mention]:
    elsewhere = _POCKETS if signs.of("elsewhere.needle") else _POCKETS - {"spared"}
    pockets = [m for m in signs.of("deed.other") if m.value in elsewhere]
    if pockets and not _is_drained_before(reading, signs, pockets):
        return pockets
    deeds = [m for m in signs.of("deed.other") if m.value not in _TITLES_ALONE or m.sentence == 0 or m.category == "procedure"]
    deeds = [m for m in deeds if m.value not in _POCKETS]
    if signs.of("pressure.opening") and signs.of("level.interspace"):  # nothing else of the back is measured
        deeds = [m for m in deeds if m.value != "aspiration"]
    if all(m.value == "removal" for m in deeds) and _drain_told(signs):
        return []
    removed = [m for m in deeds if m.value == "removal" and (m.sentence == 0 or not signs.needle)]
    if any(m.value == "ventriculostomy" for m in deeds) and not signs.of("level"):
        return deeds  # "CSF drain" names a drain of the ventricle as well
    titled = [m for m in _titled(reading, signs, "name.lp", "name.drain") if deeds and m.start < deeds[0].start]
    return removed if removed or titled else deeds


def _is_drained_before(reading: Reading, signs: Signs, pockets: list[Mention]) -> bool:
    """Whether a drain is titled and told from needle to catheter before a needle goes into another pocket of the same operation."""
    catheters = [m.start for m in signs.of("entry.catheter") if m.start < pockets[0].start]
    parts = (signs.needle, signs.of("flow.csf"))
    told = catheters and all(any(m.start < catheters[-1] for m in part) for part in parts)
    return bool(told and _titled(reading, signs, "name.drain"))


def _myelogram(reading: Reading, signs: Signs) -> list[Mention]:
    contrast = signs.of("deed.contrast")
    if not contrast and signs.flow and (signs.of("deed.undyed") or any(m.assertion == "negated" for m in reading.of("name.myelogram"))):
        return []
    full = [m for m in contrast if m.value == "full" and any(n.start < m.start for n in signs.entry)]
    if full and signs.flow:
        return full
    named = _titled(reading, signs, "name.myelogram")
    return named + contrast if named or (contrast and signs.of("name.myelogram")) else []


def _injection(reading: Reading, signs: Signs) -> list[Mention]:
    if signs.of("deed.withheld"):
        return []
    told = {m.category for m in signs.needle}  # the needle stands under that header too: it was not closed
    drug = [m for m in signs.of("deed.drug") if m.category not in _HISTORY - told]
    titled = _titled(reading, signs, "name.injection")
    return drug + signs.of("name.injection") if titled or (drug and signs.steps() >= _FEWEST_STEPS) else []


def _cervical(reading: Reading, signs: Signs) -> list[Mention]:
    """A puncture at C1-C2 or of the cistern: its level beside the words of a needle or of fluid."""
    levels = [m for m in signs.of("level") if m.value in ("C1-C2", "cisterna magna")] + signs.of("name.cervical")
    needles = {m.sentence for m in signs.entry + signs.flow}
    titles = _titled(reading, signs, "name.cervical") if needles else []
    return titles or [m for m in levels if any(abs(m.sentence - n) <= _NEAR for n in needles)]


def _drain(reading: Reading, signs: Signs) -> list[Mention]:
    if not _performed(reading, signs):
        return []
    catheter = signs.of("entry.catheter")
    named = signs.of("name.drain")
    titled = _titled(reading, signs, "name.drain")
    taps = _titled(reading, signs, "name.lp")
    if titled and taps and not catheter and taps[0].start < titled[0].start:
        return []
    if not named and signs.needle and signs.of("flow.csf"):
        named = signs.of("volume.rate")  # fluid that runs by the hour runs through a drain
    if titled or (catheter and named):
        return (titled or named) + catheter
    return []


def _puncture(reading: Reading, signs: Signs) -> list[Mention]:
    told = signs.of("name.lp")[:2] + signs.entry[:2] + signs.of("flow.csf")[:1]
    return (
        (told or signs.of("pressure.opening", *_DRY, "level.interspace", "flow", "numbing.given")[:2]) if _performed(reading, signs) else []
    )


def _another(reading: Reading, signs: Signs) -> list[Mention]:
    """Another procedure by name, in the head or the procedure field of the note."""
    return [m for m in reading.affirmed("side.procedure", "deed.other") if may_name_another(m.sentence, m.category)][:_NEAR]


def _performed(reading: Reading, signs: Signs) -> bool:
    """Whether the words tell of a needle that went in for spinal fluid."""
    if _is_planned(reading, signs) or _is_retold(reading, signs) or reading.affirmed("void.record"):
        return False
    if _is_visit(reading, signs):
        return False
    if signs.of("elsewhere.needle") and not signs.of("name.lp", "name.drain"):
        return False
    if signs.is_told_step_by_step() or _is_unnamed(reading, signs):
        return True
    fluid, dry = signs.of("flow.csf"), signs.of(*_DRY)
    elsewhere = reading.of("name.lp") if signs.of("entry.gauge") and not signs.of("halt.unused") else []
    proven = signs.needle and (signs.flow or dry or elsewhere) and signs.of("spine", "level.interspace")
    if not proven and not signs.of("name.lp", "name.drain"):
        return _opens_with_fluid(reading, signs)
    if _is_told_in_a_line(reading, signs) or _is_measured(reading, signs):
        return True
    unused = _called_off(reading, signs)
    if _is_form_alone(reading, signs, unused):
        return False
    entry = [m for m in signs.entry if not any(u.start <= m.start < u.end for u in unused)]
    if unused and not (signs.flow or dry or signs.of("halt.stopped")):  # a form may be filled in before a procedure is called off
        entry = [m for m in entry if m.label != "entry.gauge" and m.category != "needle"]
    if entry and (signs.needle or signs.of("posture.given", "numbing.given", "cover.put")):
        return signs.steps() >= (_FEWEST_STEPS if signs.of("dry.failed", "halt.stopped") else _FEW_STEPS)
    enough = _FEWEST_STEPS if signs.of("done.me") else _MANY_STEPS if fluid else _FEW_STEPS
    sure = signs.of("done.me") and signs.of("level.interspace") and signs.steps() >= _MANY_STEPS
    return bool(fluid or sure or (dry and signs.of("level.interspace"))) and signs.steps() >= enough and not unused


def _called_off(reading: Reading, signs: Signs) -> list[Mention]:
    """Words that no needle was used, and a sentence that says of the whole no more than that it was not done."""
    bare = [m for m in signs.of("halt.bare") if len(reading.words(m.sentence)) <= len(m.text) + 1]
    return signs.of("halt.unused") + bare


def _is_form_alone(reading: Reading, signs: Signs, unused: list[Mention]) -> bool:
    """Whether the last word is that nothing was done, and needle and fluid stand in the fields of a form alone, filled in before."""
    rebooked = {m.sentence for m in reading.of("halt.rebooked")}  # what is to be done another day
    told = [m for m in signs.entry + signs.flow + signs.of(*_DRY, "halt.stopped") if m.sentence not in rebooked]
    last = max((m.start for m in told), default=-1)
    sure = [m for m in unused if m.value == "sure"]
    if (sure or any(m.start > last for m in unused)) and reading.of("void.form"):
        return True
    sure = [m for m in sure if m.start > last]
    talked = {m.sentence for m in reading.of("planned.block")}
    told = [m for m in told if m.sentence not in talked]
    return bool(sure) and all(m.category in _FILLED_IN and opens_section(reading, m) for m in told)


def _is_unnamed(reading: Reading, signs: Signs) -> bool:
    """Whether a puncture is told without its name; a long report names what it is about, unless each step of a puncture is in it."""
    if reading.affirmed("side.procedure") or not signs.is_told_without_name():
        return False
    each = signs.needle and all(signs.of(name) for name in ("level.interspace", "numbing.given", "posture.given"))
    return bool(each) or len(reading.text) <= _TERSE


def _is_planned(reading: Reading, signs: Signs) -> bool:
    """Whether the head of a note says that its puncture is still to come, or for others to do, and no fluid is told of."""
    steps = signs.entry + signs.of("numbing.given")
    to_come = any(m.category == "plan" for m in reading.of("planned.block")) and not signs.of("flow.csf", "pressure.opening", *_DRY)
    if steps and to_come and all(m.category == "plan" for m in steps):
        return True
    blocks = {m.sentence for m in reading.of("planned.block")}
    if steps and blocks and not signs.flow and all(m.sentence in blocks for m in steps + signs.of("level.interspace", "posture.given")):
        return not signs.of("done.me", "halt.stopped", *_DRY)
    if reading.affirmed("planned.held") and not signs.of(
        "flow.csf", "pressure.opening", "entry.needle", "entry.catheter", "done.me", *_DRY
    ):
        return True
    placed = signs.needle and signs.of("entry.catheter")
    head = {m.label for m in reading.of("planned.note", "planned.consult") if m.sentence < _HEAD}
    return not signs.of("flow.csf") and ("planned.note" in head or ("planned.consult" in head and not signs.flow and not placed))


def _is_retold(reading: Reading, signs: Signs) -> bool:
    """Whether a note sums up what other notes record (a stay, a shift, a conference, a drain that is in) without a record of its own."""
    mine = {m.sentence for m in reading.of("now.me")}
    if signs.of("done.me") or any(m.category in _OWN_RECORD or m.sentence in mine for m in signs.entry):
        return False
    titles = [m for m in reading.affirmed("retold") if m.sentence < _NEAR]
    today = {m.sentence for m in reading.of("now.today")}
    of_stay = any(m.label == "retold.stay" for m in titles) and not any(m.sentence in today for m in signs.entry)
    if signs.is_told_step_by_step() and signs.steps() >= _ALMOST_ALL_STEPS and not of_stay:
        return False
    named = min((m.start for m in signs.of("name.lp", "name.drain")), default=len(reading.text))
    return any(not signs.needle if m.label == "retold.drain" else m.start < named for m in titles)


def _is_visit(reading: Reading, signs: Signs) -> bool:
    """Whether a note or letter about a visit tells of a puncture's yield alone (its steps only from another's papers), not of today."""
    if not any(m.sentence < _NEAR for m in reading.affirmed("visit.note")) or signs.of("done.me"):
        return False
    steps = min((m.sentence for m in signs.of("numbing.given", "posture.given")), default=-1)
    if steps >= 0 and not any(steps - bool(m.value) <= m.sentence <= steps for m in reading.affirmed("visit.others")):
        return False
    told = signs.of("name.lp", "name.drain") + signs.entry + signs.flow + signs.of("level.interspace")
    own = {m.sentence for m in reading.of("now")}
    return not any(m.category in _OWN_RECORD or m.sentence in own for m in told)


def _is_told_in_a_line(reading: Reading, signs: Signs) -> bool:
    """Whether a short note opens with the puncture's name and tells a few things of it, without the steps of a full report."""
    opening = [m for m in signs.of("name.lp", "name.drain") if m.start <= _OPENING or m.sentence < _NEAR]
    short = len(reading.text) <= _SHORT_NOTE and bool(opening or signs.of("done.me"))
    if reading.affirmed("done.none", "halt.rebooked") and not signs.entry and not signs.flow:
        return False
    one_line = len(reading.text) <= _ONE_LINE and not reading.of(*_OTHER_LINES)
    yield_told = not signs.flow and (signs.amounts() or any(m.value == "nil" for m in signs.of("gist.vain")))
    told = signs.told_briefly() + bool(one_line and yield_told and signs.of("level.interspace"))
    return short and not signs.of("halt.unused", "summary.note") and told >= (_FEWEST_STEPS if one_line else _FEW_STEPS)


def _opens_with_fluid(reading: Reading, signs: Signs) -> bool:
    """Whether a note of a line or two begins with how much spinal fluid was taken and tells the level, without the puncture's name."""
    others = reading.of(*_OTHER_LINES, "summary.note", "past", "side.procedure", "deed", "name.shunt")
    named = {m.sentence for m in signs.of("fluid.csf")} & {m.sentence for m in signs.amounts()}
    taken = [m for m in signs.of("flow.csf", "flow.measured") if m.start <= _OPENING and m.category != "results" and m.sentence in named]
    return bool(taken and signs.of("level.interspace")) and len(reading.text) <= _ONE_LINE and not others


def _is_measured(reading: Reading, signs: Signs) -> bool:
    """Whether a short note tells of a pressure, a place and what was collected, and of a thing done to the patient, without a needle."""
    done = signs.of("posture.given", "numbing.given", "cover.put")
    all_told = done and all(signs.of(name) for name in ("pressure.opening", "level.interspace", "flow.measured"))
    return bool(all_told) and len(reading.text) <= _TERSE and not signs.of("halt.unused", "summary.note", "planned", "retold")


_RULES: tuple[tuple[str, Callable[[Reading, Signs], list[Mention]], str], ...] = (
    ("blood_patch", _blood_patch, "blood injected into the epidural space"),
    ("shunt_tap", _shunt_tap, "a shunt or reservoir was tapped"),
    ("other", _pump_or_shunt, "a pump, shunt or ventricular drain is the procedure recorded"),
    ("other", _epidural, "an epidural is the procedure recorded"),
    ("myelogram", _myelogram, "contrast given into the spinal fluid"),
    ("intrathecal_injection", _injection, "a drug given into the spinal fluid"),
    ("cervical_puncture", _cervical, "the needle went in at C1-C2 or into the cistern"),
    ("catheter_drain", _drain, "a catheter for the spinal fluid"),
    ("spinal_puncture", _puncture, "a needle went in for spinal fluid"),
    ("other", _another, "another procedure is the one recorded"),
)
