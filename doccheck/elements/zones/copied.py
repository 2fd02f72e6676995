"""Blocks brought over from another note.

Source: labelling guide, "status": copied text never documents this puncture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from doccheck.elements.zones.marks import MEASURES, NONE, STEPS, Marks, is_new_paragraph, opens
from doccheck.elements.zones.repeats import begins_repeat
from doccheck.pipeline import Mention, Reading, Section

_TURNS = frozenset({"exam", "results", "plan", "impression", "addendum", "attestation"})
_ANNOUNCED = "announced"
_QUOTED = 24
_MARK = 5
_LEAD = 3
_HEADING = 30  # characters
_LINE = 200
_TITLE = 5  # letters
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?,? +\d{1,2}:?\d\d")


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that has begun.

    Args:
        begun: the sentence that says so.
        closed: where the bracket or quotation marks around it are closed, or -1.
        whole: its section, if it tells of a level or an amount at once; it ends with that.
        prose: whether it goes on in running text, which the header of another part ends.
        led_in: whether its text begins only after the sentence that says so ("the entry is pasted here:").
    """

    begun: int
    closed: int
    whole: Section | None
    prose: bool
    led_in: bool


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Blocks brought over from another note, and sentences that say of themselves or of the one before that they were."""
    out: set[int] = set()
    block: _Block | None = None
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, NONE)
        copies = found.get("copy", ())
        kinds = {m.label for m in copies}
        begins = [m for m in copies if m.label == "copy.begin" or _is_quoted(reading, m) or _is_log(m, found)]
        aside = bool(begins) and all(m.label == "copy.begin" and _is_aside(reading, m) for m in begins)
        if aside or (block and not begins and _is_ended(reading, block, index, found)):
            block = None
        elif begins:
            block = _begin(reading, begins[0], found)
        if "copy.behind" in kinds:
            out.add(index - 1 if index and any(m.start == sentence.start for m in copies) else index)
        wrong = "copy.wrong" in kinds and sentence.end - sentence.start < _LINE
        if block or aside or wrong or _is_last(reading, found, index - 1 in out):
            out.add(index)
    return out


def _begin(reading: Reading, mention: Mention, found: Marks) -> _Block:
    index = mention.sentence
    measured = any(m.start > mention.end for name in MEASURES for m in found.get(name, ()))
    return _Block(
        begun=index,
        closed=_bracket_end(reading, mention),
        whole=reading.sentences[index].section if measured else None,
        prose=any(s.start > s.section.start for s in reading.sentences[index + 1 : index + 2]),
        led_in=reading.words(index).endswith(":") or mention.value == _ANNOUNCED,
    )


def _is_ended(reading: Reading, block: _Block, index: int, found: Marks) -> bool:
    """Whether a block ends before a sentence: at its bracket, an end mark, a word for today, an exam or plan, or a blank line."""
    sentence = reading.sentences[index]
    if -1 < block.closed < sentence.start or "now" in found or any(m.label == "copy.end" for m in found.get("copy", ())):
        return True
    if begins_repeat(reading, index):
        return True
    if sentence.section.category in _TURNS and sentence.section.start == sentence.start:
        return True
    on_a_line = sentence.new_line or not any(s.new_line for s in reading.sentences)
    if block.whole is not None and sentence.section is not block.whole and on_a_line:
        return True
    if is_new_paragraph(reading, index) and not (block.led_in and index == block.begun + 1):
        return True
    if any(s.new_paragraph for s in reading.sentences) or any(m.label == "copy.end" and m.sentence > index for m in reading.of("copy")):
        return False  # the block has an end mark of its own, or a blank line ends it
    return _begins_part(reading, index, block.prose)


def _begins_part(reading: Reading, index: int, prose: bool) -> bool:
    """Whether a sentence begins another part in a note that knows no paragraphs: a title, an hour of a day, or a header after prose."""
    sentence = reading.sentences[index]
    words = reading.words(index)
    if sentence.start == sentence.section.start and sentence.section.name:
        return prose
    titled = words.isupper() and not reading.text.isupper() and sum(map(str.isalpha, words)) >= _TITLE
    return sentence.new_line and (titled or bool(_DAY.match(words)))


def _is_last(reading: Reading, found: Marks, copied: bool) -> bool:
    """Whether a copied block ends with the end mark behind this sentence."""
    return copied and any(m.label == "copy.end" and not opens(reading, m, _MARK) for m in found.get("copy", ()))


def _is_aside(reading: Reading, mention: Mention) -> bool:
    """Whether a sentence says in passing that something was brought over, so that no text follows: no heading, and a stop at its end."""
    sentence = reading.sentences[mention.sentence]
    rest = reading.text[mention.end : sentence.end].rstrip()
    if mention.value == "cited" and rest.endswith(".") and not reading.inside(mention.sentence, *MEASURES, *STEPS, "name"):
        return True
    if (
        mention.value == _ANNOUNCED
        or opens(reading, mention, _LEAD)
        or ":" in mention.text + rest
        or not rest.endswith((".", ";"))
        or "[" in rest
        or "]" in rest
    ):
        return False
    return not any(m.sentence == mention.sentence and m.end <= mention.start for m in reading.of("text.word"))


def _is_quoted(reading: Reading, mention: Mention) -> bool:
    """Whether a mention names another record and a long quotation from it follows; of a speech, one that tells of a puncture."""
    if mention.label != "copy.quoted":
        return False
    end = _bracket_end(reading, mention)
    if mention.value == "speech" and not reading.between(mention.end, end, *MEASURES, *STEPS, "name"):
        return False
    return end - mention.end > _HEADING


def _is_log(mention: Mention, found: Marks) -> bool:
    """Whether a log of punctures begins: below the title of the note, or in a line that measures."""
    return mention.label == "copy.log" and (mention.sentence > 0 or any(measure in found for measure in MEASURES))


def _bracket_end(reading: Reading, mention: Mention) -> int:
    """Where the bracket at a mention, or the quotation marks after it, are closed, or -1; '[copied from visit 5]' is only a heading."""
    if reading.text[max(0, mention.start - 2) : mention.start].strip()[-1:] == "[":
        end = reading.text.find("]", mention.end)
        told = end - mention.end > _HEADING and reading.between(mention.end, end, *MEASURES, *STEPS, "complication.none")
        return end if told else -1
    lead, bracket, _ = reading.text[mention.end : mention.end + _MARK].partition("[")
    if bracket and not lead.strip(" :"):
        return reading.text.find("]", mention.end + _HEADING)
    after = reading.text[mention.end : mention.end + _QUOTED].split('"')
    return reading.text.find('"', mention.end + len(after[0]) + 1) if len(after) > 1 else -1
