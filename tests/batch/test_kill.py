"""Kill -9 of a run with all its processes, and resuming: the same results as an undisturbed run. The full size is in benchmarks/."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from doccheck.batch import BatchOptions, run

ROOT = Path(__file__).parents[2]


def _benchmark() -> ModuleType:
    folder = str(ROOT / "benchmarks")
    sys.path.insert(0, folder)
    try:
        spec = importlib.util.spec_from_file_location("kill_resume", f"{folder}/kill_resume.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(folder)
    return module


def test_killed_and_resumed_is_the_same(tmp_path: Path) -> None:
    bench = _benchmark()
    source = bench.json_lines(tmp_path / "in.jsonl", [ROOT / "sample_notes"], 240, in_scope=4)
    run([source], tmp_path / "whole", BatchOptions(part_size=4))
    checkpoint = tmp_path / "cut" / ".doccheck-batch" / "checkpoint.json"

    def begin() -> object:
        if checkpoint.exists():
            held = checkpoint.read_text()
            assert json.loads(held).keys() == {"identity", "inputs", "parts", "items", "tally"}
            assert "lumbar" not in held.lower()
        return bench.start(source, tmp_path / "cut", workers=1, part_size=4)

    kills = bench.kill_and_resume(begin, tmp_path / "cut", [("part", 0.0), ("part", 0.02)])
    assert not any(kill["had_ended"] for kill in kills)
    assert 0 < kills[0]["parts_done"] < kills[1]["parts_done"] < 60
    found = bench.compare(tmp_path / "whole", tmp_path / "cut", 240)
    assert found == {"different_files": [], "lost": 0, "twice": 0, "left_behind": []}
