"""The handlers, by the operation of the contract that each one serves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Awaitable, Callable, Dict, Optional, Type, TypeVar, Union

from attrs import evolve, frozen
from pydantic import BaseModel
from starlette.requests import HTTPConnection

from meshapi_sandbox.middleware import new_request_id
from meshapi_sandbox.services import Services

Result = Any
"""A model, a list of models, a ready response, or None for a success without a body."""

Handler = Callable[..., Union[Result, Awaitable[Result]]]
H = TypeVar("H", bound=Handler)


@frozen
class Call:
    """One authenticated request, or a part of one that does several things.

    ``owner`` is the account behind the key; ``part_id`` is the id of the part.
    """

    services: Services
    request: HTTPConnection
    owner: str
    part_id: Optional[str] = None

    def path(self, name: str) -> str:
        """A path parameter, decoded."""
        return str(self.request.path_params[name])

    @property
    def request_id(self) -> str:
        """The id that the answer and its errors carry."""
        return self.part_id or str(self.request.state.request_id)

    def part(self) -> Call:
        """The same request, under an id of its own."""
        return evolve(self, part_id=new_request_id())

    def bill(self, model: str, amount: Decimal, prompt_tokens: int = 0, completion_tokens: int = 0) -> None:
        """Charge the account for what a model did, and write it down."""
        self.services.accounts.charge(self.owner, amount)
        self.services.ledger.add(
            self.owner, self.request_id, model, "success", prompt_tokens, completion_tokens, amount
        )

    def failed(self, model: Any) -> None:
        """Write down that a model was asked in vain, if one was named."""
        if isinstance(model, str):
            self.services.ledger.add(self.owner, self.request_id, model, "error")


@frozen
class Upload:
    """A file that came in a form."""

    name: str
    media_type: str
    data: bytes


@frozen
class Served:
    """A handler.

    Attributes:
        handler: the function.
        query: the model of its query parameters where the contract names none.
        form: whether it also takes its body as a form where the contract has JSON.
    """

    handler: Handler
    query: Optional[Type[BaseModel]] = None
    form: bool = False


HANDLERS: Dict[str, Served] = {}


def handles(
    operation_id: str, query: Optional[Type[BaseModel]] = None, form: bool = False
) -> Callable[[H], H]:
    """Serve an operation with the decorated function.

    It is called with the Call and, when the operation has a body or query parameters, the validated model
    of them; the handler of a form with a file gets that too, an Upload or None. A plain function runs in a
    worker thread, so it may compute and wait for the database.
    """

    def register(handler: H) -> H:
        if operation_id in HANDLERS:
            raise ValueError(f"{operation_id} has two handlers")
        HANDLERS[operation_id] = Served(handler, query, form)
        return handler

    return register
