"""What the product needs from a printer of slips."""

from collections.abc import Mapping
from typing import Protocol


class SlipMaker(Protocol):
    """Makes the PDF of a slip."""

    def make_slip(self, kind: str, data: Mapping[str, object]) -> bytes:
        """The PDF of the slip ``kind`` filled with ``data``; the same data give the same bytes.

        Raises :class:`SlipDataWrong` when the data do not fit the slip.
        """
        ...


class SlipDataWrong(ValueError):
    """The data do not fit the slip: ``fields`` are missing, unknown or of the wrong kind."""

    def __init__(self, kind: str, why: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__(f"{kind}: {why}{': ' if fields else ''}{', '.join(fields)}")
        self.fields = fields
