"""Imaging modality: what guided the needle, not what was looked at before or stood in the room.

Each mention of imaging is weighed by what the words around it say was done with it: the needle was guided, the skin was only marked
and the needle went in without it, or nothing at all. Where the words do not settle it, the answer is unclear.
Source: labelling guide, element 2; checklist of the guided codes 62328 and 62329.
"""

from __future__ import annotations

from collections.abc import Iterable

from doccheck.elements.act import Act
from doccheck.elements.imaging_modality import guidance, ultrasound
from doccheck.elements.imaging_modality.sorting import uses_of
from doccheck.elements.imaging_modality.uses import STORY, Uses
from doccheck.facts import Evidence, Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "imaging_modality"
_BY_X_RAY = ("ct", "fluoroscopy")


def find(reading: Reading, act: Act) -> Finding:
    """What the note documents about the guidance of its needle."""
    uses = uses_of(reading, act)
    guided = {modality: guidance.guided(uses, modality) for modality in (*_BY_X_RAY, "mri")}
    settled = {modality: found for modality, found in guided.items() if found}
    both, replaced = uses.both(), guidance.replaced(uses) or guidance.told_before(uses)
    if both:
        return _documented(_BY_X_RAY, both, "both are said to have guided the needle")
    if {"ct", "fluoroscopy"} <= settled.keys() and replaced:
        del settled[replaced]
    return _contradiction(uses, settled) or _x_ray(uses, settled) or _ultrasound(uses) or _without(uses)


def ultrasound_image_saved(reading: Reading, act: Act) -> tuple[Evidence, ...]:
    """The words that say a picture was kept, where ultrasound followed the needle in real time; otherwise nothing."""
    saved = [m for m in reading.affirmed("saved") if m.sentence in act.sentences]
    if not saved:
        return ()
    finding = find(reading, act)
    if finding.status is not Status.DOCUMENTED or not isinstance(finding.value, tuple) or "ultrasound" not in finding.value:
        return ()
    return proof(saved)


def _contradiction(uses: Uses, settled: dict[str, list[Mention]]) -> Finding | None:
    """Two readings that cannot both be true: two modalities, or guidance that is denied elsewhere."""
    if {"ct", "fluoroscopy"} <= settled.keys():
        return _conflicting(_BY_X_RAY, [*settled["ct"], *settled["fluoroscopy"]], "one place says CT, another fluoroscopy")
    for modality, found in settled.items():
        against = guidance.denials(uses, modality)
        if against and not uses.is_weak(found):
            return _conflicting((modality, "none"), [*found, *against], f"{modality} is said to have guided the needle and is denied")
    for modality, found in settled.items():
        if later := guidance.withdrawn_later(uses, found):
            return _conflicting(
                (modality, "none"), [*found, *later], f"{modality} is said to have guided the needle, and later not to have"
            )
    for modality, found in settled.items():
        if by_hand := guidance.against_title(uses, found):
            return _conflicting(
                (modality, "none"), [*found, *by_hand], f"the title says {modality}, the text that the level was found by hand"
            )
    for modality, found in settled.items():
        if absent := guidance.absent(uses, modality, found):
            return _conflicting((modality, "none"), [*found, *absent], f"the title says {modality}, the text that there was none")
        if other := guidance.only_claimed(uses, found) and ultrasound.running(uses):
            return _conflicting((modality, "ultrasound"), [*found, *other], f"the title says {modality}, the text ultrasound in real time")
        if other := modality in _BY_X_RAY and guidance.tells_needle(uses, found) and ultrasound.only_claimed(uses):
            return _conflicting((modality, "ultrasound"), [*found, *other], f"a field says ultrasound, the text {modality}")
    live = ultrasound.live(uses) or ultrasound.titles(uses) or ultrasound.claimed(uses)
    against = guidance.denials(uses, "ultrasound")
    if live and against:
        return _conflicting(("ultrasound", "none"), [*live, *against], "ultrasound is said to have guided the needle and is denied")
    return None


def _x_ray(uses: Uses, settled: dict[str, list[Mention]]) -> Finding | None:
    """Fluoroscopy, CT or MRI: guided, only marked, or only named as the room."""
    for modality, found in settled.items():
        if not guidance.denials(uses, modality):
            if by_hand := guidance.only_there(uses, found):
                return _unclear([*found, *by_hand], f"{modality} is only named, and the level was found by hand")
            inked = ultrasound.inked(uses)
            value = ("ultrasound_marking", modality) if inked else (modality,)
            return _documented(value, [*inked, *found, *uses.support()], "said to have guided the needle")
    followed, scanners = guidance.guided(uses, "unspecified"), uses.scanners()
    if followed and scanners:
        return _documented(("ct",), [*followed, *scanners], "images guided the needle, and the place was a scanner")
    marked = [m for modality in _BY_X_RAY for m in guidance.marked_only(uses, modality)]
    if marked:
        return _unclear(marked, "imaging only marked or checked the level and the needle went in without it")
    return None


def _ultrasound(uses: Uses) -> Finding | None:
    live, marked, named = ultrasound.live(uses), ultrasound.marking(uses), uses.named("ultrasound")
    if live:
        return _documented(("ultrasound",), live, "ultrasound followed the needle")
    if marked:
        return _documented(("ultrasound_marking",), marked, "ultrasound marked the skin before the needle")
    if uses.answered_none():  # "Guidance: landmarks" beside an eye seen "on bedside US"
        named = [m for m in named if m.category not in STORY]
    if named:
        return _unclear(named, "ultrasound is named, but not how it was used")
    return None


def _without(uses: Uses) -> Finding:
    """No modality is left: stated to be none, touched on, or missing."""
    unspecified = guidance.guided(uses, "unspecified")
    denied, landmarks = uses.any_denial(), uses.landmarks()
    if unspecified:
        return _unclear(unspecified, "image guidance without word of the modality")
    if marks := uses.marks_on_skin() or [m for m in uses.machine_marks() if m.value or uses.rooms()]:
        return _unclear(marks, "imaging marked the skin and is not said to have guided the needle")
    if stopped := uses.stopped():
        return _unclear(stopped, "imaging is said to have ended before the needle")
    rooms = uses.rooms()
    if rooms and not denied and all(uses.given_up(m, rooms) or m.value == "weak" for m in landmarks):  # by hand was how another try failed
        return _unclear(rooms, "only the room is named")
    if uses.led_to and not denied:
        return _unclear(uses.led_to, "a machine is named, but not what it did for the needle")
    if denied:
        return _documented(("none",), [*denied, *landmarks], "imaging is denied")
    if by_hand := landmarks or uses.by_kind["poor", ""]:
        return _documented(("none",), by_hand, "the level was found by hand and no imaging is mentioned for it")
    return Finding(Status.MISSING, reason="nothing says what guided the needle")


def _documented(value: tuple[str, ...], mentions: Iterable[Mention], why: str) -> Finding:
    found = list(mentions)
    return Finding(Status.DOCUMENTED, value, proof(found), _reason(found, why))


def _unclear(mentions: list[Mention], why: str) -> Finding:
    return Finding(Status.UNCLEAR, None, proof(mentions), _reason(mentions, why))


def _conflicting(value: tuple[str, ...], mentions: list[Mention], why: str) -> Finding:
    return Finding(Status.CONFLICTING, value, proof(mentions), _reason(mentions, why))


def _reason(mentions: list[Mention], why: str) -> str:
    first = min(mentions, key=lambda m: m.start)
    cue = f" with {first.cue}" if first.cue else ""
    place = f" in section {first.section}" if first.section else ""
    return f"'{first.text}' ({first.rule}){cue}{place}: {why}"
