"""The models that the sandbox pretends to have."""

from __future__ import annotations

from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Dict, Iterable, List, Optional

from meshapi_generated.models import ModelInfo, ModelPricing, ModelSearchParams, ModelsPage
from meshapi_sandbox.catalogue_data import Row, rows

DEFAULT_CHAT_MODEL = "openai/gpt-4o-mini"
DEFAULT_PAGE = 50
LARGEST_PAGE = 200
MISSPELLING = 0.75


class Catalogue:
    """The models, by id."""

    def __init__(self) -> None:
        known = rows()
        self.models: Dict[str, ModelInfo] = {row.id: _info(row) for row in known}
        self._dimensions = {row.id: row.dimensions for row in known}

    def get(self, model_id: str) -> Optional[ModelInfo]:
        """A model by its exact id."""
        return self.models.get(model_id)

    def dimensions(self, model_id: str) -> int:
        """The length of the model's embeddings; 0 when it makes none."""
        return self._dimensions.get(model_id, 0)

    def list(
        self, free: Optional[bool] = None, kind: Optional[str] = None, provider: Optional[str] = None
    ) -> List[ModelInfo]:
        """The models that pass every given filter, in the order of the catalogue."""
        return [
            model
            for model in self.models.values()
            if (free is None or model.is_free is free)
            and (kind is None or model.model_type == kind)
            and (provider is None or model.provider == provider)
        ]

    def search(self, wanted: ModelSearchParams) -> ModelsPage:
        """One page of the models that match, and the brands among all that match."""
        found = [model for model in self.models.values() if _matches(model, wanted)]
        if wanted.sort:
            found.sort(key=lambda model: _sort_key(model, str(wanted.sort)))
        if wanted.order == "desc":
            found.reverse()
        limit = min(DEFAULT_PAGE if wanted.limit is None else wanted.limit, LARGEST_PAGE)
        offset = wanted.offset or 0
        return ModelsPage(
            items=found[offset : offset + limit],
            total=len(found),
            limit=limit,
            offset=offset,
            brands=sorted({model.brand for model in found if model.brand}),
        )


def cost(model: Optional[ModelInfo], prompt_tokens: int, completion_tokens: int = 0) -> Decimal:
    """What a call costs, in US dollars. A model that is not in the catalogue costs nothing."""
    pricing = model.pricing if model else None
    if pricing is None:
        return Decimal(0)
    prompt, completion = Decimal(pricing.prompt_usd_per_1m or 0), Decimal(pricing.completion_usd_per_1m or 0)
    return (prompt * prompt_tokens + completion * completion_tokens) / 1_000_000


def money(amount: Decimal) -> str:
    """An amount as the decimal string that the wire carries."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _matches(model: ModelInfo, wanted: ModelSearchParams) -> bool:
    return (
        (not wanted.q or _resembles(model, wanted.q))
        and (wanted.free is None or model.is_free is wanted.free)
        and (
            wanted.discounted is None
            or bool(model.pricing and model.pricing.discount_pct) is wanted.discounted
        )
        and _any_of(wanted.input_modality, model.input_modalities or ())
        and _any_of(wanted.output_modality, [*(model.output_modalities or ()), *_abilities(model)])
        and _any_of(wanted.brand, [model.brand or ""])
    )


def _any_of(wanted: Any, present: Iterable[str]) -> bool:
    if not wanted:
        return True
    choices = {choice.casefold() for choice in ([wanted] if isinstance(wanted, str) else wanted)}
    return not choices.isdisjoint(value.casefold() for value in present)


def _abilities(model: ModelInfo) -> List[str]:
    return ["embedding"] * bool(model.supports_embeddings) + ["realtime"] * bool(model.supports_realtime)


def _resembles(model: ModelInfo, query: str) -> bool:
    """Every word of the query is in the name, id or brand, or is a misspelling of a word there."""
    text = f"{model.name} {model.id} {model.brand}".casefold()
    parts = text.replace("/", " ").replace("-", " ").split()
    return all(
        word in text or any(SequenceMatcher(None, word, part).ratio() >= MISSPELLING for part in parts)
        for word in query.casefold().split()
    )


def _sort_key(model: ModelInfo, sort: str) -> Any:
    if sort == "context_length":
        return model.context_length or 0, model.id
    return str(getattr(model, sort) or "").casefold(), model.id


def _info(row: Row) -> ModelInfo:
    chat = row.kind == "text"
    return ModelInfo(
        id=row.id,
        name=row.name,
        is_free=row.is_free,
        context_length=row.context,
        context_window=row.context,
        description=row.description,
        model_type=row.kind,
        brand=row.brand,
        provider=row.provider,
        input_modalities=list(row.reads),
        output_modalities=list(row.makes),
        pricing=_pricing(row),
        supports_completions_api=chat,
        supports_responses_api=chat and "no-responses" not in row.flags,
        supports_tools=chat and "no-tools" not in row.flags,
        supports_structured_output=chat,
        supports_system_prompt=chat,
        supports_thinking="thinking" in row.flags,
        supports_batching=row.kind in ("text", "embedding") and not row.is_free,
        supports_background_response=chat and not row.is_free,
        supports_embeddings=row.kind == "embedding",
        supports_realtime="realtime" in row.flags,
        supports_video_generation=row.kind == "video",
        supports_image_edit="edit" in row.flags,
        supports_image_reference="edit" in row.flags,
        is_composite=False,
        composite_models=None,
    )


def _pricing(row: Row) -> ModelPricing:
    if row.unit != "per_1m_tokens":
        return ModelPricing.model_validate(
            {
                "pricing_unit": row.unit,
                "prompt_usd_per_1m": None,
                "completion_usd_per_1m": None,
                "input_usd_per_unit": "0.00000000",
                "output_usd_per_unit": _amount(row.completion),
                "image_output_usd_per_image": _amount(row.completion) if row.unit == "per_image" else None,
            }
        )
    return ModelPricing.model_validate(
        {
            "pricing_unit": row.unit,
            "prompt_usd_per_1m": _amount(row.prompt),
            "completion_usd_per_1m": _amount(row.completion),
            "prompt_usd_per_1k": _amount(row.prompt, 1000),
            "completion_usd_per_1k": _amount(row.completion, 1000),
            "input_usd_per_unit": _amount(row.prompt),
            "output_usd_per_unit": _amount(row.completion),
            "discount_pct": row.discount,
        }
    )


def _amount(price: str, divisor: int = 1) -> str:
    return f"{Decimal(price) / divisor:.8f}"
