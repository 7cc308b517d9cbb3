"""Moving pictures: the camera goes over a drawing, from the first frame that was given, to the last one."""

from __future__ import annotations

from typing import List, Optional, Tuple

from PIL import Image, ImageOps

from meshapi_sandbox.engine.pictures import draw

LONGER_SIDE, DRAFT_SIDE = 320, 160
FRAMES_PER_SECOND = 4
FEWEST, MOST = 2, 40
TRAVEL = 1.25

Size = Tuple[int, int]


def film(
    prompt: str,
    ratio: float,
    seconds: float,
    seed: int,
    first: Optional[Image.Image] = None,
    last: Optional[Image.Image] = None,
    draft: bool = False,
    still: bool = False,
) -> List[Image.Image]:
    """The frames of a film. The same arguments make the same film; ``still`` holds the camera."""
    size = _size(ratio, DRAFT_SIDE if draft else LONGER_SIDE)
    count = max(FEWEST, min(MOST, round(seconds * FRAMES_PER_SECOND)))
    scene = draw(prompt, (round(size[0] * TRAVEL), round(size[1] * TRAVEL)), seed)
    frames: List[Image.Image] = []
    for number in range(count):
        share = number / (count - 1)
        frame = _window(scene, size, 0.5 if still else share)
        if first is not None:
            frame = Image.blend(ImageOps.fit(first, size), frame, min(1.0, 2 * share))
        if last is not None:
            frame = Image.blend(frame, ImageOps.fit(last, size), max(0.0, 2 * share - 1))
        frames.append(frame)
    return frames


def _window(scene: Image.Image, size: Size, share: float) -> Image.Image:
    """What the camera sees when it has done this share of its way."""
    left, top = round((scene.width - size[0]) * share), round((scene.height - size[1]) * share)
    return scene.crop((left, top, left + size[0], top + size[1]))


def _size(ratio: float, longer: int) -> Size:
    """Even sides of at least 16 pixels."""
    width, height = (longer, longer / ratio) if ratio >= 1 else (longer * ratio, longer)
    return max(16, round(width / 2) * 2), max(16, round(height / 2) * 2)
