"""Events: which of those that a note names happened in this puncture or after it.

Risks, precautions, reasons for the puncture, earlier punctures and what belongs to another procedure never count.
Source: labelling guide, element 5 ("Events that count as present").
"""

from __future__ import annotations

import re

from doccheck.elements.act import Act
from doccheck.elements.complications.relief import is_relief
from doccheck.elements.complications.signs import find_signs
from doccheck.elements.complications.talk import came, is_answered_no
from doccheck.elements.complications.told import (
    BEFORE,
    EVENTS,
    HAPPENED,
    HEADACHE,
    LATER,
    MIDWAY,
    NONE,
    OPINION,
    ORDERS,
    OTHERS_ONLY,
    PLAN,
    PUNCTURE,
    STORY,
    VALUE_WITHIN,
    VALUES,
    Told,
)
from doccheck.elements.complications.whose import is_apart, is_of_other_operator
from doccheck.pipeline import Mention
from doccheck.pipeline.mention import Section

_NIL = "complication.nil"
_OLD_WITHIN = 50
_KNOWN_WITHIN = 4  # words
_SAME = "same"  # before the puncture and after it
_POSTURE = "moment.posture"
_MARK = re.compile(r"(?:^|[\s|:])([xXvV*\u2713\u2714\u221a])\s{0,3}$")
_OPENS = re.compile(r"\s*(?:over|out|home|too)?\s*[(:]", re.I)
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
_STOPS = '.;"\u201c'
_SCORE = "gcs"
_GRAVE = ("grave", "deficit")  # the name of such a complaint counts where it is told after the puncture
_OF_NEEDLES = "event.needles"
_ADVICE = ("instruction.return", "instruction.told", "instruction.monitor", "instruction.handout")
LEAK = "leak"  # wet clothes are found afterwards, whatever section tells of them


def find_events(told: Told, act: Act) -> list[Mention]:
    """The events of this puncture, and the signs that add up to one."""
    events = [m for m in told.of(*EVENTS) if _counts(told, m)] + _postural(told, act)
    events += [m for m in told.of("complication.befell") if _befell(told, m)]
    return events + [m for signs in find_signs(told.reading, act) if _happened(told, signs[0]) for m in signs]


def is_disowned(told: Told, m: Mention) -> bool:
    """'The ooze is the marrow's, not the LP's': said behind an event, or in a sentence on the complication told just before."""
    words = {n.sentence for n in told.of("complication.word", OTHERS_ONLY)}
    return any(
        (n.sentence == m.sentence and m.end <= n.start and not told.reading.parted(m.end, n.start, ";"))
        or (n.sentence == m.sentence + 1 and n.sentence in words)
        for n in told.of("complication.not-ours", OTHERS_ONLY)
    )


def is_excused(told: Told, m: Mention) -> bool:
    """Whether words say that an event is another's, only spoken of, asked about, old or to be looked out for, or its header is answered."""
    return (
        _is_anothers(told, m)
        or m.sentence in told.warned
        or is_answered_no(told.reading, m)
        or _is_old(told, m)
        or _is_known(told, m)
        or is_relief(told, m)
        or _is_looked_out_for(told, m)
    )


def is_of_posture(told: Told, m: Mention) -> bool:
    """'Sats 84 while curled, back at once': a dip that a posture made and that needed nothing, set aside beside a none."""
    if told.is_headed(m) or _POSTURE not in told.at(m) or not told.reading.names("dipped", m.text.lower()):
        return False
    sentences = told.reading.sentences[m.sentence : m.sentence + 2]  # what was done for it may be told in the next one
    start, end = sentences[0].start, sentences[-1].end
    words = told.reading.text[start:end].lower()
    for n in told.reading.between(start, end, *HAPPENED, "faint.sign"):
        if n.assertion == "negated":  # 'up with repositioning, no apnea'
            words = words[: n.start - start] + " " * (n.end - n.start) + words[n.end - start :]
    return not told.reading.names("dipgrave", words)


