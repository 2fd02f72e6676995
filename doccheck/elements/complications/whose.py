"""Whose a statement is: another puncture's, another part's or another record's, or plainly this puncture's.

A statement of none is not taken for this puncture's because nothing known gives it to another, since words that nobody foresaw may do so:
its own words say what it is of, or those that lead to it, the header above and the sentences before tell the puncture.
Source: labelling guide, "status": earlier and other procedures never document this puncture.
"""

from __future__ import annotations

import re
from itertools import takewhile

from doccheck.elements.complications.told import EVENTS, PUNCTURE, Told
from doccheck.pipeline import Mention

_BEHIND = 3  # characters from a statement to the words that give it to another
_NUMBER = re.compile(r"\d+")
_APART, _DATED, _NUMBERED, _TAIL = "moment.apart", "moment.dated", "moment.numbered", "moment.apart-behind"
_TODAY = "complication.none-today"
_NOW = ("now", "moment.this-time")
_WORD = re.compile(r"[a-z#][a-z/'\u2019-]*|[.;,()\n]")
_STOPS = frozenset(".;,()\n")
_GIVES = frozenset({"of", "with", "w", "w/", "from", "for"})
_WHEN = frozenset({"on", "at", "in", "during", "after", "since", "to", "by"})
_STEPS = (
    *("needle", "flow", "volume", "name", "cover", "entry", "level", "pressure", "container", "posture", "numbing"),
    *("complication.tolerated", "fluid.csf", "meant.puncture", "moment.this-time", "now", "except.save"),
)
_CLOSING = ("scene", "dressing", "instruction", "imaging", "name")
_UNKNOWN = "other"  # the category of sections with a header of no known name
_SEDATION = "sedation"
_RELATIVE = "which"
_NEAR = 7  # sentences
_FAR = 14
_FEW = 8  # words that tell when or where; more run on with something else
_SIDE = "side.procedure"
_CLOCK = re.compile(r"[ \t]*(?:\d{1,2}[:.h]|[012]\d)[0-5]\d\b")
_LINES_OF_A_LOG = 2
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022]|[(#]?\w[).:])?[ \t]*(?:(?:R|L|rt|lt|right|left|bone)[ \t]+)?", re.I)
_COLON = re.compile(r"[^:.;\n]{0,50}:")
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"^[ \t]*(operator|proceduralist|attempt|try|puncture)\s?#?(\d)\b", re.I | re.M)
_OWNER = re.compile(r"\b(?:of|with|from|for|by|placing)\b|\((?!s\))|\b[a-z]+['\u2019]s\b")
_LEVEL = "level"  # the other tries have theirs
_OWN_STEPS = tuple(
    s for s in _STEPS if s not in ("volume", "pressure", "container", "complication.tolerated", "meant.puncture", *_NOW)
)  # drips have these too
_ORDERED = ("scene", "dressing", "instruction.activity", "instruction.fluids", "instruction.return")
_GAVE = ("flow", "volume", "taken", "name")
_STATE = ("complication.tolerated", "complication.ailment", "head", "hurt", "faint")
_KNOWN = ("ownheader", "ownlead", "ownlink", "ownwhich", "ownobject", "ownsubject", "compact", "compkind", "complication")
_KNOWN_WHEN = (*_KNOWN, "watchheader", "nurse", "nonewhen")
_HEADS = (*_KNOWN, "ownform", "watchheader", "nurse", "tryheader")


def is_apart(told: Told, m: Mention) -> bool:
    """Whether a statement is of another puncture, part or record: 'Intern's note: none', '#1, 2: none', 'none of the nasal part'."""
    if m.label == _TODAY:
        return False
    inside = told.reading.inside
    leads = inside(m.sentence, _APART, _DATED) + [n for n in inside(m.sentence, _NUMBERED) if _is_other_number(told, n)]
    if any(n.end <= m.start and not _is_back(told, n, m) for n in leads):
        return True
    if any(0 <= n.start - m.end <= _BEHIND for n in inside(m.sentence, _TAIL, _DATED)):
        return True
    return _is_other_part(told, m) or _is_in_line_of_another(told, m, told.reading.sentences[m.sentence].start)


def _is_in_line_of_another(told: Told, m: Mention, since: int = 0) -> bool:
    """'Arterial line (R radial): 1 pass, no complications': a line that another procedure opens, with its answer behind the colon."""
    reading = told.reading
    start = reading.text.rfind("\n", 0, m.start) + 1
    sides = [n for n in reading.between(start, m.start, _SIDE) if n.assertion == "affirmed"]
    if (
        not sides
        or sides[0].start < since
        or not _BULLET.fullmatch(reading.text[start : sides[0].start])
        or not _COLON.match(reading.text, sides[0].end, m.start)
    ):
        return False
    return not reading.between(start, m.start, *PUNCTURE, _LEVEL, "fluid.csf")


def _is_in_field_of_another(told: Told, m: Mention) -> bool:
    """'... Flat 2 h. PICC: dressing changed. No complications.': another's field opens the sentence or the one before."""
    reading = told.reading
    parted = m.sentence == 0 or reading.sentences[m.sentence].new_paragraph
    for first in (m.sentence,) if parted else (m.sentence, m.sentence - 1):
        start = reading.sentences[first].start
        field, colon, _ = reading.text[start : m.start].partition(":")
        if colon and len(field.split()) <= _FEW and reading.names("sidepart", field):
            return not reading.between(start, m.start, *PUNCTURE, _LEVEL, "fluid.csf")
    return False


def _is_back(told: Told, lead: Mention, m: Mention) -> bool:
    """Whether the words between turn back to this puncture: a bracket closes, another number is named, or 'today' is said."""
    reading = told.reading
    own = [n for n in reading.between(lead.end, m.start, _NUMBERED) if not _is_other_number(told, n)]
    return bool(own) or _turns_back(reading.text[lead.end : m.start]) or bool(reading.between(lead.end, m.start, *_NOW))


def _turns_back(words: str) -> bool:
    """Whether a bracket closes that was open before these words, or a semicolon stands in them; not their own: '#2 (5/8) both'."""
    words = _BRACKETS.sub("", words)
    return ")" in words or ";" in words


def _is_other_number(told: Told, ref: Mention) -> bool:
    """Whether numbers of a series are all others than this puncture's, which is the last that is named; ranges are of earlier ones."""
    own = max((n.low or 0 for n in told.reading.of("tap.number")), default=0)
    numbers = [int(number) for number in _NUMBER.findall(ref.text)]
    return own not in numbers if own else len(numbers) > 1 and not told.items


def _is_other_part(told: Told, m: Mention) -> bool:
    """Whether a statement stands under the header of a part ('ENT part:') in which no puncture is told, while another part tells it."""
    section = told.section(m)
    header = told.reading.text[section.start : section.body]
    if m.start < section.body or told.is_headed(m) or not told.reading.names("partheader", header):
        return False
    if told.reading.names("ownpart", header):
        return False
    return bool(told.acts) and all(told.reading.sentences[act].section is not section for act in told.acts)


def is_of_other_operator(told: Told, m: Mention) -> bool:
    """'Operator 1 (resident): L4-5, apnea. Operator 2 (author): as below': a line of a list, which names another and not the author."""
    reading, text = told.reading, told.reading.text
    start = text.rfind("\n", 0, m.start) + 1
    line = _LISTED.match(text, start)
    if line is None or not any(int(n[2]) > int(line[2]) and n[1].lower() == line[1].lower() for n in _LISTED.finditer(text, m.end)):
        return False
    named = reading.between(start, m.start, "hand.other", "hand.named", "hand.learner", "hand.helper", "operator.other")
    return bool(named) and not reading.between(start, m.start, "now.me", "hand.author")


def is_plain(told: Told, m: Mention) -> bool:
    """Whether the words of a statement of none, those around it and the header above it are such as this puncture's have."""
    if told.is_cell(m):
        return True
    own = _is_of_it(told, m)
    if own is False or told.is_headed(m):
        return own is not False and _is_own_heading(told, m)
    if own:
        return True
    return (
        not _follows_another(told, m) and _is_led_to(told, m) and _is_under_own(told, m) and _is_near(told, m) and _is_in_own_line(told, m)
    )


def names_it(told: Told, m: Mention) -> bool:
    """Whether a statement of none says that it is of the puncture: 'no complications of the tap'."""
    return _is_of_it(told, m) is True


def _follows_another(told: Told, m: Mention) -> bool:
    """Whether the paragraph begins with another procedure, and tells no step of this one: 'Bronchoscopy: clear. No complications.'"""
    reading = told.reading
    if _is_in_line_of_another(told, m) or _is_in_field_of_another(told, m):
        return True
    first = next((i for i in range(m.sentence, -1, -1) if reading.sentences[i].new_paragraph), 0)
    start = reading.sentences[first].start
    heads = any(n.start == start and n.assertion == "affirmed" for n in reading.inside(first, _SIDE))
    return heads and first < m.sentence and not reading.between(start, m.start, *_OWN_STEPS)


def _is_own_heading(told: Told, m: Mention) -> bool:
    """Whether the header of complications names nobody else's and no other procedure: not 'Complications of the trainee's try'."""
    reading, section = told.reading, told.section(m)
    header = reading.text[section.start : max(section.body, m.end)].lower().partition(":")[0]
    owner = _OWNER.search(header)
    words = _WORD.findall(header[owner.start() :]) if owner else []
    both = ("otherpart", "sidepart") if reading.between(section.start, section.body, *PUNCTURE) else ()  # 'of LP and marrow'
    return all(w in _STOPS or any(reading.names(known, w) for known in (*_KNOWN, "ownform", *both)) for w in words)


def _is_of_it(told: Told, m: Mention) -> bool | None:
    """Whether a statement is of the puncture by what it names: 'none with the tap', not 'with the line'; None: it names nothing."""
    reading = told.reading
    if reading.names("compact", m.text):
        return True
    which, links = reading.list_of("ownwhich"), reading.list_of("ownlink")
    behind = _WORD.findall(reading.text[m.end : reading.sentences[m.sentence].end].lower())
    last = "" if m.text.lower().endswith("at all") else (_WORD.findall(m.text.lower()) or [""])[-1]
    if last not in which and last != "the":  # else what it is of goes on: 'no problems with any of the'
        if behind[:1] == [] or behind[0] not in _GIVES:
            return False if _is_of_other_time(told, behind) else None
        behind = behind[1:]
    for place, word in enumerate(behind):
        if word in _STOPS:
            break
        if reading.names("compact", word):
            return True
        if word == "#":
            return None
        if reading.names("ownobject", word):  # of fluid, but not of "fluid resuscitation"
            return False if any(reading.names("otherobject", other) for other in behind[place + 1 : place + 2]) else None
        if word not in links | which:
            return False
        last = word
    return None if last in which else False


def _is_of_other_time(told: Told, behind: list[str]) -> bool:
    """'None on the earlier occasions', 'none at her operation': when or where there was none is told in words that no puncture has."""
    if not behind or behind[0] not in _WHEN:
        return False
    said = list(takewhile(lambda word: word not in _STOPS, behind))[:_FEW]
    return "#" not in said and not all(any(told.reading.names(known, word) for known in _KNOWN_WHEN) for word in said)


def _is_led_to(told: Told, m: Mention) -> bool:
    """Whether the words of the sentence before a statement say nothing, tell a step or its outcome, or name the puncture."""
    reading = told.reading
    start, section = reading.sentences[m.sentence].start, told.section(m)
    if m.label == _TODAY or any(0 <= n.start - m.end <= _BEHIND for n in reading.inside(m.sentence, *_NOW)):
        return True
    if reading.text[start : m.start].rstrip().endswith("."):  # an abbreviation ends the words before: 'brighter within the hr. None'
        return True
    if section.category == _UNKNOWN and start <= section.body <= m.start:
        start = section.body  # such a header is judged by itself
    words = [w for w in _WORD.findall(reading.text[start : m.start].lower()) if w not in _STOPS]
    said = [w for w in words if not reading.names("ownlead", w)]
    if not said:
        return True
    if _RELATIVE in words and words.index(said[-1]) < words.index(_RELATIVE):  # 'the scan of last night, which passed without incident'
        return reading.names("ownobject", said[-1])
    if _is_in_other_scene(told, m):
        return False
    if any(n.start < m.start and n.family != _LEVEL for n in reading.inside(m.sentence, *_STEPS, *EVENTS)):
        return True
    if _is_end_of_denials(told, m):
        return True
    told_by_another = any(reading.names("reporting", w) for w in words)
    return any(reading.names("ownobject", w) or (not told_by_another and reading.names("ownsubject", w)) for w in words)


def _is_end_of_denials(told: Told, m: Mention) -> bool:
    """'No haematoma, no new leg symptom, no complications': the last of several denials, one of them of what may come of a puncture."""
    reading = told.reading
    parts = [p.strip() for p in reading.text[reading.sentences[m.sentence].start : m.start].lower().rstrip(" ,;\n").split(",")]
    return all(p.split()[:1] and p.split()[0] in reading.list_of("answerno") for p in parts) and any(
        reading.names("aftermath", p) for p in parts
    )


def _is_in_other_scene(told: Told, m: Mention) -> bool:
    """Whether another day, place or a failure is told before a statement in its sentence, and no fluid that came then."""
    reading = told.reading
    start = reading.sentences[m.sentence].start
    lead = reading.text[start : m.start].lower()
    scenes = [w.end() for w in _WORD.finditer(lead) if reading.names("otherscene", w[0])]
    if not scenes or reading.names("ownscene", lead):
        return False
    behind = start + scenes[-1]
    return not any(n.assertion == "affirmed" for n in reading.between(behind, m.start, *_GAVE)) and not reading.parted(behind, m.start, ";")


def _is_in_own_line(told: Told, m: Mention) -> bool:
    """Whether a statement stands in a line of the puncture, where a note is a log; one that says nothing more goes with those before it."""
    reading, text = told.reading, told.reading.text
    start = text.rfind("\n", 0, m.start) + 1
    if not _CLOCK.match(text, start) or sum(bool(_CLOCK.match(line)) for line in text.splitlines()) < _LINES_OF_A_LOG:
        return True
    end = text.find("\n", m.end)
    if reading.between(start, end if end >= 0 else len(text), *_OWN_STEPS, *_ORDERED):
        return True
    if m.sentence <= min(told.acts, default=0) or reading.between(start, m.start, "volume"):
        return False
    before = text[start : m.start].lower()
    words = [w for w in _WORD.findall(before) if w not in _STOPS]
    of_her = reading.names("ownsubject", before) or reading.between(start, m.start, *_STATE)
    return bool(of_her) or all(any(reading.names(known, w) for known in _KNOWN) for w in words)


def _is_under_own(told: Told, m: Mention) -> bool:
    """Whether the header above is a known one, stands over steps of the puncture, or names it, a complication or a watch: not 'Lines:'."""
    section, reading = told.section(m), told.reading
    if section.category == _SEDATION and reading.sentences[m.sentence].start <= section.start:  # 'Sedation: no adverse events'
        return False
    if section.category != _UNKNOWN or m.start < section.body or any(reading.sentences[act].section is section for act in told.acts):
        return True
    header = reading.text[section.start : section.body].lower()
    words = [w for w in _WORD.findall(header) if w not in _STOPS]
    named = reading.between(section.start, section.body, _SIDE, *PUNCTURE)
    if named and not any(n.label in PUNCTURE for n in named):
        return False
    own = reading.list_of("ownlead") | reading.list_of("ownlink") | reading.list_of("ownwhich")
    dated = any(c.isdigit() for c in header)
    if reading.names("ownheader", header) or (reading.names("compact", header) and not dated):
        return all(any(reading.names(known, w) for known in _HEADS) for w in words)
    return not dated and all(w in own or reading.names("ownobject", w) for w in words)


def _is_near(told: Told, m: Mention) -> bool:
    """Whether the sentence of a statement or one of those before it tells a step of the puncture; farther ones where no other is told."""
    other = False
    for back in range(_FAR):
        index = max(0, m.sentence - back)
        if told.reading.inside(index, *_STEPS, *_CLOSING):
            return back < _NEAR or not other
        other = other or bool(told.reading.inside(index, _SIDE))
    return False
