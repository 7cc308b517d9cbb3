"""What came of a call or stream, and what every error must be like."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Iterable, List, Mapping, Optional, Type, TypeVar

from attrs import field, frozen

from meshapi import MeshAPIError
from tests.both import Both
from tests.integration.faults.gateway import ID, Gateway
from tests.integration.streams import check_given_back as check_given_back

C = TypeVar("C")


@frozen
class Told:
    """What an error must be and say.

    Attributes:
        kind: its exact class.
        code: its `error_code`.
        status: of the answer; 0 when there was none, or the error came inside a stream.
        says: a part of its text; with | between them, parts of which it has one: each HTTP library has its own words.
        is_caused: whether another exception is its cause.
        request_id: the gateway's, when an answer had begun.
        facts: other attributes that it has.
    """

    kind: Type[MeshAPIError]
    code: str
    status: int = 0
    says: str = ""
    is_caused: bool = False
    request_id: str = ID
    facts: Mapping[str, Any] = field(factory=dict)


@frozen
class Outcome:
    """The result or items, as far as they came, and the error that ended the matter."""

    value: Any
    error: Optional[MeshAPIError] = field(default=None)


def called(both: Both, made: Any) -> Outcome:
    """`made` makes the call."""
    try:
        return Outcome(both.run(made()))
    except MeshAPIError as error:
        return Outcome(None, error)


def streamed(both: Both, stream: Any, gateway: Gateway) -> Outcome:
    """All of a stream; the gateway goes on once the first item has arrived."""
    items: List[Any] = []
    try:
        items.append(both.next(stream))
        gateway.go_on.set()
        both.items(stream, into=items)
    except (StopIteration, StopAsyncIteration):
        pass
    except MeshAPIError as error:
        return Outcome(items, error)
    return Outcome(items)


def check(error: Optional[MeshAPIError], told: Told, *, attempts: int = 1) -> None:
    """`error` is what was to be told, helps a person, and can be copied and sent elsewhere."""
    assert error is not None
    assert type(error) is told.kind, repr(error)
    assert (error.error_code, error.status) == (told.code, told.status)
    assert error.request_id == told.request_id
    assert (error.__cause__ is not None) is told.is_caused
    assert error.http.attempts == attempts
    assert {name: getattr(error, name) for name in told.facts} == told.facts

    text = str(error)
    assert any(said in text for said in told.says.split("|"))
    assert told.request_id in text or not text.startswith(f"{told.status}")
    assert len(text) < 1000
    assert "SIGNATURE" not in text
    for same in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error), copy.copy(error)):
        assert type(same) is told.kind
        assert (str(same), repr(same)) == (text, repr(error))
        assert vars(same) == vars(error)


def at_once(both: Both, cases: Iterable[C], test: Callable[[Both, C], None]) -> None:
    """Runs a test for all cases at the same time, as it does little but wait; each gets clients of its own."""

    def one(case: C) -> None:
        with Both("async" if both.is_async else "sync") as own:
            test(own, case)

    with ThreadPoolExecutor(8) as threads:
        for _ in threads.map(one, cases):
            pass
