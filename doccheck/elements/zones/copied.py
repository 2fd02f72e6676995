"""Blocks brought over from another note.

Source: labelling guide, "status": copied text never documents this puncture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from doccheck.elements.zones.marks import MEASURES, NONE, STEPS, Marks, is_new_paragraph, opens
from doccheck.pipeline import Mention, Reading, Section

_TURNS = frozenset({"exam", "results", "plan", "impression", "addendum", "attestation"})
_QUOTED = 24
_MARK = 5
_LEAD = 3
_HEADING = 30  # characters
_LINE = 200
_TITLE = 5  # letters
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?,? +\d{1,2}:?\d\d")


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Blocks brought over from another note: from their heading to an end mark, a word for today, an exam or plan, or a blank line.

    A block in brackets or quotation marks ends with them, and one that tells of a level or an amount at once with its section.
    """
    out: set[int] = set()
    copied = prose = led_in = False
    bracket = -1
    whole: Section | None = None
    unparted = not any(s.new_paragraph for s in reading.sentences)
    lines = any(s.new_line for s in reading.sentences)
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, NONE)
        kinds = {m.label for m in found.get("copy", ())}
        turned = sentence.section.category in _TURNS and sentence.section.start == sentence.start
        closed = -1 < bracket < sentence.start
        left = whole is not None and sentence.section is not whole and (sentence.new_line or not lines)
        ended = closed or left or "copy.end" in kinds or "now" in found or turned
        ended = ended or (is_new_paragraph(reading, index) and not led_in)
        ended = ended or (unparted and _begins_part(reading, index, prose))
        begins = [m for m in found.get("copy", ()) if m.label == "copy.begin" or _is_quoted(reading, m) or _is_log(m, found)]
        copied = bool(begins) or (copied and not ended)
        if "copy.behind" in kinds:
            out.add(index - 1 if index and any(m.start == sentence.start for m in found["copy"]) else index)
        if "copy.wrong" in kinds and sentence.end - sentence.start < _LINE:
            out.add(index)
        if begins and all(m.label == "copy.begin" and _is_aside(reading, m) for m in begins):
            out.add(index)  # what was brought over is told in one sentence
            copied = False
            begins = []
        if begins:
            bracket = _bracket_end(reading, begins[0])
            whole = sentence.section if any(m.start > begins[0].end for name in MEASURES for m in found.get(name, ())) else None
            following = reading.sentences[index + 1 : index + 2]
            prose = any(s.start > s.section.start for s in following)
        led_in = bool(begins) and reading.words(index).endswith(":")  # "the entry is pasted here:"
        if copied or _is_last(reading, found, index - 1 in out):
            out.add(index)
    return out


def _begins_part(reading: Reading, index: int, prose: bool) -> bool:
    """Whether a sentence begins another part in a note that knows no paragraphs: a title, an hour of a day, or a header after prose."""
    sentence = reading.sentences[index]
    words = reading.words(index)
    if sentence.start == sentence.section.start and sentence.section.name:
        return prose
    return sentence.new_line and bool(_DAY.match(words) or (words.isupper() and sum(map(str.isalpha, words)) >= _TITLE))


def _is_last(reading: Reading, found: Marks, copied: bool) -> bool:
    """Whether a copied block ends with the end mark behind this sentence."""
    return copied and any(m.label == "copy.end" and not opens(reading, m, _MARK) for m in found.get("copy", ()))


def _is_aside(reading: Reading, mention: Mention) -> bool:
    """Whether a sentence says in passing that something was brought over, so that no text follows: no heading, and a stop at its end."""
    sentence = reading.sentences[mention.sentence]
    rest = reading.text[mention.end : sentence.end].rstrip()
    if mention.value == "cited" and rest.endswith(".") and not reading.inside(mention.sentence, *MEASURES, *STEPS, "name"):
        return True
    if opens(reading, mention, _LEAD) or ":" in mention.text + rest or not rest.endswith((".", ";")) or "[" in rest or "]" in rest:
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
    """Where the bracket before a mention, or the quotation marks after it, are closed, or -1; '[copied from 3/8]' is only a heading."""
    if reading.text[max(0, mention.start - 2) : mention.start].strip()[-1:] == "[":
        end = reading.text.find("]", mention.end)
        return end if end - mention.end > _HEADING else -1
    after = reading.text[mention.end : mention.end + _QUOTED].split('"')
    return reading.text.find('"', mention.end + len(after[0]) + 1) if len(after) > 1 else -1
