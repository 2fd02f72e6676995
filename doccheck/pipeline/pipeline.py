"""The pipeline: a note in, a `Reading` out. The only order in which its parts are run stands here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from doccheck.note import Note
from doccheck.pipeline import placeholders, sentences
from doccheck.pipeline.assertion import Asserted, Assertions, Candidate
from doccheck.pipeline.collection import collected_later
from doccheck.pipeline.lexicon import Hit, Lexicon
from doccheck.pipeline.measurements import Measured, Measurements
from doccheck.pipeline.mention import Mention, Reading, Sentence, family_of
from doccheck.pipeline.page import Page
from doccheck.pipeline.run_on import RunOn
from doccheck.pipeline.screen import Glance, Screen
from doccheck.pipeline.sections import SectionFinder
from doccheck.pipeline.tokenizer import Words, cut
from doccheck.rules.load import Patterns
from doccheck.rules.phrase import compile_phrase

_NONE: Mapping[str, Iterable[str]] = {}
_BEGIN = "begin.procedure"
_TODAY = "now.today"
_STEPS = frozenset({"entry.gauge", "entry.needle", "posture.given", "numbing.given"})
STARTING = frozenset(label.partition(".")[0] for label in (_BEGIN, _TODAY, *_STEPS))  # families that may change the bearing of a section


class Pipeline:
    """Reads notes. Building one takes one to two seconds; reading with it keeps nothing of a note.

    Args:
        patterns: the rules in force.
        asked: the labels and families that `glance` is asked about.
        spelt: further names that it is asked about, each with its phrases.
    """

    def __init__(self, patterns: Patterns, asked: frozenset[str] = frozenset(), spelt: Mapping[str, Iterable[str]] = _NONE) -> None:
        with collected_later():
            self._sections = SectionFinder(patterns.sections)
            self._run_on = RunOn(self._sections.known)
            self._lexicon = Lexicon(patterns)
            self._measurements = Measurements(patterns)
            self._assertions = Assertions(patterns)
            more = [(name, compile_phrase(source, patterns.words)) for name, sources in spelt.items() for source in sources]
            self._screen = Screen([*self._lexicon.labelled, *more], self._measurements, asked)

    def page(self, note: Note) -> Page:
        """A note before anything of it is read."""
        return Page(note.text, self._run_on)

    def glance(self, page: Page, until: int | None = None) -> Glance:
        """What a note, or what of it comes before an offset, could hold of the labels and families asked for, told without reading it."""
        return self._screen(page, until)

    def read(self, note: Note, page: Page | None = None, within: Callable[[int, str], bool] | None = None) -> Reading:
        """Read one note: its sections, sentences and mentions with their assertions.

        Args:
            note: the note.
            page: its page, where there is one already.
            within: whether mentions are wanted of a sentence, by its index and the category of its section. Such sentences of a section
                must have no other before them, as a section may change its bearing at one of them.
        """
        page = page or self.page(note)
        text, breaks, lost = page.lines
        sections = self._sections.find(text, breaks, lost)
        found = sentences.find(text, sections, breaks)
        words = cut(text, found, within)
        if not words.lower:
            return Reading(note.id, page.text, note.text, sections, found)
        targets, cues = self._lexicon(words, text)
        placed = _placed(targets, self._measurements(text), words)
        begun = _begun(placed, words, found)
        kept = _outermost(placed)
        asserted = self._assertions(cues, words, [Candidate(place.hit.rule.label, place.first, place.last) for place in kept])
        residue = placeholders.find(text)
        mentions = [_mention(place, a, words, note.text, found, residue, begun) for place, a in zip(kept, asserted, strict=True)]
        mentions.sort(key=lambda m: (m.start, m.end, m.label, m.rule))
        return Reading(note.id, page.text, note.text, sections, found, tuple(mentions))


class _Place(NamedTuple):
    """Where a hit stands: its character offsets, and the words that it covers; a measurement covers those it touches."""

    start: int
    end: int
    first: int
    last: int
    hit: Hit | Measured


def _placed(targets: Iterable[Hit], measured: Iterable[Measured], words: Words) -> list[_Place]:
    starts, ends = words.starts, words.ends
    out = [_Place(starts[hit.first], ends[hit.last - 1], hit.first, hit.last, hit) for hit in targets]
    for hit in measured:
        first, last = bisect_right(ends, hit.start), bisect_left(starts, hit.end)
        if first < last:
            out.append(_Place(hit.start, hit.end, first, last, hit))
    return out


def _outermost(placed: list[_Place]) -> list[_Place]:
    """Hits that do not lie inside a longer one of the same family."""
    out = []
    reach: dict[str, int] = {}
    by_end = sorted(placed, key=itemgetter(1), reverse=True)  # two plain sorts are quicker than one by a pair
    for place in sorted(by_end, key=itemgetter(0)):
        _, end, _, _, hit = place
        family = family_of(hit.rule.label)
        if reach.get(family, -1) < end:
            reach[family] = end
            out.append(place)
    return out


def _begun(placed: list[_Place], words: Words, found: tuple[Sentence, ...]) -> dict[int, int]:
    """The sentence in which a procedure begins inside a section that has its own assertion, by the section's start.

    A note that lost its line breaks tells the procedure right after "CONSENT: ..." or "COMPARISON: ...", and one that lists the earlier
    punctures goes on with "Today ...".
    """
    out: dict[int, int] = {}
    for _, _, first, _, hit in placed:
        index = words.sentences[first]
        section = found[index].section
        if section.assertion is None or words.starts[first] < section.body:
            continue
        step = hit.rule.label in _STEPS and section.category == "consent" and found[index].start > section.start
        sentence = found[index]
        today = hit.rule.label == _TODAY and section.category == "past" and section.start < sentence.start == words.starts[first]
        if step or today or hit.rule.label == _BEGIN:
            out[section.start] = min(index, out.get(section.start, index))
    return out


def _mention(
    place: _Place,
    asserted: Asserted,
    words: Words,
    text: str,
    found: tuple[Sentence, ...],
    residue: tuple[tuple[int, int], ...],
    begun: dict[int, int],
) -> Mention:
    start, end, first, _, hit = place
    index = words.sentences[first]
    section = found[index].section
    assertion, cue = asserted.assertion, ""
    if asserted.cue is not None:
        a, b, cue_rule = asserted.cue
        cue = f"'{text[words.starts[a] : words.ends[b - 1]]}' ({cue_rule})"
    if residue and any(a <= start and end <= b for a, b in residue):
        assertion, cue = "template", "unfilled template field"
    elif section.assertion is not None and assertion in ("affirmed", "negated") and index < begun.get(section.start, len(found)):
        assertion, cue = section.assertion, f"section {section.name}"
    rule = hit.rule
    value, low, high = (hit.value, hit.low, hit.high) if isinstance(hit, Measured) else (hit.rule.value, None, None)
    return Mention(
        start, end, text[start:end], rule.label, rule.id, value, low, high, index, section.name, section.category, assertion, cue
    )
