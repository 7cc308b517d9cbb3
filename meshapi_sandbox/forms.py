"""Multipart forms (RFC 7578) into models and files."""

from __future__ import annotations

import ast
import base64
from typing import Any, List, Optional, Tuple, Type, Union

from pydantic import BaseModel
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from meshapi_generated import models
from meshapi_generated.runtime.requests import Operation
from meshapi_sandbox.engine.json_values import is_array
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.operations import Upload
from meshapi_sandbox.validation import is_list, parse_query

MEDIA_TYPE = "multipart/form-data"


def is_form(request: Request) -> bool:
    """Whether the body is a form."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == MEDIA_TYPE


async def parse_form(operation: Operation, request: Request) -> List[Any]:
    """What the handler of a form gets beside the call: the model of its fields, then the file if there can be
    one. A file in any other part stands in its field as a ``data:`` URL.
    """
    if not is_form(request):
        raise invalid(f"The body must be {MEDIA_TYPE}.", kind="form_type")
    model: Type[BaseModel] = getattr(models, operation.request[0])
    lists = {f.alias or name for name, f in model.model_fields.items() if is_list(f.annotation)}
    fields: List[Tuple[str, Union[str, UploadFile]]] = []
    upload: Optional[Upload] = None
    for name, value in await _parts(request):
        if isinstance(value, str):
            items = _items(value) if name in lists else [value]
            fields.extend((name, item) for item in items)
            continue
        if name == operation.file:
            upload = value
        else:
            fields.append((name, f"data:{value.media_type};base64,{base64.b64encode(value.data).decode()}"))
    params = parse_query(model, FormData(fields), "body")
    return [params, upload] if operation.file else [params]


async def _parts(request: Request) -> List[Tuple[str, Union[str, Upload]]]:
    """The parts in their order, files as their content."""
    try:
        form = await request.form()
    except (HTTPException, ValueError) as error:  # ValueError: the parser's own, from older Starlettes
        reason = error.detail if isinstance(error, HTTPException) else error
        raise ApiError(400, f"The form cannot be read: {reason}") from None
    try:
        return [(name, await _content(value)) for name, value in form.multi_items()]
    finally:
        await form.close()


async def _content(value: Union[str, UploadFile]) -> Union[str, Upload]:
    if isinstance(value, str):
        return value
    return Upload(value.filename or "", value.content_type or "application/octet-stream", await value.read())


def _items(text: str) -> List[str]:
    """One value, or several where a client wrote a list out in Python's notation."""
    if text.startswith("[") and text.endswith("]"):
        try:
            written: Any = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return [text]
        if is_array(written) and all(isinstance(item, str) for item in written):
            return [str(item) for item in written]
    return [text]


def data_url(url: str) -> Tuple[str, bytes]:
    """The media type and the bytes of a ``data:`` URL (RFC 2397). Raises ValueError."""
    head, comma, payload = url.partition(",")
    if not head.lower().startswith("data:") or not comma or not head.lower().endswith(";base64"):
        raise ValueError("not a data: URL in base64")
    return head[5:-7] or "text/plain", base64.b64decode(payload, validate=True)
