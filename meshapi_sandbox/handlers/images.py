"""Images from a description."""

from __future__ import annotations

import time
from typing import AsyncGenerator, List, Union
from uuid import uuid4

from PIL import Image
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from meshapi_generated.models import ImageGenerationParams, ImageGenerationResponse, ModelInfo
from meshapi_sandbox.engine.picture_sizes import parse_size
from meshapi_sandbox.engine.pictures import blurred, draw
from meshapi_sandbox.errors import invalid
from meshapi_sandbox.image_answers import answer, bill_images, item, refuse_unfit
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.streams import DONE, EventStream, frame

DEFAULT_MODEL = "openai/gpt-image-1"
PING = b": ping\n\n"


@handles("generate_images")
def generate_images(call: Call, params: ImageGenerationParams) -> Union[ImageGenerationResponse, Response]:
    model = serving(call, [params.model or DEFAULT_MODEL], "image").model
    refuse_unpaid(call, model)
    refuse_unfit(params.prompt)
    pictures = _draw(params)
    if params.stream:
        return EventStream(_stream(call, params, model, pictures))
    kind = params.output_format or "png"
    data = [item(picture, kind, params.response_format, params.output_compression) for picture in pictures]
    usage = bill_images(call, model, params.prompt, len(pictures))
    return ImageGenerationResponse.model_validate(
        answer(
            data,
            pictures,
            usage,
            background=params.background,
            output_format=kind,
            quality=params.quality,
        )
    )


def _draw(params: ImageGenerationParams) -> List[Image.Image]:
    try:
        size = parse_size(params.size, params.aspect_ratio, params.resolution)
    except ValueError as error:
        raise invalid(f"{error}.".capitalize(), "size") from None
    clear = params.background == "transparent"
    first = max(params.seed or 0, 0)
    return [draw(params.prompt, size, first + number, clear) for number in range(params.n or 1)]


async def _stream(
    call: Call, params: ImageGenerationParams, model: ModelInfo, pictures: List[Image.Image]
) -> AsyncGenerator[bytes, None]:
    """A chunk that says it has begun, a ping, the early states that were asked for, then each image."""
    kind = params.output_format or "png"
    head = {"id": f"img_{uuid4().hex[:24]}", "object": "image.chunk", "created": int(time.time())}
    yield frame({**head, "data": [], "status": "processing"})
    yield PING
    for step in range(params.partial_images or 0, 0, -1):
        early = await run_in_threadpool(blurred, pictures[0], step)
        data = [await run_in_threadpool(item, early, kind, params.response_format)]
        yield frame({**head, "data": data, "status": "partial", "model": model.id})
        yield PING
    usage = await run_in_threadpool(bill_images, call, model, params.prompt, len(pictures))
    for picture in pictures:
        data = [
            await run_in_threadpool(item, picture, kind, params.response_format, params.output_compression)
        ]
        last = {"usage": usage} if picture is pictures[-1] else {}
        yield frame({**head, "data": data, "status": "completed", "model": model.id, **last})
    yield DONE
