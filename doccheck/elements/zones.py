"""Which sentences of a note are about its own puncture.

Left out are earlier punctures (said, dated, numbered, or brought over from another note), other operators' tries, risks and consent,
plans, and the parts of a bigger operation or of a second procedure. What leads out and back in stands in `patterns/targets/zone*.yaml`.
Source: labelling guide, "status": risks, plans, earlier or other procedures and copied text never document this puncture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from doccheck.pipeline import Mention, Reading

Marks = Mapping[str, list[Mention]]

_LEADS = ("past", "story", "operator", "plan", "consent", "copy", "now", "begin", "operation", "anchor", "side", "tap", "item")
_MEASURES = ("level", "volume", "pressure")
_STEPS = ("posture", "numbing", "entry")
_FAMILIES = frozenset({*_LEADS, *_MEASURES, *_STEPS})
_NOT_THIS = frozenset({"past", "comparison", "consent"})
_TECHNIQUE = frozenset(
    {"technique", "fluid", "level", "needle", "guidance", "position", "anesthesia", "pressure", "dressing", "dose", "findings"}
)
_STORY = frozenset({"history", "indication", "past", "comparison", "title", "other", "plan", "impression"})
_HISTORY = frozenset({"history", "other_history", "indication"})
_NARRATIVE = frozenset({"technique", "procedure", "title", "other", "findings", "guidance", "dose", "contrast"})
_TURNS = frozenset({"exam", "results", "plan", "impression", "addendum", "attestation"})
_OF_OPERATION = frozenset({"dose", "contrast", "guidance"})
_AFTER_TALK = ("numbing", "entry")
_FAILED = ("dry.failed", "none.csf", "halt.stopped", "tried.failed")
_SURE_ANCHORS = frozenset({"anchor.needle", "anchor.csf"})
_BY_HAND = "imaging.landmark"  # a space felt for is told of one's own puncture
_OPENING = 45
_OPENING_WORD = 14
_QUOTED = 24
_NOTE = " note"
_DONE = (" by ", " done", " performed", " then", " was ", " at ", " under ", " in ")
_HEADING = 30  # characters
_LINE = 200
_ANYWHERE = 1_000_000
_STEPS_OF_OPERATION = 3
_NONE: Marks = {}


def about_this(reading: Reading) -> frozenset[int]:
    """Indices of the sentences about the puncture that the note records."""
    marks = _marks(reading)
    families = {family for found in marks.values() for family in found}
    out = set(range(len(reading.sentences)))
    out -= _told(reading, marks)
    out -= _copied(reading, marks) if "copy" in families else set()
    out -= _talked(reading, marks)
    out -= _items_beside(reading, marks) if "item" in families else set()
    out -= _beside(reading, marks) if "side" in families else set()
    out -= _operation(reading, marks)
    return frozenset(out)


def _marks(reading: Reading) -> dict[int, dict[str, list[Mention]]]:
    marks: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in reading.mentions:
        if mention.family in _FAMILIES and mention.label != "now.not":
            marks[mention.sentence][mention.family].append(mention)
        elif mention.label == _BY_HAND:
            marks[mention.sentence][mention.label].append(mention)
    return marks


def _told(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences that tell of an earlier puncture or of another operator's, with those that go on telling of it."""
    out = _taken_over(reading, marks)
    carried = era = False
    begun = -1
    series = _series(marks)
    again = _begins_again(reading)
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, _NONE)
        if _is_earlier_row(found):
            out.add(index)
            continue
        steps = any(step in found for step in _STEPS)
        after_consent = steps and sentence.section.category == "consent" and sentence.start > sentence.section.start
        heads_own = bool(series) and any(m.label == "tap.dated" and m not in series for m in found.get("tap", ()))
        leads_back = heads_own or "now" in found or ("begin" in found and "past" not in found) or after_consent
        leads_on = leads_back or steps or _BY_HAND in found
        told = _is_told(reading, index, found, again) or any(m in series and _opens(reading, m) for m in found.get("tap", ()))
        told = told or (index - 1 in out and carried and not leads_back and _same_line(reading, index))
        story = {m.label for m in found.get("story", ())}
        era = (era and "now" not in found and not _new_paragraph(reading, index)) or "story.era" in story
        told = told or (era and "story.then" in story)
        carried = told or (carried and not leads_on and sentence.section.category in _STORY and not _new_paragraph(reading, index))
        begun = sentence.section.start if leads_back else begun
        of_another = sentence.section.category in _NOT_THIS and begun != sentence.section.start
        if told or of_another or (carried and any(measure in found for measure in _MEASURES)):
            out.add(index)
    return out


