"""Further observations that companion codes rest on: a saved ultrasound image, the region of a myelogram, the drug that was injected.

Source: RULES 2.1, 3 (ultrasound) and 7 (what must not be coded as a puncture).
"""

from __future__ import annotations

from doccheck.elements import imaging_modality
from doccheck.elements.act import Act
from doccheck.elements.signs import Signs, gather
from doccheck.facts import Evidence
from doccheck.pipeline import Reading
from doccheck.pipeline.mention import proof

_DRUGS = ("nusinersen", "chemotherapy", "anesthetic")


def find(reading: Reading, act: Act) -> dict[str, tuple[Evidence, ...]]:
    """The observations that hold, by key, each with its proof."""
    out: dict[str, tuple[Evidence, ...]] = {}
    saved = imaging_modality.ultrasound_image_saved(reading, act)
    if saved:
        out["ultrasound_image_saved"] = saved
    if act.procedure.value not in ("myelogram", "intrathecal_injection"):
        return out
    signs = gather(reading, act.sentences)
    key, evidence = _region(signs) if act.procedure.value == "myelogram" else _drug(signs)
    out[key] = evidence or act.procedure.evidence
    return out


def _region(signs: Signs) -> tuple[str, tuple[Evidence, ...]]:
    many, lumbar = signs.of("studied.many"), signs.of("studied.lumbar")
    if many:
        return "myelogram_region=multiple", proof(many)
    return ("myelogram_region=lumbar", proof(lumbar)) if lumbar else ("myelogram_region=unstated", ())


def _drug(signs: Signs) -> tuple[str, tuple[Evidence, ...]]:
    """The drug; where several are named, the one whose code differs."""
    drugs = signs.of("deed.drug")
    for value in _DRUGS:
        found = [m for m in drugs if m.value == value]
        if found:
            return f"intrathecal_drug={value}", proof(found)
    return "intrathecal_drug=other", proof(drugs)
