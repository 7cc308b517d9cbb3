"""Large answers: vectors as numbers and as base64, the catalogue of models."""

from __future__ import annotations

from collections.abc import Callable

from bench.cases.base import Case, Goal, Setup, WrongAnswer, check
from bench.metering import Figures
from bench.operations import Vectors
from bench.payloads import ANSWER, DIMENSIONS, INPUTS, MODELS
from bench.server.answers import vectors


def check_vectors(received: Vectors) -> None:
    expected = vectors()
    check((len(received), {len(vector) for vector in received}), (INPUTS, {DIMENSIONS}))
    pairs = zip(received, expected, strict=True)
    if any(abs(a - b) > 1e-6 for ours, theirs in pairs for a, b in zip(ours, theirs, strict=True)):
        raise WrongAnswer("the vectors are not those that were sent")


def embeddings(operation: str, calls: int) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        check(client.chat(), ANSWER)  # the connection and what every call needs, but nothing of embeddings
        embed: Callable[[], Vectors] = getattr(client, operation)
        with setup.meter(1) as first:
            received = embed()
        check_vectors(received)
        del received
        with setup.meter(setup.scaled(calls)) as meter:
            for _ in range(meter.units):
                check(len(embed()), INPUTS)
        client.close()
        return {**meter.figures, "peak": first.figures["peak"]}

    return measure


def models(calls: int) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        for _ in range(3):
            check(client.models(), MODELS)
        with setup.meter(setup.scaled(calls)) as meter:
            for _ in range(meter.units):
                check(client.models(), MODELS)
        client.close()
        return meter.figures

    return measure


FIGURES = ("cpu", "wall", "peak", "server_cpu")

CASES = (
    Case(
        name="embeddings",
        title="embeddings, 256 x 1536, as numbers, a call",
        needs="embeddings",
        measure=embeddings("embeddings", 10),
        figures=FIGURES,
        goals=(Goal("cpu", 0.85, of="floor"), Goal("peak", 1.0, of="floor")),
    ),
    Case(
        name="embeddings-base64",
        title="embeddings, 256 x 1536, asked for as base64 and decoded, a call",
        needs="embeddings_base64",
        measure=embeddings("embeddings_base64", 10),
        floor="floor, numbers",
        figures=FIGURES,
        goals=(Goal("cpu", 0.45, of="floor, numbers"), Goal("peak", 1.0, of="floor, numbers")),
    ),
    Case(
        name="models",
        title="400 models, a call",
        needs="models",
        measure=models(60),
        goals=(Goal("cpu", 1.65, of="floor"),),
    ),
    Case(
        name="models-full",
        title="400 models with every field, null where nothing is known, a call",
        needs="models",
        measure=models(30),
        settings="full-1",
        goals=(Goal("cpu", 1.65, of="floor"),),
    ),
)
