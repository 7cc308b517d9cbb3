"""Use the installed distribution as a stranger would. `make wheel-test` runs this, outside the checkout."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import pkgutil
import socket
import subprocess
import sys
from pathlib import Path

import meshapi


def check_files() -> None:
    """The files come from this environment, agree on the version, and say that they are typed."""
    installed = Path(meshapi.__file__).resolve().parent.parent
    assert Path(sys.prefix).resolve() in installed.parents, "meshapi was not imported from the wheel"
    assert importlib.metadata.version("meshapi") == meshapi.__version__
    for package in ("meshapi", "meshapi_generated", "meshapi_sandbox"):
        assert (installed / package / "py.typed").is_file(), f"{package} has no py.typed"


def check_imports(package: str) -> None:
    """Every module imports with what the wheel declares, but those that need an extra, or pytest."""
    path = importlib.import_module(package).__path__
    needed = {
        "meshapi._fast": "aiohttp",
        "meshapi._fast_exchange": "aiohttp",
        "meshapi._websockets": "websockets",
        "meshapi.testing.pytest_plugin": "pytest",
    }
    left_out = [module for module, library in needed.items() if importlib.util.find_spec(library) is None]
    for module in pkgutil.walk_packages(path, f"{package}."):
        if not module.name.endswith(".__main__") and module.name not in left_out:
            importlib.import_module(module.name)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def check_client(base_url: str) -> None:
    """One call, one stream. The client's own retries wait until the gateway accepts connections."""
    with meshapi.MeshAPI(base_url=base_url, token="smoke", max_retries=6) as client:
        model = client.models.list(type="text")[0].id
        messages = [{"role": "user", "content": "Say hello."}]
        answer = client.chat.completions.create(model=model, messages=messages)
        assert answer.choices[0].message.content
        with client.chat.completions.stream(model=model, messages=messages) as stream:
            assert sum(1 for _ in stream) > 1
        with client.realtime.connect(model="openai/gpt-realtime-mini") as session:
            assert (session.receive().event or {})["type"] == "session.created"


def check_client_without_server(base_url: str) -> None:
    try:
        with meshapi.MeshAPI(base_url=base_url, token="smoke", max_retries=0) as client:
            client.models.list()
    except meshapi.APIConnectionError:
        return
    raise AssertionError("a gateway that is not there answered")


def check_sessions_without_extra(base_url: str) -> None:
    problem = ""
    with meshapi.MeshAPI(base_url=base_url, token="smoke") as client:
        try:
            client.realtime.connect(model="openai/gpt-realtime-mini")
        except ImportError as error:
            problem = str(error)
    assert "meshapi[realtime]" in problem


def main() -> None:
    check_files()
    check_imports("meshapi_generated")
    check_imports("meshapi")
    port = free_port()
    base_url = f"http://127.0.0.1:{port}"
    check_client_without_server(base_url)
    served = importlib.util.find_spec("starlette") is not None
    if served:
        check_imports("meshapi_sandbox")
        command = [sys.executable, "-I", "-m", "meshapi_sandbox", "--port", str(port), "--token", "smoke"]
        gateway = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            check_client(base_url)
        finally:
            gateway.terminate()
            gateway.wait(timeout=10)
    else:
        check_sessions_without_extra(base_url)
    extras = "with" if served else "without"
    print(f"meshapi {meshapi.__version__} works from its wheel, {extras} extras")


if __name__ == "__main__":
    main()
