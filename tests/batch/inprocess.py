"""A pool without processes, for tests of what stands around it: no worker has to be started for each of many small runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from doccheck import Reviewer


def pool_of(reviewer: Reviewer) -> type:
    class InProcess:
        replaced = 0

        def __init__(self, setup: object, argument: object, work: Callable[[Any, Any], Any], **options: object) -> None:
            self._work = work

        def map(self, jobs: Iterable[Any]) -> Iterator[Any]:
            return (self._work(reviewer, job) for job in jobs)

    return InProcess
