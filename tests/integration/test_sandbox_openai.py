"""OpenAI's own client against the sandbox."""

from __future__ import annotations

from typing import Any, Iterator

import pytest

from meshapi_sandbox import Sandbox

openai = pytest.importorskip("openai")

MODEL = "openai/gpt-4o-mini"


@pytest.fixture
def client(gateway: Sandbox) -> Iterator[Any]:
    with openai.OpenAI(base_url=gateway.url + "/v1", api_key=gateway.token, max_retries=0) as made:
        yield made


def test_chat(client: Any) -> None:
    answer = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "What is 2+2?"}]
    )
    assert answer.choices[0].message.content == "2+2 = 4"
    assert answer.usage.total_tokens > 0


def test_stream(client: Any) -> None:
    chunks = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": "Count to 5."}],
        stream=True,
        stream_options={"include_usage": True},
    )
    text, usage = "", None
    for chunk in chunks:
        text += "".join(choice.delta.content or "" for choice in chunk.choices)
        usage = chunk.usage or usage
    assert text == "1, 2, 3, 4, 5"
    assert usage.completion_tokens > 0


def test_embeddings_arrive_as_numbers(client: Any) -> None:
    answer = client.embeddings.create(model="openai/text-embedding-3-small", input=["red kite", "blue kite"])
    assert [len(item.embedding) for item in answer.data] == [1536, 1536]
    assert sum(value * value for value in answer.data[0].embedding) == pytest.approx(1, abs=1e-4)


def test_models(client: Any) -> None:
    listed = {model.id: model for model in client.models.list()}
    assert listed[MODEL].owned_by == "OpenAI"
    assert client.models.retrieve(MODEL).object == "model"


def test_tools(client: Any) -> None:
    tool = {
        "type": "function",
        "function": {
            "name": "get_weather",
            "parameters": {
                "type": "object",
                "properties": {"city": {"type": "string"}},
                "required": ["city"],
            },
        },
    }
    answer = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "What is the weather in Oslo?"}], tools=[tool]
    )
    assert answer.choices[0].message.tool_calls[0].function.arguments == '{"city": "Oslo"}'


def test_errors(client: Any) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.chat.completions.create(model="no/such", messages=[{"role": "user", "content": "Hi"}])
    assert caught.value.code == "model_not_found"
    assert caught.value.request_id.startswith("req_")
