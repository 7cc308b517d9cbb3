"""What the loggers of the HTTP library may write while a request is under way."""

from __future__ import annotations

import logging

import pytest

from meshapi._logs import unlogged
from meshapi._secrets import Secrets

KEY = "rsk_very_secret"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("httpx", "sent ..."),
        ("httpcore.connection", "sent ..."),
        ("httpcore.http11", "sent ..."),
        ("httpcore.http2", "sent ..."),
        ("httpcore.proxy", "sent ..."),
        ("httpcore.socks", "sent ..."),
        ("hpack.hpack", None),
        ("hpack.table", None),
    ],
)
def test_a_logger_shows_no_secret_while_a_request_is_under_way(
    caplog: pytest.LogCaptureFixture, name: str, shown: str
) -> None:
    logger = logging.getLogger(name)
    with caplog.at_level(logging.DEBUG, name):
        with unlogged(lambda: Secrets((KEY,))):
            logger.debug("sent %s", KEY)
        within = caplog.messages[:]
        logger.debug("somebody else's %s", KEY)

    assert within == ([shown] if shown else [])
    assert caplog.messages[-1] == f"somebody else's {KEY}"
