"""What models can be asked for beyond their fields: bytes of an image, text of a response, a vector."""

from __future__ import annotations

import base64
import struct
from array import array
from typing import Any

import pytest

from meshapi import (
    EmbeddingItem,
    ImageGenerationChunk,
    ImageGenerationResponse,
    ImageItem,
    InitUploadResponse,
    ResponsesResponse,
)

PNG = b"\x89PNG\r\n\xfb\xff"


@pytest.mark.parametrize(
    "fields",
    [
        {"b64_json": "iVBORw0K+/8="},
        {"b64_json": "iVBORw0K+/8"},
        {"b64_json": "iVBO\nRw0K\n+/8=\n"},
        {"b64_json": "data:image/png;base64,iVBORw0K+/8="},
        {"url": "data:image/png;base64,iVBORw0K+/8="},
        {"url": "DATA:image/png;charset=x;BASE64,iVBORw0K%2B/8%3D"},
        {"url": "data:image/png,%89PNG%0D%0A%FB%FF"},
        {"b64_json": "iVBORw0K+/8=", "url": "https://img.test/a.png"},
        {"b64_json": "", "url": "data:;base64,iVBORw0K+/8="},
    ],
)
def test_an_image_that_came_along(fields: Any) -> None:
    assert ImageItem(**fields).image_bytes() == PNG


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "no image"),
        ({"b64_json": None, "url": ""}, "no image"),
        ({"url": "https://img.test/a.png"}, "only the address"),
        ({"b64_json": "no base64!"}, "base64"),
        ({"url": "data:image/png;base64,~~~~"}, "base64"),
    ],
)
def test_an_image_that_did_not(fields: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ImageItem(**fields).image_bytes()


def test_images_of_answers_and_of_chunks_have_it() -> None:
    data = [{"b64_json": "iVBORw0K+/8=", "new": 1}]
    answer = ImageGenerationResponse.model_validate({"created": 1, "data": data})
    chunk = ImageGenerationChunk.model_validate({"created": 1, "data": data})
    for holder in (answer, chunk):
        assert holder.data is not None
        assert holder.data[0].image_bytes() == PNG
        assert holder.data[0].model_dump(exclude_unset=True) == data[0]


@pytest.mark.parametrize(
    ("output", "text"),
    [
        (None, ""),
        ("bare", "bare"),
        ([], ""),
        ([{"type": "reasoning", "summary": []}, {"type": "message", "content": None}, "odd"], ""),
        (
            [
                {"type": "message", "content": [{"type": "output_text", "text": "10"}, {"type": "refusal"}]},
                {"type": "message", "content": [{"type": "output_text", "text": "1"}]},
            ],
            "101",
        ),
    ],
)
def test_the_text_of_a_response_is_that_of_its_messages(output: Any, text: str) -> None:
    assert ResponsesResponse(output=output).output_text == text


def test_the_signature_of_an_address_is_not_shown() -> None:
    made = InitUploadResponse(
        file_id="f", signed_url="https://s.test/u?sig=SECRET", expires_at="2026-03-02T11:10:00Z"
    )

    assert "SECRET" not in repr(made) + str(made) + repr([made])
    assert "https://s.test/u?..." in repr(made)
    assert made.signed_url.endswith("SECRET")
    assert "SECRET" in made.model_dump_json()


@pytest.mark.parametrize(
    ("embedding", "kind"),
    [([0.5, -2.0], "d"), (base64.b64encode(struct.pack("<2f", 0.5, -2.0)).decode(), "f")],
)
def test_a_vector_comes_as_floats_in_either_form(embedding: Any, kind: str) -> None:
    item = EmbeddingItem(object="embedding", index=0, embedding=embedding)

    assert item.floats() == array(kind, [0.5, -2.0])
    assert item.embedding == embedding


@pytest.mark.parametrize("embedding", ["AAA", "no base64!", "AAAAAAA="])
def test_what_is_no_vector_is_refused(embedding: str) -> None:
    with pytest.raises(ValueError):
        EmbeddingItem(object="embedding", index=0, embedding=embedding).floats()
