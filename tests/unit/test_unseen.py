"""What is taken from errors before anybody sees them: also what they go back to without showing it."""

from __future__ import annotations

from typing import Any

import pytest

from meshapi import APIConnectionError
from meshapi._secrets import Secrets
from meshapi._unseen import unseen_error, unseen_failure
from meshapi._wire import TransportFailure
from tests.integration.leaks import MARK, leaks_in

SECRETS = Secrets((f"rsk_{MARK}",))


def raised(error: Exception, chained: bool) -> Any:
    """The error as it is once it was raised because of another one, or merely while that was handled."""
    try:
        try:
            raise ValueError(f"the server said rsk_{MARK}")
        except ValueError as told:
            if chained:
                raise error from told
            raise error  # noqa: B904  # the context is what this is about
    except type(error):
        assert leaks_in(error)
        return error


@pytest.mark.parametrize("chained", [False, True])
def test_an_error_goes_back_to_nothing_that_holds_a_secret(chained: bool) -> None:
    error = unseen_error(raised(APIConnectionError("busy"), chained), SECRETS)

    assert leaks_in(error) == []
    assert (error.__cause__ is not None) == chained


@pytest.mark.parametrize("chained", [False, True])
def test_nor_does_a_failure(chained: bool) -> None:
    failure = raised(TransportFailure(), chained)
    unseen_failure(failure, SECRETS)

    assert leaks_in(failure) == []
    assert (failure.__cause__ is not None) == chained
