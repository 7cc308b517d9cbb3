"""The SDK's logger, and what no logger may see."""

from __future__ import annotations

import logging
import traceback
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generator, Optional

from ._secrets import Secrets, secrets_of, secrets_of_proxies
from ._unseen import clean_text
from ._wire import Wire

if TYPE_CHECKING:
    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter  # takes no parameter below Python 3.11

log = logging.getLogger("meshapi")

# Those of the HTTP library that write down URLs, header fields of answers, or credentials for proxies. A filter sees
# what its own logger gets, not what comes from those below.
_HTTP_LOGGERS = (
    "httpx",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)

_sent: ContextVar[Optional[Wire]] = ContextVar("meshapi_sent", default=None)


@contextmanager
def unlogged(wire: Wire) -> Generator[None, None, None]:
    """Within the block, the log lines of the HTTP library show nothing that `wire` keeps secret."""
    _watch()
    token = _sent.set(wire)
    try:
        yield
    finally:
        _sent.reset(token)


@lru_cache(1)
def _watch() -> None:
    for name in _HTTP_LOGGERS:
        logging.getLogger(name).addFilter(_redact)


def _redact(record: logging.LogRecord) -> bool:
    wire = _sent.get()
    if wire is not None:
        record.msg = clean_text(record.getMessage(), secrets_of(wire) + secrets_of_proxies())
        record.args = ()
    return True


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
            self.logger.log(level, "%s", self._secrets.clean(text), **kwargs)
