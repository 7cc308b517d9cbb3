"""Names of what carries out the calls, under the path that existing programs import them from."""

from ._async_executor import AsyncExecutor as AsyncHttpClient
from ._config import MeshAPIConfig as MeshAPIConfig
from ._executor import SyncExecutor as SyncHttpClient

__all__ = ["AsyncHttpClient", "MeshAPIConfig", "SyncHttpClient"]
