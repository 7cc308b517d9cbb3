"""Which requests a route of the mocked gateway answers, and what becomes of those that none does."""

from __future__ import annotations

import contextlib
import inspect
import socket
from typing import Any, Callable, Dict, Iterator, List, Tuple

import pytest

from meshapi.testing import MockGateway, UnexpectedRequest, chunks, completion, sse
from meshapi_generated.registry import OPERATIONS
from tests.both import Both
from tests.calls import Method, methods
from tests.contract.samples import MESSAGES, REGISTERED
from tests.made_up import complete

METHODS = list(methods())
CALLED = {name: operation for operation in OPERATIONS.values() for name in operation.methods}
MODEL = {"id": "m", "name": "M", "is_free": True}


@pytest.fixture
def gateway() -> MockGateway:
    return MockGateway()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> List[Any]:
    """What was asked of the network, which refuses."""
    asked: List[Any] = []

    def refuse(*arguments: Any, **_: Any) -> Any:
        asked.append(arguments)
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return asked


def client_of(gateway: MockGateway, both: Both, **settings: Any) -> Any:
    return (gateway.async_client if both.is_async else gateway.client)(**settings)


def http_client_of(gateway: MockGateway, both: Both) -> Any:
    return (gateway.async_http_client if both.is_async else gateway.http_client)()


def answer_to(method: Method) -> Any:
    """What the gateway might say to the exemplary call."""
    if method.schema is None:
        return b"" if CALLED[method.name].method == "DELETE" else b"{}"
    answer = complete(method.schema)
    if not method.streams:
        return answer
    return sse([{name: value for name, value in answer.items() if name not in ("error", "type", "event")}])


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@pytest.mark.parametrize("by", ["name", "operation", "address"])
def test_every_method_can_be_answered(gateway: MockGateway, both: Both, method: Method, by: str) -> None:
    operation = CALLED[method.name]
    address = {
        "name": [method.name],
        "operation": [operation.id],
        "address": [operation.method, operation.path],
    }
    route = gateway.on(*address[by]).reply(answer_to(method))

    result = method.called_on(client_of(gateway, both))
    if method.streams or hasattr(result, "skipped_events"):
        assert both.items(result)
    else:
        both.run(result)

    (request,) = route.requests
    assert request.operation == operation.id
    assert gateway.requests == [request]


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("chat.completions.creat", "'chat.completions.create'"),
        ("chat.completions.strem", "did you mean 'chat.completions.stream'"),
        ("chat.completions", "did you mean 'chat.completions.create' or 'chat.completions.stream'"),
        ("compare", "did you mean 'compare.create' or 'compare.stream'"),
        ("chat.sent", "did you mean 'chat.send'"),
        ("create_chat_completions", "did you mean 'create_chat_completion'"),
        ("rag.upload_file", r'by on\("rag.init_upload"\) and on\("PUT", <its signed_url>\)'),
        ("realtime.connect", "only in the sandbox"),
        ("audio.speech_realtime", "only in the sandbox"),
        ("nonsense", "name a method of the client"),
    ],
)
def test_an_unknown_name_is_refused_with_those_like_it(
    gateway: MockGateway, name: str, suggestion: str
) -> None:
    with pytest.raises(ValueError, match=suggestion):
        gateway.on(name)


@pytest.mark.parametrize("name", [5, None, MockGateway().on])
def test_a_name_is_a_text(gateway: MockGateway, name: Any) -> None:
    with pytest.raises(TypeError, match=f'a name, such as "models.list", not {type(name).__name__}'):
        gateway.on(name)


WRITTEN_BY_HAND: Dict[str, Tuple[Callable[[Any], Any], Any]] = {
    "chat.send": (lambda client: client.chat.send(MESSAGES), completion("{}")),
    "chat.completions.parse": (
        lambda client: client.chat.completions.parse(messages=MESSAGES, response_format={"type": "object"}),
        completion("{}"),
    ),
    "rag.wait_until_ready": (
        lambda client: client.rag.wait_until_ready("f1"),
        {
            **answer_to(next(method for method in METHODS if method.name == "rag.get")),
            "embedding_status": "ready",
        },
    ),
}


@pytest.mark.parametrize("name", WRITTEN_BY_HAND)
def test_methods_written_by_hand_are_answered_too(gateway: MockGateway, both: Both, name: str) -> None:
    call, answer = WRITTEN_BY_HAND[name]
    route = gateway.on(name).reply(answer)

    both.run(call(client_of(gateway, both)))
    assert len(route.requests) == 1
    assert repr(route) == f'<Route on("{name}"), 1 requests>'


def public_methods(part: Any, path: str = "") -> Iterator[str]:
    for name in (name for name in dir(part) if not name.startswith("_")):
        member = getattr(part, name)
        if inspect.ismethod(member):
            yield path + name
        elif type(member).__module__.startswith("meshapi"):
            yield from public_methods(member, f"{path}{name}.")


