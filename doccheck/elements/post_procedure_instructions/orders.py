"""Whether words that may be an order are one: somebody is told, a paper is handed out, or they open a clause that gives orders.

The words of an order also tell a state ("left lying flat"), what happened ("drank two cups", "fluids were taken") or what eases a sign.
Hence the words that lead up to an order in its clause have to be known as those that do no more than that; the other way round, for every
word that makes it a state, the next author finds another one.
Source: labelling guide, element 6: "only where the patient went and in what condition" is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from doccheck.pipeline import Mention, Reading

FRAME = "instruction.told"
OBEYED = "obeyed"  # "he will not lift it, as I asked": told behind the order
TIMED = "timed"  # how long, or until when
_HANDOUT = "instruction.handout"  # says itself that it was given
_MONITOR = "instruction.monitor"
_BREAK = re.compile(r"[,;:.()\[\]\n/|+&–—☐☒☑·•*>]|\s-\s|\d[.)]")
_CLAUSE_END = re.compile(r"[.;]")
_TICKS = frozenset("\u2612\u2611\u2713\u2714\u221a\u25a0")
_SAID_OF_IT = re.compile(r"[.;\n]|\bbut\b")
_SLOT = re.compile(r"[\s:=x]{0,3}(?:(?:for|until|till|x)\s{1,3})?(?:\*{3}|_{2,}|\{)")  # "HOB ***", "flat for {hours}"
_BLANK = re.compile(
    r"[^\n:.;]{0,40}(?:[:=|]|(?<=\))|(?=\n))[ \t]{0,40}\n?[ \t]*(?:\*{3}|_{2,}|\{|@|signed\b)|[ \t)]{0,3}:[ \t]*(?=\n\s*\n)"
)  # "Advice given: ____"
_NAME = 3  # words of a field's name before those
_FIGURES = re.compile(r"[^a-z]*|\w*\d\w*")  # "-", "2)", "4E"


def given(reading: Reading, words: Sequence[Mention]) -> list[Mention]:
    """Those that are orders, of words that may be."""
    out: list[Mention] = []
    for m in sorted(words):
        before = [w for w in words if w.sentence == m.sentence and w.start < m.start]
        goes_on = any(w in out and w.end > m.start for w in before)
        if goes_on or _is_given(reading, m, [w for w in before if w not in out]):
            out.append(m)
    return out


def is_told(reading: Reading, m: Mention) -> bool:
    """Whether somebody is told before an order in its sentence, or it is said behind it that he was."""
    return reading.names("ordertold", m.text) or bool(_frames(reading, m))


def _frames(reading: Reading, m: Mention) -> list[Mention]:
    """Words of telling that lead to an order; a header that names nobody ("Aftercare:") stands over states as well."""
    heads = reading.sentences[m.sentence].section.body
    frames = [f for f in reading.inside(m.sentence, FRAME) if f.end > heads or not reading.names("orderpaper", f.text)]
    return [f for f in frames if f.value == OBEYED or (f.start < m.start and _reaches(reading, f, m))] + _heading(reading, m)


def _reaches(reading: Reading, frame: Mention, m: Mention) -> bool:
    """Whether words of telling lead as far as an order: to the end of their clause, or of the list that they open with a colon."""
    between = reading.text[frame.end : m.start]
    opening, colon, items = between.partition(": ")
    if colon and not _CLAUSE_END.search(opening):
        return "." not in items
    return not _CLAUSE_END.search(between)


def _heading(reading: Reading, m: Mention) -> list[Mention]:
    """'Advice. Quiet day, no gym': words of telling that are a sentence by themselves lead to the next one in their line."""
    before = m.sentence - 1
    if before < 0 or reading.sentences[m.sentence].new_line:
        return []
    return [f for f in reading.inside(before, FRAME) if reading.words(before).strip(" .\n") == f.text]


def _is_given(reading: Reading, m: Mention, others: Sequence[Mention]) -> bool:
    if m.label == _HANDOUT:
        return not _is_blank_field(reading, m) and _is_handed(reading, m)
    if reading.names("ordertold", m.text):
        return True
    if reading.names("ordermaybe", _clause_before(reading, m) + m.text.lower()):  # "told that she may need to lie down" is what to expect
        return False
    frames = _frames(reading, m)
    by_name = [f for f in frames if not reading.names("orderpaper", f.text)]  # "the order for an hour flat was taken off"
    if _SLOT.match(reading.text, m.end) or (not by_name and _is_past(reading, m)):
        return False
    if frames:
        return True
    return _leads_to_it(reading, m, others) and not (_is_posture(reading, m) or _is_found(reading, m) or _is_of_a_course(reading, m))


def _is_blank_field(reading: Reading, m: Mention) -> bool:
    """Whether words that say that something was given are the name of a field, behind which nobody wrote: 'Advice given: ____'."""
    start = reading.text.rfind("\n", 0, m.start) + 1
    named = len(reading.text[start : m.start].split()) <= _NAME and not _CLAUSE_END.search(reading.text, start, m.start)
    return named and _BLANK.match(reading.text, m.end) is not None


def _is_handed(reading: Reading, m: Mention) -> bool:
    """Whether a paper is said to have been given: not where it is ('is in the rack'), nor that somebody could have gone through it."""
    sentence = reading.sentences[m.sentence]
    if reading.names("paperundone", reading.text[sentence.start : m.start].lower()):
        return False
    rest = _SAID_OF_IT.split(reading.text[m.end : sentence.end].lower())[0]
    said = f"{_clause_before(reading, m)} {m.text.lower()} {rest}"
    return reading.names("papergiven", said) or not _TICKS.isdisjoint(said)


def _leads_to_it(reading: Reading, m: Mention, others: Sequence[Mention]) -> bool:
    """Whether only words that lead up to an order stand before it in its clause, and no other words there that turned out to be none."""
    clause = _clause_before(reading, m)
    leads, links = reading.list_of("orderlead"), reading.list_of("orderlink")
    for word in reversed(clause.split()):
        if word in links:
            return not any(w.end > m.start - len(clause) for w in others)
        if word.strip("\"'") not in leads and not _FIGURES.fullmatch(word):
            return False
    return True


def _clause_before(reading: Reading, m: Mention) -> str:
    """What stands before an order in its clause, in small letters."""
    sentence = reading.sentences[m.sentence]
    return _BREAK.split(reading.text[max(sentence.start, sentence.section.body) : m.start].lower())[-1]


def _is_posture(reading: Reading, m: Mention) -> bool:
    """'Resting', 'lying on his side': how somebody is, unless it is said for how long."""
    return m.value != TIMED and m.text.lower().split()[0].strip(",") in reading.list_of("orderstate")


def _is_past(reading: Reading, m: Mention) -> bool:
    """Whether its clause tells what became of an order ('fluids were taken', 'flat 2 h was cancelled'), and not that it was given."""
    clause = _BREAK.split(reading.text[m.end : reading.sentences[m.sentence].end].lower())[0]
    ends = reading.list_of("orderlink") | reading.list_of("orderuntil")
    own = list(takewhile(lambda word: word not in ends, f"{m.text.lower().split()[-1]} {clause}".split()))
    past = not reading.list_of("orderpast").isdisjoint(own)
    return past and not reading.names("ordersaid", clause)


def _is_found(reading: Reading, m: Mention) -> bool:
    """Whether the sentence goes on with how somebody is."""
    rest = reading.text[m.end : reading.sentences[m.sentence].end].lower()
    states, wanted = reading.list_of("orderfound"), reading.list_of("orderuntil")
    return any(b.strip(".,;)") in states and a not in wanted for a, b in pairwise(["", *rest.split()]))


def _is_of_a_course(reading: Reading, m: Mention) -> bool:
    """'Monitored 1 h, obs q15': a watch that goes on telling of one that was kept."""
    sentence = reading.sentences[m.sentence]
    first = reading.text[max(sentence.start, sentence.section.body) : m.start].lower().split()[:1]
    return m.label == _MONITOR and not reading.list_of("orderkept").isdisjoint(first)
