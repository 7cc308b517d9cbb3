"""Runs cases: a server for all of them, a fresh process for each measurement, candidates in turn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import define, field, frozen

from bench.cases import Case
from bench.lineup import Candidate
from bench.machine import ROOT, Processors, environment
from bench.metering import Figures

PATIENCE = 300  # seconds for one measurement; one that hangs has failed
HERE = Path(__file__).parent


@frozen
class Server:
    """A running server."""

    ports: dict[str, int]
    authority: str

    def url(self, case: Case) -> str:
        scheme, port = ("https", self.ports["tls"]) if case.tls else ("http", self.ports["plain"])
        return f"{scheme}://127.0.0.1:{port}/{case.settings}"


@contextmanager
def serving(cpu: int | None, *, tls: bool) -> Iterator[Server]:
    """A server in a process of its own."""
    with TemporaryDirectory(prefix="bench-") as folder:
        command = [sys.executable, "-m", "bench.server"]
        authority = Path(folder, "authority.pem")
        if tls:
            command += ["--certificate", _certificate(authority)]
        if cpu is not None:
            command += ["--cpu", str(cpu)]
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, text=True, cwd=ROOT, **pipes) as process:
            assert process.stdout is not None
            try:
                yield Server(json.loads(process.stdout.readline()), str(authority))
            finally:
                process.terminate()


def _certificate(authority: Path) -> str:
    """Makes an authority and a certificate of it for the server; only here: not every machine has the library."""
    import trustme

    made = trustme.CA()
    made.cert_pem.write_to_path(str(authority))
    certificate = authority.with_name("server.pem")
    made.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    return str(certificate)


@define
class Samples:
    """What a case gave: the figures of each round for each candidate, and why a candidate has none."""

    figures: dict[str, list[Figures]] = field(factory=dict)
    failures: dict[str, str] = field(factory=dict)


@frozen
class Runner:
    """Measures against a server, with so much of the work."""

    server: Server
    processors: Processors
    scale: float

    def run(self, case: Case, candidates: tuple[Candidate, ...], rounds: int) -> Samples:
        """All candidates in each round, each round beginning with another one."""
        samples = Samples({candidate.name: [] for candidate in candidates})
        if case.measure is None:  # start-up finds its files and their bytecode where a user would: in memory
            for candidate in candidates:
                self._add(Samples({candidate.name: []}), case, candidate)
        bases = {goal.of for goal in case.goals}
        for number in range(rounds):
            first = number % len(candidates)
            for candidate in candidates[first:] + candidates[:first]:
                counts = candidate.is_ours or candidate.name in bases
                most = rounds if counts else min(case.most_rounds, candidate.most_rounds)
                if candidate.name in samples.figures and number < most:
                    self._add(samples, case, candidate)
        return samples

    def _add(self, samples: Samples, case: Case, candidate: Candidate) -> None:
        try:
            figures = self._measure(case, candidate)
        except (subprocess.SubprocessError, ValueError) as error:
            samples.failures[candidate.name] = str(getattr(error, "stderr", None) or error)
            figures = None
        if figures is None:
            del samples.figures[candidate.name]
        else:
            samples.figures[candidate.name].append(figures)

    def _measure(self, case: Case, candidate: Candidate) -> Figures | None:
        start = self.cold(case, candidate) if case.measure is None else self.warm(case, candidate)
        figures: Figures | None = json.loads(self.execute(case, candidate, start).stdout)
        return figures

    def execute(
        self, case: Case, candidate: Candidate, arguments: Sequence[str]
    ) -> subprocess.CompletedProcess[str]:
        """One measurement in a process of its own."""
        variables = {**environment(), **candidate.environment}
        if case.tls:
            variables["SSL_CERT_FILE"] = self.server.authority
        return subprocess.run(
            [sys.executable, "-I", *arguments],
            env=variables,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )

    def cold(self, case: Case, candidate: Candidate) -> list[str]:
        """Arguments of the process of a start-up case."""
        until = "answer" if case.tls else "client"
        cpu = self.processors.client
        processor, folder = "" if cpu is None else str(cpu), candidate.import_from or ""
        return [str(HERE / "cold.py"), candidate.module, self.server.url(case), until, processor, folder]

    def warm(self, case: Case, candidate: Candidate) -> list[str]:
        """Arguments of the process of any other case."""
        arguments = [str(HERE / "worker.py"), case.name, candidate.module, self.server.url(case)]
        arguments += [f"--control={self.server.ports['control']}", f"--scale={self.scale}"]
        if self.processors.client is not None:
            arguments.append(f"--processor={self.processors.client}")
        if candidate.import_from:
            arguments.append(f"--import-from={candidate.import_from}")
        return arguments
