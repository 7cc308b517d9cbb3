"""Pictures on their way out: as a URL or in base64, counted and billed."""

from __future__ import annotations

import base64
import time
from decimal import Decimal
from typing import Any, Dict, List, Optional, Sequence

from PIL import Image

from meshapi_generated.models import ModelInfo
from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.moderation import flagged_categories
from meshapi_sandbox.engine.pictures import encode
from meshapi_sandbox.errors import ApiError
from meshapi_sandbox.operations import Call

TOKENS_PER_IMAGE = 272


def refuse_unfit(prompt: str) -> None:
    """400 for a description that moderation would flag."""
    found = flagged_categories(prompt)
    if found:
        raise ApiError(400, f"The prompt was refused: {', '.join(found)}.", "content_policy_violation")


def item(
    picture: Image.Image, kind: str, response_format: Optional[str], quality: Optional[int] = None
) -> Dict[str, Any]:
    """One entry of ``data``."""
    text = base64.b64encode(encode(picture, kind, quality)).decode()
    if response_format == "b64_json":
        return {"b64_json": text}
    return {"url": f"data:image/{kind};base64,{text}"}


def bill_images(call: Call, model: ModelInfo, prompt: str, count: int) -> Dict[str, int]:
    """Charge for some pictures; the usage, as on the wire."""
    asked, made = tokens.count(prompt), count * TOKENS_PER_IMAGE
    price = model.pricing.image_output_usd_per_image if model.pricing else None
    call.bill(model.id, Decimal(price or 0) * count, asked, made)
    return {"prompt_tokens": asked, "completion_tokens": made, "total_tokens": asked + made}


def answer(
    data: Sequence[Dict[str, Any]], pictures: Sequence[Image.Image], usage: Dict[str, int], **facts: Any
) -> Dict[str, Any]:
    """The whole answer."""
    width, height = pictures[0].size
    made: List[Dict[str, Any]] = list(data)
    return {
        "created": int(time.time()),
        "data": made,
        "size": f"{width}x{height}",
        "usage": usage,
        **{name: value for name, value in facts.items() if value is not None},
    }
