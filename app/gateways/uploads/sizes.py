"""Sizes of files in words: “34 MB”, “20,3 MB”, “512 KB”."""

from math import ceil, floor

_MB = 1024 * 1024
_KB = 1024


def size_text(size: int) -> str:
    """``size`` bytes, rounded up: a file just over the limit never reads as the limit itself."""
    if size > _KB * 1000:
        return f"{_comma(ceil(size * 10 / _MB))} MB"
    return f"{ceil(size / _KB)} KB"


def limit_text(size: int) -> str:
    """``size`` bytes, rounded down: a limit never promises more than is taken."""
    if size >= _MB:
        return f"{_comma(floor(size * 10 / _MB))} MB"
    return f"{floor(size / _KB)} KB"


def _comma(tenths: int) -> str:
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)
