"""Opening a picture for real, to its last line."""

import io

from PIL import Image

from app.gateways.uploads.refusals import Damaged, TooManyPixels

JPEG_PIXELS = 80_000_000
"""A JPEG is decoded at an eighth of its size, so that a fine phone camera fits in memory."""

PNG_PIXELS = 50_000_000
"""A PNG can only be decoded whole, at up to 4 bytes per pixel."""

_DRAFT = 8


def check_jpeg(data: bytes) -> None:
    """Raises :class:`TooManyPixels` or :class:`Damaged`."""
    _decode(data, "JPEG", JPEG_PIXELS)


def check_png(data: bytes) -> None:
    """Raises :class:`TooManyPixels` or :class:`Damaged`."""
    _decode(data, "PNG", PNG_PIXELS)


def _decode(data: bytes, format_name: str, most: int) -> None:
    try:
        with _opened(data, format_name) as picture:
            width, height = picture.size
            if width * height > most:
                raise TooManyPixels
            picture.draft("L", (width // _DRAFT or 1, height // _DRAFT or 1))
            picture.load()
    # Pillow reports broken data with whatever its decoder met
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, IndexError, KeyError) as fault:
        raise Damaged from fault


def _opened(data: bytes, format_name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=[format_name])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels from None
