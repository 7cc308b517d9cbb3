"""What the OpenRouter page shows of `Chat.Send`, point by point, in its Python form."""

from __future__ import annotations

from typing import Any, Dict, Type

import pytest

import meshapi
from meshapi import MeshAPIError, RequestOptions, SystemMessage, UserMessage
from meshapi_sandbox import Sandbox
from tests.both import Both

MESSAGES = [
    SystemMessage(content="You are a helpful assistant."),
    UserMessage(content="What is the capital of France?"),
]
SETTINGS: Dict[str, Any] = {"model": "openai/gpt-4o", "max_tokens": 150, "temperature": 0.7}


def test_send(both: Both, client: Any) -> None:
    reply = both.run(client.chat.send(MESSAGES, **SETTINGS))

    assert "Paris" in reply.choices[0].message.content


def test_send_as_a_stream(both: Both, client: Any) -> None:
    """The stream is closed at the end of the block, its events are iterated over."""
    stream = both.run(client.chat.send(MESSAGES, stream=True, **SETTINGS))
    events = both.loop_over(both.enter(stream))
    text = "".join(event.choices[0].delta.content or "" for event in events if event.choices)
    both.leave(stream)

    assert "Paris" in text


def test_options_of_one_request(both: Both, client: Any, gateway: Sandbox) -> None:
    options = RequestOptions(extra_headers={"X-Title": "of one request"})
    both.run(client.chat.send(MESSAGES, options=options, **SETTINGS))

    assert gateway.requests[-1].headers["x-title"] == "of one request"


ERRORS = [
    (400, meshapi.BadRequestError),
    (401, meshapi.AuthenticationError),
    (402, meshapi.PaymentRequiredError),
    (404, meshapi.NotFoundError),
    (408, meshapi.RequestTimeoutError),
    (413, meshapi.PayloadTooLargeError),
    (422, meshapi.UnprocessableEntityError),
    (429, meshapi.RateLimitError),
    (500, meshapi.InternalServerError),
    (502, meshapi.BadGatewayError),
    (503, meshapi.ServiceUnavailableError),
    (524, meshapi.EdgeNetworkTimeoutError),
    (529, meshapi.ProviderOverloadedError),
    (418, meshapi.ClientError),
    (599, meshapi.ServerError),
]


@pytest.mark.parametrize(("status", "error"), ERRORS)
def test_each_status_has_its_error(
    both: Both, client: Any, gateway: Sandbox, status: int, error: Type[MeshAPIError]
) -> None:
    client = client.with_options(max_retries=0)
    with gateway.inject(f"status={status}"), pytest.raises(error) as caught:
        both.run(client.chat.send(MESSAGES, **SETTINGS))

    assert caught.value.status == status


@pytest.mark.parametrize(("status", "error"), ERRORS)
def test_each_status_has_its_error_on_a_stream(
    both: Both, client: Any, gateway: Sandbox, status: int, error: Type[MeshAPIError]
) -> None:
    stream = both.run(client.chat.send(MESSAGES, stream=True, **SETTINGS))
    with gateway.inject(f"status={status}"), pytest.raises(error) as caught:
        both.next(stream)

    assert caught.value.status == status
