"""Inputs for the benchmarks: as many notes as wanted, all different, made out of a few folders of real-looking ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

CLINIC = (
    "CLINIC VISIT {i}. Follow-up of migraine with aura. Headaches twice a month, relieved by triptan. Blood pressure 124/78. "
    "Neurological examination is normal. Assessment: stable. Plan: continue, return in six months. Chart {i}, reviewed by Dr. {j}."
)


def texts(folders: list[Path], count: int, in_scope: int = 1) -> Iterator[str]:
    """`count` notes; one of `in_scope` comes from the folders, the others are clinic notes without any puncture."""
    found = [p.read_bytes().decode("utf-8") for folder in folders for p in sorted(folder.glob("*.txt"))]
    if not found:
        raise SystemExit(f"no .txt notes in {', '.join(map(str, folders))}")
    for i in range(count):
        if i % in_scope:
            yield CLINIC.format(i=i, j=i % 97)
        else:
            yield f"{found[i // in_scope % len(found)]}\nDictation job {i}.\n"


def json_lines(path: Path, folders: list[Path], count: int, in_scope: int = 1) -> Path:
    """These notes as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for i, text in enumerate(texts(folders, count, in_scope)):
            stream.write(json.dumps({"note_id": f"n{i}", "text": text}) + "\n")
    return path
