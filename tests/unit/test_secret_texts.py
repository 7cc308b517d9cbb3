"""Which texts are secrets, and how they are taken out of others."""

from __future__ import annotations

from typing import List

import pytest

from meshapi._secrets import Secrets, secrets_of_parts


@pytest.mark.parametrize("texts", [["rsk_team", "rsk_team-one"], ["rsk_team-one", "rsk_team"]])
def test_a_secret_that_begins_another_leaves_nothing_of_it(texts: List[str]) -> None:
    assert Secrets(texts).clean("of rsk_team-one and rsk_team") == "of ... and ..."
    assert (Secrets(texts[:1]) + Secrets(texts[1:])).clean("rsk_team-one") == "..."


@pytest.mark.parametrize("told", ["a=b; session=cookie-value", "session=cookie-value", "cookie-value"])
def test_a_cookie_is_a_secret_with_its_name_and_without(told: str) -> None:
    secrets = secrets_of_parts(((b"cookie", b"a=b; session=cookie-value"),), "")

    assert secrets.clean(f"<{told}>") == "<...>"
