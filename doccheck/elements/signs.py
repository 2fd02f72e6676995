"""Signs that a needle went in, in the sentences about the note's own puncture.

Only affirmed mentions of those sentences count; a choice of a form counts where its box is ticked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from doccheck.pipeline import Mention, Reading

_STEPS = ("posture.given", "numbing.given", "entry", "flow", "cover.put", "pressure.opening", "level.interspace")
# Said of a puncture by those who tell it in one line: each is as good as a step beside its name.
_SHORT_STEPS = (
    "imaging.guided.fluoroscopy",
    "imaging.guided.ct",
    "imaging.guided.ultrasound",
    "imaging.named.fluoroscopy",
    "imaging.landmark",
    "taken.container",
    "complication.none",
    "complication.eventless",
    "tried.failed",
    "done.me",
)
# Without one of these a short note says nothing of a needle that went in.
_PROVING = ("entry", "flow", "pressure.opening", "level.interspace", "taken.off", "taken.volume", "dry", "none.csf", "tried.failed")
_AROUND_A_NEEDLE = ("posture.given", "numbing.given", "cover.put", "level.interspace")
_GUIDED = ("imaging.guided.fluoroscopy", "imaging.guided.ct", "imaging.guided.ultrasound", "imaging.guided.unspecified")
_AROUND_A_SPACE = ("posture.given", "numbing.given", "cover.put", "imaging.landmark", "marking", *_GUIDED)
_FEWEST_AROUND = 2
_BESIDE = 15
_DEED = "deed"
_MARGIN = 40  # how far the bar of a table row may be from its words
# With one of these a note without a puncture's name may be about another procedure, or about none.
_OTHERS = ("deed", "side.procedure", "halt.unused", "summary.note", "name.patch", "name.shunt", "retold", "operation", "planned")
_STEPS_WITH_NAME = 3
_TAKEN = ("taken.let", "taken.container", "container.count")
_TICKS = "\u2611\u2612\u2713\u2714\u2705\u25a0"
NOTHING = "none.measured"
_OF_SEVERAL_KINDS = frozenset({"entry", "flow"})  # families of which two kinds stand in cells of their own
_NUMBER = re.compile(r"[\d.,~ ]+|\b(?:one|two|three|four|five|six)\b")
_CHOICES = ("posture", "numbing", "entry", "flow", "cover", "level", "imaging")


@dataclass(frozen=True, slots=True)
class Signs:
    """Affirmed mentions of the note's own puncture.

    Args:
        by_name: the mentions in order, under their label and under their family.
    """

    by_name: Mapping[str, list[Mention]]

    def of(self, *names: str) -> list[Mention]:
        """Mentions whose label or family is one of `names`; of several names, those of the first come first."""
        by_name = self.by_name
        return [m for name in names if name in by_name for m in by_name[name]]

    @property
    def needle(self) -> list[Mention]:
        """Words of a needle that went in."""
        return self.of("entry.needle", "entry.gauge")

    @property
    def entry(self) -> list[Mention]:
        """Words of a needle or catheter that went in."""
        return self.needle + self.of("entry.catheter")

    @property
    def flow(self) -> list[Mention]:
        """Words of spinal fluid that came."""
        return self.of("flow.csf", "flow.measured", "pressure.opening")

    def steps(self) -> int:
        """How many different steps of a puncture are told."""
        return sum(bool(self.by_name.get(label)) for label in _STEPS)

    def is_told_step_by_step(self) -> bool:
        """Whether so many steps stand beside words of fluid that no name is needed, or few beside the puncture's name."""
        fluid = self.flow or self.of("none.csf", NOTHING) or (self.of("volume.amount") and self.of(*_TAKEN))
        steps = bool(self.entry) + sum(bool(self.by_name.get(label)) for label in _AROUND_A_NEEDLE)
        if not fluid or self.of("halt.unused"):
            return False
        numbed_at_a_level = self.of("level.interspace") and self.of("numbing.given")
        if numbed_at_a_level and self.of("pressure.opening"):
            return True
        if steps < _STEPS_WITH_NAME:
            return False
        sure = numbed_at_a_level and steps > _STEPS_WITH_NAME + (not self.flow and not self.of("dry.failed"))
        return bool(self.of("name.lp", "name.drain") or sure)

    def is_told_without_name(self) -> bool:
        """Whether a place in the spine, what came of it and two things around a needle are told, and no other procedure."""
        laid = self.of("posture.given")
        place = self.of("level.interspace", "spine.place") or (laid and self.of("imaging.landmark"))
        place = place or (laid and self.of("numbing.given") and self.of("pressure.opening", "none.csf"))
        fluid = self.flow or self.of("taken.volume", "taken.container") or self.amounts()
        fluid = fluid or self.of("none.csf", "dry.failed")
        if self._is_felt_and_taken():
            return True
        if not self.needle and not self.of("numbing.given"):
            return False
        around = bool(self.entry) + sum(bool(self.of(name)) for name in _AROUND_A_SPACE)
        if around > _FEWEST_AROUND + 1:
            fluid = fluid or self.of("taken.let")
        return bool(place and fluid) and around >= _FEWEST_AROUND and not self._is_of_others()

    def _is_felt_and_taken(self) -> bool:
        """Whether a level is found by hand and fluid comes; in a note about a visit, on its day.

        As good as the hand is an author who tells of the back, or the fluid by name beside the level and a word of none gone wrong.
        """
        levels = self.of("level.interspace")
        felt = self.of("imaging.landmark")
        taken = self.of("flow.csf", "flow.measured") or (felt and self.amounts())
        named = {m.sentence for m in self.of("fluid.csf")} & {m.sentence for m in levels}
        recorded = self.of("complication.none") and any(m.sentence in named for m in self.of("flow.csf"))
        found = felt or recorded or (self.of("spine") and self.of("now.me"))
        if not levels or not found or not taken:
            return False
        today = any(0 <= level.sentence - m.sentence <= 1 for m in self.of("now.today") for level in levels)
        return not any(self.of(name) for name in _OTHERS if not (today and name == "summary.note"))

    def _is_of_others(self) -> bool:
        """Whether another procedure, or none, may be what is told; a drug that was withheld is none."""
        return any(self.of(name) for name in _OTHERS if not (name == "deed" and self.of("deed.withheld")))

    def is_of_another_cavity(self) -> bool:
        """Whether the bare word for a tap stands beside another cavity of the body, without a word of the spine or of its fluid."""
        taps = self.of("name.lp")
        if not taps or not self.of("cavity.other") or self.of("name.drain"):
            return False
        return all(m.value == "bare" for m in taps) and not self.of(
            "level.interspace", "spine", "fluid.csf", "pressure.opening", "flow.csf"
        )

    def amounts(self) -> list[Mention]:
        """Amounts that stand apart from those of an anaesthetic and of other fluids."""
        others = self.of("numbing.given", "fluid.other")
        levels = self.of("level.interspace")
        return [m for m in self.of("volume.amount") if not any(_is_beside(m, o, levels) for o in others)]

    def told_briefly(self) -> int:
        """How many different things a short note tells of a puncture; none where not one of them proves a needle."""
        proving = sum(bool(self.by_name.get(label)) for label in _PROVING)
        beside = sum(bool(self.by_name.get(label)) for label in ("posture.given", "numbing.given", "cover.put", *_SHORT_STEPS))
        return proving + beside if proving else 0


