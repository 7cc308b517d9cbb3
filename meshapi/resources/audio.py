"""`client.audio`: the generated methods, and those that open a WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meshapi_generated.resources import audio as generated

from ._audio_realtime import AsyncAudioSockets, AudioSockets

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor
    from .._executor import SyncExecutor


class AudioResource(AudioSockets, generated.AudioResource):
    """`client.audio`."""

    def __init__(self, executor: SyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor


class AsyncAudioResource(AsyncAudioSockets, generated.AsyncAudioResource):
    """`client.audio`."""

    def __init__(self, executor: AsyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor
