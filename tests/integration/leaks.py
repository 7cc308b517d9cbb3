"""Looks for secrets in all that people, logs and crash reporters see of an object or an error."""

from __future__ import annotations

import base64
import copy
import logging
import pickle
import traceback
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

import pytest

from tests.both import Both

TESTS = str(Path(__file__).parents[1])
# Every secret of these tests has this in it, which is the same in a URL, in JSON, in XML and in part. The rest of a
# secret is not.
MARK = "S3cr3t"
KEY = f'rsk_+/{MARK}"<&=key'
PLAIN_KEY = f"rsk_{MARK}-key"  # one that can be a subprotocol
OTHER_KEY = f"other-{MARK}-key"
COOKIE = f"cookie-{MARK}-value"
QUERY_KEY = f"query {MARK} key"
USER = f"someone:{MARK}-password"
BASIC = base64.b64encode(USER.encode()).decode()


def links_of(error: BaseException) -> List[BaseException]:
    """The error and all that it goes back to, also what is not printed."""
    links: List[BaseException] = []
    waiting: List[Any] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and link not in links:
            links.append(link)
            waiting += [link.__cause__, link.__context__, *getattr(link, "exceptions", ())]
    return links


def seen_of(error: BaseException) -> Iterator[str]:
    """Texts, attributes, variables of frames but those of the tests, copies and pickles of it and of its links."""
    for link in links_of(error):
        yield from (
            str(link),
            repr(link),
            repr(vars(link)),
            "".join(traceback.format_exception_only(type(link), link)),
        )
        http: Any = getattr(link, "http", None)
        if http is not None:
            yield repr(dict(http.headers))
        shown = traceback.TracebackException(type(link), link, link.__traceback__, capture_locals=True)
        for frame in shown.stack:
            if not frame.filename.startswith(TESTS):
                yield from (
                    f"{frame.name} has {name} = {value}" for name, value in (frame.locals or {}).items()
                )
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with suppress(TypeError, pickle.PicklingError, AttributeError):
                yield pickle.dumps(link, protocol).decode("latin-1")
        with suppress(TypeError):
            twin = copy.deepcopy(link)
            yield from (str(twin), repr(vars(twin)))


def leaks_in(*things: Any) -> List[str]:
    """What of these shows a secret, about its place."""
    texts: List[str] = []
    for thing in things:
        if isinstance(thing, logging.LogRecord):
            texts += [thing.getMessage(), repr(vars(thing))]
        elif isinstance(thing, BaseException):
            texts += seen_of(thing)
        else:
            texts += [str(thing), repr(thing)]
    return [_about(text) for text in texts if _has_secret(text)]


def parts_of(client: Any) -> Iterator[Any]:
    """A client, its resources and settings, and what they hold."""
    parts: Dict[int, Any] = {}
    waiting: List[Any] = [client, client.chat, client.rag, client.audio, client.realtime, client._executor]
    while waiting:
        part = waiting.pop()
        if id(part) not in parts and type(part).__module__.startswith(("meshapi", "httpx")):
            parts[id(part)] = part
            waiting += getattr(part, "__dict__", {}).values()
            waiting += [getattr(part, name, None) for name in ("config", "sender", "connections", "proxy")]
    yield from parts.values()


def outcome(both: Both, call: Callable[[], Any]) -> Any:
    """What a call comes to: its result, the items of a stream, or the error."""
    try:
        result = both.run(call())
        return both.items(result) if hasattr(result, "completed") else result
    except Exception as error:
        return error


@pytest.fixture(autouse=True)
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Every logger at DEBUG, and no secret in any of them, nor in a warning."""
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        yield
    assert leaks_in(*caplog.get_records("call"), caplog.text, *map(str, warned)) == []


def _has_secret(text: str) -> bool:
    return MARK in text or BASIC[:16] in text or BASIC[-12:] in text


def _about(text: str) -> str:
    place = max(text.find(MARK), text.find(BASIC[:16]), text.find(BASIC[-12:]), 0)
    return f"{text[:60]} ... {text[max(0, place - 80) : place + 40]}"
