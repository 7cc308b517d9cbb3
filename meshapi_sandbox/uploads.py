"""Signed upload addresses: made for a registered file, good for one PUT of its bytes (or several, while
they last).
"""

from __future__ import annotations

import hmac
import time
from datetime import datetime, timezone
from hashlib import sha256
from typing import Tuple
from urllib.parse import urlencode
from uuid import uuid4

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from meshapi_sandbox.errors import ApiError
from meshapi_sandbox.services import Services
from meshapi_sandbox.store.files import StoredFile

PIECE = 256 * 1024


def signed_url(services: Services, request: HTTPConnection, file_id: str) -> Tuple[str, str]:
    """The address that takes the bytes of a file, and when it expires (RFC 3339)."""
    expires = int(time.time()) + services.settings.upload_ttl
    query = urlencode(
        {"expires": expires, "signature": _signature(services.upload_secret, file_id, str(expires))}
    )
    url = str(request.base_url.replace(path=f"/uploads/{file_id}", query=query))
    return url, datetime.fromtimestamp(expires, timezone.utc).isoformat().replace("+00:00", "Z")


async def receive_upload(services: Services, request: Request) -> Response:
    """Store the body piece by piece; when it is whole, the file is ``ready`` and its embedding is queued."""
    file = _permitted(services, request)
    content_id, size, seq, buffer = str(uuid4()), 0, 0, bytearray()
    try:
        async for data in request.stream():
            size += len(data)
            if size > services.settings.upload_limit:
                raise ApiError(413, f"A file may have {services.settings.upload_limit} bytes at most.")
            buffer += data
            if len(buffer) >= PIECE:
                services.files.add_piece(content_id, seq, bytes(buffer))
                buffer.clear()
                seq += 1
        services.files.add_piece(content_id, seq, bytes(buffer))
    except BaseException:
        services.files.drop_pieces(content_id)
        raise
    services.files.change(
        file.id, upload_status="ready", content_id=content_id, size_bytes=size, embedding_status="pending"
    )
    services.files.drop_pieces(file.content_id)
    if file.embed:
        services.indexer.submit(file.id)
    return Response(status_code=200)


def _permitted(services: Services, request: Request) -> StoredFile:
    """The file that the address is for. The address is its own proof: credentials are not looked at."""
    file_id, expires = str(request.path_params["file_id"]), request.query_params.get("expires", "")
    expected = _signature(services.upload_secret, file_id, expires)
    if not hmac.compare_digest(expected.encode(), request.query_params.get("signature", "").encode()):
        raise ApiError(403, "The signature of the upload address is wrong.")
    if int(expires) <= time.time():
        raise ApiError(403, "The upload address has expired; register the file again.")
    file = services.files.get(file_id)
    if file is None:
        raise ApiError(404, "The file is not registered.")
    sent = _essence(request.headers.get("content-type", file.mime_type))
    if sent != _essence(file.mime_type):
        raise ApiError(403, f"The upload address is for {file.mime_type}, not for {sent}.")
    return file


def _signature(secret: bytes, file_id: str, expires: str) -> str:
    return hmac.new(secret, f"PUT\n{file_id}\n{expires}".encode(), sha256).hexdigest()


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
