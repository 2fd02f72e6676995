"""What the patient, or the nurses for this patient, were told to do after the puncture.

Words that are an order in themselves ("flat for two hours", "call us if") count wherever they stand after the puncture. Words that
may be one ("rest", "coffee") count only where somebody is told, under a header for instructions, or two kinds of them together.
One order alone has to be strong in itself: an account holds postures and restrictions that are none ("head down, came round").
A warning of what may happen ("told of headache, call us if") is no consent talk once it holds an order, and a
list of orders that is about an operation too may hold those for the drain. What the author takes back was not said.
Source: labelling guide, element 6.
"""

from __future__ import annotations

import re

from doccheck.elements.act import Act
from doccheck.elements.post_procedure_instructions.orders import FRAME, TIMED, given, is_told
from doccheck.elements.post_procedure_instructions.whose import HERE, is_conditional, is_own
from doccheck.facts import Evidence, Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION, proof

NAME = "post_procedure_instructions"

_ORDERS = (
    "instruction.activity",
    "instruction.drain",
    "instruction.restriction",
    "instruction.fluids",
    "instruction.return",
    "instruction.dressing",
    "instruction.monitor",
    "instruction.handout",
)
_MEDICINE = "instruction.hint_medicine"
_DRINK = "instruction.hint_fluids"
_HINTS = ("instruction.hint", _DRINK, "instruction.hint_doing", _MEDICINE)
_OWED = "instruction.owed"  # still to be given, or to be decided
_TOUCHED = ("instruction.routine", "instruction.narrated", _OWED)
_DRAIN = "instruction.drain"
_AHEAD = "instruction.ahead"
_BEFOREHAND = "instruction.beforehand"
_WITHDRAWN = "instruction.withdrawn"
_HEADED = "instructions"
_BEFORE = frozenset({"past", "comparison", "consent", "other_history"})
_WHY = frozenset({"indication", "history"})  # a level or an amount there may be one of another day
_MEASURES = ("level.interspace", "volume")
_MOST_SPANS = 6
_UPRIGHT = "upright"
_CALL = "instruction.return"
_HANDOUT = "instruction.handout"
_SAID_BY_NURSES = (_HANDOUT, "instruction.monitor")  # may be part of what they are still to give
_DRESSING = "instruction.dressing"
_DATED = "dated.other"
_CLAUSE = re.compile(r"[,;.]")
_ELSEWHERE = "orders.elsewhere"
_CAUSE = "orders.cause"
_STRONG = ("instruction.return", "instruction.handout", "instruction.dressing", "instruction.drain")  # hardly said of anything else
_VAGUE = "vague"  # something is to be watched, but not what
_EVENTS = ("faint", "complication.told", "complication.event")
_OF_PUNCTURES = ("instruction.activity", "instruction.fluids", "instruction.dressing", "instruction.drain")  # lie, drink, plaster
_AT_THE_BACK = ("instruction.activity", "instruction.drain")
_SIDE = "side.procedure"
_TITLE = 200  # characters
_OPENING = 3  # words that may lead up to an order in its sentence: "At home no sport"
_BEHIND = 30  # characters from an order to the place it is for


