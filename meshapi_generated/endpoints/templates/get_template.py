# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/templates/{template_id}: Get a template.

Operation ``get_template`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.templates import TemplateSummary
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_template"]


def build_request(template_id: str, *, options: Optional[RequestOptions] = None) -> Request[TemplateSummary]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/templates/{path_segment('template_id', template_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> TemplateSummary:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(TemplateSummary, content)


def sync(
    executor: Executor, template_id: str, *, options: Optional[RequestOptions] = None
) -> TemplateSummary:
    """Get a template."""
    return executor.execute(build_request(template_id, options=options))


async def asyncio(
    executor: AsyncExecutor, template_id: str, *, options: Optional[RequestOptions] = None
) -> TemplateSummary:
    """Get a template."""
    return await executor.execute(build_request(template_id, options=options))
