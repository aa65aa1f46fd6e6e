"""Numbers that people read: dossier codes, slip numbers, payment references."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def day_of(moment: datetime) -> date:
    """The calendar day in Vietnam, on which counters start again."""
    return moment.astimezone(ZONE).date()


def dossier_counter(unit_code: str, moment: datetime) -> str:
    """Key of the counter that numbers the dossiers of a unit on a day."""
    return f"dossier:{unit_code}:{day_of(moment):%Y%m%d}"


def dossier_code(unit_code: str, moment: datetime, number: int) -> str:
    """``{unit}-{YYMMDD}-{sequence}`` with four digits at least (TT 01/2018/TT-VPCP, Art. 19)."""
    return f"{unit_code}-{day_of(moment):%y%m%d}-{number:04d}"


def slip_counter(unit_code: str, kind: str, moment: datetime) -> str:
    """Key of the counter that numbers the slips of one kind of a unit in a year."""
    return f"slip:{unit_code}:{kind}:{day_of(moment):%Y}"


SLIP_SUFFIX = {
    "receipt_slip": "TNHS",
    "supplement_slip": "HDHS",
    "refusal_slip": "TCTN",
    "apology_slip": "PXL",
    "stop_notice": "TBD",
    "fee_receipt": "BL",
    "return_receipt": "BNKQ",
}


def slip_number(kind: str, number: int) -> str:
    """The number printed on a slip, such as ``112/TNHS``."""
    return f"{number}/{SLIP_SUFFIX[kind]}"


def payment_reference(draft_id: str, moment: datetime) -> str:
    """A reference of its own for each attempt to pay: letters and digits only."""
    return f"TT{moment.astimezone(ZONE):%y%m%d%H%M%S}{draft_id.replace('-', '')[:10].upper()}"


def incident_counter(moment: datetime) -> str:
    """Key of the counter that numbers the incidents of a day."""
    return f"incident:{day_of(moment):%Y%m%d}"


def incident_number(moment: datetime, number: int) -> str:
    """The number by which people call an incident, such as ``SC-261113-0007``."""
    return f"SC-{day_of(moment):%y%m%d}-{number:04d}"
