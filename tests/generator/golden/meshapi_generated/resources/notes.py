# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.notes``: the methods of both clients."""

from __future__ import annotations

from typing import Literal, Optional, Sequence, Union, overload

from ..endpoints.notes import create_note, list_notes
from ..models.notes import ListNotesParams, Note, NoteParams, NoteWord
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of
from ..runtime.results import ResultList
from ..runtime.streams import AsyncStream, Stream


class NotesResource:
    """``client.notes``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Note: ...

    @overload
    def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Note: ...

    @overload
    def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> Stream[NoteWord]: ...

    @overload
    def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> Stream[NoteWord]: ...

    @overload
    def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, Stream[NoteWord]]: ...

    @overload
    def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, Stream[NoteWord]]: ...

    def create(
        self,
        shelf_id: str,
        params: Optional[NoteParams] = None,
        *,
        text: Optional[str] = None,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, Stream[NoteWord]]:
        """Pin a note.

        Pins a note, whole or as a stream of its words.

        ``POST /v1/shelves/{shelf_id}/notes``, operation ``create_note``.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            text: What the note says, as "text".
            colour: Colour of the paper.
            class_: A word that Python keeps for itself.
            tags: Words to find it by.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.notes.create("s1", text="Buy milk.", colour="red", class_="errand")
        """
        params = params_of(
            NoteParams,
            "notes.create",
            params,
            {
                "text": text,
                "colour": colour,
                "class": class_,
                "tags": tags,
            },
        )
        if stream:
            return create_note.sync_stream(self._executor, shelf_id, params, options=options)
        return create_note.sync(self._executor, shelf_id, params, options=options)

    @overload
    def stream(
        self, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
    ) -> Stream[NoteWord]: ...

    @overload
    def stream(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[NoteWord]: ...

    def stream(
        self,
        shelf_id: str,
        params: Optional[NoteParams] = None,
        *,
        text: Optional[str] = None,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[NoteWord]:
        """Pin a note.

        Pins a note, whole or as a stream of its words.

        ``POST /v1/shelves/{shelf_id}/notes``, operation ``create_note``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            text: What the note says, as "text".
            colour: Colour of the paper.
            class_: A word that Python keeps for itself.
            tags: Words to find it by.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for event in client.notes.stream("s1", text="Buy milk.", colour="red", class_="errand"):
                    print(event)
        """
        params = params_of(
            NoteParams,
            "notes.stream",
            params,
            {
                "text": text,
                "colour": colour,
                "class": class_,
                "tags": tags,
            },
        )
        return create_note.sync_stream(self._executor, shelf_id, params, options=options)

    def list(
        self,
        shelf_id: str,
        params: Optional[ListNotesParams] = None,
        *,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[Note]:
        """List notes.

        Lists what is pinned to a shelf.

        ``GET /v1/shelves/{shelf_id}/notes``, operation ``list_notes``.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            limit: How many at most.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.notes.list("s1")
        """
        params = params_of(
            ListNotesParams,
            "notes.list",
            params,
            {
                "limit": limit,
            },
        )
        return list_notes.sync(self._executor, shelf_id, params, options=options)


class AsyncNotesResource:
    """``client.notes`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Note: ...

    @overload
    async def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Note: ...

    @overload
    async def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[NoteWord]: ...

    @overload
    async def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[NoteWord]: ...

    @overload
    async def create(
        self,
        shelf_id: str,
        params: NoteParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, AsyncStream[NoteWord]]: ...

    @overload
    async def create(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, AsyncStream[NoteWord]]: ...

    async def create(
        self,
        shelf_id: str,
        params: Optional[NoteParams] = None,
        *,
        text: Optional[str] = None,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[Note, AsyncStream[NoteWord]]:
        """Pin a note.

        Pins a note, whole or as a stream of its words.

        ``POST /v1/shelves/{shelf_id}/notes``, operation ``create_note``.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            text: What the note says, as "text".
            colour: Colour of the paper.
            class_: A word that Python keeps for itself.
            tags: Words to find it by.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.notes.create("s1", text="Buy milk.", colour="red", class_="errand")
        """
        params = params_of(
            NoteParams,
            "notes.create",
            params,
            {
                "text": text,
                "colour": colour,
                "class": class_,
                "tags": tags,
            },
        )
        if stream:
            return create_note.asyncio_stream(self._executor, shelf_id, params, options=options)
        return await create_note.asyncio(self._executor, shelf_id, params, options=options)

    @overload
    def stream(
        self, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncStream[NoteWord]: ...

    @overload
    def stream(
        self,
        shelf_id: str,
        *,
        text: str,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[NoteWord]: ...

    def stream(
        self,
        shelf_id: str,
        params: Optional[NoteParams] = None,
        *,
        text: Optional[str] = None,
        colour: Optional[Literal["red", "yellow"]] = None,
        class_: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[NoteWord]:
        """Pin a note.

        Pins a note, whole or as a stream of its words.

        ``POST /v1/shelves/{shelf_id}/notes``, operation ``create_note``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            text: What the note says, as "text".
            colour: Colour of the paper.
            class_: A word that Python keeps for itself.
            tags: Words to find it by.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for event in client.notes.stream("s1", text="Buy milk.", colour="red", class_="errand"):
                    print(event)
        """
        params = params_of(
            NoteParams,
            "notes.stream",
            params,
            {
                "text": text,
                "colour": colour,
                "class": class_,
                "tags": tags,
            },
        )
        return create_note.asyncio_stream(self._executor, shelf_id, params, options=options)

    async def list(
        self,
        shelf_id: str,
        params: Optional[ListNotesParams] = None,
        *,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[Note]:
        """List notes.

        Lists what is pinned to a shelf.

        ``GET /v1/shelves/{shelf_id}/notes``, operation ``list_notes``.

        Args:
            shelf_id: Id of the shelf.
            params: everything that follows as one object, instead of keywords.
            limit: How many at most.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.notes.list("s1")
        """
        params = params_of(
            ListNotesParams,
            "notes.list",
            params,
            {
                "limit": limit,
            },
        )
        return await list_notes.asyncio(self._executor, shelf_id, params, options=options)
