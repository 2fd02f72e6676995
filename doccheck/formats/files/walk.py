"""Which files a path stands for: itself, or every file below a folder; one walk for every command."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

# what Spark, Hive, Delta and Databricks write beside their data; other names with such a beginning may be notes
_MARKER = re.compile(r"_(?:SUCCESS|(?:common_)?metadata|(?:started|committed)_\w+|temporary|delta_log|spark_metadata|change_data)")


def files_of(path: Path, include: str) -> Iterator[tuple[Path, str | None]]:
    """Every file that a path stands for, each with what is wrong with it (None where it can be read).

    Folders are walked in the order of their names. Hidden files, and markers such as `_SUCCESS`, are passed over. Links are followed, and
    each folder is walked once.

    Args:
        path: a file or a folder.
        include: the names of the files that are read from a folder; a file given by itself always is.

    Example:
        >>> list(files_of(Path("no-such-file.txt"), "*"))
        [(PosixPath('no-such-file.txt'), 'No such file or directory; check the path')]
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield path, f"{getattr(error, 'strerror', None) or 'not a path'}; check the path"
        return
    if stat.S_ISDIR(mode):
        yield from _below(path, include)
    else:
        yield path, None if stat.S_ISREG(mode) else "not a regular file; give a file or a folder"


def _below(top: Path, include: str) -> Iterator[tuple[Path, str | None]]:
    closed: list[OSError] = []
    walked: set[tuple[int, int]] = set()
    empty = True
    for folder, folders, names in os.walk(top, onerror=closed.append, followlinks=True):
        try:
            here = os.stat(folder)
        except OSError as error:
            closed.append(error)
            continue
        if (here.st_dev, here.st_ino) in walked:
            folders.clear()
            continue
        walked.add((here.st_dev, here.st_ino))
        folders[:] = sorted(f for f in folders if not _passed_over(f))
        for name in sorted(names):
            if fnmatchcase(name, include) and not _passed_over(name):
                empty = False
                file = Path(folder, name)
                yield file, None if file.is_file() else "not a regular file, or a link that leads nowhere; check it"
    for problem in closed:
        yield Path(problem.filename), f"{problem.strerror}; check the folder's permissions"
    if empty and not closed:
        yield top, f"no file named {include} in this folder; check the path or --include"


def _passed_over(name: str) -> bool:
    return name.startswith(".") or _MARKER.fullmatch(name) is not None
