"""A batch run: inputs in, one review or one error for every note out, whatever happens on the way."""

from __future__ import annotations

import json
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from doccheck._version import __version__
from doccheck.batch.folder import OutputFolder, csv_line
from doccheck.batch.intake import Intake, digest_of
from doccheck.batch.options import BatchOptions
from doccheck.batch.pool import Lost, Pool
from doccheck.batch.work import Reviewed, build_reviewer, review_item
from doccheck.errors import UsageError
from doccheck.formats.items import BadItem, Item
from doccheck.formats.readers import readers
from doccheck.rules import load_patterns

_CHUNK = 32
Progress = Callable[[int, int], None]


class Summary(BaseModel):
    """What a run did; `summary.json` holds the same.

    Args:
        notes: items of the input; always `reviews + errors`.
        counts: how often each disposition, code, element status and flag was given, as `what=value`.
        error_kinds: errors by kind.
        skipped: what an input holds that is no document, by kind: the resources of a FHIR export that carry none, labels and reviews.
        duplicates: items whose id had been used before; each was reviewed under an id of its own.
        replaced_workers: workers that hung or died.
        readers: the reader that was picked for each of the first thousand input files.
        seconds: wall time of this run, without what an earlier, interrupted one had done.
    """

    model_config = ConfigDict(frozen=True)

    notes: int
    reviews: int
    errors: int
    skipped: dict[str, int] = {}
    duplicates: int
    counts: dict[str, int]
    error_kinds: dict[str, int]
    readers: dict[str, str]
    replaced_workers: int
    seconds: float
    notes_per_second: float
    input_sha256: str
    doccheck_version: str
    patterns_version: str


def run(inputs: Sequence[Path | str], output: Path | str, options: BatchOptions | None = None, progress: Progress | None = None) -> Summary:
    """Review every note of the inputs.

    Workers are new processes that begin by importing the script which starts them, so that a script calls this below
    `if __name__ == "__main__":`.

    Args:
        inputs: files and folders, of any format that a reader knows.
        output: a new or empty folder for the results.
        options: see `BatchOptions`.
        progress: is called with the notes done so far and the errors among them.

    Raises:
        UsageError: the inputs, the output folder or the reader cannot be used, or a resumed run differs from the one it goes on with.
        OutputFailed: the output folder cannot be written; after mending, the run can be resumed.
        PatternError: a rule file is wrong.
        WorkersCannotStart: worker processes end before they are ready; the run can be resumed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     export = Path(folder, "export.csv")
        ...     _ = export.write_text("note_id,REPORT\\n17,Diagnostic LP at L3-L4.\\n")
        ...     summary = run([export], Path(folder, "reviewed"), BatchOptions(text_column="REPORT"))
        >>> summary.notes, summary.reviews, summary.errors
        (1, 1, 0)
    """
    options = options or BatchOptions()
    started = time.monotonic()
    check_named(inputs, output)
    paths = [Path(p) for p in inputs]
    folder = OutputFolder(Path(output))
    _check(paths, folder.path, options)
    patterns_version = load_patterns(options.patterns).version
    with folder.held():
        return _run(paths, folder, options, progress, patterns_version, started)


def _run(
    paths: list[Path], folder: OutputFolder, options: BatchOptions, progress: Progress | None, patterns_version: str, started: float
) -> Summary:
    if options.resume:
        paths = folder.as_named_before(paths)
    digest = digest_of(paths, options.include)
    identity = {"input": digest, "doccheck_version": __version__, "patterns_version": patterns_version, **options.that_change_answers()}
    if options.resume and (finished := folder.finished(identity)):
        return Summary.model_validate(finished)
    checkpoint = folder.begin(identity, paths, options.resume)
    intake = Intake(paths, options.reader, options.fields(), options.include, options.max_characters)
    tally = Counter(checkpoint["tally"] if checkpoint else {})
    parts = int(checkpoint["parts"]) if checkpoint else 0
    named = [str(path) for path in paths]
    items = intake.items()
    skipped = sum(1 for _ in islice(items, parts * options.part_size))
    if checkpoint and skipped != checkpoint["items"]:
        raise UsageError(f"{folder.path}: cannot resume: the input now holds fewer notes than that run had done; use a new output folder")

    pool: Pool[Item | BadItem, Reviewed] = Pool(
        build_reviewer, options.patterns, _answer, workers=options.workers, timeout=options.note_timeout, chunk=_CHUNK
    )
    done = skipped
    answers = _with_items(pool, items)
    while part := list(islice(answers, options.part_size)):
        folder.write_part(parts, _lines(part, tally))
        parts, done = parts + 1, done + len(part)
        folder.save({"identity": identity, "inputs": named, "parts": parts, "items": done, "tally": dict(tally)})
        if progress is not None:
            progress(done, tally["errors"])

    digests = folder.finish(parts, options.output_format)
    reviews, errors = tally["reviews"], tally["errors"]
    if reviews + errors != done:
        raise AssertionError(f"{done} notes in, {reviews} reviews and {errors} errors out")
    seconds = time.monotonic() - started
    summary = Summary(
        notes=done,
        reviews=reviews,
        errors=errors,
        skipped=dict(sorted(intake.skipped.items())),
        duplicates=intake.duplicates,
        counts={k: v for k, v in sorted(tally.items()) if "=" in k and not k.startswith("kind=")},
        error_kinds={k.removeprefix("kind="): v for k, v in sorted(tally.items()) if k.startswith("kind=")},
        readers=intake.readers,
        replaced_workers=pool.replaced,
        seconds=round(seconds, 3),
        notes_per_second=round((done - skipped) / seconds, 1) if seconds else 0.0,
        input_sha256=digest,
        doccheck_version=__version__,
        patterns_version=patterns_version,
    )
    folder.write_json("summary.json", summary.model_dump())
    counts = {"notes": done, "reviews": reviews, "errors": errors}
    folder.write_json("manifest.json", {**counts, "files": digests, "inputs": named, **identity})
    folder.clear()
    return summary


