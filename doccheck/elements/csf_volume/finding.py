"""Volume of cerebrospinal fluid removed in this procedure, in mL.

The order of the passes, each with a module of its own:

1. amounts: each number of the note's sentences that is an amount (numbers) of spinal fluid (fluids) and was taken (taken), with its role
   in the sum (roles) and how often it is held (containers); beside them the words that come near an amount (unmeasured);
2. corrections: a value that the author puts in the place of another settles the matter, one that is withdrawn leaves it open;
3. days: amounts of other days give way to those of this one;
4. totals: what the amounts that are told together come to;
5. here: more without a number leaves it unclear, totals that disagree are conflicting, and what others recorded may contradict.

Source: documentation list of the 62329 reference page; labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.act import Act
from doccheck.elements.csf_volume.amounts import read_amounts
from doccheck.elements.csf_volume.corrections import find_correction, left_open, told_otherwise
from doccheck.elements.csf_volume.days import (
    STORY,
    is_beside_todays,
    is_of_another_day,
    is_of_earlier_session,
    is_of_other,
    is_of_several_days,
    is_told_bare,
    is_under_other_day,
    opens_today,
)
from doccheck.elements.csf_volume.open_ends import without_number
from doccheck.elements.csf_volume.records import contradicting
from doccheck.elements.csf_volume.totals import SAME, Total, find_totals
from doccheck.elements.csf_volume.unaccounted import contrary, shared, taken_back
from doccheck.elements.csf_volume.unmeasured import are_held, told_besides, without_unit
from doccheck.elements.csf_volume.volumes import Amount, Volumes, with_role
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "csf_volume"

_OF_OTHERS = frozenset({"part", "sample"})  # roles of what other amounts hold
_ENOUGH = "enough"  # the value of words that the tests have what they need, whatever came

_MISSING = Finding(Status.MISSING, None, (), "no amount of the fluid that was taken is told")


def find(reading: Reading, act: Act) -> Finding:
    """How much CSF the note says was removed."""
    volumes = read_amounts(reading, act)
    if act.outcome.value == "failed":
        return _failed(reading, volumes)
    corrected = find_correction(reading, volumes)
    if corrected:
        return _after_correction(reading, volumes, corrected)
    open_ = left_open(reading, volumes)
    if open_:
        return _unclear(open_, "the author takes the amount back and gives no other")
    withdrawn = [m for m in reading.of("sum.withdrawn") if all(a.mention.start < m.start for a in volumes.amounts)]
    if withdrawn and volumes.amounts:
        return _unclear(withdrawn, "the author takes the amount back")
    amounts = [_as_drained(reading, a, act) for a in volumes.amounts if a.role != "struck"]
    if act.procedure.value != "catheter_drain":
        amounts = [a for a in amounts if not is_beside_todays(reading, a.mention)]
    records = [a for a in amounts if a.role == "record" or a.recorded]
    own = [a for a in amounts if a not in records]
    if act.procedure.value == "catheter_drain":
        return _of_drain(reading, volumes, _settled(reading, act, volumes, own or _as_own(records)))
    if records and own:
        finding = _beside_records(reading, _settled(reading, act, volumes, own), records)
    else:
        finding = _settled(reading, act, volumes, own or _as_own(records))
    return _checked(reading, act, volumes, finding)


def _after_correction(reading: Reading, volumes: Volumes, corrected: Total) -> Finding:
    """The corrected value, unless another is told as the whole after it."""
    apart = told_otherwise(reading, volumes, corrected)
    if not apart:
        return _documented(corrected, "corrected by the author")
    mentions = [a.mention for a in (*corrected.amounts, *apart)]
    return Finding(Status.CONFLICTING, None, proof(mentions), f"corrected to {corrected.high:g} mL, and then {apart[0].high:g} mL")


def _as_own(records: Sequence[Amount]) -> list[Amount]:
    """The amounts of others' records, where the author tells none."""
    return [with_role(a, "plain") if a.role == "record" else a for a in records]


def _checked(reading: Reading, act: Act, volumes: Volumes, finding: Finding) -> Finding:
    """An amount that came out as documented, unless something in the note stands against it."""
    value = finding.value
    if finding.status is not Status.DOCUMENTED or not isinstance(value, tuple):
        return finding
    back = taken_back(reading, volumes)
    if back:
        return _unclear(back, "the author takes the amount back or did not measure it")
    low, high = float(value[0]), float(value[-1])
    apart = contrary(reading, volumes, act.sentences, low, high)
    if not apart:
        return finding
    reason = f"elsewhere '{apart[0].text}' is said to have been taken, here {high:g} mL"
    return Finding(Status.CONFLICTING, None, (*finding.evidence, *proof(apart)), reason)


