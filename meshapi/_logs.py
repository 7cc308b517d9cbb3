"""The SDK's logger, and what no logger may see."""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Callable, Optional

from ._secrets import Secrets, secrets_of_proxies
from ._unseen import clean_text

if TYPE_CHECKING:
    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter  # takes no parameter below Python 3.11

log = logging.getLogger("meshapi")

SHORTEST_REST = 4

# Those of the HTTP library that write down URLs, header fields of answers, or credentials for proxies. A filter sees
# what its own logger gets, not what comes from those below.
_HTTP_LOGGERS = (
    "httpx",
    "aiohttp.client",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)
# These write down header fields one by one and as packed bytes, in which no text can be replaced: they write nothing.
_PACKED_LOGGERS = ("hpack.hpack", "hpack.table")

_unlogged: ContextVar[Optional[Callable[[], Secrets]]] = ContextVar("meshapi_unlogged", default=None)


class unlogged:  # it is used as a function, and around every read: one of contextlib takes thrice as long
    """Within the block, the log lines of the HTTP library show none of the secrets, nor those of proxies."""

    __slots__ = ("_secrets", "_token")

    def __init__(self, secrets: Callable[[], Secrets]) -> None:
        self._secrets = secrets

    def __enter__(self) -> None:
        _watch()
        self._token = _unlogged.set(self._secrets)

    def __exit__(self, *_: object) -> None:
        try:  # noqa: SIM105  # suppress() takes as long as all the rest
            _unlogged.reset(self._token)
        except ValueError:
            pass  # the collector has ended a forgotten task, in a context of its own


@lru_cache(1)
def _watch() -> None:
    for name in _HTTP_LOGGERS:
        logging.getLogger(name).addFilter(_redact)
    for name in _PACKED_LOGGERS:
        logging.getLogger(name).addFilter(lambda record: _unlogged.get() is None)


def _redact(record: logging.LogRecord) -> bool:
    secrets = _unlogged.get()
    if secrets is not None:
        record.msg = clean_text(record.getMessage(), secrets() + secrets_of_proxies())
        record.args = ()
    return True


def _clean_cut(text: str, secrets: Secrets) -> str:
    """Of long frames websockets shows both ends: without what is left of a secret that it has cut."""
    if "..." in text:
        for secret in secrets.texts:
            for size in range(len(secret) - 1, SHORTEST_REST - 1, -1):
                text = text.replace(f"...{secret[-size:]}", "...").replace(f"{secret[:size]}...", "...")
    return text


class RedactingLogger(_Adapter):
    """A logger for a library that writes down what it sends: the secrets in it are replaced."""

    def __init__(self, logger: logging.Logger, secrets: Secrets) -> None:
        super().__init__(logger, {})
        self._secrets = secrets

    def log(self, level: int, msg: object, *args: Any, **kwargs: Any) -> None:
        if self.isEnabledFor(level):
            text = logging.LogRecord("", level, "", 0, msg, args, None).getMessage()
            if kwargs.pop("exc_info", None):
                text = f"{text}\n{traceback.format_exc()}"
            self.logger.log(level, "%s", _clean_cut(clean_text(text, self._secrets), self._secrets), **kwargs)
