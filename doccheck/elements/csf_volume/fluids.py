"""Whether an amount is spinal fluid.

An amount belongs to the fluid that is named nearest to it; an amount with no fluid in its sentence goes with the fluid told last.
Anaesthetic, contrast, drugs, blood, infusions and urine never count.
Source: labelling guide, element 4.
"""

from __future__ import annotations

import re

from doccheck.elements.csf_volume.words import BARE, BARE_SUMS, NEVER, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention

# The words for spinal fluid: what is added to their distance from an amount, and how near they must stand before and after it.
_CSF = (
    (0, ("fluid.csf", "fluid.plain"), NEVER, NEVER),
    (1, ("fluid.looks",), NEVER, NEVER),
    (2, ("container.count", "container.range", "container.one", "taken.container", "taken.volume"), NEVER, NEVER),
    (2, ("taken.off",), 3, 2),
    (3, TAKEN, NEVER, NEVER),
    (4, ("sum.sample", "sum.lot", "sum.except"), NEVER, NEVER),
    (5, ("sum.after",), 0, NEVER),
    (5, ("sum.day",), 2, 2),
)
_ITSELF = BARE | {"volume.headed", "volume.last"}  # labels of numbers whose own words are said of spinal fluid
_SPELLED_OUT = "spelled-out"
_OF_OTHERS = frozenset({"anesthesia", "sedation", "blood_loss", "contrast"})  # sections that tell of other fluids
_LOOK_BACK = 4  # sentences
_LAST_MARKS = 40
_BESIDE = 3  # characters
_DRAWN = "drawn"  # values of names of other fluids
_OF_BLOOD = frozenset({"blood", _DRAWN})
_NAMED_WITHIN = 2  # words
_TOTAL_WITHIN = 3  # words
_FAR = 12  # words and pauses
_NEAR_PRESSURE = 8
_MOST_OUTPUT = 100  # mL
_MORE_THAN_NUMBS = 12  # mL: more than is given of a local anaesthetic
_HEADED = re.compile(r"[\s:=~]*(?:\([^()\d]*\)|out|off|drained)?[\s:=~]*", re.IGNORECASE)
_NEXT_FIELD = re.compile(r"[ \t]{2,}|\s*\|\s*|\t")
_LITRES = re.compile(r"\d\s*(?:l|litres?|liters?)$", re.IGNORECASE)
_TOLD = re.compile(
    r"\bl\d|\b\d{2}\s?g(?:a|auge)?\b|(?<![\d.,:/])\d{1,2}(?:[.,]\d)?(?![\d.,:/]*\d|\s*(?:%|p(?:er)?\s?c(?:en)?t))", re.IGNORECASE
)


def is_csf(words: Words, amount: Mention, told: bool = False) -> bool | None:
    """True where the words nearby say spinal fluid, False where only the sentences before do, None where it is something else.

    `told`: amounts of spinal fluid stand shortly before the sentence.
    """
    if _is_urine(words, amount) or _is_gas(words, amount) or _is_of_others(words, amount):
        return None
    if _is_said_again(words, amount) or _runs_on(words, amount) or is_for_tests(words, amount):
        return True
    if words.gap(amount, "fluid.csf", before=-1, after=2) <= 2 or _is_in_row(words, amount):
        return True
    other = NEVER if _is_only_paired(words, amount) else words.gap(amount, "fluid.other")
    own = _distance(words, amount, alone=other == NEVER)
    if own == NEVER and other == NEVER:
        return _by_what_stands_before(words, amount, told)
    if own == NEVER and (_by_pressure(words, amount) + 5 < other or _is_item(words, amount, other)):
        return False
    said_before = own == other < words.gap(amount, "fluid.other", after=-1)  # 'out 25 mL gauge 20 local'
    return True if own < other or said_before else None


def _is_in_row(words: Words, amount: Mention) -> bool:
    """Whether spinal fluid heads an amount in a row of fluids, of which the next has its own: 'CSF (LP) 28 mL   urine 410'."""
    named = words.before(amount, "fluid.csf")
    if not named or amount.start - named[-1].end > _FAR or not _HEADED.fullmatch(words.reading.text, named[-1].end, amount.start):
        return False
    return any(_NEXT_FIELD.fullmatch(words.reading.text, amount.end, m.start) for m in words.after(amount, "fluid.other"))


def _distance(words: Words, amount: Mention, alone: bool) -> int:
    """How far the nearest words for spinal fluid stand from an amount; a bare total is one where no other fluid is named (`alone`)."""
    own = min(words.gap(amount, *labels, before=before, after=after) + more for more, labels, before, after in _CSF)
    return min(own, 3 if amount.label in _ITSELF and (alone or amount.label not in BARE_SUMS) else NEVER)


