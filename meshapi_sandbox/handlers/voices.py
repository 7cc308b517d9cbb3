"""The voices that speech can be made with."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, Dict, List

from meshapi_generated.models import ListVoicesParams, Voice, VoicesResponse
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.operations import Call, handles

DEFAULT_PAGE = 100


def _read_voices() -> Dict[str, Dict[str, Any]]:
    text = resources.files("meshapi_sandbox").joinpath("voices.json").read_text(encoding="utf-8")
    return {voice["voice_id"]: voice for voice in json.loads(text)}


_VOICES = _read_voices()


def pitch_of(voice_id: str) -> float:
    """How high a voice is, beside the average of 1; one that is not in the list has a pitch of its own, too."""
    voice = _VOICES.get(voice_id.lower())
    return float(voice["pitch"]) if voice else 0.7 + sum(voice_id.encode()) % 70 / 100


@handles("list_voices")
def list_voices(call: Call, wanted: ListVoicesParams) -> VoicesResponse:
    found = [voice for voice in map(_voice, [call] * len(_VOICES), _VOICES.values()) if _fits(voice, wanted)]
    if wanted.sort:
        key = wanted.sort
        found.sort(key=lambda voice: str(getattr(voice, key, None) or ""))
    if (wanted.sort_direction or "").lower() == "desc":
        found.reverse()
    start = _start(wanted.next_page_token)
    end = start + (wanted.page_size or DEFAULT_PAGE)
    more = end < len(found)
    page = found[start:end]
    return VoicesResponse(
        voices=page,
        count=len(page),
        truncated=more,
        has_more=more,
        total_count=None if wanted.include_total_count is False else len(found),
        next_page_token=f"page_{end}" if more else None,
    )


@handles("get_voice")
def get_voice(call: Call) -> Voice:
    voice = _VOICES.get(call.path("voice_id"))
    if voice is None:
        raise ApiError(404, f"There is no voice '{call.path('voice_id')}'.")
    return _voice(call, voice)


def _voice(call: Call, row: Dict[str, Any]) -> Voice:
    model = call.services.catalogue.get(row["model"])
    return Voice(
        voice_id=row["voice_id"],
        name=row["name"],
        brand=model.brand if model else None,
        provider=model.provider if model else None,
        model=row["model"],
        language=row["language"],
        gender=row["gender"],
        category=row.get("category"),
        description=None,
        preview_url=None,
        labels={},
    )


def _fits(voice: Voice, wanted: ListVoicesParams) -> bool:
    """All filters but the provider's ``voice_type``, which the sandbox's voices have none of."""
    search = (wanted.search or "").casefold()
    return (
        _same(wanted.brand, voice.brand)
        and _same(wanted.model, voice.model)
        and _same(wanted.category, voice.category)
        and (search in voice.voice_id.casefold() or search in voice.name.casefold())
        and (not wanted.voice_ids or voice.voice_id in wanted.voice_ids)
    )


def _same(wanted: Any, value: Any) -> bool:
    return not wanted or str(wanted).casefold() == str(value or "").casefold()


def _start(token: Any) -> int:
    if not token:
        return 0
    place: List[str] = str(token).split("_")
    if len(place) != 2 or place[0] != "page" or not (place[1].isascii() and place[1].isdigit()):
        raise invalid("The token is not one that a page gave.", "next_page_token")
    return int(place[1][:9])
