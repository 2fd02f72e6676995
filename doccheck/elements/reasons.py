"""Where a note gives reasons: the sentences and sections in which a disease, symptom or aim leads to this puncture."""

from __future__ import annotations

from dataclasses import dataclass

from doccheck.elements.act import Act
from doccheck.elements.zones import copies
from doccheck.elements.zones.beside import blocks
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION

# The parts in which a note tells why.
_STORY = frozenset("title indication history procedure plan impression other time_out".split())
# A disease named in these sections is not the reason of this puncture, whatever else it is.
_ELSEWHERE = frozenset(
    "past comparison consent other_history results anesthesia sedation dose contrast dressing blood_loss complications "
    "instructions disposition needle level guidance position".split()
)
# Headers for a few words; in a note without line breaks they seem to hold whatever follows.
_SHORT = frozenset(
    "other_history needle level position guidance anesthesia sedation complications blood_loss dose contrast dressing".split()
)
# Headers of what comes after a puncture; before it is told, they stand for a place or a person ("ICU:"), or for the whole record.
_AFTER = frozenset({"instructions", "disposition", "addendum"})
# Amounts here are no fluid of this puncture: they stand in forms above the story of the patient.
_BESIDE_IT = frozenset("blood_loss anesthesia sedation dose contrast comparison results".split())
_AGE = "volume.age"  # "51M L": a patient, not an amount
_PAST = "past"
# Another hospital or day, whose amounts stand behind it: "cytology negative at OSH, 2 cc".
_ELSEWHERE_NAMED = "dated.other"
# Amounts of other days, and those that are only wanted.
_NOT_YET = ("historical", "hypothetical")
# Families of words for what ails a patient, which clinics, wards and nurses are named after as well.
_AILMENTS = ("indication", "necessity")
_AILING = ("indication.condition", "indication.symptom", "necessity.headache", "necessity.vision")
_NAME_REACH = 20
_PRESSURE, _OP = "pressure", "op"
_OPERATIONS = frozenset({"operation", "cord"})
_A_LIST = 2
# Families of words that tell of another puncture, or of what might happen.
_CONSENT = ("consent.talk", "consent.explained")
_NOT_THIS = ("past", "copy", "operator", *_CONSENT)
_OF_THIS = "of-this"  # brought over from a record of this puncture
# What says that the fluid or its pressure is asked for, or ails the head; a line alone is put in for none of these.
_OF_THE_FLUID = ("question", "purpose", "necessity", "name.lp", "name.drain", "indication.symptom")


