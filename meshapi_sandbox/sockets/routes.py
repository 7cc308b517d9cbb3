"""The routes of the sockets, and what happens before and after a session."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Awaitable, Callable, Dict, List

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from meshapi_sandbox.errors import ApiError, envelope
from meshapi_sandbox.services import Services
from meshapi_sandbox.sockets.line import (
    CLOSE_CODES,
    FAILED,
    NORMAL,
    POLICY,
    Line,
    SessionOver,
    accept,
    send_error,
)
from meshapi_sandbox.sockets.realtime import Conversation
from meshapi_sandbox.sockets.speech import speak_aloud
from meshapi_sandbox.sockets.transcription import transcribe

LEAST_BALANCE = 10
TRANSCRIBER = "elevenlabs/scribe_v2_realtime"

# What the refusal of a model is called on a socket.
_CODES = {400: "model_not_found", 402: "insufficient_quota", 404: "model_not_found"}

_log = logging.getLogger(__name__)

Session = Callable[[Line], Awaitable[None]]


async def converse(line: Line) -> None:
    """``/v1/realtime``."""
    model_id = line.socket.query_params.get("model", "")
    if model_id == TRANSCRIBER:
        return await transcribe(line)
    services = line.call.services
    model = services.catalogue.get(model_id)
    if model is None or not model.supports_realtime:
        raise SessionOver("model_not_found", f"There is no realtime model '{model_id}'.")
    account = await run_in_threadpool(services.accounts.get, line.call.owner)
    if account.balance < LEAST_BALANCE:
        raise SessionOver("insufficient_quota", f"A session needs a balance of {LEAST_BALANCE} USD.")
    return await Conversation(line, model).run()


SESSIONS: Dict[str, Session] = {
    "/v1/realtime": converse,
    "/v1/audio/transcriptions/realtime": transcribe,
    "/v1/audio/speech/stream/{voice_id}": speak_aloud,
}


def socket_routes(services: Services) -> List[BaseRoute]:
    """For each socket its route, and one that tells plain HTTP clients to upgrade."""
    routes: List[BaseRoute] = []
    for path, session in SESSIONS.items():
        routes += [WebSocketRoute(path, _endpoint(services, session)), Route(path, _upgrade, methods=["GET"])]
    return routes


def _endpoint(services: Services, session: Session) -> Callable[[WebSocket], Awaitable[None]]:
    async def endpoint(socket: WebSocket) -> None:
        # A refusal comes after the handshake: browsers show no more of a failed one than that it failed.
        await accept(socket)
        with suppress(WebSocketDisconnect):
            try:
                await session(Line.of(services, socket))
                code = NORMAL
            except (SessionOver, ApiError) as over:
                name = over.code if isinstance(over, SessionOver) else _CODES.get(over.status, over.code)
                await send_error(socket, name, over.message)
                code = CLOSE_CODES.get(name, POLICY) if session is converse else NORMAL
            except WebSocketDisconnect:
                raise
            except Exception:
                _log.exception("a session failed")
                await send_error(socket, "server_error", "The sandbox failed.")
                code = FAILED
            await socket.close(code)

    return endpoint


async def _upgrade(request: Request) -> Response:
    error = ApiError(426, f"{request.url.path} is a WebSocket.")
    return JSONResponse(envelope(error, request.state.request_id), 426, {"Upgrade": "websocket"})
