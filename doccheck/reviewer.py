"""The reviewer: the only place that knows the order in which a note becomes a review."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from doccheck import coding, elements
from doccheck._version import __version__
from doccheck.elements import procedure
from doccheck.elements.procedure.extent import (
    ASKED,
    DEEDS,
    FAMILIES_OF_ANOTHER,
    FAMILIES_OF_DEEDS,
    FAMILIES_OF_DETAILS,
    HEAD,
    LEADING_AWAY,
    NAMING_ANOTHER,
    SPELT,
    UNASKED,
    Extent,
    extent,
    is_likely,
    leads_away,
)
from doccheck.errors import DoccheckError, EmptyNote, InternalFault, NoteTooLarge, UnsupportedNote
from doccheck.facts import Check, Evidence, Facts, Finding
from doccheck.note import MAX_CHARACTERS, Note
from doccheck.pipeline import Pipeline, Reading, collected_later
from doccheck.review import ErrorDetail, NoteFailure, Review
from doccheck.rules import Patterns, load_patterns

_LOG = logging.getLogger("doccheck")


class Reviewer:
    """Reviews notes.

    Building one reads the patterns and the pipeline (one to two seconds); it then keeps nothing of any note, so that one reviewer can be
    shared by several threads. It is picklable: a copy builds its own pipeline.

    Args:
        patterns: a site's folder of rules, laid over the shipped ones; None for the shipped ones alone.

    Raises:
        PatternError: a rule file is wrong.

    Example:
        >>> review = Reviewer().review("Diagnostic LP at L3-L4. No complications.")
        >>> review.code, review.disposition
        ('62270', 'query')
    """

    def __init__(self, patterns: Path | str | None = None) -> None:
        self._overlay = None if patterns is None else str(patterns)
        self._patterns = load_patterns(self._overlay)
        self._pipeline = Pipeline(self._patterns, ASKED, SPELT)

    def __reduce__(self) -> tuple[type[Reviewer], tuple[str | None]]:
        return Reviewer, (self._overlay,)

    @property
    def patterns(self) -> Patterns:
        """The rules in force."""
        return self._patterns

    @property
    def patterns_version(self) -> str:
        """Digest of the rules in force."""
        return self._patterns.version

    def review(self, note: Note | str) -> Review:
        """Review one note.

        Args:
            note: a note, or its text alone (its id is then `note`).

        Raises:
            EmptyNote: there is no text in it.
            NoteTooLarge: it is longer than `MAX_CHARACTERS` characters.
            UnsupportedNote: it is neither a `Note` nor a text.
        """
        return self._review(_as_note(note, "note"))

    def _review(self, note: Note) -> Review:
        if not note.text.strip():
            raise EmptyNote(f"note {note.id}: holds no text; check the export")
        if len(note.text) > MAX_CHARACTERS:
            raise NoteTooLarge(f"note {note.id}: {len(note.text):,} characters, more than the limit of {MAX_CHARACTERS:,}; split it")
        started = time.perf_counter()
        with collected_later():
            facts = self._facts(note)
            decision = self._nothing_decided if facts is self._nothing else coding.decide(facts, self._patterns)
            review = _review(note.id, facts, decision, self._patterns.version)
        _LOG.debug("reviewed note %s in %.1f ms: %s", note.id, 1000 * (time.perf_counter() - started), decision.disposition)
        return review

    @cached_property
    def _for_another(self) -> Pipeline:
        """What reads the names of other procedures alone; made at the first note that needs no more."""
        return self._pipeline.of_families(FAMILIES_OF_ANOTHER, sought=NAMING_ANOTHER)

    @cached_property
    def _for_deeds(self) -> Pipeline:
        """What reads the deeds that alone tell a procedure and where they are told; made at the first note that needs no more."""
        return self._pipeline.of_families(FAMILIES_OF_DEEDS, LEADING_AWAY, DEEDS)

    @cached_property
    def _for_procedure(self) -> Pipeline:
        """What reads all that tells which procedure a note records; made at the first note that needs no more."""
        return self._pipeline.of_families(self._patterns.families - FAMILIES_OF_DETAILS)

    @cached_property
    def _nothing(self) -> Facts:
        """The facts of every note that can record no procedure."""
        return elements.facts_of(procedure.another(Reading("", "")))

    @cached_property
    def _nothing_decided(self) -> coding.Decision:
        """What coding makes of these facts."""
        return coding.decide(self._nothing, self._patterns)

    def _facts(self, note: Note) -> Facts:
        """What a note documents; it is read no further than to know that it records no spinal procedure."""
        page = self._pipeline.page(note)
        likely = is_likely(self._pipeline.glance(page, HEAD).holds)
        needed = Extent.WHOLE if likely else extent(self._pipeline.glance(page).holds, len(note.text))
        if needed is Extent.NOTHING:
            return self._nothing
        if needed is Extent.ANOTHER:
            return elements.facts_of(procedure.another(self._for_another.read(note, page, procedure.may_name_another)))
        what = None
        if needed in (Extent.DEEDS, Extent.DEEDS_FIRST) and not leads_away(self._for_deeds.glance(page).holds):
            what = procedure.of_deeds(self._for_deeds.read(note, page), alone=needed is Extent.DEEDS)
        if what is None and needed is not Extent.WHOLE:
            what, _ = procedure.find(self._for_procedure.read(note, page))
        if what is not None and what.value in UNASKED:
            return elements.facts_of(what)
        return elements.read_facts(self._pipeline.read(note, page))

    def review_many(self, notes: Iterable[Note | str]) -> Iterator[Review | NoteFailure]:
        """Review notes in order; a note that cannot be reviewed yields a `NoteFailure` in its place, and none is lost.

        Args:
            notes: notes, or their texts alone (their ids are then `note-1`, `note-2` …, by their place among all that is given).

        Raises:
            TypeError: it is one note or one text instead of several.

        Example:
            >>> [result.note_id for result in Reviewer().review_many(["LP at L3-L4.", Note(id="a", text="LP."), "LP at L4-L5."])]
            ['note-1', 'a', 'note-3']
        """
        if isinstance(notes, Note | str | bytes):
            raise TypeError(f"review_many takes several notes, not one {type(notes).__name__}; give a list, or call review")
        return self._each(notes)

    def _each(self, notes: Iterable[Note | str]) -> Iterator[Review | NoteFailure]:
        for place, note in enumerate(notes, 1):
            note_id = note.id if isinstance(note, Note) else f"note-{place}"
            try:
                yield self._review(_as_note(note, note_id))
            except DoccheckError as error:
                yield _failure(note_id, error)
            except Exception as error:  # the rest of the batch goes on whatever one note does
                fault = InternalFault(note_id, error)
                _LOG.error("%s", fault)
                yield _failure(note_id, fault)


def _as_note(note: Note | str, note_id: str) -> Note:
    """The note that was given; where it is a text alone, with an id."""
    if isinstance(note, Note):
        return note
    if isinstance(note, str):
        return Note(id=note_id, text=note)
    raise UnsupportedNote(f"note {note_id}: is of the type {type(note).__name__}; give a text (str) or a Note")


def _failure(note_id: str, error: DoccheckError) -> NoteFailure:
    return NoteFailure(note_id=note_id, error=ErrorDetail(kind=error.kind, message=str(error)))


def _spans(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "text": text, "section": section} for start, end, text, section in evidence]


def _element(finding: Finding) -> dict[str, Any]:
    fields: dict[str, Any] = {"status": str(finding.status), "evidence": _spans(finding.evidence), "reason": finding.reason}
    if isinstance(finding.value, tuple) and finding.value and isinstance(finding.value[0], float):
        fields["value_ml"] = finding.value
    elif isinstance(finding.value, tuple):
        fields["value"] = list(finding.value)
    else:
        fields["value"] = finding.value
    return fields


def _checked(checks: dict[str, Check]) -> dict[str, Any]:
    return {name: {"documented": check.documented, "evidence": _spans(check.evidence)} for name, check in checks.items()}


def _review(note_id: str, facts: Facts, decision: coding.Decision, patterns_version: str) -> Review:
    """The review of a note; all that is in it is validated at once, which takes less time than model by model."""
    scoped = decision.code is not None
    fields = {
        "note_id": note_id,
        "procedure": facts.procedure.value,
        "outcome": facts.outcome.value,
        "purpose": facts.purpose.value if scoped else None,
        "code": decision.code,
        "code_alternatives": list(decision.alternatives),
        "related_codes": list(decision.related),
        "disposition": decision.disposition,
        "rationale": [
            {"step": link.step, "fact": link.fact, "because": link.because, "evidence": _spans(link.evidence)}
            for link in decision.rationale
        ],
        "elements": {name: _element(finding) for name, finding in facts.elements.items()} if scoped else {},
        "work": _checked(facts.work) if scoped else {},
        "necessity": _checked(facts.necessity) if scoped else {},
        "flags": [
            {"code": f.code, "severity": f.severity, "message": f.message, "element": f.element, "evidence": _spans(f.evidence)}
            for f in decision.flags
        ],
        "doccheck_version": __version__,
        "patterns_version": patterns_version,
    }
    return Review.model_validate(fields)
