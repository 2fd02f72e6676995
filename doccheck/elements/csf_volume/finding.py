"""Volume of cerebrospinal fluid removed in this procedure, in mL.

One total, or parts that are stated to be added; a part of a total is no second total; a corrected value wins; a rate, an order or
words without a number leave it unclear; two totals that disagree are conflicting.
Source: documentation list of the 62329 reference page; labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.act import Act
from doccheck.elements.csf_volume.amounts import Amount, Volumes, read_amounts, with_role
from doccheck.elements.csf_volume.corrections import find_correction
from doccheck.elements.csf_volume.totals import SAME, TUBES, Total, find_totals
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "csf_volume"

_WHOLE = frozenset({"total", "after", "record"})
_SAID = frozenset({"volume.bare-off", "volume.bare-taken"})
_BESIDE_SPAN = 24  # characters
_MISSING = Finding(Status.MISSING, None, (), "no amount of the fluid that was taken is told")


def find(reading: Reading, act: Act) -> Finding:
    """How much CSF the note says was removed."""
    volumes = read_amounts(reading, act)
    if act.outcome.value == "failed":
        return _failed(reading, volumes)
    corrected = find_correction(reading, volumes)
    if corrected:
        return _documented(corrected, "corrected by the author")
    amounts = [_as_drained(reading, a, act) for a in volumes.amounts if a.role != "struck"]
    records = [a for a in amounts if a.role == "record"]
    own = [a for a in amounts if a.role != "record"]
    if records and own and act.procedure.value != "catheter_drain":
        return _beside_records(_settled(reading, act, volumes, own), records)
    return _settled(reading, act, volumes, own or [with_role(a, "plain") for a in records])


def _beside_records(finding: Finding, records: Sequence[Amount]) -> Finding:
    """What the author says, set against what others wrote down of the same puncture."""
    value = finding.value
    if finding.status is not Status.DOCUMENTED or not isinstance(value, tuple):
        return finding
    low, high = float(value[0]), float(value[-1])
    apart = [a for a in records if a.low > high + SAME or a.high < low - SAME]
    if not apart:
        return finding
    reason = f"another record of it says {apart[0].high:g} mL, the author {high:g} mL"
    return Finding(Status.CONFLICTING, None, (*finding.evidence, *proof([a.mention for a in apart])), reason)


def _settled(reading: Reading, act: Act, volumes: Volumes, amounts: Sequence[Amount]) -> Finding:
    """What the amounts come to that the author tells."""
    counted = [a for a in amounts if a.sure] or amounts
    if all(a.role == "more" for a in counted):  # '18 ml initially, then 9 ml more'
        here = {a.mention.sentence for a in counted}
        counted = [a for a in amounts if a.sure or a.mention.sentence in here]
    counted = [a for a in counted if not _is_of_another_day(reading, a)] or counted
    spans = [a for a in counted if act.procedure.value != "catheter_drain" and _is_of_several_days(reading, a)]
    counted = [a for a in counted if a not in spans]
    if spans and not counted:
        told = [a.mention for a in spans]
        return Finding(
            Status.UNCLEAR, None, proof(told), f"only what came in several punctures together: '{told[0].text}' ({told[0].rule})"
        )
    totals = find_totals(reading, counted)
    totals = [t for t in totals if t.high > 0] or totals
    named = max((a.high for t in totals for a in t.amounts if a.role == "total"), default=0.0)
    # What had come when something was seen: 'at 26 mL the patient went white'.
    looked = [t for t in totals if all(a.role == "after" and a.mention.assertion == "affirmed" for a in t.amounts)]
    most = max((t.high for t in totals if t not in looked), default=0.0)
    parts = [t for t in totals if t.partial or (t.high < named and all(a.role == "initial" for a in t.amounts))]
    parts += [t for t in looked if t not in parts and t.high < most]
    whole = [t for t in totals if t not in parts]
    besides = _besides(volumes, counted) or _more_after(reading, volumes, counted) or _drained_before(reading, volumes, counted)
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


def _is_of_another_day(reading: Reading, amount: Amount) -> bool:
    """Whether an amount gives way to others: one among the reasons, or with a date before it, as of an earlier puncture."""
    if amount.mention.label == "volume.cell":
        return False
    today = reading.inside(amount.mention.sentence, "now")
    dated = [m for m in reading.inside(amount.mention.sentence, "dated.tap") if m.end <= amount.mention.start]
    if today:
        return bool(dated) and all(m.start < dated[-1].start or m.start > amount.mention.end for m in today)
    sentence, told = reading.sentences[amount.mention.sentence], amount.mention
    if sentence.section.category == "indication":
        named = any(m.start <= told.start and told.end < m.end for m in reading.inside(told.sentence, "taken.off"))  # '40 mL tap'
        if named or sentence.start <= sentence.section.body:
            return True
    return bool(dated) or any(m.start < amount.mention.start for m in reading.inside(amount.mention.sentence, "site.dated"))


def _is_of_several_days(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is what several punctures gave together: '97 mL in four days', 'total over the week 110 mL'."""
    for span in reading.inside(amount.mention.sentence, "dated.span"):
        first, second = sorted((span, amount.mention), key=lambda m: m.start)
        between = reading.text[first.end : second.start]
        if len(between) <= _BESIDE_SPAN and not any(c in ".,;:()/" or c.isdigit() for c in between.replace(": ", " ")):
            return True
    return False


