"""Complications: whether the note says that there was none, or tells of one.

Risks, precautions, reasons for the puncture and earlier punctures never count; that it was borne well settles nothing.
Source: labelling guide, element 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doccheck.elements import complication_signs
from doccheck.elements.act import Act
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "complications"
HEADER = "complications"
_HEADS = ("complication", "adverse event")
_NO_HEADS = ("code", "risk", "discuss", "possible", "potential", "explained", "rate")
# Sections that tell what was so before the puncture, or under another heading than what happened in it.
COURSE = frozenset({"course", "procedure course", "course of procedure"})  # a history by its header, the puncture's by its value
STORY = frozenset({"history", "indication", "past", "comparison", "consent", "other_history"})
BEFORE = STORY | {"results", "exam"}
ORDERS = frozenset({"instructions", "disposition"})
OPINION = frozenset({"plan", "impression", "attestation"})
_EVENTS = ("complication.told", "complication.event", "complication.headache", "complication.ailment")
_FIELD = "complication.field-none"  # a header of its own, though none was cut there
_ALL = "complication.none-all"  # said of everything that was done, wherever it stands
_OTHERS_ONLY = "complication.none-ours"  # the only one belongs to something else
_PLAIN = ("complication.none", "complication.none-today", "complication.eventless", "complication.ticked-none", "complication.nil")
_NONE = (*_PLAIN, _ALL, _OTHERS_ONLY)
_VALUES = frozenset({"complication.ticked-none", "complication.nil"})
_LEAK = "complication.leak-seen"  # wet clothes are found afterwards, whatever section tells of them
_SCENES = frozenset({"scene.procedure", "level.interspace", "pressure.opening"})
_OPENINGS = frozenset({"scene.procedure", "scene.sedation", "container.count", "container.range"})
_NAMES = ("name.lp", "name.drain")
_THEIRS = "moment.theirs"
_VALUE_WITHIN = 12
_AT_ONCE = ("immediate", "immed", "at end", "at the end", "at time", "at the time", "acute", "initial")
_BLEEDING = ("haematoma", "hematoma", "ooz", "bleed", "bled", "bruis", "haemorrhag", "hemorrhag")
_PUNCTURES = frozenset({"lp", "lumbar puncture", "spinal tap", "tap", "lumbar drain"})
_RESUMED_WITHIN = 5
_NOT_SETTLED = (
    ("complication.denied-none", "it is denied that it went without incident, and no event is told"),
    ("complication.partial", "only one kind of complication is denied"),
    ("complication.pointer", "complications are said to stand elsewhere, where none is told"),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a note tells: its mentions by label, where the procedure begins, and when things happened."""

    reading: Reading
    marks: dict[str, list[Mention]]
    scenes: dict[tuple[str, str], int]
    begins: int
    moments: dict[int, set[str]]
    acts: list[int]
    added: int
    warned: set[int]
    elsewhere: set[int]
    items: dict[str, bool]

    def of(self, *labels: str) -> list[Mention]:
        """Mentions with one of these labels."""
        return [m for label in labels for m in self.marks.get(label, ())]

    def is_narrative(self, m: Mention, outside: frozenset[str] = BEFORE) -> bool:
        """Whether a mention stands where the procedure is told, or after it; a section before it may have swallowed it."""
        if m.category in outside:
            begins = self.scenes.get((m.category, m.section))
            return (begins is not None and m.start >= begins) or self.is_resumed(m)
        return m.start >= self.begins or "moment.during" in self.moments.get(m.sentence, ())

    def is_resumed(self, m: Mention) -> bool:
        """Whether the procedure was told just before, so that an earlier section only seems to go on."""
        return any(0 < m.sentence - act <= _RESUMED_WITHIN for act in self.acts)

    def is_said(self, m: Mention) -> bool:
        """Whether a statement holds for this puncture, whatever denies or conditions the words around it."""
        if m.cue.startswith("section "):
            return self.is_narrative(m, STORY)
        return m.assertion not in ("historical", "other")

    def is_after(self, m: Mention) -> bool:
        """Whether a mention is told of the time after the procedure."""
        near = (self.moments.get(m.sentence - back, set()) for back in range(3))
        return self.is_added(m) or any({"moment.later", "moment.lately"} & kinds for kinds in near)

    def is_added(self, m: Mention) -> bool:
        """Whether a mention stands in an addendum, with a header of its own or not."""
        return m.category == "addendum" or m.start > self.added

    def is_late(self, m: Mention) -> bool:
        """Whether an event came so late that 'no complications' was true when it was written."""
        if self.is_added(m) or "moment.later" in self.moments.get(m.sentence, set()):
            return True
        return m.label == "complication.headache" and "moment.during" not in self.moments.get(m.sentence, set())


