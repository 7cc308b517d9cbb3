"""Images of the sandbox: made, streamed, edited."""

from __future__ import annotations

import base64
import io
import json
from typing import Any, Dict, List, Optional

import httpx
import pytest
from PIL import Image, ImageChops

from meshapi_generated.models import ImageGenerationResponse
from tests.both import Both

MODEL = "openai/gpt-image-1"
PROMPT = "A red circle over a green mountain"
SMALL = "64x48"


def opened(item: Any) -> Image.Image:
    """The picture of one item, from its base64 or from its `data:` URL."""
    text = item.b64_json or item.url.partition(",")[2]
    return Image.open(io.BytesIO(base64.b64decode(text)))


def made(http: httpx.Client, path: str, body: Dict[str, Any]) -> List[Image.Image]:
    response = http.post(path, json={"response_format": "b64_json", **body})
    assert response.status_code == 200, response.text
    answer = ImageGenerationResponse.model_validate_json(response.content, strict=True)
    return [opened(item).convert("RGBA") for item in answer.data]


def coded(picture: Image.Image) -> str:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def plain(colour: Any = "navy", mark: Optional[Any] = None) -> Image.Image:
    """One colour, with a square of another in the middle."""
    picture = Image.new("RGBA", (60, 40), colour)
    if mark is not None:
        picture.paste(Image.new("RGBA", (20, 20), mark), (20, 10))
    return picture


def edited(http: httpx.Client, operation: str, picture: Image.Image, **members: Any) -> Image.Image:
    body = {"model": MODEL, "image": coded(picture), "operation": operation, **members}
    (result,) = made(http, "/v1/images/edits", body)
    return result


def differ(left: Image.Image, right: Image.Image) -> bool:
    return (
        ImageChops.difference(left.convert("RGBA"), right.convert("RGBA")).getbbox(alpha_only=False)
        is not None
    )


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@pytest.mark.parametrize("form", ["url", "b64_json"])
def test_real_images_of_each_kind(both: Both, client: Any, kind: str, form: str) -> None:
    arguments = {"output_format": kind, "response_format": form, "size": SMALL, "n": 2}
    answer = both.run(client.images.generate(prompt=PROMPT, model=MODEL, **arguments))
    assert (answer.output_format, answer.size, len(answer.data)) == (kind, SMALL, 2)
    first, second = map(opened, answer.data)
    assert (first.format, first.size) == (kind.upper(), (64, 48))
    assert differ(first, second)
    usage = answer.usage
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens > 0
    if form == "url":
        assert answer.data[0].url.startswith(f"data:image/{kind};base64,")


def test_what_is_named_is_in_the_picture(http: httpx.Client) -> None:
    body = {"prompt": "a red circle", "size": "256x256"}
    (picture,) = made(http, "/v1/images/generations", body)
    colours = {colour for _, colour in picture.getcolors(1 << 16) or []}
    assert (255, 0, 0, 255) in colours
    assert not differ(picture, made(http, "/v1/images/generations", body)[0])
    assert differ(picture, made(http, "/v1/images/generations", {**body, "seed": 5})[0])
    (clear,) = made(http, "/v1/images/generations", {**body, "background": "transparent"})
    assert clear.getpixel((0, 0)) == (0, 0, 0, 0)
    (wide,) = made(http, "/v1/images/generations", {"prompt": "x", "aspect_ratio": "2:1"})
    assert wide.width == 2 * wide.height


def test_the_chunks_of_a_stream(both: Both, client: Any) -> None:
    arguments = {"prompt": PROMPT, "size": SMALL, "partial_images": 2, "model": MODEL}
    chunks = both.items(client.images.stream(**arguments))
    assert [chunk.status for chunk in chunks] == ["processing", "partial", "partial", "completed"]
    assert len({chunk.id for chunk in chunks}) == 1
    assert differ(opened(chunks[1].data[0]), opened(chunks[3].data[0]))
    whole = both.run(client.images.generate(prompt=PROMPT, size=SMALL, model=MODEL))
    assert not differ(opened(chunks[3].data[0]), opened(whole.data[0]))


