"""From facts to code, alternatives, companions, checklist and disposition, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doccheck.coding.coded_facts import coded, in_scope
from doccheck.facts import Evidence, Facts, Status
from doccheck.rules.load import Patterns
from doccheck.rules.when import holds


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain from facts to code."""

    step: str
    fact: str
    because: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A raised flag."""

    code: str
    severity: str
    message: str
    element: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What coding makes of the facts of one note."""

    code: str | None
    alternatives: tuple[str, ...]
    related: tuple[str, ...]
    disposition: str
    rationale: tuple[Link, ...]
    flags: tuple[Remark, ...]


def decide(facts: Facts, patterns: Patterns) -> Decision:
    """Apply the decision table, the checklist of the code and the flags.

    A note whose elements are proven in fewer places than its checklist asks for is a query with nothing missing: a person reads it.

    Source: labelling guide "code" and "disposition"; RULES 1, 2, 6, 7 and 10.
    """
    known = coded(facts)
    links = [
        Link("procedure", facts.procedure.value, facts.procedure.reason, facts.procedure.evidence),
        Link("outcome", facts.outcome.value, facts.outcome.reason, facts.outcome.evidence),
    ]
    code: str | None = None
    alternatives: tuple[str, ...] = ()
    if in_scope(facts):
        imaging = facts.elements["imaging_modality"]
        links.append(Link("purpose", facts.purpose.value, facts.purpose.reason, facts.purpose.evidence))
        links.append(Link("guidance", next(iter(known["guidance"])), imaging.reason, imaging.evidence))
        rule = next((r for r in patterns.decision if holds(r.when, known)), None)
        if rule is not None:
            code, alternatives = rule.code, tuple(rule.alternatives)
            links.append(Link("code", rule.code, rule.because))
    required, least = next(((c.required, c.places) for c in patterns.checklists if c.code == code), ([], 0))
    complete = code is not None and _is_complete(facts, required)
    few = complete and _places(facts) < least
    disposition = "out_of_scope" if code is None else "complete" if complete and not few else "query"
    known["few_places"] = frozenset({"yes" if few else "no"})
    known["code"] = frozenset({code or "none"})
    known["disposition"] = frozenset({disposition})
    for name in required:
        known[f"required_{name}"] = known[name]
    related = tuple(dict.fromkeys(r.code for r in patterns.related if holds(r.when, known)))
    flags = tuple(
        Remark(f.code, f.severity, f.message, f.element, _proof(facts, f.element, f.when)) for f in patterns.flags if holds(f.when, known)
    )
    return Decision(code, alternatives, related, disposition, tuple(links), flags)


def _is_complete(facts: Facts, required: Sequence[str]) -> bool:
    return (
        facts.outcome.value == "completed"
        and facts.purpose.value in ("diagnostic", "therapeutic", "both")
        and all(facts.elements[name].status is Status.DOCUMENTED for name in required)
        and all(finding.status is not Status.CONFLICTING for finding in facts.elements.values())
        and facts.elements["imaging_modality"].status is not Status.UNCLEAR
    )


def _places(facts: Facts) -> int:
    """In how many places of the note the elements are proven.

    Where they are few, the note is terse or says things in words that are not read, and what contradicts it may be among these.
    """
    return len({(proof.start, proof.end) for finding in facts.elements.values() for proof in finding.evidence})


def _proof(facts: Facts, element: str | None, when: dict[str, list[str]]) -> tuple[Evidence, ...]:
    """The words that raised a flag: those of its element, or of the facts its rule names."""
    if element is not None and element in facts.elements:
        return facts.elements[element].evidence
    out: list[Evidence] = []
    for name, values in when.items():
        if name == "purpose":
            out.extend(facts.purpose.evidence)
        elif name in ("procedure", "outcome"):
            out.extend(getattr(facts, name).evidence)
        for value in values:
            out.extend(facts.remarks.get(name if value == "yes" else f"{name}={value}", ()))
    return tuple(dict.fromkeys(out))
