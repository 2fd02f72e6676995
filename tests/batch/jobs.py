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