def find(reading: Reading, act: Act) -> Finding:
    """Judge whether the note says what was to be done after the puncture."""
    warned = {m.sentence for m in reading.of("consent.talk", "consent.explained")}
    mixed = {m.sentence for m in reading.of("operation")}
    mentions = [
        m
        for m in reading.of("instruction")
        if m.sentence in act.sentences or (m.sentence in warned and m.label in _ORDERS) or (m.sentence in mixed and m.label == _DRAIN)
    ]
    begun, swallowed = _start(mentions)
    measures = (m for m in reading.affirmed(*_MEASURES) if m.sentence in act.sentences and m.category not in _BEFORE | _WHY)
    begun = min([begun, *(m.start for m in measures if not any(d.end <= m.start for d in reading.inside(m.sentence, _DATED)))])
    standing = [m for m in mentions if m.assertion == "affirmed" or (swallowed and m.cue_kind == SECTION)]
    ahead = {m.sentence for m in standing if m.label == _AHEAD}
    before = [m for m in mentions if m.label == _BEFOREHAND]
    after = [
        m
        for m in standing
        if (m.start >= begun or m.category == _HEADED or m.sentence in ahead) and not _is_beforehand(reading, m, before, begun)
    ]
    back = max((m.end for m in reading.of(_WITHDRAWN)), default=0)
    after = [m for m in after if m.start >= back and not _is_unticked(reading, m) and not _is_for_elsewhere(reading, m)]
    after = [m for m in after if not _is_of_another_day(reading, m) and not _is_removed(reading, m)]
    owed = [m for m in after if m.label == _OWED]
    after = [m for m in after if m.label not in _SAID_BY_NURSES or not any(o.start < m.end and m.start < o.end for o in owed)]
    words = [m for m in after if m.label in _ORDERS] + _promoted(reading, after)
    orders = given(reading, words)
    own = [m for m in orders if is_own(reading, m)]
    if orders and not own:
        reason = f"{_named(orders[0])} stands under words that may be of something else than this puncture"
        return Finding(Status.UNCLEAR, evidence=_spans(orders), reason=reason)
    orders = [m for m in own if not is_conditional(reading, m)]
    if own and not orders:
        reason = f"{_named(own[0])} is for a case that has not come, and nothing else is ordered"
        return Finding(Status.UNCLEAR, evidence=_spans(own), reason=reason)
    if orders and not _is_borne_out(reading, orders):
        reason = f"only {_named(orders[0])}, which nobody is told, and no other order bears it out"
        return Finding(Status.UNCLEAR, evidence=_spans(orders), reason=reason)
    against = _against(reading, act, orders) if orders else []
    if against:
        reason = f"{_named(against[0])} and {_named(against[1])} cannot both be kept"
        return Finding(Status.CONFLICTING, evidence=proof(against), reason=reason)
    if orders:
        lists = {m.sentence for m in orders}  # what stands beside an order is quoted with it
        said = _spans([m for m in words if m.sentence in lists])
        return Finding(Status.DOCUMENTED, evidence=said, reason=f"{_named(min(orders, key=_weight))} says what to do afterwards")
    touched = [m for m in after if m.label in _TOUCHED and m.end > reading.sentences[m.sentence].section.body]
    if touched:
        reason = f"only {_named(touched[0])}, which does not say what was to be done"
        return Finding(Status.UNCLEAR, evidence=_spans(touched), reason=reason)
    return Finding(Status.MISSING, reason="no words about what was to be done after the puncture")


def _start(mentions: list[Mention]) -> tuple[int, bool]:
    """Where the account of the puncture begins, and whether a section before it swallowed it because line breaks were lost.

    Orders that stand earlier belong to the history, but for those that are said to be given ahead.
    """
    starts = [m for m in mentions if m.label == "instruction.start"]
    outside = [m for m in starts if m.category not in _BEFORE]
    if outside or not starts:
        return (outside[0].start if outside else 0), False
    return starts[0].start, True


def _is_beforehand(reading: Reading, m: Mention, before: list[Mention], begun: int) -> bool:
    """Whether an order is one for the days before: its sentence says so, or, ahead of the account of the puncture, its section.

    What stands behind an order as another item of the list is for what comes next: "flat 2 h; nil by mouth from 02:00".
    """
    return any(
        (b.sentence == m.sentence and not (min(b.start, m.start) >= begun and reading.parted(m.end, b.start, ",;")))
        or (b.section == m.section and max(b.start, m.start) < begun)
        for b in before
    )


def _is_for_elsewhere(reading: Reading, m: Mention) -> bool:
    """'Marrow: lie on it 30 min', 'no lifting with that arm': the header or the words around name another place, and none the puncture."""
    if reading.inside(m.sentence, HERE):
        return False
    section = reading.sentences[m.sentence].section
    header = section.start < section.body and bool(reading.between(section.start, section.body, _ELSEWHERE))
    places = (e.start for e in reading.inside(m.sentence, _ELSEWHERE))
    return header or any(e - m.end <= _BEHIND and not reading.parted(min(e, m.end), max(e, m.start), ".;") for e in places)