def _by_what_stands_before(words: Words, amount: Mention, told: bool) -> bool | None:
    """Whether an amount is spinal fluid in whose sentence no fluid is named."""
    if words.gap(amount, "sum.corrected") < NEVER or words.withdrawn_before() or any(m.label == "sum.handed" for m in words.found):
        return True
    if any(m.family == "pressure" or m.label == "fluid.pressure" for m in words.around(amount)):
        more = words.gap(amount, "sum.more") <= 2 and bool(words.before(amount, *NUMBERS))
        return more or (_by_pressure(words, amount) <= _NEAR_PRESSURE and (amount.high or 0) >= _MORE_THAN_NUMBS)
    if words.category == "fluid" or (told and words.gap(amount, "sum.total") <= _TOTAL_WITHIN):  # '6 mL to lab. Total by noon: 40 mL'
        return True
    if not _last_fluid(words):
        return False if amount.kind == _SPELLED_OUT or _stands_alone(words, amount) or _adds_to_product(words, amount) else None
    return words.gap(amount, "sum.more", "sum.total") <= _TOTAL_WITHIN


def speaks_of_csf(words: Words, mention: Mention) -> bool:
    """Whether words for an amount without a number are said of spinal fluid."""
    near = words.gap(mention, "fluid.csf", "fluid.plain", "fluid.looks", "taken.container", "taken.let")
    if near > 8 and words.gap(mention, "fluid.other") < NEVER:
        return False
    sent = words.gap(mention, "sum.sample", after=2) <= 2 or words.gap(mention, *TAKEN, before=3, after=3) <= 3
    named = any(m.label == "taken.volume" and " " in m.text and words.apart(m, mention) <= 1 for m in words.around(mention))
    return sent or named or near < NEVER or words.category == "fluid" or is_for_tests(words, mention)


def _runs_on(words: Words, amount: Mention) -> bool:
    """Whether the line breaks off after an amount and the next one begins with spinal fluid or how it looks: '18 ML' 'CLEAR CSF'."""
    return any(
        m.label in ("fluid.csf", "fluid.looks") and not words.reading.text[amount.end : m.start].strip()
        for m in words.marks.get(words.index + 1, ())[:2]
    )


def _is_said_again(words: Words, amount: Mention) -> bool:
    """Whether an amount was said just before without its unit: '27 off, er, 27 mL'."""
    return any(m.low == amount.low and amount.start - m.end <= _FAR for m in words.before(amount, *BARE))


def is_for_tests(words: Words, amount: Mention) -> bool:
    """Whether a test of spinal fluid follows an amount: '10 ml cyto, 4 ml for flow'."""
    tests = [m for m in words.reading.inside(words.index, "question.tests") if m.start >= amount.end]
    between = words.between(amount, tests[0]) if tests else ","
    return len(between.split()) <= 1 and not any(c in ",;." for c in between)


def _by_pressure(words: Words, amount: Mention) -> int:
    return words.gap(amount, "fluid.pressure", "pressure.opening")


def _is_placed(words: Words, amount: Mention) -> bool:
    """Whether a level stands right before an amount."""
    return any(0 <= amount.start - m.end <= _BESIDE for m in words.reading.inside(words.index, "level"))


def _is_item(words: Words, amount: Mention, other: int) -> bool:
    """Whether an amount is an item of its own in a list, far from the item that tells another: 'lido, L3-4, 22G, 12 mL, cells'."""
    before, after = words.text_before(amount, 9)[-1:], words.text_after(amount, 6)
    parted = before in (",", ";", ".") and (after[:1] in (",", ";", ".", "") or after[3:4].isdigit())  # '7 mL in 3'
    return parted and (other >= _FAR or (other > 7 and _is_placed(words, amount)))


def _stands_alone(words: Words, amount: Mention) -> bool:
    """Whether an amount stands between two stops or after a level, and no other fluid was told just before: 'LP; L3-4; 12 mL'."""
    text, sentence = words.reading.text, words.reading.sentences[words.index]
    begin = max(sentence.start, sentence.section.body if sentence.section.body <= amount.start else 0)
    before, after = text[begin : amount.start].rstrip(), text[amount.end : sentence.end].lstrip()
    parted = _is_placed(words, amount) or before[-1:] in (";", "|", '"', "")
    parted = parted and (after[:1] in (".", ",", ";", "|", '"', "") or words.gap(amount, "sum.total", before=-1, after=0) == 0)
    others = [m for m in words.marks.get(words.index - 1, ()) if m.label in ("fluid.other", "volume.amount")]
    if not parted or not others or (len(others) > 1 and any(m.label == "volume.amount" for m in others)):
        return parted
    last = max((m.end for m in others if m.label == "fluid.other"), default=begin)
    return _TOLD.search(text, last, begin) is not None


def _is_urine(words: Words, amount: Mention) -> bool:
    """Whether a large amount stands in a field 'OUTPUT' with no word of spinal fluid, as in a report of an operation."""
    bare = words.reading.sentences[words.index].section.name.strip(" :").lower() in words.reading.list_of("volumeoutput")
    of_drain = any(m.label in ("sum.day", "volume.rate") for i in range(words.index - 3, words.index + 1) for m in words.marks.get(i, ()))
    return bare and not of_drain and (amount.high or 0) > _MOST_OUTPUT and words.gap(amount, "fluid.csf") == NEVER


