"""Work in a process of its own: what it returns and tells arrives, and however it fails, nothing does."""

import os
import signal
import time

import pytest
from annosite.base.apart import A_MOMENT, apart

pytestmark = pytest.mark.alone


def test_what_is_returned_and_told_arrives() -> None:
    def work(tell) -> list[int]:
        for number in range(3):
            tell("steps", number, 3)
            time.sleep(A_MOMENT * 1.2)
        return [os.getpid(), *range(200_000)]

    told: list[tuple] = []
    found = apart(work, lambda *these: told.append(these))
    assert found is not None
    assert found[0] != os.getpid()
    assert found[1:] == list(range(200_000))
    assert told == [("steps", number, 3) for number in range(3)]


def test_what_is_told_in_haste_is_left_out() -> None:
    told: list[tuple] = []

    def work(tell) -> bool:
        for number in range(10_000):
            tell(number)
        return True

    assert apart(work, lambda *these: told.append(these))
    assert 1 <= len(told) < 1_000


@pytest.mark.parametrize("how", ["raises", "killed", "cannot be sent", "leaves"])
def test_a_failure_is_none(how: str) -> None:
    def work(_tell) -> object:
        if how == "raises":
            raise KeyError(how)
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "leaves":
            raise SystemExit(3)
        return lambda: how

    assert apart(work, lambda *_: None) is None


def test_the_process_ends_where_the_caller_stops() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    def work(tell) -> None:
        tell(os.getpid())
        time.sleep(600)

    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        apart(work, stop)
    assert time.monotonic() - begin < 60
