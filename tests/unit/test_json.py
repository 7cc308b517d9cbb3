"""Half a surrogate pair does not lose what stands around it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi._json import mend, parsed


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (rb'"a\ud83d"', "a\ufffd"),
        (rb'"\uDE00b"', "\ufffdb"),
        (rb'"\ud83d\ud83d\ude00"', "\ufffd\U0001f600"),
        (rb'"\ud83dx\ude00"', "\ufffdx\ufffd"),
        (rb'"\ud83d\ude00"', "\U0001f600"),
        (rb'"\\ud83d \ud83d"', "\\ud83d \ufffd"),
        (rb'{"\ud83d": 1}', {"\ufffd": 1}),
    ],
)
def test_each_half_is_read_as_a_replacement(content: bytes, value: object) -> None:
    assert parsed(content) == value


@given(st.text(st.characters()) | st.text(st.sampled_from("\\u\ud83d\ude00aD8")))
def test_everything_else_stays(text: str) -> None:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    assert parsed(json.dumps(text).encode()) == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace"
    )
    assert mend(json.dumps(whole).encode()) == json.dumps(whole).encode()


@pytest.mark.parametrize("content", [b"", b"{", b'"\\ud83', b"\xff", rb'{"a": \ud83d}'])
def test_what_is_no_json_stays_none(content: bytes) -> None:
    with pytest.raises(ValueError):
        parsed(content)
