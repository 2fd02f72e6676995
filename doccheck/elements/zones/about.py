"""Which sentences of a note are about its own puncture.

Left out are earlier punctures (said, dated, numbered, or brought over from another note), other operators' tries, risks and consent,
plans, and the parts of a bigger operation or of a second procedure. What leads out and back in stands in `patterns/targets/zones`.
Each kind of these is found by a module of its own.
Source: labelling guide, "status": risks, plans, earlier or other procedures and copied text never document this puncture.
"""

from __future__ import annotations

from doccheck.elements.zones import beside, copied, operation, own, story, talk
from doccheck.elements.zones.marks import gather
from doccheck.pipeline import Reading


def copies(reading: Reading) -> set[int]:
    """Indices of the sentences that were brought over from another note."""
    return reading.once("copies", lambda: copied.find(reading, gather(reading)) if reading.of("copy") else set())


def about_this(reading: Reading) -> frozenset[int]:
    """Indices of the sentences about the puncture that the note records."""
    marks = gather(reading)
    families = {family for found in marks.values() for family in found}
    talked = story.find(reading, marks) | talk.find(reading, marks)
    others = operation.find(reading, marks)
    others |= copies(reading)
    others |= beside.items(reading, marks) if "item" in families else set()
    others |= beside.blocks(reading, marks) | beside.asides(reading, marks) if "side" in families else set()
    about = set(range(len(reading.sentences))) - talked - others
    return frozenset(about | own.find(reading, about, talked - others))