def _is_of_another_day(reading: Reading, m: Mention) -> bool:
    """'The first one, in May, after which she was told to lie flat': a month leads to an order, and no new clause begins with her."""
    days = [d for d in reading.inside(m.sentence, _DATED) if d.end <= m.start and reading.names("month", d.text)]
    if m.category == _HEADED or not days:
        return False
    between = reading.text[days[-1].end : m.start].lower()
    clause = _CLAUSE.split(between)
    main = len(clause) > 1 and reading.names("ownsubject", " ".join(clause[-1].split()[:1]))
    return not (main or reading.parted(days[-1].end, m.start, "\n)") or ":" in clause[-1] or reading.names("ownscene", between))


def _is_removed(reading: Reading, m: Mention) -> bool:
    """'Tape off after 10 min, no ooze': what was found under a dressing tells that it is off, unless somebody is told."""
    rest = reading.text[m.end : reading.sentences[m.sentence].end]
    return m.label == _DRESSING and not is_told(reading, m) and reading.names("sitefound", rest)


def _is_unticked(reading: Reading, m: Mention) -> bool:
    """'Leaflet: [ ] given': an order with an empty box in it and no ticked one; or the name of a field, all boxes of which are empty."""
    own = reading.between(m.start, m.end, "box") or (_boxes_behind(reading, m) if m.label == _HANDOUT else [])
    return bool(own) and all(box.label == "box.empty" for box in own)


def _boxes_behind(reading: Reading, m: Mention) -> list[Mention]:
    """The boxes of the field that a mention is the name of: the first stands right behind it, none before it."""
    boxes = reading.inside(m.sentence, "box")
    if not boxes or boxes[0].start < m.end or reading.text[m.end : boxes[0].start].strip(" \t:?.-"):
        return []
    return boxes


