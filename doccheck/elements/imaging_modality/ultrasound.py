"""Use of ultrasound: whether it followed the needle, or only showed where to mark the skin. Source: labelling guide, element 2."""

from __future__ import annotations

from doccheck.elements.imaging_modality.mentions import kind_of
from doccheck.elements.imaging_modality.uses import SAID, Uses
from doccheck.pipeline import Mention

_BESIDE = 60  # characters between ultrasound and the mark that was made with it
_NEAR = 3  # sentences in which what is said of the probe still belongs to the ultrasound named before


def live(uses: Uses) -> list[Mention]:
    """Ultrasound that followed the needle: its mentions and the words that say so."""
    named = uses.named("ultrasound")
    for m in named:
        for sentence in range(m.sentence, _end(uses, m) + 1):
            if followed := uses.said(sentence, "live.needle"):
                return [*followed, *named]
    if on_screen := _on_screen(uses, named):
        return on_screen
    if _marks(uses, named):
        return []
    running = [m for m in named if uses.said(m.sentence, "live.time")]
    guiding = [m for m in uses.by_kind["guided", "ultrasound"] if uses.said(m.sentence, "needle")]
    if running or (guiding and not (uses.landmarks() and all(uses.is_title(m) for m in guiding))):
        return [*running, *guiding]
    return []


def _end(uses: Uses, m: Mention) -> int:
    """The last sentence in which a needle that was followed was followed by this ultrasound: any, where no other screen is named."""
    others = any(uses.by_kind[kind, modality] for kind in SAID for modality in ("ct", "fluoroscopy", "mri", "unspecified"))
    return m.sentence + _NEAR if others or uses.rooms() else max(uses.words, default=0)


def running(uses: Uses) -> list[Mention]:
    """Ultrasound that is told of the needle, in no title, as going on while it went in."""
    named = (m for m in uses.by_kind["guided", "ultrasound"] if not uses.is_title(m))
    return [m for m in named if uses.said(m.sentence, "live") and uses.said(m.sentence, "needle.word") and not _marks(uses, [m])]


def claimed(uses: Uses) -> list[Mention]:
    """Ultrasound that is said to have run in real time, where no mark on the skin is told."""
    if any(uses.said(sentence, "marking.skin") for sentence in uses.words):
        return []
    return [m for m in uses.named("ultrasound") if uses.said(m.sentence, "live.time")]


def titles(uses: Uses) -> list[Mention]:
    """Ultrasound guidance that stands in the title alone."""
    named = uses.named("ultrasound")
    return named if all(uses.is_title(m) and kind_of(m) == "guided" for m in named) else []


def only_claimed(uses: Uses) -> list[Mention]:
    """Ultrasound guidance that stands in the field for it alone, with no word of x-rays beside it and none of what the probe did.

    A title may be the one that was booked. A mark on the skin or a try that failed may be what it was used for, before another modality
    guided the needle.
    """
    named = [*uses.by_kind["guided", "ultrasound"], *(m for kind in ("named", "bare") for m in uses.by_kind[kind, "ultrasound"])]
    if any(m.category != "guidance" for m in named):
        return []
    if any(uses.said(s, "marking.skin", "tried.failed", "tried.unseen") for s in uses.words):
        return []
    x_rays = {m.sentence for kind in SAID for modality in ("ct", "fluoroscopy") for m in uses.by_kind[kind, modality]}
    return [] if any(m.sentence in x_rays for m in named) else named


def marking(uses: Uses) -> list[Mention]:
    """Ultrasound that only showed where to mark the skin."""
    named = uses.named("ultrasound")
    marks = _marks(uses, named)
    return [*marks, *named] if marks else []


def inked(uses: Uses) -> list[Mention]:
    """Words for a mark on the skin in a sentence that names ultrasound, where another modality then guided the needle."""
    named = [m for m in uses.named("ultrasound") if not uses.is_title(m) and not uses.said(m.sentence, "tried.failed", "tried.unseen")]
    return [w for m in named for w in uses.said(m.sentence, "marking.skin") if abs(w.start - m.start) <= _BESIDE]


def _on_screen(uses: Uses, named: list[Mention]) -> list[Mention]:
    """The words for a needle followed on a screen, and a title that names ultrasound, where no other screen is named."""
    titles = [m for m in named if uses.is_title(m)]
    if not titles or any(uses.by_kind[kind, modality] for kind in SAID for modality in ("ct", "fluoroscopy")):
        return []
    followed = [m for m in uses.support() if m.value]
    return [*followed, *titles] if followed else []


def _marks(uses: Uses, named: list[Mention]) -> list[Mention]:
    """Words that say that ultrasound found or marked the place, or was put away before the needle."""
    out: list[Mention] = []
    for m in named:
        out += uses.said(m.sentence, "marking", "unaided.hand", "unaided.site", "unaided.only")
        reach = max(uses.words, default=0) if uses.is_title(m) else m.sentence + _NEAR
        for sentence in range(m.sentence + 1, reach + 1):
            out += uses.said(sentence, "marking.skin", "unaided.hand", "unaided.site")
    return list(dict.fromkeys(out))
