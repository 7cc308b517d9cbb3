# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.images``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.images import edit_image, generate_images
from ..models.images import (
    ImageEditParams,
    ImageGenerationChunk,
    ImageGenerationParams,
    ImageGenerationResponse,
    ImageRef,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of
from ..runtime.streams import AsyncStream, Stream


class ImagesResource:
    """``client.images``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    @overload
    def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    @overload
    def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> Stream[ImageGenerationChunk]: ...

    @overload
    def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> Stream[ImageGenerationChunk]: ...

    @overload
    def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, Stream[ImageGenerationChunk]]: ...

    @overload
    def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, Stream[ImageGenerationChunk]]: ...

    def generate(
        self,
        params: Optional[ImageGenerationParams] = None,
        *,
        prompt: Optional[str] = None,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, Stream[ImageGenerationChunk]]:
        """Generate images.

        Makes images from a description, whole or as a stream of chunks. `auto` is no model here.

        A stream begins with a chunk whose `status` is `processing`; comments keep the connection alive until
        the chunks with images come. `[DONE]` ends it.

        ``POST /v1/images/generations``, operation ``generate_images``.

        Args:
            params: everything that follows as one object, instead of keywords.
            prompt: What to show.
            model: Id of an image model, such as `openai/gpt-image-1`. Default: the key's.
            n: Number of images, 1 to 10.
            size: Width and height in pixels such as `1024x1024`, a ratio, or `auto`.
            quality: Quality, in the model's terms: `low`, `medium`, `high`, `hd`, `standard` or `auto`.
            response_format: Whether the images come as addresses or in base64. Some models know only one of
                them. Default: `url`.
            output_format: Encoding of the images, for models of OpenAI. Default: the model's.
            output_compression: Quality of the encoding in per cent, for models of OpenAI. Default: the
                model's.
            partial_images: Number of unfinished images to send on the way, 0 to 3. Default: the model's.
            aspect_ratio: Width to height, such as `16:9`. Default: the model's.
            resolution: Resolution in the model's terms, such as `2K`. Default: the model's.
            background: Background of the images. Default: the model's.
            moderation: How strictly the provider looks at the content. Default: the model's.
            image: One or several images to go by, as addresses or in base64.
            seed: Seed for repeatable images, where the model supports it; -1 for a random one. Default:
                random.
            sequential_image_generation: Whether the model may make a series of images that belong together.
            sequential_image_generation_options: How to make a series, in the provider's terms.
            guidance_scale: How closely to keep to the description, 1 to 10. Default: the model's.
            watermark: Whether the images bear a watermark. Default: the model's.
            optimize_prompt_options: How to rewrite the description, in the provider's terms.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.images.generate(
                    model="openai/gpt-image-1",
                    prompt="flat icon of a kettle",
                    n=1,
                    size="1024x1024",
                    output_format="webp",
                )
        """
        params = params_of(
            ImageGenerationParams,
            "images.generate",
            params,
            {
                "prompt": prompt,
                "model": model,
                "n": n,
                "size": size,
                "quality": quality,
                "response_format": response_format,
                "output_format": output_format,
                "output_compression": output_compression,
                "partial_images": partial_images,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "background": background,
                "moderation": moderation,
                "image": image,
                "seed": seed,
                "sequential_image_generation": sequential_image_generation,
                "sequential_image_generation_options": sequential_image_generation_options,
                "guidance_scale": guidance_scale,
                "watermark": watermark,
                "optimize_prompt_options": optimize_prompt_options,
            },
        )
        if stream:
            return generate_images.sync_stream(self._executor, params, options=options)
        return generate_images.sync(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
    ) -> Stream[ImageGenerationChunk]: ...

    @overload
    def stream(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[ImageGenerationChunk]: ...

    def stream(
        self,
        params: Optional[ImageGenerationParams] = None,
        *,
        prompt: Optional[str] = None,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[ImageGenerationChunk]:
        """Generate images.

        Makes images from a description, whole or as a stream of chunks. `auto` is no model here.

        A stream begins with a chunk whose `status` is `processing`; comments keep the connection alive until
        the chunks with images come. `[DONE]` ends it.

        ``POST /v1/images/generations``, operation ``generate_images``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            prompt: What to show.
            model: Id of an image model, such as `openai/gpt-image-1`. Default: the key's.
            n: Number of images, 1 to 10.
            size: Width and height in pixels such as `1024x1024`, a ratio, or `auto`.
            quality: Quality, in the model's terms: `low`, `medium`, `high`, `hd`, `standard` or `auto`.
            response_format: Whether the images come as addresses or in base64. Some models know only one of
                them. Default: `url`.
            output_format: Encoding of the images, for models of OpenAI. Default: the model's.
            output_compression: Quality of the encoding in per cent, for models of OpenAI. Default: the
                model's.
            partial_images: Number of unfinished images to send on the way, 0 to 3. Default: the model's.
            aspect_ratio: Width to height, such as `16:9`. Default: the model's.
            resolution: Resolution in the model's terms, such as `2K`. Default: the model's.
            background: Background of the images. Default: the model's.
            moderation: How strictly the provider looks at the content. Default: the model's.
            image: One or several images to go by, as addresses or in base64.
            seed: Seed for repeatable images, where the model supports it; -1 for a random one. Default:
                random.
            sequential_image_generation: Whether the model may make a series of images that belong together.
            sequential_image_generation_options: How to make a series, in the provider's terms.
            guidance_scale: How closely to keep to the description, 1 to 10. Default: the model's.
            watermark: Whether the images bear a watermark. Default: the model's.
            optimize_prompt_options: How to rewrite the description, in the provider's terms.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for event in client.images.stream(
                    model="openai/gpt-image-1",
                    prompt="flat icon of a kettle",
                    n=1,
                    size="1024x1024",
                    output_format="webp",
                ):
                    print(event)
        """
        params = params_of(
            ImageGenerationParams,
            "images.stream",
            params,
            {
                "prompt": prompt,
                "model": model,
                "n": n,
                "size": size,
                "quality": quality,
                "response_format": response_format,
                "output_format": output_format,
                "output_compression": output_compression,
                "partial_images": partial_images,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "background": background,
                "moderation": moderation,
                "image": image,
                "seed": seed,
                "sequential_image_generation": sequential_image_generation,
                "sequential_image_generation_options": sequential_image_generation_options,
                "guidance_scale": guidance_scale,
                "watermark": watermark,
                "optimize_prompt_options": optimize_prompt_options,
            },
        )
        return generate_images.sync_stream(self._executor, params, options=options)

    @overload
    def edit(
        self, params: ImageEditParams, *, options: Optional[RequestOptions] = None
    ) -> ImageGenerationResponse: ...

    @overload
    def edit(
        self,
        *,
        model: str,
        image: Union[str, ImageRef, Mapping[str, Any]],
        prompt: Optional[str] = None,
        operation: Optional[
            Literal["edit", "inpaint", "outpaint", "mix", "reframe", "upscale", "remove_background"]
        ] = None,
        mask: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        reference_images: Optional[Sequence[Union[str, ImageRef, Mapping[str, Any]]]] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        background: Optional[str] = None,
        upscale_factor: Optional[str] = None,
        quality_tier: Optional[str] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        expand_factor: Optional[Union[str, float]] = None,
        mask_feather: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    def edit(
        self,
        params: Optional[ImageEditParams] = None,
        *,
        model: Optional[str] = None,
        image: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        prompt: Optional[str] = None,
        operation: Optional[
            Literal["edit", "inpaint", "outpaint", "mix", "reframe", "upscale", "remove_background"]
        ] = None,
        mask: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        reference_images: Optional[Sequence[Union[str, ImageRef, Mapping[str, Any]]]] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        background: Optional[str] = None,
        upscale_factor: Optional[str] = None,
        quality_tier: Optional[str] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        expand_factor: Optional[Union[str, float]] = None,
        mask_feather: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse:
        """Edit an image.

        Changes an image: by a description, inside a mask, over its edges, or as a whole. The model's entry in
        the catalogue says which of these it can do; one that it cannot is answered with 422 or 501.

        Images are given as base64 or `data:` URLs; web addresses are refused. The gateway also takes the same
        fields as `multipart/form-data` with the images as files. This contract describes the one body that
        can say it all and that the clients send, JSON.

        ``POST /v1/images/edits``, operation ``edit_image``.

        Args:
            params: everything that follows as one object, instead of keywords.
            model: Id of a model that supports the operation.
            image: The image, in base64 or as a `data:` URL.
            prompt: What to change. Needed by `edit`, `outpaint` and `mix`.
            operation: What to do: follow the prompt (`edit`), fill a masked part (`inpaint`), extend the
                image over its edges (`outpaint`), blend it with others (`mix`), change its aspect ratio
                (`reframe`), enlarge it (`upscale`), or cut out what is in front (`remove_background`).
            mask: Image whose white parts are changed, for `inpaint` and `outpaint`; in the form of `image`.
            reference_images: Images to blend in, 1 to 3, for `mix`; in the form of `image`.
            n: Number of images. `mix` and `reframe` give one. Default: 1.
            size: Width and height in pixels, such as `1024x1024`. Default: the model's.
            response_format: Whether the images come as addresses or in base64. Default: the model's.
            background: Background of the images. Default: the model's.
            upscale_factor: How much to enlarge, `x2` or `x4`, for `upscale`.
            quality_tier: Quality, in the model's terms. Default: the model's.
            aspect_ratio: Width to height, for `reframe`: `1:1`, `3:4`, `4:3`, `9:16`, `16:9`, `2:3` or `3:2`.
            resolution: Resolution in the model's terms. Default: the model's.
            expand_factor: How far to extend the image, for `outpaint`, in the model's terms.
            mask_feather: How soft the edge of the mask is, in pixels.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.images.edit(
                    model="openai/gpt-image-1",
                    image="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mOoAAAAegB5HunP9gAAAABJRU5ErkJggg==",
                    prompt="plain grey backdrop",
                    operation="edit",
                )
        """
        params = params_of(
            ImageEditParams,
            "images.edit",
            params,
            {
                "model": model,
                "image": image,
                "prompt": prompt,
                "operation": operation,
                "mask": mask,
                "reference_images": reference_images,
                "n": n,
                "size": size,
                "response_format": response_format,
                "background": background,
                "upscale_factor": upscale_factor,
                "quality_tier": quality_tier,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "expand_factor": expand_factor,
                "mask_feather": mask_feather,
            },
        )
        return edit_image.sync(self._executor, params, options=options)


class AsyncImagesResource:
    """``client.images`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    @overload
    async def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    @overload
    async def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[ImageGenerationChunk]: ...

    @overload
    async def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[ImageGenerationChunk]: ...

    @overload
    async def generate(
        self,
        params: ImageGenerationParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, AsyncStream[ImageGenerationChunk]]: ...

    @overload
    async def generate(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, AsyncStream[ImageGenerationChunk]]: ...

    async def generate(
        self,
        params: Optional[ImageGenerationParams] = None,
        *,
        prompt: Optional[str] = None,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ImageGenerationResponse, AsyncStream[ImageGenerationChunk]]:
        """Generate images.

        Makes images from a description, whole or as a stream of chunks. `auto` is no model here.

        A stream begins with a chunk whose `status` is `processing`; comments keep the connection alive until
        the chunks with images come. `[DONE]` ends it.

        ``POST /v1/images/generations``, operation ``generate_images``.

        Args:
            params: everything that follows as one object, instead of keywords.
            prompt: What to show.
            model: Id of an image model, such as `openai/gpt-image-1`. Default: the key's.
            n: Number of images, 1 to 10.
            size: Width and height in pixels such as `1024x1024`, a ratio, or `auto`.
            quality: Quality, in the model's terms: `low`, `medium`, `high`, `hd`, `standard` or `auto`.
            response_format: Whether the images come as addresses or in base64. Some models know only one of
                them. Default: `url`.
            output_format: Encoding of the images, for models of OpenAI. Default: the model's.
            output_compression: Quality of the encoding in per cent, for models of OpenAI. Default: the
                model's.
            partial_images: Number of unfinished images to send on the way, 0 to 3. Default: the model's.
            aspect_ratio: Width to height, such as `16:9`. Default: the model's.
            resolution: Resolution in the model's terms, such as `2K`. Default: the model's.
            background: Background of the images. Default: the model's.
            moderation: How strictly the provider looks at the content. Default: the model's.
            image: One or several images to go by, as addresses or in base64.
            seed: Seed for repeatable images, where the model supports it; -1 for a random one. Default:
                random.
            sequential_image_generation: Whether the model may make a series of images that belong together.
            sequential_image_generation_options: How to make a series, in the provider's terms.
            guidance_scale: How closely to keep to the description, 1 to 10. Default: the model's.
            watermark: Whether the images bear a watermark. Default: the model's.
            optimize_prompt_options: How to rewrite the description, in the provider's terms.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.images.generate(
                    model="openai/gpt-image-1",
                    prompt="flat icon of a kettle",
                    n=1,
                    size="1024x1024",
                    output_format="webp",
                )
        """
        params = params_of(
            ImageGenerationParams,
            "images.generate",
            params,
            {
                "prompt": prompt,
                "model": model,
                "n": n,
                "size": size,
                "quality": quality,
                "response_format": response_format,
                "output_format": output_format,
                "output_compression": output_compression,
                "partial_images": partial_images,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "background": background,
                "moderation": moderation,
                "image": image,
                "seed": seed,
                "sequential_image_generation": sequential_image_generation,
                "sequential_image_generation_options": sequential_image_generation_options,
                "guidance_scale": guidance_scale,
                "watermark": watermark,
                "optimize_prompt_options": optimize_prompt_options,
            },
        )
        if stream:
            return generate_images.asyncio_stream(self._executor, params, options=options)
        return await generate_images.asyncio(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncStream[ImageGenerationChunk]: ...

    @overload
    def stream(
        self,
        *,
        prompt: str,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[ImageGenerationChunk]: ...

    def stream(
        self,
        params: Optional[ImageGenerationParams] = None,
        *,
        prompt: Optional[str] = None,
        model: Optional[str] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        quality: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        output_format: Optional[Literal["png", "jpeg", "webp"]] = None,
        output_compression: Optional[int] = None,
        partial_images: Optional[int] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        background: Optional[Literal["transparent", "opaque", "auto"]] = None,
        moderation: Optional[Literal["low", "auto"]] = None,
        image: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        sequential_image_generation: Optional[Literal["auto", "disabled"]] = None,
        sequential_image_generation_options: Optional[Mapping[str, Any]] = None,
        guidance_scale: Optional[float] = None,
        watermark: Optional[bool] = None,
        optimize_prompt_options: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[ImageGenerationChunk]:
        """Generate images.

        Makes images from a description, whole or as a stream of chunks. `auto` is no model here.

        A stream begins with a chunk whose `status` is `processing`; comments keep the connection alive until
        the chunks with images come. `[DONE]` ends it.

        ``POST /v1/images/generations``, operation ``generate_images``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            prompt: What to show.
            model: Id of an image model, such as `openai/gpt-image-1`. Default: the key's.
            n: Number of images, 1 to 10.
            size: Width and height in pixels such as `1024x1024`, a ratio, or `auto`.
            quality: Quality, in the model's terms: `low`, `medium`, `high`, `hd`, `standard` or `auto`.
            response_format: Whether the images come as addresses or in base64. Some models know only one of
                them. Default: `url`.
            output_format: Encoding of the images, for models of OpenAI. Default: the model's.
            output_compression: Quality of the encoding in per cent, for models of OpenAI. Default: the
                model's.
            partial_images: Number of unfinished images to send on the way, 0 to 3. Default: the model's.
            aspect_ratio: Width to height, such as `16:9`. Default: the model's.
            resolution: Resolution in the model's terms, such as `2K`. Default: the model's.
            background: Background of the images. Default: the model's.
            moderation: How strictly the provider looks at the content. Default: the model's.
            image: One or several images to go by, as addresses or in base64.
            seed: Seed for repeatable images, where the model supports it; -1 for a random one. Default:
                random.
            sequential_image_generation: Whether the model may make a series of images that belong together.
            sequential_image_generation_options: How to make a series, in the provider's terms.
            guidance_scale: How closely to keep to the description, 1 to 10. Default: the model's.
            watermark: Whether the images bear a watermark. Default: the model's.
            optimize_prompt_options: How to rewrite the description, in the provider's terms.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for event in client.images.stream(
                    model="openai/gpt-image-1",
                    prompt="flat icon of a kettle",
                    n=1,
                    size="1024x1024",
                    output_format="webp",
                ):
                    print(event)
        """
        params = params_of(
            ImageGenerationParams,
            "images.stream",
            params,
            {
                "prompt": prompt,
                "model": model,
                "n": n,
                "size": size,
                "quality": quality,
                "response_format": response_format,
                "output_format": output_format,
                "output_compression": output_compression,
                "partial_images": partial_images,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "background": background,
                "moderation": moderation,
                "image": image,
                "seed": seed,
                "sequential_image_generation": sequential_image_generation,
                "sequential_image_generation_options": sequential_image_generation_options,
                "guidance_scale": guidance_scale,
                "watermark": watermark,
                "optimize_prompt_options": optimize_prompt_options,
            },
        )
        return generate_images.asyncio_stream(self._executor, params, options=options)

    @overload
    async def edit(
        self, params: ImageEditParams, *, options: Optional[RequestOptions] = None
    ) -> ImageGenerationResponse: ...

    @overload
    async def edit(
        self,
        *,
        model: str,
        image: Union[str, ImageRef, Mapping[str, Any]],
        prompt: Optional[str] = None,
        operation: Optional[
            Literal["edit", "inpaint", "outpaint", "mix", "reframe", "upscale", "remove_background"]
        ] = None,
        mask: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        reference_images: Optional[Sequence[Union[str, ImageRef, Mapping[str, Any]]]] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        background: Optional[str] = None,
        upscale_factor: Optional[str] = None,
        quality_tier: Optional[str] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        expand_factor: Optional[Union[str, float]] = None,
        mask_feather: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse: ...

    async def edit(
        self,
        params: Optional[ImageEditParams] = None,
        *,
        model: Optional[str] = None,
        image: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        prompt: Optional[str] = None,
        operation: Optional[
            Literal["edit", "inpaint", "outpaint", "mix", "reframe", "upscale", "remove_background"]
        ] = None,
        mask: Optional[Union[str, ImageRef, Mapping[str, Any]]] = None,
        reference_images: Optional[Sequence[Union[str, ImageRef, Mapping[str, Any]]]] = None,
        n: Optional[int] = None,
        size: Optional[str] = None,
        response_format: Optional[Literal["url", "b64_json"]] = None,
        background: Optional[str] = None,
        upscale_factor: Optional[str] = None,
        quality_tier: Optional[str] = None,
        aspect_ratio: Optional[str] = None,
        resolution: Optional[str] = None,
        expand_factor: Optional[Union[str, float]] = None,
        mask_feather: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ImageGenerationResponse:
        """Edit an image.

        Changes an image: by a description, inside a mask, over its edges, or as a whole. The model's entry in
        the catalogue says which of these it can do; one that it cannot is answered with 422 or 501.

        Images are given as base64 or `data:` URLs; web addresses are refused. The gateway also takes the same
        fields as `multipart/form-data` with the images as files. This contract describes the one body that
        can say it all and that the clients send, JSON.

        ``POST /v1/images/edits``, operation ``edit_image``.

        Args:
            params: everything that follows as one object, instead of keywords.
            model: Id of a model that supports the operation.
            image: The image, in base64 or as a `data:` URL.
            prompt: What to change. Needed by `edit`, `outpaint` and `mix`.
            operation: What to do: follow the prompt (`edit`), fill a masked part (`inpaint`), extend the
                image over its edges (`outpaint`), blend it with others (`mix`), change its aspect ratio
                (`reframe`), enlarge it (`upscale`), or cut out what is in front (`remove_background`).
            mask: Image whose white parts are changed, for `inpaint` and `outpaint`; in the form of `image`.
            reference_images: Images to blend in, 1 to 3, for `mix`; in the form of `image`.
            n: Number of images. `mix` and `reframe` give one. Default: 1.
            size: Width and height in pixels, such as `1024x1024`. Default: the model's.
            response_format: Whether the images come as addresses or in base64. Default: the model's.
            background: Background of the images. Default: the model's.
            upscale_factor: How much to enlarge, `x2` or `x4`, for `upscale`.
            quality_tier: Quality, in the model's terms. Default: the model's.
            aspect_ratio: Width to height, for `reframe`: `1:1`, `3:4`, `4:3`, `9:16`, `16:9`, `2:3` or `3:2`.
            resolution: Resolution in the model's terms. Default: the model's.
            expand_factor: How far to extend the image, for `outpaint`, in the model's terms.
            mask_feather: How soft the edge of the mask is, in pixels.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.images.edit(
                    model="openai/gpt-image-1",
                    image="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mOoAAAAegB5HunP9gAAAABJRU5ErkJggg==",
                    prompt="plain grey backdrop",
                    operation="edit",
                )
        """
        params = params_of(
            ImageEditParams,
            "images.edit",
            params,
            {
                "model": model,
                "image": image,
                "prompt": prompt,
                "operation": operation,
                "mask": mask,
                "reference_images": reference_images,
                "n": n,
                "size": size,
                "response_format": response_format,
                "background": background,
                "upscale_factor": upscale_factor,
                "quality_tier": quality_tier,
                "aspect_ratio": aspect_ratio,
                "resolution": resolution,
                "expand_factor": expand_factor,
                "mask_feather": mask_feather,
            },
        )
        return await edit_image.asyncio(self._executor, params, options=options)
