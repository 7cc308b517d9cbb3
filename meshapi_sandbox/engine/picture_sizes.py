"""How large a picture is to be: ``1024x768``, ``16:9``, ``2K``, ``auto``."""

from __future__ import annotations

import re
from typing import Optional, Tuple

DEFAULT = (512, 512)
SMALLEST, LARGEST = 16, 2048
# What a named resolution means for the longer side; beyond the largest it is cut down.
_RESOLUTIONS = {"0.5k": 512, "1k": 1024, "2k": 2048, "4k": 2048, "480p": 640, "720p": 1280, "1080p": 1920}

Size = Tuple[int, int]


def parse_size(size: Optional[str], ratio: Optional[str] = None, resolution: Optional[str] = None) -> Size:
    """Width and height. Raises ValueError for what is no size."""
    text = (size or "auto").strip().lower()
    pixels = re.fullmatch(r"(\d{1,5})\s*[x*]\s*(\d{1,5})", text)
    if pixels:
        width, height = int(pixels.group(1)), int(pixels.group(2))
        if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
            raise ValueError(f"a side must have {SMALLEST} to {LARGEST} pixels")
        return width, height
    longer = _RESOLUTIONS.get(text) or _RESOLUTIONS.get((resolution or "").lower())
    shape = text if ":" in text else ratio
    if not (text == "auto" or text in _RESOLUTIONS or ":" in text):
        raise ValueError("write WIDTHxHEIGHT, a ratio such as 16:9, or auto")
    return _shaped(longer or max(DEFAULT), parse_ratio(shape) if shape and shape != "auto" else 1.0)


def parse_ratio(text: str) -> float:
    """Width by height. Raises ValueError."""
    found = re.fullmatch(r"(\d{1,4}):(\d{1,4})", text.strip())
    if not found or not int(found.group(1)) or not int(found.group(2)):
        raise ValueError("a ratio is written like 16:9")
    ratio = int(found.group(1)) / int(found.group(2))
    if not 0.05 <= ratio <= 20:
        raise ValueError("the ratio is too extreme")
    return ratio


def _shaped(longer: int, ratio: float) -> Size:
    if ratio >= 1:
        return longer, max(SMALLEST, round(longer / ratio))
    return max(SMALLEST, round(longer * ratio)), longer
