"""The floor of start-up: what any SDK with typed answers on httpx has to load."""

import pydantic

from bench.candidates.floor import Client

__all__ = ["Client", "pydantic"]
