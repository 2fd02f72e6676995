"""The imaging mentions of one note with the words about their use, and simple questions to them.

`sorting.py` fills them in; `guidance.py` and `ultrasound.py` weigh them. Source: labelling guide, element 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doccheck.elements.imaging_modality.mentions import kind_of, modality_of, overlaps
from doccheck.pipeline import Mention

SAID = ("guided", "named", "bare")
STORY = frozenset({"history", "indication", "other_history", "exam", "results"})
TAKEN_BACK = 30  # characters from words that take imaging back to its name after them
_TITLES = frozenset({"title", "procedure", "impression"})
_HEADS = frozenset({"other", "technique"})  # in the first line of a note: "PROCEDURE NOTE - ..."
_TOP = 2  # sentences that may be headings of a note


@dataclass(slots=True)
class Uses:
    """The imaging mentions of one note and the words about their use.

    Args:
        by_kind: affirmed mentions by kind (`guided`, `named`, `bare`, `dose`, `denied`, `landmark`, `room`) and modality.
        denied: mentions of a modality that was not used, by modality.
        words: words about the use, by sentence and label or family.
        elsewhere: whether the note also records an operation with imaging of its own.
        gone: marks on the skin after which the imaging went, before the needle.
        led_to: x-ray machines named where another's try is told to have led to this puncture ("so the C-arm was brought").
    """

    by_kind: dict[tuple[str, str], list[Mention]]
    denied: dict[str, list[Mention]]
    words: dict[int, dict[str, list[Mention]]]
    elsewhere: bool
    gone: list[Mention]
    led_to: list[Mention]

    def said(self, sentence: int, *names: str) -> list[Mention]:
        """Words of these labels or families in a sentence."""
        here = self.words.get(sentence)
        return [m for name in names if name in here for m in here[name]] if here else []

    def both(self) -> list[Mention]:
        """Mentions of fluoroscopy and CT in one breath."""
        return [] if self.denied["ct"] or self.denied["fluoroscopy"] or self.denied["any"] else self.by_kind["guided", "both"]

    def any_denial(self) -> list[Mention]:
        """Mentions that deny imaging, fluoroscopy or ultrasound; CT is denied before many a tap without a word on its guidance."""
        return [*self.by_kind["absent", ""], *self.denied["any"], *self.denied["fluoroscopy"], *self.denied["ultrasound"]]

    def answered_none(self) -> bool:
        """Whether a field for the guidance says that there was none."""
        return any(m.category == "guidance" for m in self.denied["any"])

    def landmarks(self) -> list[Mention]:
        """Mentions of a level or gap found by hand."""
        return self.by_kind["landmark", ""]

    def named(self, modality: str) -> list[Mention]:
        """All mentions of a modality, however it was used, but for those of a look that gave nothing before the hand found the way."""
        found = [*self.by_kind["guided", modality], *self.by_kind["named", modality]]
        return [m for m in found if not self._gave_nothing(m)]

    def _gave_nothing(self, m: Mention) -> bool:
        """Whether the words after a mention say that it showed nothing and the level was then found by hand."""
        failed = self.said(m.sentence, "tried.failed", "tried.unseen")
        first = min(n.end for kind in ("guided", "named") for n in self.by_kind[kind, "ultrasound"] if n.sentence == m.sentence)
        failed = [w for w in failed if w.start >= first]
        by_hand = [h for h in (*self.landmarks(), *self.said(m.sentence, "unaided.hand")) if m.sentence <= h.sentence <= m.sentence + 1]
        return bool(failed) and any(h.start > failed[0].start for h in by_hand) and not self.said(m.sentence, "marking.skin")

    def rooms(self) -> list[Mention]:
        """Mentions of the fluoroscopy or CT room."""
        return [m for (kind, _), found in self.by_kind.items() if kind == "room" for m in found]

    def scanners(self) -> list[Mention]:
        """Mentions of the CT scanner as the place, where no other modality is named."""
        others = any(found for (kind, modality), found in self.by_kind.items() if kind in SAID and modality not in ("ct", "unspecified"))
        return [] if others or self.denied["any"] or self.denied["ct"] else [m for m in self.rooms() if modality_of(m) == "ct"]

    def marks_on_skin(self) -> list[Mention]:
        """Mentions of CT or fluoroscopy, if only as the place, in a sentence about a mark on the skin."""
        kinds = ("bare", "room", "vague", "named", "guided")
        found = [m for (kind, modality), ms in self.by_kind.items() if kind in kinds and modality in ("ct", "fluoroscopy") for m in ms]
        return [m for m in found if self.said(m.sentence, "marking.skin") or self._ended_after(m) or self._marked_next(m)]

    def _marked_next(self, m: Mention) -> bool:
        """Whether the skin is marked in the sentence after one that names an x-ray machine or its room."""
        return modality_of(m) == "fluoroscopy" and bool(self.said(m.sentence + 1, "marking.skin"))

    def machine_marks(self) -> list[Mention]:
        """Words for a mark that only an x-ray machine or scanner makes, where no ultrasound is named in their sentence."""
        seen = {m.sentence for m in self.named("ultrasound")}
        return [m for sentence in self.words if sentence not in seen for m in self.said(sentence, "machine")]

    def _ended_after(self, m: Mention) -> bool:
        """Whether a mention was there to find the level and the imaging is said to have ended in its sentence or the next."""
        after = [w for s in (m.sentence, m.sentence + 1) for w in self.said(s, "unaided.hand", "unaided.then") if w.start > m.start]
        ended = any(w.label == "unaided.then" or w.value == "ended" for w in after)
        return ended and any(w.value == "aim" for w in self.said(m.sentence, "marking.level"))

    def stopped(self) -> list[Mention]:
        """Words that say that imaging ended before the needle."""
        ended = [w for sentence in self.words for w in self.said(sentence, "unaided.then")]
        named = [m for modality in ("ct", "fluoroscopy") for kind in ("named", "guided") for m in self.by_kind[kind, modality]]
        if not named:  # "no imaging for the needle"
            said_no = {m.sentence for m in (*self.denied["any"], *self.denied["ultrasound"])}
            ended = [w for w in ended if w.sentence not in said_no]
        return [] if self.elsewhere else ended + [m for m in named if self.put_away(m)]

    def is_weak(self, mentions: Iterable[Mention]) -> bool:
        """Whether a modality is only named, and not for the needle or its level."""
        told = ("live.needle", "level.interspace")
        return all(kind_of(m) == "named" and m.category != "guidance" and not self.said(m.sentence, *told) for m in mentions)

    def support(self) -> list[Mention]:
        """Words that follow the needle, as further proof."""
        return [m for sentence in self.words for m in self.said(sentence, "live.needle")]

    def put_away(self, m: Mention) -> bool:
        """Whether the mention is part of words such as "C-arm then pushed away"."""
        return overlaps(m, self.said(m.sentence, "unaided.hand"))

    def in_vain(self, m: Mention) -> bool:
        """Whether a try in these words failed: "by feel struck bone", "failed blind attempts"."""
        return any(f.start > m.start or m.start - f.end <= TAKEN_BACK for f in self.said(m.sentence, "tried.failed"))

    def given_up(self, m: Mention, rooms: list[Mention]) -> bool:
        """Whether a try in these words failed, in them or before one of the rooms where it went on."""
        last = max(room.start for room in rooms)
        return self.in_vain(m) or any(m.end <= f.start < last for s in self.words for f in self.said(s, "tried.failed"))

    def is_title(self, m: Mention) -> bool:
        """Whether a mention stands in a title, procedure field or impression and not in a sentence about the needle."""
        named = (m.category in _TITLES and (m.category != "title" or m.sentence <= 1)) or (m.category in _HEADS and _heads(m))
        return named and not self.said(m.sentence, "needle.word")


def _heads(m: Mention) -> bool:
    """Whether a mention stands in the first line of a note, or is part of a heading right below it."""
    return m.sentence == 0 or (m.sentence <= _TOP and m.text.lower() in m.section.lower())
