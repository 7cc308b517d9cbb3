# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Speech, transcriptions, translations and voices."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel


class AudioTranslationsParams(RequestModel):
    """A recording to translate into English."""

    model_config = ConfigDict(
        extra="forbid",
    )
    model: str
    """Id of the model, such as `openai/whisper-large-v3`."""
    prompt: Optional[str] = None
    """Text to set the style, or to go on from."""
    response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None
    """`json` for the text, `verbose_json` for its words as well. Default: `json`. The gateway also knows `text`, whose answer is bare `text/plain`, which this contract does not describe."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Sampling temperature, 0 to 2; higher is more random. Default: the model's."""


class PronunciationDictionaryLocator(RequestModel):
    """A dictionary of pronunciation at the provider."""

    pronunciation_dictionary_id: str
    """Id of the dictionary."""
    version_id: str
    """Id of its version."""


class TranscriptionParams(RequestModel):
    """A recording to transcribe. Fields that the model's provider does not know have no effect. Settings that are left out are as the model has them."""

    model_config = ConfigDict(
        extra="forbid",
    )
    model: str
    """Id of the model, such as `elevenlabs/scribe_v1` or `openai/whisper-large-v3`."""
    source_url: Optional[str] = None
    """Public address of the recording, in place of `file`."""
    cloud_storage_url: Optional[str] = None
    """Address of the recording in a cloud storage, in place of `file`."""
    response_format: Optional[Union[Literal["json", "verbose_json"], str]] = None
    """`json` for the text, `verbose_json` for its words as well. Default: `json`."""
    language_code: Optional[str] = None
    """Language of the recording as a BCP 47 tag. Default: the model finds out."""
    tag_audio_events: Optional[bool] = None
    """Whether sounds such as laughter are noted."""
    num_speakers: Annotated[Optional[int], Field(ge=1, le=32)] = None
    """Highest number of people who speak, 1 to 32."""
    timestamps_granularity: Optional[str] = None
    """What gets a time, `word` or `character`."""
    diarize: Optional[bool] = None
    """Whether to say who speaks."""
    diarization_threshold: Annotated[Optional[float], Field(ge=0.1, le=0.4)] = None
    """How different two voices must be to count as two, 0.1 to 0.4."""
    additional_formats: Optional[str] = None
    """Further forms of the text to return, as JSON text, for ElevenLabs."""
    file_format: Optional[str] = None
    """Encoding of the recording, such as `pcm_s16le_16`."""
    webhook: Optional[bool] = None
    """Whether the text is sent to the webhook later, rather than returned."""
    webhook_id: Optional[str] = None
    """Id of the webhook."""
    webhook_metadata: Optional[str] = None
    """What to send along with it, as JSON text."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Sampling temperature, 0 to 2; higher is more random."""
    seed: Annotated[Optional[int], Field(ge=0, le=2147483647)] = None
    """Seed for repeatable sampling, where the model supports it."""
    use_multi_channel: Optional[bool] = None
    """Whether each channel of the recording is transcribed by itself."""
    entity_detection: Optional[str] = None
    """Which kinds of names, numbers and the like to point out."""
    no_verbatim: Optional[bool] = None
    """Whether filler words and false starts are left out."""
    detect_speaker_roles: Optional[bool] = None
    """Whether to say which part each speaker plays, such as agent and customer."""
    entity_redaction: Optional[str] = None
    """Which kinds of names, numbers and the like to make unreadable."""
    entity_redaction_mode: Optional[str] = None
    """How to make them unreadable."""
    keyterms: Optional[List[str]] = None
    """Words that the model should expect."""
    with_timestamps: Optional[bool] = None
    """Whether to return times, for Sarvam."""
    debug_mode: Optional[bool] = None
    """Whether to return particulars for finding faults, for Sarvam."""


class TranscriptionResponse(MeshModel):
    """What is said in a recording."""

    text: str
    """The text."""
    words: Optional[List[Dict[str, Any]]] = None
    """Its words in the provider's form, each with a `type`, when `verbose_json` was asked for."""


class TranscriptionTranslateParams(RequestModel):
    """A recording to translate into English."""

    model_config = ConfigDict(
        extra="forbid",
    )
    model: Optional[str] = None
    """Id of the model. Default of the gateway: sarvam/saaras:v2."""
    prompt: Optional[str] = None
    """Text to set the style, or to go on from."""


class Voice(MeshModel):
    """A voice that speech can be made with."""

    voice_id: str
    """Id to ask for the voice by."""
    name: str
    """Name for people."""
    brand: Optional[str] = None
    """Maker of the model it belongs to."""
    provider: Optional[str] = None
    """Slug of the provider that serves it."""
    model: Optional[str] = None
    """Id of the model it belongs to."""
    language: Optional[str] = None
    """Language it speaks, as a BCP 47 tag."""
    gender: Optional[str] = None
    """What it sounds like, such as `female`."""
    category: Optional[str] = None
    """Kind of the voice, such as `premade`."""
    description: Optional[str] = None
    """What it sounds like, in words."""
    preview_url: Optional[str] = None
    """Address of a sample."""
    labels: Optional[Dict[str, Any]] = {}
    """Further properties, in the provider's terms."""


