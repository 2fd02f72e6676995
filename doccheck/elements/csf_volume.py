"""Volume of cerebrospinal fluid removed in this procedure, in mL.

One total, or parts that are stated to be added; a part of a total is no second total; a corrected value wins; a rate, an order or
words without a number leave it unclear; two totals that disagree are conflicting.
Source: documentation list of the 62329 reference page; labelling guide, element 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from doccheck.elements import volumes_of_fluids
from doccheck.elements.act import Act
from doccheck.elements.volumes_of_fluids import Amount, Volumes
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "csf_volume"

_ADDED = frozenset({"more", "final"})  # roles that tie an amount to those before it
_ADDITIONS = frozenset({"more", "final", "then", "tube", "lot"})  # amounts that are no whole, whatever the others add up to
_PLAIN = frozenset({"plain", "each", "and", "then"})
_FIRST_OF_SUM = frozenset({"plain", "each", "initial"})
_TUBES = frozenset({"each", "tube", "lot"})
_JOINING = frozenset({"more", "final", "first", "initial", "part", "tube", "lot", "sample"})
_OTHER_MATTERS = frozenset({"level", "pressure", "imaging", "complication"})
_SAID = frozenset({"volume.bare-off", "volume.bare-taken"})
_NEAR = 3  # sentences
_MOST = 40  # amounts in one passage
_SAME = 0.1
_JUST_AFTER = 12  # characters
_MISSING = Finding(Status.MISSING)


@dataclass(frozen=True, slots=True)
class _Total:
    """What one passage says the total is: the amounts it rests on, and whether it may be only a part of the whole."""

    low: float
    high: float
    amounts: tuple[Amount, ...]
    partial: bool = False


def find(reading: Reading, act: Act) -> Finding:
    """How much CSF the note says was removed."""
    volumes = volumes_of_fluids.read(reading, act)
    if act.outcome.value == "failed":
        return _failed(reading, volumes)
    corrected = _corrected(reading, volumes)
    if corrected:
        return _documented(corrected, "corrected by the author")
    amounts = [_as_drained(a, act) for a in volumes.amounts if a.role != "struck"]
    counted = [a for a in amounts if a.sure] or amounts
    counted = [a for a in counted if not _is_dated(reading, a)] or counted
    totals = [total for passage in _passages(reading, counted) for total in _totals(passage)]
    totals = [t for t in totals if t.high > 0] or totals
    named = max((a.high for t in totals for a in t.amounts if a.role == "total"), default=0.0)
    parts = [t for t in totals if t.partial or (t.high < named and all(a.role == "initial" for a in t.amounts))]
    whole = [t for t in totals if t not in parts]
    besides = _besides(volumes, counted)
    if besides:
        return Finding(Status.UNCLEAR, None, proof(besides), f"more came without a number: '{besides[0].text}' ({besides[0].rule})")
    unitless = _without_unit(volumes)
    if unitless:
        return Finding(Status.UNCLEAR, None, proof(unitless), f"a number without a unit: '{unitless[0].text}' ({unitless[0].rule})")
    if whole:
        return _agreed(whole, parts)
    if totals and not volumes.vague and all(a.role != "part" for t in totals for a in t.amounts):
        return _agreed(totals, [])
    return _unsettled(volumes, totals, act)


def _is_dated(reading: Reading, amount: Amount) -> bool:
    """Whether a date stands before an amount in its sentence, as where an earlier puncture is told; it gives way to others."""
    if amount.mention.label == "volume.cell" or reading.inside(amount.mention.sentence, "now"):
        return False
    return any(m.start < amount.mention.start for m in reading.inside(amount.mention.sentence, "site.dated"))


def _besides(volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words for what came besides the only amounts told, which stand before them: '4 vials (8 mL) and remainder allowed to drip'."""
    last = [m for m in volumes.rest if amounts and all(a.mention.sentence == m.sentence and a.mention.end <= m.start for a in amounts)]
    roles = {a.role for a in amounts}
    thrown = bool(last) and last[0].label == "vague.thrown"
    return last if "total" not in roles and (not thrown or roles <= _TUBES | {"sample"}) else []


def _without_unit(volumes: Volumes) -> list[Mention]:
    """The numbers that are said to have come off, where no amount has a unit: 'drained 22, clear'."""
    told = [a.mention for a in volumes.amounts]
    return told if all(m.rule in _SAID for m in told) and not volumes.orders else []


def _as_drained(amount: Amount, act: Act) -> Amount:
    """What a drain gave first is all that is told of it; the first of a puncture is only a part."""
    alone = amount.role == "first" and act.procedure.value == "catheter_drain"
    return volumes_of_fluids.with_role(amount, "initial") if alone else amount


