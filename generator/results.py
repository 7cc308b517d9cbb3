"""What calls give: the types of their results, and the expressions that decode them."""

from __future__ import annotations

from typing import Any

from generator.contract import schema_name, schemas_of


def result_of(
    document: dict[str, Any], content: dict[str, Any], details: dict[str, Any], stream: str, event: str | None
) -> tuple[str, str]:
    """Type expression and decoder expression of what a call gives."""
    if stream == "bytes":
        return "bytes", "content"
    if stream:
        is_model = "properties" in schemas_of(document)[str(event)]
        union = f"cast({event}, one_of({event})(content))"
        return f"{event}", f"object_of({event}, content)" if is_model else union
    documents: dict[str, dict[str, Any]] = {
        media: answer["schema"] for media, answer in content.items() if media != "text/event-stream"
    }
    media, schema = next(iter(documents.items()), ("", {}))
    name = details["response"] if "response" in details else schema_name(schema)
    if name is not None:
        return name, f"object_of({name}, content)"
    if not schema or "response" in details:
        return "None", "nothing(content)"
    if media != "application/json":
        return "ResultBytes", "ResultBytes(content)"
    if "items" not in schema:
        return "ResultDict", "plain_object(content)"
    name = schema_name(schema["items"])
    return f"ResultList[{name}]", f"list_of({name})(content)"


def bytes_media(content: dict[str, Any]) -> str | None:
    """The media type of an answer that is bytes."""
    return next((media for media in content if media not in ("application/json", "text/event-stream")), None)


def response_names(content: dict[str, Any]) -> list[str]:
    """The models that a JSON answer can be; a list of such ends in ``[]``."""
    schema = content.get("application/json", {}).get("schema", {})
    if (name := schema_name(schema)) is not None:
        return [name]
    if (name := schema_name(schema.get("items"))) is not None:
        return [f"{name}[]"]
    return [name for branch in schema.get("oneOf", ()) if (name := schema_name(branch)) is not None]
