"""What the author doubts or takes back: a statement that is doubted documents nothing, whichever element it is of.

Elements read the corrections that they know; this is the net below them, for all six alike.
Source: labelling guide, "status": what the words do not settle is unclear.
"""

from __future__ import annotations

import re
from dataclasses import replace

from doccheck.facts import Evidence, Finding, Status
from doccheck.pipeline import Mention, Reading

_HEDGED = frozenset({"puncture_site", "complications", "post_procedure_instructions"})  # an amount may be a rough one
_SOON = 3  # sentences
_LAST = 2  # sentences
_BESIDE = re.compile(r"[\s,;:(\[\u2013\u2014-]*(?:(?:at|it|was|the|is|of|about)\s+)*", re.IGNORECASE)


def heed(reading: Reading, findings: dict[str, Finding]) -> dict[str, Finding]:
    """The findings, unclear where words of doubt stand beside what documents them or name them, or of the whole note at its top or end."""
    of_all = _of_note(reading)
    if not of_all and not reading.of("doubt"):
        return findings
    return {name: _heeded(reading, name, finding, of_all) for name, finding in findings.items()}


def _of_note(reading: Reading) -> Mention | None:
    """Words at the top or the end of a note by which nobody went through its text, or by which no needle was used after all."""
    last = len(reading.sentences) - _LAST
    whole = (m for m in reading.affirmed("doubt.note") if m.sentence == 0 or m.sentence >= last)
    unused = (m for m in reading.affirmed("halt.unused") if m.sentence >= last and reading.names("unusednames", m.text))
    return next(whole, None) or next(unused, None)


def _heeded(reading: Reading, name: str, finding: Finding, of_all: Mention | None) -> Finding:
    if finding.status is not Status.DOCUMENTED:
        return finding
    doubt = of_all or next(
        (m for m in reading.affirmed("doubt.statement") if m.value == name and not _is_answered(reading, m, finding)), None
    )
    if doubt is None and name in _HEDGED and finding.value != "present":
        doubt = next((m for m in reading.affirmed("doubt.word") if any(_is_beside(reading, m, e) for e in finding.evidence)), None)
    if doubt is None:
        return finding
    return replace(
        finding,
        status=Status.UNCLEAR,
        value=None,
        evidence=tuple(dict.fromkeys((*finding.evidence, doubt.evidence()))),
        reason=f"'{doubt.text}' ({doubt.rule}) leaves open what else is said of it",
    )


def _is_answered(reading: Reading, doubt: Mention, finding: Finding) -> bool:
    """Whether the words that document it stand in the line of the doubt, soon after it or in the same addendum, which puts it right."""
    section = reading.sentences[doubt.sentence].section
    first, last = doubt.sentence, doubt.sentence + 1
    if section.category == "addendum":
        first, last = reading.sentence_at(section.start), reading.sentence_at(section.end - 1)
    else:
        behind = range(last, min(last + _SOON, len(reading.sentences)))
        last = max(last, next((i for i in behind if reading.sentences[i].new_line), behind.stop) - 1)
    while first > 0 and not reading.sentences[first].new_line:
        first -= 1
    outside = (e for e in finding.evidence if not doubt.start <= e.start < e.end <= doubt.end)  # 'the L3-L4 comes with my template'
    near = [e for e in outside if first <= reading.sentence_at(e.start) <= last]
    return bool(near) and (reading.names("amiss", doubt.text) or not any(_is_beside(reading, doubt, e) for e in near))


def _is_beside(reading: Reading, doubt: Mention, evidence: Evidence) -> bool:
    """Whether a doubt stands within the words that document something, or with only small words and marks between."""
    if evidence.start <= doubt.start and doubt.end <= evidence.end:
        return True
    first, last = sorted(((doubt.start, doubt.end), (evidence.start, evidence.end)))
    return first[1] <= last[0] and _BESIDE.fullmatch(reading.text, first[1], last[0]) is not None
