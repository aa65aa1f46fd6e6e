"""What every slip has: its head and foot."""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A slip as printed. Fields without a default must be filled, and those of :meth:`required`.

    ``printed_on`` chooses the official set unless ``slip_set`` names one. ``electronic`` slips carry only the
    officer's signature. Links go into the QR codes; without one no code is printed.
    """

    kind: ClassVar[str] = ""
    suffix: ClassVar[str] = ""

    agency: str
    desk: str
    place: str
    printed_on: date
    parent_agency: str = ""
    dossier_code: str = ""
    number: int | None = None
    number_suffix: str = ""
    slip_set: str = ""
    verify_url: str = ""
    lookup_url: str = ""
    desk_phone: str = ""
    website: str = ""
    electronic: bool = True

    def required(self) -> tuple[str, ...]:
        """Names of fields with a default that this very slip must have filled."""
        return ()

    def missing(self) -> tuple[str, ...]:
        """Names of fields that must be filled and are empty."""
        declared = [field.name for field in fields(self) if field.default is MISSING]
        return tuple(name for name in (*declared, *self.required()) if getattr(self, name) in ("", (), None))