def test_every_method_of_a_client_has_a_route_or_a_reason_why_not(gateway: MockGateway, both: Both) -> None:
    names = {name for name in public_methods(client_of(gateway, both)) if "." in name}
    assert {*WRITTEN_BY_HAND, "rag.upload_file"} < names

    for name in names:
        try:
            gateway.on(name)
        except ValueError as error:
            assert "there is no operation" not in str(error)  # noqa: PT017


@pytest.mark.parametrize("path", ["v1/models", "", "/v1/models?free=true", "https://files.example"])
def test_what_is_no_path_is_refused(gateway: MockGateway, path: str) -> None:
    with pytest.raises(ValueError, match="a path begins with"):
        gateway.on("GET", path)


def test_streams_and_whole_answers_have_routes_of_their_own(gateway: MockGateway, both: Both) -> None:
    gateway.on("chat.completions.stream").reply(sse(chunks("streamed")))
    gateway.on("chat.completions.create").reply(completion("whole"))
    chat = client_of(gateway, both).chat.completions

    assert both.run(chat.create(messages=MESSAGES)).choices[0].message.content == "whole"
    assert len(both.items(chat.stream(messages=MESSAGES))) == 3
    assert len(both.items(both.run(chat.create(messages=MESSAGES, stream=True)))) == 3


def test_the_newest_route_goes_first(gateway: MockGateway, both: Both) -> None:
    for name in ("old", "new"):
        gateway.on("models.get").reply({**MODEL, "name": name})

    assert both.run(client_of(gateway, both).models.get("a/b")).name == "new"


def test_a_path_without_parameters_is_its_own_operation(gateway: MockGateway, both: Both) -> None:
    free = gateway.on("models.free").reply([MODEL])
    gateway.on("models.get").reply(MODEL)

    assert both.run(client_of(gateway, both).models.free())[0].id == "m"
    assert len(free.requests) == 1


@pytest.mark.parametrize("address", ["/u/{file}", "https://files.test/u/f1"])
def test_the_bytes_of_an_upload_have_a_route(gateway: MockGateway, both: Both, address: str) -> None:
    gateway.on("rag.init_upload").reply(REGISTERED)
    put = gateway.on("PUT", address).reply()

    both.run(client_of(gateway, both).rag.upload_file(content=[b"a", b"b"], file_name="a.txt"))

    assert put.requests[0].content == b"ab"
    assert put.requests[0].operation is None
    assert "authorization" not in put.requests[0].headers


UNEXPECTED = {
    "a call": (
        lambda client: client.models.list(free=True),
        r'GET /v1/models has no route; answer it by gateway.on\("models.list"\)',
    ),
    "a stream": (
        lambda client: client.chat.completions.stream(messages=MESSAGES),
        r'has no route; answer it by gateway.on\("chat.completions.stream"\)',
    ),
    "an upload": (
        lambda client: client.rag.upload_file(content=b"a", file_name="a.txt"),
        r'PUT /u/f1 has no route; answer it by gateway.on\("PUT", "https://files.test/u/f1"\)',
    ),
    "no reply": (
        lambda client: client.balance.get(),
        r'a route without a reply; answer it by gateway.on\("balance.get"\)',
    ),
    "a realtime session": (
        lambda client: client.realtime.connect(model="openai/gpt-realtime-mini"),
        "WebSocket session",
    ),
    "speech over a socket": (
        lambda client: client.audio.speech_realtime("tara", model="m"),
        "WebSocket session",
    ),
}


@pytest.mark.parametrize("own", [False, True], ids=["client", "http_client"])
@pytest.mark.parametrize("case", UNEXPECTED)
def test_what_is_not_expected_goes_nowhere(both: Both, case: str, own: bool, no_network: List[Any]) -> None:
    call, message = UNEXPECTED[case]
    gateway = MockGateway()
    gateway.on("rag.init_upload").reply(REGISTERED)
    gateway.on("balance.get")
    client = client_of(gateway, both)
    if own:
        client = both.client(base_url="https://api.meshapi.ai", http_client=http_client_of(gateway, both))

    with pytest.raises(UnexpectedRequest, match=message) as caught:
        both.enter(call(client)) if case == "a stream" else both.run(call(client))

    assert '<Route on("rag.init_upload"), ' in str(caught.value)
    assert "SECRET" not in str(caught.value)
    assert gateway.unexpected == [caught.value]
    assert no_network == []


def swallows(gateway: MockGateway, both: Both) -> None:
    """Does what a program does that goes on after every error."""
    with contextlib.suppress(Exception):
        both.run(client_of(gateway, both).models.free())


def test_an_error_that_was_swallowed_comes_back_at_the_end(gateway: MockGateway, both: Both) -> None:
    with pytest.raises(UnexpectedRequest, match="went on after this error"), gateway:
        swallows(gateway, both)


def test_an_error_that_was_meant_can_be_taken_back(gateway: MockGateway, both: Both) -> None:
    with gateway:
        swallows(gateway, both)
        gateway.unexpected.clear()


def test_no_other_error_is_hidden_at_the_end(gateway: MockGateway, both: Both) -> None:
    swallows(gateway, both)

    with pytest.raises(KeyError), gateway:
        raise KeyError
