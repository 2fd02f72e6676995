"""Imaging modality: what guided the needle, for the wordings of many kinds of clinicians."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import imaging_modality
from doccheck.elements.act import Act
from doccheck.facts import Answer, Evidence, Finding, Status
from doccheck.pipeline import Reading
from tests.elements.imaging_modality import imaging_texts_passing as passing
from tests.elements.imaging_modality.imaging_texts_guided import CT, FLUOROSCOPY, MARKED, MRI, ULTRASOUND
from tests.elements.imaging_modality.imaging_texts_other import CONFLICTING, MISSING, NONE, UNCLEAR

Read = Callable[[str], tuple[Reading, Act]]
Find = Callable[[str], Finding]


@pytest.fixture
def read(reviewer: Reviewer) -> Read:
    """A text, of which every sentence is about the puncture."""

    def read_text(text: str) -> tuple[Reading, Act]:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        return reading, Act(Answer("spinal_puncture"), Answer("completed"), frozenset(range(len(reading.sentences))))

    return read_text


@pytest.fixture
def found_in(read: Read) -> Find:
    def find(text: str) -> Finding:
        found = imaging_modality.find(*read(text))
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        assert bool(found.evidence) is (found.status is not Status.MISSING)
        assert found.reason
        return found

    return find


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, "fluoroscopy") for text in (*FLUOROSCOPY, *passing.FLUOROSCOPY)),
        *((text, "ct") for text in (*CT, *passing.CT)),
        *((text, "ultrasound") for text in (*ULTRASOUND, *passing.ULTRASOUND)),
        *((text, "ultrasound_marking") for text in (*MARKED, *passing.MARKED)),
        *((text, "mri") for text in (*MRI, *passing.MRI)),
        *((text, "none") for text in (*NONE, *passing.NONE)),
    ],
)
def test_documented(text: str, value: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value,)), found.reason


@pytest.mark.parametrize("text", [*UNCLEAR, *passing.UNCLEAR])
def test_unclear(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.UNCLEAR, None), found.reason


@pytest.mark.parametrize("text", [*CONFLICTING, *passing.CONFLICTING])
def test_conflicting(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert found.status is Status.CONFLICTING, found.reason
    assert isinstance(found.value, tuple)
    assert len(found.value) == 2


@pytest.mark.parametrize("text", [*MISSING, *passing.MISSING])
def test_missing(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert found.status is Status.MISSING, found.reason


@pytest.mark.parametrize("text", [*FLUOROSCOPY[:20], *CT[:8], *NONE[:20], *UNCLEAR[:12]])
def test_line_breaks_and_capitals_change_nothing(text: str, found_in: Find) -> None:
    found = found_in(text)
    shouted = found_in(text.upper())
    assert (shouted.status, shouted.value) == (found.status, found.value)


def test_two_x_ray_readings_keep_both_modalities(found_in: Find) -> None:
    text = "EXAM: CT-guided lumbar puncture.\nTECHNIQUE: Under fluoroscopic guidance the needle was advanced at L3-4.\nIMPRESSION: CT-guided lumbar puncture."
    assert found_in(text).value == ("ct", "fluoroscopy")


@pytest.mark.parametrize(
    "text",
    [
        "PROCEDURE: Lumbar puncture.\nGUIDANCE: Fluoroscopic and CT.\nNeedle at L3-4.",
        "Under combined fluoroscopic and CT guidance the needle was advanced to L3-4.",
        "Guidance: CT and fluoroscopy. Needle to L4-5.",
    ],
)
def test_two_modalities_in_one_breath_are_both_documented(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, ("ct", "fluoroscopy"))


def test_guided_and_denied_keeps_the_guided_reading_beside_none(found_in: Find) -> None:
    text = "EXAM: Fluoroscopically guided lumbar puncture.\nTECHNIQUE: Done at the bedside without imaging at L4-5."
    assert found_in(text).value == ("fluoroscopy", "none")


def test_sentences_outside_the_act_say_nothing(read: Read) -> None:
    reading, act = read("Needle advanced under fluoroscopy at L3-4. Clear CSF.")
    elsewhere = Act(act.procedure, act.outcome, frozenset({1}))
    assert imaging_modality.find(reading, elsewhere).status is Status.MISSING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Needle followed in plane with the linear probe, L3-4. Image saved to PACS.", ["Image saved", "saved to PACS"]),
        ("Real-time ultrasound-guided LP, needle tip seen throughout; two clips archived.", ["clips archived"]),
        ("Real-time ultrasound-guided LP, needle tip seen throughout.", []),
        ("Midline marked with ultrasound, probe put away, needle in at the mark. Image saved.", []),
        ("Needle advanced under fluoroscopy. Two spot images saved.", []),
    ],
)
def test_saved_image_counts_only_beside_live_ultrasound(text: str, words: list[str], read: Read) -> None:
    saved: tuple[Evidence, ...] = imaging_modality.ultrasound_image_saved(*read(text))
    assert [e.text for e in saved] == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L4-5 twice by palpation, bone. No fluid, stopped.\nFluoroscopic guided LP is the way, agreed with radiology.", "none"),
        ("L4-5 by palpation, dry. Then under fluoroscopy the needle met bone at L2-3. Stopped, no CSF.", "fluoroscopy"),
        ("L4-5 by palpation, dry. Then fluoroscopy was used. L2-3 needle, bone. Stopped, no CSF.", "fluoroscopy"),
    ],
)
def test_what_is_named_after_a_failure_is_to_come(text: str, value: str, read: Read) -> None:
    reading, act = read(text)
    found = imaging_modality.find(reading, Act(act.procedure, Answer("failed"), act.sentences))
    assert (found.status, found.value) == (Status.DOCUMENTED, (value,)), found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Room: [ ] US 1 [x] Fluoro 2 [ ] CT\nGuidance: ______\nL3-4, 22G, CSF.",
        "Venue (tick): [ ] ward [x] x-ray [ ] theatre\nL3-4, 22G, CSF.",
        "Done in: [x] CT  [ ] ward\nL3-4, 22G, CSF.",
        "Dept: Fluoroscopy\nL3-4, 22G, CSF.",
        "LP (CT LP table)\nL3-4, 22G, CSF.",
        "Location: Radiology - Fluoro\nL3-4, 22G, CSF.",
        "Room: __ US  X  Fluoro  __ CT\nL3-4, 22G, CSF.",
    ],
)
def test_ticked_room_is_no_guidance(text: str, found_in: Find) -> None:
    assert found_in(text).status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Room: [x] Fluoro 1\nGuidance: [x] fluoroscopy [ ] US [ ] none\nL3-4, 22G.", "fluoroscopy"),
        ("Room: [x] Fluoro 1\nL3-4, 22G. Fluoro time 0.6 min.", "fluoroscopy"),
        ("Guidance: [x] fluoro 38 s\nL3-4, 22G.", "fluoroscopy"),
        ("Liver enzymes up, abdo US next wk. Spinous processes felt, L4-5.", "none"),
        ("Site: L4-5 interspace (felt, marked with thumbnail). 22G.", "none"),
    ],
)
def test_guidance_beside_rooms_and_other_scans(text: str, value: str, found_in: Find) -> None:
    assert found_in(text).value == (value,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fluoroscopy to count the levels. The C-arm was parked. 20G needle at L4-L5, clear CSF.", Status.UNCLEAR),
        ("Fluoroscopy settled which space was L4-L5. It had no part in what came after. 20G needle, clear CSF.", Status.UNCLEAR),
        ("Fluoroscopy identified the transitional segment. Lead aprons hung up. Then 20G needle at L4-L5, clear CSF.", Status.UNCLEAR),
        ("L4-L5 checked with fluoroscopy. Needle advanced under fluoroscopy to L4-L5, clear CSF. The arm was parked.", Status.DOCUMENTED),
        ("L4-L5 marked with fluoroscopy, C-arm moved off, then brought back in; needle advanced under fluoroscopy.", Status.DOCUMENTED),
        ("L4-L5 marked with fluoroscopy, machine moved away, needle by feel. Machine brought back for a film.", Status.UNCLEAR),
    ],
)
def test_machine_that_is_put_away_or_comes_back(text: str, status: Status, found_in: Find) -> None:
    assert found_in(text).status is status


def test_ultrasound_marks_and_fluoroscopy_guides(found_in: Find) -> None:
    found = found_in("The midline was marked with ultrasound and the needle then advanced under fluoroscopy at L3-4, 22G.")
    assert (found.status, found.value) == (Status.DOCUMENTED, ("ultrasound_marking", "fluoroscopy")), found.reason
    found = found_in("Ultrasound of the optic nerve sheath was normal. Skin marked, needle advanced under fluoroscopy at L3-4, 22G.")
    assert found.value == ("fluoroscopy",), found.reason


def test_a_probe_that_was_no_good_denies_none_of_the_next(found_in: Find) -> None:
    found = found_in("Ultrasound-guided LP. Small probe no good -> curvilinear probe. Needle followed in plane the whole way at L3-4.")
    assert found.value == ("ultrasound",), found.reason
    found = found_in("Ultrasound-guided LP. No ultrasound was used, 20G needle at L3-4 by palpation.")
    assert found.status is Status.CONFLICTING, found.reason
