"""An output file that is either whole or not there: written beside its place, then renamed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from doccheck.errors import UsageError


@contextmanager
def opened(path: Path | None, option: str = "--output") -> Iterator[TextIO]:
    """A stream to write to: standard output, or a file that appears under its name only when all is written.

    Args:
        path: the file; None for standard output.
        option: what named it, for messages.

    Raises:
        UsageError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    if path.is_dir():
        raise UsageError(f"{option} {path}: is a folder; give the name of a file")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        stream = part.open("x", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{option} {path}: cannot be written ({error.strerror}); check the folder") from None
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
