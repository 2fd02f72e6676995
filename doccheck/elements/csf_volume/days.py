"""Amounts that another day's puncture gave, or several days together, told beside those of this one.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from doccheck.elements.csf_volume.volumes import Amount
from doccheck.elements.csf_volume.words import Words
from doccheck.elements.zones.marks import opens
from doccheck.pipeline import Mention, Reading

_DATE = re.compile(r"\d{1,2}/\d{1,2}")
_ROW = re.compile(r"\W*(?:\d{1,2}[.):]?\s+)?(\d{1,2}/\d{1,2})(?!\d)")  # '#4  8/10  L3/4'
_HEADS = re.compile(r"\s*(?:one|tap|lp|time|visit)?\s*(?::|=|\()")  # 'Last:', 'prior tap ('
STORY = frozenset({"indication", "history", "past", "other_history"})  # sections
_LONGEST = 240  # characters
_LEAD = 2
_BESIDE = 24
_OPENING = 12
_OTHER = 60
_NEXT_TO = 4
_BEFORE = frozenset({"history", "past", "other_history"})  # sections that tell of earlier times


def is_before_today(words: Words, amount: Mention) -> bool:
    """Whether an amount has an earlier date and today's follows in the sentence: '12/3 L3-4 30 mL; today L4-5 26 mL'."""
    today = words.reading.inside(words.index, "now.today")
    if not today or today[0].start < amount.start or not any(m.label == "volume.amount" and m.start > today[0].end for m in words.found):
        return False
    return any(m.start < amount.start for m in words.reading.inside(words.index, "dated.earlier"))


def is_of_another_day(reading: Reading, amount: Amount) -> bool:
    """Whether an amount gives way to others: one among the reasons, or with a date before it, as of an earlier puncture."""
    told = amount.mention
    if told.label == "volume.cell":
        return False
    today = reading.inside(told.sentence, "now")
    own, row = own_dates(reading), row_date(reading, told)
    if own and row and not any(m.label == "now.today" for m in today):  # '3/4 (me): 22 mL' is of another day's row, whoever did it
        return row not in own
    dated = [m for m in reading.inside(told.sentence, "dated.tap") if m.end <= told.start]
    if today:
        return bool(dated) and all(m.start < dated[-1].start or m.start > told.end for m in today)
    if is_under_other_day(reading, told) or _is_named_in_brackets(reading, told):
        return True
    sentence = reading.sentences[told.sentence]
    earlier = [m for m in reading.inside(told.sentence, "dated.earlier") if m.end <= told.start]
    if sentence.section.category in _BEFORE and earlier and not reading.inside(told.sentence, "sum.handed"):
        return True
    if sentence.section.category == "indication":
        named = any(m.start <= told.start and told.end < m.end for m in reading.inside(told.sentence, "taken.off"))  # '40 mL tap'
        if named or sentence.start <= sentence.section.body:
            return True
    return bool(dated) or any(m.start < told.start for m in reading.inside(told.sentence, "site.dated"))


def is_of_earlier_session(reading: Reading, amount: Amount) -> bool:
    """Whether a sentence that tells of an earlier session holds an amount, and no word for today: 'Last session 5/2, L4-5, 31 mL'."""
    told = amount.mention
    if is_under_other_day(reading, told, surely=True):
        return True
    sessions = [m for m in reading.inside(told.sentence, "dated.session") if m.start < told.start and m.assertion == "affirmed"]
    return bool(sessions) and opens(reading, sessions[0], _OPENING) and not reading.inside(told.sentence, "now", "sum.handed")


def is_under_other_day(reading: Reading, told: Mention, *, surely: bool = False) -> bool:
    """Whether the line or bracket of an amount opens with an earlier day: 'Last: 11/30, OP 46, 22 cc', 'Volume *** [5/22: 28 mL]'."""
    sentence, own = reading.sentences[told.sentence], own_dates(reading)
    for opened in (_bracket(reading, told), sentence.start if sentence.new_line or sentence.new_paragraph else -1):
        dates = [m for m in reading.of("dated.earlier") if m.end <= told.start] if opened >= 0 else []
        days = [m for m in dates if 0 <= m.start - opened <= _LEAD]
        if told.category in STORY:  # 'resection 03/08 (leak, 8 mL of CSF lost)'
            days += [m for m in dates if 0 < opened - m.end + 1 <= _LEAD and "/" in m.text]
        if not days or any(days[0].end <= m.start < told.start for m in reading.inside(told.sentence, "now.today")):
            continue
        behind, bracketed = reading.text[days[0].end : told.start], reading.text[opened] in "(["
        if "/" in days[0].text:
            if bracketed and not own.intersection(_DATE.findall(days[0].text)) and (own or not surely):
                return True
        elif _HEADS.match(behind) or (bracketed and days[0].text.lower() in reading.list_of("daybefore")):
            return True
    return False


