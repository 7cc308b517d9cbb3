"""The methods of `client.audio` that open a WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Mapping, Optional

from meshapi_generated.runtime.options import RequestOptions

from .._audio_sessions import (
    AsyncSpeechSession,
    AsyncTranscriptionSession,
    SpeechSession,
    TranscriptionSession,
    hearing,
    speaking,
)
from .._openings import AsyncOpening, open_sync

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor
    from .._executor import SyncExecutor


class AudioSockets:
    """The WebSockets of `client.audio`."""

    _flows: SyncExecutor

    def transcribe_realtime(
        self,
        *,
        model: str,
        audio_format: str = "pcm_16000",
        commit_strategy: Optional[Literal["auto", "vad", "manual"]] = None,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionSession:
        """Write speech down as it is spoken (`GET /v1/audio/transcriptions/realtime`, a WebSocket).

        Needs `meshapi[realtime]`. Standard models answer with the events
        `conversation.item.input_audio_transcription.delta` (`delta`) and `...completed` (`transcript`),
        ElevenLabs' models with `partial_transcript` and `committed_transcript` (`text`), named in `message_type`.

        Args:
            model: Id of the model, such as `openai/whisper-large-v3` or `elevenlabs/scribe_v2_realtime`.
            audio_format: What will be sent: `pcm_8000` to `pcm_48000` (16 bits, little endian, mono; the number is
                the sample rate) or `ulaw_8000`.
            commit_strategy: `auto` or `vad`, when the speaker pauses, or `manual`, when you say `commit()`. The gateway
                chooses the default.
            auth: Where the key travels, as for `client.realtime.connect`.
            options: Settings of this session only, as for `client.realtime.connect`.

        Returns:
            The session, which is also its own context manager.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake. A refusal after that is a `RealtimeError` of the
                next call on the session.

        Example:
            ::

                with client.audio.transcribe_realtime(model="openai/whisper-large-v3") as session:
                    session.send_audio(pcm)
                    session.commit()
                    for message in session:
                        if message.event and "transcript" in message.event:
                            print(message.event["transcript"])
                            break
        """
        route, events = hearing(model, audio_format, commit_strategy, auth)
        return open_sync(self._flows, route, options, lambda line: TranscriptionSession(line, events))

    def speech_realtime(
        self,
        voice_id: str,
        *,
        model: str,
        output_format: Optional[str] = None,
        voice_settings: Optional[Mapping[str, Any]] = None,
        enable_logging: Optional[bool] = None,
        enable_ssml_parsing: Optional[bool] = None,
        inactivity_timeout: Optional[int] = None,
        sync_alignment: Optional[bool] = None,
        auto_mode: Optional[bool] = None,
        apply_text_normalization: Optional[str] = None,
        seed: Optional[int] = None,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> SpeechSession:
        """Speak text as it is written (`GET /v1/audio/speech/stream/{voice_id}`, a WebSocket).

        Needs `meshapi[realtime]`. The sound comes in `audio` of the messages, in pieces. The arguments from
        `voice_settings` to `seed` are for ElevenLabs' models.

        Args:
            voice_id: Id of the voice, such as `tara`, or `af_bella`.
            model: Id of the model, such as `canopylabs/orpheus-3b-0.1-ft` or `elevenlabs/eleven_multilingual_v2`.
            output_format: `pcm`, `mp3`, `wav`, `opus`, `aac`, `flac`, with or without a rate, or one of
                ElevenLabs' such as `mp3_44100_128`. The gateway chooses the default.
            voice_settings: `stability`, `similarity_boost`, `style`, `use_speaker_boost`, `speed`.
            enable_logging: Whether the provider may keep the text. Default: true.
            enable_ssml_parsing: Whether the text holds SSML. Default: false.
            inactivity_timeout: Seconds without text after which the provider hangs up, 1 to 180.
            sync_alignment: Whether to say when each character is spoken. Default: false.
            auto_mode: Whether to speak every complete piece of text at once. Default: false.
            apply_text_normalization: Whether to spell out numbers and the like: `auto`, `on`, `off`.
            seed: For the same sound from the same text, 0 to 4294967295.
            auth: Where the key travels, as for `client.realtime.connect`.
            options: Settings of this session only, as for `client.realtime.connect`.

        Returns:
            The session, which is also its own context manager.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model, or no voice of such an id.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake. A refusal after that is a `RealtimeError` of the
                next call on the session.

        Example:
            ::

                with client.audio.speech_realtime("tara", model="canopylabs/orpheus-3b-0.1-ft") as session:
                    session.send_text("Doors open at nine.")
                    session.commit()
                    for message in session:
                        if message.audio:
                            play(message.audio)
                        elif message.event and message.event.get("type") == "conversation.item.audio_output.done":
                            break
        """
        route, events = speaking(
            voice_id,
            model,
            voice_settings,
            auth,
            output_format=output_format,
            enable_logging=enable_logging,
            enable_ssml_parsing=enable_ssml_parsing,
            inactivity_timeout=inactivity_timeout,
            sync_alignment=sync_alignment,
            auto_mode=auto_mode,
            apply_text_normalization=apply_text_normalization,
            seed=seed,
        )
        return open_sync(self._flows, route, options, lambda line: SpeechSession(line, events))


class AsyncAudioSockets:
    """The WebSockets of `client.audio`."""

    _flows: AsyncExecutor

    def transcribe_realtime(
        self,
        *,
        model: str,
        audio_format: str = "pcm_16000",
        commit_strategy: Optional[Literal["auto", "vad", "manual"]] = None,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> AsyncOpening[AsyncTranscriptionSession]:
        """Write speech down as it is spoken (`GET /v1/audio/transcriptions/realtime`, a WebSocket).

        Needs `meshapi[realtime]` and asyncio. Standard models answer with the events
        `conversation.item.input_audio_transcription.delta` (`delta`) and `...completed` (`transcript`),
        ElevenLabs' models with `partial_transcript` and `committed_transcript` (`text`), named in `message_type`.

        Args:
            model: Id of the model, such as `openai/whisper-large-v3` or `elevenlabs/scribe_v2_realtime`.
            audio_format: What will be sent: `pcm_8000` to `pcm_48000` (16 bits, little endian, mono; the number is
                the sample rate) or `ulaw_8000`.
            commit_strategy: `auto` or `vad`, when the speaker pauses, or `manual`, when you say `commit()`. The gateway
                chooses the default.
            auth: Where the key travels, as for `client.realtime.connect`.
            options: Settings of this session only, as for `client.realtime.connect`.

        Returns:
            What opens the session when it is awaited, or entered with `async with`.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake. A refusal after that is a `RealtimeError` of the
                next call on the session.

        Example:
            ::

                async with client.audio.transcribe_realtime(model="openai/whisper-large-v3") as session:
                    await session.send_audio(pcm)
                    await session.commit()
                    async for message in session:
                        if message.event and "transcript" in message.event:
                            print(message.event["transcript"])
                            break
        """
        route, events = hearing(model, audio_format, commit_strategy, auth)
        return AsyncOpening(self._flows, route, options, lambda line: AsyncTranscriptionSession(line, events))

    def speech_realtime(
        self,
        voice_id: str,
        *,
        model: str,
        output_format: Optional[str] = None,
        voice_settings: Optional[Mapping[str, Any]] = None,
        enable_logging: Optional[bool] = None,
        enable_ssml_parsing: Optional[bool] = None,
        inactivity_timeout: Optional[int] = None,
        sync_alignment: Optional[bool] = None,
        auto_mode: Optional[bool] = None,
        apply_text_normalization: Optional[str] = None,
        seed: Optional[int] = None,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> AsyncOpening[AsyncSpeechSession]:
        """Speak text as it is written (`GET /v1/audio/speech/stream/{voice_id}`, a WebSocket).

        Needs `meshapi[realtime]` and asyncio. The sound comes in `audio` of the messages, in pieces. The arguments from
        `voice_settings` to `seed` are for ElevenLabs' models.

        Args:
            voice_id: Id of the voice, such as `tara`, or `af_bella`.
            model: Id of the model, such as `canopylabs/orpheus-3b-0.1-ft` or `elevenlabs/eleven_multilingual_v2`.
            output_format: `pcm`, `mp3`, `wav`, `opus`, `aac`, `flac`, with or without a rate, or one of
                ElevenLabs' such as `mp3_44100_128`. The gateway chooses the default.
            voice_settings: `stability`, `similarity_boost`, `style`, `use_speaker_boost`, `speed`.
            enable_logging: Whether the provider may keep the text. Default: true.
            enable_ssml_parsing: Whether the text holds SSML. Default: false.
            inactivity_timeout: Seconds without text after which the provider hangs up, 1 to 180.
            sync_alignment: Whether to say when each character is spoken. Default: false.
            auto_mode: Whether to speak every complete piece of text at once. Default: false.
            apply_text_normalization: Whether to spell out numbers and the like: `auto`, `on`, `off`.
            seed: For the same sound from the same text, 0 to 4294967295.
            auth: Where the key travels, as for `client.realtime.connect`.
            options: Settings of this session only, as for `client.realtime.connect`.

        Returns:
            What opens the session when it is awaited, or entered with `async with`.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model, or no voice of such an id.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake. A refusal after that is a `RealtimeError` of the
                next call on the session.

        Example:
            ::

                async with client.audio.speech_realtime("tara", model="canopylabs/orpheus-3b-0.1-ft") as session:
                    await session.send_text("Doors open at nine.")
                    await session.commit()
                    async for message in session:
                        if message.audio:
                            play(message.audio)
                        elif message.event and message.event.get("type") == "conversation.item.audio_output.done":
                            break
        """
        route, events = speaking(
            voice_id,
            model,
            voice_settings,
            auth,
            output_format=output_format,
            enable_logging=enable_logging,
            enable_ssml_parsing=enable_ssml_parsing,
            inactivity_timeout=inactivity_timeout,
            sync_alignment=sync_alignment,
            auto_mode=auto_mode,
            apply_text_normalization=apply_text_normalization,
            seed=seed,
        )
        return AsyncOpening(self._flows, route, options, lambda line: AsyncSpeechSession(line, events))
