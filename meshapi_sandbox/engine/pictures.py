"""Pictures drawn from their description: the colours and shapes that it names, on a ground that its hash chooses."""

from __future__ import annotations

import io
import re
from hashlib import sha256
from typing import List, Optional, Sequence, Tuple

from PIL import Image, ImageColor, ImageDraw, ImageFilter

Colour = Tuple[int, int, int]
Size = Tuple[int, int]

SHAPES = ("circle", "square", "triangle", "line")
_SHAPE_WORDS = {
    "circle": "circle ball sun moon wheel coin planet round dot",
    "square": "square box house tile cube building kettle book",
    "triangle": "triangle mountain roof pyramid tent tree sail boat",
    "line": "line road river horizon stripe",
}
_COLOURS = frozenset(ImageColor.colormap)


def draw(prompt: str, size: Size, variant: int = 0, transparent: bool = False) -> Image.Image:
    """A picture of ``prompt``. The same words, size and variant make the same picture."""
    digest = sha256(f"{variant}\n{prompt}".encode()).digest()
    words = re.findall(r"[a-z]+", prompt.lower())
    colours = [_rgb(word) for word in words if word in _COLOURS] or [_hashed(digest, 0)]
    picture = (
        Image.new("RGBA", size) if transparent else _ground(size, _hashed(digest, 3), _hashed(digest, 6))
    )
    brush = ImageDraw.Draw(picture)
    for place, shape in enumerate(_shapes(words, digest)):
        _stamp(brush, shape, size, digest[place * 3 : place * 3 + 3], colours[place % len(colours)])
    caption = prompt[: size[0] // 6].encode("ascii", "replace").decode()
    brush.text((4, max(0, size[1] - 14)), caption, fill=(0, 0, 0, 255))
    return picture


def blurred(picture: Image.Image, step: int) -> Image.Image:
    """An early state of a picture; the higher the step, the less can be seen."""
    return picture.filter(ImageFilter.GaussianBlur(4 * step))


def encode(picture: Image.Image, kind: str, quality: Optional[int] = None) -> bytes:
    """The picture as ``png``, ``jpeg`` or ``webp``; ``quality`` is 0 to 100."""
    made = io.BytesIO()
    if kind == "jpeg":
        flat = Image.new("RGB", picture.size, (255, 255, 255))
        flat.paste(picture, mask=picture.getchannel("A"))
        flat.save(made, "JPEG", quality=85 if quality is None else max(1, quality))
    elif kind == "webp":
        picture.save(made, "WEBP", quality=80 if quality is None else quality)
    else:
        picture.save(made, "PNG")
    return made.getvalue()


def animation(frames: Sequence[Image.Image], milliseconds: int) -> bytes:
    """Moving pictures, as an animated WebP."""
    made = io.BytesIO()
    first, *rest = frames
    first.save(made, "WEBP", save_all=True, append_images=rest, duration=milliseconds, loop=0)
    return made.getvalue()


def decode(data: bytes) -> Image.Image:
    """A picture file as RGBA. Raises ValueError when it is none, or too large."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > 40_000_000:
                raise ValueError("the picture is too large")
            picture: Image.Image = opened.convert("RGBA")
            return picture
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("not a picture") from error


def _rgb(name: str) -> Colour:
    red, green, blue = ImageColor.getrgb(name)[:3]
    return red, green, blue


def _hashed(digest: bytes, start: int) -> Colour:
    return digest[start], digest[start + 1], digest[start + 2]


def _ground(size: Size, top: Colour, bottom: Colour) -> Image.Image:
    """A gradient between two pale colours."""
    column = Image.new("RGBA", (1, 2))
    for row, colour in enumerate((top, bottom)):
        red, green, blue = (160 + channel * 95 // 255 for channel in colour)
        column.putpixel((0, row), (red, green, blue, 255))
    return column.resize(size, Image.Resampling.BILINEAR)


def _shapes(words: Sequence[str], digest: bytes) -> List[str]:
    named = [shape for word in words for shape in SHAPES if word.rstrip("s") in _SHAPE_WORDS[shape].split()]
    return (named or [SHAPES[digest[9 + place] % len(SHAPES)] for place in range(3)])[:8]


def _stamp(brush: ImageDraw.ImageDraw, shape: str, size: Size, seed: bytes, colour: Colour) -> None:
    """One shape, somewhere in the middle."""
    radius = max(1, min(size) * (15 + seed[0] % 15) // 100)
    x = size[0] * (30 + seed[1] % 40) // 100
    y = size[1] * (30 + seed[2] % 40) // 100
    box = (x - radius, y - radius, x + radius, y + radius)
    if shape == "circle":
        brush.ellipse(box, fill=colour)
    elif shape == "square":
        brush.rectangle(box, fill=colour)
    elif shape == "triangle":
        brush.polygon([(x, y - radius), (x - radius, y + radius), (x + radius, y + radius)], fill=colour)
    else:
        brush.line([(0, y - radius), (size[0], y + radius)], fill=colour, width=max(1, radius // 4))