def _failed(reading: Reading, volumes: Volumes) -> Finding:
    """A failed puncture: that no CSF came is an amount of nothing; without a word on CSF there is none."""
    zeros = [a.mention for a in volumes.amounts if a.high == 0]
    sure = [a for a in volumes.amounts if a.sure and a.role != "struck"]
    last = max((m.start for m in (*volumes.none, *zeros)), default=-1)
    got_later = any(a.low > 0 and a.mention.start > last for a in sure)
    if (volumes.none or zeros) and not got_later:
        words = (volumes.none or zeros)[-1]
        return Finding(Status.DOCUMENTED, (0.0, 0.0), proof([*volumes.none, *zeros]), f"failed puncture: '{words.text}' ({words.rule})")
    sure = [a for a in sure if a.high > 0] or sure
    if sure:
        return _agreed([total for passage in _passages(reading, sure) for total in _totals(passage)], [])
    if volumes.vague:
        return Finding(Status.UNCLEAR, None, proof(volumes.vague), f"an amount without a number: '{volumes.vague[0].text}'")
    return _MISSING


def _unsettled(volumes: Volumes, parts: Sequence[_Total], act: Act) -> Finding:
    """Words that come near an amount: the best of them, with the reason why they do not settle it."""
    in_parts = [a.mention for t in parts for a in t.amounts]
    ordered = volumes.orders if act.procedure.value == "catheter_drain" else []
    for mentions, why in (
        (volumes.vague, "an amount without a number"),
        (in_parts, "only a part of what was taken"),
        (volumes.rates, "only a rate"),
        (volumes.tubes, "tubes without an amount"),
        (ordered, "only an order"),
        (volumes.titles, "a large volume without a number"),
    ):
        if mentions:
            return Finding(Status.UNCLEAR, None, proof(mentions), f"{why}: '{mentions[0].text}' ({mentions[0].rule})")
    return _MISSING


def _documented(total: _Total, how: str, agreeing: Sequence[_Total] = ()) -> Finding:
    mentions = [a.mention for a in total.amounts]
    told = [*mentions, *(a.mention for t in agreeing for a in t.amounts)]
    shown = f"{total.low:g}" if total.low == total.high else f"{total.low:g} to {total.high:g}"
    words = " + ".join(f"'{m.text}'" for m in mentions)
    return Finding(Status.DOCUMENTED, (total.low, total.high), proof(told), f"{shown} mL, {how}: {words} ({mentions[0].rule})")


def _agreed(totals: Sequence[_Total], parts: Sequence[_Total]) -> Finding:
    """One value where all passages agree; a part that is larger than the whole disagrees with it."""
    best = min(totals, key=lambda t: t.high - t.low)
    bigger = [p for p in parts if p.low > best.high + _SAME and all(a.sure for a in p.amounts)]
    apart = [t for t in (*totals, *bigger) if not _compatible(t, best)]
    if apart:
        whole = _whole_of(totals)
        if whole and not bigger:
            return _documented(whole, "stated, and the sum of the others", totals)
        mentions = [a.mention for t in (*totals, *bigger) for a in t.amounts]
        return Finding(Status.CONFLICTING, None, proof(mentions), f"two totals disagree: {best.high:g} mL and {apart[0].high:g} mL")
    return _documented(best, "stated" if len(best.amounts) == 1 else "stated parts added", totals)


def _whole_of(totals: Sequence[_Total]) -> _Total | None:
    """The total that all others, two at least, add up to."""
    distinct = list({(t.low, t.high): t for t in totals}.values())
    largest = max(distinct, key=lambda t: t.high)
    if len(distinct) < len(totals) or any(a.role in _TUBES for a in largest.amounts):
        return None
    return largest if len(distinct) > 2 and abs(sum(t.high for t in distinct) - 2 * largest.high) <= _SAME else None


def _compatible(one: _Total, other: _Total) -> bool:
    return one.low <= other.high + _SAME and other.low <= one.high + _SAME


def _corrected(reading: Reading, volumes: Volumes) -> _Total | None:
    """The value that the author puts in the place of another."""
    standing: dict[int, list[Amount]] = defaultdict(list)
    for amount in volumes.amounts:
        if amount.role not in ("struck", "part"):
            standing[amount.mention.sentence].append(amount)
    struck = [a.mention for a in volumes.amounts if a.role == "struck"]
    for mark in [*_corrections(reading), *struck]:
        section = reading.sentences[mark.sentence].section
        here = standing.get(mark.sentence, [])
        after = [a for a in here if a.mention.start >= mark.start]
        next_ones = [
            i for i in range(mark.sentence + 1, mark.sentence + 1 + _NEAR) if i in standing and reading.sentences[i].section is section
        ]
        later = [a for i in next_ones for a in standing[i]]
        for found in (after, later, here):
            if found:
                earlier = [a.high for a in volumes.amounts if a.mention.sentence < mark.sentence or a.role == "struck"]
                new = [a for a in found if a.high not in earlier] or found
                return _Total(new[0].low, new[0].high, (new[0],))
    return None


