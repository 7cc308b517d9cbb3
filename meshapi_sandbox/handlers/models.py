"""The model catalogue."""

from __future__ import annotations

from typing import Any, Dict, List, Union

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response

from meshapi_generated.models import ListModelsParams, ModelInfo, ModelSearchParams, ModelsPage
from meshapi_sandbox.operations import Call, handles

Models = Union[List[ModelInfo], Response]

# OpenAI's model objects carry a time; the catalogue has none, so all carry this one.
CREATED = 1767225600


@handles("list_models")
def list_models(call: Call, wanted: ListModelsParams) -> Models:
    found = call.services.catalogue.list(wanted.free, wanted.type, wanted.provider)
    if _is_openai_client(call.request):
        return JSONResponse({"object": "list", "data": [_openai_model(model) for model in found]})
    return found


@handles("list_free_models")
def list_free_models(call: Call) -> List[ModelInfo]:
    return call.services.catalogue.list(free=True)


@handles("list_paid_models")
def list_paid_models(call: Call) -> List[ModelInfo]:
    return call.services.catalogue.list(free=False)


@handles("search_models")
def search_models(call: Call, wanted: ModelSearchParams) -> ModelsPage:
    return call.services.catalogue.search(wanted)


@handles("get_model")
def get_model(call: Call) -> Union[ModelInfo, Response]:
    model = call.services.catalogue.get(call.path("model_id"))
    if model is None:
        # This one route answers without the envelope, as at the real gateway.
        return JSONResponse({"detail": f"Model '{call.path('model_id')}' not found"}, 404)
    return JSONResponse(_openai_model(model)) if _is_openai_client(call.request) else model


def _is_openai_client(request: HTTPConnection) -> bool:
    """OpenAI's own clients cannot read a bare array; they give themselves away by their telemetry headers."""
    return "x-stainless-lang" in request.headers


def _openai_model(model: ModelInfo) -> Dict[str, Any]:
    """The model with the members that OpenAI's clients expect of one, beside its own."""
    return {
        **model.model_dump(mode="json", by_alias=True, exclude_unset=True),
        "object": "model",
        "created": CREATED,
        "owned_by": model.brand,
    }
