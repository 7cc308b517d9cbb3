"""WebSocket sessions without their I/O: what the handshake says, what it can fail with, what frames mean.

Both session classes and both resources go through here; `_websockets` alone knows the library.
"""

from __future__ import annotations

import base64
import json
import time
from typing import Any, Callable, Dict, Iterable, Mapping, Optional, Tuple, Union, cast
from urllib.parse import quote, urlencode, urlsplit

from attrs import evolve, field, frozen

from meshapi_generated.runtime.requests import query_of
from meshapi_generated.runtime.results import HttpInfo

from ._config import ClientConfig
from ._error_mapping import (
    connection_error,
    deadline_error,
    error_from_realtime_event,
    error_from_response,
    timeout_error,
)
from ._errors import ConfigurationError, MeshAPIError, RealtimeError
from ._flow import Ask, Flow
from ._headers import FIELD_NAME, SDK_HEADERS, bearer, raw_headers
from ._logs import log
from ._secrets import Secrets, secrets_in, secrets_of_parts, secrets_of_proxies
from ._unseen import unseen_arguments
from ._wire import Answer, TransportFailure

Frame = Union[str, bytes]

_AUDIO_DELTAS = frozenset(
    ("response.output_audio.delta", "response.audio.delta", "conversation.item.audio_output.delta")
)


@frozen
class RealtimeMessage:
    """One message of a session.

    Attributes:
        text: A text frame as it came, JSON or not.
        audio: A binary frame, or the decoded bytes of an audio event (PCM16 little endian, 24 kHz, mono, unless
            the session was told otherwise); `None` when the event has none, or none that can be decoded.
        event: A text frame that is a JSON object, parsed.
    """

    text: Optional[str] = None
    audio: Optional[bytes] = None
    event: Optional[Dict[str, Any]] = None


def _check_auth(_: object, __: object, auth: object) -> None:
    if auth not in ("query", "subprotocol"):
        raise ConfigurationError(f'auth must be "query" or "subprotocol", not {auth!r}')


@frozen
class Route:
    """Which socket a session is on.

    Attributes:
        path: below the base URL, escaped.
        query: what stands in the URL beside the key.
        subprotocols: what the client offers, the key apart.
        auth: how the key travels, `query` or `subprotocol`.
        greeting: an event to send as soon as the connection stands.
    """

    path: str
    query: Mapping[str, Any]
    subprotocols: Tuple[str, ...] = ()
    auth: str = field(default="query", validator=_check_auth)
    greeting: Optional[Mapping[str, Any]] = None


@frozen(kw_only=True)
class Handshake:
    """All that opens a connection.

    Attributes:
        headers: fields beside those of the protocol, and beside `User-Agent`.
        timeout: seconds until the connection stands.
        max_bytes: the largest message that is taken.
        secrets: the key and what a proxy wants to see, in the forms that travel.
        private: those and what else the caller added, for logs.
        greeting: a frame to send at once.
    """

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    user_agent: str = field(repr=False)
    subprotocols: Tuple[str, ...] = field(repr=False)
    timeout: Optional[float]
    max_bytes: int
    secrets: Secrets = field(factory=Secrets)
    private: Secrets
    greeting: Optional[str]

    @property
    def is_secure(self) -> bool:
        return self.url.startswith("wss:")


def handshake_of(config: ClientConfig, route: Route) -> Handshake:
    """Without the key yet; raises `ValueError` for what cannot be sent."""
    query = {**route.query, **config.query}
    if route.auth == "query":
        query.pop("api_key", None)
    asked = urlencode(query_of(query), quote_via=quote, safe="/")
    headers = {"x-meshapi-sdk": SDK_HEADERS["x-meshapi-sdk"], **config.headers}
    added = (*config.headers.values(), *(value for _, value in query_of(config.query)))
    return Handshake(
        url=f"ws{config.base_url[len('http') :]}{route.path}{asked and '?'}{asked}",
        user_agent=headers.pop("user-agent", SDK_HEADERS["user-agent"]),
        headers=headers,
        subprotocols=route.subprotocols,
        timeout=_opening_timeout(config),
        max_bytes=config.max_event_bytes,
        secrets=secrets_of_parts(raw_headers(config.headers), asked)
        + config.proxy_secrets
        + secrets_of_proxies(),
        private=secrets_in(added),
        greeting=None if route.greeting is None else encode(route.greeting),
    )


def with_key(handshake: Handshake, auth: str, token: object) -> Union[Handshake, ConfigurationError]:
    """The handshake with the key in it, or why the key cannot travel that way.

    That is not raised here: a traceback that shows variables would show the key.
    """
    try:
        bearer(token)
    except ConfigurationError as problem:
        return problem.with_traceback(None)
    key = str(token)
    escaped = quote(key, safe="")
    secrets = secrets_in((key,)) + handshake.secrets
    url, subprotocols = handshake.url, handshake.subprotocols
    if auth == "query":
        url += f"{'&' if '?' in url else '?'}api_key={escaped}"
    elif not FIELD_NAME.fullmatch(key):
        return ConfigurationError('token has characters that no subprotocol may have; use auth="query"')
    else:
        subprotocols = (*subprotocols, f"Bearer.{key}")
    return evolve(
        handshake,
        url=url,
        subprotocols=subprotocols,
        secrets=secrets,
        private=secrets + handshake.private,
    )


