"""OpenAI's own client against the sandbox."""

from __future__ import annotations

import base64
from typing import Any, Iterator

import pytest
from pydantic import BaseModel

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


def test_responses(client: Any) -> None:
    answer = client.responses.create(model=MODEL, input="What is 2+2?")
    assert (answer.output_text, answer.status) == ("2+2 = 4", "completed")
    assert client.responses.retrieve(answer.id).output_text == "2+2 = 4"
    with client.responses.stream(model=MODEL, input="Count to 5.") as events:
        for _ in events:
            pass
        assert events.get_final_response().output_text == "1, 2, 3, 4, 5"


def test_what_the_readme_says_of_chat_and_responses(client: Any) -> None:
    class Sum(BaseModel):
        total: int

    asked = [{"role": "user", "content": "What is 2+2?"}]
    parsed = client.chat.completions.parse(model=MODEL, messages=asked, response_format=Sum)
    assert isinstance(parsed.choices[0].message.parsed, Sum)
    assert isinstance(client.responses.parse(model=MODEL, input="2+2?", text_format=Sum).output_parsed, Sum)
    counted = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "Count to 5."}], max_completion_tokens=1, n=2
    )
    assert [choice.message.content for choice in counted.choices] == ["1, 2, 3, 4, 5"]
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model=MODEL, messages=[{"role": "developer", "content": "x"}, *asked])


def test_what_the_readme_says_of_media_and_files(client: Any) -> None:
    drawn = client.images.generate(
        model="openai/gpt-image-1", prompt="a red circle", size="64x64", response_format="b64_json"
    )
    picture = base64.b64decode(drawn.data[0].b64_json)
    edited = client.images.edit(model="openai/gpt-image-1", prompt="blue", image=("a.png", picture))
    assert edited.data[0].url.startswith("data:image/png;base64,")
    sound = client.audio.speech.create(model="openai/gpt-4o-mini-tts", voice="nova", input="hola")
    translated = client.post(
        "/audio/translations",
        body={"model": "openai/whisper-1"},
        files={"file": ("a.wav", sound.content)},
        options={"headers": {"Content-Type": "multipart/form-data"}},
        cast_to=openai.types.audio.Translation,
    )
    assert translated.text == "hello"
    with pytest.raises(openai.BadRequestError):
        client.files.create(file=("a.jsonl", b"{}"), purpose="batch")


def test_images_speech_and_moderation(client: Any) -> None:
    image = client.images.generate(model="openai/gpt-image-1", prompt="a red circle", size="64x64")
    assert image.data[0].url.startswith("data:image/png;base64,")
    sound = client.audio.speech.create(
        model="openai/gpt-4o-mini-tts", voice="nova", input="Hi", response_format="wav"
    )
    heard = client.audio.transcriptions.create(model="openai/whisper-1", file=("a.wav", sound.content))
    assert heard.text == "Hi"
    assert client.moderations.create(input="I will kill you").results[0].flagged


def test_batches(client: Any) -> None:
    # Files of batches are uploaded as JSON here, which OpenAI's client does not do.
    body = {"model": MODEL, "messages": [{"role": "user", "content": "Say hi"}]}
    file = client.post(
        "/files", body={"requests": [{"custom_id": "a", "body": body}]}, cast_to=openai.types.FileObject
    )
    batch = client.batches.create(
        input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
    )
    while batch.status not in ("completed", "failed"):
        batch = client.batches.retrieve(batch.id)
    assert b'"content": "hi"' in client.files.content(batch.output_file_id).content
    assert [listed.id for listed in client.batches.list()] == [batch.id]
