"""The logic of calls, written once for both clients: generators that yield steps and get what they bring.

A flow does no I/O and knows nothing of `await`. An executor takes its steps one by one, sends the result of
each back in, or throws in the exception that it ended with. A flow catches no more than `Exception`: what
ends the program or cancels a task passes through.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Callable, Generator, Mapping, Optional, Tuple, TypeVar, Union
from urllib.parse import quote, urlencode, urlsplit

from attrs import define, evolve, field, frozen
from pydantic_core import to_json

from meshapi_generated.runtime.models import MeshModel
from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.requests import Request, merge_body, query_of
from meshapi_generated.runtime.results import HttpInfo, ResultBytes, ResultDict, ResultList

from ._answers import outcome_of, unusable
from ._config import ClientConfig
from ._error_mapping import (
    connection_error,
    deadline_error,
    error_from_response,
    timeout_error,
)
from ._errors import MeshAPIError
from ._headers import bearer
from ._logs import log
from ._retry import GiveUp, decide
from ._secrets import Secrets, secrets_of, secrets_of_proxies
from ._unseen import unseen_answer, unseen_error, unseen_failure
from ._wire import Answer, Content, RawHeaders, TransportFailure, Wire

if TYPE_CHECKING:
    from ._readers import Reader

T = TypeVar("T")


@frozen(eq=False, repr=False)
class Send:
    """Send the wire; brings its `Answer` or raises `TransportFailure`."""

    wire: Wire


@frozen(eq=False, repr=False)
class Sleep:
    """Wait."""

    seconds: float


@frozen(eq=False, repr=False)
class Ask:
    """Call a function of the user's, and await what it returns if that can be awaited; brings the value."""

    function: Callable[[], Any]


@frozen(eq=False, repr=False)
class Call:
    """Carry out another request, as a call of its own, `within` so many seconds; brings its result."""

    request: Request[Any]
    within: Optional[float] = None


Step = Union[Send, Sleep, Ask, Call]
Flow = Generator[Step, Any, T]


@define(eq=False, repr=False)
class Exchange:
    """One request to the gateway or the file store, over all its attempts.

    Attributes:
        name: method and path, for the log.
        host: who is called, for errors.
        config: timeout, retries and deadline.
        make_wire: makes one attempt, within a timeout and until a moment.
        retry_safe: whether the server may see the request twice.
        replayable: whether it can be sent twice at all.
        secrets: what must not be seen of the request, should the server repeat it.
    """

    name: str
    host: str
    config: ClientConfig
    make_wire: Callable[[Timeout, Optional[float]], Flow[Wire]]
    retry_safe: bool
    replayable: bool = True
    secrets: Secrets = field(factory=Secrets)
    attempts: int = 0
    started: float = field(factory=time.monotonic)

    def run(self) -> Flow[Answer]:
        """The first good answer (2xx). Raises the error of the last attempt when there is none."""
        while True:
            error: Optional[MeshAPIError] = None
            reached_server, replayable = True, self.replayable
            wire = yield from self._next_wire()
            self.attempts += 1
            self.secrets = secrets_of(wire)
            try:
                answer: Optional[Answer] = self._seen((yield Send(wire)))
            except TransportFailure as failure:
                self.hide(failure)
                answer = failure.head
                # A status that tells of an error is the answer, also when the rest of it was lost.
                if answer is None or answer.is_good or self.missed_deadline(failure):
                    error, reached_server = self._error_of(failure, wire.timeout), failure.reached_server
                    replayable = replayable and not failure.is_final
            if answer is not None:
                log.debug(
                    "%s: status %d, attempt %d, request id %s",
                    self.name,
                    answer.status,
                    self.attempts,
                    answer.headers.get("x-request-id", "unknown"),
                )
            if error is None:
                assert answer is not None
                if answer.is_good:
                    return answer
                error = error_from_response(answer.status, answer.headers, answer.content)
            verdict = decide(
                self.config.retry,
                error,
                attempt=self.attempts - 1,
                headers=answer.headers if answer else None,
                reached_server=reached_server,
                retry_safe=self.retry_safe,
                replayable=replayable,
                remaining=self._remaining(),
            )
            if isinstance(verdict, GiveUp):
                log.debug("%s: %s, not sent again: %s", self.name, error.error_code, verdict.reason)
                try:
                    raise self.told(error, answer)
                finally:
                    del error  # it and this frame would hold each other until the garbage collector comes
            log.debug("%s: %s, sent again in %.3g s", self.name, error.error_code, verdict.delay)
            yield Sleep(verdict.delay)

    def facts(self, answer: Optional[Answer]) -> HttpInfo:
        elapsed = time.monotonic() - self.started
        if answer is None:
            return HttpInfo(status=0, attempts=self.attempts, elapsed=elapsed)
        return HttpInfo(answer.status, answer.headers, self.attempts, elapsed)

    def told(self, error: MeshAPIError, answer: Optional[Answer]) -> MeshAPIError:
        """`error` with the facts of this exchange."""
        error.http = self.facts(answer)
        error.request_id = error.request_id or error.http.request_id
        return self.unseen(error)

    def unseen(self, error: MeshAPIError) -> MeshAPIError:
        """`error` itself, without what nobody may see."""
        return unseen_error(error, self.all_secrets())

    def hide(self, failure: TransportFailure) -> None:
        """Takes from `failure` what nobody may see."""
        unseen_failure(failure, self.all_secrets())

    def unusable(self, answer: Answer, problem: Optional[Exception], expected: str) -> MeshAPIError:
        """The error of a good answer that is of no use, as `problem` says."""
        return self.told(unusable(answer, problem, expected, self.all_secrets), answer)

    def all_secrets(self) -> Secrets:
        """Those of the request and those of proxies."""
        return self.secrets + self.config.proxy_secrets + secrets_of_proxies()

    def _seen(self, answer: Answer) -> Answer:
        return unseen_answer(answer, self.secrets if answer.is_good else self.all_secrets())

    def _next_wire(self) -> Flow[Wire]:
        timeout, left = self.config.timeout, self._remaining()
        if left is None:
            return (yield from self.make_wire(timeout, None))
        if left <= 0:
            raise self.told(deadline_error(self.host, self.config.deadline or 0.0), None)
        clamped = {
            phase: _least(getattr(timeout, phase), left) for phase in ("connect", "read", "write", "pool")
        }
        return (yield from self.make_wire(Timeout(**clamped), time.monotonic() + left))

    def _remaining(self) -> Optional[float]:
        if self.config.deadline is None:
            return None
        return self.started + self.config.deadline - time.monotonic()

    def missed_deadline(self, failure: TransportFailure) -> Optional[MeshAPIError]:
        """The error of the deadline, if that is what ended an attempt."""
        deadline, left = self.config.deadline, self._remaining()
        # A timeout that was clamped to the deadline may fire a tick before it.
        if failure.timeout is None or deadline is None or left is None or left > 0.01:
            return None
        return deadline_error(self.host, deadline, failure.__cause__)

    def _error_of(self, failure: TransportFailure, timeout: Timeout) -> MeshAPIError:
        cause, peer = failure.__cause__ or failure, failure.peer(self.host)
        if failure.timeout is None:
            return connection_error(peer, cause)
        seconds = getattr(timeout, failure.timeout)
        return self.missed_deadline(failure) or timeout_error(
            peer, cause, phase=failure.timeout, seconds=seconds
        )


