"""Guidance of the needle by fluoroscopy, CT or MRI: the mentions that say so, and those that speak against it.

What a mention is worth depends on its sentence (needle, mark, "by feel", "dry") and on what the rest of the note says.
Source: labelling guide, element 2.
"""

from __future__ import annotations

from doccheck.elements.imaging_modality.mentions import kind_of, modality_of, overlaps, subject_of
from doccheck.elements.imaging_modality.uses import SAID, STORY, TAKEN_BACK, Uses
from doccheck.pipeline import Mention

_NO_X_RAY = "unaided.xray"
_BY_HAND = ("unaided.hand", _NO_X_RAY, "unaided.then")
_TOLD_WITH = 3  # sentences around a denial that tell what became of it
_AFTERWARDS = frozenset({"instructions", "plan", "disposition", "complications", "impression"})


def guided(uses: Uses, modality: str) -> list[Mention]:
    """Mentions by which this modality guided the needle."""
    found = _candidates(uses, modality)
    if _only_marked(uses, modality, found):
        found = [m for m in found if _follows_needle(uses, m)]
    return [m for m in found if not _given_up(uses, m, modality)]


def marked_only(uses: Uses, modality: str) -> list[Mention]:
    """Mentions by which this modality marked or checked the level and no more."""
    found = _candidates(uses, modality)
    marked = _only_marked(uses, modality, found)
    return [] if any(_follows_needle(uses, m) for m in found) else marked


def replaced(uses: Uses) -> str:
    """The x-ray modality that was tried first and failed, where another then brought the needle home; otherwise nothing."""
    named = [
        m
        for found in uses.by_kind.values()
        for m in found
        if modality_of(m) in ("ct", "fluoroscopy") and kind_of(m) not in ("room", "dose", "vague")
    ]
    named.sort(key=lambda m: m.start)
    failures = [w for s in uses.words for w in uses.said(s, "tried.failed") if w.category not in _AFTERWARDS]
    body = [m for m in named if not uses.is_title(m) or uses.said(m.sentence, "tried.failed")]
    failed = {modality_of(m) for w in failures if (m := subject_of(w, body))}
    told = {modality_of(m) for m in body}
    if any(uses.denied[modality] for modality in ("ct", "fluoroscopy", "any")):
        return ""
    return failed.pop() if len(failed) == 1 and told - failed else ""


def told_before(uses: Uses) -> str:
    """The x-ray modality that only the history names, or only a dose beside CT fluoroscopy, where another guided; else nothing."""
    followed = any(_follows_needle(uses, m) for m in uses.by_kind["guided", "ct"])
    if followed and all(kind_of(m) == "dose" for m in _candidates(uses, "fluoroscopy")):
        return "fluoroscopy"
    for modality, other in (("ct", "fluoroscopy"), ("fluoroscopy", "ct")):
        found = _candidates(uses, modality)
        story = all(m.category in STORY and not uses.said(m.sentence, "needle.word") for m in found)
        if found and story and any(m.category not in STORY and not uses.is_title(m) for m in _candidates(uses, other)):
            return modality
    return ""


def denials(uses: Uses, modality: str) -> list[Mention]:
    """Mentions that deny this modality or all imaging, without those of tries that failed before imaging was used."""
    told = (m for m in _candidates(uses, modality) if kind_of(m) == "guided" and not uses.is_title(m))
    guided = max((m.sentence for m in told if not uses.said(m.sentence, "unaided", "marking")), default=-1)
    last = max((m.sentence for m in _candidates(uses, modality) if not uses.is_title(m)), default=-1)
    found = [*uses.denied[modality], *uses.denied["any"]]
    found = [
        m for m in found if not (last >= m.sentence and any(not _is_of_machine(uses, w, m) for w in uses.said(m.sentence, "tried.failed")))
    ]
    return [m for m in found if m.sentence >= guided or not _failed_so(uses, m, guided)]


def _is_of_machine(uses: Uses, failure: Mention, denial: Mention) -> bool:
    """Whether it is the machine that failed, and imaging was not used for that: "C-arm tube had failed, so no imaging was used"."""
    named = [m for (kind, _), found in uses.by_kind.items() if kind in SAID for m in found]
    machines = [m for m in (*named, *(d for found in uses.denied.values() for d in found)) if m.sentence == failure.sentence]
    return any(m.end <= failure.start and failure.end <= denial.start for m in machines)


def withdrawn_later(uses: Uses, found: list[Mention]) -> list[Mention]:
    """Words after all that names the imaging (an addendum, another's record) by which the needle went in without it."""
    last = max(m.sentence for m in found)
    later = (s for s in uses.words if s > last and uses.said(s, "needle"))
    named = {modality_of(m) for m in found}
    said = [w for s in later for w in (*_by_hand(uses, s, *named), *uses.said(s, "unaided.only"))]
    return [w for w in said if w.category not in _AFTERWARDS - {"impression"} and not uses.in_vain(w)]


