"""What both clients have in common: how others are derived of them, and how they show themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, Mapping, NoReturn, Optional, TypeVar, Union

from meshapi_generated.runtime.options import NOT_GIVEN, NotGiven, RequestOptions

from ._config import NO_COPY, options_of
from ._unseen import unseen_arguments

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._async_executor import AsyncExecutor
    from ._executor import SyncExecutor
    from ._transport import TimeoutSetting

E = TypeVar("E", "SyncExecutor", "AsyncExecutor")


class BaseClient(Generic[E]):
    """A client around an executor, made when it is first needed; the one that made the sender closes it."""

    _executor: E
    _make: Callable[[], E]
    _owns_sender = True

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name != "_executor":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            # Of several threads that come at once each may make one; all of them get the first.
            return self.__dict__.setdefault(name, self._make())

    @unseen_arguments
    def with_options(
        self,
        options: Optional[RequestOptions] = None,
        *,
        timeout: Union[TimeoutSetting, NotGiven] = NOT_GIVEN,
        max_retries: Union[int, NotGiven] = NOT_GIVEN,
        deadline: Union[float, NotGiven, None] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Self:
        """A client with other settings on the same connections.

        Args:
            options: Settings as an object; the keywords go over it.
            timeout: As in the constructor.
            max_retries: As in the constructor.
            deadline: As in the constructor.
            extra_headers: Header fields added to every request.
            extra_query: Query parameters added to every request.
            extra_body: Members added to every JSON body.
            idempotency_key: Sent as `Idempotency-Key`; makes sense for a client that makes one call.

        Returns:
            The other client. Closing it leaves the connections open: they end with the client that has opened them.

        Example:
            ::

                patient = client.with_options(timeout=300, max_retries=5)
        """
        keywords = options_of(
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            idempotency_key=idempotency_key,
        )
        derived = type(self).__new__(type(self))
        derived._executor = self._executor.with_options(options).with_options(keywords)
        derived._owns_sender = False
        return derived

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._executor.config.base_url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(NO_COPY)
