"""Medians, ratios round by round, noise, and when a goal holds."""

from __future__ import annotations

import pytest

from bench.cases import Goal
from bench.summary import Rounds, Spread, best_peer, judge, noise, ratio, spread

ROUNDS: Rounds = {
    "floor": [{"cpu": 10.0}, {"cpu": 20.0}, {"cpu": 10.0}],
    "floor again": [{"cpu": 11.0}, {"cpu": 20.0}, {"cpu": 9.0}],
    "ours": [{"cpu": 8.0, "peak": 4.0}, {"cpu": 16.0, "peak": 6.0}, {"cpu": 9.0, "peak": 5.0}],
    "slow": [{"cpu": 50.0}, {"cpu": 60.0}],
    "slower": [{"cpu": None}, {"cpu": 90.0}],
}


def test_a_spread_has_median_ends_and_quartiles() -> None:
    assert spread(ROUNDS, "ours", "peak") == Spread(median=5.0, least=4.0, most=6.0, low=4.5, high=5.5)
    assert Spread.of([3.0]) == Spread(3.0, 3.0, 3.0, 3.0, 3.0)
    assert spread(ROUNDS, "ours", "unheard of") is None
    assert spread(ROUNDS, "nobody", "cpu") is None


def test_a_ratio_is_taken_within_each_round() -> None:
    found = ratio(ROUNDS, "ours", "cpu", "floor")

    assert found is not None
    # Not 9 over 10, the ratio of the medians.
    assert (found.median, found.least, found.most) == (0.8, 0.8, 0.9)


def test_a_candidate_that_sat_out_a_round_is_compared_in_the_others() -> None:
    found = ratio(ROUNDS, "slow", "cpu", "floor")

    assert found is not None
    assert (found.least, found.most) == (3.0, 5.0)


def test_a_ratio_to_nothing_is_none() -> None:
    assert ratio({"a": [{"connections": 3}], "b": [{"connections": 0}]}, "a", "connections", "b") is None


def test_the_noise_is_how_far_the_floor_is_from_itself() -> None:
    # 1.1, 1.0 and 0.9: the quartiles are 0.95 and 1.05.
    assert noise(ROUNDS, "cpu", "floor") == pytest.approx(0.05)
    assert noise({}, "cpu", "floor") is None


@pytest.mark.parametrize(
    ("goal", "word"),
    [
        (Goal("cpu", 0.8, of="floor"), "yes"),
        (Goal("cpu", 0.77, of="floor"), "within noise"),
        (Goal("cpu", 0.76, of="floor"), "no"),
        (Goal("cpu", 0.8, of="floor", at_least=True), "yes"),
        (Goal("cpu", 0.83, of="floor", at_least=True), "within noise"),
        (Goal("cpu", 0.85, of="floor", at_least=True), "no"),
        (Goal("peak", 5.0), "yes"),
        (Goal("peak", 4.9), "too noisy"),
        (Goal("peak", 4.4), "no"),
        (Goal("peak", 0), "no"),
        (Goal("idle", 1.0), "not measured"),
    ],
)
def test_a_goal_may_be_missed_by_the_noise_and_no_more(goal: Goal, word: str) -> None:
    assert judge(goal, ROUNDS, "ours", "floor").word == word


def test_the_best_peer_has_the_least_or_the_most() -> None:
    assert best_peer(ROUNDS, "cpu", ["slow", "slower", "nobody"]) == "slow"
    assert best_peer(ROUNDS, "cpu", ["slow", "slower"], at_least=True) == "slower"
    assert best_peer(ROUNDS, "cpu", []) is None
