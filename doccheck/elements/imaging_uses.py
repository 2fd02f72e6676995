"""Uses of imaging: the mentions of each modality in a note, sorted by what was done with it.

What a mention is worth depends on its sentence (needle, mark, "by feel", "dry") and on what the rest of the note says, so that all
mentions of one note are weighed here together. Source: labelling guide, element 2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from doccheck.elements.act import Act
from doccheck.elements.imaging_mentions import (
    another_is_denied,
    goes_on,
    is_own_field,
    is_parted_from_box,
    is_trapped,
    kind_of,
    modality_of,
    overlaps,
    runs_on,
    subject_of,
)
from doccheck.pipeline import Mention, Reading

_TRAPS = frozenset({"room", "diagnostic", "other", "standby", "pronoun", "count", "vague", "unticked", "unfelt", "catheter"})
_WORDS = frozenset({"live", "marking", "unaided", "tried", "smooth", "needle", "level", "withdrawn", "ordered"})
_BY_HAND = ("unaided.hand", "unaided.xray", "unaided.then")
_TITLES = frozenset({"title", "procedure", "impression"})
_STORY = frozenset({"history", "indication", "other_history", "exam", "results"})
_OPERATED = frozenset({"title", "procedure", "technique", "anesthesia", "other", "dose", "findings"})
_AFTERWARDS = frozenset({"instructions", "plan", "disposition", "complications", "impression"})
_SAID = ("guided", "named", "bare")
_TAKEN_BACK = 30  # characters from words that take imaging back to its name after them
_NEAR = 3  # sentences in which what is said of the probe still belongs to the ultrasound named before


@dataclass(slots=True)
class Uses:
    """The imaging mentions of one note and the words about their use.

    Args:
        by_kind: affirmed mentions by kind (`guided`, `named`, `bare`, `dose`, `denied`, `landmark`, `room`) and modality.
        denied: mentions of a modality that was not used, by modality.
        words: words about the use, by sentence and label or family.
        elsewhere: whether the note also records an operation with imaging of its own.
    """

    by_kind: dict[tuple[str, str], list[Mention]]
    denied: dict[str, list[Mention]]
    words: dict[int, dict[str, list[Mention]]]
    elsewhere: bool

    def said(self, sentence: int, *names: str) -> list[Mention]:
        """Words of these labels or families in a sentence."""
        here = self.words.get(sentence, {})
        return [m for name in names for m in here.get(name, ())]

    def guided(self, modality: str) -> list[Mention]:
        """Mentions by which this modality guided the needle."""
        found = self._candidates(modality)
        if self._only_marked(modality, found):
            found = [m for m in found if self._follows_needle(m)]
        return [m for m in found if not self._given_up(m, modality)]

    def marked_only(self, modality: str) -> list[Mention]:
        """Mentions by which this modality marked or checked the level and no more."""
        found = self._candidates(modality)
        marked = self._only_marked(modality, found)
        return [] if any(self._follows_needle(m) for m in found) else marked

    def both(self) -> list[Mention]:
        """Mentions of fluoroscopy and CT in one breath."""
        return [] if self.denied["ct"] or self.denied["fluoroscopy"] or self.denied["any"] else self.by_kind["guided", "both"]

    def replaced(self) -> str:
        """The x-ray modality that was tried first and failed, where another then brought the needle home; otherwise nothing."""
        named = [
            m
            for found in self.by_kind.values()
            for m in found
            if modality_of(m) in ("ct", "fluoroscopy") and kind_of(m) not in ("room", "dose")
        ]
        named.sort(key=lambda m: m.start)
        failures = [w for s in self.words for w in self.said(s, "tried.failed") if w.category not in _AFTERWARDS]
        body = [m for m in named if not self._is_title(m) or self.said(m.sentence, "tried.failed")]
        failed = {modality_of(m) for w in failures if (m := subject_of(w, body))}
        told = {modality_of(m) for m in body}
        if any(self.denied[modality] for modality in ("ct", "fluoroscopy", "any")):
            return ""
        return failed.pop() if len(failed) == 1 and told - failed else ""

    def told_before(self) -> str:
        """The x-ray modality that only the history names, or only a dose beside CT fluoroscopy, where another guided; else nothing."""
        followed = any(self._follows_needle(m) for m in self.by_kind["guided", "ct"])
        if followed and all(kind_of(m) == "dose" for m in self._candidates("fluoroscopy")):
            return "fluoroscopy"
        for modality, other in (("ct", "fluoroscopy"), ("fluoroscopy", "ct")):
            found = self._candidates(modality)
            story = all(m.category in _STORY and not self.said(m.sentence, "needle.word") for m in found)
            if found and story and any(m.category not in _STORY and not self._is_title(m) for m in self._candidates(other)):
                return modality
        return ""

    def drop_orders(self) -> None:
        """Drop a modality that stands only in the title and in the name of the order, where the text tells of another way."""
        for modality, other in (("ct", "fluoroscopy"), ("fluoroscopy", "ct")):
            found = [m for kind in _SAID for m in self.by_kind[kind, modality]]
            in_order = any(self._is_ordered(m) for m in found)
            told = any(not self._is_ordered(m) and not self._is_title(m) for m in found) or self.by_kind["dose", modality]
            body = [*(m for kind in (*_SAID, "dose") for m in self.by_kind[kind, other]), *self.landmarks()]
            body = [m for m in body if not self._is_title(m) or self.said(m.sentence, "ordered.instead")]
            otherwise = [*self.denied[modality], *self.denied["any"], *body]
            if in_order and not told and any(not self._is_ordered(m) for m in otherwise):
                for kind in _SAID:
                    self.by_kind[kind, modality].clear()

    def _is_ordered(self, m: Mention) -> bool:
        """Whether a mention stands with the name of an order, and not after words for what was done instead."""
        instead = any(w.end <= m.end for w in self.said(m.sentence, "ordered.instead"))
        return bool(self.said(m.sentence, "ordered.name")) and not instead

    def denials(self, modality: str) -> list[Mention]:
        """Mentions that deny this modality or all imaging, without tries that failed before imaging was used."""
        guided = [m.sentence for m in self._candidates(modality) if not self._is_title(m)]
        last = max(guided, default=-1)
        found = [*self.denied[modality], *self.denied["any"]]
        return [m for m in found if not (self.said(m.sentence, "tried.failed") and last >= m.sentence)]

    def any_denial(self) -> list[Mention]:
        """Mentions that deny imaging, fluoroscopy or ultrasound; CT is denied before many a tap without a word on its guidance."""
        return [*self.by_kind["absent", ""], *self.denied["any"], *self.denied["fluoroscopy"], *self.denied["ultrasound"]]

    def landmarks(self) -> list[Mention]:
        """Mentions of a level or gap found by hand."""
        return self.by_kind["landmark", ""]

    def against_title(self, found: list[Mention]) -> list[Mention]:
        """Words for a level found by hand, where imaging stands in the title alone."""
        if not all(self._is_title(m) and not self.said(m.sentence, "marking") for m in found):
            return []
        ends = {m.sentence: m.end for m in found}
        by_hand = (m for m in self.landmarks() if m.value != "weak" and not self._in_vain(m))
        return [m for m in by_hand if m.start >= ends.get(m.sentence, 0)]

    def stopped(self) -> list[Mention]:
        """Words that say that imaging ended before the needle."""
        ended = [w for sentence in self.words for w in self.said(sentence, "unaided.then")]
        named = [m for modality in ("ct", "fluoroscopy") for m in self.by_kind["named", modality]]
        return ended + [m for m in named if self._put_away(m)]

    def rooms(self) -> list[Mention]:
        """Mentions of the fluoroscopy or CT room."""
        return [] if self.elsewhere else [m for (kind, _), found in self.by_kind.items() if kind == "room" for m in found]

    def scanners(self) -> list[Mention]:
        """Mentions of the CT scanner as the place, where no other modality is named."""
        others = any(found for (kind, modality), found in self.by_kind.items() if kind in _SAID and modality not in ("ct", "unspecified"))
        return [] if others or self.denied["any"] or self.denied["ct"] else [m for m in self.rooms() if modality_of(m) == "ct"]

    def marks_on_skin(self) -> list[Mention]:
        """Mentions of CT or fluoroscopy, if only as the place, in a sentence about a mark on the skin."""
        kinds = ("bare", "room", "vague", "named", "guided")
        found = [m for (kind, modality), ms in self.by_kind.items() if kind in kinds and modality in ("ct", "fluoroscopy") for m in ms]
        return [m for m in found if self.said(m.sentence, "marking.skin")]

    def named(self, modality: str) -> list[Mention]:
        """All mentions of a modality, however it was used, but for those of a look that gave nothing before the hand found the way."""
        found = [*self.by_kind["guided", modality], *self.by_kind["named", modality]]
        return [m for m in found if not self._gave_nothing(m)]

    def _gave_nothing(self, m: Mention) -> bool:
        """Whether the words after a mention say that it showed nothing and the level was then found by hand."""
        failed = [w for w in self.said(m.sentence, "tried.failed", "tried.unseen") if w.start >= m.end]
        by_hand = [h for h in (*self.landmarks(), *self.said(m.sentence, "unaided.hand")) if m.sentence <= h.sentence <= m.sentence + 1]
        return bool(failed) and any(h.start > failed[0].start for h in by_hand) and not self.said(m.sentence, "marking.skin")

    def is_weak(self, mentions: Iterable[Mention]) -> bool:
        """Whether a modality is only named."""
        return all(kind_of(m) == "named" and m.category != "guidance" and not self.said(m.sentence, "live.needle") for m in mentions)

    def support(self) -> list[Mention]:
        """Words that follow the needle, as further proof."""
        return [m for sentence in self.words for m in self.said(sentence, "live.needle")]

    def ultrasound_live(self) -> list[Mention]:
        """Ultrasound that followed the needle: its mentions and the words that say so."""
        named = self.named("ultrasound")
        for m in named:
            for sentence in range(m.sentence, m.sentence + _NEAR + 1):
                if live := self.said(sentence, "live.needle"):
                    return [*live, *named]
        if on_screen := self._on_screen(named):
            return on_screen
        if self._marks(named):
            return []
        running = [m for m in named if self.said(m.sentence, "live.time")]
        guiding = [m for m in self.by_kind["guided", "ultrasound"] if self.said(m.sentence, "needle")]
        if running or (guiding and not (self.landmarks() and all(self._is_title(m) for m in guiding))):
            return [*running, *guiding]
        return []

    def _on_screen(self, named: list[Mention]) -> list[Mention]:
        """The words for a needle followed on a screen, and a title that names ultrasound, where no other screen is named."""
        titles = [m for m in named if self._is_title(m)]
        if not titles or any(self.by_kind[kind, modality] for kind in _SAID for modality in ("ct", "fluoroscopy")):
            return []
        live = [m for sentence in self.words for m in self.said(sentence, "live.needle") if m.value]
        return [*live, *titles] if live else []

    def ultrasound_marking(self) -> list[Mention]:
        """Ultrasound that only showed where to mark the skin."""
        named = self.named("ultrasound")
        marks = self._marks(named)
        return [*marks, *named] if marks else []

    def _marks(self, named: list[Mention]) -> list[Mention]:
        """Words that say that ultrasound found or marked the place, or was put away before the needle."""
        out: list[Mention] = []
        for m in named:
            out += self.said(m.sentence, "marking", "unaided.hand", "unaided.site", "unaided.only")
            reach = max(self.words, default=0) if self._is_title(m) else m.sentence + _NEAR
            for sentence in range(m.sentence + 1, reach + 1):
                out += self.said(sentence, "marking.skin", "unaided.hand", "unaided.site")
        return list(dict.fromkeys(out))

    def _candidates(self, modality: str) -> list[Mention]:
        """Affirmed mentions that may say that this modality guided the needle."""
        strong = list(self.by_kind["guided", modality])
        strong += [m for kind in ("named", "bare") for m in self.by_kind[kind, modality] if m.category == "guidance"]
        weak = [m for m in self.by_kind["named", modality] if m.category != "guidance" and not self._ended(m)]
        if self.elsewhere:
            named = [m for m in weak if self.said(m.sentence, "needle.word", "level.interspace")]
            return [*named, *(m for m in strong if m.category == "guidance" or self.said(m.sentence, "needle"))]
        found = sorted([*strong, *weak, *self.by_kind["dose", modality]], key=lambda m: m.start)
        return found or (self._unnamed_dose() if modality == "fluoroscopy" else [])

    def _ended(self, m: Mention) -> bool:
        """Whether the words after a mention, or those it belongs to, say that this imaging was not used again."""
        after = (0 <= w.start - m.end <= _TAKEN_BACK for w in self.said(m.sentence, "unaided.then"))
        return any(after) or self._put_away(m)

    def _put_away(self, m: Mention) -> bool:
        """Whether the mention is part of words such as "C-arm then pushed away"."""
        return overlaps(m, self.said(m.sentence, "unaided.hand"))

    def _unnamed_dose(self) -> list[Mention]:
        """A radiation dose of no named machine: fluoroscopy, where nothing speaks of CT guidance or ultrasound marks."""
        return [] if self._candidates("ct") else self.by_kind["dose", "unnamed"]

    def _only_marked(self, modality: str, found: list[Mention]) -> list[Mention]:
        """The mentions in sentences about marking, where the needle is then said to have gone in without the imaging."""
        marked = [m for m in found if self.said(m.sentence, "marking", "unaided.only") and kind_of(m) != "dose"]
        if not marked:
            return self._left_behind(found)
        first = marked[0].sentence
        if any(self.said(m.sentence, "unaided.only") for m in marked):
            return marked
        unaided = (m for sentence in self.words for m in self.said(sentence, *_BY_HAND))
        by_hand = (m for m in self.landmarks() if m.sentence > first)
        without = (*unaided, *by_hand, *self.denied[modality], *self.denied["any"])
        return marked if any(m.sentence >= first and not self._in_vain(m) for m in without) else []

    def _in_vain(self, m: Mention) -> bool:
        """Whether a try in these words failed: "by feel struck bone", "failed blind attempts"."""
        return any(f.start > m.start or m.start - f.end <= _TAKEN_BACK for f in self.said(m.sentence, "tried.failed"))

    def _left_behind(self, found: list[Mention]) -> list[Mention]:
        """The mentions after which the imaging is said to have ended, with the way found by hand from there."""
        by_hand = [*(m.sentence for m in self.landmarks()), *(s for s in self.words if self.said(s, "unaided.hand"))]
        ends = [w.sentence for w in self.stopped() if any(s >= w.sentence for s in by_hand)]
        return [m for m in found if kind_of(m) != "dose" and m.sentence <= ends[0]] if ends else []

    def _follows_needle(self, m: Mention) -> bool:
        """Whether a mention says, in the narrative, that the needle was guided."""
        if self._is_title(m) or kind_of(m) != "guided" or self.said(m.sentence, "unaided", "marking"):
            return bool(self.said(m.sentence, "live.needle")) and not self._is_title(m) and not self.said(m.sentence, "unaided")
        return bool(self.said(m.sentence, "needle.word", "live"))

    def _given_up(self, m: Mention, modality: str) -> bool:
        """Whether a mention tells of a try that failed before another modality succeeded."""
        failed = self.said(m.sentence, "tried.failed")
        if not failed:
            return False
        found = [h.start for h in (*self.landmarks(), *self.said(m.sentence, "unaided.hand")) if h.sentence == m.sentence]
        if not failed[0].value and any(m.end <= failed[0].start < at for at in found) and max(found) > failed[-1].start:
            return True
        if any(s > m.sentence and self.said(s, *_BY_HAND) and not self.said(s, "tried.failed") for s in self.words):
            return True
        others = [o for o in ("ct", "fluoroscopy", "mri") if o != modality]
        return any(o.start > m.start and not self._is_title(o) for other in others for o in self.by_kind["guided", other])

    def _is_title(self, m: Mention) -> bool:
        """Whether a mention stands in a title, procedure field or impression and not in a sentence about the needle."""
        named = (m.category in _TITLES and (m.category != "title" or m.sentence <= 1)) or (m.sentence == 0 and m.category == "other")
        return named and not self.said(m.sentence, "needle.word")


def uses_of(reading: Reading, act: Act) -> Uses:
    """Sort the imaging mentions of a note."""
    words, elsewhere = _words_of_use(reading, act)
    uses = Uses(defaultdict(list), defaultdict(list), words, elsewhere)
    counted = [m for m in reading.of("imaging") if m.sentence in act.sentences or is_own_field(m)]
    traps = [m for m in counted if kind_of(m) in _TRAPS]
    by_ct = [m for m in counted if modality_of(m) == "ct" and kind_of(m) == "guided"]
    answers = [m for m in counted if kind_of(m) == "denied" and m.assertion == "affirmed"]
    before: Mention | None = None
    ends = _end_of_tries(uses, counted) if act.outcome.value == "failed" else None
    for m in counted:
        kind, modality = kind_of(m), modality_of(m)
        if kind in _TRAPS:
            if kind == "room" and m.assertion == "affirmed":
                uses.by_kind[kind, modality].append(m)
        elif (
            (ends is not None and m.sentence > ends and kind in _SAID)
            or is_trapped(m, traps)
            or is_parted_from_box(reading, m)
            or (kind in _SAID and overlaps(m, answers))
            or (modality == "fluoroscopy" and overlaps(m, [o for o in by_ct if m.end - o.end < _TAKEN_BACK]))
            or (modality == "both" and runs_on(m, counted))
        ):
            continue
        elif kind == "landmark" and before is not None and before.sentence == m.sentence and reading.parted(before.end, m.start, ",;:"):
            uses.by_kind[kind, modality].append(m)
        elif (_is_denied(uses, m) and not another_is_denied(reading, m, counted)) or goes_on(before, m):
            uses.denied["any" if modality == "unspecified" else modality].append(m)
            before = m
        elif (m.assertion in ("affirmed", "negated") and not _is_story(reading, uses, m)) or is_own_field(m):
            (uses.denied[modality] if kind == "denied" else uses.by_kind[kind, modality]).append(m)
    return _without_withdrawn(uses)


def _end_of_tries(uses: Uses, counted: list[Mention]) -> int | None:
    """The last sentence about the needle of a puncture by hand that failed; what is named after it is still to come."""
    last = max((s for s in uses.words if uses.said(s, "needle.word", "needle.done", "level.interspace", "tried.failed")), default=0)
    return last if any(kind_of(m) == "landmark" and m.sentence <= last for m in counted) else None


def _without_withdrawn(uses: Uses) -> Uses:
    """Drop what the author takes back ("fluoroscopic guidance is left over from the macro"), there and in what stands before it."""
    said = [m for (kind, _), found in uses.by_kind.items() if kind in _SAID for m in found]
    back = [m for m in said if any(m.start - _TAKEN_BACK < w.start for w in uses.said(m.sentence, "withdrawn"))]
    back += [m for m in said if uses.said(m.sentence + 1, "withdrawn.before")]
    corrections = {s for s in uses.words if uses.said(s, "withdrawn.denied")}
    corrections |= {s - before for s in uses.words if uses.said(s, "ordered.title") for before in (0, 1)}
    for modality, against in uses.denied.items():
        last = max((d.start for d in against if d.sentence in corrections), default=0)
        back += [m for m in said if m.start < last and modality_of(m) == modality]
    for m in back:
        for (kind, modality), found in uses.by_kind.items():
            if kind in (*_SAID, "dose") and modality == modality_of(m):
                found[:] = [f for f in found if f.start > m.start]
        uses.denied[modality_of(m)].append(m)
    uses.drop_orders()
    return uses


def _words_of_use(reading: Reading, act: Act) -> tuple[dict[int, dict[str, list[Mention]]], bool]:
    """Words about the use by sentence, and whether the note also records an operation with imaging of its own.

    A try that failed stays one under a denial: "without imaging were dry".
    """
    words: dict[int, dict[str, list[Mention]]] = {}
    elsewhere = False
    unticked = reading.of("imaging.unticked")
    for m in reading.mentions:
        family = m.family
        if family in _WORDS:
            if m.label == "marking.none" or overlaps(m, unticked):
                continue
            if (m.sentence in act.sentences or family == "ordered") and (
                m.assertion == "affirmed" or (family == "tried" and m.assertion == "negated")
            ):
                here = words.setdefault(m.sentence, defaultdict(list))
                here[family].append(m)
                here[m.label].append(m)
        elif family == "imaging":
            elsewhere = elsewhere or (m.assertion == "other" and kind_of(m) != "bare")
        elif family == "elsewhere":
            elsewhere = elsewhere or (m.label == "elsewhere.operation" and m.assertion == "affirmed" and m.category in _OPERATED)
    return words, elsewhere


def _is_story(reading: Reading, uses: Uses, m: Mention) -> bool:
    """Whether a mention stands in a plan or history, in a sentence that tells of no needle: "fluoro LP by radiology Monday"."""
    sentence = reading.sentences[m.sentence]
    story = m.category in _STORY and sentence.start == sentence.section.start and kind_of(m) in ("named", "bare")
    told = m.category == "plan" or story
    failed = m.category == "plan" and any(s < m.sentence and uses.said(s, "tried.failed") for s in uses.words)
    return told and not uses.said(m.sentence, "needle.word", "needle.done", *(() if failed else ("level.interspace",)))


def _is_denied(uses: Uses, m: Mention) -> bool:
    """Whether a mention is negated by a word that means it, not by one about the course ("without difficulty under fluoroscopy")."""
    if m.assertion != "negated":
        return False
    return not any(w.end <= m.start and m.cue.lower().startswith(f"'{w.text.split()[0].lower()}'") for w in uses.said(m.sentence, "smooth"))