@dataclass(frozen=True, slots=True)
class Story:
    """A note with the place where its puncture begins to be told.

    Args:
        reading: the note.
        act: the puncture that it records.
        begun: where the first level or volume after the title stands: before it a note tells why.
        asked_for: sentences before that place in which the puncture is still a plan; they tell why it was done.
        today: where under a header for earlier punctures the note comes to this one; the end of the note, where it does not.
        earlier: where in a sentence an earlier puncture, another operator's, or talk of risks, begins; what stands before is this one.
        patient: where a sentence on another operator's tries goes on to tell what ails the patient.
        beside: sentences of blocks that tell of a second procedure or were brought over; a reason there is not this puncture's.
        others: sentences that give the reason of another procedure.
    """

    reading: Reading
    act: Act
    begun: int
    asked_for: frozenset[int]
    today: int
    earlier: dict[int, int]
    patient: dict[int, int]
    beside: frozenset[int]
    others: frozenset[int]

    @classmethod
    def of(cls, reading: Reading, act: Act) -> Story:
        """The story of a note."""
        measured = [m for m in reading.of("level.interspace", "volume") if m.sentence in act.sentences and m.label != _AGE]
        measured = [m for m in measured if m.category not in _BESIDE_IT]
        measured = [m for m in measured if not any(x.end <= m.start for x in reading.inside(m.sentence, _ELSEWHERE_NAMED))]
        measured = [m for m in measured if not _is_of_the_name(reading, m)] or measured
        begun = min((m.start for m in measured if m.sentence and m.assertion not in _NOT_YET), default=len(reading.text))
        back = (m.start for m in reading.of("now.today") if m.category == _PAST and m.sentence in act.sentences)
        other = {m.sentence for m in reading.of(*_NOT_THIS)}
        asked_for = frozenset(m.sentence for m in reading.of("plan") if m.start < begun and m.sentence not in other)
        # "EVD pulled today, hydrocephalus: lower the pressure": what is taken out leads to the puncture
        out = {m.sentence for m in reading.affirmed("side.done") if m.text.split()[-1].lower() in reading.list_of("takenout")}
        asked_for |= {index for index in out - other if reading.sentences[index].start < begun}
        talked = {m.sentence: m.start for m in reading.of(*_CONSENT)}  # the last one: lists of risks are ruled out by their cues
        earlier = talked | {m.sentence: m.start for m in reversed(reading.of("past", "operator"))}
        tried = {m.sentence for m in reading.of("operator")} - {m.sentence for m in reading.of("past", "copy", *_CONSENT)}
        patient = {m.sentence: m.end for m in reading.of("indication.patient") if m.sentence in tried and m.start < begun}
        second = (
            {m.sentence: {"side": reading.inside(m.sentence, "side")} for m in reading.of("side")} if reading.of("side.procedure") else {}
        )
        others = frozenset(
            m.sentence for m in reading.affirmed("reason.another") if not reading.inside(m.sentence, "name.lp", "name.drain")
        )
        others |= _of_a_line(reading) if reading.of("side.procedure", "side.standing", "line.named") else frozenset()
        beside = others.union(blocks(reading, second) if second else (), _brought_over(reading, act))
        return cls(reading, act, begun, asked_for, min(back, default=len(reading.text)), earlier, patient, beside, others)

    def part(self, mention: Mention) -> str:
        """The category of the section a mention stands in, "title" where a header only seems to hold it."""
        if mention.category in _AFTER and mention.start < self.begun:
            return "title"
        if mention.category == _PAST and mention.start >= self.today:
            return "title"
        if mention.category == _PRESSURE and self._names_an_operation(mention):
            return "title"
        section = self.reading.sentences[mention.sentence].section
        if mention.category in _SHORT or (mention.category == "results" and self._is_amid_line(section.start)):
            later = self.reading.sentence_at(section.start) < mention.sentence
            if later and self.reading.text.find("\n", section.start, mention.start) < 0:
                return "title"
        return mention.category

    def _names_an_operation(self, mention: Mention) -> bool:
        """Whether a header for the opening pressure stands for an operation that a drain is placed for: "Op: TEVAR"."""
        section = self.reading.sentences[mention.sentence].section
        first = self.reading.inside(self.reading.sentence_at(section.body), "indication.condition")
        return section.name.lower().strip(" :") == _OP and any(m.value in _OPERATIONS and m.start >= section.body for m in first)

    def _is_amid_line(self, start: int) -> bool:
        """Whether a header stands amid a line, among other sentences: "Fever. MRI brain: no mass. LP to look for TB"."""
        return start > 0 and not self.reading.sentences[self.reading.sentence_at(start)].new_line

    def told(self, *labels: str) -> list[Mention]:
        """Mentions with these labels or families that are affirmed, about this puncture, and where reasons stand."""
        found = [m for m in self.reading.of(*labels) if m.assertion == "affirmed" or self._only_headed_past(m)]
        found = [m for m in found if self._about_this(m) and self.part(m) not in _ELSEWHERE and not self._asks_for_entry(m)]
        return [m for m in found if m.family not in _AILMENTS or not (self._names_a_service(m) or self._is_a_risk(m))]

    def _is_a_risk(self, mention: Mention) -> bool:
        """Whether a disease or sign stands in a list of what may happen: "informed about bleeding, meningitis, CSF fistula"."""
        text = self.reading
        risks = [r for r in text.inside(mention.sentence, "complication") if r.assertion == "hypothetical" and r.cue_kind == "soft"]
        clause = [r for r in risks if not text.parted(min(r.end, mention.end), max(r.start, mention.start), ";")]
        if mention.category == "indication" or len(clause) < _A_LIST or clause[0].start > mention.start:
            return False
        return any(not any(a.start < r.end and r.start < a.end for a in text.inside(mention.sentence, *_AILING)) for r in clause)

    def _names_a_service(self, mention: Mention) -> bool:
        """Whether a disease or sign is the name of those who look after it: "MS clinic", "the headache nurse"."""
        behind = self.reading.text[mention.end : mention.end + _NAME_REACH].lower()
        words = behind.removeprefix("'s").replace("\n", " ").split(" ")
        return len(words) > 1 and not words[0] and words[1].strip(".,:;)/") in self.reading.list_of("service")

    def _asks_for_entry(self, mention: Mention) -> bool:
        """Whether it is the question mark in the name of a field for the reason: "? Why", "Indication?"."""
        section = self.reading.sentences[mention.sentence].section
        return mention.text == "?" and section.category == "indication" and section.start <= mention.start and mention.end <= section.body

    def _only_headed_past(self, mention: Mention) -> bool:
        """Whether it is only the header over it that tells of the past, and the note has come to this puncture."""
        return mention.start >= self.today and mention.category == _PAST and mention.cue_kind == SECTION

    def _about_this(self, mention: Mention) -> bool:
        if mention.sentence in self.others:
            return False
        return (
            mention.sentence in self.act.sentences
            or mention.sentence in self.asked_for
            or (mention.category == "indication" and mention.sentence not in self.beside)
            or mention.end <= self.earlier.get(mention.sentence, 0)
            or mention.start >= self.patient.get(mention.sentence, mention.end)
        )

    def before_it(self, mention: Mention) -> bool:
        """Whether a mention stands among the reasons, before the puncture is told."""
        return mention.start < self.begun

    def tells_why(self, mention: Mention) -> bool:
        """Whether a mention stands in a part that tells why, or before the puncture is told."""
        part = self.part(mention)
        return part in _STORY or (part == "technique" and mention.start < self.begun)


