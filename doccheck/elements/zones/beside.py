"""Blocks and list items that tell of a second procedure beside the puncture.

Source: labelling guide, "status": other procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import NAMES, NONE, OPENING_WORD, SURE_ANCHORS, Marks, holds_the_puncture, is_new_paragraph, opens
from doccheck.pipeline import Mention, Reading

_NOTE = " note"
_DEEDS = ("deed.other", "deed.epidural", "deed.reservoir", "name.shunt", "name.patch")
_OF_THE_SPINE = {"level", "entry"}
_CLOCK = " 0123456789:h#"  # a number or an hour may stand behind the name
_NEXT = 12  # characters that hold the next word


def blocks(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Blocks that open with the name of a second procedure, until the puncture's name or the end of the paragraph."""
    out: set[int] = set()
    beside = False
    begins = last = -1
    for index in range(len(reading.sentences)):
        heads = {m.label for m in marks.get(index, NONE).get("side", ()) if _heads(reading, m)}
        last = index if "side.back" in heads else last
        beside = "side.procedure" in heads or (beside and "side.back" not in heads and not is_new_paragraph(reading, index))
        if beside:
            begins = index if begins < 0 else begins
            out.add(index)
    named = any(m.sentence < begins for m in reading.affirmed(*NAMES))
    if named and begins > last and holds_the_puncture(reading, out):
        return {begins}
    return out


def asides(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences that tell in passing of a second procedure that was done: what they say of aftercare or complications is its own.

    After a colon ("Second procedure today: ...") the rest of the line goes on with it.
    """
    out: set[int] = set()
    goes_on = False
    for index in range(len(reading.sentences)):
        side = marks.get(index, NONE).get("side", ())
        back = any(m.label == "side.back" for m in side)
        goes_on = goes_on and not back and not reading.sentences[index].new_line
        lead = next((m for m in side if m.label == "side.lead" and opens(reading, m, OPENING_WORD)), None)
        if lead and not back and _names_another(reading, lead):
            goes_on = ":" in reading.text[lead.start : reading.sentences[index].end]
            out.add(index)
        elif goes_on or (not back and _is_done_beside(marks.get(index, NONE))):
            out.add(index)
    return out


def _names_another(reading: Reading, lead: Mention) -> bool:
    """Whether another procedure is told after the words that lead to it."""
    told = reading.inside(lead.sentence, "side.procedure", "side.done", *_DEEDS)
    return any(m.start >= lead.start and m.assertion in ("affirmed", "historical") for m in told)


def _is_done_beside(found: Marks) -> bool:
    """Whether another procedure is said to have been done, in a sentence without a needle or a level of the spine."""
    done = any(m.label == "side.done" and m.assertion == "affirmed" for m in found.get("side", ()))
    return done and not found.keys() & _OF_THE_SPINE


def items(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Items of a list that tell of another procedure, where another item tells of the puncture."""
    items: list[list[int]] = []
    opened = False
    for index, sentence in enumerate(reading.sentences):
        if any(m.start == sentence.start for m in marks.get(index, NONE).get("item", ())):
            items.append([])
            opened = True
        elif is_new_paragraph(reading, index):
            opened = False
        if opened:
            items[-1].append(index)
    punctures = [item for item in items if any(_tells_of_puncture(marks.get(i, NONE)) for i in item)]
    others = [item for item in items if item not in punctures and any({"side", "operation"} & marks.get(i, NONE).keys() for i in item)]
    return {i for item in others for i in item} if punctures else set()


def _tells_of_puncture(found: Marks) -> bool:
    sure = any(m.label in SURE_ANCHORS for m in found.get("anchor", ()))
    return sure or "level" in found or any(m.label == "side.back" for m in found.get("side", ()))


def _heads(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands as a heading: first in its sentence, not denied, and nothing but a stop or colon after it."""
    if mention.assertion == "negated":
        return False
    stop = mention.end + (len(_NOTE) if reading.text.startswith(_NOTE, mention.end) else 0)
    end = reading.sentences[mention.sentence].end
    if mention.label == "side.back" and (mention.start > reading.sentences[mention.sentence].start or _goes_on(reading, stop)):
        return opens(reading, mention, OPENING_WORD)
    rest = reading.text[stop:end]
    if mention.label == "side.procedure":
        if _is_led_to(reading, mention, rest):
            return True
        if _is_only_a_time(reading, mention):
            return False
    return opens(reading, mention, OPENING_WORD) and (
        not rest.strip(_CLOCK) or rest.lstrip(" ")[0] == ":" or rest[0] in ".:-\u2013\u2014(,;\n"
    )


def _is_led_to(reading: Reading, mention: Mention, rest: str) -> bool:
    """'Also today R IJ central line by me: ...', 'Separate procedure, paracentesis 18:20: ...'."""
    leading = reading.list_of("besides")
    before = _words(reading.text[reading.sentences[mention.sentence].start : mention.start])
    after, colon, _ = rest.partition(": ")
    return bool(before and colon) and leading.issuperset(before) and leading.issuperset(_words(after))


def _is_only_a_time(reading: Reading, mention: Mention) -> bool:
    """'After intubation, turned on the side': it is named to say when the puncture was done."""
    before = _words(reading.text[reading.sentences[mention.sentence].start : mention.start])
    return bool(before) and before[-1] in reading.list_of("timing")


def _words(text: str) -> list[str]:
    """The words of a few, without numbers and hours."""
    return [w for w in text.lower().replace(",", " ").replace("(", " ").split() if not w.strip("#.):").replace(":", "").isdigit()]


def _goes_on(reading: Reading, stop: int) -> bool:
    """Whether the word after a name goes on to tell of it: "LP by me"."""
    after = reading.text[stop : stop + _NEXT]
    words = after.split()
    return bool(words) and after[0] == " " and words[0].strip(".,;:").lower() in reading.list_of("telling")