def _counts(told: Told, m: Mention) -> bool:
    """Whether an event happened in or after this puncture."""
    if is_excused(told, m):
        return False
    finite = m.label == "complication.told"
    if not (came(told.reading, m) or _is_affirmed(told, m)):
        return False
    if _is_under_header(told, m) or _is_answer(told, m):
        return True
    if _is_exception(told, m):
        return True
    if not (told.is_narrative(m) or told.is_course_told(m)):
        return False
    if m.label == "complication.ailment":
        return m.value in _GRAVE and _came_after(told, m)
    if m.label == LATER and _falls(m):
        return m.category not in STORY and m.start >= told.first
    if m.label == LATER:
        return m.category not in STORY and not _is_as_it_was(told, m) and (_is_told_later(told, m) or _came_after(told, m))
    if m.label == "complication.headache":
        return _is_of_puncture(told, m)
    during = "moment.during" in told.at(m)
    if told.is_added(m) or during:
        return True
    if told.is_before(m):
        return False
    if m.category in OPINION:
        return _is_swallowed(told, m) if m.category == PLAN else _is_summed_up(told, m)
    return (
        m.category not in ORDERS
        or finite
        or m.value == LEAK
        or m.section.lower() in told.reading.list_of("stateheader")
        or _is_cause(told, m)
    )


def _is_under_header(told: Told, m: Mention) -> bool:
    """Whether an event stands under a header of complications that is not answered already, nor left blank, and no advice leads to it."""
    return told.is_headed(m) and not (_is_answered(told, m) or _is_advised(told, m) or _is_behind_blank(told, m))


def _is_cause(told: Told, m: Mention) -> bool:
    """Whether an order is given for an event: 'an extra hour flat because of the near-syncope'."""
    return any(0 <= m.start - c.end <= VALUE_WITHIN for c in told.reading.inside(m.sentence, "cause.given"))


def _befell(told: Told, m: Mention) -> bool:
    """Whether the puncture was complicated by something, which the words that follow do not name as nothing."""
    answered = any(n.start < m.end and m.start < n.end for n in told.of(*NONE))
    return m.assertion == "affirmed" and told.is_narrative(m) and not answered


def _is_affirmed(told: Told, m: Mention) -> bool:
    """Whether an event stands unconditioned; a finite verb is not denied by the words around it."""
    if m.label == "complication.told":
        return m.assertion != "hypothetical" and (told.is_said(m) or _is_since(told, m))
    return m.assertion == "affirmed" or _is_since(told, m)


def _is_since(told: Told, m: Mention) -> bool:
    """'Addendum: headache on standing, began last night': the night before an addendum is the one after the puncture."""
    return m.assertion == "historical" and told.is_added(m) and told.reading.names("eveofaddition", m.cue_words.lower())


def _is_exception(told: Told, m: Mention) -> bool:
    """'No complications apart from a short faint': what is taken out of a statement of none needs no header to count."""
    saves = [s.start for s in told.of("except.save") if s.sentence == m.sentence and s.start < m.start]
    return any(n.sentence == m.sentence and n.start < max(saves, default=0) for n in told.of(*NONE))


def _came_after(told: Told, m: Mention) -> bool:
    """Whether a complaint is set after the puncture by its sentence, which does not say that it is the old one or that it got better."""
    if m.category in ORDERS | OPINION or not told.acts or m.sentence < told.acts[0]:
        return False
    if _is_advised(told, m):
        return False
    moments = told.reading.inside(m.sentence, "moment.lately", "moment.later", "moment.during")
    moments = [n for n in moments if n.label == "moment.during" or not n.text.lower().startswith("since")]
    better = [b for b in told.reading.inside(m.sentence, "came.better") if not m.start <= b.start < m.end]
    return any(not any(b.start < max(m.start, n.start) for b in better) for n in moments)


