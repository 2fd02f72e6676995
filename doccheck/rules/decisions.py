"""The code table as a whole: every combination of facts in scope has a line, every line can be reached, every code has a checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from doccheck.facts import BEGUN, PUNCTURES
from doccheck.rules.schema import Checklist, DecisionRule
from doccheck.rules.when import READ, holds

_DECIDING = {"procedure": PUNCTURES, "outcome": BEGUN, "purpose": READ["purpose"], "guidance": READ["guidance"]}
_COMBINATIONS = tuple(dict(zip(_DECIDING, values, strict=True)) for values in product(*_DECIDING.values()))


def gaps(decision: Sequence[DecisionRule], checklists: Sequence[Checklist]) -> Iterator[tuple[str, str]]:
    """What each table leaves open, which would turn a note in scope into one without a code, or make it complete with nothing asked for.

    Args:
        decision: the lines of the code table, in their order.
        checklists: of the codes.
    """
    for facts in _COMBINATIONS:
        if not any(_on(rule, facts) for rule in decision if rule.when.keys() <= facts.keys()):
            told = ", ".join(f"{name} {value}" for name, value in facts.items())
            yield "decision", f"no line of the code table decides for {told}; add one, or leave the shipped one in force"
    listed = {checklist.code for checklist in checklists}
    for code in dict.fromkeys(rule.code for rule in decision if rule.code not in listed):
        yield "checklists", f"code {code} has no checklist, so that nothing would be asked for; add one, or leave the shipped one in force"


def unreached(decision: Sequence[DecisionRule]) -> list[str]:
    """The ids of the lines that decide nothing, because those before them decide for all their facts, or their facts are never in scope."""
    open_ones = list(_COMBINATIONS)
    out = []
    for rule in decision:
        met = [facts for facts in open_ones if _on(rule, facts)]
        if not met:
            out.append(rule.id)
        if rule.when.keys() <= _DECIDING.keys():
            open_ones = [facts for facts in open_ones if facts not in met]
    return out


def _on(rule: DecisionRule, facts: dict[str, str]) -> bool:
    """Whether the part of a line that is about these facts holds."""
    when = {name: values for name, values in rule.when.items() if name in facts}
    return holds(when, {name: frozenset({value}) for name, value in facts.items()})
