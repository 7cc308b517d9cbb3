"""The signature of an upload address shows nowhere, and nothing of the client's goes where it points."""

from __future__ import annotations

import json
from typing import Any, List

import pytest

import meshapi
from tests.both import Both
from tests.integration.echoes import ENDINGS, Asked, echoing, response
from tests.integration.leaks import KEY, MARK, OTHER_KEY, QUERY_KEY, leaks_in, outcome, parts_of
from tests.integration.leaks import everything_logged as everything_logged
from tests.integration.wire_server import WireServer

SIGNED = f"X-Amz-Credential=AK%2F{MARK}%2Feu&x={MARK}%20%3C%22%26&X-Amz-Signature=%2B{MARK}%2F%3D"
REFUSALS = (
    "refused",
    "page of a proxy",
    "excerpt that ends within",
    "redirect to another path",
    "redirect to another origin",
    "no HTTP",
    "bad field",
    "nothing",
)


def stored(asked: Asked) -> bytes:
    return response("200 OK", b"", f"X-Echo: {asked.line}")


@pytest.mark.parametrize("ending", [*(ENDINGS[name] for name in REFUSALS), stored], ids=[*REFUSALS, "stored"])
def test_an_upload(both: Both, ending: Any) -> None:
    to_store: List[Asked] = []
    to_gateway: List[Asked] = []
    with WireServer(echoing(ending, to_store)) as store:

        def registered(asked: Asked) -> bytes:
            facts = {
                "signed_url": f"{store.url}/b/f?{SIGNED}",
                "file_id": "f_1",
                "expires_at": "2030-01-01T00:00:00Z",
            }
            return response("200 OK", json.dumps(facts).encode(), "Content-Type: application/json")

        with WireServer(echoing(registered, to_gateway)) as gateway:
            client = both.client(
                base_url=gateway.url,
                token=KEY,
                max_retries=0,
                default_headers={"api-key": OTHER_KEY, "X-Trace": "trace-id"},
                options=meshapi.RequestOptions(extra_query={"key": QUERY_KEY}),
            )
            result = outcome(both, lambda: client.rag.upload_file(content=b"text", file_name="a.txt"))

    assert KEY in to_gateway[0].line
    assert to_store[0].target == f"/b/f?{SIGNED}"
    sent = {line.partition(":")[0].lower() for line in to_store[0].line.split(" | ")[1:]}
    assert sent == {"host", "content-type", "content-length"}
    assert leaks_in(*parts_of(client)) == []
    if ending is stored:
        assert result.signed_url.endswith(SIGNED)
    else:
        assert isinstance(result, meshapi.MeshAPIError)
        assert leaks_in(result) == []
