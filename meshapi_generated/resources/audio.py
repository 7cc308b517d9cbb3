# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.audio``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.audio import (
    create_speech,
    create_transcription,
    create_translation,
    get_transcription,
    get_voice,
    list_voices,
    translate_transcription,
)
from ..models.audio import (
    AudioTranslationsParams,
    ListVoicesParams,
    PronunciationDictionaryLocator,
    SpeechParams,
    TranscriptionParams,
    TranscriptionResponse,
    TranscriptionTranslateParams,
    Voice,
    VoiceSettings,
    VoicesResponse,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import FileContent, params_of
from ..runtime.results import ResultBytes, ResultDict
from ..runtime.streams import AsyncStream, Stream


class AudioResource:
    """``client.audio``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def synthesize(
        self, params: SpeechParams, *, options: Optional[RequestOptions] = None
    ) -> ResultBytes: ...

    @overload
    def synthesize(
        self,
        *,
        input: str,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultBytes: ...

    def synthesize(
        self,
        params: Optional[SpeechParams] = None,
        *,
        input: Optional[str] = None,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultBytes:
        """Speak a text.

        Reads a text aloud and returns the whole recording as raw bytes in the format asked for. To have the
        bytes while the speech is still being made, call `audio.synthesize_stream`.

        The model decides the provider, and with it which of the other fields mean something.

        ``POST /v1/audio/speech``, operation ``create_speech``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: The text.
            model: Id of the model.
            voice: Id or name of the voice. Models of Sarvam take `speaker`, most others need this.
            stream: Whether the bytes are sent while the speech is being made, rather than all at its end.
            response_format: Encoding of the recording, such as `mp3_44100_128` (mp3, 44.1 kHz, 128 kbit/s),
                `pcm_24000`, `opus_48000_64`, `ulaw_8000`, or without `stream` `wav_44100`; some models take
                `mp3` or `wav`. Default: the model's.
            language_code: Language of the text as a BCP 47 tag, such as `en`. Default: the model finds out.
            speed: Speed of the speech for models that take it here; 1 is normal. Default: 1.
            voice_settings: How the voice sounds, for ElevenLabs.
            pronunciation_dictionary_locators: Dictionaries of pronunciation to use, for ElevenLabs.
            seed: Seed for repeatable speech, where the model supports it.
            previous_text: Text before this one, for a natural transition.
            next_text: Text after this one, for a natural transition.
            previous_request_ids: Ids of the exchanges that spoke the text before this one.
            next_request_ids: Ids of the exchanges that spoke the text after this one.
            apply_text_normalization: Whether numbers and the like are written out first: `auto`, `on` or
                `off`. Default: the model's.
            apply_language_text_normalization: Whether this is done by the rules of the language too. Default:
                the model's.
            use_pvc_as_ivc: Whether a professional clone of a voice is used as an instant one, which is
                quicker.
            enable_logging: `false` asks the provider not to keep the text and the speech. Default: the
                provider's.
            optimize_streaming_latency: How much quality to give for an early first byte, 0 to 4. Default: the
                model's.
            speaker: Name of the voice, for Sarvam.
            target_language_code: Language to speak, as a BCP 47 tag, for Sarvam.
            pitch: Pitch of the voice, for Sarvam. Default: the model's.
            pace: Speed of the speech, for Sarvam. Default: the model's.
            loudness: Loudness of the voice, for Sarvam. Default: the model's.
            speech_sample_rate: Samples per second of the recording, for Sarvam. Default: the model's.
            enable_preprocessing: Whether numbers and the like are written out first, for Sarvam. Default: the
                model's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.audio.synthesize(
                    model="elevenlabs/eleven_multilingual_v2",
                    input="Doors open at nine.",
                    voice="voice_ex1",
                    response_format="mp3_44100_128",
                )
        """
        params = params_of(
            SpeechParams,
            "audio.synthesize",
            params,
            {
                "input": input,
                "model": model,
                "voice": voice,
                "stream": stream,
                "response_format": response_format,
                "language_code": language_code,
                "speed": speed,
                "voice_settings": voice_settings,
                "pronunciation_dictionary_locators": pronunciation_dictionary_locators,
                "seed": seed,
                "previous_text": previous_text,
                "next_text": next_text,
                "previous_request_ids": previous_request_ids,
                "next_request_ids": next_request_ids,
                "apply_text_normalization": apply_text_normalization,
                "apply_language_text_normalization": apply_language_text_normalization,
                "use_pvc_as_ivc": use_pvc_as_ivc,
                "enable_logging": enable_logging,
                "optimize_streaming_latency": optimize_streaming_latency,
                "speaker": speaker,
                "target_language_code": target_language_code,
                "pitch": pitch,
                "pace": pace,
                "loudness": loudness,
                "speech_sample_rate": speech_sample_rate,
                "enable_preprocessing": enable_preprocessing,
            },
        )
        return create_speech.sync(self._executor, params, options=options)

    @overload
    def synthesize_stream(
        self, params: SpeechParams, *, options: Optional[RequestOptions] = None
    ) -> Stream[bytes]: ...

    @overload
    def synthesize_stream(
        self,
        *,
        input: str,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[bytes]: ...

    def synthesize_stream(
        self,
        params: Optional[SpeechParams] = None,
        *,
        input: Optional[str] = None,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Stream[bytes]:
        """Speak a text, as a stream.

        Reads a text aloud and hands over the raw bytes of the recording while they arrive, in the format
        asked for, so that playing can begin early. They are plain bytes, not events.

        The model decides the provider, and with it which of the other fields mean something.

        ``POST /v1/audio/speech``, operation ``create_speech``.

        Nothing is sent until the first piece is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: The text.
            model: Id of the model.
            voice: Id or name of the voice. Models of Sarvam take `speaker`, most others need this.
            stream: Whether the bytes are sent while the speech is being made, rather than all at its end.
            response_format: Encoding of the recording, such as `mp3_44100_128` (mp3, 44.1 kHz, 128 kbit/s),
                `pcm_24000`, `opus_48000_64`, `ulaw_8000`, or without `stream` `wav_44100`; some models take
                `mp3` or `wav`. Default: the model's.
            language_code: Language of the text as a BCP 47 tag, such as `en`. Default: the model finds out.
            speed: Speed of the speech for models that take it here; 1 is normal. Default: 1.
            voice_settings: How the voice sounds, for ElevenLabs.
            pronunciation_dictionary_locators: Dictionaries of pronunciation to use, for ElevenLabs.
            seed: Seed for repeatable speech, where the model supports it.
            previous_text: Text before this one, for a natural transition.
            next_text: Text after this one, for a natural transition.
            previous_request_ids: Ids of the exchanges that spoke the text before this one.
            next_request_ids: Ids of the exchanges that spoke the text after this one.
            apply_text_normalization: Whether numbers and the like are written out first: `auto`, `on` or
                `off`. Default: the model's.
            apply_language_text_normalization: Whether this is done by the rules of the language too. Default:
                the model's.
            use_pvc_as_ivc: Whether a professional clone of a voice is used as an instant one, which is
                quicker.
            enable_logging: `false` asks the provider not to keep the text and the speech. Default: the
                provider's.
            optimize_streaming_latency: How much quality to give for an early first byte, 0 to 4. Default: the
                model's.
            speaker: Name of the voice, for Sarvam.
            target_language_code: Language to speak, as a BCP 47 tag, for Sarvam.
            pitch: Pitch of the voice, for Sarvam. Default: the model's.
            pace: Speed of the speech, for Sarvam. Default: the model's.
            loudness: Loudness of the voice, for Sarvam. Default: the model's.
            speech_sample_rate: Samples per second of the recording, for Sarvam. Default: the model's.
            enable_preprocessing: Whether numbers and the like are written out first, for Sarvam. Default: the
                model's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The bytes as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for piece in client.audio.synthesize_stream(
                    model="elevenlabs/eleven_multilingual_v2",
                    input="Doors open at nine.",
                    voice="voice_ex1",
                    response_format="mp3_44100_128",
                ):
                    print(len(piece))
        """
        params = params_of(
            SpeechParams,
            "audio.synthesize_stream",
            params,
            {
                "input": input,
                "model": model,
                "voice": voice,
                "stream": stream,
                "response_format": response_format,
                "language_code": language_code,
                "speed": speed,
                "voice_settings": voice_settings,
                "pronunciation_dictionary_locators": pronunciation_dictionary_locators,
                "seed": seed,
                "previous_text": previous_text,
                "next_text": next_text,
                "previous_request_ids": previous_request_ids,
                "next_request_ids": next_request_ids,
                "apply_text_normalization": apply_text_normalization,
                "apply_language_text_normalization": apply_language_text_normalization,
                "use_pvc_as_ivc": use_pvc_as_ivc,
                "enable_logging": enable_logging,
                "optimize_streaming_latency": optimize_streaming_latency,
                "speaker": speaker,
                "target_language_code": target_language_code,
                "pitch": pitch,
                "pace": pace,
                "loudness": loudness,
                "speech_sample_rate": speech_sample_rate,
                "enable_preprocessing": enable_preprocessing,
            },
        )
        return create_speech.sync_stream(self._executor, params, options=options)

    @overload
    def transcribe(
        self,
        file: Optional[FileContent],
        params: TranscriptionParams,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    @overload
    def transcribe(
        self,
        file: Optional[FileContent] = None,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        model: str,
        source_url: Optional[str] = None,
        cloud_storage_url: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        language_code: Optional[str] = None,
        tag_audio_events: Optional[bool] = None,
        num_speakers: Optional[int] = None,
        timestamps_granularity: Optional[str] = None,
        diarize: Optional[bool] = None,
        diarization_threshold: Optional[float] = None,
        additional_formats: Optional[str] = None,
        file_format: Optional[str] = None,
        webhook: Optional[bool] = None,
        webhook_id: Optional[str] = None,
        webhook_metadata: Optional[str] = None,
        temperature: Optional[float] = None,
        seed: Optional[int] = None,
        use_multi_channel: Optional[bool] = None,
        entity_detection: Optional[str] = None,
        no_verbatim: Optional[bool] = None,
        detect_speaker_roles: Optional[bool] = None,
        entity_redaction: Optional[str] = None,
        entity_redaction_mode: Optional[str] = None,
        keyterms: Optional[Sequence[str]] = None,
        with_timestamps: Optional[bool] = None,
        debug_mode: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    def transcribe(
        self,
        file: Optional[FileContent] = None,
        params: Optional[TranscriptionParams] = None,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        model: Optional[str] = None,
        source_url: Optional[str] = None,
        cloud_storage_url: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        language_code: Optional[str] = None,
        tag_audio_events: Optional[bool] = None,
        num_speakers: Optional[int] = None,
        timestamps_granularity: Optional[str] = None,
        diarize: Optional[bool] = None,
        diarization_threshold: Optional[float] = None,
        additional_formats: Optional[str] = None,
        file_format: Optional[str] = None,
        webhook: Optional[bool] = None,
        webhook_id: Optional[str] = None,
        webhook_metadata: Optional[str] = None,
        temperature: Optional[float] = None,
        seed: Optional[int] = None,
        use_multi_channel: Optional[bool] = None,
        entity_detection: Optional[str] = None,
        no_verbatim: Optional[bool] = None,
        detect_speaker_roles: Optional[bool] = None,
        entity_redaction: Optional[str] = None,
        entity_redaction_mode: Optional[str] = None,
        keyterms: Optional[Sequence[str]] = None,
        with_timestamps: Optional[bool] = None,
        debug_mode: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Transcribe a recording.

        Writes down what is said in a recording, in its own language.

        The recording is a file or an address, exactly one of `file`, `source_url` and `cloud_storage_url`.
        The body is a form; JSON is answered with 422.

        ``POST /v1/audio/transcriptions``, operation ``create_transcription``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model, such as `elevenlabs/scribe_v1` or `openai/whisper-large-v3`.
            source_url: Public address of the recording, in place of `file`.
            cloud_storage_url: Address of the recording in a cloud storage, in place of `file`.
            response_format: `json` for the text, `verbose_json` for its words as well. Default: `json`.
            language_code: Language of the recording as a BCP 47 tag. Default: the model finds out.
            tag_audio_events: Whether sounds such as laughter are noted.
            num_speakers: Highest number of people who speak, 1 to 32.
            timestamps_granularity: What gets a time, `word` or `character`.
            diarize: Whether to say who speaks.
            diarization_threshold: How different two voices must be to count as two, 0.1 to 0.4.
            additional_formats: Further forms of the text to return, as JSON text, for ElevenLabs.
            file_format: Encoding of the recording, such as `pcm_s16le_16`.
            webhook: Whether the text is sent to the webhook later, rather than returned.
            webhook_id: Id of the webhook.
            webhook_metadata: What to send along with it, as JSON text.
            temperature: Sampling temperature, 0 to 2; higher is more random.
            seed: Seed for repeatable sampling, where the model supports it.
            use_multi_channel: Whether each channel of the recording is transcribed by itself.
            entity_detection: Which kinds of names, numbers and the like to point out.
            no_verbatim: Whether filler words and false starts are left out.
            detect_speaker_roles: Whether to say which part each speaker plays, such as agent and customer.
            entity_redaction: Which kinds of names, numbers and the like to make unreadable.
            entity_redaction_mode: How to make them unreadable.
            keyterms: Words that the model should expect.
            with_timestamps: Whether to return times, for Sarvam.
            debug_mode: Whether to return particulars for finding faults, for Sarvam.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            enable_logging: Whether the provider may keep the request; false opts out.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.audio.transcribe(
                    Path("announcement.mp3"),
                    model="elevenlabs/scribe_v1",
                    diarize=True,
                    keyterms=["doors", "nine"],
                )
        """
        params = params_of(
            TranscriptionParams,
            "audio.transcribe",
            params,
            {
                "model": model,
                "source_url": source_url,
                "cloud_storage_url": cloud_storage_url,
                "response_format": response_format,
                "language_code": language_code,
                "tag_audio_events": tag_audio_events,
                "num_speakers": num_speakers,
                "timestamps_granularity": timestamps_granularity,
                "diarize": diarize,
                "diarization_threshold": diarization_threshold,
                "additional_formats": additional_formats,
                "file_format": file_format,
                "webhook": webhook,
                "webhook_id": webhook_id,
                "webhook_metadata": webhook_metadata,
                "temperature": temperature,
                "seed": seed,
                "use_multi_channel": use_multi_channel,
                "entity_detection": entity_detection,
                "no_verbatim": no_verbatim,
                "detect_speaker_roles": detect_speaker_roles,
                "entity_redaction": entity_redaction,
                "entity_redaction_mode": entity_redaction_mode,
                "keyterms": keyterms,
                "with_timestamps": with_timestamps,
                "debug_mode": debug_mode,
            },
        )
        return create_transcription.sync(
            self._executor, file, params, filename=filename, enable_logging=enable_logging, options=options
        )

    def get_transcription(
        self, transcription_id: str, *, options: Optional[RequestOptions] = None
    ) -> ResultDict:
        """Get a transcription.

        Returns the result of a transcription that was left to the background with `webhook`. What it holds
        beside `text` is the provider's.

        ``GET /v1/audio/transcriptions/{transcription_id}``, operation ``get_transcription``.

        Args:
            transcription_id: Id of the transcription.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.audio.get_transcription("tr_55")
        """
        return get_transcription.sync(self._executor, transcription_id, options=options)

    def translate(
        self,
        file: FileContent,
        params: Optional[TranscriptionTranslateParams] = None,
        *,
        filename: Optional[str] = None,
        model: Optional[str] = None,
        prompt: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Translate a recording into English, on the older path.

        Writes down in English what is said in a recording. The older form of `/v1/audio/translations`, with a
        default model. A model that cannot translate is answered with 422.

        ``POST /v1/audio/transcriptions/translate``, operation ``translate_transcription``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model.
            prompt: Text to set the style, or to go on from.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.audio.translate(Path("announcement.mp3"), model="sarvam/saaras:v2")
        """
        params = params_of(
            TranscriptionTranslateParams,
            "audio.translate",
            params,
            {
                "model": model,
                "prompt": prompt,
            },
        )
        return translate_transcription.sync(self._executor, file, params, filename=filename, options=options)

    @overload
    def audio_translate(
        self,
        file: FileContent,
        params: AudioTranslationsParams,
        *,
        filename: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    @overload
    def audio_translate(
        self,
        file: FileContent,
        *,
        filename: Optional[str] = None,
        model: str,
        prompt: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        temperature: Optional[float] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    def audio_translate(
        self,
        file: FileContent,
        params: Optional[AudioTranslationsParams] = None,
        *,
        filename: Optional[str] = None,
        model: Optional[str] = None,
        prompt: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        temperature: Optional[float] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Translate a recording into English.

        Writes down in English what is said in a recording. A model that cannot translate is answered with
        422.

        ``POST /v1/audio/translations``, operation ``create_translation``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model, such as `openai/whisper-large-v3`.
            prompt: Text to set the style, or to go on from.
            response_format: `json` for the text, `verbose_json` for its words as well. Default: `json`. The
                gateway also knows `text`, whose answer is bare `text/plain`, which this contract does not
                describe.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.audio.audio_translate(
                    Path("announcement.mp3"),
                    model="openai/whisper-large-v3",
                )
        """
        params = params_of(
            AudioTranslationsParams,
            "audio.audio_translate",
            params,
            {
                "model": model,
                "prompt": prompt,
                "response_format": response_format,
                "temperature": temperature,
            },
        )
        return create_translation.sync(self._executor, file, params, filename=filename, options=options)

    def list_voices(
        self,
        params: Optional[ListVoicesParams] = None,
        *,
        brand: Optional[str] = None,
        model: Optional[str] = None,
        search: Optional[str] = None,
        next_page_token: Optional[str] = None,
        page_size: Optional[int] = None,
        sort: Optional[str] = None,
        sort_direction: Optional[str] = None,
        voice_type: Optional[str] = None,
        category: Optional[str] = None,
        include_total_count: Optional[bool] = None,
        voice_ids: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> VoicesResponse:
        """List the voices.

        Returns the voices that speech can be made with, optionally filtered. Not every deployment and
        provider knows every filter.

        ``GET /v1/audio/voices``, operation ``list_voices``.

        Args:
            params: everything that follows as one object, instead of keywords.
            brand: Only voices of this brand, in any case of letters. Default: every brand.
            model: Only voices of this model, in any case of letters. Default: every model.
            search: Text to look for in ids and names.
            next_page_token: The token of the page before. Default: the first page.
            page_size: Highest number of voices in the page. The gateway chooses the default.
            sort: Key to sort by, in the provider's terms.
            sort_direction: Direction of the sorting, such as `asc` or `desc`.
            voice_type: Only voices of this type, in the provider's terms. Default: every type.
            category: Only voices of this category, such as `premade`. Default: every category.
            include_total_count: Whether to count all the voices that fit. The provider chooses the default.
            voice_ids: Only the voices with these ids. Default: all.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.audio.list_voices()
        """
        params = params_of(
            ListVoicesParams,
            "audio.list_voices",
            params,
            {
                "brand": brand,
                "model": model,
                "search": search,
                "next_page_token": next_page_token,
                "page_size": page_size,
                "sort": sort,
                "sort_direction": sort_direction,
                "voice_type": voice_type,
                "category": category,
                "include_total_count": include_total_count,
                "voice_ids": voice_ids,
            },
        )
        return list_voices.sync(self._executor, params, options=options)

    def get_voice(self, voice_id: str, *, options: Optional[RequestOptions] = None) -> Voice:
        """Get a voice.

        Returns one voice.

        ``GET /v1/audio/voices/{voice_id}``, operation ``get_voice``.

        Args:
            voice_id: Id of the voice.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.audio.get_voice("voice_ex1")
        """
        return get_voice.sync(self._executor, voice_id, options=options)


class AsyncAudioResource:
    """``client.audio`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def synthesize(
        self, params: SpeechParams, *, options: Optional[RequestOptions] = None
    ) -> ResultBytes: ...

    @overload
    async def synthesize(
        self,
        *,
        input: str,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultBytes: ...

    async def synthesize(
        self,
        params: Optional[SpeechParams] = None,
        *,
        input: Optional[str] = None,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultBytes:
        """Speak a text.

        Reads a text aloud and returns the whole recording as raw bytes in the format asked for. To have the
        bytes while the speech is still being made, call `audio.synthesize_stream`.

        The model decides the provider, and with it which of the other fields mean something.

        ``POST /v1/audio/speech``, operation ``create_speech``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: The text.
            model: Id of the model.
            voice: Id or name of the voice. Models of Sarvam take `speaker`, most others need this.
            stream: Whether the bytes are sent while the speech is being made, rather than all at its end.
            response_format: Encoding of the recording, such as `mp3_44100_128` (mp3, 44.1 kHz, 128 kbit/s),
                `pcm_24000`, `opus_48000_64`, `ulaw_8000`, or without `stream` `wav_44100`; some models take
                `mp3` or `wav`. Default: the model's.
            language_code: Language of the text as a BCP 47 tag, such as `en`. Default: the model finds out.
            speed: Speed of the speech for models that take it here; 1 is normal. Default: 1.
            voice_settings: How the voice sounds, for ElevenLabs.
            pronunciation_dictionary_locators: Dictionaries of pronunciation to use, for ElevenLabs.
            seed: Seed for repeatable speech, where the model supports it.
            previous_text: Text before this one, for a natural transition.
            next_text: Text after this one, for a natural transition.
            previous_request_ids: Ids of the exchanges that spoke the text before this one.
            next_request_ids: Ids of the exchanges that spoke the text after this one.
            apply_text_normalization: Whether numbers and the like are written out first: `auto`, `on` or
                `off`. Default: the model's.
            apply_language_text_normalization: Whether this is done by the rules of the language too. Default:
                the model's.
            use_pvc_as_ivc: Whether a professional clone of a voice is used as an instant one, which is
                quicker.
            enable_logging: `false` asks the provider not to keep the text and the speech. Default: the
                provider's.
            optimize_streaming_latency: How much quality to give for an early first byte, 0 to 4. Default: the
                model's.
            speaker: Name of the voice, for Sarvam.
            target_language_code: Language to speak, as a BCP 47 tag, for Sarvam.
            pitch: Pitch of the voice, for Sarvam. Default: the model's.
            pace: Speed of the speech, for Sarvam. Default: the model's.
            loudness: Loudness of the voice, for Sarvam. Default: the model's.
            speech_sample_rate: Samples per second of the recording, for Sarvam. Default: the model's.
            enable_preprocessing: Whether numbers and the like are written out first, for Sarvam. Default: the
                model's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.audio.synthesize(
                    model="elevenlabs/eleven_multilingual_v2",
                    input="Doors open at nine.",
                    voice="voice_ex1",
                    response_format="mp3_44100_128",
                )
        """
        params = params_of(
            SpeechParams,
            "audio.synthesize",
            params,
            {
                "input": input,
                "model": model,
                "voice": voice,
                "stream": stream,
                "response_format": response_format,
                "language_code": language_code,
                "speed": speed,
                "voice_settings": voice_settings,
                "pronunciation_dictionary_locators": pronunciation_dictionary_locators,
                "seed": seed,
                "previous_text": previous_text,
                "next_text": next_text,
                "previous_request_ids": previous_request_ids,
                "next_request_ids": next_request_ids,
                "apply_text_normalization": apply_text_normalization,
                "apply_language_text_normalization": apply_language_text_normalization,
                "use_pvc_as_ivc": use_pvc_as_ivc,
                "enable_logging": enable_logging,
                "optimize_streaming_latency": optimize_streaming_latency,
                "speaker": speaker,
                "target_language_code": target_language_code,
                "pitch": pitch,
                "pace": pace,
                "loudness": loudness,
                "speech_sample_rate": speech_sample_rate,
                "enable_preprocessing": enable_preprocessing,
            },
        )
        return await create_speech.asyncio(self._executor, params, options=options)

    @overload
    def synthesize_stream(
        self, params: SpeechParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncStream[bytes]: ...

    @overload
    def synthesize_stream(
        self,
        *,
        input: str,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[bytes]: ...

    def synthesize_stream(
        self,
        params: Optional[SpeechParams] = None,
        *,
        input: Optional[str] = None,
        model: Optional[str] = None,
        voice: Optional[str] = None,
        stream: Optional[bool] = None,
        response_format: Optional[str] = None,
        language_code: Optional[str] = None,
        speed: Optional[float] = None,
        voice_settings: Optional[Union[VoiceSettings, Mapping[str, Any]]] = None,
        pronunciation_dictionary_locators: Optional[
            Sequence[Union[PronunciationDictionaryLocator, Mapping[str, Any]]]
        ] = None,
        seed: Optional[int] = None,
        previous_text: Optional[str] = None,
        next_text: Optional[str] = None,
        previous_request_ids: Optional[Sequence[str]] = None,
        next_request_ids: Optional[Sequence[str]] = None,
        apply_text_normalization: Optional[str] = None,
        apply_language_text_normalization: Optional[bool] = None,
        use_pvc_as_ivc: Optional[bool] = None,
        enable_logging: Optional[bool] = None,
        optimize_streaming_latency: Optional[int] = None,
        speaker: Optional[str] = None,
        target_language_code: Optional[str] = None,
        pitch: Optional[float] = None,
        pace: Optional[float] = None,
        loudness: Optional[float] = None,
        speech_sample_rate: Optional[int] = None,
        enable_preprocessing: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncStream[bytes]:
        """Speak a text, as a stream.

        Reads a text aloud and hands over the raw bytes of the recording while they arrive, in the format
        asked for, so that playing can begin early. They are plain bytes, not events.

        The model decides the provider, and with it which of the other fields mean something.

        ``POST /v1/audio/speech``, operation ``create_speech``.

        Nothing is sent until the first piece is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: The text.
            model: Id of the model.
            voice: Id or name of the voice. Models of Sarvam take `speaker`, most others need this.
            stream: Whether the bytes are sent while the speech is being made, rather than all at its end.
            response_format: Encoding of the recording, such as `mp3_44100_128` (mp3, 44.1 kHz, 128 kbit/s),
                `pcm_24000`, `opus_48000_64`, `ulaw_8000`, or without `stream` `wav_44100`; some models take
                `mp3` or `wav`. Default: the model's.
            language_code: Language of the text as a BCP 47 tag, such as `en`. Default: the model finds out.
            speed: Speed of the speech for models that take it here; 1 is normal. Default: 1.
            voice_settings: How the voice sounds, for ElevenLabs.
            pronunciation_dictionary_locators: Dictionaries of pronunciation to use, for ElevenLabs.
            seed: Seed for repeatable speech, where the model supports it.
            previous_text: Text before this one, for a natural transition.
            next_text: Text after this one, for a natural transition.
            previous_request_ids: Ids of the exchanges that spoke the text before this one.
            next_request_ids: Ids of the exchanges that spoke the text after this one.
            apply_text_normalization: Whether numbers and the like are written out first: `auto`, `on` or
                `off`. Default: the model's.
            apply_language_text_normalization: Whether this is done by the rules of the language too. Default:
                the model's.
            use_pvc_as_ivc: Whether a professional clone of a voice is used as an instant one, which is
                quicker.
            enable_logging: `false` asks the provider not to keep the text and the speech. Default: the
                provider's.
            optimize_streaming_latency: How much quality to give for an early first byte, 0 to 4. Default: the
                model's.
            speaker: Name of the voice, for Sarvam.
            target_language_code: Language to speak, as a BCP 47 tag, for Sarvam.
            pitch: Pitch of the voice, for Sarvam. Default: the model's.
            pace: Speed of the speech, for Sarvam. Default: the model's.
            loudness: Loudness of the voice, for Sarvam. Default: the model's.
            speech_sample_rate: Samples per second of the recording, for Sarvam. Default: the model's.
            enable_preprocessing: Whether numbers and the like are written out first, for Sarvam. Default: the
                model's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The bytes as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for piece in client.audio.synthesize_stream(
                    model="elevenlabs/eleven_multilingual_v2",
                    input="Doors open at nine.",
                    voice="voice_ex1",
                    response_format="mp3_44100_128",
                ):
                    print(len(piece))
        """
        params = params_of(
            SpeechParams,
            "audio.synthesize_stream",
            params,
            {
                "input": input,
                "model": model,
                "voice": voice,
                "stream": stream,
                "response_format": response_format,
                "language_code": language_code,
                "speed": speed,
                "voice_settings": voice_settings,
                "pronunciation_dictionary_locators": pronunciation_dictionary_locators,
                "seed": seed,
                "previous_text": previous_text,
                "next_text": next_text,
                "previous_request_ids": previous_request_ids,
                "next_request_ids": next_request_ids,
                "apply_text_normalization": apply_text_normalization,
                "apply_language_text_normalization": apply_language_text_normalization,
                "use_pvc_as_ivc": use_pvc_as_ivc,
                "enable_logging": enable_logging,
                "optimize_streaming_latency": optimize_streaming_latency,
                "speaker": speaker,
                "target_language_code": target_language_code,
                "pitch": pitch,
                "pace": pace,
                "loudness": loudness,
                "speech_sample_rate": speech_sample_rate,
                "enable_preprocessing": enable_preprocessing,
            },
        )
        return create_speech.asyncio_stream(self._executor, params, options=options)

    @overload
    async def transcribe(
        self,
        file: Optional[FileContent],
        params: TranscriptionParams,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    @overload
    async def transcribe(
        self,
        file: Optional[FileContent] = None,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        model: str,
        source_url: Optional[str] = None,
        cloud_storage_url: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        language_code: Optional[str] = None,
        tag_audio_events: Optional[bool] = None,
        num_speakers: Optional[int] = None,
        timestamps_granularity: Optional[str] = None,
        diarize: Optional[bool] = None,
        diarization_threshold: Optional[float] = None,
        additional_formats: Optional[str] = None,
        file_format: Optional[str] = None,
        webhook: Optional[bool] = None,
        webhook_id: Optional[str] = None,
        webhook_metadata: Optional[str] = None,
        temperature: Optional[float] = None,
        seed: Optional[int] = None,
        use_multi_channel: Optional[bool] = None,
        entity_detection: Optional[str] = None,
        no_verbatim: Optional[bool] = None,
        detect_speaker_roles: Optional[bool] = None,
        entity_redaction: Optional[str] = None,
        entity_redaction_mode: Optional[str] = None,
        keyterms: Optional[Sequence[str]] = None,
        with_timestamps: Optional[bool] = None,
        debug_mode: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    async def transcribe(
        self,
        file: Optional[FileContent] = None,
        params: Optional[TranscriptionParams] = None,
        *,
        filename: Optional[str] = None,
        enable_logging: Optional[bool] = None,
        model: Optional[str] = None,
        source_url: Optional[str] = None,
        cloud_storage_url: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        language_code: Optional[str] = None,
        tag_audio_events: Optional[bool] = None,
        num_speakers: Optional[int] = None,
        timestamps_granularity: Optional[str] = None,
        diarize: Optional[bool] = None,
        diarization_threshold: Optional[float] = None,
        additional_formats: Optional[str] = None,
        file_format: Optional[str] = None,
        webhook: Optional[bool] = None,
        webhook_id: Optional[str] = None,
        webhook_metadata: Optional[str] = None,
        temperature: Optional[float] = None,
        seed: Optional[int] = None,
        use_multi_channel: Optional[bool] = None,
        entity_detection: Optional[str] = None,
        no_verbatim: Optional[bool] = None,
        detect_speaker_roles: Optional[bool] = None,
        entity_redaction: Optional[str] = None,
        entity_redaction_mode: Optional[str] = None,
        keyterms: Optional[Sequence[str]] = None,
        with_timestamps: Optional[bool] = None,
        debug_mode: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Transcribe a recording.

        Writes down what is said in a recording, in its own language.

        The recording is a file or an address, exactly one of `file`, `source_url` and `cloud_storage_url`.
        The body is a form; JSON is answered with 422.

        ``POST /v1/audio/transcriptions``, operation ``create_transcription``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model, such as `elevenlabs/scribe_v1` or `openai/whisper-large-v3`.
            source_url: Public address of the recording, in place of `file`.
            cloud_storage_url: Address of the recording in a cloud storage, in place of `file`.
            response_format: `json` for the text, `verbose_json` for its words as well. Default: `json`.
            language_code: Language of the recording as a BCP 47 tag. Default: the model finds out.
            tag_audio_events: Whether sounds such as laughter are noted.
            num_speakers: Highest number of people who speak, 1 to 32.
            timestamps_granularity: What gets a time, `word` or `character`.
            diarize: Whether to say who speaks.
            diarization_threshold: How different two voices must be to count as two, 0.1 to 0.4.
            additional_formats: Further forms of the text to return, as JSON text, for ElevenLabs.
            file_format: Encoding of the recording, such as `pcm_s16le_16`.
            webhook: Whether the text is sent to the webhook later, rather than returned.
            webhook_id: Id of the webhook.
            webhook_metadata: What to send along with it, as JSON text.
            temperature: Sampling temperature, 0 to 2; higher is more random.
            seed: Seed for repeatable sampling, where the model supports it.
            use_multi_channel: Whether each channel of the recording is transcribed by itself.
            entity_detection: Which kinds of names, numbers and the like to point out.
            no_verbatim: Whether filler words and false starts are left out.
            detect_speaker_roles: Whether to say which part each speaker plays, such as agent and customer.
            entity_redaction: Which kinds of names, numbers and the like to make unreadable.
            entity_redaction_mode: How to make them unreadable.
            keyterms: Words that the model should expect.
            with_timestamps: Whether to return times, for Sarvam.
            debug_mode: Whether to return particulars for finding faults, for Sarvam.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            enable_logging: Whether the provider may keep the request; false opts out.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.audio.transcribe(
                    Path("announcement.mp3"),
                    model="elevenlabs/scribe_v1",
                    diarize=True,
                    keyterms=["doors", "nine"],
                )
        """
        params = params_of(
            TranscriptionParams,
            "audio.transcribe",
            params,
            {
                "model": model,
                "source_url": source_url,
                "cloud_storage_url": cloud_storage_url,
                "response_format": response_format,
                "language_code": language_code,
                "tag_audio_events": tag_audio_events,
                "num_speakers": num_speakers,
                "timestamps_granularity": timestamps_granularity,
                "diarize": diarize,
                "diarization_threshold": diarization_threshold,
                "additional_formats": additional_formats,
                "file_format": file_format,
                "webhook": webhook,
                "webhook_id": webhook_id,
                "webhook_metadata": webhook_metadata,
                "temperature": temperature,
                "seed": seed,
                "use_multi_channel": use_multi_channel,
                "entity_detection": entity_detection,
                "no_verbatim": no_verbatim,
                "detect_speaker_roles": detect_speaker_roles,
                "entity_redaction": entity_redaction,
                "entity_redaction_mode": entity_redaction_mode,
                "keyterms": keyterms,
                "with_timestamps": with_timestamps,
                "debug_mode": debug_mode,
            },
        )
        return await create_transcription.asyncio(
            self._executor, file, params, filename=filename, enable_logging=enable_logging, options=options
        )

    async def get_transcription(
        self, transcription_id: str, *, options: Optional[RequestOptions] = None
    ) -> ResultDict:
        """Get a transcription.

        Returns the result of a transcription that was left to the background with `webhook`. What it holds
        beside `text` is the provider's.

        ``GET /v1/audio/transcriptions/{transcription_id}``, operation ``get_transcription``.

        Args:
            transcription_id: Id of the transcription.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.audio.get_transcription("tr_55")
        """
        return await get_transcription.asyncio(self._executor, transcription_id, options=options)

    async def translate(
        self,
        file: FileContent,
        params: Optional[TranscriptionTranslateParams] = None,
        *,
        filename: Optional[str] = None,
        model: Optional[str] = None,
        prompt: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Translate a recording into English, on the older path.

        Writes down in English what is said in a recording. The older form of `/v1/audio/translations`, with a
        default model. A model that cannot translate is answered with 422.

        ``POST /v1/audio/transcriptions/translate``, operation ``translate_transcription``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model.
            prompt: Text to set the style, or to go on from.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.audio.translate(Path("announcement.mp3"), model="sarvam/saaras:v2")
        """
        params = params_of(
            TranscriptionTranslateParams,
            "audio.translate",
            params,
            {
                "model": model,
                "prompt": prompt,
            },
        )
        return await translate_transcription.asyncio(
            self._executor, file, params, filename=filename, options=options
        )

    @overload
    async def audio_translate(
        self,
        file: FileContent,
        params: AudioTranslationsParams,
        *,
        filename: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    @overload
    async def audio_translate(
        self,
        file: FileContent,
        *,
        filename: Optional[str] = None,
        model: str,
        prompt: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        temperature: Optional[float] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse: ...

    async def audio_translate(
        self,
        file: FileContent,
        params: Optional[AudioTranslationsParams] = None,
        *,
        filename: Optional[str] = None,
        model: Optional[str] = None,
        prompt: Optional[str] = None,
        response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None,
        temperature: Optional[float] = None,
        options: Optional[RequestOptions] = None,
    ) -> TranscriptionResponse:
        """Translate a recording into English.

        Writes down in English what is said in a recording. A model that cannot translate is answered with
        422.

        ``POST /v1/audio/translations``, operation ``create_translation``.

        Args:
            file: The recording. Bytes, a path, an open file or an iterator of bytes.
            params: everything that follows as one object, instead of keywords.
            model: Id of the model, such as `openai/whisper-large-v3`.
            prompt: Text to set the style, or to go on from.
            response_format: `json` for the text, `verbose_json` for its words as well. Default: `json`. The
                gateway also knows `text`, whose answer is bare `text/plain`, which this contract does not
                describe.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            filename: how the file is called on the wire. Default: its own name, `audio.mp3` where it has none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.audio.audio_translate(
                    Path("announcement.mp3"),
                    model="openai/whisper-large-v3",
                )
        """
        params = params_of(
            AudioTranslationsParams,
            "audio.audio_translate",
            params,
            {
                "model": model,
                "prompt": prompt,
                "response_format": response_format,
                "temperature": temperature,
            },
        )
        return await create_translation.asyncio(
            self._executor, file, params, filename=filename, options=options
        )

    async def list_voices(
        self,
        params: Optional[ListVoicesParams] = None,
        *,
        brand: Optional[str] = None,
        model: Optional[str] = None,
        search: Optional[str] = None,
        next_page_token: Optional[str] = None,
        page_size: Optional[int] = None,
        sort: Optional[str] = None,
        sort_direction: Optional[str] = None,
        voice_type: Optional[str] = None,
        category: Optional[str] = None,
        include_total_count: Optional[bool] = None,
        voice_ids: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> VoicesResponse:
        """List the voices.

        Returns the voices that speech can be made with, optionally filtered. Not every deployment and
        provider knows every filter.

        ``GET /v1/audio/voices``, operation ``list_voices``.

        Args:
            params: everything that follows as one object, instead of keywords.
            brand: Only voices of this brand, in any case of letters. Default: every brand.
            model: Only voices of this model, in any case of letters. Default: every model.
            search: Text to look for in ids and names.
            next_page_token: The token of the page before. Default: the first page.
            page_size: Highest number of voices in the page. The gateway chooses the default.
            sort: Key to sort by, in the provider's terms.
            sort_direction: Direction of the sorting, such as `asc` or `desc`.
            voice_type: Only voices of this type, in the provider's terms. Default: every type.
            category: Only voices of this category, such as `premade`. Default: every category.
            include_total_count: Whether to count all the voices that fit. The provider chooses the default.
            voice_ids: Only the voices with these ids. Default: all.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.audio.list_voices()
        """
        params = params_of(
            ListVoicesParams,
            "audio.list_voices",
            params,
            {
                "brand": brand,
                "model": model,
                "search": search,
                "next_page_token": next_page_token,
                "page_size": page_size,
                "sort": sort,
                "sort_direction": sort_direction,
                "voice_type": voice_type,
                "category": category,
                "include_total_count": include_total_count,
                "voice_ids": voice_ids,
            },
        )
        return await list_voices.asyncio(self._executor, params, options=options)

    async def get_voice(self, voice_id: str, *, options: Optional[RequestOptions] = None) -> Voice:
        """Get a voice.

        Returns one voice.

        ``GET /v1/audio/voices/{voice_id}``, operation ``get_voice``.

        Args:
            voice_id: Id of the voice.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.audio.get_voice("voice_ex1")
        """
        return await get_voice.asyncio(self._executor, voice_id, options=options)
