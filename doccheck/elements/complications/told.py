"""What a note tells around its complications: what it is told under, where the procedure begins, and when things happened.

Source: labelling guide, element 5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field

from doccheck.elements.act import Act
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION, Section

# Sections that tell what was so before the puncture, or under another heading than what happened in it.
STORY = frozenset({"history", "indication", "past", "comparison", "consent", "other_history"})
BEFORE = STORY | {"results", "exam"}
ORDERS = frozenset({"instructions", "disposition"})
PLAN = "plan"
OPINION = frozenset({PLAN, "impression", "attestation"})

LATER = "complication.later"  # a complaint that may be why the puncture was done counts where it is told some time after it
HEADACHE = "complication.headache"
HAPPENED = ("complication.told", "complication.event")  # what hardly is why a puncture is done
YES = "complication.yes"  # a box or a letter says that there was one
EVENTS = (*HAPPENED, HEADACHE, "complication.ailment", LATER)
ALL = "complication.none-all"  # said of everything that was done, wherever it stands
OTHERS_ONLY = "complication.none-ours"  # the only one belongs to something else
_ANYWHERE = (ALL, OTHERS_ONLY)  # these name the puncture, in whatever block they stand
VALUES = ("complication.ticked-none", "complication.nil")  # they count as what a header is answered with
NONE = ("complication.none", "complication.none-today", "complication.eventless", *VALUES, ALL, OTHERS_ONLY)
PUNCTURE = ("name.lp", "name.drain")
VALUE_WITHIN = 12

MIDWAY = "moment.midway"  # while the needle was in
_SCENES = frozenset({"scene.procedure", "level.interspace", "pressure.opening"})
_OPENINGS = frozenset({"scene.procedure", "scene.sedation", "container.count", "container.range"})
_THEIRS = "moment.theirs"
_RESUMED_WITHIN = 5


@dataclass(slots=True)
class Told:
    """What a note tells of this puncture.

    Args:
        marks: its mentions of complications, by label.
        headings: starts of the sections that are headed by complications under no name that is known.
        scenes: where the procedure is told within a section, by its category and name.
        begins: where the procedure begins, outside the sections that tell what was before it.
        first: its first step, in whatever section: one that seems to tell what was before may have swallowed it.
        acts: sentences that tell of the procedure.
        moments: what each sentence says of when, or of whose puncture.
        added: where an addendum without a header begins.
        warned: sentences that carry on a list of risks.
        items: marks of the procedures in a list, and whether each is the puncture.
    """

    reading: Reading
    marks: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    headings: set[int] = field(default_factory=set)
    scenes: dict[tuple[str, str], int] = field(default_factory=dict)
    begins: int = 0
    first: int = 0
    acts: list[int] = field(default_factory=list)
    moments: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    added: int = 0
    warned: set[int] = field(default_factory=set)
    items: dict[str, bool] = field(default_factory=dict)

    def of(self, *labels: str) -> list[Mention]:
        """Mentions with one of these labels."""
        return [m for label in labels for m in self.marks.get(label, ())]

    def at(self, m: Mention, back: int = 0) -> Set[str]:
        """What the sentence of a mention, or one before it, says of when."""
        return self.moments.get(m.sentence - back, frozenset())

    def is_lately(self, m: Mention, *moments: str) -> bool:
        """Whether the sentence of a mention or one of the two before says one of these of when."""
        return any(not self.at(m, back).isdisjoint(moments) for back in range(3))

    def is_headed(self, m: Mention) -> bool:
        """Whether a mention stands under a header of complications, with words behind it or not ('Complications (select all)')."""
        return self.is_heading(self.section(m))

    def is_heading(self, section: Section) -> bool:
        """Whether a section is one of complications."""
        return section.category == "complications" or section.start in self.headings

    def section(self, m: Mention) -> Section:
        """The section that a mention stands in."""
        return self.reading.sentences[m.sentence].section

    def is_value(self, m: Mention) -> bool:
        """Whether a mention is what the header is answered with: first, a ticked box, naming the puncture, or a sentence of its own."""
        alone = self.reading.words(m.sentence).strip(" \t\r\n.;-*") == m.text
        return alone or m.value == "here" or m.label == "complication.ticked-none" or m.start - self.section(m).body <= VALUE_WITHIN

    def is_course(self, m: Mention) -> bool:
        """Whether a mention is the answer to 'Course:' among the fields of a puncture, or stands in a course told behind its account."""
        return self._is_under_course(m) and (self.is_value(m) or self.is_course_told(m))

    def is_course_told(self, m: Mention) -> bool:
        """Whether a mention stands in a course that is told behind the account of the puncture."""
        return self._is_under_course(m) and any(self.reading.sentences[i].start < self.section(m).start for i in self.acts[:1])

    def _is_under_course(self, m: Mention) -> bool:
        """Whether a mention stands under 'Course': a history by its header, the puncture's by its value."""
        return m.section.lower() in self.reading.list_of("courseheader")

    def is_narrative(self, m: Mention, outside: frozenset[str] = BEFORE) -> bool:
        """Whether a mention stands where the procedure is told, or after it; a section before it may have swallowed it."""
        if m.category in outside:
            begins = self.scenes.get((m.category, m.section))
            return (begins is not None and m.start >= begins) or (self.is_resumed(m) and not self.is_opening(m))
        return m.start >= self.begins or "moment.during" in self.at(m) or (self._is_of_try(m) and self._is_own(m))

    def _is_of_try(self, m: Mention) -> bool:
        """'Attempt 1: zing down the leg': whether a needle is told of before a mention in its sentence."""
        return bool(self.reading.between(self.reading.sentences[m.sentence].start, m.start, "entry.needle"))

    def _is_own(self, m: Mention) -> bool:
        """Whether the author's own hand, and nobody else's, is named before a mention in its sentence."""
        hands = self.reading.between(self.reading.sentences[m.sentence].start, m.start, "hand")
        return bool(hands) and all(h.label == "hand.author" for h in hands)

    def is_opening(self, m: Mention) -> bool:
        """Whether a mention stands in the sentence that a header of the story before the puncture begins: it is what the header names."""
        section = self.section(m)
        named = section.body > section.start  # an unknown field that goes on with an earlier section has no header of its own
        return m.label not in NONE and m.category in STORY and named and section.start >= self.reading.sentences[m.sentence].start

    def is_resumed(self, m: Mention) -> bool:
        """Whether the procedure was told just before, so that an earlier section only seems to go on."""
        section = self.section(m)
        unnamed = section.body == section.start and any(self.reading.sentences[act].start < section.start for act in self.acts[:1])
        return unnamed or any(0 < m.sentence - act <= _RESUMED_WITHIN for act in self.acts)

    def is_said(self, m: Mention) -> bool:
        """Whether a statement holds for this puncture, whatever denies or conditions the words around it."""
        if m.cue_kind == SECTION:
            return self.is_narrative(m, STORY)
        return m.assertion not in ("historical", "other")

    def is_cited(self, m: Mention) -> bool:
        """Whether a statement ends a longer quotation, of another's record: 'ED: "L4-5, dry, abandoned, no complications"'."""
        text, start = self.reading.text, self.reading.sentences[m.sentence].start
        opened = max(text.rfind('"', start, m.start), text.rfind("\u201c", start, m.start))
        if opened <= start or m.start - opened <= VALUE_WITHIN or self.is_headed(m):
            return False  # nobody's record is named before it
        return text[max(0, opened - 1)] in ' \n:(="\u201c' and not text[opened + 1].isspace()

    def is_cell(self, m: Mention) -> bool:
        """Whether a mention is what this note's row says in a column for complications."""
        return any(c.start == m.start for c in self.reading.inside(m.sentence, "cell.none"))

    def is_before(self, m: Mention) -> bool:
        """Whether a mention is of the story so far: before the first step or sedative, in a sentence that names no puncture or try."""
        if self._is_of_try(m):
            return False
        sedated = next((s.start for s in self.reading.of("scene.sedation")), self.first)
        return m.start < min(self.first, sedated) < len(self.reading.text) and not self.reading.inside(m.sentence, *PUNCTURE)

    def is_added(self, m: Mention) -> bool:
        """Whether a mention stands in an addendum, with a header of its own or not."""
        return m.category == "addendum" or m.start > self.added

    def item(self, m: Mention) -> str:
        """The number or letter that stands before an answer under the header of complications, where a list of procedures has it."""
        if not self.items:
            return ""
        section = self.section(m)
        if section.name.upper() in self.items:
            before = self.reading.sentences[max(0, self.reading.sentence_at(section.start) - 1)].section
            return section.name.upper() if self.is_heading(before) else ""
        words = self.reading.text[section.start : m.start].upper().split() if self.is_headed(m) else []
        marks = (w.strip("(#).:-") for w in reversed(words) if not w.isalnum())
        return next((mark for mark in marks if mark in self.items), "") or (self._item_above(m) if self.is_headed(m) else "")

    def _item_above(self, m: Mention) -> str:
        """The mark of the item in whose paragraph a field of complications stands, before the next item."""
        marks = [n for n in self.reading.of("item.mark") if n.text.strip("(#).").upper() in self.items]
        above = [n for n in marks if n.start < m.start]
        if (
            not above
            or above[-1] is marks[-1]
            or any(s.new_paragraph for s in self.reading.sentences[above[-1].sentence + 1 : m.sentence + 1])
        ):
            return ""
        return above[-1].text.strip("(#).").upper()


