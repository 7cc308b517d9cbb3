# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/templates: List the templates.

Operation ``list_templates`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.templates import TemplateSummary
from ...registry import OPERATIONS
from ...runtime.decoders import list_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of
from ...runtime.results import ResultList

OPERATION = OPERATIONS["list_templates"]


def build_request(
    *,
    team_id: Optional[str] = None,
    member_owner: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> Request[ResultList[TemplateSummary]]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/templates",
        decode,
        query=query_of(
            {
                "team_id": team_id,
                "member_owner": member_owner,
            }
        ),
        options=options,
    )


def decode(content: bytes) -> ResultList[TemplateSummary]:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return list_of(TemplateSummary)(content)


def sync(
    executor: Executor,
    *,
    team_id: Optional[str] = None,
    member_owner: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> ResultList[TemplateSummary]:
    """List the templates."""
    return executor.execute(build_request(team_id=team_id, member_owner=member_owner, options=options))


async def asyncio(
    executor: AsyncExecutor,
    *,
    team_id: Optional[str] = None,
    member_owner: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> ResultList[TemplateSummary]:
    """List the templates."""
    return await executor.execute(build_request(team_id=team_id, member_owner=member_owner, options=options))
