"""The mocked gateway: routes, what answers them, and what was asked."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any, List, NoReturn, Optional, Type, Union

from attrs import frozen

from meshapi_generated.runtime.results import Headers

from ._replies import Answer, Failure, Reply, Sent, prepared, response_to
from ._requests import RecordedRequest
from ._routes import Target, name_of, operation_of, target_of
from ._transport import MockAsyncClient, MockClient

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import AsyncMeshAPI, MeshAPI
    from .._transport import AsyncHttpClient, HttpClient


class UnexpectedRequest(AssertionError):
    """A request that no route answers. It went nowhere; the message says how to answer it."""


class Route:
    """What answers one kind of requests: made by `MockGateway.on`.

    Attributes:
        requests: Those that came here, oldest first.
    """

    def __init__(self, name: str, answers: List[Answer]) -> None:
        self.requests: List[RecordedRequest] = []
        self._name = name
        self._answers = answers

    def reply(self, *answers: Answer) -> Route:
        """Say what to answer with.

        Args:
            *answers: One for each request, in order; the last one answers all that follow. Each is a JSON value (dict
                or list), a model, bytes, what `error`, `sse`, `disconnect`, `timeout` or `Reply` make, or a function
                that gets the `RecordedRequest` and returns one of these. Without any, the body is empty.

        Returns:
            This route.

        Raises:
            TypeError: An answer cannot be sent; the message says what was meant instead.

        Example:
            ::

                gateway.on("chat.completions.create").reply(error(429, retry_after=0), completion("Hello!"))
        """
        self._answers[:] = [prepared(answer) for answer in answers or (Reply(),)]
        return self

    def __repr__(self) -> str:
        return f"<Route on({self._name}), {len(self.requests)} requests>"


@frozen
class _Entry:
    """A route with what it is for and the answers that it still has."""

    target: Target
    route: Route
    answers: List[Answer]

    def take(self, request: RecordedRequest) -> Optional[Answer]:
        self.route.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else next(iter(self.answers), None)


class MockGateway:
    """A gateway that answers as a test says, without a network.

    What no route answers raises `UnexpectedRequest` from the call that sent it and, should the program swallow that,
    again at the end of the `with` block. So do WebSocket sessions, which only the sandbox has.

    Attributes:
        url: The base URL of its clients. No real server can have it.
        token: Their key.
        requests: All requests, oldest first.
        unexpected: The errors of those that no route answers; clear it to take them back.

    Example:
        ::

            with MockGateway() as gateway:
                gateway.on("chat.completions.create").reply(completion("Hello!"))
                client = gateway.client()
                ...
                assert gateway.requests[0].body["model"] == "openai/gpt-4o-mini"
    """

    url = "https://gateway.invalid"  # RFC 2606, section 2
    token = "rsk_mock"

    def __init__(self) -> None:
        self.requests: List[RecordedRequest] = []
        self.unexpected: List[UnexpectedRequest] = []
        self._entries: List[_Entry] = []
        self._lock = threading.Lock()

    def on(self, name_or_method: str, path: Optional[str] = None) -> Route:
        """Make a route, which goes before older ones.

        Args:
            name_or_method: A method of the client that sends requests of one kind (`"chat.completions.create"`) or an
                operationId (`"create_chat_completion"`); or, with a path, an HTTP method. Of an operation that can
                stream, a method named `stream` stands for the requests that ask for that, `create(stream=True)`
                included, its other methods for the rest, and the operationId for both.
            path: A path on any server (`"/v1/models/{model_id}"`), or an address on one
                (`"https://files.example/upload"`), without a query.

        Returns:
            The route; give it a `reply`.

        Raises:
            ValueError: There is no such operation; the message names those that are called alike.
            TypeError: The name is no text.
        """
        target = target_of(name_or_method, path)
        answers: List[Answer] = []
        entry = _Entry(target, Route(target.name, answers), answers)
        with self._lock:
            self._entries.insert(0, entry)
        return entry.route

    def client(self, **settings: Any) -> MeshAPI:
        """A client whose requests come here.

        Args:
            **settings: As the constructor of `MeshAPI` takes them, such as `max_retries=0`.
        """
        from .. import MeshAPI

        settings = {"base_url": self.url, "token": self.token, **settings}
        return MeshAPI(http_client=self.http_client(), **settings)

    def async_client(self, **settings: Any) -> AsyncMeshAPI:
        """A client for `await` whose requests come here.

        Args:
            **settings: As the constructor of `AsyncMeshAPI` takes them, such as `max_retries=0`.
        """
        from .. import AsyncMeshAPI

        settings = {"base_url": self.url, "token": self.token, **settings}
        return AsyncMeshAPI(http_client=self.async_http_client(), **settings)

    def http_client(self) -> HttpClient:
        """What a program that makes its own `MeshAPI` can hand to it as `http_client=`."""
        return MockClient(self._respond, self._refuse_session)

    def async_http_client(self) -> AsyncHttpClient:
        """What a program that makes its own `AsyncMeshAPI` can hand to it as `http_client=`."""
        return MockAsyncClient(self._respond, self._refuse_session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if kind is None and self.unexpected:
            raise UnexpectedRequest(f"{self.unexpected[0]}\nThe program went on after this error.")

    def _respond(self, method: str, url: str, headers: Headers, content: bytes) -> Union[Sent, Failure]:
        operation = operation_of(method, url)
        request = RecordedRequest(
            method=method,
            url=url,
            headers=headers,
            content=content,
            operation=operation.id if operation else None,
        )
        with self._lock:
            self.requests.append(request)
            request_id = f"req_mock_{len(self.requests)}"
            entry = next((entry for entry in self._entries if entry.target.matches(request)), None)
            answer = entry.take(request) if entry else None
        if answer is None:
            reason = "a route without a reply" if entry else "no route"
            self._refuse(
                f"{method} {request.path} has {reason}; answer it by gateway.on({name_of(request)}).reply(...)"
            )
        return response_to(answer, request, operation, request_id)

    def _refuse_session(self) -> NoReturn:
        self._refuse("a WebSocket session was asked for, and those are only in the sandbox (meshapi_sandbox)")

    def _refuse(self, what: str) -> NoReturn:
        routes = "".join(f"\n  {entry.route!r}" for entry in self._entries) or " none"
        error = UnexpectedRequest(f"{what}\nRoutes:{routes}")
        self.unexpected.append(error)
        raise error
