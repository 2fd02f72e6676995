"""Ctrl-C and the signals that end a program from outside: heard once, as an exception, and not again while the program ends."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_HEARD = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_PATIENCE = 5.0


class Stopped(KeyboardInterrupt):
    """The program is to end.

    Args:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number


@contextmanager
def heard_once() -> Iterator[None]:
    """Raise `Stopped` at the first signal; later ones change nothing, so that what the first began is told in whole.

    Signals that the process was started to ignore, as `nohup` does, stay ignored. Only the main thread can hear any.

    Raises:
        Stopped: a signal came.
    """
    last = float("-inf")

    def heard(number: int, _frame: FrameType | None) -> None:
        nonlocal last
        if time.monotonic() - last > _PATIENCE:  # a library may have swallowed the first
            last = time.monotonic()
            raise Stopped(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {number: signal.getsignal(number) for number in _HEARD if signal.getsignal(number) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if last < 0 else signal.SIG_IGN)
