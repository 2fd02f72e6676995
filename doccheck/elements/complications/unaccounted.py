"""The safety net: what may have happened, beside 'none', that nothing in the note excuses.

It is not known for an event, but 'none' is not settled either: an excuse is said in words (it is denied, old, better, another's,
asked about or to be looked out for), or it stands where the story before the puncture is told.
Source: labelling guide, element 5.
"""

from __future__ import annotations

import re

from doccheck.elements.act import Act
from doccheck.elements.complications.events import find_events, is_excused, is_of_posture
from doccheck.elements.complications.signs import find_signs
from doccheck.elements.complications.told import BEFORE, HAPPENED, HEADACHE, NONE, OPINION, ORDERS, YES, Told
from doccheck.elements.complications.whose import names_it
from doccheck.pipeline import Mention

_COMPLAINTS = ("complication.ailment", HEADACHE)
_NAMED = ("deficit", "named", "postural")  # other complaints are as often those that led to the puncture
_ELECTRIC = "hurt.electric"
_FELT = ("hurt.verb", "hurt.moment", "hurt.leg", "hurt.lasted")
_SIGNS = (_ELECTRIC, "faint.sign", "faint.low")  # alone they tell of no event, but hardly anything else brings them there
_CARE = "bleed.care"  # the skin of a puncture needs none: a stitch, glue or dressings soaked through are not of a smooth one
_SINCE = "since.puncture"
_LEG = "hurt.leg"
_EXCUSES = (
    "came.better",
    "came.may",
    "hurt.old",
    "hurt.denial",
    "complication.old",
    "indication.lead",
    "consent.talk",
    "consent.explained",
)
_ADVICE = tuple(
    f"instruction.{kind}"
    for kind in ("activity", "fluids", "restriction", "drain", "dressing", "handout", "monitor", "return", "told", "routine", "hint")
)
_SAYS_NOTHING = ("complication.word", "complication.ailment", "complication.tolerated")
_CALLS = ("instruction.return", "instruction.monitor", "instruction.dressing")
_NEAR = 2  # sentences
_GAP = re.compile(r"\S\s{2,}$|[|\t]\s*$")
_STEPS = frozenset({"anesthesia", "sedation", "needle", "fluid", "pressure"})  # sections of the puncture, whatever stands before them


def unaccounted(told: Told, act: Act) -> list[Mention]:
    """What is told of the puncture's steps, or behind the first of them, and was not counted, for no reason."""
    counted = set(find_events(told, act))
    events = told.of(*HAPPENED) + [m for signs in find_signs(told.reading, act) for m in signs]
    found = [m for m in events if (m.start >= told.first or m.category in _STEPS) and _is_left(told, m)]
    found += [m for m in told.of(*_COMPLAINTS) if m.value in _NAMED and _is_bare(told, m)]
    found += [m for m in told.of(YES) if m.start >= told.first and m.assertion == "affirmed" and not is_excused(told, m)]
    found += [m for m in told.reading.of(*_SIGNS) if m.sentence in act.sentences and _is_bare(told, m) and _is_the_patients(told, m)]
    found += [m for m in told.reading.of(_SINCE) if m.sentence in act.sentences and m.start >= told.first and _is_felt_since(told, m)]
    if act.procedure.value == "spinal_puncture":  # a drain is stitched in
        found += [m for m in told.reading.of(_CARE) if m.sentence in act.sentences and _is_of_site(told, m)]
    return [m for m in found if m not in counted and not is_of_posture(told, m)]


def _is_left(told: Told, m: Mention) -> bool:
    """Whether nothing sets an event aside: an excuse, a header of what was before the puncture, or the orders that speak of it."""
    if m.assertion != "affirmed" or is_excused(told, m) or m.category in BEFORE | {"complications"}:
        return False
    return m.category not in ORDERS | OPINION or not told.reading.inside(m.sentence, *_ADVICE, *_EXCUSES)


