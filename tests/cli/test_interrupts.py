"""Signals: heard once, and as they were before where none came."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from doccheck.cli.interrupts import Stopped, heard_once


@pytest.fixture(autouse=True)
def _as_before() -> object:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_the_first_is_raised_and_the_others_are_not(number: int, code: int) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background ignores it
    ended = False
    with pytest.raises(Stopped) as stopped, heard_once():
        try:
            os.kill(os.getpid(), number)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            ended = True
    os.kill(os.getpid(), signal.SIGTERM)
    assert (stopped.value.exit_code, ended) == (code, True)


def test_without_a_signal_all_is_as_before() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    before = signal.getsignal(signal.SIGTERM)
    with heard_once():
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_another_thread_hears_none() -> None:
    seen: list[object] = []

    def work() -> None:
        with heard_once():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]