def _of_drain(reading: Reading, volumes: Volumes, finding: Finding) -> Finding:
    """What a drain gave, unless another drain is named with it."""
    others = shared(reading, volumes.amounts) if finding.status is Status.DOCUMENTED and volumes.amounts else []
    return _unclear(others, "what another drain gave is in it") if others else finding


def _as_drained(reading: Reading, amount: Amount, act: Act) -> Amount:
    """What a drain gave first is all that is told of it; the first of a puncture, and what only looked otherwise, is a part."""
    alone = amount.role == "first" and act.procedure.value == "catheter_drain"
    alone = alone and not reading.inside(amount.mention.sentence, "sum.looked")
    return with_role(amount, "initial") if alone else amount


def _beside_records(reading: Reading, finding: Finding, records: Sequence[Amount]) -> Finding:
    """What the author says, set against what others wrote down of the same puncture."""
    value = finding.value
    if finding.status is not Status.DOCUMENTED or not isinstance(value, tuple):
        return finding
    low, high = float(value[0]), float(value[-1])
    apart = contradicting(reading, records, low - SAME, high + SAME)
    if not apart:
        return finding
    reason = f"another record of it says {apart[0].high:g} mL, the author {high:g} mL"
    return Finding(Status.CONFLICTING, None, (*finding.evidence, *proof([a.mention for a in apart])), reason)


def _settled(reading: Reading, act: Act, volumes: Volumes, amounts: Sequence[Amount]) -> Finding:
    """What the amounts come to that the author tells."""
    counted = _of_this_day(reading, act, amounts)
    if act.procedure.value != "catheter_drain":
        spans = [a.mention for a in counted if is_of_several_days(reading, a)]
        counted = [a for a in counted if a.mention not in spans]
        if spans and not counted:
            return _unclear(spans, "only what came in several punctures together")
        counted = [a for a in counted if not is_of_earlier_session(reading, a)]
    else:  # a drain has several days, but none in the story before it
        counted = [a for a in counted if not (a.mention.category in STORY and is_under_other_day(reading, a.mention, surely=True))]
    counted = _without_others(reading, act, counted)
    besides = told_besides(reading, volumes, counted)
    if not besides and act.procedure.value != "catheter_drain":
        besides = without_number(reading, counted, are_held(counted))
    if besides:
        return _unclear(besides, "more came without a number")
    unitless = without_unit(volumes)
    if unitless:
        return _unclear(unitless, "a number without a unit")
    totals = find_totals(reading, counted)
    totals = [t for t in totals if t.high > 0] or totals
    parts = _parts(totals)
    whole = [t for t in totals if t not in parts]
    if whole:
        return _agreed(whole, parts, counted)
    if totals and all(m.value == _ENOUGH for m in volumes.vague) and all(a.role != "part" for t in totals for a in t.amounts):
        return _agreed(totals, [], counted)
    return _unsettled(volumes, totals, act)


