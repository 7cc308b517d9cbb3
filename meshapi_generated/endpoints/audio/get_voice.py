# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/audio/voices/{voice_id}: Get a voice.

Operation ``get_voice`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.audio import Voice
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_voice"]


def build_request(voice_id: str, *, options: Optional[RequestOptions] = None) -> Request[Voice]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/audio/voices/{path_segment('voice_id', voice_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> Voice:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(Voice, content)


def sync(executor: Executor, voice_id: str, *, options: Optional[RequestOptions] = None) -> Voice:
    """Get a voice."""
    return executor.execute(build_request(voice_id, options=options))


async def asyncio(
    executor: AsyncExecutor, voice_id: str, *, options: Optional[RequestOptions] = None
) -> Voice:
    """Get a voice."""
    return await executor.execute(build_request(voice_id, options=options))
