"""Scores: how far reviews agree with labels, on each question and on whole notes.

A value counts only where label and review both say `documented`; evidence counts where a span overlaps an occurrence of the labelled
quote. A whole note is counted only where its label answers outcome, purpose, code and the status of all six elements. A note without a
review is wrong everywhere. A false complete, calling an incomplete note complete, is listed by name: it is the
worst thing that can happen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from doccheck.evaluation.labels import Labelled
from doccheck.facts import ELEMENTS, NECESSITY, WORK
from doccheck.review import NoteFailure, Review

VALUED = {"imaging_modality": "value", "puncture_site": "value", "csf_volume": "value_ml", "complications": "value"}
LOWER_IS_BETTER = frozenset({"false_complete", "false_in_scope", "missing_reviews"})
Miss = tuple[str, Any, Any]
_TOLERANCE_ML = 0.1
_SHARES = ("outcome", "purpose", "code", "disposition", "element_status", "evidence", "work", "necessity", "whole_note")


@dataclass(slots=True)
class Share:
    """Right ones out of all."""

    right: int = 0
    all: int = 0

    def add(self, ok: bool) -> None:
        """Count one."""
        self.right += ok
        self.all += 1

    @property
    def value(self) -> float | None:
        """The share, or None where nothing was counted."""
        return self.right / self.all if self.all else None


@dataclass(slots=True)
class Hits:
    """True and false positives and false negatives of one class."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, gold: bool, said: bool) -> None:
        """Count one."""
        self.tp += gold and said
        self.fp += said and not gold
        self.fn += gold and not said

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else None

    @property
    def precision(self) -> float | None:
        """How much of what was said is so."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """How much of what is so was said."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None


@dataclass(slots=True)
class ElementScore:
    """One element: `documented` as a class, the four statuses, and values where both say documented."""

    documented: Hits = field(default_factory=Hits)
    status: Share = field(default_factory=Share)
    value: Share = field(default_factory=Share)


@dataclass(slots=True)
class Scores:
    """Everything counted; `figures` are the numbers that are reported and that floors are set for."""

    notes: int = 0
    scope: Hits = field(default_factory=Hits)
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in _SHARES})
    elements: dict[str, ElementScore] = field(default_factory=lambda: {name: ElementScore() for name in ELEMENTS})
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    false_complete: list[str] = field(default_factory=list)
    false_in_scope: list[str] = field(default_factory=list)
    missing_reviews: list[str] = field(default_factory=list)
    misses: dict[str, list[Miss]] = field(default_factory=dict)

    @property
    def figures(self) -> dict[str, int | float | None]:
        """The figures by name."""
        shares = {name: share.value for name, share in self.shares.items()}
        return {
            "notes": self.notes,
            "missing_reviews": len(self.missing_reviews),
            "scope_f1": self.scope.f1,
            "outcome": shares["outcome"],
            "purpose": shares["purpose"],
            "code": shares["code"],
            "disposition": shares["disposition"],
            "false_complete": len(self.false_complete),
            "false_in_scope": len(self.false_in_scope),
            "element_status": shares["element_status"],
            "element_f1": _mean(element.documented.f1 for element in self.elements.values()),
            "element_value": _mean(self.elements[name].value.value for name in VALUED),
            "evidence": shares["evidence"],
            "work": shares["work"],
            "necessity": shares["necessity"],
            "whole_note": shares["whole_note"],
        }

    def as_json(self) -> dict[str, Any]:
        """Figures, elements, confusion of codes and the misses of each note; holds no text of any note."""
        return {
            "figures": self.figures,
            "elements": {
                name: {
                    "precision": e.documented.precision,
                    "recall": e.documented.recall,
                    "f1": e.documented.f1,
                    "status": e.status.value,
                    "value": e.value.value,
                }
                for name, e in self.elements.items()
            },
            "codes": [{"gold": gold, "review": said, "notes": count} for (gold, said), count in sorted(self.codes.items())],
            "false_complete": self.false_complete,
            "false_in_scope": self.false_in_scope,
            "missing_reviews": self.missing_reviews,
            "misses": {note: [list(miss) for miss in misses] for note, misses in self.misses.items()},
        }


def score(labelled: Iterable[Labelled], results: Mapping[str, Review | NoteFailure]) -> Scores:
    """Hold reviews against labels. What a label does not answer is not counted.

    Args:
        labelled: the notes with the reviews they must get.
        results: what they got, by note id.
    """
    out = Scores()
    for item in labelled:
        result = results.get(item.note.id)
        got = result.model_dump(mode="json") if isinstance(result, Review) else {}
        _Note(out, item, got).count()
    return out


