"""Sorts the imaging mentions of a note: used, denied, only the room, or taken back by the author.

Source: labelling guide, element 2.
"""

from __future__ import annotations

from collections import defaultdict

from doccheck.elements.act import Act
from doccheck.elements.imaging_modality.marks import left_after
from doccheck.elements.imaging_modality.mentions import (
    another_is_denied,
    goes_on,
    is_own_field,
    is_parted_from_box,
    is_sole_answer,
    is_trapped,
    kind_of,
    modality_of,
    overlaps,
    runs_on,
)
from doccheck.elements.imaging_modality.uses import SAID, STORY, TAKEN_BACK, Uses
from doccheck.pipeline import Mention, Reading

_TRAPS = frozenset({"room", "diagnostic", "other", "standby", "pronoun", "count", "vague", "unticked", "unfelt", "catheter"})
_WORDS = frozenset({"live", "marking", "unaided", "tried", "smooth", "needle", "level", "withdrawn", "ordered", "machine"})
_SHUT = "shut"
_POOR = "poor"  # landmarks that were hard to find
_NO_USE = frozenset({"marking.none", "unaided.none", "unaided.moved"})
_PLACES = ("side.back", "level.interspace")  # they name the puncture, but for the level of another injection
_OWN_PARTS = frozenset({"guidance", "technique", "procedure", "findings"})
_BEAMED = ("guided", "named")
_OPERATED = frozenset({"title", "procedure", "technique", "anesthesia", "other", "dose", "findings"})


def uses_of(reading: Reading, act: Act) -> Uses:
    """Sort the imaging mentions of a note."""
    words, elsewhere = _words_of_use(reading, act)
    inked = [m for sentence in sorted(words) for m in words[sentence].get("marking.skin", ())]
    uses = Uses(defaultdict(list), defaultdict(list), words, elsewhere, left_after(reading, inked), _led_to(reading, act))
    back = _taken_back(reading)
    counted = [m for m in reading.of("imaging") if m.sentence in act.sentences or m.start < back.get(m.sentence, 0) or _is_own(reading, m)]
    open_fields = {m.sentence for m in counted if m.assertion == "template"}
    counted = [m for m in counted if not (m.sentence in open_fields and kind_of(m) == "landmark" and m.text.endswith(":"))]
    traps = [m for m in counted if kind_of(m) in _TRAPS]
    unfelt = [m for m in traps if kind_of(m) == "unfelt"]
    of_others = [m for m in traps if kind_of(m) == "other"]
    by_ct = [m for m in counted if modality_of(m) == "ct" and kind_of(m) == "guided"]
    answers = [m for m in counted if kind_of(m) == "denied" and m.assertion == "affirmed"]
    before: Mention | None = None
    ends = _end_of_tries(uses, counted) if act.outcome.value == "failed" else None
    for m in counted:
        kind, modality = kind_of(m), modality_of(m)
        if kind in _TRAPS:
            if m.value == _POOR:
                uses.by_kind[_POOR, ""].append(m)
            elif kind in ("room", "vague") and m.assertion == "affirmed" and not overlaps(m, of_others):
                uses.by_kind[kind, modality].append(m)
        elif (
            (ends is not None and m.sentence > ends and kind in SAID and not _was_used(reading, uses, m))
            or is_trapped(m, traps)
            or (kind in SAID and _is_beside(reading, m))
            or (kind != "denied" and is_parted_from_box(reading, m))
            or (kind in SAID and overlaps(m, answers))
            or (modality == "fluoroscopy" and overlaps(m, [o for o in by_ct if m.end - o.end < TAKEN_BACK]))
            or (modality == "both" and runs_on(m, counted))
            or (modality in ("ct", "fluoroscopy", "mri") and _is_study(reading, uses, m, traps))
        ):
            continue
        elif kind == "landmark" and before is not None and before.sentence == m.sentence and reading.parted(before.end, m.start, ",;:"):
            uses.by_kind[kind, modality].append(m)
        elif (
            (_is_denied(reading, uses, m, unfelt) and not another_is_denied(reading, m, counted))
            or goes_on(before, m)
            or (kind == "named" and _is_bare_no(reading, uses, m))
        ):
            uses.denied["any" if modality == "unspecified" else modality].append(m)
            before = m
        elif (m.assertion in ("affirmed", "negated") and not _is_story(reading, uses, m)) or _is_own(reading, m):
            kind = "room" if kind == "named" and _is_place(reading, uses, m, traps) else kind
            (uses.denied[modality] if kind == "denied" else uses.by_kind[kind, modality]).append(m)
    return _without_withdrawn(uses)


