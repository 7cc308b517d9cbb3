# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/audio/transcriptions: Transcribe a recording.

Operation ``create_transcription`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.audio import TranscriptionParams, TranscriptionResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import FileContent, Form, Request, query_of

OPERATION = OPERATIONS["create_transcription"]


def build_request(
    file: Optional[FileContent],
    params: TranscriptionParams,
    *,
    filename: Optional[str] = None,
    enable_logging: Optional[bool] = None,
    options: Optional[RequestOptions] = None,
) -> Request[TranscriptionResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/audio/transcriptions",
        decode,
        query=query_of(
            {
                "enable_logging": enable_logging,
            }
        ),
        form=Form(query_of(params), "file", file, filename, "audio.mp3"),
        options=options,
    )


def decode(content: bytes) -> TranscriptionResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(TranscriptionResponse, content)


def sync(
    executor: Executor,
    file: Optional[FileContent],
    params: TranscriptionParams,
    *,
    filename: Optional[str] = None,
    enable_logging: Optional[bool] = None,
    options: Optional[RequestOptions] = None,
) -> TranscriptionResponse:
    """Transcribe a recording."""
    return executor.execute(
        build_request(file, params, filename=filename, enable_logging=enable_logging, options=options)
    )


async def asyncio(
    executor: AsyncExecutor,
    file: Optional[FileContent],
    params: TranscriptionParams,
    *,
    filename: Optional[str] = None,
    enable_logging: Optional[bool] = None,
    options: Optional[RequestOptions] = None,
) -> TranscriptionResponse:
    """Transcribe a recording."""
    return await executor.execute(
        build_request(file, params, filename=filename, enable_logging=enable_logging, options=options)
    )
