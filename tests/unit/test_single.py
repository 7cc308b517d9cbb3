"""Bodies of one connection: what has arrived together is one piece, and all else is as httpcore has it."""

from __future__ import annotations

import asyncio
from typing import Any, List, Tuple

import httpcore
from hypothesis import given
from hypothesis import strategies as st

from meshapi._single import _AsyncHttp11, _Http11

HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
REQUEST: Any = {"method": b"GET", "url": "http://here/", "headers": [(b"Host", b"here")]}
ORIGIN = httpcore.Origin(b"http", b"here", 80)
Outcome = Tuple[bytes, str, bool]


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def read(kind: Any, reads: List[bytes]) -> Tuple[List[bytes], Outcome]:
    """The pieces of the body, and what they come to: the whole, how it failed, and whether the connection is kept."""
    pieces: List[bytes] = []
    error = ""
    with kind(ORIGIN, httpcore.MockStream(list(reads))) as connection:
        try:
            with_body = connection.handle_request(httpcore.Request(**REQUEST))
            for piece in with_body.stream:
                pieces.append(piece)  # noqa: PERF402  # those before an error are kept
            with_body.close()
        except httpcore.RemoteProtocolError as problem:
            error = str(problem)
        return pieces, (b"".join(pieces), error, connection.is_idle())


async def aread(kind: Any, reads: List[bytes]) -> Tuple[List[bytes], Outcome]:
    pieces: List[bytes] = []
    error = ""
    async with kind(ORIGIN, httpcore.AsyncMockStream(list(reads))) as connection:
        try:
            with_body = await connection.handle_async_request(httpcore.Request(**REQUEST))
            async for piece in with_body.stream:
                pieces.append(piece)  # noqa: PERF401
            await with_body.aclose()
        except httpcore.RemoteProtocolError as problem:
            error = str(problem)
        return pieces, (b"".join(pieces), error, connection.is_idle())


def test_what_arrives_together_is_one_piece() -> None:
    reads = [HEAD + chunk(b"a") + chunk(b"b"), chunk(b"c"), chunk(b"d") + chunk(b"e") + b"0\r\n\r\n"]

    assert read(_Http11, reads) == ([b"ab", b"c", b"de"], (b"abcde", "", True))
    assert asyncio.run(aread(_AsyncHttp11, reads)) == ([b"ab", b"c", b"de"], (b"abcde", "", True))


def test_what_came_before_an_error_is_handed_on_before_it() -> None:
    reads = [HEAD + chunk(b"a") + chunk(b"b") + b"no chunk\r\n"]
    pieces, (_, error, is_kept) = read(_Http11, reads)

    assert (pieces, is_kept) == ([b"ab"], False)
    assert "chunk header" in error


def test_a_piece_that_is_large_enough_is_handed_on() -> None:
    sent = chunk(b"x" * 1500) * 40
    pieces, _ = read(_Http11, [HEAD + sent + b"0\r\n\r\n"])

    assert {len(piece) for piece in pieces} == {4500, 1500}  # at least ENOUGH_BYTES, but for the last
    assert sum(map(len, pieces)) == 60_000


def test_a_connection_with_more_than_its_answer_is_not_kept() -> None:
    reads = [HEAD + chunk(b"a") + b"0\r\n\r\nmore"]

    assert read(_Http11, reads)[1] == asyncio.run(aread(_AsyncHttp11, reads))[1] == (b"a", "", False)


ENDS = st.sampled_from([b"0\r\n\r\n", b"0\r\nTrailer: a\r\n\r\n", b"", b"zz\r\n", b"5\r\nabc"])


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=6), ENDS, st.lists(st.integers(0, 200)))
def test_whatever_the_pieces_the_whole_is_that_of_httpcore(
    chunks: List[bytes], end: bytes, cuts: List[int]
) -> None:
    wire = HEAD + b"".join(map(chunk, chunks)) + end
    borders = sorted({0, len(wire), *(cut for cut in cuts if cut < len(wire))})
    reads = [wire[start:stop] for start, stop in zip(borders, borders[1:])]

    usual = read(httpcore.HTTP11Connection, reads)[1]
    assert read(_Http11, reads)[1] == usual
    assert asyncio.run(aread(_AsyncHttp11, reads))[1] == usual
