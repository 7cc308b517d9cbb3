"""Who is measured."""

from __future__ import annotations

from attrs import evolve, field, frozen

from bench.cases import CASES, Case


@frozen
class Candidate:
    """One column of a comparison. To add one, write a module of `bench/candidates/` and name it here.

    Attributes:
        name: for tables and the command line.
        module: of `bench.candidates`.
        package: the distribution whose version the tables show.
        is_ours: whether the goals are about it.
        takes_part: whether it may be called the best peer.
        cases: the only ones it is measured in; `None` for every case that it can do.
        most_rounds: for one that no goal is about, nor compares with.
        import_from: a folder to import from before all others, such as another checkout.
        environment: variables of its process.
    """

    name: str
    module: str
    package: str | None = None
    is_ours: bool = False
    takes_part: bool = False
    cases: tuple[str, ...] | None = None
    most_rounds: int = 1000
    import_from: str | None = None
    environment: dict[str, str] = field(factory=dict)


# Where the server might be the limit: without TLS, one thing after the other.
BARE = ("chat", "chat-late", "stream", "stream-batched", "stream-paced", "stream-short")
OURS = Candidate("meshapi", "using_meshapi", package="meshapi", is_ours=True)
CANDIDATES = (
    Candidate("bare socket", "bare", cases=BARE),
    Candidate("openai", "using_openai", package="openai", takes_part=True, most_rounds=3),
    Candidate(
        "openrouter",
        "using_openrouter",
        package="openrouter",
        takes_part=True,
        most_rounds=2,
        # 200 streams take it longer than httpx lets half of them wait for a connection; then it waits forever.
        cases=tuple(name for name in CASES if name != "stream-async"),
    ),
    Candidate("anthropic", "using_anthropic", package="anthropic", takes_part=True, most_rounds=3),
    OURS,
    Candidate(
        "meshapi[fast]",
        "using_meshapi_fast",
        package="aiohttp",
        cases=tuple(name for name, case in CASES.items() if case.needs.startswith("async ")),
    ),
)
FLOORS = {
    "floor": Candidate("floor", "floor", package="httpx"),
    "floor + pydantic": Candidate("floor + pydantic", "floor_pydantic", package="pydantic"),
    "floor, numbers": Candidate("floor, numbers", "floor_numbers", package="httpx"),
}
AGAIN = " again"


def lineup(case: Case, chosen: tuple[Candidate, ...] = CANDIDATES) -> tuple[Candidate, ...]:
    """The candidates of a case in the order of a round: its floor, the floor again for the noise, the others."""
    floor = FLOORS[case.floor]
    also = () if case.floor == "floor" else (FLOORS["floor"],)
    others = (candidate for candidate in chosen if candidate.cases is None or case.name in candidate.cases)
    return (floor, evolve(floor, name=floor.name + AGAIN), *also, *others)


def also(name: str, folder: str) -> Candidate:
    """This SDK from another checkout."""
    return evolve(OURS, name=name, is_ours=False, import_from=folder)
