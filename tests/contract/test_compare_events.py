"""Events of a comparison: each has the name of its frame and the whole payload."""

from __future__ import annotations

import json
from typing import Any, List

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES

MODELS = ["openai/gpt-4o-mini", "meta/llama-4"]


def frame(name: str, payload: Any) -> str:
    return f"event: {name}\ndata: {payload if isinstance(payload, str) else json.dumps(payload)}\n\n"


def events(both: Both, *frames: str, into: Any = None) -> Any:
    headers = {"content-type": "text/event-stream"}
    client = both.mocked(lambda request: httpx.Response(200, text="".join(frames), headers=headers))
    return both.items(client.compare.stream(models=MODELS, messages=MESSAGES), into)


def test_an_event_has_its_name_and_the_payload_as_data(both: Both) -> None:
    payload = {"model": MODELS[0], "delta": "Hel", "new_member": {"a": None}}
    (event,) = events(both, frame("delta", payload), "data: [DONE]\n\n")
    assert (event.event, event.model, event.delta) == ("delta", MODELS[0], "Hel")
    assert event.data == payload
    assert event.new_member == {"a": None}


def test_a_payload_with_data_of_its_own_keeps_it(both: Both) -> None:
    own, none = events(both, frame("x", {"data": {"own": 1}}), frame("y", {"data": None, "model": "m"}))
    assert own.data == {"own": 1}
    assert none.data == {"data": None, "model": "m"}


def test_a_frame_without_a_name_has_data_too(both: Both) -> None:
    (event,) = events(both, 'data: {"model": "m"}\n\n')
    assert (event.event, event.data) == (None, {"model": "m"})


def test_a_model_that_fails_does_not_end_the_others(both: Both) -> None:
    failed = {"model": MODELS[1], "error": "overloaded", "error_code": "provider_overloaded"}
    found = events(both, frame("error", failed), frame("delta", {"model": MODELS[0], "delta": "x"}))
    assert [event.error for event in found] == ["overloaded", None]
    assert found[0].data == failed


def test_an_error_of_the_whole_comparison_ends_it(both: Both) -> None:
    fatal = {"error": {"code": "insufficient_quota", "message": "no credit"}}
    found: List[Any] = []
    with pytest.raises(meshapi.MeshAPIError, match="no credit"):
        events(both, frame("delta", {"model": "m"}), frame("error", fatal), frame("delta", {}), into=found)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("frames", "message"),
    [
        (frame("error", {"code": "upstream_error", "message": "boom"}), "boom"),
        (frame("error", "boom"), "boom"),
        (frame("error", "null"), "upstream error"),
        ('data: {"type": "error", "message": "boom"}\n\n', "boom"),
    ],
)
def test_an_error_may_be_flat_or_a_text(both: Both, frames: str, message: str) -> None:
    found: List[Any] = []
    with pytest.raises(meshapi.MeshAPIError, match=message):
        events(both, frame("delta", {"model": "m"}), frames, "data: [DONE]\n\n", into=found)
    assert len(found) == 1


@pytest.mark.parametrize("payload", ["[1]", '"text"', "no json", "7", "null"])
def test_what_is_no_object_is_skipped(both: Both, payload: str) -> None:
    assert [event.model for event in events(both, frame("x", payload), frame("y", {"model": "m"}))] == ["m"]