def _without_others(reading: Reading, act: Act, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Without amounts of other days, orders or patients, where the note tells of today's fluid beside them; a drain has several days."""
    own = [a for a in amounts if not is_of_other(reading, a)]
    if own and act.procedure.value == "catheter_drain":
        return amounts
    return own if own or is_told_bare(reading, act.sentences, amounts) or opens_today(reading, act.sentences, amounts) else amounts


def _of_this_day(reading: Reading, act: Act, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts that are surely spinal fluid of this day's puncture; all where none is, unless today's is told without a number."""
    counted = _surely_fluid(reading, amounts) or amounts
    if all(a.role in ("more", "final") for a in counted):  # '18 ml initially, then 9 ml more'
        here = {a.mention.sentence for a in counted}
        counted = [a for a in amounts if a.sure or a.mention.sentence in here]
    elif all(a.role == "sample" for a in counted):  # '10 ml. Kept 1 ml back'
        here = {a.mention.sentence for a in counted} | {a.mention.sentence - 1 for a in counted}
        counted = [a for a in amounts if a.sure or a.mention.sentence in here]
    own = [a for a in counted if not is_of_another_day(reading, a)]
    return own if own or is_told_bare(reading, act.sentences, counted) else counted


def _surely_fluid(reading: Reading, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts that are fluid by their own words or by those beside them: one portion after the other."""
    counted: list[Amount] = []
    for i, amount in enumerate(amounts):
        before = counted[-1] if counted and counted[-1] is amounts[i - 1] else None
        if amount.sure or _is_tied(reading, amount, before, amounts[i + 1 :]):
            counted.append(amount)
    return counted


def _is_tied(reading: Reading, amount: Amount, before: Amount | None, behind: Sequence[Amount]) -> bool:
    """Whether an amount is surely fluid by others: a total with its parts, what came after a portion, on top or with a pressure."""
    here = amount.mention.sentence
    if any(a.sure and a.role in ("total", "more") and a.mention.sentence == here for a in behind):
        return True
    if before is None:
        return False
    gap = here - before.mention.sentence
    if gap == 0 and (amount.role == "total" or reading.inside(here, "sum.portions")):
        return True
    if gap == 0 and amount.role == "then":
        return True
    return gap <= 1 and (amount.role in ("more", "final") or (amount.pressed and before.pressed))


def _parts(totals: Sequence[Total]) -> list[Total]:
    """The totals that give way to others as only a part of the whole."""
    named = max((a.high for t in totals for a in t.amounts if a.role == "total"), default=0.0)
    # What had come when something was seen: 'at 26 mL the patient went white'.
    looked = [t for t in totals if all(a.role == "after" and a.mention.assertion == "affirmed" for a in t.amounts)]
    most = max((t.high for t in totals if t not in looked), default=0.0)
    first = [t for t in totals if t.high < named and all(a.role == "initial" for a in t.amounts)]
    # What was sent, kept or is to be saved, told apart from the whole.
    sent = [t for t in totals if all(a.role == "sample" for a in t.amounts)]
    taken = max((t.high for t in totals if t not in sent), default=0.0)
    return [t for t in totals if t.partial or t in first or (t in looked and t.high < most) or (t in sent and t.high <= taken)]


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
        return _agreed(find_totals(reading, sure), [])
    if volumes.vague:
        return Finding(Status.UNCLEAR, None, proof(volumes.vague), f"an amount without a number: '{volumes.vague[0].text}'")
    return _MISSING


def _unsettled(volumes: Volumes, parts: Sequence[Total], act: Act) -> Finding:
    """Words that come near an amount: the best of them, with the reason why they do not settle it."""
    in_parts = [a.mention for t in parts for a in t.amounts]
    ordered = volumes.orders if act.procedure.value == "catheter_drain" else []
    for mentions, why in (
        (volumes.vague or volumes.more, "an amount without a number"),
        (in_parts, "only a part of what was taken"),
        (volumes.rates, "only a rate"),
        (volumes.tubes, "tubes without an amount"),
        (ordered, "only an order"),
        (volumes.titles, "a large volume without a number"),
    ):
        if mentions:
            return _unclear(mentions, why)
    return _MISSING


def _unclear(mentions: Sequence[Mention], why: str) -> Finding:
    return Finding(Status.UNCLEAR, None, proof(mentions), f"{why}: '{mentions[0].text}' ({mentions[0].rule})")


def _documented(total: Total, how: str, agreeing: Sequence[Total] = ()) -> Finding:
    mentions = [a.mention for a in total.amounts]
    told = [*mentions, *(a.mention for t in agreeing for a in t.amounts)]
    shown = f"{total.low:g}" if total.low == total.high else f"{total.low:g} to {total.high:g}"
    words = " + ".join(f"'{m.text}'" for m in mentions)
    return Finding(Status.DOCUMENTED, (total.low, total.high), proof(told), f"{shown} mL, {how}: {words} ({mentions[0].rule})")


def _agreed(totals: Sequence[Total], parts: Sequence[Total], counted: Sequence[Amount] = ()) -> Finding:
    """One value where all passages agree; a part that is larger than the whole disagrees with it."""
    best = min(totals, key=lambda t: t.high - t.low)
    bigger = [p for p in parts if p.low > best.high + SAME and all(a.sure for a in p.amounts)]
    apart = [t for t in (*totals, *bigger) if not _compatible(t, best)]
    if apart:
        whole = _whole_of(totals, counted)
        if whole and not bigger:
            return _documented(whole, "stated, and the sum of the others", totals)
        mentions = [a.mention for t in (*totals, *bigger) for a in t.amounts]
        return Finding(Status.CONFLICTING, None, proof(mentions), f"two totals disagree: {best.high:g} mL and {apart[0].high:g} mL")
    return _documented(best, "stated" if len(best.amounts) == 1 else "stated parts added", totals)


def _whole_of(totals: Sequence[Total], counted: Sequence[Amount]) -> Total | None:
    """The total that the amounts told add up to: '4 tubes of 2 mL = 8 mL, a further 18 mL, in all 26 mL'."""
    largest = max(totals, key=lambda t: t.high)
    smaller = {(a.mention.sentence, a.high) for a in counted if a.high < largest.high and a.role not in _OF_OTHERS}
    return largest if len(smaller) > 1 and abs(sum(high for _, high in smaller) - largest.high) <= SAME else None


def _compatible(one: Total, other: Total) -> bool:
    return one.low <= other.high + SAME and other.low <= one.high + SAME
