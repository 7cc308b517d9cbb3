"""A request body of bytes in memory, in pieces."""

from __future__ import annotations

from typing import AsyncIterator, Iterator

from attrs import frozen

# httpcore copies the unsent rest of a body after each write: large ones must go in pieces.
PIECE_BYTES = 128 * 1024


@frozen(eq=False, repr=False)
class BytesContent:
    """Bytes in memory."""

    data: bytes
    replayable: bool = True

    @property
    def length(self) -> int:
        return len(self.data)

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, len(self.data), PIECE_BYTES):
            yield self.data[start : start + PIECE_BYTES]

    async def apieces(self) -> AsyncIterator[bytes]:
        for piece in self.pieces():
            yield piece
