"""Cases end to end, in a small way: no peers, no TLS, next to no work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from bench.__main__ import main
from bench.cases import CASES
from bench.lineup import FLOORS, OURS, Candidate
from bench.machine import Processors
from bench.profiling import profile
from bench.running import Runner, serving

FLOOR = FLOORS["floor"]


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with serving(None, tls=False) as server:
        yield Runner(server, Processors(), scale=0.01)


def test_a_run_shows_its_tables_and_keeps_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["chat", "--quick", "--rounds=1", "--with=meshapi", f"--results={tmp_path}"])

    run = json.loads((tmp_path / "latest.json").read_text())
    rounds = run["cases"]["chat"]["rounds"]
    assert status == 0
    assert list(rounds) == ["floor", "floor again", "meshapi"]
    assert all(figures["cpu"] > 0 and figures["connections"] == 0 for [figures] in rounds.values())
    shown = capsys.readouterr().out
    assert "CPU at most 0.76 x floor" in shown
    main([f"--show={tmp_path / 'latest.json'}"])
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize("name", ["chat-async", "stream-batched", "embeddings-base64", "models"])
def test_this_sdk_and_the_floor_do_the_same_work(runner: Runner, name: str) -> None:
    samples = runner.run(CASES[name], (FLOOR, OURS), rounds=1)

    assert not samples.failures
    assert [len(figures) for figures in samples.figures.values()] == [1, 1]


def test_the_bare_socket_counts_what_the_server_sends(runner: Runner) -> None:
    bare = Candidate("bare socket", "bare")

    samples = evolve(runner, scale=0.5).run(CASES["stream"], (bare,), rounds=1)

    assert not samples.failures
    assert samples.figures["bare socket"]


def test_start_up_is_measured_in_a_process_that_has_loaded_nothing(runner: Runner) -> None:
    [figures] = runner.run(CASES["import"], (OURS,), rounds=1).figures["meshapi"]

    assert (figures["cpu"] or 0) > 0.01


def test_a_profile_shows_functions_and_at_start_up_modules(runner: Runner) -> None:
    assert "tottime" in profile(runner, CASES["chat"], OURS)
    assert "imported package" in profile(runner, CASES["import"], FLOOR)


def test_a_candidate_that_does_not_do_the_work_has_failed(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "httpx.py").write_text(
        """
class Client:
    def __init__(self, **settings): pass
    def post(self, url, json): return self
    def raise_for_status(self): pass
    def json(self): return {"choices": [{"message": {"content": "made up"}}]}
    status_code = 200
""".lstrip()
    )
    liar = Candidate("liar", "floor", import_from=str(tmp_path))

    samples = runner.run(CASES["chat"], (liar,), rounds=2)

    assert samples.figures == {}
    assert "WrongAnswer: received 'made up'" in samples.failures["liar"]


def test_a_candidate_that_cannot_do_the_work_is_left_out(runner: Runner) -> None:
    samples = runner.run(CASES["models"], (Candidate("bare socket", "bare"),), rounds=1)

    assert samples.figures == {}
    assert samples.failures == {}


def test_the_base_of_a_goal_is_measured_in_every_round(runner: Runner) -> None:
    base, other = (Candidate(name, "floor", most_rounds=1) for name in ("openai", "openrouter"))

    samples = runner.run(CASES["chat-refused"], (base, other), rounds=2)

    assert {name: len(figures) for name, figures in samples.figures.items()} == {"openai": 2, "openrouter": 1}
