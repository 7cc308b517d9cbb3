"""Which model ``auto`` would choose."""

from __future__ import annotations

import json
import re
from typing import List, Mapping, Optional

from meshapi_generated.models import AutoRouterMeta, RouterSelectParams, RouterSelectResponse
from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.errors import invalid
from meshapi_sandbox.models_for import AUTO_EMBEDDING, AUTO_MODELS
from meshapi_sandbox.operations import Call, handles

LONG = 20_000

# What a question is about, and the models that are good at it, best first.
_RULES: Mapping[str, List[str]] = {
    r"\b(code|python|go|rust|java|function|bug|refactor|sql|regex|sort)\b": [
        "anthropic/claude-sonnet-4.5",
        "openai/gpt-5",
    ],
    r"\b(prove|proof|theorem|derive|integral|step by step|puzzle)\b": ["openai/o4-mini", "openai/gpt-5"],
}
_LONG_MODELS = ["google/gemini-2.5-pro", "google/gemini-2.5-flash"]


@handles("select_model")
def select_model(call: Call, params: RouterSelectParams) -> RouterSelectResponse:
    kind = "embedding" if params.api_type == "embeddings" else "text"
    pool = [model.id for model in call.services.catalogue.list(kind=kind)]
    if params.candidate_models is not None:
        pool = [model_id for model_id in pool if model_id in params.candidate_models]
        if not pool:
            raise invalid("None of the candidates can serve this.", "candidate_models")
    allowed = [model_id for model_id in pool if model_id not in (params.exclude_models or ())]
    wanted = [AUTO_EMBEDDING] if kind == "embedding" else _preferred(params)
    choice = next((model_id for model_id in wanted if model_id in allowed), None)
    if choice is not None:
        return _selected(choice, None)
    if allowed:
        return _selected(allowed[0], "preferred_models_not_allowed")
    return _selected(pool[0], "all_models_excluded")


def _preferred(params: RouterSelectParams) -> List[str]:
    messages = [json.loads(message.model_dump_json(exclude_none=True)) for message in params.messages]
    conversation = Conversation.of(messages)
    question = conversation.question.text.lower()
    found = [model for pattern, models in _RULES.items() if re.search(pattern, question) for model in models]
    if sum(len(turn.text) for turn in conversation.turns) > LONG:
        found = [*_LONG_MODELS, *found]
    return [*found, AUTO_MODELS["balanced"]]


def _selected(model_id: str, reason: Optional[str]) -> RouterSelectResponse:
    return RouterSelectResponse(
        model=model_id,
        auto_router=AutoRouterMeta(fallback_used=reason is not None, fallback_reason=reason),
        reasoning_effort=None,
    )
