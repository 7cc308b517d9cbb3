"""The handlers, by the operation of the contract that each one serves."""

from __future__ import annotations

from typing import Any, Awaitable, Callable, Dict, Optional, Type, TypeVar, Union

from attrs import frozen
from pydantic import BaseModel
from starlette.requests import Request

from meshapi_sandbox.services import Services

Result = Any
"""A model, a list of models, a ready response, or None for a success without a body."""

Handler = Callable[..., Union[Result, Awaitable[Result]]]
H = TypeVar("H", bound=Handler)


@frozen
class Call:
    """One authenticated request. ``owner`` is the account behind the key."""

    services: Services
    request: Request
    owner: str

    def path(self, name: str) -> str:
        """A path parameter, decoded."""
        return str(self.request.path_params[name])

    @property
    def request_id(self) -> str:
        """The id that the answer and its errors carry."""
        return str(self.request.state.request_id)


@frozen
class Served:
    """A handler, and the model of its query parameters where the contract names none."""

    handler: Handler
    query: Optional[Type[BaseModel]]


HANDLERS: Dict[str, Served] = {}


def handles(operation_id: str, query: Optional[Type[BaseModel]] = None) -> Callable[[H], H]:
    """Serve an operation with the decorated function.

    It is called with the Call and, when the operation has a body or query parameters, the validated model
    of them. A plain function runs in a worker thread, so it may compute and wait for the database.
    """

    def register(handler: H) -> H:
        if operation_id in HANDLERS:
            raise ValueError(f"{operation_id} has two handlers")
        HANDLERS[operation_id] = Served(handler, query)
        return handler

    return register
