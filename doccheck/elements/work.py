"""The physician's work that a note tells for this puncture: positioning, local anaesthesia, needle, CSF, dressing.

A negated or conditional word counts for nothing, nor does one of another procedure.
Source: labelling guide, "work"; RULES 3.
"""

from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.elements.signs import Signs, gather
from doccheck.facts import Check
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

PARTS = ("positioning", "local_anesthesia", "needle_insertion", "csf_withdrawal", "sterile_dressing")

_STEPS = ("numbing", "entry", "begin", "level", "cover", "flow")
# Where CSF came or a puncture failed, these say that a needle had gone in.
_NEEDLE_IMPLIED = ("level.interspace", "level.single", "imaging.guided", "tried")
_NEEDLE_TRIED = ("tried", "dry", "none.csf", "level.interspace")
_AFTERWARDS = frozenset({"instructions", "disposition"})
_NEAR = 3
_SHOWN = 3


def find(reading: Reading, act: Act) -> dict[str, Check]:
    """Each part of the work, with its proof."""
    signs = gather(reading, act.sentences)
    reached = act.outcome.value == "completed"
    proven = {
        "positioning": _beside_steps(signs, signs.of("posture.given")),
        "local_anesthesia": [m for m in signs.of("numbing.given") if not _is_listed(reading, m)],
        "needle_insertion": signs.entry or (signs.of(*_NEEDLE_IMPLIED) if reached else signs.of(*_NEEDLE_TRIED)),
        "csf_withdrawal": (signs.flow or signs.of("taken", "volume")) if reached else [],
        "sterile_dressing": signs.of("cover.put"),
    }
    checks = {part: Check(bool(found), proof(found[:_SHOWN])) for part, found in proven.items()}
    if reached and not checks["csf_withdrawal"].documented:
        checks["csf_withdrawal"] = Check(True, act.outcome.evidence[:_SHOWN])
    return checks


def _beside_steps(signs: Signs, postures: list[Mention]) -> list[Mention]:
    """Postures told among the steps of the puncture, or as a form's field; others belong to symptoms, the exam or what comes after."""
    steps = {m.sentence for m in signs.of(*_STEPS)}
    told = [m for m in postures if m.category not in _AFTERWARDS]
    return [m for m in told if m.category == "position" or any(m.sentence + d in steps for d in range(-_NEAR, _NEAR + 1))]


def _is_listed(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands in a field of allergies or medicines, not after it."""
    sentence = reading.sentences[mention.sentence]
    return mention.category == "other_history" and sentence.start == sentence.section.start
