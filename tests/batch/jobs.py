"""Jobs for the pool's tests; worker processes import them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def state(argument: object) -> object:
    return argument


def double(state: object, job: int) -> int:
    return 2 * job


def hang_on_seven(state: object, job: int) -> int:
    if job == 7:
        time.sleep(60)
    return job


def die_on_seven(state: object, job: int) -> int:
    if job == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def die_once_on_seven(marker: Path, job: int) -> int:
    if job == 7 and not marker.exists():
        marker.write_text("died")
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def start_at_the_third_try(marker: Path) -> Path:
    """State of a worker that is killed twice while it starts."""
    marker.write_text(marker.read_text() + "x" if marker.exists() else "x")
    if len(marker.read_text()) < 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return marker


def never_start(argument: object) -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    return argument


def hears_ctrl_c(state: object, job: int) -> bool:
    """Whether the process of the worker would be ended by Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)
    return signal.SIGINT not in signal.sigpending()