def open_session(config: ClientConfig, route: Route, connect: Callable[[Handshake], Any]) -> Flow[Any]:
    """Asks for the key, then connects, once; brings what `connect` does, but for a refusal, which is raised."""
    started = time.monotonic()
    unsigned = handshake_of(config, route)
    # Not a variable of its own: a traceback that shows variables must not show the key.
    handshake = with_key(
        unsigned, route.auth, (yield Ask(config.token)) if callable(config.token) else config.token
    )
    if isinstance(handshake, ConfigurationError):
        raise handshake
    try:
        opened = yield Ask(lambda: connect(handshake))
    except TransportFailure as failure:
        error = _error_of(config, failure)
    else:
        if not isinstance(opened, Answer):
            log.debug("GET %s: session open", route.path)
            return opened
        error = error_from_response(opened.status, opened.headers, opened.content)
        error.__cause__ = opened.problem
        error.http = HttpInfo(opened.status, opened.headers, 1, time.monotonic() - started)
    log.debug("GET %s: no session, %s", route.path, error.error_code)
    raise error


def _opening_timeout(config: ClientConfig) -> Optional[float]:
    limits = [limit for limit in (config.timeout.connect, config.deadline) if limit is not None]
    return min(limits, default=None)


def _error_of(config: ClientConfig, failure: TransportFailure) -> MeshAPIError:
    host, cause, seconds = (
        failure.peer(urlsplit(config.base_url).netloc),
        failure.__cause__ or failure,
        _opening_timeout(config),
    )
    if failure.timeout is None:
        return connection_error(host, cause)
    if config.deadline is not None and config.deadline == seconds:
        return deadline_error(host, config.deadline, cause)
    return timeout_error(host, cause, phase=failure.timeout, seconds=seconds)


def encode(event: Mapping[str, Any]) -> str:
    """The text frame of an event; raises `TypeError` or `ValueError` for what is no JSON object."""
    if not isinstance(cast(object, event), Mapping):
        raise TypeError(f"an event is a dict, not {type(event).__name__}")
    frame = json.dumps(dict(event), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    frame.encode()  # raises ValueError for half a surrogate pair, which would break the connection
    return frame


def named(name: str, value: Any) -> str:
    """An argument that must say something; raises `TypeError` or `ValueError` if it does not."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if not value:
        raise ValueError(f"{name} must not be empty")
    return value


def base64_of(audio: Union[bytes, bytearray, memoryview]) -> str:
    if not isinstance(cast(object, audio), (bytes, bytearray, memoryview)):
        raise TypeError(f"audio must be bytes, not {type(audio).__name__}")
    return base64.b64encode(audio).decode("ascii")


@unseen_arguments
def read_frame(frame: Frame, secrets: Secrets) -> RealtimeMessage:
    """The message that a frame is; raises `RealtimeError` for an error frame."""
    if isinstance(frame, bytes):
        return RealtimeMessage(audio=frame)
    try:
        parsed: object = json.loads(frame)
    except (ValueError, RecursionError):
        return RealtimeMessage(text=frame)
    if not isinstance(parsed, dict):
        return RealtimeMessage(text=frame)
    event = cast(Dict[str, Any], parsed)
    # ElevenLabs names its events in `message_type`; those with an `error` are errors, the type is the code.
    kind = event.get("message_type")
    if kind is not None and isinstance(event.get("error"), str):
        event = {"code": kind, **event, "type": "error"}
    if event.get("type") == "error":
        told = error_from_realtime_event(event)
        code, message, request_id = map(secrets.clean, (told.error_code, told.message, told.request_id or ""))
        raise RealtimeError(code, message, told.param and secrets.clean(told.param), request_id)
    return RealtimeMessage(text=frame, audio=_audio_of(event), event=event)


def last_error(frames: Iterable[Frame], secrets: Secrets) -> Optional[RealtimeError]:
    """The last error among frames that nobody received."""
    told: Optional[RealtimeError] = None
    for frame in frames:
        try:
            read_frame(frame, secrets)
        except RealtimeError as error:
            told = error.with_traceback(None)
    return told


def _audio_of(event: Mapping[str, Any]) -> Optional[bytes]:
    kind = event.get("type")
    encoded = event.get("delta") if kind in _AUDIO_DELTAS else event.get("audio") if kind is None else None
    if not isinstance(encoded, str):
        return None
    try:
        return base64.b64decode(encoded, validate=True)
    except ValueError:
        return None