def _taken_back(reading: Reading) -> dict[int, int]:
    """Sentences set aside as a template's words that take back what they name before: 'the words "under fluoroscopy" are wrong'."""
    wrong = {m.sentence for m in reading.of("copy.wrong")}
    return {m.sentence: m.end for m in reading.of("withdrawn") if m.sentence in wrong}


def _led_to(reading: Reading, act: Act) -> list[Mention]:
    """X-ray machines named after "so" in a sentence that begins with a try in vain: what follows is of this puncture."""
    found = [m for m in reading.of("imaging") if kind_of(m) in SAID and modality_of(m) in ("ct", "fluoroscopy") and m.category in _OPERATED]
    return [m for m in found if m.assertion == "affirmed" and _is_led_to(reading, act, m)]


def _is_led_to(reading: Reading, act: Act, m: Mention) -> bool:
    so = next((w for w in reading.inside(m.sentence, "site.break") if w.value == "so" and w.end <= m.start), None)
    if so is None:
        return False
    return m.sentence not in act.sentences or any(w.end <= so.start for w in reading.inside(m.sentence, "tried.failed"))


def _is_study(reading: Reading, uses: Uses, m: Mention, traps: list[Mention]) -> bool:
    """Whether a mention may as well be a film or scan of another kind: no word of guidance in it, and none of a needle beside it.

    A dose belongs to the study that its sentence names before it.
    """
    if kind_of(m) == "dose":
        return any(t.sentence == m.sentence and t.end <= m.start and kind_of(t) == "diagnostic" for t in traps)
    if kind_of(m) not in ("guided", "named") or m.category in _OWN_PARTS or reading.names("steered", m.text):
        return False
    first, _, then = m.text.lower().partition(" ")
    if first == "ct" and reading.names("afterct", then):  # "after CT LP was advised"
        after = reading.text[reading.sentences[m.sentence].start : m.start].lower().split()
        return not uses.is_title(m) or "after" in after
    named = reading.inside(m.sentence, "needle", "level.interspace", "name", "marking.skin", "machine")
    return not any(w.label in ("needle.word", "needle.puncture", "level.interspace", "marking.skin", "machine.marks") for w in named)


def _is_beside(reading: Reading, m: Mention) -> bool:
    """Whether a mention stands in a sentence about another procedure that does not name the puncture: "a biopsy was done under CT"."""
    others = reading.inside(m.sentence, "nearby.procedure")
    named = reading.inside(m.sentence, "side", "level", "needle") if others else ()
    places = () if any(w.value == "spine" for w in others) else _PLACES
    names = [w for w in named if w.label in ("needle.puncture", *places) or w.value == "thing"]
    return bool(others) and not any(w.start < m.end or not reading.parted(m.end, w.start, ";:") for w in names)


def _is_own(reading: Reading, m: Mention) -> bool:
    """Whether a mention under a header of other things is about this needle all the same."""
    return is_own_field(m) or is_sole_answer(reading, m)


def _is_place(reading: Reading, uses: Uses, m: Mention, traps: list[Mention]) -> bool:
    """Whether a modality only tells what kind of room it was ("Room: IR 2 (fluoroscopy)"), with no word of the needle beside it."""
    field = reading.names("placefield", m.section)
    room = any(kind_of(t) == "room" and t.sentence == m.sentence and 0 <= m.start - t.end <= TAKEN_BACK for t in traps)
    return (field or room) and not uses.said(m.sentence, "needle", "live", "level.interspace", "marking.skin")


