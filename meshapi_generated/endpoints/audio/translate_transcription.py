# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/audio/transcriptions/translate: Translate a recording into English, on the older path.

Operation ``translate_transcription`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.audio import TranscriptionResponse, TranscriptionTranslateParams
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import FileContent, Form, Request, query_of

OPERATION = OPERATIONS["translate_transcription"]


def build_request(
    file: FileContent,
    params: TranscriptionTranslateParams,
    *,
    filename: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> Request[TranscriptionResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/audio/transcriptions/translate",
        decode,
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
    file: FileContent,
    params: TranscriptionTranslateParams,
    *,
    filename: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> TranscriptionResponse:
    """Translate a recording into English, on the older path."""
    return executor.execute(build_request(file, params, filename=filename, options=options))


async def asyncio(
    executor: AsyncExecutor,
    file: FileContent,
    params: TranscriptionTranslateParams,
    *,
    filename: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> TranscriptionResponse:
    """Translate a recording into English, on the older path."""
    return await executor.execute(build_request(file, params, filename=filename, options=options))