def _failed_so(uses: Uses, m: Mention, guided: int) -> bool:
    """Whether a denial tells of a puncture by hand that failed, in its sentence or beside it, before the needle was guided."""
    around = range(m.sentence - _TOLD_WITH, min(m.sentence + _TOLD_WITH, guided - 1) + 1)
    by_hand = any(h.sentence in around for h in uses.landmarks()) or any(uses.said(s, "unaided.hand", "level.interspace") for s in around)
    return by_hand and any(uses.said(s, "tried.failed") for s in around)


def against_title(uses: Uses, found: list[Mention]) -> list[Mention]:
    """Words for a level found by hand, where imaging stands in the title, or in a line for the bill or the order, alone."""
    papers = [m for m in found if uses.said(m.sentence, "ordered.paper")]
    titles = [m for m in found if m not in papers]
    if not all(uses.is_title(m) and not uses.said(m.sentence, "marking") for m in titles):
        return []
    ends = {m.sentence: m.end for m in found}
    first = titles[0].start if titles and titles[0].category in ("title", "other") else 0  # what stands before it makes it no title
    by_hand = (m for m in uses.landmarks() if m.value != "weak" and m.start >= first and not uses.in_vain(m))
    return [m for m in by_hand if m.start >= ends.get(m.sentence, 0)]


def only_there(uses: Uses, found: list[Mention]) -> list[Mention]:
    """Words for a level found by hand after a machine that is only named, with no word of the needle or of its use beside it."""
    if not all(kind_of(m) == "named" and m.category != "guidance" for m in found):
        return []
    if any(uses.is_title(m) or uses.said(m.sentence, "needle", "live", "level", "marking", "tried") for m in found):
        return []
    return [m for m in uses.landmarks() if m.value != "weak" and not uses.in_vain(m)]


def only_titles(uses: Uses, found: list[Mention]) -> bool:
    """Whether imaging stands in titles alone."""
    return all(uses.is_title(m) for m in found)


def only_claimed(uses: Uses, found: list[Mention]) -> bool:
    """Whether imaging stands in titles or the field for the guidance alone, which do not name ultrasound beside it."""
    beside = {m.sentence for m in uses.named("ultrasound")}
    return all(uses.is_title(m) or (m.category == "guidance" and m.sentence not in beside) for m in found)


def tells_needle(uses: Uses, found: list[Mention]) -> bool:
    """Whether the narrative, not a field, tells of a needle that was guided."""
    told = (m for m in found if kind_of(m) == "guided" and m.category != "guidance" and not uses.is_title(m))
    return any(uses.said(m.sentence, "needle.word") and not uses.said(m.sentence, "unaided", "marking.skin") for m in told)


def absent(uses: Uses, modality: str, found: list[Mention]) -> list[Mention]:
    """Words by which there was none of a modality ("no CT was obtained in this visit"), where only titles name it."""
    if not only_titles(uses, found):
        return []
    said = (w for sentence in uses.words for w in uses.said(sentence, _NO_X_RAY))
    return [w for w in said if w.value == modality and w.category not in STORY and not uses.in_vain(w)]


def _candidates(uses: Uses, modality: str) -> list[Mention]:
    """Affirmed mentions that may say that this modality guided the needle."""
    strong = [m for m in uses.by_kind["guided", modality] if not uses.put_away(m)]
    strong += [m for kind in ("named", "bare") for m in uses.by_kind[kind, modality] if m.category == "guidance"]
    strong += [m for m in uses.by_kind["bare", modality] if modality == "fluoroscopy" and uses.said(m.sentence, "live.needle")]
    weak = [m for m in uses.by_kind["named", modality] if m.category != "guidance" and not _ended(uses, m)]
    if uses.elsewhere:
        named = [m for m in weak if uses.said(m.sentence, "needle.word", "level.interspace")]
        return [*named, *(m for m in strong if m.category == "guidance" or uses.said(m.sentence, "needle"))]
    found = sorted([*strong, *weak, *uses.by_kind["dose", modality]], key=lambda m: m.start)
    return found or (_unnamed_dose(uses) if modality == "fluoroscopy" else [])


def _ended(uses: Uses, m: Mention) -> bool:
    """Whether the words after a mention, or those it belongs to, say that this imaging was not used again."""
    after = (0 <= w.start - m.end <= TAKEN_BACK for w in uses.said(m.sentence, "unaided.then"))
    return any(after) or uses.put_away(m)


def _unnamed_dose(uses: Uses) -> list[Mention]:
    """A radiation dose of no named machine: fluoroscopy, where nothing speaks of CT guidance or ultrasound marks."""
    return [] if _candidates(uses, "ct") else uses.by_kind["dose", "unnamed"]


