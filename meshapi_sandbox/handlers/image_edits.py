"""Changes to images."""

from __future__ import annotations

import base64
from typing import Any, Dict, List

from PIL import Image

from meshapi_generated.models import ImageEditParams, ImageGenerationResponse, ImageRef
from meshapi_sandbox.engine import picture_edits
from meshapi_sandbox.engine.picture_sizes import parse_ratio
from meshapi_sandbox.engine.pictures import decode
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.forms import data_url
from meshapi_sandbox.image_answers import answer, bill_images, item, refuse_unfit
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles

FACTORS = {"x2": 2, "x4": 4}
RATIOS = ("1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2")
LARGEST_EXPANSION = 4.0
MOST = 10
_DESCRIBED = ("edit", "outpaint", "mix")
_ALONE = ("mix", "reframe", "upscale", "remove_background")


@handles("edit_image", form=True)
def edit_image(call: Call, params: ImageEditParams) -> ImageGenerationResponse:
    model = serving(call, [params.model], "image").model
    if not model.supports_image_edit:
        raise ApiError(422, f"{model.id} cannot do '{params.operation}'.", "unsupported_operation")
    refuse_unpaid(call, model)
    refuse_unfit(params.prompt)
    if params.operation in _DESCRIBED and not params.prompt.strip():
        raise invalid(f"'{params.operation}' needs a prompt.", "prompt")
    if (params.n or 1) > MOST:
        raise invalid(f"There can be {MOST} images at most.", "n")
    picture = _picture(params.image, "image")
    count = 1 if params.operation in _ALONE else params.n or 1
    pictures = [_changed(params, picture, variant) for variant in range(count)]
    usage = bill_images(call, model, params.prompt, len(pictures))
    data: List[Dict[str, Any]] = [item(made, "png", params.response_format) for made in pictures]
    return ImageGenerationResponse.model_validate(answer(data, pictures, usage, output_format="png"))


def _changed(params: ImageEditParams, picture: Image.Image, variant: int) -> Image.Image:
    operation = params.operation
    if operation == "inpaint":
        mask = _picture(_needed(params.mask, operation, "mask"), "mask")
        return picture_edits.inpaint(picture, params.prompt, mask, params.mask_feather or 0, variant)
    if operation == "outpaint":
        return picture_edits.outpaint(picture, params.prompt, _expansion(params.expand_factor), variant)
    if operation == "mix":
        others = _needed(params.reference_images, operation, "reference_images")
        return picture_edits.mix(
            picture, [_picture(other, "reference_images") for other in others], params.prompt
        )
    if operation == "reframe":
        ratio = _needed(params.aspect_ratio, operation, "aspect_ratio")
        if ratio not in RATIOS:
            raise invalid(f"The ratio must be one of {', '.join(RATIOS)}.", "aspect_ratio")
        return picture_edits.reframe(picture, parse_ratio(ratio))
    if operation == "upscale":
        factor = FACTORS.get(_needed(params.upscale_factor, operation, "upscale_factor"))
        if factor is None:
            raise invalid("The factor must be x2 or x4.", "upscale_factor")
        return picture_edits.upscale(picture, factor)
    if operation == "remove_background":
        return picture_edits.remove_background(picture)
    return picture_edits.edit(picture, params.prompt, variant)


def _needed(value: Any, operation: str, name: str) -> Any:
    if value is None:
        raise invalid(f"'{operation}' needs {name}.", name)
    return value


def _picture(source: Any, name: str) -> Image.Image:
    """A picture given in base64 or as a ``data:`` URL."""
    text: str = source.url if isinstance(source, ImageRef) else str(source)
    try:
        data = data_url(text)[1] if text[:5].lower() == "data:" else base64.b64decode(text, validate=True)
        return decode(data)
    except ValueError:
        raise invalid(
            "An image must be a picture in base64 or a data: URL.", name, code="invalid_input"
        ) from None


def _expansion(given: Any) -> float:
    try:
        factor = float(str(given).lstrip("x")) if given is not None else 1.5
    except ValueError:
        factor = 0.0
    if not 1.0 < factor <= LARGEST_EXPANSION:
        raise invalid(f"The factor must be more than 1 and at most {LARGEST_EXPANSION}.", "expand_factor")
    return factor
