"""Videos of the sandbox: tasks and their states, the animation that comes out, word to a callback address."""

from __future__ import annotations

import base64
import io
import json
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Dict, Iterator, List, Tuple

import httpx
import pytest
from PIL import Image

import meshapi
from meshapi_generated.models import VideoTaskListResponse, VideoTaskResponse
from meshapi_sandbox import Sandbox
from meshapi_sandbox.callbacks import is_here
from tests.both import Both

MODEL, OTHER = "byteplus/dreamina-seedance-2-0", "google/veo-3"
BALL = {"type": "text", "text": "A red ball rolls over the hill"}


def picture(colour: str) -> Dict[str, Any]:
    made = io.BytesIO()
    Image.new("RGB", (64, 36), colour).save(made, "PNG")
    return {"url": f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"}


def generate(http: httpx.Client, *content: Dict[str, Any], **members: Any) -> str:
    response = http.post("/v1/video/generations", json={"model": MODEL, "content": list(content), **members})
    assert response.status_code == 200, response.text
    return str(response.json()["id"])


def finished(http: httpx.Client, task_id: str) -> Dict[str, Any]:
    answers = [http.get(f"/v1/video/generations/{task_id}") for _ in range(2)]
    VideoTaskResponse.model_validate_json(answers[-1].content, strict=True)
    task: Dict[str, Any] = answers[-1].json()
    return task


def opened(url: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))


def colour(image: Image.Image, place: Tuple[int, int] = (2, 2)) -> Any:
    return image.convert("RGB").getpixel(place)


def test_a_task_from_queue_to_film(both: Both, client: Any) -> None:
    made = both.run(client.videos.generate(model=MODEL, content=[BALL], duration=3, ratio="16:9"))
    assert (made.id[:2], made.unsupported_params) == ("t-", None)
    assert both.run(client.videos.list(limit=1)).data[0].status == "queued"
    looks = [both.run(client.videos.retrieve(made.id)) for _ in range(3)]
    assert [look.status for look in looks] == ["running", "succeeded", "succeeded"]
    task = looks[1]
    assert (task.model, task.duration, task.ratio, task.resolution) == (MODEL, 3, "16:9", "720p")
    assert (task.error, task.content.last_frame_url, task.framespersecond) == (None, None, 24)
    assert task.usage.total_tokens == task.usage.completion_tokens == 3 * 21600
    with opened(task.content.video_url) as film:
        frames = film.n_frames  # type: ignore[attr-defined]
        assert (film.format, film.size, frames) == ("WEBP", (320, 180), 12)
        first = colour(film)
        film.seek(frames - 1)
        assert colour(film) != first
        assert film.info["duration"] == 250


def test_the_same_request_makes_the_same_film(http: httpx.Client) -> None:
    films = [finished(http, generate(http, BALL, duration=1)) for _ in range(2)]
    assert films[0]["content"] == films[1]["content"]
    assert films[0]["seed"] == films[1]["seed"]
    other = finished(http, generate(http, BALL, duration=1, seed=7))
    assert (other["seed"], other["content"] == films[0]["content"]) == (7, False)


def test_it_goes_from_the_first_frame_to_the_last(http: httpx.Client) -> None:
    first = {"type": "image_url", "image_url": picture("red"), "role": "first_frame"}
    last = {"type": "last_frame", "image_url": picture("blue")}  # the older spelling
    task = finished(http, generate(http, BALL, first, last, duration=2, return_last_frame=True))
    with opened(task["content"]["video_url"]) as film:
        red, _, blue = colour(film)
        assert (red > 200, blue < 50) == (True, True)
    with opened(task["content"]["last_frame_url"]) as image:
        assert (image.format, colour(image)) == ("PNG", (0, 0, 255))


def test_a_video_from_a_draft(http: httpx.Client) -> None:
    draft = finished(http, generate(http, BALL, draft=True, duration=1))
    with opened(draft["content"]["video_url"]) as film:
        assert film.size == (160, 90)
    whole = finished(
        http, generate(http, {"type": "draft_task", "draft_task": {"id": draft["id"]}}, duration=1)
    )
    assert (whole["draft_task_id"], whole["seed"]) == (draft["id"], draft["seed"])
    refused = http.post(
        "/v1/video/generations",
        json={"model": MODEL, "content": [{"type": "draft_task", "draft_task": {"id": whole["id"]}}]},
    )
    assert refused.status_code == 422


def test_what_the_model_does_not_know_is_named(both: Both, client: Any) -> None:
    made = both.run(client.videos.generate(model=MODEL, content=[BALL], guidance_scale=3.0, duration=1))
    assert made.unsupported_params == ["guidance_scale"]


def test_an_unfit_text_fails_and_is_not_billed(http: httpx.Client) -> None:
    before = http.get("/v1/balance").json()["balance_usd"]
    task = finished(http, generate(http, {"type": "text", "text": "They kill the king"}))
    assert (task["status"], task["error"]["code"]) == ("failed", "content_policy_violation")
    assert (task["content"], http.get("/v1/balance").json()["balance_usd"]) == (None, before)


