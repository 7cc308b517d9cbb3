"""WebSocket sessions without their I/O: what the handshake says, what it can fail with, what frames mean.

Both session classes and both resources go through here; `_websockets` alone knows the library.
"""

from __future__ import annotations

import base64
import json
import time
from typing import Any, Callable, Dict, Mapping, Optional, Tuple, Union, cast
from urllib.parse import quote, urlencode, urlsplit

from attrs import field, frozen

from meshapi_generated.runtime.requests import query_of
from meshapi_generated.runtime.results import Headers, HttpInfo

from ._config import FIELD_NAME, SDK_HEADERS, ClientConfig, bearer
from ._error_mapping import (
    connection_error,
    deadline_error,
    error_from_realtime_event,
    error_from_response,
    timeout_error,
)
from ._errors import ConfigurationError, MeshAPIError
from ._flow import Ask, Flow
from ._logs import Secrets, log
from ._wire import Answer, TransportFailure

# A caller's header or query value of this length may be a credential, so it is kept out of logs.
SHORTEST_SECRET = 8

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
    auth: str = "query"
    greeting: Optional[Mapping[str, Any]] = None


@frozen(kw_only=True)
class Handshake:
    """All that opens a connection.

    Attributes:
        headers: fields beside those of the protocol, and beside `User-Agent`.
        timeout: seconds until the connection stands.
        max_bytes: the largest message that is taken.
        secrets: the key, in the forms that travel.
        private: those and what else the caller added, for logs.
        greeting: a frame to send at once.
    """

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    user_agent: str = field(repr=False)
    subprotocols: Tuple[str, ...] = field(repr=False)
    timeout: Optional[float]
    max_bytes: int
    secrets: Secrets
    private: Secrets
    greeting: Optional[str]

    @property
    def is_secure(self) -> bool:
        return self.url.startswith("wss:")


def handshake_of(config: ClientConfig, route: Route, token: object) -> Handshake:
    """Raises `ConfigurationError` for a key that cannot travel in the way asked for."""
    bearer(token)
    key = str(token)
    subprotocols = route.subprotocols
    query: Mapping[str, Any] = {**route.query, **config.query}
    if route.auth == "query":
        query = {**query, "api_key": key}
    elif route.auth != "subprotocol":
        raise ConfigurationError(f'auth must be "query" or "subprotocol", not {route.auth!r}')
    elif not FIELD_NAME.fullmatch(key):
        raise ConfigurationError('token has characters that no subprotocol may have; use auth="query"')
    else:
        subprotocols = (*subprotocols, f"Bearer.{key}")
    pairs = query_of(query)
    asked = "&".join(
        urlencode([pair], quote_via=quote, safe="" if pair[0] == "api_key" else "/") for pair in pairs
    )
    headers = {"x-meshapi-sdk": SDK_HEADERS["x-meshapi-sdk"], **config.headers}
    secrets = (key, quote(key, safe=""))
    added = (*config.headers.values(), *(value for _, value in query_of(config.query)))
    return Handshake(
        url=f"ws{config.base_url[len('http') :]}{route.path}{asked and '?'}{asked}",
        user_agent=headers.pop("user-agent", SDK_HEADERS["user-agent"]),
        headers=headers,
        subprotocols=subprotocols,
        timeout=_opening_timeout(config),
        max_bytes=config.max_event_bytes,
        secrets=Secrets(secrets),
        private=Secrets((*secrets, *(text for text in added if len(text) >= SHORTEST_SECRET))),
        greeting=None if route.greeting is None else encode(route.greeting),
    )


def open_session(config: ClientConfig, route: Route, connect: Callable[[Handshake], Any]) -> Flow[Any]:
    """Asks for the key, then connects, once; brings what `connect` does, but for a refusal, which is raised."""
    started = time.monotonic()
    # Not a variable of its own: a traceback that shows variables must not show the key.
    handshake = handshake_of(
        config, route, (yield Ask(config.token)) if callable(config.token) else config.token
    )
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
        urlsplit(config.base_url).netloc,
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
    return json.dumps(dict(event), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def base64_of(audio: Union[bytes, bytearray, memoryview]) -> str:
    if not isinstance(cast(object, audio), (bytes, bytearray, memoryview)):
        raise TypeError(f"audio must be bytes, not {type(audio).__name__}")
    return base64.b64encode(audio).decode("ascii")


def read_frame(frame: Union[str, bytes], secrets: Secrets) -> RealtimeMessage:
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
        raise error_from_realtime_event(json.loads(secrets.clean(json.dumps(event))))
    return RealtimeMessage(text=frame, audio=_audio_of(event), event=event)


def _audio_of(event: Mapping[str, Any]) -> Optional[bytes]:
    kind = event.get("type")
    encoded = event.get("delta") if kind in _AUDIO_DELTAS else event.get("audio") if kind is None else None
    if not isinstance(encoded, str):
        return None
    try:
        return base64.b64decode(encoded, validate=True)
    except ValueError:
        return None


def unseen(error: Exception, secrets: Secrets) -> Exception:
    """`error` as it may be chained, or a stand-in, if a text of it or of what it goes back to holds a secret.

    Frames are taken away: their variables hold the URL.
    """
    chain = [error]
    while True:
        origin = chain[-1].__cause__ or chain[-1].__context__
        if not isinstance(origin, Exception) or origin in chain:
            break
        chain.append(origin)
    for link in chain:
        link.__traceback__ = None
    texts = [text for link in chain for text in (str(link), repr(link))]
    if all(secrets.clean(text) == text for text in texts):
        return error
    return ConnectionError(secrets.clean(f"{type(error).__name__}: {error}"))


def clean_headers(fields: Any, secrets: Secrets) -> Headers:
    """Header fields of the server, which may repeat the URL, in a redirection for one."""
    return Headers((name, secrets.clean(value)) for name, value in fields)
