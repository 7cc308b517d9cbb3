"""The command line, as far as nothing is measured, and what measured processes are given."""

from __future__ import annotations

import pytest

from bench.__main__ import chosen_candidates, chosen_cases, main
from bench.cases import CASES
from bench.lineup import lineup
from bench.machine import environment


def test_cases_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0

    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CASES)


def test_a_pattern_stands_for_all_that_fit() -> None:
    assert [case.name for case in chosen_cases(["upload-*", "chat"])] == [
        "chat",
        "upload-path",
        "upload-file",
    ]
    assert chosen_cases([]) == list(CASES.values())


def test_unheard_of_cases_and_candidates_are_refused() -> None:
    with pytest.raises(SystemExit, match="There is no case chess, go"):
        chosen_cases(["chat", "chess", "go"])
    with pytest.raises(SystemExit, match="There is no candidate acme"):
        chosen_candidates("meshapi,acme", [])


def test_another_checkout_stands_beside_this_one() -> None:
    ours, other = chosen_candidates("meshapi", ["../other"])

    assert (other.name, other.module) == ("meshapi of other", ours.module)
    assert (other.import_from or "").endswith("/other")
    assert not other.is_ours


def test_each_case_begins_with_its_floor_twice() -> None:
    names = {name: [candidate.name for candidate in lineup(case)] for name, case in CASES.items()}

    assert names["chat"][:3] == ["floor", "floor again", "bare socket"]
    assert names["import"][:3] == ["floor + pydantic", "floor + pydantic again", "floor"]
    assert "bare socket" not in names["chat-async"]


def test_every_goal_is_about_a_figure_of_its_case() -> None:
    for case in CASES.values():
        shown = {*case.figures, "connections"}
        assert case.goals
        assert {goal.figure for goal in case.goals} <= shown
        assert {goal.of for goal in case.goals} <= {None, case.floor, "openai"}


def test_proxies_and_keys_do_not_reach_a_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "all_proxy", "OPENAI_API_KEY", "MESHAPI_BASE_URL", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("BENCH_OTHER", "y")

    assert "x" not in environment().values()
    assert environment()["BENCH_OTHER"] == "y"
