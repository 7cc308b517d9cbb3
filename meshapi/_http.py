"""Older names of what carries out the calls."""

from ._config import MeshAPIConfig as MeshAPIConfig
from ._executor import AsyncExecutor as AsyncHttpClient
from ._executor import SyncExecutor as SyncHttpClient

__all__ = ["AsyncHttpClient", "MeshAPIConfig", "SyncHttpClient"]
