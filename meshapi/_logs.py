"""The SDK's logger, and what no logger may see."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generator

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
