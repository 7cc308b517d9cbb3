"""``python -m meshapi_sandbox``: serve the gateway until interrupted."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import suppress
from typing import List, Optional

from meshapi_sandbox.hosts import is_loopback
from meshapi_sandbox.server import GatewayServer, listen, url_of
from meshapi_sandbox.services import Services
from meshapi_sandbox.settings import DEFAULT_TOKEN, Settings


def main(arguments: Optional[List[str]] = None) -> int:
    """Parse the command line and serve; the exit status."""
    options = _parser().parse_args(arguments)
    is_remote = not is_loopback(options.host)
    if is_remote and not options.allow_remote:
        print(
            f"{options.host} can be reached from other machines. The sandbox is for one machine only; "
            "add --allow-remote to serve it there all the same.",
            file=sys.stderr,
        )
        return 2
    settings = Settings(
        tokens=options.token or (DEFAULT_TOKEN,),
        data=options.data,
        balance=options.balance,
        token_delay=options.token_delay,
        index_delay=options.index_delay,
        upstream=options.upstream,
        upstream_key=options.upstream_key,
        remote=is_remote,
    )
    try:
        listener = listen(options.host, options.port)
    except OSError as error:
        print(f"Cannot listen on {options.host} port {options.port}: {error.strerror}", file=sys.stderr)
        return 1
    print(f"MeshAPI sandbox\n  base URL  {url_of(listener)}\n  token     {settings.tokens[0]}", flush=True)
    if is_remote:
        print(
            f"WARNING: other machines can reach this sandbox on {options.host}, without encryption. Whoever has its "
            "key uses it, and the upstream server if there is one.",
            file=sys.stderr,
            flush=True,
        )
    if settings.upstream:
        print(f"  upstream  {settings.upstream}", flush=True)
    server = GatewayServer(Services.of(settings))
    with suppress(KeyboardInterrupt):  # uvicorn has shut down in order and raises the signal again
        asyncio.run(server.serve(sockets=[listener]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m meshapi_sandbox", description="An embedded MeshAPI gateway for development and tests."
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=int, default=8000, help="port to listen on; 0 takes a free one (default: %(default)s)")
    add(
        "--token",
        action="append",
        metavar="KEY",
        help=f"key that is let in; may be repeated (default: {DEFAULT_TOKEN})",
    )
    add(
        "--data",
        default="",
        metavar="PATH",
        help="SQLite file that keeps the data, or :memory: (default: temporary)",
    )
    add(
        "--balance",
        default="100",
        metavar="USD",
        help="what an account holds at first (default: %(default)s)",
    )
    add(
        "--token-delay",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="pause between two tokens of a stream",
    )
    add(
        "--index-delay",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="time a file spends in each embedding state",
    )
    add(
        "--upstream",
        metavar="URL",
        help="OpenAI-compatible server that answers chat and embeddings, with its /v1",
    )
    add("--upstream-key", metavar="KEY", help="bearer key for that server")
    add("--allow-remote", action="store_true", help="permit an address that other machines can reach")
    return parser


if __name__ == "__main__":
    sys.exit(main())
