"""A slip as its template gets it: texts, numbers, rows; no date left to format, no sign left to miss."""

import io
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

import segno

from app.gateways.slips.official_names import NAMES, slip_set_on
from app.gateways.slips.slip import Slip
from app.gateways.slips.wording import clock_time, long_date, printable


def sheet(slip: Slip) -> dict[str, object]:
    """The data of the template ``slip.kind``."""
    name = NAMES[slip.slip_set or slip_set_on(slip.printed_on)][slip.kind]
    shown = _shown(asdict(slip))
    assert isinstance(shown, dict)
    return shown | {
        "title": name.title,
        "legal_line": name.legal_line,
        "number_suffix": printable(slip.number_suffix) or slip.suffix,
        "verify_code": qr_code(slip.verify_url),
        "lookup_code": qr_code(slip.lookup_url),
    }


def qr_code(link: str) -> str:
    """A QR code as SVG (error correction M, quiet zone of 4 modules), or "" without a link."""
    if not link:
        return ""
    out = io.BytesIO()
    segno.make_qr(link, error="m").save(
        out, kind="svg", xmldecl=False, svgclass=None, lineclass=None, nl=False
    )
    return out.getvalue().decode()


def _shown(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _shown(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_shown(part) for part in value]
    if isinstance(value, datetime):
        return clock_time(value)
    if isinstance(value, date):
        return long_date(value)
    return printable(value) if isinstance(value, str) else value