def _taken_over(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Passages of another operator who takes over after the author's failure: to the end of the paragraph, or to the author's hand."""
    if not any(m.label == "operator.next" for found in marks.values() for m in found.get("operator", ())):
        return set()
    failed = min((m.start for m in reading.of(*_FAILED)), default=len(reading.text))
    out: set[int] = set()
    section = None
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, _NONE)
        mine = any(m.label == "now.me" for m in found.get("now", ()))
        if mine or sentence.section is not section or _new_paragraph(reading, index):
            section = None
        if not mine and any(
            m.label == "operator.next" and m.start > failed and not _is_author(reading, m) for m in found.get("operator", ())
        ):
            section = sentence.section
        if section is not None:
            out.add(index)
    return out


def _is_author(reading: Reading, mention: Mention) -> bool:
    """Whether the one who takes over is by their post the author of the note."""
    return any(m.text.split()[-1].lower() in mention.text.lower().split() for m in reading.of("author.post"))


def _series(marks: Mapping[int, Marks]) -> list[Mention]:
    """The earlier punctures of a numbered series, and those of a dated list."""
    last = max((m.low or 0 for found in marks.values() for m in found.get("tap", ())), default=0)
    taps = [m for found in marks.values() for m in found.get("tap", ()) if "now" not in found]
    dated = [m for m in taps if m.label == "tap.dated"]
    more = len(dated) > 1 or any(m.label == "tap.dated" for found in marks.values() if "now" in found for m in found.get("tap", ()))
    if dated and len(dated) > 1 and not any(measure in marks[dated[-1].sentence] for measure in _MEASURES):
        dated.pop()  # the heading of this note's own
    return [m for m in taps if m.label == "tap.number" and (m.low or 0) < last] + (dated if more else [])


def _is_earlier_row(found: Marks) -> bool:
    """Whether a sentence is a row of a log of punctures in which another row is this note's."""
    return any(m.label == "volume.cell" and m.value == "earlier" for m in found.get("volume", ()))


def _is_told(reading: Reading, index: int, found: Marks, again: int) -> bool:
    mine = any(m.label == "now.me" for m in found.get("now", ()))
    others = [] if mine else [m for m in found.get("operator", ()) if m.label != "operator.next"]
    if any(m.value == "did" for m in others) and _stood_by(reading, index):
        others = [m for m in others if m.value != "did"]
    if index == 0:  # a title may name the writer's own service and failure
        measured = any(measure in found for measure in _MEASURES)
        others = [m for m in others if measured and m.label != "operator.bedside"]
    dated = [m for m in found.get("story", ()) if m.label == "story.dated" and _is_of_history(reading, m, again)]
    told = [*(() if "now" in found else (*found.get("past", ()), *dated)), *others]
    within = _OPENING_WORD if reading.sentences[index].section.category in _TECHNIQUE else _ANYWHERE
    return any(_opens(reading, m, within) and not _in_brackets_after_amount(reading, m, found) for m in told)


def _stood_by(reading: Reading, index: int) -> bool:
    """Whether the author says beside a sentence to have been there while another did it."""
    return any(m.value == "there" and abs(m.sentence - index) <= 1 for m in reading.of("now.me"))


def _in_brackets_after_amount(reading: Reading, mention: Mention, found: Marks) -> bool:
    """Whether a mention stands in brackets behind an amount: '28 mL of CSF was removed (her last tap needed 35 mL)'."""
    sentence = reading.sentences[mention.sentence]
    opened = reading.text.rfind("(", sentence.start, mention.start)
    inside = opened >= 0 and ")" not in reading.text[opened : mention.start]
    return inside and any(m.end <= opened and m.assertion == "affirmed" for m in found.get("volume", ()))


def _is_of_history(reading: Reading, mention: Mention, again: int) -> bool:
    """Whether a mention stands in the history, before today's puncture, or in a note that tells of a visit or of another procedure."""
    if mention.category in _HISTORY or mention.sentence < again or any(m.sentence <= 1 for m in reading.affirmed("visit.note")):
        return True
    return any(m.sentence == 0 and m.start < mention.start for m in reading.affirmed("side.procedure"))


def _begins_again(reading: Reading) -> int:
    """The last sentence that opens with a word for today and is followed by the steps of a puncture, or -1."""
    steps = [max((m.sentence for m in reading.of(step)), default=-1) for step in _AFTER_TALK]
    openers = (m.sentence for m in reading.of("now.today") if m.sentence <= min(steps) and _opens(reading, m, _OPENING_WORD))
    return max(openers, default=-1)


def _copied(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Blocks brought over from another note: from their heading to an end mark, a word for today, an exam or plan, or a blank line.

    A block in brackets or quotation marks ends with them.
    """
    out: set[int] = set()
    copied = False
    bracket = -1
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, _NONE)
        kinds = {m.label for m in found.get("copy", ())}
        turned = sentence.section.category in _TURNS and sentence.section.start == sentence.start
        closed = -1 < bracket < sentence.start
        ended = closed or "copy.end" in kinds or "now" in found or turned or _new_paragraph(reading, index)
        begins = [m for m in found.get("copy", ()) if m.label == "copy.begin" or _is_quoted(reading, m)]
        copied = bool(begins) or (copied and not ended)
        if "copy.behind" in kinds:
            out.add(index - 1 if index and any(m.start == sentence.start for m in found["copy"]) else index)
        if "copy.wrong" in kinds and sentence.end - sentence.start < _LINE:
            out.add(index)
        if begins:
            bracket = _bracket_end(reading, begins[0])
        if copied:
            out.add(index)
    return out


def _is_quoted(reading: Reading, mention: Mention) -> bool:
    """Whether a mention names another record and a long quotation from it follows."""
    return mention.label == "copy.quoted" and _bracket_end(reading, mention) - mention.end > _HEADING


def _bracket_end(reading: Reading, mention: Mention) -> int:
    """Where the bracket before a mention, or the quotation marks after it, are closed, or -1; '[copied from 3/8]' is only a heading."""
    if reading.text[max(0, mention.start - 2) : mention.start].strip()[-1:] == "[":
        end = reading.text.find("]", mention.end)
        return end if end - mention.end > _HEADING else -1
    after = reading.text[mention.end : mention.end + _QUOTED].split('"')
    return reading.text.find('"', mention.end + len(after[0]) + 1) if len(after) > 1 else -1


def _talked(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences about risks, and sentences that open with a puncture still to come."""
    return {
        index
        for index, found in marks.items()
        if ("consent" in found and "begin" not in found and not _goes_on(found))
        or any(m.label == "consent.explained" and _opens(reading, m, _OPENING_WORD) for m in found.get("consent", ()))
        or any(m.label == "plan.puncture" and _opens(reading, m) for m in found.get("plan", ()))
    }


def _goes_on(found: Marks) -> bool:
    """Whether a sentence that begins with risks goes on with the steps of the puncture, as where line breaks are the only stops."""
    last = max(m.end for m in found["consent"])
    return all(any(m.start > last and m.assertion == "affirmed" for m in found.get(step, ())) for step in _AFTER_TALK)


def _beside(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Blocks that open with the name of a second procedure, until the puncture's name or the end of the paragraph."""
    out: set[int] = set()
    beside = False
    for index in range(len(reading.sentences)):
        heads = {m.label for m in marks.get(index, _NONE).get("side", ()) if _heads(reading, m)}
        beside = "side.procedure" in heads or (beside and "side.back" not in heads and not _new_paragraph(reading, index))
        if beside:
            out.add(index)
    return out


def _items_beside(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Items of a list that tell of another procedure, where another item tells of the puncture."""
    items: list[list[int]] = []
    opened = False
    for index, sentence in enumerate(reading.sentences):
        if any(m.start == sentence.start for m in marks.get(index, _NONE).get("item", ())):
            items.append([])
            opened = True
        elif _new_paragraph(reading, index):
            opened = False
        if opened:
            items[-1].append(index)
    punctures = [item for item in items if any(_tells_of_puncture(marks.get(i, _NONE)) for i in item)]
    others = [item for item in items if item not in punctures and any({"side", "operation"} & marks.get(i, _NONE).keys() for i in item)]
    return {i for item in others for i in item} if punctures else set()


def _tells_of_puncture(found: Marks) -> bool:
    return "level" in found or "anchor" in found or any(m.label == "side.back" for m in found.get("side", ()))


def _operation(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """The narrative of a bigger operation without the puncture that is told in it."""
    told = [i for i, found in marks.items() if "operation" in found and reading.sentences[i].section.category in _NARRATIVE]
    if len(told) < _STEPS_OF_OPERATION:
        return set()
    out: set[int] = set()
    away = False
    for index, sentence in enumerate(reading.sentences):
        if sentence.section.category not in _NARRATIVE:
            continue
        found = marks.get(index, _NONE)
        labels = {m.label for m in found.get("anchor", ())}
        if labels & _SURE_ANCHORS or sentence.start == sentence.section.start:
            away = False
        if "operation" in found and not labels & _SURE_ANCHORS:
            away = True
        elif "anchor.back" in labels:
            away = False
        of_operation = away or (sentence.section.category in _OF_OPERATION and not labels)
        if of_operation and "anchor.whole" not in labels:
            out.add(index)
    return out


def _same_line(reading: Reading, index: int) -> bool:
    """Whether a sentence goes on in the line of the one before, which had no stop: 'Last LP here March: L3-4, 18 ml'."""
    before = reading.sentences[index - 1].end
    return reading.text[before - 1] not in ".;!?\"')]" and reading.text[before : reading.sentences[index].start] == " "


def _new_paragraph(reading: Reading, index: int) -> bool:
    if index == 0:
        return True
    between = reading.text[reading.sentences[index - 1].end : reading.sentences[index].start]
    return between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between)


def _heads(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands as a heading: first in its sentence and nothing but a stop or colon after it."""
    stop = mention.end + (len(_NOTE) if reading.text.startswith(_NOTE, mention.end) else 0)
    end = reading.sentences[mention.sentence].end
    if mention.label == "side.back" and (mention.start > reading.sentences[mention.sentence].start or reading.text.startswith(_DONE, stop)):
        return _opens(reading, mention, _OPENING_WORD)
    return _opens(reading, mention, _OPENING_WORD) and (stop >= end or reading.text[stop] in ".:-\u2013\u2014(,;\n")


def _opens(reading: Reading, mention: Mention, within: int = _OPENING) -> bool:
    """Whether a mention stands near the beginning of its sentence, so that the whole of it is about that."""
    sentence = reading.sentences[mention.sentence]
    begin = sentence.section.body if sentence.start < sentence.section.body <= mention.start else sentence.start
    return mention.start - begin <= within
