"""The pipeline: a note in, a `Reading` out. The only order in which its parts are run stands here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from copy import copy

from doccheck.note import Note
from doccheck.pipeline import asides, placeholders
from doccheck.pipeline.assertion import Asserted, Assertions, Candidate
from doccheck.pipeline.collection import collected_later
from doccheck.pipeline.lines.run_on import RunOn
from doccheck.pipeline.matching.lexicon import Lexicon
from doccheck.pipeline.measuring.measurements import Measured, Measurements
from doccheck.pipeline.mention import SECTION, Mention, Named, Reading, Sentence, family_of
from doccheck.pipeline.page import Page
from doccheck.pipeline.screen import Glance, Screen
from doccheck.pipeline.sections import SectionFinder
from doccheck.pipeline.sentences import SentenceFinder
from doccheck.pipeline.sieve import Sieve
from doccheck.pipeline.tokenizer import Words, cut
from doccheck.rules.load import Patterns

_NONE: Mapping[str, Iterable[str]] = {}
_BEGIN = "begin.procedure"
_TODAY = "now.today"
_STEPS = frozenset({"entry.gauge", "entry.needle", "posture.given", "numbing.given"})
_MAY_BEGIN = _STEPS | {_BEGIN, _TODAY}
# Families that may change the bearing of other mentions: where a section's changes, and what is not said of this puncture.
STARTING = frozenset(label.partition(".")[0] for label in _MAY_BEGIN) | {asides.FAMILY}


class Pipeline:
    """Reads notes. Building one takes one to two seconds; reading with it keeps nothing of a note.

    Args:
        patterns: the rules in force.
        asked: the labels and families that `glance` is asked about.
        spelt: further names that it is asked about, each with its phrases.
    """

    _sieve: Sieve | None = None

    def __init__(
        self,
        patterns: Patterns,
        asked: frozenset[str] = frozenset(),
        spelt: Mapping[str, Iterable[str]] = _NONE,
    ) -> None:
        with collected_later():
            self._sections = SectionFinder(patterns.sections, patterns.words)
            self._sentences = SentenceFinder(patterns.words)
            self._run_on = RunOn(self._sections.known, patterns.words)
            self._lists = {name: frozenset(words) for name, words in patterns.words.items()}
            self._lexicon = Lexicon(patterns)
            self._measurements = Measurements(patterns)
            self._assertions = Assertions(patterns)
            more = [(name, patterns.phrase(source)) for name, sources in spelt.items() for source in sources]
            self._screen = Screen([*self._lexicon.labelled, *more], self._measurements, asked)

    def of_families(self, families: frozenset[str], asked: frozenset[str] = frozenset(), sought: frozenset[str] | None = None) -> Pipeline:
        """The same with the targets and measurements of some families alone; it shares with this one what takes long to build.

        Args:
            families: the families.
            asked: the labels and families that `glance` is asked about.
            sought: the labels and families that are looked for, if sentences without one of these or a measurement need not be read.
        """
        fewer = copy(self)
        with collected_later():
            fewer._lexicon = self._lexicon.of_families(families)
            fewer._measurements = self._measurements.of_families(families)
            fewer._screen = Screen(fewer._lexicon.labelled, fewer._measurements, asked)
            if sought is not None:
                fewer._sieve = Sieve(phrase for label, phrase in fewer._lexicon.labelled if {label, family_of(label)} & sought)
        return fewer

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
        found = self._sentences.find(text, sections, breaks, within)
        measured = list(self._measurements(text))
        words = cut(text, found, self._wanted(page, found, measured, within))
        if not words.lower:
            return Reading(note.id, text, note.text, sections, found)
        hits, cues = self._lexicon(words, text)
        apart = asides.find(hits, words)
        if apart:
            hits, cues = asides.without(hits, cues, apart)
        places: list[_Place] = [(*hit, None, None) for hit in hits]
        places += [place for place in _measured(measured, words) if not asides.holds(apart, place[3], place[4])]
        places.sort()
        begun = _begun(places, words, found)
        kept = _outermost(places)
        asserted = self._assertions(cues, words, [Candidate(named.label, first, last) for _, _, _, first, last, named, _, _ in kept])
        mentions = _mentions(kept, asserted, words, note.text, found, placeholders.find(text), begun)
        mentions.sort(key=lambda m: (m.start, m.end, m.label, m.rule))
        return Reading(note.id, text, note.text, sections, found, tuple(mentions), self._lists)

    def _wanted(
        self, page: Page, found: tuple[Sentence, ...], measured: list[Measured], within: Callable[[int, str], bool] | None
    ) -> set[int] | None:
        """The sentences of which the words are wanted; None for all.

        A section that has its own assertion is read as a whole, as its bearing changes where a procedure begins in it.
        """
        wanted = None if within is None else {i for i, s in enumerate(found) if within(i, s.section.category)}
        if self._sieve is None:
            return wanted
        sifted = self._sieve(page.lower, found)
        starts = [sentence.start for sentence in found] if measured else []
        for one in measured:
            sifted.update(range(bisect_right(starts, one.start) - 1, bisect_left(starts, one.end)))
        turning = {found[i].section.start for i in sifted if i >= 0 and found[i].section.assertion is not None}
        if turning:
            sifted.update(i for i, s in enumerate(found) if s.section.start in turning)
        return sifted if wanted is None else sifted & wanted


# A target, or a measurement with its numbers, which covers the words that it touches and is heeded after every target: see `Hit`.
_Place = tuple[int, int, int, int, int, Named, float | None, float | None]
_LAST = 1 << 30  # more than any rank


def _measured(measured: Iterable[Measured], words: Words) -> list[_Place]:
    starts, ends = words.starts, words.ends
    out: list[_Place] = []
    for number, one in enumerate(measured, _LAST):
        first, last = bisect_right(ends, one.start), bisect_left(starts, one.end)
        if first < last:
            rule = one.rule
            named = Named(rule.label, family_of(rule.label), rule.id, one.value, rule.kind or "")
            out.append((one.start, -one.end, number, first, last, named, one.low, one.high))
    return out


def _outermost(places: list[_Place]) -> list[_Place]:
    """Those of some places, which are sorted, that do not lie inside a longer one of the same family."""
    out = []
    reach: dict[str, int] = {}
    for place in places:
        family = place[5].family
        if reach.get(family, -1) < -place[1]:
            reach[family] = -place[1]
            out.append(place)
    return out


def _begun(places: list[_Place], words: Words, found: tuple[Sentence, ...]) -> dict[int, int]:
    """The sentence in which a procedure begins inside a section that has its own assertion, by the section's start.

    A note that lost its line breaks tells the procedure right after "CONSENT: ..." or "COMPARISON: ...", and one that lists the earlier
    punctures goes on with "Today ...".
    """
    out: dict[int, int] = {}
    for _, _, _, first, _, named, _, _ in places:
        label = named.label
        if label not in _MAY_BEGIN:
            continue
        index = words.sentences[first]
        section = found[index].section
        if section.assertion is None or words.starts[first] < section.body:
            continue
        step = label in _STEPS and section.category == "consent" and found[index].start > section.start
        sentence = found[index]
        today = label == _TODAY and section.category == "past" and section.start < sentence.start == words.starts[first]
        if step or today or label == _BEGIN:
            out[section.start] = min(index, out.get(section.start, index))
    return out


def _mentions(
    kept: list[_Place],
    asserted: list[Asserted],
    words: Words,
    text: str,
    found: tuple[Sentence, ...],
    residue: tuple[tuple[int, int], ...],
    begun: dict[int, int],
) -> list[Mention]:
    out = []
    for (start, minus_end, _, first, _, named, low, high), (assertion, by) in zip(kept, asserted, strict=True):
        end, cue, said, cue_kind = -minus_end, "", "", ""
        index = words.sentences[first]
        section = found[index].section
        if by is not None:
            said, cue_kind = text[words.starts[by[0]] : words.ends[by[1] - 1]], by[2].kind or ""
            cue = f"'{said}' ({by[2].id})"
        if residue and any(a <= start and end <= b for a, b in residue):
            assertion, cue, said, cue_kind = "template", "unfilled template field", "", ""
        elif section.assertion is not None and assertion in ("affirmed", "negated") and index < begun.get(section.start, len(found)):
            assertion, cue, said, cue_kind = section.assertion, f"section {section.name}", "", SECTION
        label, family, rule, value, kind = named
        where, category = section.name, section.category
        span = (start, end, text[start:end], label, rule, value, low, high)
        out.append(Mention(*span, index, where, category, assertion, cue, family, said, cue_kind, kind))
    return out