def read_told(reading: Reading, act: Act) -> Told:
    """What the note tells of the puncture that it records."""
    told = Told(
        reading,
        first=len(reading.text),
        added=len(reading.text),
        headings=_headings(reading),
        warned=_warned(reading),
        items=_items(reading),
    )
    begins: int | None = None
    named: list[int] = []
    added = _added(reading, act)
    earlier = {m.sentence: m.start for m in reversed(reading.of("past", "operator"))}
    for m in reading.mentions:
        own = m.sentence in act.sentences or m.sentence in added
        if not own and m.label not in _ANYWHERE and not _comes_first(m, earlier, act):
            continue
        if m.family in ("complication", "except"):
            if m.assertion != "template":
                told.marks[m.label].append(m)
        elif m.family == "moment":
            if m.label == MIDWAY:
                told.moments[m.sentence].add("moment.during")
            told.moments[m.sentence].add("moment.others" if m.label == _THEIRS and reading.of("operator") else m.label)
            if m.label == "moment.added" and told.scenes:  # what opens a note adds nothing to it
                told.moments[m.sentence].add("moment.later")
                told.added = min(told.added, m.start)
        if m.label in _OPENINGS and begins is None and m.category not in BEFORE | ORDERS | OPINION:
            begins = reading.sentences[m.sentence].start
        if m.family == "level" and m.category not in BEFORE:
            named.append(m.sentence)
        if (m.label in _SCENES and m.assertion != "historical") or (m.label == "numbing.given" and m.assertion == "affirmed"):
            told.scenes.setdefault((m.category, m.section), m.start)
            if m.label == "scene.procedure" and m.sentence not in earlier:
                told.first = min(told.first, m.start)
            again = bool(told.acts) and m.text.lower() in reading.list_of("seated")
            if m.category not in BEFORE and m.family not in ("level", "pressure") and not again:
                told.acts.append(m.sentence)
    for index, others in _references(reading, told.items).items():
        if others:
            told.moments[index].add("moment.others")
    for index in _headed_later(reading, act):
        told.moments[index].add("moment.later")
    told.begins = begins or 0
    told.acts = told.acts or named[:1]
    return told


