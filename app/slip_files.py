"""The PDF of a slip: made outside the transaction, stored under its hash, tied to the slip once."""

from app.gateways.slips import make_slip, slip_data_of
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
    sha256 = slip.pdf_sha256 or _make(at_hand, slip)
    return at_hand.files.get(sha256)


def _make(at_hand: Services, slip: Slip) -> str:
    data = slip_data_of(slip.kind, slip.data, slip.id, at_hand.settings.public_url)
    stored = at_hand.files.put(make_slip(slip.kind, data))
    return at_hand.transactions.perform(keep_slip_pdf, SYSTEM, KeepSlipPdf(slip.id, stored.sha256))
