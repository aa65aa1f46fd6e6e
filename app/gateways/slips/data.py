"""What stands on each slip (forms 01 to 03 of TT 01/2018 and TT 03/2025, and the filing receipt)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.gateways.slips.data_desk import CertifiedPaper, FeeReceipt, ReturnReceipt
from app.gateways.slips.slip import Slip


class Channel(StrEnum):
    """How the dossier came in; the value is what the slip prints."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"


class Stage(StrEnum):
    """When a supplement is asked for."""

    INTAKE = "intake"
    APPRAISAL = "appraisal"


@dataclass(frozen=True, kw_only=True)
class PaperCount:
    """A component of the dossier and how many of each sort were handed in."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0


@dataclass(frozen=True, kw_only=True)
class SupplementItem(PaperCount):
    """A component to be completed; ``to_correct`` says what is wrong with it."""

    to_correct: str = ""


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What happens after filing: one line and a sentence."""

    title: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiptSlip(Slip):
    """Form 01; of certifications it lists ``certified`` instead of components. ``due_at`` None prints
    “Không có ngày hẹn trả”; ``copy_mark`` and the book are for paper."""

    kind: ClassVar[str] = "receipt_slip"
    suffix: ClassVar[str] = "TNHS"

    submitter: str
    channel: Channel
    address: str
    phone: str
    subject: str
    time_limit_text: str
    received_at: datetime
    result_form: str
    receiver_name: str
    components: tuple[PaperCount, ...] = ()
    certified: tuple[CertifiedPaper, ...] = ()
    due_at: datetime | None = None
    email: str = ""
    id_number: str = ""
    owner: str = ""
    owner_address: str = ""
    sets: int = 1
    fee_text: str = ""
    stage2_received_at: datetime | None = None
    stage2_due_at: datetime | None = None
    copy_mark: str = ""
    book: str = ""
    book_seq: int | None = None

    def required(self) -> tuple[str, ...]:
        rows = () if self.certified else ("components",)
        paper = () if self.electronic else ("copy_mark", "book", "book_seq")
        return ("dossier_code", *rows, *paper)


@dataclass(frozen=True, kw_only=True)
class SupplementSlip(Slip):
    """Form 02. Without a dossier code it is guidance at the counter; ``round`` counts from 1."""

    kind: ClassVar[str] = "supplement_slip"
    suffix: ClassVar[str] = "HDHS"

    owner: str
    subject: str
    items: tuple[SupplementItem, ...]
    reason: str
    officer_name: str
    officer_phone: str
    stage: Stage = Stage.INTAKE
    round: int = 1
    supplement_due_at: datetime | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    legal_basis: str = ""
    requested_by: str = ""
    approved_by: str = ""

    def required(self) -> tuple[str, ...]:
        return ("legal_basis", "requested_by", "approved_by") if self.stage is Stage.APPRAISAL else ()


@dataclass(frozen=True, kw_only=True)
class RefusalSlip(Slip):
    """Form 03. ``advice`` names the agency that is competent, if known."""

    kind: ClassVar[str] = "refusal_slip"
    suffix: ClassVar[str] = "TCTN"

    owner: str
    subject: str
    reason: str
    officer_name: str
    officer_phone: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    filed_at: datetime | None = None
    legal_basis: str = ""
    advice: str = ""


@dataclass(frozen=True, kw_only=True)
class ApologySlip(Slip):
    """Form 04: the apology with the new appointment. ``late_notice``: later than the law asks, so flagged."""

    kind: ClassVar[str] = "apology_slip"
    suffix: ClassVar[str] = "PXL"

    owner: str
    subject: str
    reason: str
    lead_agency: str
    signer: str
    due_new: datetime
    due_original: datetime | None = None
    received_at: datetime | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    round: int = 1
    late_notice: bool = False

    def required(self) -> tuple[str, ...]:
        return ("dossier_code", "reason")


@dataclass(frozen=True, kw_only=True)
class StopNotice(Slip):
    """Form 05 of 2025: the procedure is stopped, at the applicant's wish or by decision of the agency."""

    kind: ClassVar[str] = "stop_notice"
    suffix: ClassVar[str] = "TBD"

    owner: str
    subject: str
    reason: str
    signer: str
    finance: str
    by_applicant: bool = False
    decision: str = ""
    legal_basis: str = ""
    received_at: datetime | None = None
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmissionReceipt(Slip):
    """The applicant's own confirmation of filing online: no official form, so no number and no signature.

    ``answer_by`` is when the desk answers at the latest (NĐ 45/2020, art. 11: 8 working hours).
    """

    kind: ClassVar[str] = "submission_receipt"

    submitter: str
    subject: str
    filed_at: datetime
    next_steps: tuple[NextStep, ...]
    answer_by: datetime | None = None
    attached: tuple[str, ...] = ()
    fee_text: str = ""

    def required(self) -> tuple[str, ...]:
        return ("dossier_code",)


KINDS: dict[str, type[Slip]] = {
    slip.kind: slip
    for slip in (
        ReceiptSlip,
        SupplementSlip,
        RefusalSlip,
        ApologySlip,
        StopNotice,
        FeeReceipt,
        ReturnReceipt,
        SubmissionReceipt,
    )
}
"""The slips by kind; each has a template of the same name."""
