"""Facts as the words that decision tables are written in."""

from __future__ import annotations

from doccheck.facts import BEGUN, PUNCTURES, Facts, Finding, Status

GUIDING = frozenset({"fluoroscopy", "ct"})


def in_scope(facts: Facts) -> bool:
    """Whether one of the four codes can apply: a spinal puncture or drain was begun."""
    return facts.procedure.value in PUNCTURES and facts.outcome.value in BEGUN


def guidance(finding: Finding) -> str:
    """`guided` only where fluoroscopy or CT guided the needle; a conflict between those two is guided either way."""
    modalities = frozenset(str(v) for v in finding.value) if isinstance(finding.value, tuple) else frozenset()
    if finding.status is Status.DOCUMENTED:
        return "guided" if modalities & GUIDING else "not_guided"
    if finding.status is Status.CONFLICTING:
        return "guided" if modalities and modalities <= GUIDING else "conflicting"
    return "not_guided"


def coded(facts: Facts) -> dict[str, frozenset[str]]:
    """Every fact by the name a `when` may use, as a set of values."""
    imaging = facts.elements.get("imaging_modality", Finding(Status.MISSING))
    modalities = frozenset(str(v) for v in imaging.value) if isinstance(imaging.value, tuple) else frozenset()
    out = {
        "procedure": frozenset({facts.procedure.value}),
        "outcome": frozenset({facts.outcome.value}),
        "purpose": frozenset({facts.purpose.value}),
        "guidance": frozenset({guidance(imaging)}),
        "in_scope": frozenset({"yes" if in_scope(facts) else "no"}),
        "modality": modalities if imaging.status is Status.DOCUMENTED else frozenset(),
    }
    for name, finding in facts.elements.items():
        out[name] = frozenset({str(finding.status)} | ({str(finding.value)} if isinstance(finding.value, str) else set()))
    for name, check in (*facts.work.items(), *facts.necessity.items()):
        out[name] = frozenset({"yes" if check.documented else "no"})
    for name in facts.remarks:
        key, _, value = name.partition("=")
        out[key] = out.get(key, frozenset()) | {value or "yes"}
    out.setdefault("ultrasound_image_saved", frozenset({"no"}))
    return out
