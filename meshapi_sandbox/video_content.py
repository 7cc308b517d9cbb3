"""What a video is to be made from: the rules for ``content``."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from PIL import Image

from meshapi_generated.models import ModelInfo, VideoContentItem, VideoGenerationParams
from meshapi_sandbox.engine.picture_sizes import parse_ratio
from meshapi_sandbox.engine.pictures import decode
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.forms import data_url
from meshapi_sandbox.operations import Call

KIND = "video task"
# The roles, and the field that each one speaks of. Older requests have the role in ``type``.
ROLES = {
    "first_frame": "image_url",
    "last_frame": "image_url",
    "reference_image": "image_url",
    "reference_video": "video_url",
    "reference_audio": "audio_url",
}
RATE = 24
DEFAULT_SECONDS, LONGEST = 5, 60
DEFAULT_RATIO = "16:9"
# Which fields the models of a provider do not know.
UNKNOWN_TO: Mapping[str, str] = {
    "byteplus": "negative_prompt output_format omni_reference_task_type guidance_scale num_inference_steps",
    "vertex": "camera_fixed watermark service_tier draft omni_reference_task_type num_inference_steps",
}
FIELDS = ("text", "image_url", "video_url", "audio_url", "draft_task")


def refuse_unfit_content(call: Call, params: VideoGenerationParams) -> None:
    """422 for content that contradicts itself, 404 for a draft that is not there."""
    fields = [_field(item, place) for place, item in enumerate(params.content)]
    if not fields:
        raise invalid("There is nothing to make a video from.", "content")
    if set(fields) == {"audio_url"}:
        raise invalid("Sound alone makes no video.", "content")
    roles = [role_of(item) for item in params.content]
    for role in ("first_frame", "last_frame"):
        if roles.count(role) > 1:
            raise invalid(f"There can be one {role}.", "content")
    for place, (item, field) in enumerate(zip(params.content, fields)):
        if field == "draft_task":
            _refuse_unknown_draft(call, item, place)
        elif field != "text":
            _refuse_unfit_url(getattr(item, field), field, place)
        if item.subject is not None and not (roles[place] or "").startswith("reference_"):
            raise invalid("Only a reference can be a subject.", "content", place, "subject")


def unknown_fields(model: ModelInfo, given: Mapping[str, Any]) -> List[str]:
    """Which of the given fields the model does not know."""
    return [name for name in UNKNOWN_TO.get(model.provider or "", "").split() if name in given]


def length(params: VideoGenerationParams) -> float:
    """How many seconds the video lasts; 422 for what no model makes."""
    if params.duration is not None and params.frames is not None:
        raise invalid("Give duration or frames, not both.", "frames")
    seconds: float = DEFAULT_SECONDS if params.duration is None else params.duration
    name = "duration"
    if params.frames is not None:
        seconds, name = params.frames / RATE, "frames"
    if not 0 < seconds <= LONGEST:
        raise invalid(f"A video lasts {LONGEST} seconds at most.", name)
    try:
        parse_ratio(params.ratio or DEFAULT_RATIO)
    except ValueError as error:
        raise invalid(f"{error}.".capitalize(), "ratio") from None
    return seconds


def role_of(item: VideoContentItem) -> Optional[str]:
    """What the item is for; an image without a role is the first frame."""
    role = item.role or (item.type if item.type in ROLES else None)
    return role or ("first_frame" if item.type == "image_url" else None)


def words(params: VideoGenerationParams) -> str:
    """All texts, as one."""
    return "\n".join(item.text for item in params.content if item.type == "text" and item.text)


def frame(params: VideoGenerationParams, role: str) -> Optional[Image.Image]:
    """The picture for a role, when it came as a ``data:`` URL: the sandbox has no network to get others."""
    for item in params.content:
        if role_of(item) == role and item.image_url:
            try:
                return decode(data_url(str(item.image_url.get("url")))[1])
            except ValueError:
                return None
    return None


def draft_of(params: VideoGenerationParams) -> Optional[str]:
    """The id of the draft that the video is made from."""
    found: List[Dict[str, Any]] = [item.draft_task for item in params.content if item.draft_task]
    return str(found[0].get("id")) if found else None


def _field(item: VideoContentItem, place: int) -> str:
    """The field that holds the item, which must be there and fit its role."""
    field = ROLES.get(item.type, item.type)
    if field not in FIELDS:
        raise invalid(f"The type must be one of {', '.join(FIELDS)}.", "content", place, "type")
    if not getattr(item, field):
        raise invalid("Field required", "content", place, field)
    if item.role is not None and ROLES.get(item.role) != field:
        raise invalid(f"An item of type {item.type} cannot be {item.role}.", "content", place, "role")
    return field


def _refuse_unfit_url(pointed: Dict[str, Any], field: str, place: int) -> None:
    url = pointed.get("url")
    if not isinstance(url, str) or not url.lower().startswith(("https:", "http:", "data:")):
        raise invalid("The url must be an https: or data: URL.", "content", place, field, "url")


def _refuse_unknown_draft(call: Call, item: VideoContentItem, place: int) -> None:
    draft_id = str((item.draft_task or {}).get("id"))
    task = call.services.records.get(call.owner, KIND, draft_id)
    if task is None:
        raise ApiError(404, f"There is no task '{draft_id}'.", "resource_not_found")
    if not task.data["task"].get("draft"):
        raise invalid(f"The task '{draft_id}' made no draft.", "content", place, "draft_task")