def _is_bare(told: Told, m: Mention) -> bool:
    """Whether nothing in the words around a complaint or a sign behind the first step excuses it."""
    if m.start < told.first or m.category in ORDERS | OPINION or not _is_left(told, m) or _is_set_against(told, m):
        return False
    if told.reading.text[m.end :].lstrip()[:1] == "?":
        return False
    excuses = told.reading.inside(m.sentence, *_EXCUSES, *_ADVICE)
    return all(m.start <= e.start < m.end or _is_passing(told, m, e) for e in excuses)


def _is_passing(told: Told, m: Mention, better: Mention) -> bool:
    """'Grey, then better': the sign came and went, so that it is not excused as an old one that got better."""
    words = told.reading.text[m.end : better.start].lower()
    return m.label in _SIGNS and better.label == "came.better" and told.reading.names("passedsoon", words)


def _is_set_against(told: Told, m: Mention) -> bool:
    """'Pale while the cannula went in; none with the tap': the puncture is named as what had none, behind it in its sentence."""
    return any(n.sentence == m.sentence and n.start >= m.end and names_it(told, n) for n in told.of(*NONE))


def _is_the_patients(told: Told, m: Mention) -> bool:
    """Whether a sign stands among the steps or right behind them, and is not of a bystander, a drug that tingles or an electric bed."""
    reading = told.reading
    if not told.acts or m.sentence > told.acts[-1] + _NEAR:
        return False
    if m.label == _ELECTRIC:
        return bool(reading.inside(m.sentence, *_FELT))
    return not reading.names("bystander", reading.text[reading.sentences[m.sentence].start : m.start])


def unread(told: Told) -> list[Mention]:
    """Words for complications, behind the first step, of which nothing tells what they say: 'complications of procedure N'."""
    words = [m for m in told.of("complication.word") if m.start >= told.first and m.assertion == "affirmed" and not told.is_headed(m)]
    return [m for m in words if m.category not in BEFORE | {"consent", "time_out"} and not _is_read(told, m)]


def _is_read(told: Told, m: Mention) -> bool:
    """Whether a word for complications is a sentence of its own or a field, which is answered, or another mention tells what it says."""
    if told.reading.words(m.sentence).strip(" \t\r\n.:;-*") == m.text or told.reading.text[m.end :].lstrip()[:1] in ("(", ":", "|"):
        return True
    if told.reading.between(m.end, len(told.reading.text), "cell.none") and _GAP.search(_line(told, m)):  # it heads that column
        return True
    others = told.reading.inside(m.sentence, "complication", *_ADVICE, "bleed.elsewhere")
    return any(n.label not in _SAYS_NOTHING for n in others)


def _line(told: Told, m: Mention) -> str:
    """What stands before a mention in its line."""
    return told.reading.text[told.reading.text.rfind("\n", 0, m.start) + 1 : m.start]


def _is_felt_since(told: Told, m: Mention) -> bool:
    """'The heel has fizzed ever since the needle': what is told of a leg since the puncture, and in no word that it is well or better."""
    legs = [n for n in told.reading.inside(m.sentence, _LEG) if not told.reading.parted(min(n.end, m.end), max(n.start, m.start), ";")]
    return (
        bool(legs)
        and m.assertion == "affirmed"
        and not is_excused(told, m)
        and not told.reading.names("legwell", told.reading.words(m.sentence))
    )


def _is_of_site(told: Told, m: Mention) -> bool:
    """Whether the puncture's skin would not close without a stitch: told behind the first step, of no other wound, no thing to call for."""
    if m.start < told.first or m.category in BEFORE or m.assertion != "affirmed" or is_excused(told, m):
        return False
    other = told.reading.inside(m.sentence, "bleed.elsewhere", "orders.elsewhere", "side", *_CALLS)
    ran = told.reading.names("siteran", told.reading.words(m.sentence))  # "suture x 1 to skin, gauze" is how some close each puncture
    return ran and told.reading.names("sitecare", m.text) and not other
