"""What a server or a library says, without the key that a handshake shows to both."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from meshapi_generated.runtime.results import Headers

from ._logs import Secrets

_USER_INFO = re.compile(r"(?<=//)[^/@\s]+@")  # RFC 3986, section 3.2.1; of a proxy


def unseen(error: Exception, secrets: Secrets) -> Exception:
    """`error` as it may be chained, or a stand-in, if a text of it or of what it goes back to holds a secret.

    Frames are taken away: their variables hold the URL.
    """
    chain = [error]
    while True:
        origin = chain[-1].__cause__ or chain[-1].__context__
        if not isinstance(origin, Exception) or origin in chain:
            break
        chain.append(origin)
    for link in chain:
        link.__traceback__ = None
    texts = [text for link in chain for text in (str(link), repr(link))]
    if all(clean_text(text, secrets) == text for text in texts):
        return error
    return ConnectionError(clean_text(f"{type(error).__name__}: {error}", secrets))


def clean_text(text: str, secrets: Secrets) -> str:
    """The text without the secrets, and without the user and password of a URL."""
    return _USER_INFO.sub("...@", secrets.clean(text))


def clean_headers(fields: Any, secrets: Secrets) -> Headers:
    """Header fields of the server, which may repeat the URL, in a redirection for one."""
    return Headers((name, secrets.clean(value)) for name, value in fields)


def clean_body(body: bytes, secrets: Secrets) -> bytes:
    """A body of the server; JSON stays JSON, whatever characters the secrets have."""
    try:
        return json.dumps(_cleaned(json.loads(body), secrets)).encode()
    except (ValueError, RecursionError):
        for secret in secrets.texts:
            body = body.replace(secret.encode(), b"...")
        return body


def _cleaned(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return secrets.clean(value)
    if isinstance(cast(object, value), list):
        return [_cleaned(item, secrets) for item in value]
    if isinstance(cast(object, value), dict):
        return {secrets.clean(name): _cleaned(item, secrets) for name, item in value.items()}
    return value
