"""The ready answers of the test kit: valid by the contract as they are sent, and what they say they are."""

from __future__ import annotations

import json
from typing import Any, List

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from meshapi import ChatCompletionResponse
from meshapi.testing import MockGateway, chunks, completion, embeddings, error, sse
from tests.both import Both
from tests.contract.samples import MESSAGES
from tests.contract.test_testing_routes import client_of
from tests.the_contract import contract

CALLS = [("get_weather", {"city": "Lisboa"}), ("get_time", {}), ("get_weather", {"city": "Évora"})]
COMPLETIONS = [
    completion("Hello  there,\nyou!\n"),
    completion(""),
    completion("Cut", finish_reason="length", model="anthropic/claude-sonnet-4.5"),
    completion(tool_calls=CALLS),
    completion("I look.", tool_calls=CALLS[:1]),
]


def problems(schema: str, payload: Any) -> List[str]:
    """What is wrong with a payload, by the schema of that name."""
    root = {"$ref": f"#/components/schemas/{schema}", "components": contract()["components"]}
    return [found.message for found in Draft202012Validator(root).iter_errors(payload)]


def sent(answer: Any, operation: str = "chat.completions.create") -> bytes:
    """The body of an answer as it goes out."""
    gateway = MockGateway()
    gateway.on(operation).reply(answer)
    url = f"{gateway.url}/v1/{'embeddings' if operation == 'embeddings.create' else 'chat/completions'}"
    with gateway.http_client() as client:
        return bytes(client.post(url, json={"stream": operation.endswith(".stream")}).content)


@pytest.mark.parametrize(
    ("schema", "payload"),
    [
        *(("ChatCompletionResponse", sent(answer)) for answer in COMPLETIONS),
        *(
            ("ChatCompletionChunk", frame[len(b"data: ") :])
            for answer in COMPLETIONS
            for frame in sent(sse(chunks(answer)), "chat.completions.stream").split(b"\n\n")[:-2]
        ),
        ("EmbeddingsResponse", sent(embeddings([0.6, 0.8], [1.0]), "embeddings.create")),
        ("EmbeddingsResponse", sent(embeddings(), "embeddings.create")),
        *(("ApiErrorEnvelope", sent(error(status, retry_after=0.5))) for status in (400, 429, 529)),
        (
            "ApiErrorEnvelope",
            sent(error(429, retry_after=1, details=[{"msg": "m"}], provider_error={}, provider_code="p")),
        ),
    ],
)
def test_what_is_sent_is_valid_by_the_contract(schema: str, payload: bytes) -> None:
    assert problems(schema, json.loads(payload)) == []


@pytest.mark.parametrize("answer", COMPLETIONS, ids=str)
def test_the_chunks_of_a_completion_make_it_again(both: Both, answer: ChatCompletionResponse) -> None:
    gateway = MockGateway()
    gateway.on("chat.completions.stream").reply(sse(chunks(answer)))
    stream = client_of(gateway, both).chat.completions.stream(messages=MESSAGES)

    again = both.run(stream.get_final_completion())
    assert again.usage == answer.usage
    (choice,), (expected,) = again.choices, answer.choices
    assert choice.finish_reason == expected.finish_reason
    assert choice.message.tool_calls == expected.message.tool_calls
    assert (choice.message.content or "") == (expected.message.content or "")


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example(" \n")
@example(" a  b\n\n")
def test_no_character_of_a_text_is_lost_in_its_chunks(text: str) -> None:
    deltas = [chunk.choices[0].delta for chunk in chunks(text) if chunk.choices]

    assert "".join(delta.content or "" for delta in deltas if delta) == text


def test_a_text_is_cut_into_words() -> None:
    deltas = [chunk.choices[0].delta for chunk in chunks("Hello there, you") if chunk.choices]

    assert [delta and delta.content for delta in deltas] == ["", "Hello", " there,", " you"]


def test_the_calls_of_a_completion_are_told_apart() -> None:
    message = completion(tool_calls=CALLS).choices[0].message

    assert message
    assert message.content is None
    calls = message.tool_calls or []
    assert [(call.function.name, json.loads(call.function.arguments)) for call in calls] == CALLS
    assert len({call.id for call in calls}) == 3


def test_each_vector_has_its_place(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("embeddings.create").reply(embeddings([0.6, 0.8], [1.0, 0.0], model="m"))

    reply = both.run(client_of(gateway, both).embeddings.create(input=["a", "b"], model="m"))
    assert [(item.index, item.embedding) for item in reply.data] == [(0, [0.6, 0.8]), (1, [1.0, 0.0])]
    assert reply.model == "m"