def _besides(volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words for what came besides the only amounts told, which stand before them: '4 vials (8 mL) and remainder allowed to drip'."""
    last = [m for m in volumes.rest if amounts and all(a.mention.sentence == m.sentence and a.mention.end <= m.start for a in amounts)]
    roles = {a.role for a in amounts}
    if last and last[0].label == "vague.untold" and len(amounts) > 1:
        return []
    thrown = bool(last) and last[0].label == "vague.thrown"
    held = all(a.role in TUBES or a.role == "sample" or a.mention.label == "volume.product" for a in amounts)
    return last if "total" not in roles and (not thrown or held) else []


def _more_after(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words in a later sentence of the section for what came after the only amounts told, none of which is a whole."""
    if not volumes.more or not amounts or any(a.role in _WHOLE or a.field for a in amounts):
        return []
    last = amounts[-1].mention
    section = reading.sentences[last.sentence].section
    return [m for m in volumes.more if m.start >= last.end and reading.sentences[m.sentence].section is section]


def _drained_before(reading: Reading, volumes: Volumes, amounts: Sequence[Amount]) -> list[Mention]:
    """Words for what was let off down to a pressure, where the only amounts are those of tubes in another sentence."""
    drained = [m for m in volumes.vague if m.rule == "vague.down-to"]
    if not drained or not amounts or any(a.mention.sentence == drained[0].sentence or a.role in _WHOLE or a.field for a in amounts):
        return []
    return drained if all(a.role in TUBES or a.role == "sample" or a.mention.label == "volume.product" for a in amounts) else []


def _without_unit(volumes: Volumes) -> list[Mention]:
    """The numbers that are said to have come off, where no amount has a unit: 'drained 22, clear'."""
    told = [a.mention for a in volumes.amounts]
    return told if all(m.rule in _SAID for m in told) and not volumes.orders else []


def _as_drained(reading: Reading, amount: Amount, act: Act) -> Amount:
    """What a drain gave first is all that is told of it; the first of a puncture, and what only looked otherwise, is a part."""
    alone = amount.role == "first" and act.procedure.value == "catheter_drain"
    alone = alone and not reading.inside(amount.mention.sentence, "sum.looked")
    return with_role(amount, "initial") if alone else amount


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
            return Finding(Status.UNCLEAR, None, proof(mentions), f"{why}: '{mentions[0].text}' ({mentions[0].rule})")
    return _MISSING


def _documented(total: Total, how: str, agreeing: Sequence[Total] = ()) -> Finding:
    mentions = [a.mention for a in total.amounts]
    told = [*mentions, *(a.mention for t in agreeing for a in t.amounts)]
    shown = f"{total.low:g}" if total.low == total.high else f"{total.low:g} to {total.high:g}"
    words = " + ".join(f"'{m.text}'" for m in mentions)
    return Finding(Status.DOCUMENTED, (total.low, total.high), proof(told), f"{shown} mL, {how}: {words} ({mentions[0].rule})")


def _agreed(totals: Sequence[Total], parts: Sequence[Total]) -> Finding:
    """One value where all passages agree; a part that is larger than the whole disagrees with it."""
    best = min(totals, key=lambda t: t.high - t.low)
    bigger = [p for p in parts if p.low > best.high + SAME and all(a.sure for a in p.amounts)]
    apart = [t for t in (*totals, *bigger) if not _compatible(t, best)]
    if apart:
        whole = _whole_of(totals)
        if whole and not bigger:
            return _documented(whole, "stated, and the sum of the others", totals)
        mentions = [a.mention for t in (*totals, *bigger) for a in t.amounts]
        return Finding(Status.CONFLICTING, None, proof(mentions), f"two totals disagree: {best.high:g} mL and {apart[0].high:g} mL")
    return _documented(best, "stated" if len(best.amounts) == 1 else "stated parts added", totals)


def _whole_of(totals: Sequence[Total]) -> Total | None:
    """The total that all others, two at least, add up to."""
    distinct = list({(t.low, t.high): t for t in totals}.values())
    largest = max(distinct, key=lambda t: t.high)
    if len(distinct) < len(totals) or any(a.role in TUBES for a in largest.amounts):
        return None
    return largest if len(distinct) > 2 and abs(sum(t.high for t in distinct) - 2 * largest.high) <= SAME else None


def _compatible(one: Total, other: Total) -> bool:
    return one.low <= other.high + SAME and other.low <= one.high + SAME