def find(reading: Reading, act: Act) -> Finding:
    """What the note documents about complications of its puncture."""
    told = _told(reading, act)
    events = [m for m in told.of(*_EVENTS) if _counts(told, m)]
    events += [m for signs in complication_signs.find(reading, act) if _happened(told, signs[0]) for m in signs]
    nones = _nones(told)
    if here := _answers_by_procedure(told):
        words = {m.text.lower() for m in told.of(*_EVENTS) if _is_headed(m)}
        events = [m for m in events if not _is_headed(m) and m.text.lower() not in words]
        nones += here
    events = [m for m in events if not _is_disowned(told, m)]
    if told.items:
        events = [m for m in events if told.items.get(_item(told, m), True)]
        nones = [m for m in nones if told.items.get(_item(told, m), True)]
    if events:
        return _with_events(told, events, [m for m in nones if not _is_excepted(told, m, events)])
    if nones := [*nones, *_others(told)]:
        return Finding(Status.DOCUMENTED, "none", proof(nones), f"{_quote(nones)} says that there was none")
    denied = [m for m in told.of(*_EVENTS) if _is_headed(m) and m.assertion == "negated"]
    if denied:
        return Finding(Status.DOCUMENTED, "none", proof(denied), f"{_quote(denied)} is denied under {denied[0].section}")
    return _without_either(told)


def _told(reading: Reading, act: Act) -> _Told:
    marks: dict[str, list[Mention]] = {}
    scenes: dict[tuple[str, str], int] = {}
    moments: dict[int, set[str]] = {}
    begins = None
    acts: list[int] = []
    named: list[int] = []
    added = len(reading.text)
    warned: set[int] = set()
    elsewhere = {m.sentence for m in reading.of("bleed.elsewhere")}
    items = {m.text.strip("(#).").upper(): bool(reading.inside(m.sentence, *_NAMES)) for m in reversed(reading.of("item.mark"))}
    if len(set(items.values())) < 2:  # no list in which one item is the puncture and another is not
        items = {}
    earlier = {m.sentence: m.start for m in reversed(reading.of("past", "operator"))}
    for m in reading.mentions:
        if m.assertion == "hypothetical" or (m.sentence - 1 in warned and _goes_on(reading, m.sentence - 1)):
            warned.add(m.sentence)
        if m.sentence not in act.sentences and m.label != _ALL and not _comes_first(m, earlier, act):
            continue
        if m.family in ("complication", "except"):
            if m.assertion != "template":
                marks.setdefault(m.label, []).append(m)
        elif m.family == "moment":
            moments.setdefault(m.sentence, set()).add("moment.others" if m.label == _THEIRS and reading.of("operator") else m.label)
            if m.label == "moment.added":
                moments[m.sentence].add("moment.later")
                added = min(added, m.start)
        if m.label in _OPENINGS and begins is None and m.category not in BEFORE | ORDERS | OPINION:
            begins = reading.sentences[m.sentence].start
        if m.family == "level" and m.category not in BEFORE:
            named.append(m.sentence)
        if m.label in _SCENES or (m.label == "numbing.given" and m.assertion == "affirmed"):
            scenes.setdefault((m.category, m.section), m.start)
            if m.category not in BEFORE and m.family not in ("level", "pressure"):
                acts.append(m.sentence)
    return _Told(reading, marks, scenes, begins or 0, moments, acts or named[:1], added, warned, elsewhere, items)


