# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/audio/transcriptions/{transcription_id}: Get a transcription.

Operation ``get_transcription`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...registry import OPERATIONS
from ...runtime.decoders import plain_object
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment
from ...runtime.results import ResultDict

OPERATION = OPERATIONS["get_transcription"]


def build_request(transcription_id: str, *, options: Optional[RequestOptions] = None) -> Request[ResultDict]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/audio/transcriptions/{path_segment('transcription_id', transcription_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> ResultDict:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return plain_object(content)


def sync(
    executor: Executor, transcription_id: str, *, options: Optional[RequestOptions] = None
) -> ResultDict:
    """Get a transcription."""
    return executor.execute(build_request(transcription_id, options=options))


async def asyncio(
    executor: AsyncExecutor, transcription_id: str, *, options: Optional[RequestOptions] = None
) -> ResultDict:
    """Get a transcription."""
    return await executor.execute(build_request(transcription_id, options=options))
