"""Guidance that a field or template names against what the text or its author says."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

REVIEWER = Reviewer()
HEAD = "LUMBAR PUNCTURE\n\nIndication: suspected multiple sclerosis.\n\n"
STORY = "Left lateral. Sterile prep, 1% lidocaine. {} Clear CSF, 12 mL in 4 tubes. Complications: none. Lie flat 1 h.\n"
FLUOROSCOPY = STORY.format("Under fluoroscopic guidance a 22G needle was advanced at L3-L4.")
CT = STORY.format("Under CT fluoroscopic guidance a 22G needle was advanced at L3-L4.")
PROBE = STORY.format("Under real-time ultrasound guidance a 22G needle was advanced at L3-L4 with the tip seen throughout.")


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        (
            FLUOROSCOPY + '\nADDENDUM: The phrase "under fluoroscopic guidance" is template text and incorrect. No imaging was used.',
            "documented",
            ("none",),
        ),
        (FLUOROSCOPY + "\nAddendum: the text about the level came from the template and is wrong.", "documented", ("fluoroscopy",)),
        (FLUOROSCOPY + "\nNo imaging was used.", "conflicting", ("fluoroscopy", "none")),
        ("Guidance: Ultrasound, real-time\n" + CT, "conflicting", ("ct", "ultrasound")),
        ("Guidance: CT\n" + PROBE, "conflicting", ("ct", "ultrasound")),
        ("Guidance: Ultrasound and fluoroscopy\n" + FLUOROSCOPY, "documented", ("fluoroscopy",)),
        ("Guidance: Ultrasound\nThe skin was marked with ultrasound. " + FLUOROSCOPY, "documented", ("ultrasound_marking", "fluoroscopy")),
    ],
)
def test_guidance_of_two_voices(text: str, status: str, value: tuple[str, ...]) -> None:
    finding = REVIEWER.review(Note(id="n", text=HEAD + text)).elements["imaging_modality"]
    assert (finding.status, tuple(finding.value or ())) == (status, value)