def call(config: ClientConfig, request: Request[T], within: Optional[float] = None) -> Flow[T]:
    """Carries out one call: sends it, again if need be, and decodes the answer."""
    exchange = gateway_exchange(config, request, within=within)
    answer = yield from exchange.run()
    result = outcome_of(request, answer, exchange.all_secrets)
    if isinstance(result, MeshAPIError):
        raise exchange.told(result, answer)
    attach(exchange.facts(answer), result)
    return result


def attach(facts: HttpInfo, result: object) -> None:
    """Puts the facts of the exchange on its result."""
    if isinstance(result, MeshModel):
        object.__setattr__(result, "_http", facts)
    elif isinstance(result, (ResultBytes, ResultDict, ResultList)):
        result.http = facts


@frozen(eq=False, repr=False)
class Opened:
    """A stream whose head has arrived."""

    body: Any
    http: HttpInfo
    exchange: Exchange


def open_stream(config: ClientConfig, request: Request[Any], reader: Reader[Any]) -> Flow[Opened]:
    """Opens a stream, with one attempt."""
    exchange = gateway_exchange(config, request, streams=reader.accepts)
    answer = yield from exchange.run()
    if answer.body is None:
        raise exchange.unusable(answer, answer.problem, reader.kind)
    return Opened(answer.body, exchange.facts(answer), exchange)


def gateway_exchange(
    config: ClientConfig,
    request: Request[Any],
    *,
    streams: Optional[Callable[[str], bool]] = None,
    within: Optional[float] = None,
) -> Exchange:
    """The exchange of one call. What goes out is fixed here; only the key is asked for on each attempt."""
    config = config.over(request.options)
    if within is not None:
        config = evolve(config, deadline=_least(config.deadline, within))
    operation = request.operation
    url = config.base_url + request.path
    if request.query or config.query:
        own_query = tuple(pair for pair in request.query if pair[0] not in config.query)
        query = urlencode(own_query + query_of(config.query), quote_via=quote)
        url += f"{query and '?'}{query}"
    body, form_type = _body_of(request, config.body)

    headers = config.raw_headers
    if form_type is not None:
        own = tuple(field for field in headers if field[0] != b"content-type")
        headers = (*own, (b"content-type", form_type))
    # Whole but for the key: the URL may hold one, too, and the caller's code must not fail where it is a variable.
    wire = Wire(operation.method, url, headers, body, config.timeout, streams=streams)

    def make_wire(timeout: Timeout, ends: Optional[float]) -> Flow[Wire]:
        key: RawHeaders = ()
        if callable(config.token) and "authorization" not in config.headers:
            key = ((b"authorization", bearer((yield Ask(config.token))).encode("ascii")),)
        elif timeout is wire.timeout and ends is None:
            return wire
        return evolve(wire, headers=(*wire.headers, *key), timeout=timeout, ends=ends)

    return Exchange(
        name=f"{operation.method} {request.path}",
        host=urlsplit(config.base_url).netloc,
        config=config,
        make_wire=make_wire,
        retry_safe=operation.retry_safe,
        replayable=streams is None and (body is None or isinstance(body, bytes) or body.replayable),
    )


def _body_of(
    request: Request[Any], extra: Mapping[str, Any]
) -> Tuple[Union[bytes, Content, None], Optional[bytes]]:
    """The body, with the members of `extra` over its own, and the media type of one that is a form."""
    form = request.form
    if form is not None:
        from ._multipart import form_content  # few programs send forms

        if form.name in extra:
            raise ValueError(f"extra_body must not have {form.name!r}: it is the file of this form")
        own = tuple(pair for pair in form.fields if pair[0] not in extra)
        added = {
            name: to_json(value).decode() if isinstance(value, Mapping) else value
            for name, value in extra.items()
        }
        return form_content(evolve(form, fields=own + query_of(added)))
    body = request.body
    return (body if body is None or not extra else merge_body(body, extra)), None


def _least(timeout: Optional[float], left: float) -> float:
    return left if timeout is None else min(timeout, left)
