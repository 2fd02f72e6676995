"""The words of a note that lead out of its own puncture and back in, and how they stand in their sentence and paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from doccheck.pipeline import Mention, Reading

Marks = Mapping[str, list[Mention]]

MEASURES = ("level", "volume", "pressure")
STEPS = ("posture", "numbing", "entry")
AFTER_TALK = ("numbing", "entry")  # what is done once the talk is over
BY_HAND = "imaging.landmark"  # a space felt for is told of one's own puncture
SURE_ANCHORS = frozenset({"anchor.needle", "anchor.csf"})  # of the puncture alone; other anchors are words of any procedure
NONE: Marks = {}
_OF_PUNCTURE = (("entry.needle", "entry.gauge"), ("level.interspace",), ("flow.csf", "pressure.opening", "dry.failed", "none.csf"))
NAMES = ("name.lp", "name.drain")
_LEADS = ("past", "story", "operator", "plan", "consent", "copy", "now", "begin", "operation", "anchor", "side", "tap", "item")
_FAMILIES = frozenset({*_LEADS, *MEASURES, *STEPS})
_SIGNS = ("necessity", "indication.symptom", "indication.condition")
_PARTS = frozenset("\n,;:.-")
_OPENING = 45
OPENING_WORD = 14


def gather(reading: Reading) -> dict[int, dict[str, list[Mention]]]:
    """The words that lead out and back in, and those that measure or go on with a puncture, by sentence and family."""
    marks: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in reading.mentions:
        if mention.label == "past.when" and _is_of_a_sign(reading, mention):
            continue
        if mention.family in _FAMILIES and mention.label not in ("now.not", "consent.not", "past.not"):
            marks[mention.sentence][mention.family].append(mention)
        elif mention.label == BY_HAND:
            marks[mention.sentence][mention.label].append(mention)
    return marks


def _is_of_a_sign(reading: Reading, past: Mention) -> bool:
    """Whether the time of what looks like an earlier puncture is that of a symptom: 'LP note: headache yesterday, CT negative, LP'."""
    ends = {m.end: m.start for m in reading.inside(past.sentence, *_SIGNS)}
    for date in reading.inside(past.sentence, "dated.earlier"):
        sign = ends.get(date.start - 1)
        if sign is not None and past.start <= date.start and date.end <= past.end:
            return date.start == past.start or (past.start < sign and not _PARTS.isdisjoint(reading.text[past.start : sign]))
    return False


def opens(reading: Reading, mention: Mention, within: int = _OPENING) -> bool:
    """Whether a mention stands near the beginning of its sentence, so that the whole of it is about that."""
    sentence = reading.sentences[mention.sentence]
    begin = sentence.section.body if sentence.start < sentence.section.body <= mention.start else sentence.start
    return mention.start - begin <= within


def is_same_line(reading: Reading, index: int) -> bool:
    """Whether a sentence goes on in the line of the one before, which had no stop: 'Last LP here March: L3-4, 18 ml'."""
    before = reading.sentences[index - 1].end
    goes_on = not reading.sentences[index].new_line and reading.sentences[index].start == before + 1
    return goes_on and reading.text[before - 1] not in ".;!?\"')]"


def is_new_paragraph(reading: Reading, index: int) -> bool:
    """Whether a blank line stands before a sentence."""
    return index == 0 or reading.sentences[index].new_paragraph


def holds_the_puncture(reading: Reading, block: set[int], kinds: tuple[tuple[str, ...], ...] = _OF_PUNCTURE) -> bool:
    """Whether all that is told of a needle, a level of the spine and its fluid stands in a block of a note that names a puncture."""
    told = [reading.affirmed(*labels) for labels in kinds]
    return bool(reading.affirmed(*NAMES)) and all(found and all(m.sentence in block for m in found) for found in told)