def _comes_first(m: Mention, earlier: dict[int, int], act: Act) -> bool:
    """Whether a statement of none stands before the earlier puncture that its sentence goes on to, and follows an account of this one."""
    return m.label in _NONE and m.end < earlier.get(m.sentence, 0) and m.sentence - 1 in act.sentences and m.category not in BEFORE


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether a list is broken off at the end of a sentence, so that the next one carries it on."""
    sentence = reading.sentences[index]
    return reading.text[sentence.start : sentence.end].endswith((",", " or", " and", "/"))


def _is_headed(m: Mention) -> bool:
    """Whether a mention stands under a header of complications, with words behind it or not ('Complications (select all)')."""
    return _is_header(m.category, m.section)


def _is_header(category: str, section: str) -> bool:
    name = section.lower()
    return category == HEADER or (category == "other" and name.startswith(_HEADS) and not any(word in name for word in _NO_HEADS))


def _counts(told: _Told, m: Mention) -> bool:
    """Whether an event happened in or after this puncture."""
    finite = m.label == "complication.told"
    if not _is_headed(m) and m.sentence in told.elsewhere and any(word in m.text.lower() for word in _BLEEDING):
        return False
    if m.sentence - 1 in told.warned and _goes_on(told.reading, m.sentence - 1):
        return False
    if "moment.others" in told.moments.get(m.sentence, set()) or _is_of_last_time(told, m) or _is_asked(told, m):
        return False
    if m.assertion == "hypothetical" or not (told.is_said(m) if finite else m.assertion == "affirmed"):
        return False
    if (_is_headed(m) and not _answered(told, m)) or _is_answer(told, m):
        return True
    if m.label == "complication.ailment" or not told.is_narrative(m):
        return False
    here = told.moments.get(m.sentence, set())
    if m.label == "complication.headache":
        return _headache_counts(told, m, here)
    if told.is_added(m):
        return True
    if m.category in OPINION:
        return "moment.during" in here
    return m.category not in ORDERS or finite or m.rule == _LEAK or "moment.during" in here


def _is_disowned(told: _Told, m: Mention) -> bool:
    """'The ooze is the marrow's, not the LP's': said behind an event, or in a sentence on the complication told just before."""
    words = {n.sentence for n in told.of("complication.word", _OTHERS_ONLY)}
    return any(
        (n.sentence == m.sentence and m.end <= n.start and not told.reading.parted(m.end, n.start, ";"))
        or (n.sentence == m.sentence + 1 and n.sentence in words)
        for n in told.of("complication.not-ours", _OTHERS_ONLY)
    )


def _is_asked(told: _Told, m: Mention) -> bool:
    """Whether an event is only asked for: 'He fainted? No.'"""
    after = told.reading.text[m.end : m.end + _VALUE_WITHIN].lower()
    return after.lstrip(" )").startswith("?") and after.strip(" )?-:")[:2] in ("no", "n", "n.", "n,", "n;", "ni", "de")


def _is_answer(told: _Told, m: Mention) -> bool:
    """'Complications: Biopsy: none. LP: vagal': the puncture's own answer, read as a section of its own."""
    if m.section.lower() not in _PUNCTURES or not m.sentence:
        return False
    section = told.reading.sentences[m.sentence].section
    return told.reading.sentences[m.sentence - 1].section.category == HEADER and m.start - section.body <= _VALUE_WITHIN


def _is_of_last_time(told: _Told, m: Mention) -> bool:
    """'None this time (had a headache in May)': what is set against this time was another one."""
    if "moment.this-time" not in told.moments.get(m.sentence, set()):
        return False
    return any(n.sentence == m.sentence and n.end <= m.start for n in told.of(*_NONE))