def _is_bare_no(reading: Reading, uses: Uses, m: Mention) -> bool:
    """Whether "no" and the mention are all that words for a needle without imaging say: "palpation (no US)"."""
    said = (w for w in uses.said(m.sentence, "unaided.hand") if w.end == m.end and w.start < m.start)
    return any(reading.text[w.start : m.start].lower().strip() in reading.list_of("barely") for w in said)


def _end_of_tries(uses: Uses, counted: list[Mention]) -> int | None:
    """The last sentence about the needle of a puncture that failed; imaging named only after it is still to come.

    Where x-rays are named before its end, what comes after may sum up: "IMPRESSION: fluoroscopic puncture, no CSF".
    """
    last = max((s for s in uses.words if uses.said(s, "needle.word", "needle.done", "level.interspace", "tried.failed")), default=None)
    if last is None:
        return None
    said = [m for m in counted if m.sentence <= last and m.assertion in ("affirmed", "negated")]
    by_hand = any(kind_of(m) in ("landmark", "denied") or (kind_of(m) in SAID and modality_of(m) == "ultrasound") for m in said)
    x_rays = any(kind_of(m) in (*_BEAMED, "dose", "room") and modality_of(m) not in ("ultrasound", "mri") for m in said)
    return last if by_hand or not x_rays else None


def _was_used(reading: Reading, uses: Uses, m: Mention) -> bool:
    """Whether a field or a word for what was done ("fluoroscopy was used throughout") says that imaging took part in tries told before."""
    if m.category == "guidance" or uses.said(m.sentence, "live"):
        return True
    after = reading.text[m.end : reading.sentences[m.sentence].end].lower().split()
    return not reading.list_of("didimage").isdisjoint(word.strip(".,;") for word in after)


def _without_withdrawn(uses: Uses) -> Uses:
    """Drop what the author takes back ("fluoroscopic guidance is left over from the macro"), there and in what stands before it."""
    said = [m for (kind, _), found in uses.by_kind.items() if kind in SAID for m in found]
    back = [m for m in said if any(m.start - TAKEN_BACK < w.start for w in uses.said(m.sentence, "withdrawn"))]
    back += [m for m in said if uses.said(m.sentence + 1, "withdrawn.before")]
    corrections = {s for s in uses.words if uses.said(s, "withdrawn.denied")}
    corrections |= {s + beside for s in uses.words if uses.said(s, "ordered.title") for beside in (-1, 0, 1)}
    for modality, against in uses.denied.items():
        last = max((d.start for d in against if d.sentence in corrections), default=0)
        back += [m for m in said if m.start < last and modality_of(m) == modality]
    back += _wrong_titles(uses, said)
    after = {s + 1 for s in uses.words if uses.said(s, "ordered.title")}
    told = [m for m in said if m.sentence in after and kind_of(m) == "guided" and modality_of(m) in ("ct", "fluoroscopy")]
    if len({modality_of(m) for m in told}) == 1:
        others = (m for m in said if m.start < told[0].start and modality_of(m) in ("ct", "fluoroscopy"))
        back += [m for m in others if modality_of(m) != modality_of(told[0])]
    for m in back:
        for (kind, modality), found in uses.by_kind.items():
            if kind in (*SAID, "dose") and modality == modality_of(m):
                found[:] = [f for f in found if f.start > m.start]
        uses.denied[modality_of(m)].append(m)
    _drop_orders(uses)
    return uses


def _wrong_titles(uses: Uses, said: list[Mention]) -> list[Mention]:
    """X-rays of titles that are said to be wrong, where the level was found by hand beside these words and nothing else names x-rays."""
    x_rays = [m for m in said if modality_of(m) in ("ct", "fluoroscopy")]
    wrong = [s for s in uses.words if uses.said(s, "ordered.title")]
    by_hand = [m for m in uses.landmarks() if m.value != "weak" and any(abs(m.sentence - s) <= 1 for s in wrong)]
    return x_rays if by_hand and all(uses.is_title(m) for m in x_rays) else []