def _is_beside(mention: Mention, other: Mention, levels: list[Mention]) -> bool:
    """Whether a mention stands close to another in its sentence, without a level between them."""
    if any(other.end <= level.start and level.end <= mention.start for level in levels):
        return False
    return mention.sentence == other.sentence and other.start - _BESIDE <= mention.end and mention.start <= other.end + _BESIDE


def opens_section(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands in the first sentence of its section."""
    sentence = reading.sentences[mention.sentence]
    return sentence.start == sentence.section.start


def gather(reading: Reading, sentences: frozenset[int]) -> Signs:
    """The affirmed mentions of the sentences about the puncture."""
    return reading.once(("signs", sentences), lambda: _gathered(reading, sentences))


def _gathered(reading: Reading, sentences: frozenset[int]) -> Signs:
    unticked = _unticked(reading)
    counted = sentences - _menus(reading)
    sentences_of = reading.sentences
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for m in reading.mentions:
        if m.sentence not in counted or not (m.assertion == "affirmed" or _is_given(reading, m)):
            continue
        if m.sentence in unticked and _is_unticked(m, unticked[m.sentence]):
            continue
        if m.end > sentences_of[m.sentence].section.body or not _is_unfilled(reading, m):
            by_name[m.label].append(m)
            by_name[m.family].append(m)
    _part_nothing(by_name)
    _drop_unused(by_name)
    return Signs(by_name)


def _is_given(reading: Reading, m: Mention) -> bool:
    """Whether a deed is told with a word that it was done, and what is denied is another clause: 'cytarabine given, barbotage not done'."""
    if m.family != _DEED or m.assertion != "negated" or not m.cue_words or not reading.names("given", m.text):
        return False
    denial = reading.text.find(m.cue_words, m.end, reading.sentences[m.sentence].end)
    return denial >= 0 and reading.parted(m.end, denial, ",;")


def _drop_unused(by_name: dict[str, list[Mention]]) -> None:
    """Drops words of a needle left unused where a needle, what it gave and how the puncture ended are told: they are of another needle,
    another study or an earlier day ("he vomited before we began"). Words that nothing at all was done stay."""
    told = (("entry.needle", "entry.gauge"), ("flow.measured", "pressure.opening"), ("complication.none", "cover.put"))
    if by_name.get("halt.unused") and all(any(by_name.get(label) for label in labels) for labels in told):
        for unused in [m for m in by_name["halt.unused"] if m.value != "sure"]:
            by_name["halt.unused"].remove(unused)
            by_name["halt"].remove(unused)


def _part_nothing(by_name: dict[str, list[Mention]]) -> None:
    """Parts what says that the fluid measured nothing ("CSF 0 mL") from fluid that came."""
    empty = [m for m in by_name.get("volume.amount", ()) if m.high == 0]
    for label in ("flow.csf", "flow.measured") if empty else ():
        for flow in [m for m in by_name.get(label, ()) if any(m.start <= e.start < m.end for e in empty)]:
            by_name[label].remove(flow)
            by_name["flow"].remove(flow)
            by_name[NOTHING].append(flow)


def _is_row(text: str, menu: Mention) -> bool:
    """Whether bars enclose what looks like a menu: the row of a table that somebody filled in."""
    before = text[max(0, menu.start - _MARGIN) : menu.start].rstrip()
    opened = before.endswith("|") and (before[:-1].rstrip(" ") or "|")[-1] in "|\r\n"
    return opened and text[menu.end : menu.end + _MARGIN].lstrip().startswith("|")


def _cell(text: str, menu: Mention, choice: Mention) -> int:
    """The number of the cell between bars in which a choice stands, or -1 where the cell is a field with its value."""
    number = text.count("|", menu.start, choice.start)
    begin = text.rfind("|", menu.start, choice.start) + 1
    end = text.find("|", choice.end)
    cell = text[begin : end if end >= 0 else menu.end]
    return -1 if number and cell.partition(":")[2].strip() else number


def _kind(choice: Mention) -> str:
    """What a choice is one of: needles by gauge or make, fluid by its looks or measure; '22G | Quincke' and 'CSF clear | 8 mL' are none."""
    if choice.family == "numbing":
        return choice.rule  # 'Local | lidocaine' is a field with its value
    if choice.family not in _OF_SEVERAL_KINDS:
        return choice.family
    return choice.label + ("" if choice.label != "flow.measured" else _NUMBER.sub("", choice.text.lower()))


def _menus(reading: Reading) -> set[int]:
    """Sentences that are a menu left open: choices between bars, two of one kind among them, none of which is a field with its value."""
    out: set[int] = set()
    for menu in reading.of("menu.options"):
        if _is_row(reading.text, menu):
            continue
        choices = [m for m in reading.between(menu.start, menu.end, *_CHOICES) if "|" not in m.text]  # 'Imaging | none' is a field
        cells = {(_kind(m), _cell(reading.text, menu, m)) for m in choices}
        kinds = Counter(kind for kind, cell in cells if cell >= 0)
        out.update(m.sentence for m in choices if kinds[_kind(m)] > 1)
    return out


def _unticked(reading: Reading) -> dict[int, list[Mention]]:
    boxes: dict[int, list[Mention]] = {}
    for m in reading.of("box"):
        boxes.setdefault(m.sentence, []).append(m)
    return boxes


def _is_unticked(mention: Mention, boxes: list[Mention]) -> bool:
    """Whether the box before a mention is empty, or every box of the field that it names."""
    before = [b for b in boxes if b.end <= mention.start]
    return before[-1].label == "box.empty" if before else all(b.label == "box.empty" for b in boxes)


def _is_unfilled(reading: Reading, mention: Mention) -> bool:
    """Whether the field that a mention is the name of holds no word."""
    sentence = reading.sentences[mention.sentence]
    return not any(c.isalnum() or c in _TICKS for c in reading.text[sentence.section.body : sentence.end])
