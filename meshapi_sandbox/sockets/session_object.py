"""The ``session`` object of ``/v1/realtime``, and the older shape in which clients may still ask for changes."""

from __future__ import annotations

from typing import Any, Dict, Mapping

from meshapi_sandbox.engine.json_values import is_array, is_object
from meshapi_sandbox.sockets.line import new_id

PCM = {"type": "audio/pcm", "rate": 24000}


def new_session(model: str) -> Dict[str, Any]:
    """A session as it begins. A turn ends with a pause, unless the client turns the detection off."""
    return {
        "id": new_id("sess"),
        "object": "realtime.session",
        "type": "realtime",
        "model": model,
        "output_modalities": ["audio"],
        "instructions": "",
        "audio": {
            "input": {"format": PCM, "turn_detection": {"type": "server_vad"}},
            "output": {"format": PCM, "voice": "alloy"},
        },
    }


def updated(session: Mapping[str, Any], changes: Mapping[str, Any]) -> Dict[str, Any]:
    """The session with changes; its id and model stay. Raises ValueError for what cannot be one of them."""
    wanted = {key: value for key, value in _modern(changes).items() if key not in ("id", "model", "object")}
    return _merged(session, wanted)


def _modern(changes: Mapping[str, Any]) -> Dict[str, Any]:
    """The older shape has at the top what now is in ``audio``."""
    modern = dict(changes)
    sound: Dict[str, Any] = {"input": {}, "output": {}}
    if "modalities" in modern:
        modern["output_modalities"] = modern.pop("modalities")
    if "output_modalities" in modern:
        modalities = modern["output_modalities"]
        if not is_array(modalities):
            raise ValueError("modalities must be an array.")
        modern["output_modalities"] = ["audio"] if "audio" in modalities else ["text"]
    if "voice" in modern:
        sound["output"]["voice"] = modern.pop("voice")
    if "turn_detection" in modern:
        sound["input"]["turn_detection"] = modern.pop("turn_detection")
    for side in ("input", "output"):
        if modern.pop(f"{side}_audio_format", None) is not None:
            sound[side]["format"] = PCM
    return _merged({"audio": sound}, modern)


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> Dict[str, Any]:
    """Both; what was an object or a text stays one, but for what can be turned off."""
    merged = dict(one)
    for key, value in other.items():
        known = one.get(key)
        if is_object(known) and is_object(value):
            merged[key] = _merged(known, value)
        elif not isinstance(known, (dict, str)) or isinstance(value, type(known)) or key == "turn_detection":
            merged[key] = value
    return merged