def _drop_orders(uses: Uses) -> None:
    """Drop a modality that stands only in the title and in the name of the order, where the text tells of another way."""
    for modality, other in (("ct", "fluoroscopy"), ("fluoroscopy", "ct")):
        found = [m for kind in SAID for m in uses.by_kind[kind, modality]]
        in_order = any(_is_ordered(uses, m) for m in found)
        told = (
            any(not _is_ordered(uses, m) and (not uses.is_title(m) or m.category == "impression") for m in found)
            or uses.by_kind["dose", modality]
        )
        body = [*(m for kind in (*SAID, "dose") for m in uses.by_kind[kind, other]), *uses.landmarks()]
        body = [m for m in body if not uses.is_title(m) or uses.said(m.sentence, "ordered.instead")]
        otherwise = [*uses.denied[modality], *uses.denied["any"], *body]
        if in_order and not told and any(not _is_ordered(uses, m) for m in otherwise):
            for kind in SAID:
                uses.by_kind[kind, modality].clear()


def _is_ordered(uses: Uses, m: Mention) -> bool:
    """Whether a mention stands with the name of an order, and not after words for what was done instead."""
    instead = any(w.end <= m.end for w in uses.said(m.sentence, "ordered.instead"))
    return bool(uses.said(m.sentence, "ordered.name")) and not instead


def _words_of_use(reading: Reading, act: Act) -> tuple[dict[int, dict[str, list[Mention]]], bool]:
    """Words about the use by sentence, and whether the note also records an operation with imaging of its own.

    A try that failed stays one under a denial: "without imaging were dry".
    """
    words: dict[int, dict[str, list[Mention]]] = {}
    elsewhere = False
    back = _taken_back(reading)
    unticked = reading.of("imaging.unticked")
    for m in reading.mentions:
        family = m.family
        if family in _WORDS:
            if m.label in _NO_USE or overlaps(m, unticked) or (m.value == _SHUT and not _is_of_imaging(reading, m)):
                continue
            if (m.sentence in act.sentences or family == "ordered" or (family == "withdrawn" and m.sentence in back)) and (
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


def _is_of_imaging(reading: Reading, off: Mention) -> bool:
    """Whether words such as "then switched off" follow imaging by x-ray in their sentence, with no needle between."""
    named = [m for m in reading.inside(off.sentence, "imaging") if m.end <= off.start and modality_of(m) in ("ct", "fluoroscopy")]
    return bool(named) and not any(m.label == "needle.word" for m in reading.between(named[-1].end, off.start, "needle"))


def _is_story(reading: Reading, uses: Uses, m: Mention) -> bool:
    """Whether a mention stands in a plan or history, in a sentence that tells of no needle: "fluoro LP by radiology Monday"."""
    sentence = reading.sentences[m.sentence]
    story = m.category in STORY and sentence.start == sentence.section.start and kind_of(m) in ("named", "bare")
    told = m.category == "plan" or story
    failed = m.category == "plan" and any(s < m.sentence and uses.said(s, "tried.failed") for s in uses.words)
    return told and not uses.said(m.sentence, "needle.word", "needle.done", *(() if failed else ("level.interspace",)))


def _is_denied(reading: Reading, uses: Uses, m: Mention, unfelt: list[Mention]) -> bool:
    """Whether a mention is negated by a word that means it.

    One about the course does not ("without difficulty under fluoroscopy"), nor one that tells why ("landmarks not felt, fluoroscopy used").
    """
    if m.assertion != "negated":
        return False
    cue = m.cue_words.lower()
    words = [w for w in uses.said(m.sentence, "smooth") if cue.startswith(w.text.split()[0].lower())]
    reasons = [*uses.said(m.sentence, "tried"), *(w for w in unfelt if w.sentence == m.sentence)]
    words += [w for w in reasons if cue in w.text.lower().split() and w.end <= m.start and reading.parted(w.end, m.start, ",;:")]
    return not any(w.end <= m.start and cue not in reading.text[w.end : m.start].lower().split() for w in words)