def _is_advised(told: Told, m: Mention) -> bool:
    """Whether advice stands before a complaint in its sentence, so that it is what to come back for, unless somebody did."""
    inside = told.reading.inside
    return any(o.start < m.start for o in inside(m.sentence, *_ADVICE)) and not inside(m.sentence, "came.rang")


def _is_swallowed(told: Told, m: Mention) -> bool:
    """'Plan: divert the fluid. Prone, lidocaine, ...': the course of the puncture is told behind what seems to be a header."""
    begins = told.scenes.get((m.category, m.section))
    return begins is not None and begins < m.start


def _is_summed_up(told: Told, m: Mention) -> bool:
    """'Impression: LP at L3-4. Brief paraesthesia, resolved': a passing event beside the puncture's name, and none before it."""
    reading = told.reading
    words = reading.between(m.start, m.end, _OF_NEEDLES)
    if m.category != "impression" or not words or not reading.inside(m.sentence, "came.happened"):
        return False
    named = reading.between(told.section(m).start, m.start, *PUNCTURE)
    if any(lead.end <= m.start for lead in reading.inside(m.sentence, "indication.lead")):
        return False
    return bool(named) and all(n.start >= told.begins for n in reading.of(_OF_NEEDLES))


def _is_anothers(told: Told, m: Mention) -> bool:
    """Whether an event belongs to another's try, to an earlier puncture, or to another place that bled."""
    if _is_elsewhere(told, m) or _is_of_last_time(told, m):
        return True
    inside = told.reading.inside(m.sentence, "event.bleeding") if told.reading.inside(m.sentence, "bleed.elsewhere") else []
    return not told.is_headed(m) and any(m.start <= b.start and b.end <= m.end for b in inside)


def _is_elsewhere(told: Told, m: Mention) -> bool:
    """Whether words tell of somebody else's try or another time, or of another procedure and not of the puncture too."""
    moments = told.at(m)
    above = told.section(m)
    if told.is_headed(m) and above.start > 0:  # 'Bed 2, another patient: 4 mL, L4-5. Complication: faint': a header within a line
        header = told.reading.sentences[told.reading.sentence_at(above.start)]
        moments = moments if header.new_line else moments | told.moments[told.reading.sentence_at(above.start - 1)]
    if not told.is_headed(m) and (_is_of_side(told, above) or is_of_other_operator(told, m)):
        return True
    return is_apart(told, m) or "moment.others" in moments or ("moment.elsewhere" in moments and "moment.during" not in moments)


def _is_of_side(told: Told, section: Section) -> bool:
    """Whether the header of a part names another procedure and no puncture: 'Marrow: oozed, pressure for ten minutes'."""
    header = told.reading.text[section.start : section.body]
    words = header.lower().replace(":", " ").split()
    return any(told.reading.names("sidepart", w) for w in words) and not told.reading.between(section.start, section.body, *PUNCTURE)


def _is_old(told: Told, m: Mention) -> bool:
    """'Pins and needles in both feet, this is longstanding': said right behind an event that is not told of the needle's way."""
    olds = [n for n in told.of("complication.old") if n.sentence == m.sentence and 0 <= n.start - m.end <= _OLD_WITHIN]
    if "moment.during" in told.at(m):
        olds = [n for n in olds if n.value == _SAME]
    own = (n for n in olds if not told.reading.between(m.end, n.start, _NIL))  # "brady in the tap, none before prep"
    return any(not told.reading.parted(m.end, n.start, ";") for n in own)


def _is_known(told: Told, m: Mention) -> bool:
    """'The known haematoma at L5 was avoided': said right before the name of an event that is not said to have formed."""
    if m.label != "complication.event":
        return False
    text, begin = told.reading.text, told.reading.sentences[m.sentence].start
    words = _WORDS.findall(text[max(begin, m.start - _OLD_WITHIN) : m.start].lower())[-_KNOWN_WITHIN:]
    known = [i for i, word in enumerate(words) if word in told.reading.list_of("eventknown")]
    between = text[begin : m.start].lower().rpartition(words[known[-1]])[2] if known else "."
    rest = text[m.end : told.reading.sentences[m.sentence].end]
    return not any(mark in between for mark in ".,;:(") and not told.reading.names("eventformed", f"{between} {rest}")


