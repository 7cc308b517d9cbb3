"""This SDK with the extra `fast`, which is for async code."""

from __future__ import annotations

import meshapi
from bench.candidates import using_meshapi


class AsyncClient(using_meshapi.AsyncClient):
    def __init__(self, url: str) -> None:
        self._client = meshapi.AsyncMeshAPI(base_url=url, token=using_meshapi.KEY, fast=True)