def _added(reading: Reading, act: Act) -> set[int]:
    """'Addendum: foot numb since the LP yesterday': sentences of an addendum that name this puncture by the day before."""
    begins = min((m.sentence for m in reading.of("moment.added")), default=len(reading.sentences))
    others = [i for i, s in enumerate(reading.sentences) if i not in act.sentences and (i >= begins or s.section.category == "addendum")]
    return {i for i in others if _is_of_the_eve(reading, i)}


def _is_of_the_eve(reading: Reading, index: int) -> bool:
    """Whether a sentence tells what came since the puncture of the day before, and measures nothing of another one."""
    past = reading.inside(index, "past")
    return (
        bool(reading.inside(index, "moment.during"))
        and not reading.inside(index, "level", "volume", "pressure")
        and all(reading.names("eveofaddition", m.text.lower()) for m in past)
    )


def _headed_later(reading: Reading, act: Act) -> list[int]:
    """The sentences under a header that names a later time: 'Phone note +2 days:'."""
    named = [(m, reading.sentences[m.sentence].section) for m in reading.of("moment.later") if m.sentence in act.sentences]
    headers = {section.start for m, section in named if m.start < section.body}
    return [i for i in act.sentences if reading.sentences[i].section.start in headers] if headers else []


def _headings(reading: Reading) -> set[int]:
    """Headers of no known name that begin with a word for complications, and do not speak of risks."""
    out = set()
    for m in reading.of("heading.complications"):
        section = reading.sentences[m.sentence].section
        begins = section.category == "other" and m.start == section.start
        if begins and not reading.between(section.start, section.body, "heading.risks"):
            out.add(section.start)
    return out


def _items(reading: Reading) -> dict[str, bool]:
    """The procedures of a list in which one item is the puncture and another is not, by their marks."""
    items = {m.text.strip("(#).").upper(): bool(reading.inside(m.sentence, *PUNCTURE)) for m in reversed(reading.of("item.mark"))}
    return items if len(set(items.values())) > 1 else {}


def _references(reading: Reading, items: dict[str, bool]) -> dict[int, bool]:
    """Sentences that refer to procedures of a list, and whether they are all others than the puncture ('during #1, not in #2')."""
    out: dict[int, bool] = {}
    excluded: dict[int, bool] = {}
    for m in reading.of("item.ref"):
        mark = m.text.rstrip(" )")[-1].upper()
        if mark in items and m.assertion == "negated":
            excluded[m.sentence] = items[mark]
        elif mark in items:
            out[m.sentence] = out.get(m.sentence, True) and not items[mark]
    return excluded | out


def _warned(reading: Reading) -> set[int]:
    """Sentences that carry on a list of risks which is broken off at the end of the one before."""
    risks: set[int] = set()
    out: set[int] = set()
    for m in reading.mentions:
        if m.sentence - 1 in risks and _goes_on(reading, m.sentence - 1):
            out.add(m.sentence)
        if m.assertion == "hypothetical" or m.sentence in out:
            risks.add(m.sentence)
    return out


def _comes_first(m: Mention, earlier: dict[int, int], act: Act) -> bool:
    """Whether a statement of none stands before the earlier puncture that its sentence goes on to, and follows an account of this one."""
    return m.label in NONE and m.end < earlier.get(m.sentence, 0) and m.sentence - 1 in act.sentences and m.category not in BEFORE


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether a list is broken off at the end of a sentence, so that the next one carries it on."""
    return reading.words(index).endswith((",", " or", " and", "/"))
