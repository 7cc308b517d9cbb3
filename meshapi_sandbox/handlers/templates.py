"""Prompt templates."""

from __future__ import annotations

from typing import Any, Dict, List

from meshapi_generated.models import CreateTemplateParams, TemplateSummary, UpdateTemplateParams
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.store.templates import NameTaken, StoredTemplate

_NULLABLE = ("description", "system", "messages", "model", "params", "variables", "team_id")


@handles("create_template")
def create_template(call: Call, params: CreateTemplateParams) -> TemplateSummary:
    fields = params.model_dump(exclude_unset=True)
    try:
        return _summary(call.services.templates.create(call.owner, fields.pop("name"), fields))
    except NameTaken as taken:
        raise _conflict(taken) from None


@handles("list_templates")
def list_templates(call: Call) -> List[TemplateSummary]:
    team = call.request.query_params.get("team_id")
    found = call.services.templates.list(call.owner)
    return [
        _summary(template) for template in found if team is None or template.fields.get("team_id") == team
    ]


@handles("get_template")
def get_template(call: Call) -> TemplateSummary:
    template = call.services.templates.get(call.owner, call.path("template_id"))
    if template is None:
        raise _unknown(call)
    return _summary(template)


@handles("update_template")
def update_template(call: Call, params: UpdateTemplateParams) -> TemplateSummary:
    """Only what was sent changes; an explicit null clears."""
    changes: Dict[str, Any] = params.model_dump(exclude_unset=True)
    if changes.get("name", "") is None:
        raise invalid("A template needs a name.", "name")
    try:
        template = call.services.templates.update(call.owner, call.path("template_id"), changes)
    except NameTaken as taken:
        raise _conflict(taken) from None
    if template is None:
        raise _unknown(call)
    return _summary(template)


@handles("delete_template")
def delete_template(call: Call) -> None:
    if not call.services.templates.delete(call.owner, call.path("template_id")):
        raise _unknown(call)


def _unknown(call: Call) -> ApiError:
    return ApiError(404, f"There is no template '{call.path('template_id')}'.")


def _conflict(taken: NameTaken) -> ApiError:
    return ApiError(409, f"There is a template named '{taken.name}' already.")


def _summary(template: StoredTemplate) -> TemplateSummary:
    return TemplateSummary.model_validate(
        {
            "id": template.id,
            "name": template.name,
            "owner": template.owner,
            "org_id": None,
            "is_global": False,
            **{name: template.fields.get(name) for name in _NULLABLE},
            "creator_name": None,
            "creator_email": None,
            "created_at": template.created_at,
            "updated_at": template.updated_at,
        }
    )