def test_a_task_can_expire(http: httpx.Client) -> None:
    task = finished(http, generate(http, BALL, execution_expires_after=0))
    assert (task["status"], task["content"]) == ("expired", None)


def test_the_list_filters_and_pages() -> None:
    with Sandbox() as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            ids = [generate(http, BALL, duration=1, model=model) for model in (MODEL, OTHER, MODEL)]
            finished(http, ids[0])
            now = datetime.now(timezone.utc)

            def found(**query: Any) -> List[str]:
                response = http.get("/v1/video/generations", params=query)
                page = VideoTaskListResponse.model_validate_json(response.content, strict=True)
                assert (page.object, page.total >= len(page.data)) == ("list", True)
                return [task.id for task in page.data]

            assert found() == ids[::-1]
            assert found(status="queued") == [ids[2], ids[1]]
            assert found(status=["succeeded", "failed"]) == [ids[0]]
            assert found(model=OTHER) == [ids[1]]
            assert found(limit=1, offset=1) == [ids[1]]
            assert found(created_after=(now - timedelta(hours=1)).isoformat()) == ids[::-1]
            assert found(created_before=(now - timedelta(hours=1)).isoformat()) == []
            page = http.get("/v1/video/generations", params={"limit": 2}).json()
            assert (page["total"], page["limit"], page["offset"], page["has_more"]) == (3, 2, 0, True)
            for wrong in ({"limit": 0}, {"limit": 201}, {"offset": -1}, {"created_after": "soon"}):
                refused = http.get("/v1/video/generations", params=wrong)
                assert refused.status_code == 422
                assert refused.json()["error"]["details"][0]["loc"][0] == "query"


def test_later_versions_know_tasks_by_their_request(http: httpx.Client) -> None:
    later = {"X-Mesh-Version": "2026-09"}
    body = {"model": MODEL, "content": [BALL], "duration": 1}
    made = http.post("/v1/video/generations", json=body, headers=later)
    assert made.json()["request_id"] == made.headers["x-request-id"]
    path = f"/v1/video/generations/{made.json()['request_id']}"
    assert http.get(path, headers=later).json()["id"] == made.json()["id"]
    assert http.get(path).status_code == 404


@contextmanager
def listener() -> Iterator[Tuple[str, List[Dict[str, Any]], threading.Event]]:
    """An address on this machine that keeps the JSON that is posted to it."""
    posted: List[Dict[str, Any]] = []
    told = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(500)  # whatever it is, it changes nothing
            self.end_headers()
            told.set()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/done", posted, told
        finally:
            server.shutdown()
            thread.join()


def test_word_to_the_callback_address(http: httpx.Client) -> None:
    with listener() as (url, posted, told):
        task_id = generate(http, BALL, duration=1, callback_url=url)
        assert told.wait(10)
    assert [(task["id"], task["status"]) for task in posted] == [(task_id, "succeeded")]
    assert None not in posted[0].values()
    assert http.get(f"/v1/video/generations/{task_id}").json()["status"] == "succeeded"


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:80/x", True),
        ("https://[::1]/", True),
        ("http://127.8.0.1", True),
        ("https://app.example.test/hook", False),
        ("http://10.0.0.1/", False),
        ("ftp://localhost/", False),
        ("http://[broken", False),
        ("nothing", False),
    ],
)
def test_only_this_machine_is_called(url: str, here: bool) -> None:
    assert is_here(url) is here


AUDIO = {"type": "audio_url", "audio_url": {"url": "https://x.test/a.mp3"}}
IMAGE = {"type": "image_url", "image_url": {"url": "https://x.test/a.png"}}


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"model": "no/such"}, 404, "model_not_found"),
        ({"model": "openai/gpt-4o"}, 422, "model_capability_not_supported"),
        ({"content": []}, 422, "validation_error"),
        ({"content": [AUDIO]}, 422, "validation_error"),
        ({"content": [{"type": "text"}]}, 422, "validation_error"),
        ({"content": [{"type": "smell", "text": "x"}]}, 422, "validation_error"),
        ({"content": [{**IMAGE, "role": "reference_video"}]}, 422, "validation_error"),
        ({"content": [{**IMAGE, "subject": "hero"}]}, 422, "validation_error"),
        ({"content": [IMAGE, IMAGE]}, 422, "validation_error"),
        ({"content": [{"type": "image_url", "image_url": {"url": "asset://a"}}]}, 422, "validation_error"),
        ({"content": [{"type": "draft_task", "draft_task": {"id": "t-none"}}]}, 404, "resource_not_found"),
        ({"duration": 5, "frames": 24}, 422, "validation_error"),
        ({"duration": 0}, 422, "validation_error"),
        ({"ratio": "wide"}, 422, "validation_error"),
        ({"priority": 10}, 422, "validation_error"),
    ],
)
def test_what_is_refused(http: httpx.Client, members: Dict[str, Any], status: int, code: str) -> None:
    refused = http.post("/v1/video/generations", json={"model": MODEL, "content": [BALL], **members})
    error = refused.json()["error"]
    assert (refused.status_code, error["code"]) == (status, code)
    assert bool(error.get("details")) == (status == 422)


def test_an_unknown_task_is_404(both: Both, client: Any) -> None:
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.videos.retrieve("t-none"))