def _happened(told: _Told, sign: Mention) -> bool:
    """Whether signs that add up to an event are told of this puncture."""
    here = told.moments.get(sign.sentence, set())
    if "moment.others" in here or not (_is_headed(sign) or told.is_narrative(sign)):
        return False
    return sign.category not in OPINION or "moment.during" in here or told.is_added(sign)


def _headache_counts(told: _Told, m: Mention, here: set[str]) -> bool:
    """A headache is the puncture's where it came after it; one that is only named may be a reason or a warning."""
    if m.category in ORDERS or m.category in OPINION:
        return told.is_added(m) or bool({"moment.later", "moment.lately"} & here)
    if m.rule == "complication.headache-told":
        return told.is_added(m) or any("moment.later" in told.moments.get(m.sentence - back, set()) for back in range(3))
    past = bool(told.acts) and m.sentence > told.acts[-1] and m.category not in BEFORE
    return told.is_after(m) or m.rule == "complication.headache-named" or (past and m.rule == "complication.headache-postural")


def _answered(told: _Told, m: Mention) -> bool:
    """Whether the header above a mention is already answered with 'none', and the mention is not taken out of it."""
    section = told.reading.sentences[m.sentence].section
    saved = any(s.sentence == m.sentence and s.start < m.start for s in told.of("except.save"))
    return not saved and any(
        section.start <= n.start < min(m.start, section.end) for n in told.of("complication.none", "complication.eventless", *_VALUES)
    )


def _nones(told: _Told) -> list[Mention]:
    """Statements that there was no complication."""
    out = []
    for m in told.of(*_NONE):
        headed = _is_headed(m)
        if not told.is_said(m) or (m.label in _VALUES and not (headed and _is_value(told, m))):
            continue
        if (
            headed
            or _is_course(told, m)
            or _is_of_this(told, m)
            or told.is_narrative(m, STORY)
            or (m.label in ("complication.none", _ALL) and m.category not in STORY)
        ):
            out.append(m)
    return out


def _is_course(told: _Told, m: Mention) -> bool:
    """Whether a mention is the answer to 'Course:' among the fields of a puncture."""
    return m.section.lower() in COURSE and _is_value(told, m)


def _answers_by_procedure(told: _Told) -> list[Mention]:
    """'Biopsy: haematoma. LP: none': under the header, the answer for the puncture, which leaves the rest to something else."""
    sentences = told.reading.sentences
    out = told.of("complication.none-here")
    here = [
        m for m in out if any(_is_header(s.section.category, s.section.name) for s in sentences[max(0, m.sentence - 1) : m.sentence + 1])
    ]
    return here + [m for m in told.of("complication.none", *_VALUES) if told.items.get(_item(told, m))]


def _item(told: _Told, m: Mention) -> str:
    """The number or letter that stands before an answer under the header of complications, where a list of procedures has it."""
    if not told.items:
        return ""
    section = told.reading.sentences[m.sentence].section
    if section.name.upper() in told.items:
        before = told.reading.sentences[max(0, told.reading.sentence_at(section.start) - 1)].section
        return section.name.upper() if _is_header(before.category, before.name) else ""
    words = told.reading.text[section.start : m.start].upper().split() if _is_headed(m) else []
    marks = (w.strip("(#).:-") for w in reversed(words) if not w.isalnum())
    return next((mark for mark in marks if mark in told.items), "")


def _is_of_this(told: _Told, m: Mention) -> bool:
    """Whether a statement is a field, or stands beside how it was borne, where a reason seems to go on to the end."""
    borne = any(n.sentence == m.sentence and n.start < m.start for n in told.of("complication.tolerated"))
    return m.label == "complication.none" and m.category == "indication" and (borne or m.rule == _FIELD)


def _is_value(told: _Told, m: Mention) -> bool:
    """Whether a mention is what the header is answered with: it comes first, it is a ticked box, or it is a sentence of its own."""
    sentence = told.reading.sentences[m.sentence]
    alone = told.reading.text[sentence.start : sentence.end].strip(" \t\r\n.;-*") == m.text
    return alone or m.label == "complication.ticked-none" or m.start - sentence.section.body <= _VALUE_WITHIN


