"""What servers and libraries say, without what nobody may see: they repeat the credentials that were sent."""

from __future__ import annotations

import json
import re
from functools import wraps
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, List, Optional, TypeVar, cast

from attrs import evolve

from meshapi_generated.runtime.results import Headers

from ._secrets import Secrets
from ._wire import Answer, TransportFailure

if TYPE_CHECKING:
    from ._errors import MeshAPIError

M = TypeVar("M", bound="MeshAPIError")
F = TypeVar("F", bound=Callable[..., Any])

_USER_INFO = re.compile(r"(?<=//)[^/@\s]+@")  # RFC 3986, section 3.2.1; of a proxy
_HTTP_MODULES = tuple(
    f"{__package__}.{name}"
    for name in (
        "_fast",
        "_fast_exchange",
        "_network",
        "_own_async_clients",
        "_own_clients",
        "_pool",
        "_single",
        "_tls_socket",
        "_transport",
        "_websockets",
    )
)
_LIBRARIES = frozenset(
    (
        *("aiohappyeyeballs", "aiohttp", "anyio", "asyncio", "h11", "h2", "hpack", "httpcore", "httpx"),
        *("multidict", "socksio", "ssl", "trio", "websockets", "yarl"),
    )
)
_FACTS = (
    "message",
    "error_code",
    "request_id",
    "details",
    "provider_error",
    "provider_code",
    "body_excerpt",
)


def unseen(error: Exception, secrets: Secrets) -> Exception:
    """`error` as it may be chained, or a stand-in, if a text of it or of what it goes back to holds a secret.

    Frames are taken away: their variables hold the URL, the header fields, and what the server said.
    """
    links = _links(error)
    for link in links:
        link.__traceback__ = None
    texts = [text for link in links for text in (str(link), repr(link))]
    if all(clean_text(text, secrets) == text for text in texts):
        return error
    return ConnectionError(clean_text(f"{type(error).__name__}: {error}", secrets))


def _links(error: BaseException) -> List[BaseException]:
    """The error and all that it goes back to, through causes, contexts and groups."""
    links: List[BaseException] = []
    waiting: List[Any] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and link not in links:
            links.append(link)
            waiting += [link.__cause__, link.__context__, *getattr(link, "exceptions", ())]
    return links


def unseen_failure(failure: TransportFailure, secrets: Secrets) -> None:
    """Makes a failure fit to be shown, and its cause, to be chained."""
    cause = failure.__cause__
    failure.__cause__ = unseen(cause, secrets) if isinstance(cause, Exception) else None
    failure.__context__ = failure.__traceback__ = None
    if failure.head is not None:
        failure.head = unseen_answer(failure.head, secrets)


def unseen_error(error: M, secrets: Secrets) -> M:
    """`error` itself, what it says made fit to be shown. Its frames go: they hold what the server said."""
    for name in _FACTS:
        value = getattr(error, name)
        try:
            setattr(error, name, _cleaned(value, secrets))
        except RecursionError:  # nested too deep to be looked through
            setattr(error, name, type(value)())
    error.args = tuple(_cleaned(list(error.args), secrets))
    if isinstance(error.__cause__, Exception):
        error.__cause__ = unseen(error.__cause__, secrets)
    error.__context__ = None
    return error.with_traceback(None)


def without_libraries(trace: Optional[TracebackType]) -> Optional[TracebackType]:
    """The frames without those of the HTTP library and of what is below it: they hold what is sent."""
    frames: List[TracebackType] = []
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if module not in _HTTP_MODULES and module.partition(".")[0] not in _LIBRARIES:
            frames.append(trace)
        trace = trace.tb_next
    for entry in reversed(frames):
        trace = TracebackType(trace, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return trace


def unseen_arguments(function: F) -> F:
    """What `function` raises comes without frames: their variables hold what it was given."""

    @wraps(function)
    def without_frames(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            problem = error
        del args, kwargs
        for link in _links(problem):
            link.__traceback__ = None
        try:
            raise problem
        finally:
            del problem  # a frame and an exception that hold each other

    return cast(F, without_frames)


def unseen_answer(answer: Answer, secrets: Secrets) -> Answer:
    """An answer of which nothing but the body of a success can hold a secret."""
    headers = answer.headers
    values = "\n".join(headers.values())
    if clean_text(values, secrets) != values:
        headers = clean_headers(headers.items(), secrets)
    content = answer.content if answer.is_good else clean_body(answer.content, secrets)
    if headers is answer.headers and content is answer.content:
        return answer
    return evolve(answer, headers=headers, content=content)


def clean_text(text: str, secrets: Secrets) -> str:
    """The text without the secrets, and without the user and password of a URL."""
    text = secrets.clean(text)
    return _USER_INFO.sub("...@", text) if "@" in text else text


def clean_headers(fields: Any, secrets: Secrets) -> Headers:
    """Header fields of the server, which may repeat the URL, in a redirection for one."""
    return Headers((name, clean_text(value, secrets)) for name, value in fields)


def clean_body(body: bytes, secrets: Secrets) -> bytes:
    """A body of the server, itself if there is no secret in it. JSON stays JSON, whatever characters secrets have."""
    try:
        parsed = json.loads(body)
        cleaned = _cleaned(parsed, secrets)
        return body if cleaned == parsed else json.dumps(cleaned).encode()
    except (ValueError, RecursionError):
        for secret in secrets.texts:
            body = body.replace(secret.encode("utf-8", "surrogatepass"), b"...")
        return body


def _cleaned(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return secrets.clean(value)
    if isinstance(cast(object, value), list):
        return [_cleaned(item, secrets) for item in value]
    if isinstance(cast(object, value), dict):
        return {_cleaned(name, secrets): _cleaned(item, secrets) for name, item in value.items()}
    return value
