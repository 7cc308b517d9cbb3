# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.videos``: the methods of both clients."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Mapping, Optional, Sequence, Union, overload

from ..endpoints.videos import generate_video, get_video_task, list_video_tasks
from ..models.videos import (
    CreateVideoGenerationResponse,
    ListVideoGenerationsParams,
    VideoContentItem,
    VideoGenerationParams,
    VideoTaskListResponse,
    VideoTaskResponse,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class VideosResource:
    """``client.videos``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def generate(
        self, params: VideoGenerationParams, *, options: Optional[RequestOptions] = None
    ) -> CreateVideoGenerationResponse: ...

    @overload
    def generate(
        self,
        *,
        model: str,
        content: Sequence[Union[VideoContentItem, Mapping[str, Any]]],
        callback_url: Optional[str] = None,
        return_last_frame: Optional[bool] = None,
        service_tier: Optional[str] = None,
        execution_expires_after: Optional[int] = None,
        generate_audio: Optional[bool] = None,
        draft: Optional[bool] = None,
        resolution: Optional[str] = None,
        ratio: Optional[str] = None,
        duration: Optional[int] = None,
        frames: Optional[int] = None,
        seed: Optional[int] = None,
        camera_fixed: Optional[bool] = None,
        watermark: Optional[bool] = None,
        safety_identifier: Optional[str] = None,
        priority: Optional[int] = None,
        negative_prompt: Optional[str] = None,
        output_format: Optional[str] = None,
        omni_reference_task_type: Optional[str] = None,
        guidance_scale: Optional[float] = None,
        num_inference_steps: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> CreateVideoGenerationResponse: ...

    def generate(
        self,
        params: Optional[VideoGenerationParams] = None,
        *,
        model: Optional[str] = None,
        content: Optional[Sequence[Union[VideoContentItem, Mapping[str, Any]]]] = None,
        callback_url: Optional[str] = None,
        return_last_frame: Optional[bool] = None,
        service_tier: Optional[str] = None,
        execution_expires_after: Optional[int] = None,
        generate_audio: Optional[bool] = None,
        draft: Optional[bool] = None,
        resolution: Optional[str] = None,
        ratio: Optional[str] = None,
        duration: Optional[int] = None,
        frames: Optional[int] = None,
        seed: Optional[int] = None,
        camera_fixed: Optional[bool] = None,
        watermark: Optional[bool] = None,
        safety_identifier: Optional[str] = None,
        priority: Optional[int] = None,
        negative_prompt: Optional[str] = None,
        output_format: Optional[str] = None,
        omni_reference_task_type: Optional[str] = None,
        guidance_scale: Optional[float] = None,
        num_inference_steps: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> CreateVideoGenerationResponse:
        """Generate a video.

        Starts the making of a video and returns the id of the task. Ask for the task every five to ten
        seconds until its status is `succeeded`, `failed`, `expired` or `cancelled`, or name a `callback_url`.

        What may stand beside what in `content` depends on the model: a text, a first frame, first and last
        frame, or references. Fields that the model does not know are dropped and named in
        `unsupported_params`.

        ``POST /v1/video/generations``, operation ``generate_video``.

        Args:
            params: everything that follows as one object, instead of keywords.
            model: Id of a video model.
            content: What the video is made from; as a rule a text, alone or with images, videos and sounds.
            callback_url: Address that is told when the task is over.
            return_last_frame: Whether the last frame is returned as an image too.
            service_tier: Speed against price, in the provider's terms.
            execution_expires_after: Seconds after which a task that is not over expires.
            generate_audio: Whether the video has sound, which changes its price.
            draft: Whether to make a rough preview, from which the video can be made later.
            resolution: Resolution, such as `720p`.
            ratio: Width to height, such as `16:9`.
            duration: Length in seconds. Not together with `frames`.
            frames: Length in frames. Not together with `duration`.
            seed: Seed for repeatable videos, where the model supports it.
            camera_fixed: Whether the camera stands still.
            watermark: Whether the video bears a watermark.
            safety_identifier: Your own id of the end user, for the provider.
            priority: Urgency, 0 to 9; higher is sooner.
            negative_prompt: What not to show.
            output_format: Encoding of the video, in the model's terms.
            omni_reference_task_type: What the references are for, in the model's terms.
            guidance_scale: How closely to keep to the text.
            num_inference_steps: Number of steps that the model takes; more is slower and finer.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.videos.generate(
                    model="byteplus/dreamina-seedance-2-0",
                    content=[
                        {"type": "text", "text": "A paper boat crosses a puddle."},
                        {
                            "type": "image_url",
                            "image_url": {"url": "https://img.example.test/boat.png"},
                            "role": "first_frame",
                        },
                    ],
                    duration=5,
                    ratio="16:9",
                    callback_url="https://app.example.test/hooks/video",
                )
        """
        params = params_of(
            VideoGenerationParams,
            "videos.generate",
            params,
            {
                "model": model,
                "content": content,
                "callback_url": callback_url,
                "return_last_frame": return_last_frame,
                "service_tier": service_tier,
                "execution_expires_after": execution_expires_after,
                "generate_audio": generate_audio,
                "draft": draft,
                "resolution": resolution,
                "ratio": ratio,
                "duration": duration,
                "frames": frames,
                "seed": seed,
                "camera_fixed": camera_fixed,
                "watermark": watermark,
                "safety_identifier": safety_identifier,
                "priority": priority,
                "negative_prompt": negative_prompt,
                "output_format": output_format,
                "omni_reference_task_type": omni_reference_task_type,
                "guidance_scale": guidance_scale,
                "num_inference_steps": num_inference_steps,
            },
        )
        return generate_video.sync(self._executor, params, options=options)

    def list(
        self,
        params: Optional[ListVideoGenerationsParams] = None,
        *,
        status: Optional[Union[str, Sequence[str]]] = None,
        model: Optional[Union[str, Sequence[str]]] = None,
        created_after: Optional[Union[str, datetime]] = None,
        created_before: Optional[Union[str, datetime]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> VideoTaskListResponse:
        """List the video tasks.

        Returns one page of the caller's tasks, newest first, as they are stored: a running one may be further
        by now. A filter with several values fits when one of them does.

        ``GET /v1/video/generations``, operation ``list_video_tasks``.

        Args:
            params: everything that follows as one object, instead of keywords.
            status: Only tasks with this status, one value or several, such as `running`. Default: every
                status.
            model: Only tasks of this model, one value or several. Default: every model.
            created_after: Only tasks created at this moment or later. Default: no bound.
            created_before: Only tasks created before this moment. Default: no bound.
            limit: Highest number of tasks in the page, 1 to 200. Default: 50.
            offset: Number of tasks to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.videos.list()
        """
        params = params_of(
            ListVideoGenerationsParams,
            "videos.list",
            params,
            {
                "status": status,
                "model": model,
                "created_after": created_after,
                "created_before": created_before,
                "limit": limit,
                "offset": offset,
            },
        )
        return list_video_tasks.sync(self._executor, params, options=options)

    def retrieve(self, task_id: str, *, options: Optional[RequestOptions] = None) -> VideoTaskResponse:
        """Get a video task.

        Returns a task. One that is not over is brought up to date from the provider first. A task that failed
        is a good answer too: its `error` says why.

        ``GET /v1/video/generations/{task_id}``, operation ``get_video_task``.

        Args:
            task_id: Id of the task. From the contract label `2026-09` on also the id of the exchange that
                created it.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.videos.retrieve("t-3fa9")
        """
        return get_video_task.sync(self._executor, task_id, options=options)


class AsyncVideosResource:
    """``client.videos`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def generate(
        self, params: VideoGenerationParams, *, options: Optional[RequestOptions] = None
    ) -> CreateVideoGenerationResponse: ...

    @overload
    async def generate(
        self,
        *,
        model: str,
        content: Sequence[Union[VideoContentItem, Mapping[str, Any]]],
        callback_url: Optional[str] = None,
        return_last_frame: Optional[bool] = None,
        service_tier: Optional[str] = None,
        execution_expires_after: Optional[int] = None,
        generate_audio: Optional[bool] = None,
        draft: Optional[bool] = None,
        resolution: Optional[str] = None,
        ratio: Optional[str] = None,
        duration: Optional[int] = None,
        frames: Optional[int] = None,
        seed: Optional[int] = None,
        camera_fixed: Optional[bool] = None,
        watermark: Optional[bool] = None,
        safety_identifier: Optional[str] = None,
        priority: Optional[int] = None,
        negative_prompt: Optional[str] = None,
        output_format: Optional[str] = None,
        omni_reference_task_type: Optional[str] = None,
        guidance_scale: Optional[float] = None,
        num_inference_steps: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> CreateVideoGenerationResponse: ...

    async def generate(
        self,
        params: Optional[VideoGenerationParams] = None,
        *,
        model: Optional[str] = None,
        content: Optional[Sequence[Union[VideoContentItem, Mapping[str, Any]]]] = None,
        callback_url: Optional[str] = None,
        return_last_frame: Optional[bool] = None,
        service_tier: Optional[str] = None,
        execution_expires_after: Optional[int] = None,
        generate_audio: Optional[bool] = None,
        draft: Optional[bool] = None,
        resolution: Optional[str] = None,
        ratio: Optional[str] = None,
        duration: Optional[int] = None,
        frames: Optional[int] = None,
        seed: Optional[int] = None,
        camera_fixed: Optional[bool] = None,
        watermark: Optional[bool] = None,
        safety_identifier: Optional[str] = None,
        priority: Optional[int] = None,
        negative_prompt: Optional[str] = None,
        output_format: Optional[str] = None,
        omni_reference_task_type: Optional[str] = None,
        guidance_scale: Optional[float] = None,
        num_inference_steps: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> CreateVideoGenerationResponse:
        """Generate a video.

        Starts the making of a video and returns the id of the task. Ask for the task every five to ten
        seconds until its status is `succeeded`, `failed`, `expired` or `cancelled`, or name a `callback_url`.

        What may stand beside what in `content` depends on the model: a text, a first frame, first and last
        frame, or references. Fields that the model does not know are dropped and named in
        `unsupported_params`.

        ``POST /v1/video/generations``, operation ``generate_video``.

        Args:
            params: everything that follows as one object, instead of keywords.
            model: Id of a video model.
            content: What the video is made from; as a rule a text, alone or with images, videos and sounds.
            callback_url: Address that is told when the task is over.
            return_last_frame: Whether the last frame is returned as an image too.
            service_tier: Speed against price, in the provider's terms.
            execution_expires_after: Seconds after which a task that is not over expires.
            generate_audio: Whether the video has sound, which changes its price.
            draft: Whether to make a rough preview, from which the video can be made later.
            resolution: Resolution, such as `720p`.
            ratio: Width to height, such as `16:9`.
            duration: Length in seconds. Not together with `frames`.
            frames: Length in frames. Not together with `duration`.
            seed: Seed for repeatable videos, where the model supports it.
            camera_fixed: Whether the camera stands still.
            watermark: Whether the video bears a watermark.
            safety_identifier: Your own id of the end user, for the provider.
            priority: Urgency, 0 to 9; higher is sooner.
            negative_prompt: What not to show.
            output_format: Encoding of the video, in the model's terms.
            omni_reference_task_type: What the references are for, in the model's terms.
            guidance_scale: How closely to keep to the text.
            num_inference_steps: Number of steps that the model takes; more is slower and finer.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.videos.generate(
                    model="byteplus/dreamina-seedance-2-0",
                    content=[
                        {"type": "text", "text": "A paper boat crosses a puddle."},
                        {
                            "type": "image_url",
                            "image_url": {"url": "https://img.example.test/boat.png"},
                            "role": "first_frame",
                        },
                    ],
                    duration=5,
                    ratio="16:9",
                    callback_url="https://app.example.test/hooks/video",
                )
        """
        params = params_of(
            VideoGenerationParams,
            "videos.generate",
            params,
            {
                "model": model,
                "content": content,
                "callback_url": callback_url,
                "return_last_frame": return_last_frame,
                "service_tier": service_tier,
                "execution_expires_after": execution_expires_after,
                "generate_audio": generate_audio,
                "draft": draft,
                "resolution": resolution,
                "ratio": ratio,
                "duration": duration,
                "frames": frames,
                "seed": seed,
                "camera_fixed": camera_fixed,
                "watermark": watermark,
                "safety_identifier": safety_identifier,
                "priority": priority,
                "negative_prompt": negative_prompt,
                "output_format": output_format,
                "omni_reference_task_type": omni_reference_task_type,
                "guidance_scale": guidance_scale,
                "num_inference_steps": num_inference_steps,
            },
        )
        return await generate_video.asyncio(self._executor, params, options=options)

    async def list(
        self,
        params: Optional[ListVideoGenerationsParams] = None,
        *,
        status: Optional[Union[str, Sequence[str]]] = None,
        model: Optional[Union[str, Sequence[str]]] = None,
        created_after: Optional[Union[str, datetime]] = None,
        created_before: Optional[Union[str, datetime]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> VideoTaskListResponse:
        """List the video tasks.

        Returns one page of the caller's tasks, newest first, as they are stored: a running one may be further
        by now. A filter with several values fits when one of them does.

        ``GET /v1/video/generations``, operation ``list_video_tasks``.

        Args:
            params: everything that follows as one object, instead of keywords.
            status: Only tasks with this status, one value or several, such as `running`. Default: every
                status.
            model: Only tasks of this model, one value or several. Default: every model.
            created_after: Only tasks created at this moment or later. Default: no bound.
            created_before: Only tasks created before this moment. Default: no bound.
            limit: Highest number of tasks in the page, 1 to 200. Default: 50.
            offset: Number of tasks to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.videos.list()
        """
        params = params_of(
            ListVideoGenerationsParams,
            "videos.list",
            params,
            {
                "status": status,
                "model": model,
                "created_after": created_after,
                "created_before": created_before,
                "limit": limit,
                "offset": offset,
            },
        )
        return await list_video_tasks.asyncio(self._executor, params, options=options)

    async def retrieve(self, task_id: str, *, options: Optional[RequestOptions] = None) -> VideoTaskResponse:
        """Get a video task.

        Returns a task. One that is not over is brought up to date from the provider first. A task that failed
        is a good answer too: its `error` says why.

        ``GET /v1/video/generations/{task_id}``, operation ``get_video_task``.

        Args:
            task_id: Id of the task. From the contract label `2026-09` on also the id of the exchange that
                created it.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.videos.retrieve("t-3fa9")
        """
        return await get_video_task.asyncio(self._executor, task_id, options=options)