def _corrections(reading: Reading) -> list[Mention]:
    """Marks of a correction of the amount; weaker words only in an addendum or beside the word 'volume' or an amount that is withdrawn."""
    marks = reading.of("sum.corrected", "sum.wrong", "sum.amended")
    labels: dict[int, set[str]] = {m.sentence: set() for m in marks}
    for word in reading.of("taken.volume", "sum.struck", "volume", *_OTHER_MATTERS) if marks else ():
        if word.sentence in labels and word.label != "volume.rate":
            labels[word.sentence].add(word.family if word.family in _OTHER_MATTERS else word.label)
    out = []
    for mark in marks:
        addendum = mark.category == "addendum"
        other = labels[mark.sentence] & _OTHER_MATTERS
        near = labels[mark.sentence] - _OTHER_MATTERS
        if mark.label == "sum.amended":
            meant = bool(near & {"taken.volume", "sum.struck"}) or (addendum and bool(near))
        else:
            meant = bool(near) or (addendum and not other) or _followed_by_amount(reading, mark)
        if meant:
            out.append(mark)
    return out


def _followed_by_amount(reading: Reading, mark: Mention) -> bool:
    """Whether an amount comes right after a mark of correction."""
    return any(0 <= m.start - mark.end <= _JUST_AFTER for m in reading.inside(mark.sentence, "volume.amount"))


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
    if amount.role in _ADDED:
        return True
    same = reading.sentences[amount.mention.sentence].section is reading.sentences[before.mention.sentence].section
    return gap == 0 or (gap <= _NEAR and (same or amount.role in _JOINING))


def _totals(passage: Sequence[Amount]) -> list[_Total]:
    """What a passage says the total is; several where it says several things."""
    named = [a for a in passage if a.role == "total"]
    if named:
        return _named(passage, named)
    whole = _made_up_of_others(passage)
    if whole:
        return [_Total(whole.low, whole.high, (whole,))]
    rest = [a for a in _without_repeats(passage) if a.role != "part"]
    more = any(a.role == "more" for a in rest) or any(a.role == "then" for a in rest[1:])
    rest = [a for i, a in enumerate(rest) if not _is_share(a, rest[:i], more)]
    if len(rest) > 1 and rest[0].mention.rule.startswith("volume.list") and all(a.role == "tube" and a.sure for a in rest[1:]):
        return [_sum(rest)]
    if not rest:
        return [_Total(a.low, a.high, (a,), partial=True) for a in passage]
    if len(rest) > 1 and rest[0].role == "plain" and _one_sentence(rest) and all(a.role in _TUBES for a in rest[1:]):
        return [_Total(rest[0].low, rest[0].high, (rest[0],))]
    if len(rest) > 1 and (more or sum(a.role in _TUBES for a in rest) > 1 or _joined(rest)):
        return [_sum(rest)]
    for roles in (_PLAIN, {"initial"}, {"more"}):
        plain = [a for a in rest if a.role in roles]
        if plain:
            if plain[0].role == "more" and rest[0] is passage[0]:
                return [_Total(a.low, a.high, (volumes_of_fluids.with_role(a, "part"),), partial=True) for a in plain]
            return _plain(plain, [a for a in rest if a.role == "sample"])
    if rest[-1].role == "after":
        return [_Total(rest[-1].low, rest[-1].high, (rest[-1],))]
    if len(rest) > 1 and _one_sentence(rest):
        return [_sum(rest)]
    first_only = all(a.role in ("first", "final", "tube", "lot") for a in rest)
    return [_Total(a.low, a.high, (volumes_of_fluids.with_role(a, "part") if first_only else a,), partial=True) for a in rest]


def _is_share(amount: Amount, before: Sequence[Amount], more: bool) -> bool:
    """Whether an amount is a share of one told before it: sent or kept of it, or its last millilitres."""
    wholes = [a for a in before if a.role in _PLAIN and a.high >= amount.high]
    if amount.role == "sample":
        return len(wholes) == 1 or (bool(wholes) and wholes[0].mention.sentence != amount.mention.sentence)
    return amount.role == "final" and bool(wholes) and not more


def _one_sentence(amounts: Sequence[Amount]) -> bool:
    return amounts[0].mention.sentence == amounts[-1].mention.sentence


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
    if largest is passage[0] and (largest.pressed or any(a.role in ("then", "more") for a in passage[1:])):
        return None
    return largest if largest.role not in _ADDITIONS and abs(sum(a.high for a in passage) - 2 * largest.high) <= _SAME else None


