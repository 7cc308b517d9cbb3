"""Hand inference over to an OpenAI-compatible server."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import Any, AsyncGenerator, Dict, Generator, Mapping, Optional

import httpx

from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.errors import ApiError, code_of

# Members of a chat request that only the gateway understands.
GATEWAY_ONLY = frozenset(
    "models template variables session_id modality image async_mode timeout cache transforms weight_profile "
    "service_tier".split()
)


class Upstream:
    """A client for the two endpoints that are handed over."""

    def __init__(self, base_url: str, key: Optional[str], timeout: float) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._base_url = base_url.rstrip("/")
        self._headers = headers
        self._timeout = timeout
        self._client: Optional[httpx.AsyncClient] = None

    async def post(self, path: str, body: Mapping[str, Any]) -> Dict[str, Any]:
        """The JSON answer to a request. Raises ApiError for anything else."""
        with _as_gateway_errors():
            response = await self._http().post(self._base_url + path, json=body)
            if response.status_code >= 400:
                raise _refused(response)
            answer = response.json()
        if not is_object(answer):
            raise ApiError(502, "The upstream server did not answer with a JSON object.")
        return answer

    async def stream(self, path: str, body: Mapping[str, Any]) -> AsyncGenerator[bytes, None]:
        """The events of a streamed answer, each as the bytes of a whole frame.

        Raises ApiError before the first event when the request is refused, and after it when the connection
        breaks.
        """
        with _as_gateway_errors():
            async with self._http().stream("POST", self._base_url + path, json=body) as response:
                if response.status_code >= 400:
                    await response.aread()
                    raise _refused(response)
                async for line in response.aiter_lines():
                    if line.startswith("data:"):
                        yield b"data: " + line[5:].strip().encode() + b"\n\n"

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    def _http(self) -> httpx.AsyncClient:
        # Made at the first call, because it belongs to the event loop of the server.
        if self._client is None:
            self._client = httpx.AsyncClient(headers=self._headers, timeout=self._timeout)
        return self._client


@contextmanager
def _as_gateway_errors() -> Generator[None, None, None]:
    try:
        yield
    except httpx.TimeoutException:
        raise ApiError(504, "The upstream server did not answer in time.") from None
    except httpx.TransportError as error:
        raise ApiError(
            502, f"The connection to the upstream server failed: {error or type(error).__name__}"
        ) from None
    except (httpx.DecodingError, ValueError):
        raise ApiError(502, "The answer of the upstream server cannot be read.") from None


def _refused(response: httpx.Response) -> ApiError:
    """The upstream's error in our envelope: its status, and its code and message when they can be found."""
    body: Any = None
    with suppress(ValueError):
        body = response.json()
    error = body.get("error") if is_object(body) else None
    members = error if is_object(error) else {}
    message = members.get("message") or (
        error if isinstance(error, str) else f"The upstream server answered {response.status_code}."
    )
    code = members.get("code")
    return ApiError(
        response.status_code,
        str(message),
        code if isinstance(code, str) and code else code_of(response.status_code),
        provider_error=body if body is not None else response.text[:500] or None,
        retry_after=response.headers.get("retry-after"),
    )