def check_named(inputs: Sequence[Path | str], output: Path | str) -> None:
    """Refuse paths that name nothing, as a variable of a script that is not set leaves them: they would stand for the current folder.

    Raises:
        UsageError: says which.
    """
    if isinstance(inputs, str | os.PathLike):
        raise UsageError(f"inputs: {str(inputs)!r} is one path; pass a list of paths")
    if output == "":
        raise UsageError("--output: an empty name; name a folder")
    if "" in inputs:
        raise UsageError("an input has an empty name; name a file or a folder")
    if "-" in inputs:
        raise UsageError("-: batch reads no standard input; write it to a file and name that (a file of this name is ./-)")


def _check(inputs: Sequence[Path], output: Path, options: BatchOptions) -> None:
    """Refuse what could never work, before anything is done.

    Raises:
        UsageError: names the option.
    """
    within = output.resolve()
    for path in inputs:
        if os.path.isdir(path) and within.is_relative_to(path.resolve()):
            raise UsageError(f"{output}: lies in the input folder {path}, whose files would then be read as notes; name another folder")
    if options.reader is not None and options.reader not in (known := [r.name for r in readers()]):
        raise UsageError(f"--reader {options.reader}: no such reader; there are {', '.join(known)}")


def _answer(state: Any, item: Item | BadItem) -> Reviewed:
    if isinstance(item, BadItem):
        return Reviewed("", kind=item.kind, message=item.message)
    return review_item(state, item)


def _with_items(pool: Pool[Item | BadItem, Reviewed], items: Iterator[Item | BadItem]) -> Iterator[tuple[Item | BadItem, Reviewed | Lost]]:
    """Each item with its answer, in order; only what is in flight is held."""
    flying: deque[Item | BadItem] = deque()

    def watched() -> Iterator[Item | BadItem]:
        for item in items:
            flying.append(item)
            yield item

    for answer in pool.map(watched()):
        yield flying.popleft(), answer


def _lines(part: list[tuple[Item | BadItem, Reviewed | Lost]], tally: Counter[str]) -> dict[str, list[str]]:
    """The lines of one part of every output file."""
    lines: dict[str, list[str]] = {"reviews.jsonl": [], "errors.jsonl": [], "worklist.csv": [], "texts.jsonl": []}
    for item, answer in part:
        kind, message = _failure(item, answer)
        if isinstance(answer, Lost) or answer.kind:
            error = {"note_id": item.note_id, "place": item.place, "error": {"kind": kind, "message": message}}
            lines["errors.jsonl"].append(json.dumps(error, ensure_ascii=False) + "\n")
            tally["errors"] += 1
            tally[f"kind={kind}"] += 1
            continue
        assert isinstance(item, Item)
        source = {
            "place": item.place,
            "date_of_service": item.date_of_service,
            "encounter": item.encounter,
            "author": item.author,
            "status": item.status,
            "billed_codes": list(item.billed_codes),
            "columns": item.columns,
        }
        lines["reviews.jsonl"].append(f'{answer.json[:-1]},"source":{json.dumps(source, ensure_ascii=False)}}}\n')
        lines["worklist.csv"].append(csv_line(answer.row))
        if item.converted:
            lines["texts.jsonl"].append(json.dumps({"note_id": item.note_id, "text": item.text}, ensure_ascii=False) + "\n")
        tally["reviews"] += 1
        tally.update(answer.counts)
    return lines


def _failure(item: Item | BadItem, answer: Reviewed | Lost) -> tuple[str, str]:
    if isinstance(answer, Reviewed):
        return answer.kind, answer.message
    if answer.kind == "timeout":
        return "timeout", f"note {item.note_id}: took longer than {answer.seconds:g} s; raise --note-timeout or look at the note by hand"
    return "crashed", f"note {item.note_id}: ended its worker twice; look at the note by hand and report its layout"
