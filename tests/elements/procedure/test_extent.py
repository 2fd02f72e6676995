"""Reading no more of a note than its names call for changes no review."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck import Note, Reviewer
from doccheck.elements import read_facts, signs, zones
from doccheck.elements.procedure import deeds, finding, performed
from doccheck.elements.procedure.extent import (
    ASKED,
    DEEDS,
    FAMILIES_OF_DEEDS,
    FAMILIES_OF_DETAILS,
    Extent,
    extent,
    leads_away,
)
from doccheck.facts import Facts
from doccheck.pipeline import Mention, Reading, Section, Sentence
from doccheck.rules import load_patterns
from doccheck.rules.examples import parse_example

_TESTS = Path(__file__).parents[2]
_NOTES = [path.read_text(encoding="utf-8") for path in sorted(_TESTS.glob("corpus/*/*/*.txt"))]
_PIECES = [piece for text in _NOTES for piece in text.split("\n\n") if piece.strip()]
_PATTERNS = load_patterns()
_LABELS = sorted({rule.label for rule in (*_PATTERNS.targets, *_PATTERNS.measurements)})
# Families that the modules below name only as categories of sections.
_CATEGORIES = {"needle"}


def _named_families() -> set[str]:
    """The families of which a label, or which themselves, are named in the modules that tell the procedure."""
    modules = [Path(module.__file__ or "") for module in (finding, deeds, performed, signs)]
    named = {
        node.value
        for module in (*modules, *Path(zones.__file__).parent.glob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    families = {label.partition(".")[0] for label in _LABELS}
    return {name.partition(".")[0] for name in named if name in families or name in _LABELS}


_NAMED = _named_families()


class _Thorough(Reviewer):
    def __init__(self, other: Reviewer) -> None:
        self._patterns, self._pipeline = other._patterns, other._pipeline

    def _facts(self, note: Note) -> Facts:
        return read_facts(self._pipeline.read(note))


@pytest.fixture(scope="module")
def thorough(reviewer: Reviewer) -> Reviewer:
    return _Thorough(reviewer)


def _extent(reviewer: Reviewer, text: str) -> Extent:
    page = reviewer._pipeline.page(Note(id="t", text=text))
    return extent(reviewer._pipeline.glance(page).holds, len(text))


@pytest.mark.no_cover
@pytest.mark.parametrize("texts", [_NOTES[::6], _PIECES[::12]], ids=["notes", "paragraphs"])
def test_reviews_are_the_same(reviewer: Reviewer, thorough: Reviewer, texts: list[str]) -> None:
    extents: Counter[Extent] = Counter()
    for number, text in enumerate(texts):
        note = Note(id=f"n{number}", text=text)
        assert reviewer.review(note) == thorough.review(note)
        extents[_extent(reviewer, text)] += 1
    assert extents[Extent.WHOLE]


@pytest.mark.no_cover
def test_reviews_of_notes_put_together_are_the_same(reviewer: Reviewer, thorough: Reviewer) -> None:
    """Longer notes, of which many are read in part."""
    random = Random(5)
    extents: Counter[Extent] = Counter()
    filler = " He walks the dog every morning." * 40
    pieces = {each: [piece for piece in _PIECES[::3] if _extent(reviewer, piece + filler) is each] for each in Extent}
    for number in range(120):
        some = pieces[Extent(number % len(Extent))]
        text = "\n\n".join([*random.sample(pieces[Extent.NOTHING], 2), *random.sample(some, 1 + number % 2)]) + filler
        note = Note(id=f"n{number}", text=text)
        assert reviewer.review(note) == thorough.review(note)
        extents[_extent(reviewer, text)] += 1
    assert all(extents[each] for each in Extent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen in clinic for blood pressure. Lisinopril 10 mg.", Extent.NOTHING),
        ("PROCEDURE: Colonoscopy. Scope advanced to the cecum.", Extent.ANOTHER),
        ("Lumbar puncture was discussed. " + "He walks the dog every morning. " * 40, Extent.NOTHING),
        ("Epidural steroid injection, loss of resistance to saline. " + "He walks the dog every morning. " * 40, Extent.DEEDS),
        ("Blood patch. 22 mL blood. " + "He walks the dog every morning. " * 40, Extent.PROCEDURE),
        ("LP at L3-L4.", Extent.WHOLE),
        ("Local, 22G to L4-5, four bottles.", Extent.WHOLE),
        ("A 20 gauge needle went into the thecal sac.", Extent.WHOLE),
    ],
)
def test_what_has_to_be_read(reviewer: Reviewer, text: str, expected: Extent) -> None:
    assert _extent(reviewer, text) is expected


def test_every_family_that_the_procedure_is_told_from_is_read() -> None:
    """A rule that asks for one of the details has to take it out of their list; the name of a category of sections is none."""
    assert _NAMED & FAMILIES_OF_DETAILS == _CATEGORIES


@pytest.mark.no_cover
def test_the_procedure_is_the_same_without_the_other_families(reviewer: Reviewer) -> None:
    read = reviewer._pipeline.read
    for text in [text for text in _NOTES if len(text) > 600][::3]:
        reading = read(Note(id="t", text=text))
        mentions = tuple(m for m in reading.mentions if m.family not in FAMILIES_OF_DETAILS)
        rest = Reading(reading.note_id, reading.text, reading.raw, reading.sections, reading.sentences, mentions, reading.lists)
        assert finding.find(rest) == finding.find(reading)


_ASKED = [label for label in _LABELS if label.partition(".")[0] in _NAMED]
_VALUES = (None, "needle", "pocket", "shunt", "removal", "aspiration", "spared", "C1-C2", "cisterna magna")
_CATEGORY = st.sampled_from(["title", "procedure", "technique", "other", "plan", "history"])
# Only one label has the cistern for its value.
_MENTION = st.tuples(st.sampled_from(_ASKED), st.sampled_from(_VALUES), st.integers(0, 5)).filter(
    lambda told: told[1] != "cisterna magna" or told[0] == "level.cistern"
)


@settings(max_examples=1500)
@given(st.lists(_MENTION, max_size=9), st.lists(_CATEGORY, min_size=6, max_size=6), st.sampled_from([400, 900, 3000]))
def test_what_is_not_read_could_not_have_told(told: list[tuple[str, str | None, int]], categories: list[str], length: int) -> None:
    """Whatever mentions there are: where `extent` says that they settle nothing, no rule of `procedure` holds."""
    width = length // 6
    sections = [Section(i * width, i * width, (i + 1) * width, "", category) for i, category in enumerate(categories)]
    sentences = [Sentence(section.start, section.end, section) for section in sections]
    mentions = [
        Mention(n, n + 1, "x", label, "r", value, sentence=place, category=categories[place], family=label.partition(".")[0])
        for n, (label, value, place) in ((m[2] * width + n, m) for n, m in enumerate(sorted(told, key=lambda m: m[2])))
    ]
    reading = Reading("t", "x" * length, "", tuple(sections), tuple(sentences), tuple(mentions))
    answer, _ = finding.find(reading)
    needed = extent(_holder(mentions), length)
    if needed is Extent.NOTHING:
        assert (answer.value, answer.evidence) == ("none", ())
    elif needed is Extent.ANOTHER:
        assert answer == finding.another(reading)
    elif needed in (Extent.DEEDS, Extent.DEEDS_FIRST) and not leads_away(_holder(mentions)):
        looked_at = {m.sentence for m in mentions if not DEEDS.isdisjoint((m.label, m.family))}
        fewer = tuple(m for m in mentions if m.family in FAMILIES_OF_DEEDS and m.sentence in looked_at)
        reading = Reading("t", "x" * length, "", tuple(sections), tuple(sentences), fewer)
        assert finding.of_deeds(reading, alone=needed is Extent.DEEDS) in (answer, None)


def _holder(mentions: list[Mention]) -> Callable[..., bool]:
    """What a text with these mentions and no other holds."""
    names = {name for m in mentions for name in (m.label, m.family)}
    names |= {"spelt.neck"} if any(m.value == "C1-C2" for m in mentions) else set()
    names |= {"level.cistern"} if any(m.value == "cisterna magna" for m in mentions) else set()
    names |= {"spelt.gauge"} if "entry.gauge" in names else set()
    return lambda *asked: not names.isdisjoint(asked)


@pytest.mark.no_cover
def test_a_glance_misses_nothing(reviewer: Reviewer) -> None:
    """What is asked about is seen where it is: in the examples of the rules and in whole notes."""
    examples = [source for rule in (*_PATTERNS.targets, *_PATTERNS.measurements) for source in rule.examples]
    for text in [*(parse_example(source).text for source in examples), *_NOTES[::9]]:
        page = reviewer._pipeline.page(Note(id="t", text=text))
        glance = reviewer._pipeline.glance(page)
        for mention in reviewer._pipeline.read(Note(id="t", text=text), page).mentions:
            assert all(glance.holds(name) for name in (mention.label, mention.family) if name in ASKED)
            if mention.label == "entry.gauge":
                assert glance.holds("spelt.gauge")
            if mention.value == "C1-C2":
                assert glance.holds("spelt.neck")


@pytest.mark.parametrize("spelt", ["C1-C2", "C1-2", "C1/2", "C 1 - C 2", "c-1/c-2", "C1 to C2", "C1 on C2", "C1\u2013C2", "(C1-2)"])
def test_the_neck_is_seen_however_it_is_spelt(reviewer: Reviewer, spelt: str) -> None:
    page = reviewer._pipeline.page(Note(id="t", text=f"Needle at {spelt} lateral approach."))
    assert reviewer._pipeline.glance(page).holds("spelt.neck")