class VoiceSettings(RequestModel):
    """How a voice sounds. What is left out is as the voice has it."""

    stability: Optional[float] = None
    """Evenness of the voice, as a rule 0 to 1; lower is livelier."""
    similarity_boost: Optional[float] = None
    """Likeness to the original voice, as a rule 0 to 1."""
    style: Optional[float] = None
    """Exaggeration of the original's style, as a rule 0 to 1."""
    use_speaker_boost: Optional[bool] = None
    """Whether the likeness is raised further, which is slower."""
    speed: Optional[float] = None
    """Speed of the speech; 1 is normal."""


class VoicesResponse(MeshModel):
    """Voices, all or one page of them."""

    voices: List[Voice]
    """The voices."""
    count: Optional[int] = None
    """Number of voices returned."""
    truncated: Optional[bool] = None
    """Whether there are more than were returned."""
    has_more: Optional[bool] = None
    """Whether there are further pages."""
    total_count: Optional[int] = None
    """Number of voices that fit, over all pages."""
    next_page_token: Optional[str] = None
    """Token to ask for the next page with."""


class ListVoicesParams(RequestModel):
    """Query parameters of GET /v1/audio/voices."""

    model_config = ConfigDict(
        extra="forbid",
    )
    brand: Optional[str] = None
    """Only voices of this brand, in any case of letters. Default: every brand."""
    model: Optional[str] = None
    """Only voices of this model, in any case of letters. Default: every model."""
    search: Optional[str] = None
    """Text to look for in ids and names."""
    next_page_token: Optional[str] = None
    """The token of the page before. Default: the first page."""
    page_size: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of voices in the page. The gateway chooses the default."""
    sort: Optional[str] = None
    """Key to sort by, in the provider's terms."""
    sort_direction: Optional[str] = None
    """Direction of the sorting, such as `asc` or `desc`."""
    voice_type: Optional[str] = None
    """Only voices of this type, in the provider's terms. Default: every type."""
    category: Optional[str] = None
    """Only voices of this category, such as `premade`. Default: every category."""
    include_total_count: Optional[bool] = None
    """Whether to count all the voices that fit. The provider chooses the default."""
    voice_ids: Optional[List[str]] = None
    """Only the voices with these ids. Default: all."""


class SpeechParams(RequestModel):
    """A text to read aloud. A field that is null counts as left out. Fields that the model's provider does not know have no effect."""

    model_config = ConfigDict(
        extra="forbid",
    )
    input: str
    """The text."""
    model: Optional[str] = None
    """Id of the model. Default of the gateway: sarvam/bulbul:v3."""
    voice: Optional[str] = None
    """Id or name of the voice. Models of Sarvam take `speaker`, most others need this."""
    stream: Optional[bool] = None
    """Whether the bytes are sent while the speech is being made, rather than all at its end. Default of the gateway: true."""
    response_format: Optional[str] = None
    """Encoding of the recording, such as `mp3_44100_128` (mp3, 44.1 kHz, 128 kbit/s), `pcm_24000`, `opus_48000_64`, `ulaw_8000`, or without `stream` `wav_44100`; some models take `mp3` or `wav`. Default: the model's."""
    language_code: Optional[str] = None
    """Language of the text as a BCP 47 tag, such as `en`. Default: the model finds out."""
    speed: Optional[float] = None
    """Speed of the speech for models that take it here; 1 is normal. Default: 1."""
    voice_settings: Optional[VoiceSettings] = None
    """How the voice sounds, for ElevenLabs."""
    pronunciation_dictionary_locators: Optional[List[PronunciationDictionaryLocator]] = None
    """Dictionaries of pronunciation to use, for ElevenLabs."""
    seed: Optional[int] = None
    """Seed for repeatable speech, where the model supports it."""
    previous_text: Optional[str] = None
    """Text before this one, for a natural transition."""
    next_text: Optional[str] = None
    """Text after this one, for a natural transition."""
    previous_request_ids: Optional[List[str]] = None
    """Ids of the exchanges that spoke the text before this one."""
    next_request_ids: Optional[List[str]] = None
    """Ids of the exchanges that spoke the text after this one."""
    apply_text_normalization: Optional[str] = None
    """Whether numbers and the like are written out first: `auto`, `on` or `off`. Default: the model's."""
    apply_language_text_normalization: Optional[bool] = None
    """Whether this is done by the rules of the language too. Default: the model's."""
    use_pvc_as_ivc: Optional[bool] = None
    """Whether a professional clone of a voice is used as an instant one, which is quicker."""
    enable_logging: Optional[bool] = None
    """`false` asks the provider not to keep the text and the speech. Default: the provider's."""
    optimize_streaming_latency: Annotated[Optional[int], Field(ge=0, le=4)] = None
    """How much quality to give for an early first byte, 0 to 4. Default: the model's."""
    speaker: Optional[str] = None
    """Name of the voice, for Sarvam. Default of the gateway: anushka."""
    target_language_code: Optional[str] = None
    """Language to speak, as a BCP 47 tag, for Sarvam. Default of the gateway: hi-IN."""
    pitch: Optional[float] = None
    """Pitch of the voice, for Sarvam. Default: the model's."""
    pace: Optional[float] = None
    """Speed of the speech, for Sarvam. Default: the model's."""
    loudness: Optional[float] = None
    """Loudness of the voice, for Sarvam. Default: the model's."""
    speech_sample_rate: Optional[int] = None
    """Samples per second of the recording, for Sarvam. Default: the model's."""
    enable_preprocessing: Optional[bool] = None
    """Whether numbers and the like are written out first, for Sarvam. Default: the model's."""
