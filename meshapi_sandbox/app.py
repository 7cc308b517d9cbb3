"""The gateway as an ASGI application: a route for each operation of the contract."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any, AsyncGenerator, Awaitable, Callable, Dict, List, Mapping, Sequence

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from meshapi_generated import models
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import Operation
from meshapi_sandbox.dispatch import render, run
from meshapi_sandbox.errors import ApiError, code_of, envelope
from meshapi_sandbox.faults import Faults
from meshapi_sandbox.forms import is_form, parse_form
from meshapi_sandbox.hosts import Hosts
from meshapi_sandbox.middleware import Edge, Identity
from meshapi_sandbox.operations import HANDLERS, Call, Served
from meshapi_sandbox.services import Services
from meshapi_sandbox.sockets.routes import socket_routes
from meshapi_sandbox.uploads import receive_upload
from meshapi_sandbox.validation import parse_body, parse_query, refuse_body

HANDLER_MODULES = (
    "account",
    "audio",
    "batches",
    "chat",
    "compare",
    "embeddings",
    "files",
    "image_edits",
    "images",
    "models",
    "moderations",
    "responses",
    "router",
    "templates",
    "usage",
    "versions",
    "videos",
    "voices",
    "web",
)

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(services: Services) -> ASGIApp:
    """The application around one set of services. Its lifespan closes them."""
    for resource in HANDLER_MODULES:
        import_module(f"meshapi_sandbox.handlers.{resource}")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None, None]:
        await run_in_threadpool(services.indexer.resume)
        yield
        await services.close()

    app = Starlette(
        routes=_routes(services),
        exception_handlers={
            ApiError: _api_error,
            HTTPException: _http_error,
            ClientDisconnect: _gone,
            Exception: _bug,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    served: ASGIApp = Faults(app, services.faults)
    return Edge(Identity(served if services.settings.remote else Hosts(served), services.seen))


def _routes(services: Services) -> List[BaseRoute]:
    """A route for each path: fixed paths before those with parameters, longer ones first."""
    by_path: Dict[str, Dict[str, Endpoint]] = {}
    for operation in OPERATIONS.values():
        served = HANDLERS.get(operation.id)
        if served is not None:
            path = operation.path
            for name in operation.segmented:
                path = path.replace(f"{{{name}}}", f"{{{name}:path}}")
            by_path.setdefault(path, {})[operation.method] = _endpoint(operation, served, services)

    async def upload(request: Request) -> Response:
        return await receive_upload(services, request)

    paths = sorted(by_path, key=lambda path: ("{" in path, -len(path)))
    routes = [Route(path, _by_method(by_path[path]), methods=list(by_path[path])) for path in paths]
    return [Route("/uploads/{file_id}", upload, methods=["PUT"]), *socket_routes(services), *routes]


def _by_method(endpoints: Mapping[str, Endpoint]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    return endpoint


def _endpoint(operation: Operation, served: Served, services: Services) -> Endpoint:
    """Authenticate, validate, handle, render."""
    query_model = served.query or (getattr(models, operation.query) if operation.query else None)

    async def endpoint(request: Request) -> Response:
        call = Call(services, request, _authenticate(services, request))
        arguments: List[Any] = [call]
        if operation.file or (served.form and is_form(request)):
            arguments.extend(await parse_form(operation, request))
        elif operation.request:
            arguments.append(parse_body(operation.request, await request.body()))
        elif query_model is not None:
            arguments.append(parse_query(query_model, request.query_params))
        elif operation.method == "POST":
            refuse_body(await request.body())
        try:
            return render(await run(served.handler, *arguments), operation.success_status)
        except ApiError:
            await run_in_threadpool(call.failed, _model_in(arguments))
            raise

    return endpoint


def _model_in(arguments: Sequence[Any]) -> Any:
    """The model that the body or the form names; the file of a form comes after its fields."""
    return next((part.model for part in arguments[1:] if hasattr(part, "model")), None)


def _authenticate(services: Services, request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ApiError(401, "The Authorization header must carry a bearer key.")
    owner = services.owner_of(token.strip())
    if owner is None:
        raise ApiError(401, "The key is not known to this sandbox.")
    return owner


async def _api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    headers = {"Retry-After": error.retry_after} if error.retry_after is not None else None
    return JSONResponse(envelope(error, request.state.request_id), error.status, headers)


async def _http_error(request: Request, error: Exception) -> Response:
    """The router's own 404 and 405."""
    assert isinstance(error, HTTPException)
    message = f"There is no {request.method} {request.url.path} here."
    body = envelope(
        ApiError(error.status_code, message, code_of(error.status_code)), request.state.request_id
    )
    return JSONResponse(body, error.status_code, dict(error.headers or {}))


async def _gone(request: Request, error: Exception) -> Response:
    """The client left while it was sending; nobody reads this."""
    return Response(status_code=499)


async def _bug(request: Request, error: Exception) -> Response:
    """A fault of the sandbox itself: the server logs the traceback."""
    return JSONResponse(envelope(ApiError(500, "The sandbox failed."), request.state.request_id), 500)
