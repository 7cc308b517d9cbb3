"""The SDK's logger, and what no logger may see."""

from __future__ import annotations

import logging
import traceback
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Generator, Iterable, Tuple

from attrs import field, frozen

if TYPE_CHECKING:
    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter  # takes no parameter below Python 3.11

log = logging.getLogger("meshapi")

_has_signed_url: ContextVar[bool] = ContextVar("meshapi_has_signed_url", default=False)


@contextmanager
def signed_url_unlogged() -> Generator[None, None, None]:
    """Within the block, httpx's own log line shows a URL without its query, which is the credential."""
    httpx_log = logging.getLogger("httpx")
    if _redact not in httpx_log.filters:
        httpx_log.addFilter(_redact)
    token = _has_signed_url.set(True)
    try:
        yield
    finally:
        _has_signed_url.reset(token)


def _redact(record: logging.LogRecord) -> bool:
    if _has_signed_url.get():
        args: Any = record.args
        record.args = tuple(arg.copy_with(query=None) if hasattr(arg, "copy_with") else arg for arg in args)
    return True


def _longest_first(texts: Iterable[str]) -> Tuple[str, ...]:
    return tuple(sorted(filter(None, set(texts)), key=len, reverse=True))


@frozen
class Secrets:
    """Texts that nobody may see; the longest are looked for first, should one be in another."""

    texts: Tuple[str, ...] = field(repr=False, converter=_longest_first)

    def clean(self, text: str) -> str:
        """The text with dots in their places."""
        for secret in self.texts:
            text = text.replace(secret, "...")
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
            self.logger.log(level, "%s", self._secrets.clean(text), **kwargs)
