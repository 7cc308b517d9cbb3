"""The socket of a session over TLS: read and written at once, by one thread at a time within."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from pathlib import Path
from typing import Any, Iterator, List, Tuple

import pytest

from meshapi._tls_socket import TlsSocket, one_at_a_time

LOAD = bytes(range(256)) * 16384  # 4 MiB, more than all buffers on the way hold


@pytest.fixture
def pair(certificate: Path, server_side: ssl.SSLContext) -> Iterator[Tuple[Any, Any]]:
    """Both ends of a connection after its handshake; the session tickets are still to be read."""
    near, far = socket.socketpair()
    ends: List[Any] = []
    greeting = threading.Thread(target=lambda: ends.append(server_side.wrap_socket(far, server_side=True)))
    greeting.start()
    client_side = ssl.create_default_context(cafile=str(certificate))
    ends.insert(0, client_side.wrap_socket(near, server_hostname="localhost"))
    greeting.join()
    client, server = map(one_at_a_time, ends)
    yield client, server
    client.close()
    server.close()


class Watched:
    """A TLS socket that notes how many threads are in it; each stays for a moment."""

    def __init__(self, tls: Any) -> None:
        self._tls = tls
        self._inside = 0
        self.most = 0

    def recv(self, size: int) -> Any:
        return self._step(self._tls.recv, size)

    def send(self, data: Any) -> Any:
        return self._step(self._tls.send, data)

    def close(self) -> None:
        self._tls.close()

    def _step(self, step: Any, argument: Any) -> Any:
        self._inside += 1
        self.most = max(self.most, self._inside)
        try:
            time.sleep(0.0001)
            return step(argument)
        finally:
            self._inside -= 1


def read(end: TlsSocket, size: int) -> bytes:
    got = bytearray()
    while len(got) < size:
        got += end.recv(65536)
    return bytes(got)


def test_reading_and_writing_at_once_never_meet_in_tls(pair: Tuple[Any, Any]) -> None:
    client, server = pair
    watched = [Watched(end._tls) for end in pair]
    client._tls, server._tls = watched
    writers = [threading.Thread(target=end.sendall, args=(LOAD,)) for end in pair]
    got: List[bytes] = []
    reader = threading.Thread(target=lambda: got.append(read(server, len(LOAD))))
    for thread in (reader, *writers):
        thread.start()

    assert read(client, len(LOAD)) == LOAD
    for thread in (reader, *writers):
        thread.join(10)
    assert got == [LOAD]
    assert [one.most for one in watched] == [1, 1]


def test_closing_wakes_who_waits(pair: Tuple[Any, Any]) -> None:
    client, _ = pair
    ends: List[Any] = []

    def wait() -> None:
        try:
            ends.append(client.recv(1))
        except OSError as error:
            ends.append(error)

    reader = threading.Thread(target=wait)
    reader.start()
    time.sleep(0.05)
    client.close()
    reader.join(5)

    assert len(ends) == 1


def test_waiting_is_bounded(pair: Tuple[Any, Any]) -> None:
    client, _ = pair
    client.settimeout(0.05)
    with pytest.raises(socket.timeout):
        client.recv(1)
    with pytest.raises(socket.timeout):
        client.sendall(LOAD * 4)  # nobody reads


def test_a_closed_one_says_so(pair: Tuple[Any, Any]) -> None:
    client, _ = pair
    client.close()
    with pytest.raises(OSError):
        client.sendall(b"x")


def test_without_tls_nothing_is_added() -> None:
    near, far = socket.socketpair()
    with near, far:
        assert one_at_a_time(near) is near
