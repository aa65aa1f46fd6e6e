"""The PDF of a slip: made outside the transaction, stored under its hash, tied to the slip once."""

from app.gateways.slips.make import make_slip
from app.services import Services
from processes.actions.slips import KeepSlipPdf, keep_slip_pdf
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Slip
from processes.domain.errors import NotFound


def slip_pdf(at_hand: Services, slip_id: str) -> bytes:
    """The bytes of a slip's PDF; the first time it is made, stored and tied to the slip."""
    with at_hand.transactions.read() as session:
        slip = session.get(Slip, slip_id)
    if slip is None:
        raise NotFound
    return at_hand.files.get(slip.pdf_sha256 or _make(at_hand, slip))


def _make(at_hand: Services, slip: Slip) -> str:
    site = at_hand.settings.public_url
    code = slip.data["dossier_code"]
    links = {
        "verify_url": f"{site}/xac-minh/{slip.id}",
        "lookup_url": f"{site}/tra-cuu?ma={code}" if code else "",
        "website": site,
    }
    stored = at_hand.files.put(make_slip(slip.kind, {**slip.data, **links}))
    return at_hand.transactions.perform(keep_slip_pdf, SYSTEM, KeepSlipPdf(slip.id, stored.sha256))
