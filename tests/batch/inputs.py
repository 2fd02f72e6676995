"""Inputs of every format, good and bad, and a run over them that is held to its own count."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doccheck.batch import BatchOptions, Summary, run

MARK = "zebramarker"
NOTE = f"Diagnostic lumbar puncture for fever. Needle at L3-4 by landmarks, 8 mL clear CSF. No complications. {MARK}."
HL7 = "MSH|^~\\&|A|H|X|H|20260101||MDM^T02|{0}|P|2.5\rTXA|1|OP|TX|||||||||D{0}\rOBX|1|TX|||" + NOTE + "||||||F\r"
Make = Callable[[Path], Path]
GOOD = [("1", NOTE), ("2", NOTE)]


def put(name: str, data: bytes | str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    return make


def table(rows: list[tuple[str, str]], head: str = "note_id,text") -> str:
    return head + "\n" + "".join(f'{i},"{t}"\n' for i, t in rows)


def line(note_id: Any = "1", text: Any = NOTE, **other: Any) -> str:
    return json.dumps({"note_id": note_id, "text": text, **other}) + "\n"


def resource(note_id: str = "d", **attachment: Any) -> dict[str, Any]:
    attached = {"contentType": "text/plain", "data": base64.b64encode(NOTE.encode()).decode(), **attachment}
    return {"resourceType": "DocumentReference", "id": note_id, "content": [{"attachment": attached}]}


def doc(**attachment: Any) -> str:
    return json.dumps(resource(**attachment))


def parquet(columns: dict[str, Any], cut: int = 0) -> Make:
    def make(folder: Path) -> Path:
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        path = folder / "in.parquet"
        pq.write_table(pa.table({k: v(pa) if callable(v) else v for k, v in columns.items()}), path)
        if cut:
            path.write_bytes(path.read_bytes()[:-cut])
        return path

    return make


def zstd(data: bytes, cut: int = 0, spoil: bool = False, before: bytes = b"") -> Make:
    def make(folder: Path) -> Path:
        packed = pytest.importorskip("zstandard").ZstdCompressor().compress(data)
        if spoil:
            packed = packed[:20] + bytes(b ^ 0x5A for b in packed[20:])
        return put("in.csv.zst", before + packed[: len(packed) - cut])(folder)

    return make


def in_folder(*makes: Make | Callable[[Path], object]) -> Make:
    def make(folder: Path) -> Path:
        inner = folder / "inner"
        inner.mkdir()
        for one in makes:
            one(inner)
        return inner

    return make


def results(out: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    def lines(name: str) -> list[dict[str, Any]]:
        return [json.loads(one) for one in (out / name).read_text(encoding="utf-8").splitlines()]

    return lines("reviews.jsonl"), lines("errors.jsonl")


def checked(inputs: list[Path], out: Path, **options: Any) -> tuple[Summary, list[dict[str, Any]], list[dict[str, Any]]]:
    summary = run(inputs, out, BatchOptions(max_characters=20_000, **options))
    reviews, errors = results(out)
    manifest = json.loads((out / "manifest.json").read_text())
    assert summary.notes == len(reviews) + len(errors) == manifest["notes"]
    ids = [r["note_id"] for r in reviews + errors]
    assert len(set(ids)) == len(ids)
    assert all(e["error"]["message"] and e["place"] and e["note_id"] for e in errors)
    for name in ("errors.jsonl", "summary.json", "manifest.json"):
        assert MARK not in (out / name).read_text(encoding="utf-8")
    return summary, reviews, errors
