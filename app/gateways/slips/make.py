"""The one press of this process."""

from collections.abc import Mapping
from functools import cache

from app.gateways.slips.typst_press import TypstPress


@cache
def press() -> TypstPress:
    """A press with the embedded fonts, made when first needed (fonts take a while to read)."""
    return TypstPress()


def make_slip(kind: str, data: Mapping[str, object]) -> bytes:
    """The PDF of the slip ``kind``. Raises :class:`~app.gateways.slips.port.SlipDataWrong`."""
    return press().make_slip(kind, data)