def _bracket(reading: Reading, told: Mention) -> int:
    """Where the bracket that holds an amount was opened in its paragraph, or -1."""
    begin = max(told.start - _LONGEST, reading.text.rfind("\n\n", 0, told.start))
    opened = max(reading.text.rfind(mark, max(begin, 0), told.start) for mark in "([")
    return -1 if opened < 0 or any(mark in reading.text[opened : told.start] for mark in ")]") else opened


def is_of_other(reading: Reading, amount: Amount) -> bool:
    """Whether another day, order or patient is named beside an amount, and nothing of today in its sentence."""
    told = amount.mention
    others = [m for m in reading.inside(told.sentence, "dated.other") if told.start - m.end < _OTHER]
    beside = any(m.start < told.start or 0 <= m.start - told.end <= _BESIDE for m in others)
    return beside and not reading.inside(told.sentence, "now", "sum.handed")


def is_told_bare(reading: Reading, sentences: frozenset[int], amounts: Sequence[Amount]) -> bool:
    """Whether a sentence of this puncture tells that fluid was let off, with no number in it."""
    told = {a.mention.sentence for a in amounts}
    marks = reading.affirmed("taken.let", "taken.done", "taken.off", "vague.amount", "vague.more", "vague.unrecorded", "lowered.until")
    bare = (m for m in marks if m.sentence in sentences and m.sentence not in told)
    bare = (m for m in bare if not reading.inside(m.sentence, "volume.amount", "taken.instrument"))
    return any(m.family in ("vague", "lowered") or reading.inside(m.sentence, "fluid.csf") for m in bare)


def opens_today(reading: Reading, sentences: frozenset[int], amounts: Sequence[Amount]) -> bool:
    """Whether the account of today's puncture begins behind amounts of other days: 'On 4/11 30 mL. Today: prone, L3-L4, flowed well.'"""
    last = max((a.mention.sentence for a in amounts), default=-1)
    later = (m for m in reading.affirmed("now.today") if m.sentence > last and m.sentence in sentences)
    return any(opens(reading, m, _OPENING) for m in later)


def is_of_several_days(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is what several punctures gave together: '97 mL in four days', 'total over the week 110 mL'."""
    for span in reading.inside(amount.mention.sentence, "dated.span"):
        first, second = sorted((span, amount.mention), key=lambda m: m.start)
        between = reading.text[first.end : second.start]
        if len(between) <= _BESIDE and not any(c in ".,;:()/" or c.isdigit() for c in between.replace(": ", " ")):
            return True
    return False


def is_beside_todays(reading: Reading, told: Mention) -> bool:
    """Whether an amount stands under another day in a row in which a later one is today's: 'day 1 18 mL, day 2 20 mL, today 24 mL'."""
    today = next((m for m in reading.inside(told.sentence, "now.today") if m.start > told.end), None)
    if today is None or not any(m.start > today.end for m in reading.inside(told.sentence, "volume.amount")):
        return False
    days = [m for m in reading.inside(told.sentence, "sum.day", "sum.named-day") if m.end <= told.start]
    return bool(days) and told.start - days[-1].end <= _NEXT_TO and not reading.inside(told.sentence, "dated.span")


def _is_named_in_brackets(reading: Reading, told: Mention) -> bool:
    """Whether an amount stands in brackets, with a month or a day of the week in or before them: 'OP Mon 40 (25 mL)', '(Mar: 25 mL)'."""
    begin = reading.sentences[told.sentence].start
    opened = reading.text.rfind("(", begin, told.start)
    if opened < 0 or ")" in reading.text[opened : told.start]:
        return False
    return any(opened - _BESIDE <= m.start < told.start for m in reading.inside(told.sentence, "sum.named-day"))


def own_dates(reading: Reading) -> set[str]:
    """The dates that the note gives to this puncture."""
    return {found[-1] for m in reading.of("sum.own-day") if (found := _DATE.findall(m.text))}


def row_date(reading: Reading, told: Mention) -> str:
    """The date that opens the row or sentence in which an amount stands."""
    sentence = reading.sentences[told.sentence]
    found = _ROW.match(reading.text, sentence.start, told.start)
    return found.group(1) if found else ""


def is_own_row(reading: Reading, told: Mention) -> bool:
    """Whether a row of a log that tells a level or a pressure, or is called this one, is that of this puncture, not of another's hands."""
    if told.label != "volume.amount" or reading.inside(told.sentence, "fluid.other", "operator"):
        return False
    if any(m.end <= told.start <= m.end + _OPENING for m in reading.inside(told.sentence, "sum.own-row")):
        return True
    measured = reading.inside(told.sentence, "level", "pressure", "fluid.pressure")
    return bool(measured) and row_date(reading, told) in own_dates(reading)
