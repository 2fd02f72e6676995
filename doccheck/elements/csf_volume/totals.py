"""What the amounts that are told together come to: a total by name, a sum of parts, or one amount and its samples.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from doccheck.elements.csf_volume.steps import leaves_open, steps_of
from doccheck.elements.csf_volume.volumes import TUBES, Amount, with_role
from doccheck.pipeline import Reading

_ADDED = frozenset({"more", "final"})  # roles that tie an amount to those before it
_ADDITIONS = frozenset({"more", "final", "then", "tube", "lot"})  # amounts that are no whole, whatever the others add up to
_PLAIN = frozenset({"plain", "each", "and", "then"})
_FIRST_OF_SUM = frozenset({"plain", "each", "initial"})
_JOINING = frozenset({"more", "final", "first", "initial", "part", "tube", "lot", "sample"})
_COLLECTED = frozenset({"sample", "first", "tube", "each", "and", "initial"})  # roles of what came first, before more
_ON_TOP = frozenset({"more", "then", "final", "and"})  # said of an amount that comes besides the one before it
_DEFINITE = "definite"  # 'the 20 mL removed'
_BY_PLACE = "numbered-by-place"  # the tubes are told one after the other
_MOST_PARTS = 8
_NEAR = 3  # sentences
_MOST = 40  # amounts in one passage
SAME = 0.1


@dataclass(frozen=True, slots=True)
class Total:
    """What one passage says the total is: the amounts it rests on, and whether it may be only a part of the whole."""

    low: float
    high: float
    amounts: tuple[Amount, ...]
    partial: bool = False


def find_totals(reading: Reading, amounts: Sequence[Amount]) -> list[Total]:
    """The totals of all passages."""
    return [total for passage in _passages(reading, _without_spelled(reading, amounts)) for total in _totals(reading, passage)]


def _without_spelled(reading: Reading, amounts: Sequence[Amount]) -> list[Amount]:
    """Without the parts that spell out the amount before them: '33 mL in three 10 mL syringes plus 3 mL'."""
    out: list[Amount] = []
    skip = 0
    for i, amount in enumerate(amounts):
        if skip:
            skip -= 1
            continue
        out.append(amount)
        here = [a for a in amounts[i + 1 : i + 1 + _MOST_PARTS] if a.mention.sentence == amount.mention.sentence]
        if len(here) > 1 and here[0].role not in _ON_TOP and _leads_to(reading, amount, here[0]):
            sums = accumulate(a.high for a in here)
            skip = next((n for n, total in enumerate(sums, 1) if n > 1 and abs(total - amount.high) <= SAME), 0)
    return out


def _leads_to(reading: Reading, amount: Amount, part: Amount) -> bool:
    """Whether words or a colon lead from an amount to the next, and no comma parts them as items of one list."""
    return reading.text[amount.mention.end : part.mention.start].rstrip()[-1:] not in ("", ",", ";", "|")


def _passages(reading: Reading, amounts: Sequence[Amount]) -> list[list[Amount]]:
    """Amounts that are told together: near each other in one section, or tied to those before by their role."""
    out: list[list[Amount]] = []
    for amount in amounts:
        if out and len(out[-1]) < _MOST and _together(reading, out[-1][-1], amount):
            out[-1].append(amount)
        else:
            out.append([amount])
    return out


def _together(reading: Reading, before: Amount, amount: Amount) -> bool:
    gap = amount.mention.sentence - before.mention.sentence
    if amount.role in _ADDED or (gap == 1 and _follows_field(reading, before, amount)):
        return True
    same = reading.sentences[amount.mention.sentence].section is reading.sentences[before.mention.sentence].section
    shares = amount.purpose and before.purpose and amount.purpose != before.purpose
    return gap == 0 or (gap <= _NEAR and bool(same or shares or amount.role in _JOINING))


def _follows_field(reading: Reading, before: Amount, amount: Amount) -> bool:
    """Whether a field in the next sentence goes with the one before: the total behind portions with pressures, what a test got of it."""
    return (before.pressed and amount.role == "total") or (before.field and _is_headed_by_test(reading, amount))


def _totals(reading: Reading, passage: Sequence[Amount]) -> list[Total]:
    """What a passage says the total is; several where it says several things."""
    named = [a for a in passage if a.role == "total"]
    if named:
        return _named(reading, passage, named)
    whole = _made_up_of_others(passage)
    if len(passage) > 1 and _one_sentence(passage) and any(a.mention.kind == _BY_PLACE for a in passage):
        return [_sum(passage)]
    if whole:
        return [_sum([whole])]
    rest = [a for a in _without_repeats(passage) if a.role != "part"]
    more = any(a.role == "more" for a in rest) or any(a.role == "then" for a in rest[1:])
    rest = [a for i, a in enumerate(rest) if not _is_share(reading, a, rest[:i], more)]
    if not rest:
        return [_part(a) for a in passage]
    if len(rest) > 1:
        if rest[0].role == "plain" and _one_sentence(rest) and all(a.role in TUBES for a in rest[1:]):  # '8 mL: tube 1 2 mL, tube 2 6 mL'
            return [_sum(rest if rest[0].purpose == "sum.in-vessel" else rest[:1])]
        if more or sum(a.role in TUBES for a in rest) > 1 or _joined(rest):
            return [_sum(rest)]
    for roles in (_PLAIN, {"initial"}):
        plain = [a for a in rest if a.role in roles]
        if plain:
            return _plain(plain, [a for a in rest if a.role == "sample"])
    if rest[-1].role == "after" or (len(rest) > 1 and (_one_sentence(rest) or _is_run_of_samples(rest))):
        return [_sum(rest[-1:] if rest[-1].role == "after" else rest)]
    first_only = all(a.role in ("first", "final", "tube", "lot", "more") for a in rest)
    return [_part(with_role(a, "part") if first_only else a) for a in rest]


def _is_share(reading: Reading, amount: Amount, before: Sequence[Amount], more: bool) -> bool:
    """Whether an amount is a share of one told before it: sent or kept of it, what one test got, or its last millilitres."""
    wholes = [a for a in before if a.role in _PLAIN and a.high >= amount.high]
    wholes = [a for a in wholes if not a.tested or a.mention.sentence == amount.mention.sentence]  # a laboratory's line is no whole
    if amount.role == "sample":
        return len(wholes) == 1 or (bool(wholes) and wholes[0].mention.sentence != amount.mention.sentence)
    if amount.role == "plain" and (amount.tested or _is_headed_by_test(reading, amount)):  # '13 mL, five tubes: culture, cytology 5 mL'
        larger = [a for a in wholes if not a.tested and a.high > amount.high]
        larger = [a for a in larger if a.field or a.mention.sentence == amount.mention.sentence]
        return any(":" in reading.text[a.mention.end : amount.mention.start] for a in larger)
    return amount.role == "final" and bool(wholes) and not more


def _is_headed_by_test(reading: Reading, amount: Amount) -> bool:
    tests = (m for m in reading.inside(amount.mention.sentence, "question.tests") if m.end <= amount.mention.start)
    return any(not reading.text[m.end : amount.mention.start].strip(" :=(") for m in tests)


def _one_sentence(amounts: Sequence[Amount]) -> bool:
    return amounts[0].mention.sentence == amounts[-1].mention.sentence


def _is_run_of_samples(amounts: Sequence[Amount]) -> bool:
    """Whether each sentence of a row tells what one laboratory got: '5 mL to cytology. 5 mL to flow.'"""
    near = 2 if len({a.high for a in amounts}) == len(amounts) else 1
    beside = all(b.mention.sentence - a.mention.sentence <= near for a, b in pairwise(amounts))
    return beside and all(a.role == "sample" and a.sure for a in amounts)


def _joined(amounts: Sequence[Amount]) -> bool:
    """Whether two amounts of one sentence are joined by 'and'."""
    return any(b.role == "and" and a.mention.sentence == b.mention.sentence for a, b in pairwise(amounts))


def _made_up_of_others(passage: Sequence[Amount]) -> Amount | None:
    """The amount that all others add up to, where there is one: '18 mL: 10 cytology, 5 flow, 3 routine'."""
    if len(passage) < 3:
        return None
    largest = max(passage, key=lambda a: a.high)
    if largest is not passage[0] and largest is not passage[-1]:
        return None
    if largest.tested and all(a.tested for a in passage):  # '2 ml micro, 2 ml chemistry, 4 ml cytology'
        return None
    if largest is passage[0] and (largest.pressed or any(a.role in ("then", "more") for a in passage[1:])):
        return None
    return largest if largest.role not in _ADDITIONS and abs(sum(a.high for a in passage) - 2 * largest.high) <= SAME else None


def _named(reading: Reading, passage: Sequence[Amount], named: Sequence[Amount]) -> list[Total]:
    """Totals by name; the largest is the whole where the others add up to it; a larger plain amount disagrees."""
    largest = max(named, key=lambda a: a.high)
    others = [a for a in passage if a is not largest and a.role != "part"]
    if len(named) > 1 and abs(sum(a.high for a in others) - largest.high) <= SAME:
        return [_sum([largest])]
    out = [_sum([a]) for a in named]
    if largest.mention.kind == _DEFINITE:
        apart = [a for a in others if a.role in _PLAIN and a.sure and a.mention.sentence != largest.mention.sentence]
        out += [Total(a.low, a.high, (a,)) for a in apart]
    told = [a for a in others if a.mention.end <= largest.mention.start]
    lots = [a for a in others if a.role == "lot"]
    if len(lots) > 1 and all(a.sure for a in lots) and not _adds_up_to(lots, largest):
        out.append(_sum(lots))
    shares = [a for a in others if a.role == "sample" and a.sure]
    if len(named) == 1 and len(shares) > 1 and len({a.high for a in shares}) == len(shares) and _sum(shares).low > largest.high + SAME:
        out.append(_sum(shares))
    on_top = len(told) > 1 and told[0].role in _FIRST_OF_SUM and all(a.role == "more" and a.sure for a in told[1:])
    if on_top or (len(named) == 1 and _are_apart(reading, told, largest)):
        out.append(_sum(told))
    steps = steps_of(reading, passage, largest) if len(named) == 1 else []
    if steps and abs(_sum(steps).high - largest.high) > SAME:
        out.append(_sum(steps))
    more = [a for a in others if a.role == "more" and a.sure and a.mention.start > largest.mention.end]
    if len(named) == 1 and more and all(a in more or a.role in ("each", "sample") for a in others):
        return [_sum([largest, *more])]
    out += [_sum([a]) for a in others if a.role in _PLAIN and a.sure and a.low > largest.high + SAME]
    return out


def _are_apart(reading: Reading, told: Sequence[Amount], whole: Amount) -> bool:
    """Whether what was collected first and what came on top of it make more than the total behind them, or less where nothing is open."""
    if len(told) < 2 or told[0].role not in _COLLECTED or not all(a.role in _ON_TOP and a.sure for a in told[1:]):
        return False
    came = sum(a.high for a in told)
    return came > whole.high + SAME or (came < whole.high - SAME and not leaves_open(reading, told[-1], whole))


def _adds_up_to(lots: Sequence[Amount], whole: Amount) -> bool:
    """Whether portions come to a total: added, or the last of running ones."""
    return any(abs(high - whole.high) <= SAME for high in (sum(a.high for a in lots), lots[-1].high))


def _plain(plain: Sequence[Amount], samples: Sequence[Amount]) -> list[Total]:
    """Amounts told without a word on how they add up: a list of one sentence is added, two that differ disagree.

    Where each has the pressure after it, those that rise are running totals ('10 mL -> 25, 20 mL -> 19'), others are steps.
    """
    if len(plain) > 1 and not samples and all(a.pressed for a in plain[:-1]):
        if all(a.high < b.low for a, b in pairwise(plain)):
            return [_sum(plain[-1:])]
        if len(plain) > 2 and plain[-1].pressed:
            return [_sum(plain)]
    if len(plain) > 2 and plain[0].high == 0 and all(a.high < b.high for a, b in pairwise(plain)):  # '34 (0 mL), 26 (10 mL), 16 (28 mL)'
        return [_sum(plain[-1:])]
    if len(plain) == 2 and not samples and len({a.purpose for a in plain} - {"", "sum.in-vessel"}) == 2:
        return [_sum(plain)]
    products = {a.high for a in plain if a.mention.label == "volume.product"}
    if len(plain) == len(products) > 1 and _one_sentence(plain):
        return [_sum(plain)]
    listed = sorted([*plain, *samples], key=lambda a: a.mention.start)
    enough = 2 if samples else 3
    if len({(a.low, a.high) for a in listed}) > 1 and len(listed) >= enough and _one_sentence(listed):
        return [_sum(listed)]
    most = max(a.high for a in plain)
    larger = [a for a in samples if a.sure and a.low > most + SAME]
    return [_sum([a]) for a in (*plain, *larger)]


def _part(amount: Amount) -> Total:
    return Total(amount.low, amount.high, (amount,), partial=True)


def _sum(amounts: Sequence[Amount]) -> Total:
    return Total(round(sum(a.low for a in amounts), 3), round(sum(a.high for a in amounts), 3), tuple(amounts))


def _without_repeats(passage: Sequence[Amount]) -> list[Amount]:
    """Without products that only spell out an amount of the same sentence: '8 mL (2 mL x 4)'."""
    told = [a for a in passage if a.mention.label != "volume.product" and a.role not in ("each", "more", "tube", "final", "first")]
    said = {(a.mention.sentence, a.high) for a in told}
    spells = [a for a in passage if a.mention.label == "volume.product" or a.role == "each"]
    return [a for a in passage if a not in spells or (a.mention.sentence, a.high) not in said]
