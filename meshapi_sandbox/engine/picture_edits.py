"""Changes to a picture."""

from __future__ import annotations

from typing import Optional, Sequence

from PIL import Image, ImageChops, ImageFilter, ImageOps

from meshapi_sandbox.engine.pictures import draw

LARGEST_SIDE = 4096


def edit(picture: Image.Image, prompt: str, variant: int = 0) -> Image.Image:
    """The description drawn over the picture."""
    return Image.alpha_composite(picture, draw(prompt, picture.size, variant, transparent=True))


def inpaint(
    picture: Image.Image, prompt: str, mask: Image.Image, feather: int = 0, variant: int = 0
) -> Image.Image:
    """The description instead of what the mask shows white."""
    area = mask.convert("L").resize(picture.size)
    if feather > 0:
        area = area.filter(ImageFilter.GaussianBlur(min(feather, 100)))
    return Image.composite(draw(prompt, picture.size, variant), picture, area)


def outpaint(picture: Image.Image, prompt: str, factor: float, variant: int = 0) -> Image.Image:
    """The picture in the middle of a larger one that shows the description."""
    size = (_side(picture.width * factor), _side(picture.height * factor))
    around = draw(prompt, size, variant)
    around.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return around


def mix(picture: Image.Image, others: Sequence[Image.Image], prompt: str) -> Image.Image:
    """Equal parts of all the pictures, with the description over them."""
    mixed = picture
    for place, other in enumerate(others, start=2):
        mixed = Image.blend(mixed, other.resize(picture.size), 1 / place)
    return edit(mixed, prompt)


def reframe(picture: Image.Image, ratio: float) -> Image.Image:
    """The middle of the picture in another ratio of width to height."""
    width = min(picture.width, round(picture.height * ratio))
    height = min(picture.height, round(picture.width / ratio))
    return ImageOps.fit(picture, (max(1, width), max(1, height)))


def upscale(picture: Image.Image, factor: int) -> Image.Image:
    """The picture with more pixels."""
    return picture.resize((_side(picture.width * factor), _side(picture.height * factor)))


def remove_background(picture: Image.Image, tolerance: int = 24) -> Image.Image:
    """Transparent wherever the colour is nearly that of the upper left corner."""
    corner: Optional[object] = picture.getpixel((0, 0))
    ground = Image.new("RGBA", picture.size, corner)  # type: ignore[arg-type]
    difference = ImageChops.difference(picture.convert("RGB"), ground.convert("RGB")).convert("L")
    kept = picture.copy()
    seen = difference.point([0] * tolerance + [255] * (256 - tolerance))
    kept.putalpha(ImageChops.multiply(picture.getchannel("A"), seen))
    return kept


def _side(length: float) -> int:
    return max(1, min(LARGEST_SIDE, round(length)))
