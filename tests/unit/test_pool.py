"""The shelf of transports: what is used again, what is closed, and that the limits hold."""

from __future__ import annotations

from typing import Any, List, Tuple

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi import _pool
from meshapi._pool import Shelf

HERE, THERE = (b"https", b"here", None), (b"https", b"there", None)


class Transport:
    """One with a connection, or none any more."""

    is_usable = True


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> List[float]:
    now = [1000.0]
    monkeypatch.setattr(_pool.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(_pool, "is_usable", lambda transport: transport.is_usable)
    return now


def shelf_of(most: Any = None, kept: Any = None, expiry: Any = None) -> Shelf[Any]:
    limits = httpx.Limits(max_connections=most, max_keepalive_connections=kept, keepalive_expiry=expiry)
    make: Any = lambda **_: Transport()  # noqa: E731
    return Shelf(make, limits, proxy=None)


def test_the_one_used_last_goes_first() -> None:
    shelf = shelf_of()
    one, other = shelf.take(HERE)[0], shelf.take(HERE)[0]
    assert shelf.put_back(HERE, one) == shelf.put_back(HERE, other) == []

    assert shelf.take(HERE) == (other, [])
    assert shelf.take(HERE) == (one, [])
    assert shelf.take(HERE)[0] not in (one, other)


def test_each_server_has_its_own() -> None:
    shelf = shelf_of()
    one = shelf.take(HERE)[0]
    shelf.put_back(HERE, one)

    assert shelf.take(THERE)[0] is not one
    assert shelf.take(HERE)[0] is one


def test_one_without_a_connection_is_closed() -> None:
    shelf = shelf_of()
    one = shelf.take(HERE)[0]
    one.is_usable = False

    assert shelf.put_back(HERE, one) == [one]
    assert shelf.everyone() == []


def test_those_for_others_make_room(clock: List[float]) -> None:
    shelf = shelf_of(most=2)
    old, new = shelf.take(HERE)[0], shelf.take(HERE)[0]
    shelf.put_back(HERE, old)
    shelf.put_back(HERE, new)

    assert shelf.take(THERE)[1] == [old]


def test_those_that_nobody_used_for_long_are_closed_with_the_next(clock: List[float]) -> None:
    shelf = shelf_of(expiry=5)
    old, new = shelf.take(HERE)[0], shelf.take(HERE)[0]
    shelf.put_back(HERE, old)
    clock[0] += 5.1

    assert shelf.put_back(HERE, new) == [old]


STEPS = st.lists(st.tuples(st.sampled_from("take break put".split()), st.sampled_from([HERE, THERE])))


@given(STEPS, st.none() | st.integers(1, 3), st.none() | st.integers(0, 3))
def test_the_limits_hold_whatever_happens(steps: Any, most: Any, kept: Any) -> None:
    shelf = shelf_of(most, kept)
    in_use: List[Tuple[Any, Any]] = []
    closed: List[Any] = []
    for step, origin in steps:
        if step == "take" and not shelf.is_full():
            transport, surplus = shelf.take(origin)
            assert transport not in closed
            assert transport not in [used for _, used in in_use]
            in_use.append((origin, transport))
            closed += surplus
        elif step != "take" and in_use:
            where, transport = in_use.pop(0)
            transport.is_usable = step != "break"
            closed += shelf.put_back(where, transport)
        idle = [one for one in shelf.everyone() if one not in shelf.in_use]
        assert shelf.in_use == {used for _, used in in_use}
        assert most is None or len(shelf.everyone()) <= most
        assert kept is None or len(idle) <= kept
        assert not set(closed) & set(shelf.everyone())