class _Note:
    """The counting of one note."""

    def __init__(self, out: Scores, item: Labelled, got: dict[str, Any]) -> None:
        self.out, self.gold, self.got, self.text = out, item.gold, got, item.note.text
        self.id = item.note.id
        self.misses = out.misses.setdefault(self.id, [])
        self.whole = True

    def count(self) -> None:
        """Count every question of this note."""
        out, gold, got = self.out, self.gold, self.got
        out.notes += 1
        if not got:
            out.missing_reviews.append(self.id)
        scoped, said = gold["code"] is not None, got.get("code") is not None
        out.scope.add(scoped, said)
        if said and not scoped:
            out.false_in_scope.append(self.id)
        if scoped != said:
            self.misses.append(("in_scope", gold["code"] or gold["procedure"], got.get("code")))
        if got.get("disposition") == "complete" and gold["disposition"] != "complete":
            out.false_complete.append(self.id)
        out.codes[gold["code"] or "none", got.get("code") or "none"] += 1
        self._same("disposition", gold["disposition"], got.get("disposition"))
        if not scoped:
            out.shares["whole_note"].add(not said)
            return
        self.whole = True  # the disposition follows from the rest and is no part of a whole note
        for what in ("outcome", "purpose"):
            if what in gold:
                self._same(what, gold[what], got.get(what))
        self._same("code", gold["code"], got.get("code"), also=gold.get("code_alternatives", []))
        for name in ELEMENTS:
            if name in gold.get("elements", {}):
                self._element(name, gold["elements"][name], (got.get("elements") or {}).get(name) or {})
        whole = self.whole
        for key, names in (("work", WORK), ("necessity", NECESSITY)):
            for name in filter(gold.get(key, {}).__contains__, names):
                answer = bool(((got.get(key) or {}).get(name) or {}).get("documented"))
                self._same(key, gold[key][name], answer, told=f"{key} {name}")
        if _in_full(gold):
            out.shares["whole_note"].add(whole)

    def _same(self, figure: str, gold: Any, got: Any, also: Iterable[Any] = (), told: str | None = None) -> bool:
        ok = got in (gold, *also)
        self.out.shares[figure].add(ok)
        self.whole &= ok
        if not ok:
            self.misses.append((told or figure, gold, got))
        return ok

    def _element(self, name: str, gold: dict[str, Any], got: dict[str, Any]) -> None:
        tally = self.out.elements[name]
        both = gold["status"] == got.get("status") == "documented"
        tally.documented.add(gold["status"] == "documented", got.get("status") == "documented")
        tally.status.add(got.get("status") == gold["status"])
        self._same("element_status", gold["status"], got.get("status"), told=name)
        if both and VALUED.get(name, "status") in gold:
            right = value_right(name, gold, got)
            tally.value.add(right)
            self.whole &= right
            if not right:
                self.misses.append((f"{name} value", gold.get("value_ml", gold.get("value")), got.get("value_ml") or got.get("value")))
        if both and "evidence" in gold:
            hit = evidence_hit(self.text, gold["evidence"], got.get("evidence") or [])
            self.out.shares["evidence"].add(hit)
            if not hit:
                spans = [(span["start"], span["end"]) for span in got.get("evidence") or []]
                self.misses.append((f"{name} evidence", _shown(_occurrences(self.text, gold["evidence"])), _shown(spans)))


def _in_full(gold: dict[str, Any]) -> bool:
    """Whether a label in scope answers all that a whole note is held against; nothing is known of the rest of one that does not."""
    return {"outcome", "purpose"} <= gold.keys() and set(ELEMENTS) <= gold.get("elements", {}).keys()


def value_right(name: str, gold: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether the values of a documented element agree: volumes within 0.1 mL, modalities and levels as sets."""
    if name == "csf_volume":
        pair = got.get("value_ml") or ()
        return len(pair) == 2 and all(abs(said - true) <= _TOLERANCE_ML for said, true in zip(pair, gold["value_ml"], strict=True))
    if name in ("imaging_modality", "puncture_site"):
        said = got.get("value") or []
        return {str(v).lower() for v in ([said] if isinstance(said, str) else said)} == {str(v).lower() for v in gold["value"]}
    return name != "complications" or got.get("value") == gold["value"]


def evidence_hit(text: str, quote: str, spans: Iterable[dict[str, Any]]) -> bool:
    """Whether a span quotes the note truly and overlaps an occurrence of the labelled quote."""
    places = _occurrences(text, quote)
    return any(
        text[span["start"] : span["end"]] == span["text"] and any(span["start"] < last and first < span["end"] for first, last in places)
        for span in spans
    )


def _occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a quote stands in a text, each time."""
    out = []
    at = text.find(quote)
    while at >= 0:
        out.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return out


def _shown(places: Iterable[tuple[int, int]]) -> str:
    """Places without the words that stand there, since scores hold no text of any note."""
    return ",".join(f"{start}-{end}" for start, end in places) or "nowhere"


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
