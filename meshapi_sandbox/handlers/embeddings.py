"""Embeddings."""

from __future__ import annotations

import base64
import json
import sys
from array import array
from typing import List, Union

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from meshapi_generated.models import (
    EmbeddingItem,
    EmbeddingsParams,
    EmbeddingsResponse,
    EmbeddingsUsage,
    MultimodalEmbeddingInput,
)
from meshapi_sandbox.catalogue import cost
from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.conversation import TOKENS_PER_PART
from meshapi_sandbox.engine.embedding import Input, embed
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles


@handles("create_embeddings")
async def create_embeddings(call: Call, params: EmbeddingsParams) -> Union[EmbeddingsResponse, Response]:
    upstream = call.services.upstream
    if upstream is not None:
        answer = await upstream.post("/embeddings", json.loads(params.model_dump_json(exclude_unset=True)))
        return JSONResponse(answer)
    return await run_in_threadpool(_embed, call, params)


def _embed(call: Call, params: EmbeddingsParams) -> EmbeddingsResponse:
    if params.model is None:
        raise invalid("The key has no default model for embeddings; name one.", "model")
    chosen = serving(call, [params.model], "embedding")
    refuse_unpaid(call, chosen.model)
    inputs = _inputs(params)
    if not inputs:
        raise invalid("There is nothing to embed.", "input")
    native = call.services.catalogue.dimensions(chosen.model.id)
    dimensions = params.dimensions or native
    if dimensions > native:
        raise ApiError(400, f"{chosen.model.id} has {native} dimensions at most.")
    total = sum(_count(source) for source in inputs)
    data: List[EmbeddingItem] = []
    for index, source in enumerate(inputs):
        vector = embed(source, dimensions, chosen.model.id)
        coded = _base64(vector) if params.encoding_format == "base64" else vector.tolist()
        data.append(EmbeddingItem(object="embedding", index=index, embedding=coded))
    call.bill(chosen.model.id, cost(chosen.model, total), total)
    usage = EmbeddingsUsage(prompt_tokens=total, total_tokens=total)
    answer = EmbeddingsResponse(object="list", data=data, model=chosen.model.id, usage=usage)
    return answer.model_copy(update=chosen.routing_facts())


def _inputs(params: EmbeddingsParams) -> List[Input]:
    """The things to embed: texts, or lists of token ids. A list of numbers is one list of token ids."""
    given = params.input
    if isinstance(given, str):
        return [given]
    inputs: List[Input] = []
    numbers: List[int] = []
    for item in given:
        if isinstance(item, int):
            numbers.append(item)
        elif isinstance(item, MultimodalEmbeddingInput):
            inputs.append(_text_of(item))
        else:
            inputs.append(item)
    return [*inputs, numbers] if numbers else inputs


def _text_of(item: MultimodalEmbeddingInput) -> str:
    """A picture or a video counts as its address: the same one is the same vector."""
    pointed = item.image_url or item.video_url
    text = pointed.url if pointed and item.type != "text" else item.text
    if not text:
        raise invalid(f"An input of type {item.type} needs its {item.type}.", "input")
    return text


def _count(source: Input) -> int:
    if not isinstance(source, str):
        return len(source)
    return (
        TOKENS_PER_PART["image_url"]
        if source.startswith(("http:", "https:", "data:"))
        else tokens.count(source)
    )


def _base64(vector: array[float]) -> str:
    """Little-endian 32-bit floats in base64."""
    if sys.byteorder == "big":
        vector = vector[:]
        vector.byteswap()
    return base64.b64encode(vector.tobytes()).decode()