def _is_gas(words: Words, amount: Mention) -> bool:
    """Whether an amount in litres is oxygen or an infusion: no spinal fluid is named right beside it."""
    return _LITRES.search(amount.text) is not None and words.gap(amount, "fluid.csf", before=_BESIDE, after=_BESIDE) == NEVER


def _is_of_others(words: Words, amount: Mention) -> bool:
    """Whether an amount is told of another place, or in the first sentence of a field for another fluid: 'Local: lidocaine, vol 8 mL'."""
    others = {m.value for m in words.before(amount, "fluid.other") if m.assertion != "negated"}
    if "shunt" in others or _is_named_behind(words, amount) or _is_made_of_another(words, amount):
        return True
    if words.gap(amount, "fluid.csf") < NEVER:
        return False
    if _DRAWN in others and not _is_only_paired(words, amount) and words.gap(amount, "fluid.plain") == NEVER:
        return True
    if "wound" in others or _is_of_field_before(words, amount):
        return True
    sentence = words.reading.sentences[words.index]
    return words.category in _OF_OTHERS and sentence.start <= sentence.section.body


def _is_named_behind(words: Words, amount: Mention) -> bool:
    """Whether a bracket right behind an amount begins with another fluid: '1350 mL (pleural)'."""
    others = (m for m in words.found if m.label == "fluid.other" and m.assertion != "negated" and m.start > amount.end)
    if words.gap(amount, "fluid.csf", before=_NAMED_WITHIN, after=-1) < NEVER:  # 'CSF 8 mL (serum glucose paired)'
        others = (m for m in others if m.value not in _OF_BLOOD)
    return any(words.reading.text[amount.end : m.start].strip() == "(" for m in others)


def _is_made_of_another(words: Words, amount: Mention) -> bool:
    """Whether another fluid follows an amount as what it is an amount of: 'a sample of 6 mL blood went along', '10 mL of saline'."""
    behind = next((m for m in words.after(amount, "fluid.other") if m.assertion != "negated"), None)
    between = words.between(amount, behind) if behind else ","
    if behind is None or between not in ("", "of", "venous", "of venous", "of her", "of his"):
        return False
    return between.startswith("of") or (
        behind.value in _OF_BLOOD and words.gap(amount, "fluid.csf", before=_NAMED_WITHIN, after=-1) == NEVER
    )


def _is_only_paired(words: Words, amount: Mention) -> bool:
    """Whether the only other fluid of a sentence is blood in brackets, that a test is paired with: 'glucose (serum too)'."""
    text = words.reading.text
    others = [m for m in words.around(amount) if m.label == "fluid.other"]
    inside = (text.rfind("(", words.reading.sentences[words.index].start, m.start) > text.rfind(")", 0, m.start) for m in others)
    closed = (")" in text[m.end : amount.start] for m in others)
    return bool(others) and all(m.value in _OF_BLOOD for m in others) and all(inside) and all(closed)


def _is_of_field_before(words: Words, amount: Mention) -> bool:
    """Whether a field 'Amount' follows a field for an anaesthetic that told none: 'Anesthetic: lidocaine 1%' 'Amount: 5 mL'."""
    before = words.marks.get(words.index - 1, ())
    if not before or before[0].category not in _OF_OTHERS or any(m.label in NUMBERS or m.label == "fluid.csf" for m in before):
        return False
    named = words.gap(amount, "fluid.plain", "fluid.looks", "taken.off", "taken.container", *TAKEN) < NEVER
    return not named and (amount.high or 0) <= _MORE_THAN_NUMBS


def _adds_to_product(words: Words, amount: Mention) -> bool:
    """Whether an amount is added to what tubes hold, which is said of no other fluid: '2 mL x3 + 1 mL'."""
    plus = next((m for m in words.before(amount, "sum.plus") if not words.between(m, amount)), None)
    return plus is not None and any(m.kind == _SPELLED_OUT and not words.between(m, plus) for m in words.before(plus, "volume"))


def _last_fluid(words: Words) -> bool:
    """Whether the fluid told last before this sentence is spinal fluid."""
    for index in range(words.index - 1, max(-1, words.index - 1 - _LOOK_BACK), -1):
        marks = words.marks.get(index, [])[-_LAST_MARKS:]
        for mark in reversed(marks):
            if mark.label == "fluid.other" and mark.assertion != "negated":
                return False
            if mark.label == "fluid.looks" and _is_all_there_is(words, index, mark):
                return True
            if mark.family in ("container", "none", "pressure") or mark.label in ("fluid.csf", "fluid.plain", "taken.container"):
                return True
        if any(mark.label in TAKEN for mark in marks):
            return True
    return False


def _is_all_there_is(words: Words, index: int, mark: Mention) -> bool:
    """Whether how something looks is all that a sentence says: 'Clear.'"""
    return len(words.reading.words(index).strip(" .;,-\n\t\r")) <= len(mark.text)
