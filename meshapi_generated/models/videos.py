# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Videos, made in the background."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel, Timestamp


class CreateVideoGenerationResponse(MeshModel):
    """A task that has been started."""

    id: str
    """Id of the task."""
    unsupported_params: Optional[List[str]] = None
    """Names of the fields that the model does not know. Null when there are none."""
    request_id: Optional[str] = None
    """Id of the exchange."""


class VideoContentItem(RequestModel):
    """A text, image, video, sound or draft that a video is made from. The field named by `type` holds it."""

    model_config = ConfigDict(
        extra="forbid",
    )
    type: Union[Literal["text", "image_url", "video_url", "audio_url", "draft_task"], str]
    """Which of the fields holds it. Older requests have a role here."""
    text: Optional[str] = None
    """What to show, for `text`."""
    image_url: Optional[Dict[str, Any]] = None
    """The image, for `image_url`: `{"url": ...}` with an `https:` or `data:` URL."""
    video_url: Optional[Dict[str, Any]] = None
    """The video, for `video_url`: `{"url": ...}` with an `https:` or `data:` URL."""
    audio_url: Optional[Dict[str, Any]] = None
    """The sound, for `audio_url`: `{"url": ...}` with an `https:` or `data:` URL."""
    draft_task: Optional[Dict[str, Any]] = None
    """The draft to make the video from, for `draft_task`: `{"id": ...}` with the id of its task."""
    role: Optional[
        Union[
            Literal["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"], str
        ]
    ] = None
    """What it is for. Needed to tell a first from a last frame."""
    subject: Annotated[Optional[str], Field(pattern="^[A-Za-z0-9_-]{1,64}$")] = None
    """Name of a reference, by which a text can speak of it as `@name`."""


class VideoGenerationParams(RequestModel):
    """A video to make. A field that is null counts as left out. Settings that are left out are as the model has them."""

    model_config = ConfigDict(
        extra="forbid",
    )
    model: str
    """Id of a video model."""
    content: List[VideoContentItem]
    """What the video is made from; as a rule a text, alone or with images, videos and sounds."""
    callback_url: Optional[str] = None
    """Address that is told when the task is over."""
    return_last_frame: Optional[bool] = None
    """Whether the last frame is returned as an image too."""
    service_tier: Optional[str] = None
    """Speed against price, in the provider's terms."""
    execution_expires_after: Optional[int] = None
    """Seconds after which a task that is not over expires. Default of the gateway: 172800."""
    generate_audio: Optional[bool] = None
    """Whether the video has sound, which changes its price."""
    draft: Optional[bool] = None
    """Whether to make a rough preview, from which the video can be made later."""
    resolution: Optional[str] = None
    """Resolution, such as `720p`."""
    ratio: Optional[str] = None
    """Width to height, such as `16:9`."""
    duration: Optional[int] = None
    """Length in seconds. Not together with `frames`."""
    frames: Optional[int] = None
    """Length in frames. Not together with `duration`."""
    seed: Optional[int] = None
    """Seed for repeatable videos, where the model supports it."""
    camera_fixed: Optional[bool] = None
    """Whether the camera stands still."""
    watermark: Optional[bool] = None
    """Whether the video bears a watermark."""
    safety_identifier: Optional[str] = None
    """Your own id of the end user, for the provider."""
    priority: Annotated[Optional[int], Field(ge=0, le=9)] = None
    """Urgency, 0 to 9; higher is sooner."""
    negative_prompt: Optional[str] = None
    """What not to show."""
    output_format: Optional[str] = None
    """Encoding of the video, in the model's terms."""
    omni_reference_task_type: Optional[str] = None
    """What the references are for, in the model's terms."""
    guidance_scale: Optional[float] = None
    """How closely to keep to the text."""
    num_inference_steps: Optional[int] = None
    """Number of steps that the model takes; more is slower and finer."""


class VideoTaskContent(MeshModel):
    """What a task has made."""

    video_url: Optional[str] = None
    """Address of the video."""
    last_frame_url: Optional[str] = None
    """Address of its last frame."""


class VideoTaskError(MeshModel):
    """Why a task failed."""

    code: str
    """Slug of the fault, such as `content_policy_violation`."""
    message: str
    """Explanation for people."""


class VideoTaskUsage(MeshModel):
    """Tokens used by a video."""

    completion_tokens: int
    """Tokens of the video."""
    total_tokens: int
    """Tokens in total."""


class ListVideoGenerationsParams(RequestModel):
    """Query parameters of GET /v1/video/generations."""

    model_config = ConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
    )
    status: Optional[Union[str, List[str]]] = None
    """Only tasks with this status, one value or several, such as `running`. Default: every status."""
    model: Optional[Union[str, List[str]]] = None
    """Only tasks of this model, one value or several. Default: every model."""
    created_after: Optional[Timestamp] = None
    """Only tasks created at this moment or later. Default: no bound."""
    created_before: Optional[Timestamp] = None
    """Only tasks created before this moment. Default: no bound."""
    limit: Annotated[Optional[int], Field(ge=1, le=200)] = None
    """Highest number of tasks in the page, 1 to 200. Default: 50. Default of the gateway: 50."""
    offset: Annotated[Optional[int], Field(ge=0)] = None
    """Number of tasks to skip. Default: 0. Default of the gateway: 0."""


class VideoTaskResponse(MeshModel):
    """A task that makes a video."""

    id: str
    """Id of the task."""
    status: Union[Literal["queued", "running", "succeeded", "failed", "expired", "cancelled"], str]
    """How far it is: `queued`, `running`, then `succeeded`, `failed`, `expired` or `cancelled`."""
    model: Optional[str] = None
    """Id of the model."""
    error: Optional[VideoTaskError] = None
    """Why it failed."""
    created_at: Optional[int] = None
    """When it was created, in Unix seconds."""
    updated_at: Optional[int] = None
    """When it last changed, in Unix seconds."""
    content: Optional[VideoTaskContent] = None
    """What was made."""
    seed: Optional[int] = None
    """Seed that was used."""
    resolution: Optional[str] = None
    """Resolution, such as `720p`."""
    billed_resolution: Optional[str] = None
    """Resolution that the price is for."""
    ratio: Optional[str] = None
    """Width to height, such as `16:9`."""
    duration: Optional[int] = None
    """Length in seconds."""
    frames: Optional[int] = None
    """Length in frames."""
    framespersecond: Optional[int] = None
    """Frames per second."""
    generate_audio: Optional[bool] = None
    """Whether it has sound."""
    safety_identifier: Optional[str] = None
    """Your own id of the end user."""
    priority: Optional[int] = None
    """Urgency, 0 to 9."""
    draft: Optional[bool] = None
    """Whether it is a rough preview."""
    draft_task_id: Optional[str] = None
    """Id of the task that made the preview."""
    service_tier: Optional[str] = None
    """Service tier that served, in the provider's terms."""
    execution_expires_after: Optional[int] = None
    """Seconds after which it expires."""
    usage: Optional[VideoTaskUsage] = None
    """Tokens used."""
    request_id: Optional[str] = None
    """Id of the exchange that created it."""


class VideoTaskListResponse(MeshModel):
    """One page of tasks."""

    object: Optional[str] = None
    """Kind of the object, `list`."""
    data: List[VideoTaskResponse]
    """The tasks of the page, newest first."""
    has_more: bool
    """Whether there are further pages."""
    total: int
    """Number of tasks that fit, over all pages."""
    limit: int
    """Highest number of tasks in the page, as applied."""
    offset: int
    """Number of tasks skipped."""
