"""Workers: order, loss of one, replacement, bounded flight."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from doccheck.batch.pool import Lost, Pool
from doccheck.errors import WorkersCannotStart
from tests.batch import jobs


def pool(
    work: Callable[[Any, int], int], *, argument: object = None, workers: int = 2, timeout: float | None = 30, chunk: int = 4
) -> Pool[int, int]:
    return Pool(jobs.state, argument, work, workers=workers, timeout=timeout, chunk=chunk)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order(workers: int) -> None:
    assert list(pool(jobs.double, workers=workers).map(range(50))) == [2 * i for i in range(50)]


def test_no_jobs() -> None:
    assert list(pool(jobs.double).map([])) == []


def test_a_job_that_hangs_is_lost_and_the_others_are_done() -> None:
    p = pool(jobs.hang_on_seven, timeout=1)
    results = list(p.map(range(12)))
    assert results[7] == Lost("timeout", 1)
    assert [r for r in results if not isinstance(r, Lost)] == [i for i in range(12) if i != 7]
    assert p.replaced == 1


def test_a_job_that_kills_its_worker_twice_is_lost() -> None:
    p = pool(jobs.die_on_seven)
    results = list(p.map(range(12)))
    assert isinstance(results[7], Lost)
    assert results[7].kind == "crashed"
    assert [r for r in results if not isinstance(r, Lost)] == [i for i in range(12) if i != 7]


def test_a_worker_killed_once_costs_nothing(tmp_path: Path) -> None:
    p = pool(jobs.die_once_on_seven, argument=tmp_path / "marker")
    assert list(p.map(range(12))) == list(range(12))
    assert p.replaced == 1


def test_a_worker_that_dies_while_it_starts_is_started_again(tmp_path: Path) -> None:
    p: Pool[int, int] = Pool(jobs.start_at_the_third_try, tmp_path / "marker", jobs.double, workers=1, timeout=30, chunk=4)
    assert list(p.map(range(12))) == [2 * i for i in range(12)]
    assert p.replaced == 2


def test_workers_that_never_start_end_the_run_with_what_to_do() -> None:
    p: Pool[int, int] = Pool(jobs.never_start, None, jobs.double, workers=1, timeout=30, chunk=4)
    with pytest.raises(WorkersCannotStart, match=r"4 times before it was ready; .*--resume"):
        list(p.map(range(12)))


def test_workers_never_hear_ctrl_c() -> None:
    assert list(pool(jobs.hears_ctrl_c).map(range(3))) == [False] * 3
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


def test_little_is_read_ahead() -> None:
    taken = 0

    def source() -> Iterator[int]:
        nonlocal taken
        for i in range(10_000):
            taken += 1
            yield i

    results = pool(jobs.double, workers=1, chunk=2).map(source())
    for _ in range(4):
        next(results)
    assert taken < 100
    results.close()  # type: ignore[attr-defined]
