"""A plausible result paper for demonstrations and tests: a certificate of one page."""

from dataclasses import asdict, dataclass
from datetime import date

from app.gateways.slips.make import press
from app.gateways.slips.wording import long_date, printable


@dataclass(frozen=True, kw_only=True)
class SampleResult:
    """What stands on the certificate; ``facts`` are pairs of label and value."""

    agency: str
    title: str
    number: str
    place: str
    issued_on: date
    facts: tuple[tuple[str, str], ...]
    signer_title: str
    signer_name: str
    parent_agency: str = ""


def sample_result(result: SampleResult) -> bytes:
    """The PDF of ``result`` (A4); the same data give the same bytes. Its foot says that it is a sample."""
    data = {name: printable(value) for name, value in asdict(result).items() if isinstance(value, str)}
    facts = [[printable(label), printable(value)] for label, value in result.facts]
    return press().typeset(
        "sample_result", data | {"facts": facts, "issued_on": long_date(result.issued_on)}, result.issued_on
    )