def test_the_stream_on_the_wire(http: httpx.Client) -> None:
    text = http.post("/v1/images/generations", json={"prompt": "x", "size": SMALL, "stream": True}).text
    *frames, end, rest = text.split("\n\n")
    assert (end, rest, ": ping" in frames) == ("data: [DONE]", "", True)
    assert json.loads(frames[-1][6:])["usage"]["total_tokens"] > 0


def test_an_edit_changes_pixels(both: Both, client: Any) -> None:
    picture = plain()
    answer = both.run(client.images.edit(model=MODEL, image=coded(picture), prompt="a yellow square", n=2))
    first, second = map(opened, answer.data)
    assert (first.size, differ(first, picture), differ(first, second)) == (picture.size, True, True)
    url = f"data:image/png;base64,{coded(picture)}"
    again = both.run(client.images.edit(model=MODEL, image={"url": url}, prompt="a yellow square"))
    assert not differ(opened(again.data[0]), first)


def test_inpainting_stays_in_the_mask(http: httpx.Client) -> None:
    mask = plain("black", "white")
    result = edited(http, "inpaint", plain(), prompt="a red square", mask=coded(mask))
    outside = Image.composite(plain(), result, mask.convert("L"))
    assert differ(result, plain())
    assert not differ(outside, plain())


def test_outpainting_keeps_the_middle(http: httpx.Client) -> None:
    result = edited(http, "outpaint", plain("navy", "red"), prompt="a meadow", expand_factor=2)
    assert result.size == (120, 80)
    assert not differ(result.crop((30, 20, 90, 60)), plain("navy", "red"))


def test_the_other_operations(http: httpx.Client) -> None:
    picture = plain("navy", "red")
    mixed = edited(http, "mix", plain("black"), prompt=".", reference_images=[coded(plain("white"))])
    assert 100 < (mixed.getpixel((0, 0)) or (0,))[0] < 156  # type: ignore[index]
    square = edited(http, "reframe", picture, aspect_ratio="1:1")
    assert (square.size, square.getpixel((20, 20))) == ((40, 40), (255, 0, 0, 255))
    assert edited(http, "upscale", picture, upscale_factor="x2").size == (120, 80)
    cut_out = edited(http, "remove_background", picture)
    assert [cut_out.getpixel(place)[3] for place in ((0, 0), (30, 20))] == [0, 255]  # type: ignore[index]


def test_an_edit_as_a_form(http: httpx.Client) -> None:
    picture = plain()
    form = {"model": MODEL, "prompt": "a red square", "response_format": "b64_json"}
    file = base64.b64decode(coded(picture))
    response = http.post("/v1/images/edits", data=form, files={"image": ("a.png", file, "image/png")})
    result = ImageGenerationResponse.model_validate_json(response.content).data[0]
    assert differ(opened(result), picture)


@pytest.mark.parametrize(
    ("path", "members", "status", "code"),
    [
        ("generations", {"model": "no/such"}, 404, "model_not_found"),
        ("generations", {"model": "openai/gpt-4o"}, 400, "model_capability_not_supported"),
        ("generations", {"prompt": "kill them all"}, 400, "content_policy_violation"),
        ("generations", {"prompt": None}, 422, "validation_error"),
        ("generations", {"n": 11}, 422, "validation_error"),
        ("generations", {"size": "huge"}, 422, "validation_error"),
        ("generations", {"output_format": "gif"}, 422, "validation_error"),
        ("edits", {"model": "google/imagen-4"}, 422, "unsupported_operation"),
        ("edits", {"image": "no picture"}, 422, "invalid_input"),
        ("edits", {"prompt": ""}, 422, "validation_error"),
        ("edits", {"operation": "inpaint"}, 422, "validation_error"),
        ("edits", {"operation": "upscale", "upscale_factor": "x9"}, 422, "validation_error"),
        ("edits", {"operation": "outpaint", "expand_factor": 0.5}, 422, "validation_error"),
        ("edits", {"operation": "reframe", "aspect_ratio": "7:1"}, 422, "validation_error"),
    ],
)
def test_what_is_refused(
    http: httpx.Client, path: str, members: Dict[str, Any], status: int, code: str
) -> None:
    body = {
        "model": MODEL,
        "prompt": "x",
        **({"image": coded(plain())} if path == "edits" else {}),
        **members,
    }
    error = http.post(f"/v1/images/{path}", json=body)
    assert (error.status_code, error.json()["error"]["code"]) == (status, code)