def _promoted(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Hints that count: somebody is told in the same sentence, the header says so, two kinds stand together, or one is all that is said."""
    told = {m.sentence for m in mentions if m.label == FRAME}
    kinds: dict[int, set[str]] = {}
    for m in mentions:
        if m.label in _HINTS:
            kinds.setdefault(m.sentence, set()).add(m.label)
    return [
        m
        for m in mentions
        if m.label in _HINTS
        and (m.sentence in told or (_is_headed(m) and _opens(reading, m)) or len(kinds[m.sentence]) > 1 or _stands_alone(reading, m))
    ]


def _is_borne_out(reading: Reading, orders: list[Mention]) -> bool:
    """Whether two orders stand in a note, or one that is strong in itself; one to call is, for what may come of a puncture."""
    ends = 0
    count = 0
    for m in sorted((m for m in orders if m.label in _ORDERS and not _is_rescue(reading, m)), key=lambda m: m.start):
        count += m.start >= ends  # one that overlaps another is the same
        ends = max(ends, m.end)
    if all(m.label == _CALL for m in orders) and not any(reading.names("callsign", reading.words(m.sentence)) for m in orders):
        return False
    if _is_summary(reading) and not any(_shows_whose(reading, m) for m in orders):
        return False
    if reading.of(_SIDE) and not any(_is_of_the_back(reading, m) for m in orders):
        return False
    return count > 1 or any(_is_strong(reading, m) for m in orders)


def _is_summary(reading: Reading) -> bool:
    """Whether a note is the summary of a stay, whose advice is for all that ailed the patient."""
    return reading.names("staytitle", reading.text[:_TITLE].lower())


def _is_of_the_back(reading: Reading, m: Mention) -> bool:
    """Whether an order is one that other procedures hardly ask for: not 'soft food, no aspirin because of the biopsies'."""
    return m.label in _AT_THE_BACK or bool(reading.inside(m.sentence, HERE)) or reading.names("tapcare", reading.words(m.sentence).lower())


def _shows_whose(reading: Reading, m: Mention) -> bool:
    """Whether an order is such as punctures have, names one, or stands in the part that tells of it."""
    told = {reading.sentences[s.sentence].section.start for s in reading.of("instruction.start")}
    named = m.label in _OF_PUNCTURES or bool(reading.inside(m.sentence, HERE))
    return named or reading.sentences[m.sentence].section.start in told


def _against(reading: Reading, act: Act, orders: list[Mention]) -> list[Mention]:
    """An order to lie for some time, and words elsewhere that nobody need lie at all, with none that these are for later."""
    flat = [m for m in orders if m.label == _ORDERS[0] and m.value == TIMED]
    upright = [m for m in reading.affirmed(_UPRIGHT) if m.sentence in act.sentences] if flat else []
    for m in upright:
        before = reading.text[reading.sentences[m.sentence].start : m.start]
        other = [f for f in flat if f.sentence != m.sentence]
        if other and not reading.names("orderlater", before):
            return [other[0], m]
    return []


def _is_strong(reading: Reading, m: Mention) -> bool:
    """Whether an order needs no other: by its kind, by its time, told to somebody, under a header, or first in its sentence."""
    if m.label in _STRONG or m.value == TIMED:
        return True
    if m.value == _VAGUE:
        return False
    if is_told(reading, m) or reading.names("ordered", m.text):
        return True
    if _is_rescue(reading, m) or _is_for_else(reading, m):
        return False
    if m.label in _HINTS:  # a drink alone may be what was had: "After: coffee and biscuit"
        return m.label != _DRINK and (_is_headed(m) or _stands_alone(reading, m))
    sentence = reading.sentences[m.sentence]
    return m.category == _HEADED or len(reading.text[max(sentence.start, sentence.section.body) : m.start].split()) <= _OPENING


def _is_for_else(reading: Reading, m: Mention) -> bool:
    """'No work for two weeks because of the pump': a cause behind an order that is neither the puncture nor what came of it."""
    causes = [c.start for c in reading.inside(m.sentence, _CAUSE) if c.start >= m.end and not reading.parted(m.end, c.start, ".;")]
    return bool(causes) and not reading.inside(m.sentence, HERE, *_EVENTS)


def _is_rescue(reading: Reading, m: Mention) -> bool:
    """'Grey and clammy, head down, came round': a posture without a time behind an event is what was done for it."""
    return m.label == _ORDERS[0] and m.value != TIMED and any(e.end <= m.start for e in reading.inside(m.sentence, *_EVENTS))


def _is_headed(mention: Mention) -> bool:
    """Whether a hint stands under a header for instructions, and is more than a drug that goes on."""
    return mention.category == _HEADED and mention.label != _MEDICINE


def _opens(reading: Reading, mention: Mention) -> bool:
    """Whether hardly a word stands before a mention in its sentence: not 'After: back on the bay, flat, asleep'."""
    sentence = reading.sentences[mention.sentence]
    before = reading.text[max(sentence.start, sentence.section.body) : mention.start]
    return "," not in before and len(before.split()) <= _OPENING


def _stands_alone(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is its whole sentence: 'Rest.'"""
    sentence = reading.sentences[mention.sentence]
    return reading.text[sentence.start : sentence.end].strip(" \t\r\n.;,!-*") == mention.text and mention.label != _MEDICINE


def _weight(mention: Mention) -> tuple[int, int]:
    """The most telling mentions first."""
    return (_ORDERS.index(mention.label) if mention.label in _ORDERS else len(_ORDERS), mention.start)


def _spans(mentions: list[Mention]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(m.evidence() for m in sorted(mentions, key=_weight)[:_MOST_SPANS]))


def _named(mention: Mention) -> str:
    where = f" in section {mention.section}" if mention.section else ""
    return f"'{' '.join(mention.text.split())}' ({mention.rule}){where}"