def _is_of_last_time(told: Told, m: Mention) -> bool:
    """'None this time (had a headache in May)': what is set against this time was another one."""
    return "moment.this-time" in told.at(m) and any(n.sentence == m.sentence and n.end <= m.start for n in told.of(*NONE))


def _is_looked_out_for(told: Told, m: Mention) -> bool:
    """'Back at once with fever, saddle numbness': a bare name behind the order to come back, which no addendum tells, or in a leaflet's."""
    handouts = [h for h in told.reading.inside(m.sentence, "instruction.handout") if h.start < m.start]
    if any(m.end <= h.end or _is_listed(told, h, m) for h in handouts):
        return True  # 'packet on post LP headache handed over', 'given card (headache on standing, fever)'
    section = told.section(m)
    if section.start < section.body and told.reading.names("noticeheader", told.reading.text[section.start : section.body].split()[0]):
        return True  # 'Notify neurosurgery: postural headache, weak legs'
    if m.label == "complication.told" and _is_in_order(told, m):
        return True
    if m.label not in ("complication.event", HEADACHE) or told.is_added(m) or told.reading.inside(m.sentence, "came.rang"):
        return False
    if m.label == HEADACHE and ("moment.later" in told.at(m) or any(n.start >= _told_from(told, m) for n in _moments(told, m))):
        return False
    return any(o.start < m.start and o.assertion == "affirmed" for o in told.reading.inside(m.sentence, "instruction.return"))


def _moments(told: Told, m: Mention) -> list[Mention]:
    return told.reading.inside(m.sentence, "moment.during", MIDWAY, "moment.lately")


def _told_from(told: Told, m: Mention) -> int:
    """Where words of when tell something: the header of orders ('Afterwards: report a headache to the nurse') sets nothing in time."""
    return told.section(m).body if m.category in ORDERS | {"other"} else 0


def _is_in_order(told: Told, m: Mention) -> bool:
    """'ER for fever, can't feel legs': a verb that goes on with the list of what to come for, of which nobody says that it came."""
    orders = [o.end for o in told.reading.inside(m.sentence, "instruction.return") if o.end <= m.start and o.assertion == "affirmed"]
    if not orders or told.is_added(m) or told.reading.inside(m.sentence, "came.rang", "came.happened"):
        return False
    words = _WORDS.findall(told.reading.text[orders[-1] : m.end].lower())
    return not any(told.reading.names("ownsubject", w) for w in words) and not told.reading.parted(orders[-1], m.start, _STOPS)


def _is_listed(told: Told, handout: Mention, m: Mention) -> bool:
    """Whether a mention stands in the brackets, or behind the colon, that open behind a handout."""
    between = told.reading.text[handout.end : m.start]
    return _OPENS.match(between) is not None and ")" not in between


def _is_answer(told: Told, m: Mention) -> bool:
    """'Complications: Biopsy: none. LP: vagal': the puncture's own answer, read as a section of its own."""
    section = told.section(m)
    if not m.sentence or m.start - section.body > VALUE_WITHIN or not told.reading.between(section.start, section.body, *PUNCTURE):
        return False
    return told.is_heading(told.reading.sentences[m.sentence - 1].section)


def _is_answered(told: Told, m: Mention) -> bool:
    """Whether the header above a mention is already answered with 'none', and the mention is not taken out of it."""
    section = told.section(m)
    saved = any(s.sentence == m.sentence and s.start < m.start for s in told.of("except.save"))
    nones = told.of("complication.none", "complication.eventless", *VALUES)
    answers = [n for n in nones if section.start <= n.start < min(m.start, section.end)]
    return not saved and bool(answers) and not any(_is_marked_too(told, n, m) for n in answers)


