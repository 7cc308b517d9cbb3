"""Request bodies that are sent in pieces: whatever a caller can give as the bytes of a file.

A body that can be started again is replayable: the same bytes go out on every attempt. Only one piece is in
memory at a time, and for async code the pieces of files and iterators are read in a worker thread.
"""

from __future__ import annotations

import inspect
import io
import os
import stat
from pathlib import Path
from typing import (
    IO,
    Any,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Optional,
    Union,
    cast,
)

import anyio.to_thread
from attrs import frozen

from ._pieces import PIECE_BYTES, BytesContent
from ._wire import Content

UploadContent = Union[
    bytes, bytearray, memoryview, str, "os.PathLike[str]", IO[bytes], Iterable[bytes], AsyncIterable[bytes]
]
_BYTES: Any = (bytes, bytearray, memoryview)

Progress = Callable[[int, Optional[int]], Optional[Awaitable[None]]]


def content_of(value: UploadContent) -> Content:
    """The body that `value` stands for.

    Bytes, text (sent as UTF-8), a path (any `os.PathLike`), a binary file (sent from its present position on), an
    iterable of bytes.
    Raises `TypeError` for anything else, `OSError` for a bad path.
    """
    source: Any = value
    if isinstance(source, str):
        return BytesContent(source.encode())
    if isinstance(source, _BYTES):
        return BytesContent(bytes(source))
    if isinstance(source, os.PathLike):
        return _path_content(source if isinstance(source, Path) else Path(cast("os.PathLike[str]", source)))
    if hasattr(source, "read"):
        return _file_content(source)
    if hasattr(source, "__aiter__"):
        return AsyncContent(source)
    if isinstance(cast(object, source), (list, tuple)):
        pieces = tuple(map(_checked, source))  # so that each attempt sends what was there at the call
        return IterableContent(lambda: iter(pieces), sum(map(len, pieces)), replayable=True)
    if hasattr(source, "__iter__") and not isinstance(cast(object, source), Mapping):
        # An iterator is its own iterator and is used up once; a list or the like starts afresh.
        return IterableContent(lambda: iter(source), None, replayable=iter(source) is not source)
    raise TypeError(
        "content must be bytes, str, a path, a binary file or an iterable of bytes, "
        f"not {type(source).__name__}"
    )


@frozen(eq=False, repr=False)
class IterableContent:
    """Whatever `start` iterates over, from the beginning each time if it is replayable."""

    start: Callable[[], Iterator[bytes]]
    length: Optional[int]
    replayable: bool

    def pieces(self) -> Iterator[bytes]:
        for piece in self.start():
            yield _checked(piece)

    async def apieces(self) -> AsyncIterator[bytes]:
        pieces = self.pieces()
        while True:
            piece = await anyio.to_thread.run_sync(next, pieces, None)
            if piece is None:
                return
            yield piece


@frozen(eq=False, repr=False)
class AsyncContent:
    """An async iterable, for the async client only."""

    source: AsyncIterable[bytes]
    length: Optional[int] = None
    replayable: bool = False

    def pieces(self) -> Iterator[bytes]:
        raise TypeError("an async iterable can be sent by the async client only")

    async def apieces(self) -> AsyncIterator[bytes]:
        async for piece in self.source:
            yield _checked(piece)


@frozen(eq=False, repr=False)
class Watched:
    """Another body that tells `on_progress` how many bytes were sent, and of how many if that is known."""

    content: Content
    on_progress: Progress

    @property
    def length(self) -> Optional[int]:
        return self.content.length

    @property
    def replayable(self) -> bool:
        return self.content.replayable

    def pieces(self) -> Iterator[bytes]:
        sent = 0
        for piece in self.content.pieces():
            yield piece
            sent += len(piece)
            answer = self.on_progress(sent, self.length)
            if inspect.isawaitable(answer):
                if inspect.iscoroutine(answer):
                    answer.close()
                raise TypeError("an async on_progress needs the AsyncMeshAPI client")

    async def apieces(self) -> AsyncIterator[bytes]:
        sent = 0
        async for piece in self.content.apieces():
            yield piece
            sent += len(piece)
            answer = self.on_progress(sent, self.length)
            if inspect.isawaitable(answer):
                await answer


def _path_content(path: Path) -> Content:
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(f"{path} is a directory; only files can be uploaded")
    if not stat.S_ISREG(facts.st_mode):  # a pipe or a device
        return IterableContent(lambda: _opened(path, None), None, replayable=False)
    return IterableContent(lambda: _opened(path, facts.st_size), facts.st_size, replayable=True)


def _opened(path: Path, length: Optional[int]) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _read(file, length)


def _file_content(file: Any) -> Content:
    # The wrappers of tempfile are no TextIOBase, but have the encoding of the text file inside.
    if isinstance(file, io.TextIOBase) or hasattr(file, "encoding"):
        raise TypeError("the file is open in text mode; open it with mode 'rb'")
    if not (hasattr(file, "seekable") and file.seekable()):
        return IterableContent(lambda: _read(file, None), None, replayable=False)
    start = file.tell()
    length = file.seek(0, os.SEEK_END) - start
    file.seek(start)

    def read_again() -> Iterator[bytes]:
        file.seek(start)
        return _read(file, length)

    return IterableContent(read_again, length, replayable=True)


def _read(file: IO[bytes], length: Optional[int]) -> Generator[bytes, None, None]:
    """The bytes of a file; no more than `length`, should it grow meanwhile."""
    left = length
    while left is None or left > 0:
        piece = file.read(PIECE_BYTES if left is None else min(PIECE_BYTES, left))
        if not piece:
            return
        yield piece
        if left is not None:
            left -= len(piece)


def _checked(piece: Any) -> bytes:
    if isinstance(piece, _BYTES):
        return bytes(piece)
    raise TypeError(f"the content must consist of bytes, not {type(piece).__name__}")
