"""Speech, transcriptions, translations and voices of the sandbox."""

from __future__ import annotations

import base64
import io
import wave
from pathlib import Path
from typing import Any, Dict

import httpx
import pytest

import meshapi
from meshapi_generated.models import TranscriptionParams, VoicesResponse
from meshapi_sandbox import Sandbox
from tests.both import Both

SAID = "Doors open at nine."
SARVAM, LISTENER, TRANSLATOR = "sarvam/bulbul:v3", "elevenlabs/scribe_v1", "openai/whisper-large-v3"


def speech(http: httpx.Client, **members: Any) -> httpx.Response:
    response = http.post("/v1/audio/speech", json={"input": SAID, **members})
    assert response.status_code == 200, response.text
    return response


def samples(recording: bytes) -> bytes:
    with wave.open(io.BytesIO(recording)) as file:
        return file.readframes(file.getnframes())


def test_speech_is_a_wav_file(both: Both, client: Any) -> None:
    sound = both.run(client.audio.synthesize(input=SAID, model=SARVAM, response_format="wav_24000"))
    with wave.open(io.BytesIO(sound)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 24000)
        assert file.getnframes() / file.getframerate() == pytest.approx(0.06 * len(SAID), rel=0.01)
    assert len(set(samples(sound))) > 100  # it is not silent
    assert both.run(client.audio.synthesize(input=SAID, model=SARVAM, response_format="wav_24000")) == sound


def test_speech_comes_in_pieces(both: Both, client: Any) -> None:
    text = "A long sentence, to be said in several pieces. " * 5
    pieces = both.items(client.audio.synthesize_stream(input=text, model=SARVAM))
    assert len(pieces) > 1
    assert b"".join(pieces) == bytes(both.run(client.audio.synthesize(input=text, model=SARVAM)))


def test_formats_rates_voices_and_pace(http: httpx.Client) -> None:
    wav = speech(http, response_format="wav_8000")
    pcm, ulaw = speech(http, response_format="pcm_8000"), speech(http, response_format="ulaw_8000")
    kinds = [answer.headers["content-type"] for answer in (wav, pcm, ulaw)]
    assert kinds == ["audio/wav", "audio/pcm", "audio/basic"]
    assert samples(wav.content) == pcm.content
    assert len(ulaw.content) * 2 == len(pcm.content)
    assert speech(http, response_format="pcm_8000", speaker="abhilash").content != pcm.content
    assert len(speech(http, response_format="pcm_8000", pace=2.0).content) * 2 == len(pcm.content)
    assert speech(http, stream=False).headers["content-length"]


def test_a_transcription_tells_what_was_said(both: Both, client: Any, tmp_path: Path) -> None:
    sound = both.run(client.audio.synthesize(input=SAID, model=SARVAM))
    path = tmp_path / "été “1”.wav"
    path.write_bytes(sound)
    made = both.run(client.audio.transcribe(path, model=LISTENER, response_format="verbose_json"))
    assert made.text == SAID
    assert [word["text"] for word in made.words] == SAID.split()
    assert made.words[-1]["end"] == pytest.approx(0.06 * len(SAID), abs=0.01)
    kept = both.run(client.audio.get_transcription(made.transcription_id))
    assert (kept["text"], kept["status"], kept["model"]) == (SAID, "completed", LISTENER)
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.audio.get_transcription("tr_none"))


def test_foreign_recordings_are_described(http: httpx.Client) -> None:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(8000 * 4))

    def heard(data: bytes) -> str:
        form = {"data": {"model": LISTENER}, "files": {"file": ("a.wav", data)}}
        return str(http.post("/v1/audio/transcriptions", **form).json()["text"])  # type: ignore[arg-type]

    assert heard(made.getvalue()) == "A recording of 1.00 seconds, 8000 Hz, 2 channel(s)."
    assert heard(b"ID3 no wave") == "A recording of 11 bytes."


def test_a_recording_at_an_address(http: httpx.Client) -> None:
    sound = base64.b64encode(speech(http).content).decode()

    def heard(**fields: str) -> Dict[str, Any]:
        parts = {name: (None, value) for name, value in {"model": LISTENER, **fields}.items()}
        answer: Dict[str, Any] = http.post("/v1/audio/transcriptions", files=parts).json()
        return answer

    assert heard(source_url=f"data:audio/wav;base64,{sound}")["text"] == SAID
    assert heard(source_url="https://x.test/a.mp3")["text"] == "A recording at https://x.test/a.mp3."
    for wrong in ({}, {"source_url": "https://x.test/a", "cloud_storage_url": "https://x.test/b"}):
        assert heard(**wrong)["error"]["code"] == "validation_error"


def test_only_fields_that_hold_lists_are_read_as_lists(http: httpx.Client) -> None:
    def form(**fields: str) -> Any:
        parts = {name: (None, value) for name, value in {"model": LISTENER, **fields}.items()}
        return http.post("/v1/audio/transcriptions", files=parts)

    assert form(source_url="['https://x.test/a']").json()["text"] == "A recording at ['https://x.test/a']."
    assert form(source_url="x", keyterms="['a', 'b']").status_code == 200


