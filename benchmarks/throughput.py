"""Notes per second on one core: doccheck, and beside it in the same run the stock medspaCy pipeline with keyword rules.

    python benchmarks/throughput.py FOLDER [FOLDER ...] [--json FILE] [--rounds N]

FOLDER holds .txt notes. Each figure is the best of N rounds, after one note to warm up. The stock pipeline is PyRuSH, TargetMatcher,
ConText and Sectionizer with medspaCy's own defaults; its logging is switched off, since PyRuSH logs every token.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from doccheck import Note, Reviewer


def best(rounds: int, work: Callable[[], None]) -> float:
    """Seconds of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def stock_pipeline() -> Callable[[str], object]:
    """The stock medspaCy pipeline with a handful of keyword rules."""
    warnings.filterwarnings("ignore")
    import medspacy
    from loguru import logger
    from medspacy.target_matcher import TargetRule

    logger.remove()
    logging.disable(logging.INFO)
    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context", "medspacy_sectionizer"])
    words = [
        "fluoroscopy",
        "fluoroscopic guidance",
        "ct guidance",
        "ultrasound",
        "l3-l4",
        "l4-l5",
        "csf",
        "ml",
        "complications",
        "headache",
    ]
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(word, "KEYWORD") for word in words])
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-stock", action="store_true", help="leave the stock pipeline out")
    args = parser.parse_args()
    notes = [Note(id=p.stem, text=p.read_bytes().decode("utf-8")) for f in args.folders for p in sorted(f.glob("*.txt"))]
    if not notes:
        sys.exit("no .txt notes found")

    started = time.perf_counter()
    reviewer = Reviewer()
    built = time.perf_counter() - started
    reviewer.review(notes[0])
    figures: dict[str, float] = {
        "notes": len(notes),
        "build_seconds": round(built, 3),
        "doccheck_notes_per_second": round(len(notes) / best(args.rounds, lambda: [None for _ in reviewer.review_many(notes)] and None), 1),
    }
    if not args.no_stock:
        stock = stock_pipeline()
        stock(notes[0].text)
        figures["stock_notes_per_second"] = round(len(notes) / best(1, lambda: [stock(n.text) for n in notes] and None), 1)
        figures["times_stock"] = round(figures["doccheck_notes_per_second"] / figures["stock_notes_per_second"], 1)
    text = json.dumps(figures, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n")


if __name__ == "__main__":
    main()
