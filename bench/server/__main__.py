"""The process of the server: `python -m bench.server [--cpu N] [--certificate FILE]`.

It prints its ports as a line of JSON, and ends with its standard input.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import ssl
import sys
import time
from functools import partial

from bench.server.connection import Connection, Counts

HOST = "127.0.0.1"


async def report(counts: Counts, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A connection to the control port is told the counts, and is counted nowhere."""
    figures = {"connections": counts.connections, "requests": counts.requests, "cpu": time.process_time()}
    writer.write(json.dumps(figures).encode())
    writer.close()


async def serve(certificate: str | None) -> None:
    counts = Counts()
    loop = asyncio.get_running_loop()
    protocol = partial(Connection, counts)
    servers = {"plain": await loop.create_server(protocol, HOST, 0, backlog=1024)}
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        servers["tls"] = await loop.create_server(protocol, HOST, 0, ssl=context, backlog=1024)
    servers["control"] = await asyncio.start_server(partial(report, counts), HOST, 0)
    print(
        json.dumps({name: server.sockets[0].getsockname()[1] for name, server in servers.items()}), flush=True
    )
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.server")
    parser.add_argument("--cpu", type=int)
    parser.add_argument("--certificate")
    arguments = parser.parse_args()
    if arguments.cpu is not None:
        os.sched_setaffinity(0, {arguments.cpu})
    gc.disable()  # it lives for minutes, and a candidate would wait through its pauses
    asyncio.run(serve(arguments.certificate))


if __name__ == "__main__":
    main()