def _named(passage: Sequence[Amount], named: Sequence[Amount]) -> list[_Total]:
    """Totals by name; the largest is the whole where the others add up to it; a larger plain amount disagrees."""
    largest = max(named, key=lambda a: a.high)
    others = [a for a in passage if a is not largest and a.role != "part"]
    if len(named) > 1 and abs(sum(a.high for a in others) - largest.high) <= _SAME:
        return [_Total(largest.low, largest.high, (largest,))]
    out = [_Total(a.low, a.high, (a,)) for a in named]
    if all(a.role in _PLAIN for a in others):
        out += [_Total(a.low, a.high, (a,)) for a in others if a.field and a.sure and a.mention.sentence != largest.mention.sentence]
    told = [a for a in others if a.mention.end <= largest.mention.start]
    lots = [a for a in others if a.role == "lot"]
    if len(lots) > 1 and all(a.sure for a in lots) and not _adds_up_to(lots, largest):
        out.append(_sum(lots))
    shares = [a for a in others if a.role == "sample" and a.sure]
    if len(named) == 1 and len(shares) > 1 and len({a.high for a in shares}) == len(shares) and _sum(shares).low > largest.high + _SAME:
        out.append(_sum(shares))
    if len(told) > 1 and told[0].role in _FIRST_OF_SUM and all(a.role == "more" and a.sure for a in told[1:]):
        out.append(_sum(told))
    more = [a for a in others if a.role == "more" and a.sure and a.mention.start > largest.mention.end]
    if len(named) == 1 and more and all(a in more or a.role in ("each", "sample") for a in others):
        return [_sum([largest, *more])]
    out += [_Total(a.low, a.high, (a,)) for a in others if a.role in _PLAIN and a.sure and a.low > largest.high + _SAME]
    return out


def _adds_up_to(lots: Sequence[Amount], whole: Amount) -> bool:
    """Whether portions come to a total: added, or the last of running ones."""
    return any(abs(high - whole.high) <= _SAME for high in (sum(a.high for a in lots), lots[-1].high))


def _plain(plain: Sequence[Amount], samples: Sequence[Amount]) -> list[_Total]:
    """Amounts told without a word on how they add up: a list of one sentence is added, two that differ disagree.

    Where each has the pressure after it, those that rise are running totals ('10 mL -> 25, 20 mL -> 19'), others are steps.
    """
    if len(plain) > 1 and not samples and all(a.pressed for a in plain[:-1]):
        if all(a.high < b.low for a, b in pairwise(plain)):
            return [_Total(plain[-1].low, plain[-1].high, (plain[-1],))]
        if len(plain) > 2 and plain[-1].pressed:
            return [_sum(plain)]
    if len(plain) == 2 and not samples and len({a.purpose for a in plain if a.purpose}) == 2:
        return [_sum(plain)]
    products = {a.high for a in plain if a.mention.label == "volume.product"}
    if len(plain) == len(products) > 1 and _one_sentence(plain):
        return [_sum(plain)]
    listed = sorted([*plain, *samples], key=lambda a: a.mention.start)
    enough = 2 if samples else 3
    if len({(a.low, a.high) for a in listed}) > 1 and len(listed) >= enough and _one_sentence(listed):
        return [_sum(listed)]
    most = max(a.high for a in plain)
    larger = [a for a in samples if a.sure and a.low > most + _SAME]
    return [_Total(a.low, a.high, (a,)) for a in (*plain, *larger)]


def _sum(amounts: Sequence[Amount]) -> _Total:
    return _Total(round(sum(a.low for a in amounts), 3), round(sum(a.high for a in amounts), 3), tuple(amounts))


def _without_repeats(passage: Sequence[Amount]) -> list[Amount]:
    """Without products that only spell out an amount of the same sentence: '8 mL (2 mL x 4)'."""

    def repeats(amount: Amount) -> bool:
        if amount.mention.label != "volume.product" and amount.role != "each":
            return False
        here = [b for b in passage if b.mention.sentence == amount.mention.sentence]
        return any(b.high == amount.high and b.mention.label != "volume.product" and b.role not in ("each", "more", "tube") for b in here)

    def spelled(amount: Amount, repeated: Amount) -> bool:
        return amount.role == "plain" and amount.high == repeated.high and amount.mention.sentence == repeated.mention.sentence

    again = [a for a in passage if repeats(a)]
    if len(again) == 1 and any(a.role == "tube" and a.mention.sentence == again[0].mention.sentence for a in passage):
        return [a for a in passage if not spelled(a, again[0])]
    return [a for a in passage if a not in again]
