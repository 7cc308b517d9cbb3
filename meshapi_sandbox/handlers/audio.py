"""Speech from text, and text from speech."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from pydantic import BaseModel
from starlette.responses import JSONResponse, Response, StreamingResponse

from meshapi_generated.models import (
    AudioTranslationsParams,
    ModelInfo,
    SpeechParams,
    TranscriptionParams,
    TranscriptionResponse,
    TranscriptionTranslateParams,
)
from meshapi_sandbox.engine.sound import RATE, SECONDS_PER_LETTER, Recording, listen, speak, ulaw, wav
from meshapi_sandbox.engine.translation import to_english
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.forms import data_url
from meshapi_sandbox.handlers.voices import pitch_of
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, Upload, handles
from meshapi_sandbox.validation import parse_query

SPEECH_MODEL = "sarvam/bulbul:v3"
TRANSLATION_MODEL = "sarvam/saaras:v2"
TRANSLATORS = ("openai/whisper-1", "openai/whisper-large-v3", "sarvam/saaras:v2", "sarvam/saaras:v3")
LONGEST_TEXT = 10_000
RATES = (8000, 16000, 22050, 24000, 32000, 44100, 48000)
MEDIA = {"wav": "audio/wav", "pcm": "audio/pcm", "ulaw": "audio/basic"}
PIECE = 8192

ANSWERS = ("json", "text", "verbose_json")

_FORMAT = re.compile(r"(wav|pcm|ulaw|alaw|mp3|opus|aac|flac)(?:_(\d+))?(?:_\d+)?")


@handles("create_speech")
def create_speech(call: Call, params: SpeechParams) -> Response:
    model = audio_model(call, params.model or SPEECH_MODEL, "audio", "speech")
    if not params.input.strip():
        raise invalid("There is nothing to say.", "input")
    if len(params.input) > LONGEST_TEXT:
        raise invalid(f"A text may have {LONGEST_TEXT} characters at most.", "input")
    if model.provider == "sarvam" and params.response_format == "wav":
        raise invalid("This provider names WAV with its rate, such as wav_24000.", "response_format")
    kind, rate = _format(params)
    voice = (params.speaker or params.voice) if model.provider == "sarvam" else params.voice
    pitch = pitch_of(voice or "anushka") * (1 + max(-0.5, min(params.pitch or 0.0, 1.0)))
    settings = params.voice_settings
    speed = params.speed or params.pace or (settings.speed if settings else None) or 1.0
    pcm = speak(params.input, rate, pitch, max(0.25, min(speed, 4.0)))
    bill_seconds(call, model, len(pcm) / 2 / rate)
    data = wav(pcm, rate, params.input) if kind == "wav" else ulaw(pcm) if kind == "ulaw" else pcm
    if params.stream is False:
        return Response(data, media_type=MEDIA[kind])
    return StreamingResponse(_pieces(data), media_type=MEDIA[kind])


class TranscriptionQuery(BaseModel):
    """What stands beside the form."""

    enable_logging: Optional[bool] = None


@handles("create_transcription")
def create_transcription(call: Call, params: TranscriptionParams, file: Optional[Upload]) -> Response:
    parse_query(TranscriptionQuery, call.request.query_params)
    model = audio_model(call, params.model, "text", "transcription")
    sources = [source for source in (file, params.source_url, params.cloud_storage_url) if source is not None]
    if len(sources) != 1:
        raise invalid("Give exactly one of file, source_url and cloud_storage_url.", "file")
    _refuse_unknown(params.response_format)
    recording, text = _heard(sources[0])
    bill_seconds(call, model, recording.seconds or 0.0)
    answer = _answer(text, params.response_format, params.timestamps_granularity)
    made = call.services.records.create(
        call.owner, "transcription", "tr_", {"status": "completed", "model": model.id, **answer}
    )
    later = {"text": "", "status": "queued"} if params.webhook else answer
    return JSONResponse({**later, "transcription_id": made.id})


@handles("get_transcription")
def get_transcription(call: Call) -> Response:
    found = call.services.records.get(call.owner, "transcription", call.path("transcription_id"))
    if found is None:
        raise ApiError(404, f"There is no transcription '{call.path('transcription_id')}'.")
    return JSONResponse({"id": found.id, "created_at": found.created_at, **found.data})


@handles("translate_transcription")
def translate_transcription(
    call: Call, params: TranscriptionTranslateParams, file: Optional[Upload]
) -> TranscriptionResponse:
    return _translate(call, params.model or TRANSLATION_MODEL, file, None)


@handles("create_translation")
def create_translation(
    call: Call, params: AudioTranslationsParams, file: Optional[Upload]
) -> TranscriptionResponse:
    return _translate(call, params.model, file, params.response_format)


def transcript(recording: Recording, size: int) -> str:
    """What is said in a recording: its own text when the sandbox made it, else facts about it."""
    if recording.text is not None:
        return recording.text
    if recording.seconds is None:
        return f"A recording of {size} bytes."
    return f"A recording of {recording.seconds:.2f} seconds, {recording.rate} Hz, {recording.channels} channel(s)."


def _translate(
    call: Call, model_id: str, file: Optional[Upload], response_format: Optional[str]
) -> TranscriptionResponse:
    model = audio_model(call, model_id, "text", "transcription")
    if model.id not in TRANSLATORS:
        raise ApiError(422, f"{model.id} cannot translate.", "unprocessable_entity")
    if file is None:
        raise invalid("Field required", "file", kind="missing")
    _refuse_unknown(response_format)
    recording, text = _heard(file)
    bill_seconds(call, model, recording.seconds or 0.0)
    return TranscriptionResponse.model_validate(_answer(to_english(text), response_format, None))


def audio_model(call: Call, model_id: str, output: str, purpose: str) -> ModelInfo:
    """The audio model, which must make ``output``, from text or from sound."""
    model = serving(call, [model_id], "audio").model
    if model.supports_realtime or output not in (model.output_modalities or ()):
        raise ApiError(400, f"{model_id} cannot do {purpose}.", "model_capability_not_supported")
    refuse_unpaid(call, model)
    return model


def _format(params: SpeechParams) -> Tuple[str, int]:
    """The kind and the rate of the samples. Compressed kinds are answered with WAV: there is no encoder here."""
    found = _FORMAT.fullmatch(params.response_format or "wav")
    if found is None:
        raise invalid("There is no such format of recordings.", "response_format")
    kind, number = found.groups()
    rate = int(number or 0) if number else params.speech_sample_rate or (8000 if kind == "ulaw" else RATE)
    if rate not in RATES:
        raise invalid(f"The sample rate must be one of {', '.join(map(str, RATES))}.", "response_format")
    return kind if kind in MEDIA else "wav", rate


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


def _heard(source: Any) -> Tuple[Recording, str]:
    """A file or a ``data:`` URL is read. Other addresses are not: the sandbox has no network."""
    if isinstance(source, Upload):
        recording = listen(source.data)
        return recording, transcript(recording, len(source.data))
    try:
        data = data_url(str(source))[1]
    except ValueError:
        return Recording(None, None), f"A recording at {source}."
    recording = listen(data)
    return recording, transcript(recording, len(data))


def _refuse_unknown(response_format: Optional[str]) -> None:
    if response_format is not None and response_format not in ANSWERS:
        raise invalid(f"The format must be one of {', '.join(ANSWERS)}.", "response_format")


def _answer(text: str, response_format: Optional[str], granularity: Optional[str]) -> Dict[str, Any]:
    if response_format != "verbose_json" and granularity is None:
        return {"text": text}
    return {"text": text, "words": _words(text, granularity == "character")}


def _words(text: str, characters: bool) -> List[Mapping[str, Any]]:
    """When each word was said, at the pace at which the sandbox speaks."""
    return [
        {
            "type": "word",
            "text": found.group(),
            "start": round(found.start() * SECONDS_PER_LETTER, 3),
            "end": round(found.end() * SECONDS_PER_LETTER, 3),
        }
        for found in re.finditer(r"\S" if characters else r"\S+", text)
    ]


def bill_seconds(call: Call, model: ModelInfo, seconds: float) -> None:
    price = model.pricing.output_usd_per_unit if model.pricing else None
    call.bill(model.id, Decimal(price or 0) * Decimal(f"{seconds:.3f}"))
