"""`client.audio`: the generated methods, and those that open a WebSocket."""

from __future__ import annotations

from meshapi_generated.resources import audio as generated

from .._executor import AsyncExecutor, SyncExecutor
from ._audio_realtime import AsyncAudioSockets, AudioSockets


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
