"""Moderation by word lists."""

from __future__ import annotations

from typing import List
from uuid import uuid4

from meshapi_generated.models import (
    ModerationInputItem,
    ModerationParams,
    ModerationResponse,
    ModerationResult,
)
from meshapi_sandbox.engine.moderation import flagged, scores
from meshapi_sandbox.errors import invalid
from meshapi_sandbox.operations import Call, handles


@handles("create_moderation")
def create_moderation(call: Call, params: ModerationParams) -> ModerationResponse:
    return ModerationResponse(
        id=f"modr_{uuid4().hex[:24]}", model=params.model, results=[_verdict(text) for text in _texts(params)]
    )


def _texts(params: ModerationParams) -> List[str]:
    """One text for each result. Items are one input together; of an image only its address is looked at."""
    if isinstance(params.input, str):
        return [params.input]
    texts: List[str] = []
    parts: List[str] = []
    for member in params.input:
        if isinstance(member, ModerationInputItem):
            parts.append(_said(member))
        else:
            texts.append(member)
    if parts:
        texts.append("\n".join(parts))
    if not texts:
        raise invalid("There is nothing to look at.", "input")
    return texts


def _said(part: ModerationInputItem) -> str:
    if part.type == "text":
        if part.text is None:
            raise invalid("An item of type text needs its text.", "input")
        return part.text
    if part.image_url is None:
        raise invalid("An item of type image_url needs its image_url.", "input")
    return part.image_url.url if not part.image_url.url.startswith("data:") else ""


def _verdict(text: str) -> ModerationResult:
    found = scores(text)
    categories = flagged(found.items())
    return ModerationResult(
        flagged=bool(categories),
        categories={name: name in categories for name in found},
        category_scores=dict(found),
    )
