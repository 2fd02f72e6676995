"""The options of a batch run, the same for `doccheck batch` and `doccheck.batch.run`."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from doccheck.formats.items import Fields
from doccheck.note import MAX_CHARACTERS


class BatchOptions(BaseModel):
    """Options of a batch run.

    Args:
        reader: name of the reader for every input; None to find it out for each file by its content.
        id_column, text_column, billed_codes_column, date_of_service_column, encounter_column, author_column: columns or fields of the
            input; None for the usual names.
        include: names of the files that are read from folders.
        patterns: a site's folder of rules, laid over the shipped ones.
        workers: processes that review.
        note_timeout: seconds that one note may take; None for no limit.
        max_characters: longer notes become error records; at most what a reviewer takes, `doccheck.note.MAX_CHARACTERS`.
        part_size: notes between two checkpoints.
        resume: go on with an unfinished run in the output folder.
        output_format: JSON lines, or Parquet in parts.

    Raises:
        ValidationError: pydantic's: an option is not known, or its value is not one that it takes.

    Example:
        >>> BatchOptions(text_column="REPORT", workers=4).note_timeout
        30.0
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reader: str | None = None
    id_column: str | None = None
    text_column: str | None = None
    billed_codes_column: str | None = None
    date_of_service_column: str | None = None
    encounter_column: str | None = None
    author_column: str | None = None
    include: str = "*"
    patterns: Path | None = None
    workers: int = Field(default=1, ge=1, le=256)
    note_timeout: float | None = Field(default=30.0, gt=0)
    max_characters: int = Field(default=MAX_CHARACTERS, ge=1, le=MAX_CHARACTERS)
    part_size: int = Field(default=1000, ge=1)
    resume: bool = False
    output_format: Literal["jsonl", "parquet"] = "jsonl"

    def fields(self) -> Fields:
        """Which columns hold what."""
        return Fields(**{f.name: getattr(self, f"{f.name}_column") for f in dataclasses.fields(Fields)})

    def that_change_answers(self) -> dict[str, str]:
        """The options that a resumed run must share with the run it goes on with."""
        kept = ("reader", "include", "max_characters", "part_size", "output_format")
        return {name: str(getattr(self, name)) for name in kept} | {"columns": str(self.fields())}