def _only_marked(uses: Uses, modality: str, found: list[Mention]) -> list[Mention]:
    """The mentions in sentences about marking, where the needle is then said to have gone in without the imaging."""
    marked = [m for m in found if uses.said(m.sentence, "unaided.only", *(() if kind_of(m) == "dose" else ("marking",)))]
    if not marked:
        return _left_behind(uses, found) or _marked_by_machine(uses, modality, found) or _went_by_hand(uses, found)
    if any(uses.said(m.sentence, "unaided.only") for m in marked):
        return marked
    return marked if _without_it(uses, modality, marked[0].sentence) else _went_by_hand(uses, found)


def _marked_by_machine(uses: Uses, modality: str, found: list[Mention]) -> list[Mention]:
    """All that names this imaging (a dose, a title), where the text tells of a mark made with it and then of a needle without it."""
    marks = [w.sentence for w in uses.machine_marks()]
    if not marks or any(_follows_needle(uses, m) for m in found):
        return []
    return found if _without_it(uses, modality, marks[0]) else []


def _went_by_hand(uses: Uses, found: list[Mention]) -> list[Mention]:
    """All that names this imaging, where none is told of the needle, which went by hand, or once it had left, after a mark.

    A dose alone may be of a picture before the needle: then a needle that went by hand needs no mark before it.
    """
    seen = {m.sentence for m in uses.named("ultrasound")}
    marks = [s for s in uses.words if s not in seen and uses.said(s, "marking.skin")]
    first = min(marks) if marks else 0 if all(kind_of(m) == "dose" for m in found) else None
    if first is None or any(_follows_needle(uses, m) for m in found):
        return []
    by_hand = [w for s in uses.words if s >= first and uses.said(s, "needle.word") for w in uses.said(s, "unaided.hand")]
    gone = any(m.sentence in marks for m in uses.gone)
    return found if gone or any(not uses.in_vain(w) for w in by_hand) else []


def _by_hand(uses: Uses, sentence: int, *modalities: str) -> list[Mention]:
    """Words by which the needle went in without these modalities: "no CT" says nothing of a needle under fluoroscopy."""
    said = uses.said(sentence, *_BY_HAND)
    return [w for w in said if w.label != _NO_X_RAY or not w.value or w.value in modalities]


def _without_it(uses: Uses, modality: str, first: int) -> bool:
    """Whether the needle is said to have gone in without this imaging, from the sentence of the mark on."""
    unaided = (m for sentence in uses.words for m in _by_hand(uses, sentence, modality))
    by_hand = (m for m in uses.landmarks() if m.sentence > first)
    without = (*unaided, *by_hand, *uses.denied[modality], *uses.denied["any"])
    return any(m.sentence >= first and not uses.in_vain(m) for m in without)


def _left_behind(uses: Uses, found: list[Mention]) -> list[Mention]:
    """The mentions after which the imaging is said to have ended, with the way found by hand from there."""
    by_hand = [*(m.sentence for m in uses.landmarks()), *(s for s in uses.words if uses.said(s, "unaided.hand"))]
    ends = [w.sentence for w in uses.stopped() if any(s >= w.sentence for s in by_hand)]
    return [m for m in found if kind_of(m) != "dose" and m.sentence <= ends[0]] if ends else []


def _follows_needle(uses: Uses, m: Mention) -> bool:
    """Whether a mention says, in the narrative, that the needle was guided."""
    if kind_of(m) == "guided" and any(w.end <= m.start for w in uses.said(m.sentence, "unaided.back")):
        return bool(uses.said(m.sentence, "needle.word"))
    if uses.is_title(m) or kind_of(m) != "guided" or uses.said(m.sentence, "unaided", "marking"):
        if uses.is_title(m) or uses.said(m.sentence, "unaided"):
            return False
        named = kind_of(m) == "guided" and overlaps(m, uses.said(m.sentence, "needle.word"))
        return named or bool(uses.said(m.sentence, "live.needle"))
    return bool(uses.said(m.sentence, "needle.word", "live"))


def _given_up(uses: Uses, m: Mention, modality: str) -> bool:
    """Whether a mention tells of a try that failed before another modality succeeded."""
    failed = uses.said(m.sentence, "tried.failed")
    if not failed:
        return False
    found = [h.start for h in (*uses.landmarks(), *uses.said(m.sentence, "unaided.hand")) if h.sentence == m.sentence]
    if not failed[0].value and any(m.end <= failed[0].start < at for at in found) and max(found) > failed[-1].start:
        return True
    if any(s > m.sentence and _by_hand(uses, s, modality) and not uses.said(s, "tried.failed") for s in uses.words):
        return True
    others = [o for o in ("ct", "fluoroscopy", "mri") if o != modality]
    return any(o.start > m.start and not uses.is_title(o) for other in others for o in uses.by_kind["guided", other])