def _is_behind_blank(told: Told, m: Mention) -> bool:
    """Whether a field of complications that nobody filled in seems to go on behind another field."""
    section = told.section(m)
    unnamed = section.body == section.start
    return unnamed and any(n.label == "complication.unticked" and n.text.rstrip().endswith(":") for n in told.of("complication.unticked"))


def _is_marked_too(told: Told, answer: Mention, m: Mention) -> bool:
    """'X none  X faint  O headache': the mark that chooses the one stands before the other too."""
    ours, its = (_MARK.search(told.reading.text, told.section(m).start, n.start) for n in (answer, m))
    return ours is not None and its is not None and ours[1].lower() == its[1].lower()


def _is_of_puncture(told: Told, m: Mention) -> bool:
    """A headache is the puncture's where it came after it; one that is only named may be a reason or a warning."""
    if told.is_added(m):
        return True
    if m.category in ORDERS | OPINION:
        return not told.at(m).isdisjoint({"moment.later", "moment.lately", "moment.during"})
    if MIDWAY in told.at(m) and m.value in ("told", "new"):
        return True
    if m.value == "told":
        return told.is_lately(m, "moment.later")
    acts = [a for a in told.acts if a != m.sentence]  # 'only on sitting' is no posture for a puncture
    begun = bool(acts) and m.sentence > (acts[0] if not told.reading.inside(m.sentence, "came.may", *_ADVICE) else acts[-1])
    past = begun and (m.category not in BEFORE or (m.category, m.section) in told.scenes)
    named = m.value == "named" or (past and m.value == "postural")
    return named or told.is_lately(m, "moment.later", "moment.lately")


def _is_told_later(told: Told, m: Mention) -> bool:
    """Whether a mention stands behind the account of the puncture, in an addendum or in a sentence that says it is of another day."""
    return any(act < m.sentence for act in told.acts[:1]) and (told.is_added(m) or "moment.later" in told.at(m))


def _is_as_it_was(told: Told, m: Mention) -> bool:
    """Whether a lesion was named before the first step already, or a score did not fall: 'GCS 12 -> 13'."""
    if len(_scores(m)) > 1:
        return not _falls(m)
    if told.is_added(m) or "moment.later" in told.at(m):
        return False
    return any(n.start < told.first and n.assertion == "affirmed" and n.text.lower() == m.text.lower() for n in told.reading.of(LATER))


def _scores(m: Mention) -> list[int]:
    return [int(n) for n in _NUMBER.findall(m.text)] if m.text.lower().startswith(_SCORE) else []


def _falls(m: Mention) -> bool:
    """Whether a score is less than before: 'GCS 15 -> 12'."""
    scores = _scores(m)
    return len(scores) > 1 and scores[-1] < scores[0]


def _postural(told: Told, act: Act) -> list[Mention]:
    """A head that hurts and a posture in one sentence or the next, told some time after the puncture."""
    marks = [
        m
        for m in told.reading.of("head")
        if m.sentence in act.sentences
        and m.assertion == "affirmed"
        and not _is_advised(told, m)
        and (_is_told_later(told, m) or _came_after(told, m))
    ]
    marks = [m for m in marks if told.is_narrative(m) or m.category in ORDERS]
    postures = {m.sentence for m in marks if m.label == "head.posture"}
    return [m for m in marks if m.label == "head.hurts" and not postures.isdisjoint({m.sentence, m.sentence + 1})]


def _happened(told: Told, sign: Mention) -> bool:
    """Whether signs that add up to an event are told of this puncture."""
    if (
        _is_elsewhere(told, sign)
        or _is_old(told, sign)
        or not (told.is_headed(sign) or told.is_narrative(sign) or told.is_course_told(sign))
        or (told.is_before(sign) and not told.is_headed(sign) and "moment.during" not in told.at(sign))
    ):
        return False
    return sign.category not in OPINION or "moment.during" in told.at(sign) or told.is_added(sign)