def _others(told: _Told) -> list[Mention]:
    """'No other complication': none at all, where no event was told."""
    return [m for m in told.of("complication.none-other") if told.is_said(m) and (m.category not in STORY or told.is_narrative(m, STORY))]


def _is_excepted(told: _Told, none: Mention, events: Iterable[Mention]) -> bool:
    """'None other than a brief paresthesia': the event is taken out of the statement beside it."""
    saves = [m for m in told.of("except.save") if m.sentence == none.sentence]
    return any(s.start < e.start and e.sentence == none.sentence for s in saves for e in events)


def _is_outside(told: _Told, event: Mention, nones: list[Mention]) -> bool:
    """Whether an event came some hours after a puncture of which only the immediate complications are denied."""
    lately = "moment.lately" in told.moments.get(event.sentence, set())
    around = (told.reading.text[n.start : n.end + _VALUE_WITHIN].lower() for n in nones)
    return lately and all(any(word in words for word in _AT_ONCE) for words in around)


def _with_events(told: _Told, events: list[Mention], nones: list[Mention]) -> Finding:
    at_once = [
        m
        for m in events
        if not told.is_late(m) and not _is_outside(told, m, nones) and not (m.rule == _LEAK and all(n.end < m.start for n in nones))
    ]
    if nones and at_once:
        reason = f"{_quote(at_once)} is told of the same procedure as {_quote(nones)}"
        return Finding(Status.CONFLICTING, None, proof([*nones, *at_once]), reason)
    reason = f"{_quote(events)} happened" + (f" later than {_quote(nones)} was written" if nones else "")
    return Finding(Status.DOCUMENTED, "present", proof(events), reason)


def _without_either(told: _Told) -> Finding:
    declared = [m for m in told.of("complication.declared", "complication.yes") if m.assertion == "affirmed"]
    declared = [m for m in declared if _is_headed(m) or told.is_narrative(m)]
    if declared:
        return Finding(Status.DOCUMENTED, "present", proof(declared), f"{_quote(declared)} says that there was one")
    for label, reason in _NOT_SETTLED:
        if found := [m for m in told.of(label) if m.assertion in ("affirmed", "negated")]:
            return Finding(Status.UNCLEAR, None, proof(found), f"{_quote(found)}: {reason}")
    if found := _unread_values(told):
        sentence = told.reading.sentences[found[0].sentence]
        evidence = told.reading.span(sentence.start, sentence.end)
        return Finding(Status.UNCLEAR, None, (evidence,), "what stands under the header is neither 'none' nor an event")
    if found := [m for m in told.of("complication.tolerated") if told.is_said(m) and _is_borne(told, m)]:
        return Finding(Status.UNCLEAR, None, proof(found), f"{_quote(found)} does not say whether anything happened")
    return Finding(Status.MISSING, reason="nothing is said about complications of this puncture")


def _is_borne(told: _Told, m: Mention) -> bool:
    """Whether the puncture was borne well; 'tolerated' says so in any field, a stable state only after it."""
    return told.is_narrative(m) or ("tol" in m.text.lower() and (m.category not in BEFORE or _is_course(told, m)))


def _unread_values(told: _Told) -> list[Mention]:
    """Headers of complications with a value that no rule understands."""
    out = []
    for m in told.of("complication.word"):
        sentence = told.reading.sentences[m.sentence]
        unticked = any(n.sentence == m.sentence for n in told.of("complication.unticked"))
        if unticked and "[x]" not in told.reading.text[sentence.start : sentence.end].lower():
            continue
        if _is_headed(m) and m.end <= sentence.section.body and sentence.end > sentence.section.body:
            out.append(m)
    return out


def _quote(mentions: list[Mention]) -> str:
    first = min(mentions, key=lambda m: m.start)
    where = f" in section {first.section}" if first.section else ""
    return f"'{' '.join(first.text.split())}' ({first.rule}){where}"