def _is_of_the_name(reading: Reading, mention: Mention) -> bool:
    """Whether a level ends the line that names the procedure, before its story: "Procedure: Lumbar puncture L4-5"."""
    sentence = reading.sentences[mention.sentence]
    if mention.category != "procedure" or sentence.start > sentence.section.body or not mention.label.startswith("level"):
        return False
    name = [m for m in reading.inside(mention.sentence, "name.lp", "name.drain") if m.end <= mention.start]
    return bool(name) and not reading.parted(name[0].end, mention.start, ".;:") and not reading.text[mention.end : sentence.end].strip(" .")


def _brought_over(reading: Reading, act: Act) -> set[int]:
    """Sentences of blocks from an earlier note, with their end marks; a form may also be filled from a record of the same puncture."""
    if all(m.value == _OF_THIS for m in reading.of("copy")):
        return set()
    return (copies(reading) - act.sentences) | {m.sentence for m in reading.of("copy.end")}


def _of_a_line(reading: Reading) -> frozenset[int]:
    """'Short gut, needs TPN, no veins left': fields and sentences that tell why a line is put in, and ask nothing of the fluid."""
    out: set[int] = set()
    for m in reading.affirmed("reason.line"):
        section = reading.sentences[m.sentence].section
        field = [i for i, s in enumerate(reading.sentences) if s.section is section] if m.category == "indication" else [m.sentence]
        if not any(reading.inside(i, *_OF_THE_FLUID) for i in field):
            out.update(field)
    return frozenset(out)
