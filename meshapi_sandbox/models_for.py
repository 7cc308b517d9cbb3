"""Which model serves a call."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from attrs import frozen

from meshapi_generated.models import ModelInfo
from meshapi_sandbox.errors import ApiError
from meshapi_sandbox.operations import Call

AUTO = "auto"
AUTO_MODELS = {
    "balanced": "openai/gpt-4o-mini",
    "quality_first": "anthropic/claude-sonnet-4.5",
    "cost_first": "meta-llama/llama-3.3-70b-instruct:free",
    "latency_first": "google/gemini-2.5-flash",
}
AUTO_EMBEDDING = "openai/text-embedding-3-small"

_PURPOSES = {"text": "chat", "embedding": "embeddings", "image": "images", "video": "videos"}


@frozen
class Chosen:
    """The model that serves, and how it came to that."""

    model: ModelInfo
    auto: bool = False
    fallback: bool = False

    def routing_facts(self) -> Dict[str, Any]:
        """The members that an answer has only when the gateway chose the model."""
        return {"x_auto_routed": True, "x_resolved_model_id": self.model.id} if self.auto else {}

    def headers(self, stream: bool) -> Dict[str, str]:
        """The routing headers of the answer."""
        made: Dict[str, str] = {}
        if self.auto and stream:
            made = {"X-Auto-Routed": "true", "X-Resolved-Model-Id": self.model.id}
        if self.fallback and not stream:
            made = {"X-Mesh-Routing-Fallback": "true", "X-Mesh-Routing-Model": self.model.id}
        return made


def serving(call: Call, wanted: Sequence[str], kind: str, profile: Optional[str] = None) -> Chosen:
    """The first of the wanted models that exists; it must be of the right kind."""
    catalogue = call.services.catalogue
    for place, model_id in enumerate(wanted):
        auto = model_id == AUTO and kind in ("text", "embedding")
        if auto:
            chat_model = AUTO_MODELS.get(profile or "balanced", AUTO_MODELS["balanced"])
            model_id = chat_model if kind == "text" else AUTO_EMBEDDING
        model = catalogue.get(model_id)
        if model is None:
            continue
        if model.model_type != kind:
            purpose = _PURPOSES.get(kind, kind)
            raise ApiError(400, f"{model_id} cannot do {purpose}.", "model_capability_not_supported")
        return Chosen(model, auto, place > 0)
    names: List[str] = [f"'{model_id}'" for model_id in wanted]
    raise ApiError(404, f"There is no model {', '.join(names)}.", "model_not_found")


def refuse_unpaid(call: Call, model: ModelInfo) -> None:
    """402 when the account is empty and the model costs something."""
    if not model.is_free and call.services.accounts.get(call.owner).balance <= 0:
        raise ApiError(402, "The balance of the account is used up.")
