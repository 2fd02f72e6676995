"""What leaves the pipeline: plain, picklable records that point into the note by character offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar

from doccheck.facts import Evidence
from doccheck.pipeline.listed import any_of_list

SECTION = "section"  # the kind of cue that a header is which asserts something of all under it
_Made = TypeVar("_Made")


@cache
def family_of(label: str) -> str:
    """The part of a label before its first dot."""
    return label.partition(".")[0]


class Named(NamedTuple):
    """What a mention has from the rule that found it; a tuple is read in half the time that a rule takes."""

    label: str
    family: str
    rule: str
    value: str | None
    kind: str = ""


class Mention(NamedTuple):
    """A span the pipeline found.

    Args:
        start, end: character offsets into the note.
        text: `note[start:end]`.
        label: what it is, `family.kind` (for example `imaging.fluoroscopy`).
        rule: id of the rule that found it.
        value: normalised value of the rule, if it has one.
        low, high: the number it states, in the unit of its label (mL, cm H2O), if it is a measurement.
        sentence: index into `Reading.sentences`.
        section: header it stands under, as written.
        category: category of that section.
        assertion: affirmed, negated, hypothetical, historical, other (person or procedure) or template.
        cue: what set the assertion, to be shown: the words with their rule's id, or the section.
        family: the part of the label before its first dot, as `family_of` gives it.
        cue_words: the words of the cue, as written; none where a section or a template set the assertion.
        cue_kind: the kind of the cue, if its rule names one, or SECTION.
        kind: the kind that the rule of a measurement names, if it does.
    """

    start: int
    end: int
    text: str
    label: str
    rule: str
    value: str | None = None
    low: float | None = None
    high: float | None = None
    sentence: int = 0
    section: str = ""
    category: str = ""
    assertion: str = "affirmed"
    cue: str = ""
    family: str = ""
    cue_words: str = ""
    cue_kind: str = ""
    kind: str = ""

    def evidence(self) -> Evidence:
        """This mention as proof."""
        return Evidence(self.start, self.end, self.text, self.section)


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which makes building one several times slower; none is changed once it is built
class Section:
    """A headed part of a note; `start` is the header's first character, `body` the first one after it."""

    start: int
    body: int
    end: int
    name: str
    category: str
    assertion: str | None = None


@dataclass(slots=True, unsafe_hash=True)  # not frozen: see Section
class Sentence:
    """A sentence, list item or form field; `start` may be its header's.

    Args:
        new_line, new_paragraph: whether a line break that parts, or an empty line, stands before it; a break lost on the way counts too.
    """

    start: int
    end: int
    section: Section
    new_line: bool = False
    new_paragraph: bool = False


@dataclass(slots=True)
class Reading:
    """A note as the pipeline read it: its sentences in order and its mentions in order of their start.

    Args:
        text: the note in its canonical form, with the line breaks that part and no others.
        raw: the note as it came, which is what is quoted.
        lists: the lists of `patterns/words/`.
    """

    note_id: str
    text: str
    raw: str = ""
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _starts: list[int] = field(default_factory=list)
    _named: dict[str, list[int]] = field(default_factory=dict)
    _listed: dict[tuple[str, ...], list[Mention]] = field(default_factory=dict)
    _owned: dict[int, list[Mention]] = field(default_factory=dict)
    _inside: dict[tuple[int, tuple[str, ...]], list[Mention]] = field(default_factory=dict)
    _kept: dict[object, Any] = field(default_factory=dict)

    def of(self, *labels: str, assertion: str | None = None) -> list[Mention]:
        """Mentions whose label or family is one of `labels`, with that assertion where one is named."""
        if not self._named:
            self._index()
        found = self._listed.get(labels)
        if found is None:
            every = self._named
            named = [every[name] for name in labels if name in every]
            places: Iterable[int] = ()
            if named:
                places = named[0] if len(named) == 1 else sorted({i for those in named for i in those})
            found = self._listed[labels] = [self.mentions[i] for i in places]
        return found[:] if assertion is None else [m for m in found if m.assertion == assertion]

    def affirmed(self, *labels: str) -> list[Mention]:
        """Affirmed mentions with one of these labels or families."""
        return self.of(*labels, assertion="affirmed")

    def inside(self, sentence: int, *labels: str) -> list[Mention]:
        """Mentions of one sentence, of these labels or families where any are named."""
        if not self._named:
            self._index()
        found = self._inside.get((sentence, labels))
        if found is None:
            owned = self._owned.get(sentence, [])
            found = [m for m in owned if m.label in labels or m.family in labels] if labels else owned
            self._inside[sentence, labels] = found
        return found[:]

    def once(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, made once for this reading and this key; several elements ask for the same."""
        if key not in self._kept:
            self._kept[key] = make()
        made: _Made = self._kept[key]
        return made

    def _index(self) -> None:
        named: dict[str, list[int]] = defaultdict(list, {"": []})
        owned: dict[int, list[Mention]] = defaultdict(list)
        for i, m in enumerate(self.mentions):
            named[m.label].append(i)
            if m.family != m.label:
                named[m.family].append(i)
            owned[m.sentence].append(m)
        self._named, self._owned = named, owned

    def between(self, start: int, end: int, *labels: str) -> list[Mention]:
        """Mentions that lie between two character offsets."""
        return [m for m in self.mentions if m.start >= start and m.end <= end and (not labels or m.label in labels or m.family in labels)]

    def parted(self, start: int, end: int, marks: str) -> bool:
        """Whether one of these punctuation marks stands between two character offsets."""
        return any(self.text.find(mark, start, end) >= 0 for mark in marks)

    def list_of(self, name: str) -> frozenset[str]:
        """The words of a list, for what stands between two mentions and is none itself."""
        return self.lists.get(name, frozenset())

    def names(self, name: str, text: str) -> bool:
        """Whether a text holds a word of a list, in which a trailing `*` stands for any ending."""
        return any_of_list(self.list_of(name)).search(text) is not None

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a character offset (the last one that starts at or before it)."""
        if not self._starts:
            self._starts = [s.start for s in self.sentences]
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, start: int, end: int) -> Evidence:
        """Any stretch of the note as proof."""
        section = self.sentences[self.sentence_at(start)].section.name if self.sentences else ""
        return Evidence(start, end, self.raw[start:end], section)

    def words(self, sentence: int) -> str:
        """The text of one sentence."""
        s = self.sentences[sentence]
        return self.text[s.start : s.end]


def proof(mentions: Iterable[Mention]) -> tuple[Evidence, ...]:
    """Mentions as evidence, in order and each once."""
    return tuple(dict.fromkeys(m.evidence() for m in sorted(mentions, key=lambda m: (m.start, m.end))))
