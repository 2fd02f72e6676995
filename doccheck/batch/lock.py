"""One run at a time in an output folder: a lock that its process cannot leave behind, however it ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from doccheck.errors import UsageError

LOCK = ".doccheck-lock"


def take(folder: Path) -> int:
    """Lock a folder.

    The system lets go of the lock when the process ends, also by kill -9; a file that is left then holds nobody back.

    Returns:
        What `give_back` takes.

    Raises:
        UsageError: another run has it.
        OSError: the folder cannot be written.
    """
    path = folder / LOCK
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 20).decode("ascii", "replace")
            os.close(handle)
            raise UsageError(
                f"{folder}: another run is at work here (process {holder or 'unknown'}); wait until it has ended, or name another folder"
            ) from None
        except OSError:
            pass  # a file system without locks: nothing can be known, and the run is not refused for it
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                break
        os.close(handle)  # whoever held it has removed it meanwhile
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode("ascii"))
    return handle


def give_back(folder: Path, handle: int) -> None:
    """Unlock it, and leave nothing behind."""
    with suppress(OSError):
        os.unlink(folder / LOCK)
    os.close(handle)
