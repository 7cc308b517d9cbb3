"""Python SDK of the MeshAPI AI gateway.

    from meshapi import MeshAPI

    client = MeshAPI(token="...")
    reply = client.chat.completions.create(messages=[{"role": "user", "content": "Hello!"}])

`MeshAPI` is the client, `AsyncMeshAPI` the same for `await`. All that a user needs can be imported from here:
the clients, the models of requests and answers, the errors. A name is loaded when it is first used.

To read the code, follow a call: `_client` (what a user holds) and `resources/` (what is added by hand to the generated
methods), `_executor` (takes the steps of a flow), `_flow` (attempts, `_retry`, `_errors`), `_senders` and `_transport`
(HTTP); for streams `_stream`, `_sse` and `_bodies`; for uploads `_upload` and `_content`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, List

from meshapi_generated import models as _models

if TYPE_CHECKING:
    from meshapi_generated.models import *  # noqa: F403
    from meshapi_generated.runtime.models import NULL as NULL
    from meshapi_generated.runtime.models import MeshModel as MeshModel
    from meshapi_generated.runtime.models import Timestamp as Timestamp
    from meshapi_generated.runtime.options import RequestOptions as RequestOptions
    from meshapi_generated.runtime.options import Timeout as Timeout
    from meshapi_generated.runtime.results import HttpInfo as HttpInfo
    from meshapi_generated.runtime.results import ResultList as ResultList
    from meshapi_generated.runtime.streams import AsyncStream as AsyncStream
    from meshapi_generated.runtime.streams import Stream as Stream

    from ._async_client import AsyncMeshAPI as AsyncMeshAPI
    from ._client import MeshAPI as MeshAPI
    from ._config import MeshAPIConfig as MeshAPIConfig
    from ._errors import APIConnectionError as APIConnectionError
    from ._errors import APITimeoutError as APITimeoutError
    from ._errors import AuthenticationError as AuthenticationError
    from ._errors import BadGatewayError as BadGatewayError
    from ._errors import BadRequestError as BadRequestError
    from ._errors import ClientError as ClientError
    from ._errors import ConfigurationError as ConfigurationError
    from ._errors import ConflictError as ConflictError
    from ._errors import DeadlineExceededError as DeadlineExceededError
    from ._errors import EdgeNetworkTimeoutError as EdgeNetworkTimeoutError
    from ._errors import EventTooLargeError as EventTooLargeError
    from ._errors import GatewayTimeoutError as GatewayTimeoutError
    from ._errors import InternalServerError as InternalServerError
    from ._errors import MeshAPIError as MeshAPIError
    from ._errors import NotFoundError as NotFoundError
    from ._errors import PayloadTooLargeError as PayloadTooLargeError
    from ._errors import PaymentRequiredError as PaymentRequiredError
    from ._errors import PermissionDeniedError as PermissionDeniedError
    from ._errors import ProviderOverloadedError as ProviderOverloadedError
    from ._errors import RateLimitError as RateLimitError
    from ._errors import RealtimeError as RealtimeError
    from ._errors import RequestTimeoutError as RequestTimeoutError
    from ._errors import ResponseParseError as ResponseParseError
    from ._errors import ServerError as ServerError
    from ._errors import ServiceUnavailableError as ServiceUnavailableError
    from ._errors import StreamIdleTimeoutError as StreamIdleTimeoutError
    from ._errors import StreamInterruptedError as StreamInterruptedError
    from ._errors import StreamTruncatedError as StreamTruncatedError
    from ._errors import StructuredOutputError as StructuredOutputError
    from ._errors import UnprocessableEntityError as UnprocessableEntityError
    from ._errors import UnsupportedOperationError as UnsupportedOperationError
    from ._messages import AssistantMessage as AssistantMessage
    from ._messages import SystemMessage as SystemMessage
    from ._messages import ToolMessage as ToolMessage
    from ._messages import UserMessage as UserMessage
    from ._version import __version__ as __version__
    from .resources.chat import AsyncChatCompletionsResource as AsyncChatCompletionsResource
    from .resources.chat import AsyncChatResource as AsyncChatResource
    from .resources.chat import ChatCompletionsResource as ChatCompletionsResource
    from .resources.chat import ChatResource as ChatResource
    from .resources.embeddings import AsyncEmbeddingsResource as AsyncEmbeddingsResource
    from .resources.embeddings import EmbeddingsResource as EmbeddingsResource
    from .resources.models import AsyncModelsResource as AsyncModelsResource
    from .resources.models import ModelsResource as ModelsResource
    from .resources.rag import AsyncRagResource as AsyncRagResource
    from .resources.rag import RagResource as RagResource
    from .resources.templates import AsyncTemplatesResource as AsyncTemplatesResource
    from .resources.templates import TemplatesResource as TemplatesResource

# Where each name lives; the models are found by their own package.
_HOMES = {
    "._async_client": ("AsyncMeshAPI",),
    "._client": ("MeshAPI",),
    "._config": ("MeshAPIConfig",),
    "._errors": (
        "APIConnectionError",
        "APITimeoutError",
        "AuthenticationError",
        "BadGatewayError",
        "BadRequestError",
        "ClientError",
        "ConfigurationError",
        "ConflictError",
        "DeadlineExceededError",
        "EdgeNetworkTimeoutError",
        "EventTooLargeError",
        "GatewayTimeoutError",
        "InternalServerError",
        "MeshAPIError",
        "NotFoundError",
        "PayloadTooLargeError",
        "PaymentRequiredError",
        "PermissionDeniedError",
        "ProviderOverloadedError",
        "RateLimitError",
        "RealtimeError",
        "RequestTimeoutError",
        "ResponseParseError",
        "ServerError",
        "ServiceUnavailableError",
        "StreamIdleTimeoutError",
        "StreamInterruptedError",
        "StreamTruncatedError",
        "StructuredOutputError",
        "UnprocessableEntityError",
        "UnsupportedOperationError",
    ),
    "._messages": (
        "AssistantMessage",
        "SystemMessage",
        "ToolMessage",
        "UserMessage",
    ),
    "._version": ("__version__",),
    ".resources.chat": (
        "AsyncChatCompletionsResource",
        "AsyncChatResource",
        "ChatCompletionsResource",
        "ChatResource",
    ),
    ".resources.embeddings": (
        "AsyncEmbeddingsResource",
        "EmbeddingsResource",
    ),
    ".resources.models": (
        "AsyncModelsResource",
        "ModelsResource",
    ),
    ".resources.rag": (
        "AsyncRagResource",
        "RagResource",
    ),
    ".resources.templates": (
        "AsyncTemplatesResource",
        "TemplatesResource",
    ),
    "meshapi_generated.runtime.models": (
        "NULL",
        "MeshModel",
        "Timestamp",
    ),
    "meshapi_generated.runtime.options": (
        "RequestOptions",
        "Timeout",
    ),
    "meshapi_generated.runtime.results": (
        "HttpInfo",
        "ResultList",
    ),
    "meshapi_generated.runtime.streams": (
        "AsyncStream",
        "Stream",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AsyncMeshAPI",
    "MeshAPI",
    "MeshAPIConfig",
    "APIConnectionError",
    "APITimeoutError",
    "AuthenticationError",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "EdgeNetworkTimeoutError",
    "EventTooLargeError",
    "GatewayTimeoutError",
    "InternalServerError",
    "MeshAPIError",
    "NotFoundError",
    "PayloadTooLargeError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "ProviderOverloadedError",
    "RateLimitError",
    "RealtimeError",
    "RequestTimeoutError",
    "ResponseParseError",
    "ServerError",
    "ServiceUnavailableError",
    "StreamIdleTimeoutError",
    "StreamInterruptedError",
    "StreamTruncatedError",
    "StructuredOutputError",
    "UnprocessableEntityError",
    "UnsupportedOperationError",
    "AssistantMessage",
    "SystemMessage",
    "ToolMessage",
    "UserMessage",
    "__version__",
    "AsyncChatCompletionsResource",
    "AsyncChatResource",
    "ChatCompletionsResource",
    "ChatResource",
    "AsyncEmbeddingsResource",
    "EmbeddingsResource",
    "AsyncModelsResource",
    "ModelsResource",
    "AsyncRagResource",
    "RagResource",
    "AsyncTemplatesResource",
    "TemplatesResource",
    "NULL",
    "MeshModel",
    "Timestamp",
    "RequestOptions",
    "Timeout",
    "HttpInfo",
    "ResultList",
    "AsyncStream",
    "Stream",
]
__all__ += _models.__all__


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name], __name__), name)
    elif name in _models.__all__:
        value = getattr(_models, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__})