def test_the_provider_may_be_told_to_forget(both: Both, client: Any, gateway: Sandbox) -> None:
    params = TranscriptionParams(model=LISTENER)
    for given in ({"params": params}, {"model": LISTENER}):
        assert both.run(client.audio.transcribe(b"no wave", **given, enable_logging=False)).text
        assert gateway.requests[-1].query == "enable_logging=false"
    both.run(client.audio.transcribe(b"no wave", params))
    assert gateway.requests[-1].query == ""


def test_the_answer_can_come_later(both: Both, client: Any) -> None:
    sound = both.run(client.audio.synthesize(input=SAID, model=SARVAM))
    queued = both.run(client.audio.transcribe(sound, model=LISTENER, webhook=True))
    assert (queued.text, queued.status) == ("", "queued")
    assert both.run(client.audio.get_transcription(queued.transcription_id))["text"] == SAID


def test_translations_are_in_english(both: Both, client: Any) -> None:
    sound = both.run(client.audio.synthesize(input="La tienda es cerrada hoy", model=SARVAM))
    english = "The shop is closed today"
    assert both.run(client.audio.translate(sound)).text == english
    verbose = both.run(client.audio.audio_translate(sound, model=TRANSLATOR, response_format="verbose_json"))
    assert (verbose.text, len(verbose.words)) == (english, 5)
    with pytest.raises(meshapi.UnprocessableEntityError):
        both.run(client.audio.audio_translate(sound, model=LISTENER))


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/v1/audio/transcriptions", {}),
        ("/v1/audio/transcriptions", {"model": LISTENER, "num_speakers": "33"}),
        ("/v1/audio/transcriptions", {"model": LISTENER, "diarize": "perhaps"}),
        ("/v1/audio/transcriptions", {"model": LISTENER, "source_url": "x", "response_format": "poem"}),
        ("/v1/audio/transcriptions?enable_logging=perhaps", {"model": LISTENER, "source_url": "x"}),
        ("/v1/audio/translations", {"temperature": "3"}),
        ("/v1/audio/translations", {"model": TRANSLATOR}),
        ("/v1/audio/transcriptions/translate", {}),
    ],
)
def test_a_faulty_form_is_422_with_details(http: httpx.Client, path: str, fields: Dict[str, str]) -> None:
    refused = http.post(path, files={name: (None, value) for name, value in {**fields, "x": ""}.items()})
    assert (refused.status_code, bool(refused.json()["error"]["details"])) == (422, True)
    as_json = http.post(path, json={"model": LISTENER})
    assert (as_json.status_code, as_json.json()["error"]["code"]) == (422, "validation_error")


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"model": "no/such"}, 404, "model_not_found"),
        ({"model": LISTENER}, 400, "model_capability_not_supported"),
        ({"model": "openai/gpt-realtime"}, 400, "model_capability_not_supported"),
        ({"input": " "}, 422, "validation_error"),
        ({"input": "x" * 10_001}, 422, "validation_error"),
        ({"response_format": "wav_11111"}, 422, "validation_error"),
        ({"response_format": "smoke_signals"}, 422, "validation_error"),
        ({"response_format": "wav", "model": SARVAM}, 422, "validation_error"),
        ({"speed": "fast"}, 422, "validation_error"),
    ],
)
def test_speech_that_is_refused(http: httpx.Client, members: Dict[str, Any], status: int, code: str) -> None:
    refused = http.post("/v1/audio/speech", json={"input": SAID, **members})
    assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)


def test_voices_are_filtered_and_paged(http: httpx.Client) -> None:
    def found(**query: Any) -> VoicesResponse:
        response = http.get("/v1/audio/voices", params=query)
        return VoicesResponse.model_validate_json(response.content, strict=True)

    every = found()
    assert (every.count, every.total_count, every.has_more) == (len(every.voices), len(every.voices), False)
    assert {voice.brand for voice in found(brand="openai").voices} == {"OpenAI"}
    assert [voice.voice_id for voice in found(search="ARA").voices] == ["tara"]
    assert [voice.voice_id for voice in found(voice_ids=["nova", "leo"]).voices] == ["leo", "nova"]
    names = [voice.name for voice in found(sort="name", sort_direction="desc").voices]
    assert names == sorted(names, reverse=True)
    seen, token = [], None
    while True:
        page = found(page_size=4, **({"next_page_token": token} if token else {}))
        seen.extend(voice.voice_id for voice in page.voices)
        token = page.next_page_token
        if not page.has_more:
            break
    assert seen == [voice.voice_id for voice in every.voices]
    for wrong in ({"next_page_token": "x"}, {"page_size": "many"}):
        assert http.get("/v1/audio/voices", params=wrong).status_code == 422


def test_one_voice(both: Both, client: Any) -> None:
    voice = both.run(client.audio.get_voice("tara"))
    assert (voice.name, voice.language, voice.model) == ("Tara", "en", "canopylabs/orpheus-3b-0.1-ft")
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.audio.get_voice("none"))
