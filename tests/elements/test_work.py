"""The physician's work: P positioning, L local anaesthesia, N needle, C csf, D dressing; small letters where it is not told."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.elements.work import PARTS


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (
            "Spinal tap. On her L side. Skin froze w ethyl chloride. 22G Whitacre at L4/5, 1st go, clear CSF, 4 bottles. Plaster on.",
            "PLNCD",
        ),
        ("LP. R side down, tucked. LMX on. 22g at L4-5, first stick, 3 tubes. Gauze and tape.", "PLNCD"),
        ("LP. Held curled by nurse. Sucrose, no local used. 22G at L4-5, clear CSF, 3 x 1 mL. Band-aid.", "PlNCD"),
        ("LP. Prone. J-tip. 20G L3-4, clear CSF, 9 mL. Pressure held.", "PLNCd"),
        ("LP. Usual prep. 1% xylocaine. 20ga needle placed L3-4, clear CSF. OP 15. Needle removed, dressing.", "pLNCD"),
        ("LP. Headache worse sitting up. 1% lido. 22G at L3-4, clear CSF 8 mL. Needle out.", "pLNCd"),
        ("LP. Prone. Allergies: lidocaine. General anesthesia. 22G at L3-4, clear CSF 8 mL. Needle out.", "PlNCd"),
        ("LP. Seated. 2% lignocaine. 22G L4-5, bone each time, no CSF. Mepore.", "PLNcD"),
        ("LP. Seated. Local given. 22G L4-5, clear CSF 8 mL. Head wrap and wound dressing changed by ENT.", "PLNCd"),
        ("LP. Seated, numbed. 22G L4-5, clear CSF 8 mL. Call if wet dressing.", "PLNCd"),
        ("LP. Prone. 2% lignocaine. 22G L4-5, clear CSF 8 mL.\nDressing: \u2612\nSeen by RN", "PLNCD"),
        (
            "LP\nPosition: [x] seated [ ] prone\nLocal: [x] lido [ ] EMLA\nLevel: L3-4\nNeedle: 22G\nCSF: clear, 8 mL\nDressing: [ ] bandaid",
            "PLNCd",
        ),
        ("LP\nPosition: ***\nLocal: ___\nLevel: L3-4\nNeedle: 22G\nCSF: clear, 8 mL\nDressing: ***", "plNCd"),
        ("Lumbar drain. Under GA, left lateral. Tuohy L4-5, CSF brisk, catheter threaded to 15 cm. Biopatch.", "PlNCD"),
    ],
)
def test_work(text: str, letters: str, reviewer: Reviewer) -> None:
    work = reviewer.review(text).work
    assert "".join(c.upper() if work[part].documented else c for c, part in zip("plncd", PARTS, strict=True)) == letters
