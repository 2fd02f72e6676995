"""What leaves the amounts told open at their end: a pot in the list with no number of its own, the rest, fluid that ran on behind them.

A total settles all of these. Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doccheck.elements.csf_volume.volumes import Amount
from doccheck.elements.csf_volume.words import NUMBERS
from doccheck.pipeline import Mention, Reading

_CLAUSE = re.compile(r"(?:[^,;.()\n]|[,.](?=\d)|\n(?=[ \t]*[a-z]))+")
_WORD = re.compile(r"[a-z]+")
_FOR_A_TIME = re.compile(r"\bfor (?:[\w-]+ ){1,3}(?:min|mins|minutes?|moments?|while|bit|time)\b")
_NAME = re.compile(r"(?:tube|vial|bottle|pot|universal|container|cup|jar|syringe|aliquot)\s?#?([a-h1-9])\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"(?:'s)?\s+(?:of (?:csf|fluid)\s+)?(?:was|were|is|had|has)\b")
_SOME_OF_THEM = re.compile(
    r"\W*(?:only\s+)?(?:the\s+)?(?:one|two|first|second|third|last|1st|2nd|3rd|1|2|#\s?[1-4])\b(?:\s+(?:of\s+(?:them|these|the)\s*)?"
    r"(?:syringes?|tubes?|pots?|bottles?|vials?|universals?))?[^.;\d]*(?:\(\d{1,2}(?:\s*ml|\s*cc)?\)[^.;\d]*)?\b(?:to|sent|went|for|kept|in)\b[^.;\d]*$",
    re.IGNORECASE,
)
_FAR = 240  # characters
_WHOLE = frozenset({"total", "after", "record"})


def without_number(reading: Reading, amounts: Sequence[Amount], held: bool) -> list[Mention]:
    """A container, the rest or a flow that is told beside or behind the amounts, with no number; `held`: they are only what tubes got."""
    if not amounts or any(a.role in _WHOLE or a.field for a in amounts):
        return []
    return (_bare_containers(reading, amounts) if held else []) or _bare_clauses(reading, amounts[-1].mention, held)


def _bare_containers(reading: Reading, amounts: Sequence[Amount]) -> list[Mention]:
    """The containers of a list in which the others have a number each: 'pot 1 3 mL, pot 2 3 mL, pot 3 to virology'."""
    for index in {a.mention.sentence for a in amounts}:
        if reading.inside(index, "sum.each", "container.range", "container.count", "sum.share"):
            continue
        told = reading.inside(index, *NUMBERS)
        named = _named(reading, index)
        bare = [place for place in named if not any(t.start <= place < t.end for t in told)]
        alone = [t for t in told if _NAME.search(t.text) is None]
        if len(bare) > len(alone) and len(named) - len(bare) + len(alone) > 1:  # at least two have a number
            return told[-1:]
    return []


def _named(reading: Reading, index: int) -> list[int]:
    """Where the containers of a sentence stand that bear a number or letter, each once: 'pot 3', 'tube C'."""
    sentence, out = reading.sentences[index], dict[str, int]()
    for name in _NAME.finditer(reading.text, sentence.start, sentence.end):
        out.setdefault(name.group(1).lower(), name.start())
    return list(out.values())


def _bare_clauses(reading: Reading, last: Mention, held: bool) -> list[Mention]:
    """The amount, where a clause behind it tells of the rest, or of fluid that ran on, with no number in it."""
    for start, text, words in _clauses_behind(reading, last):
        shared = _is_shared_out(reading, last, start) or is_of_the_lot(reading, last, start)
        if (held and not shared and _tells_of_rest(reading, text)) or _runs_on(reading, text, words, held):
            return [last]
    return []


def _clauses_behind(reading: Reading, last: Mention) -> Iterator[tuple[int, str, set[str]]]:
    """The clauses behind an amount, in its sentence and the next one of its section, that hold no number and no other fluid."""
    sentence = reading.sentences[last.sentence]
    follows = reading.sentences[last.sentence + 1] if last.sentence + 1 < len(reading.sentences) else sentence
    end = follows.end if follows.section is sentence.section else sentence.end
    marks = [m for i in (last.sentence, last.sentence + 1) for m in reading.inside(i, *NUMBERS, "volume", "fluid.other", "lowered")]
    for clause in _CLAUSE.finditer(reading.text, last.end, min(end, last.end + _FAR)):
        if not any(m.start < clause.end() and clause.start() < m.end for m in marks):
            text = clause.group().lower()
            if clause.start() == last.end and _ITS_OWN.match(text):  # '30 mL were then drained'
                text = text.partition(" and ")[2]
            yield clause.start(), text, set(_WORD.findall(text))


def _tells_of_rest(reading: Reading, text: str) -> bool:
    """Whether a clause names the rest of the fluid: 'pot C the rest', but not 'the rest of the kit' or what tubes were for."""
    named = (rest for rest in reading.list_of("therest") if f" {rest}" in text)
    shared = any(c.isdigit() for c in text)  # '30 mL: 10 to cytology and the rest kept'
    return not shared and any(f"{rest} of the" not in text and f"for {rest}" not in text for rest in named)


def _is_shared_out(reading: Reading, last: Mention, start: int) -> bool:
    """Whether a bracket that opens behind the amount tells how it was shared out: '4 mL into two tubes (flow, the rest)'."""
    between = reading.text[last.end : start]
    return between.count("(") > between.count(")")


def is_of_the_lot(reading: Reading, amount: Mention, rest: int) -> bool:
    """Whether some of the containers told before, with all they held, went to the laboratory: 'the first to the lab, the rest to waste'.

    Args:
        amount: what they held, told in an earlier sentence that sends none away.
        rest: where the rest is named.
    """
    begin = max(s.start for s in reading.sentences if s.start <= rest)
    if begin <= amount.start or reading.inside(amount.sentence, "sum.sample"):
        return False
    return _SOME_OF_THEM.match(reading.text[begin:rest]) is not None


def _runs_on(reading: Reading, text: str, words: set[str], held: bool) -> bool:
    """Whether a clause tells that fluid ran, after what came before: 'then let run for a while', beside tubes 'left to drip until 15'."""
    if words.isdisjoint(reading.list_of("flowing")) or not words.isdisjoint(reading.list_of("noflow")):
        return False
    if not words.isdisjoint(reading.list_of("flowafter")):
        return True
    return held and (not words.isdisjoint(reading.list_of("flowuntil")) or _FOR_A_TIME.search(text) is not None)
