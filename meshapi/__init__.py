"""Python SDK of the MeshAPI AI gateway.

    from meshapi import MeshAPI

    client = MeshAPI(token="...")
    reply = client.chat.completions.create(messages=[{"role": "user", "content": "Hello!"}])

`MeshAPI` is the client, `AsyncMeshAPI` the same for `await`. All that a user needs can be imported from here:
the clients, the models of requests and answers, the errors. A name is loaded when it is first used.

To read the code, follow a call: `_client` (what a user holds) and `resources/` (what is added by hand to the generated
methods), `_executor` (takes the steps of a flow), `_flow` (attempts, `_retry`, `_errors`), `_sender` and `_transport`
(HTTP); for streams `_stream`, `_sse` and `_bodies`; for uploads `_upload` and `_content`; for WebSockets `_sessions`,
`_realtime` and `_websockets`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _types
from . import resources as _resources
from ._lazy import lazy

if TYPE_CHECKING:
    # mypy follows no __all__ that is added to another one, so not from ._types.
    from meshapi_generated.endpoints.chat.create_chat_completion import (
        AsyncChatCompletionStream as AsyncChatCompletionStream,
    )
    from meshapi_generated.endpoints.chat.create_chat_completion import (
        ChatCompletionStream as ChatCompletionStream,
    )
    from meshapi_generated.endpoints.compare.compare_models import AsyncCompareStream as AsyncCompareStream
    from meshapi_generated.endpoints.compare.compare_models import CompareStream as CompareStream
    from meshapi_generated.endpoints.responses.create_response import (
        AsyncResponsesStream as AsyncResponsesStream,
    )
    from meshapi_generated.endpoints.responses.create_response import ResponsesStream as ResponsesStream
    from meshapi_generated.models import *  # noqa: F403
    from meshapi_generated.runtime.models import NULL as NULL
    from meshapi_generated.runtime.models import MeshModel as MeshModel
    from meshapi_generated.runtime.models import Timestamp as Timestamp
    from meshapi_generated.runtime.options import RequestOptions as RequestOptions
    from meshapi_generated.runtime.options import Timeout as Timeout
    from meshapi_generated.runtime.results import Headers as Headers
    from meshapi_generated.runtime.results import HttpInfo as HttpInfo
    from meshapi_generated.runtime.results import ResultBytes as ResultBytes
    from meshapi_generated.runtime.results import ResultDict as ResultDict
    from meshapi_generated.runtime.results import ResultList as ResultList
    from meshapi_generated.runtime.streams import AsyncStream as AsyncStream
    from meshapi_generated.runtime.streams import Stream as Stream

    from ._aliases import UploadFileParams as UploadFileParams
    from ._async_client import AsyncMeshAPI as AsyncMeshAPI
    from ._audio_sessions import AsyncSpeechSession as AsyncSpeechSession
    from ._audio_sessions import AsyncTranscriptionSession as AsyncTranscriptionSession
    from ._audio_sessions import SpeechSession as SpeechSession
    from ._audio_sessions import TranscriptionSession as TranscriptionSession
    from ._client import MeshAPI as MeshAPI
    from ._config import MeshAPIConfig as MeshAPIConfig
    from ._connections import Limits as Limits
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
    from ._preload import preload as preload
    from ._realtime import RealtimeMessage as RealtimeMessage
    from ._realtime_sessions import AsyncRealtimeSession as AsyncRealtimeSession
    from ._realtime_sessions import RealtimeSession as RealtimeSession
    from ._version import __version__ as __version__
    from .resources import *  # noqa: F403

# Where each name lives; types and resources are found by their own packages.
_HOMES = {
    "._async_client": ("AsyncMeshAPI",),
    "._audio_sessions": (
        "AsyncSpeechSession",
        "AsyncTranscriptionSession",
        "SpeechSession",
        "TranscriptionSession",
    ),
    "._client": ("MeshAPI",),
    "._config": ("MeshAPIConfig",),
    "._connections": ("Limits",),
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
    "._preload": ("preload",),
    "._realtime": ("RealtimeMessage",),
    "._realtime_sessions": ("AsyncRealtimeSession", "RealtimeSession"),
    "._version": ("__version__",),
    "meshapi_generated.endpoints.chat.create_chat_completion": (
        "AsyncChatCompletionStream",
        "ChatCompletionStream",
    ),
    "meshapi_generated.endpoints.compare.compare_models": ("AsyncCompareStream", "CompareStream"),
    "meshapi_generated.endpoints.responses.create_response": ("AsyncResponsesStream", "ResponsesStream"),
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
        "Headers",
        "HttpInfo",
        "ResultBytes",
        "ResultDict",
        "ResultList",
    ),
    "meshapi_generated.runtime.streams": (
        "AsyncStream",
        "Stream",
    ),
}

__all__ = [
    "AsyncMeshAPI",
    "MeshAPI",
    "MeshAPIConfig",
    "Limits",
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
    "AsyncRealtimeSession",
    "AsyncSpeechSession",
    "AsyncTranscriptionSession",
    "RealtimeMessage",
    "RealtimeSession",
    "SpeechSession",
    "TranscriptionSession",
    "preload",
    "__version__",
    "NULL",
    "MeshModel",
    "Timestamp",
    "RequestOptions",
    "Timeout",
    "Headers",
    "HttpInfo",
    "ResultBytes",
    "ResultDict",
    "ResultList",
    "AsyncChatCompletionStream",
    "AsyncCompareStream",
    "AsyncResponsesStream",
    "AsyncStream",
    "ChatCompletionStream",
    "CompareStream",
    "ResponsesStream",
    "Stream",
]
__all__ += _types.__all__
__all__ += _resources.__all__

if not TYPE_CHECKING:
    _HOME_OF = {
        **dict.fromkeys(_types.__all__, _types.__name__),
        **dict.fromkeys(_resources.__all__, _resources.__name__),
        **{name: home for home, names in _HOMES.items() for name in names},
    }
    __getattr__, __dir__ = lazy(globals(), _HOME_OF)
