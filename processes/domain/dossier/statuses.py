"""The statuses of a dossier and what the ten national codes make of them (statuses, sections 1 and 3)."""

from dataclasses import dataclass
from enum import StrEnum

from forms.messages import Message, message


class Status(StrEnum):
    """Internal business status; only the table of moves changes it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INTAKE_SUPPLEMENT = "intake_supplement"
    WAITING_FEE_BEFORE_INTAKE = "waiting_fee_before_intake"
    CANCELLED_BY_APPLICANT = "cancelled_by_applicant"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    IN_PROCESS = "in_process"
    WAITING_COORDINATION = "waiting_coordination"
    WAITING_APPLICANT_CONFIRMATION = "waiting_applicant_confirmation"
    WAITING_APPROVAL = "waiting_approval"
    WAITING_CLERK = "waiting_clerk"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    WAITING_FINANCIAL_OBLIGATION = "waiting_financial_obligation"
    WITHDRAW_REQUESTED = "withdraw_requested"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    RESULT_READY = "result_ready"
    RETURNED = "returned"


@dataclass(frozen=True)
class StatusWords:
    """How a status is called: on the desk, to the applicant, its national code and the colour of its tag."""

    desk: Message
    citizen: Message
    national: int | None
    tag: str


_PROCESSED = message("Đang xử lý")

WORDS: dict[Status, StatusWords] = {
    Status.DRAFT: StatusWords(message("Bản nháp (Lưu)"), message("Bản nháp"), None, "white"),
    Status.SUBMITTED: StatusWords(message("Chờ tiếp nhận"), message("Chờ tiếp nhận"), 1, "cham"),
    Status.INTAKE_SUPPLEMENT: StatusWords(
        message("Chờ bổ sung (trước tiếp nhận)"), message("Cần bổ sung"), 5, "wait"
    ),
    Status.WAITING_FEE_BEFORE_INTAKE: StatusWords(
        message("Chờ thanh toán trước tiếp nhận"), message("Cần thanh toán"), 6, "wait"
    ),
    Status.CANCELLED_BY_APPLICANT: StatusWords(message("Người nộp đã hủy"), message("Đã hủy"), None, "tro"),
    Status.REFUSED: StatusWords(message("Không tiếp nhận"), message("Không được tiếp nhận"), 3, "tro"),
    Status.ACCEPTED: StatusWords(message("Đã tiếp nhận"), message("Đã tiếp nhận"), 2, "cham"),
    Status.IN_PROCESS: StatusWords(_PROCESSED, _PROCESSED, 4, "cham"),
    Status.WAITING_COORDINATION: StatusWords(message("Chờ phối hợp, lấy ý kiến"), _PROCESSED, 4, "cham"),
    Status.WAITING_APPLICANT_CONFIRMATION: StatusWords(
        message("Chờ người nộp xác nhận dự thảo"), _PROCESSED, 4, "wait"
    ),
    Status.WAITING_APPROVAL: StatusWords(message("Trình lãnh đạo"), _PROCESSED, 4, "cham"),
    Status.WAITING_CLERK: StatusWords(message("Chờ văn thư phát hành"), _PROCESSED, 4, "cham"),
    Status.SUPPLEMENT_REQUESTED: StatusWords(message("Yêu cầu bổ sung"), message("Cần bổ sung"), 5, "wait"),
    Status.WAITING_FINANCIAL_OBLIGATION: StatusWords(
        message("Chờ nghĩa vụ tài chính"), message("Cần thanh toán"), 6, "wait"
    ),
    Status.WITHDRAW_REQUESTED: StatusWords(
        message("Yêu cầu rút"), message("Đang xem yêu cầu rút"), 7, "cham"
    ),
    Status.STOPPED: StatusWords(message("Dừng xử lý"), message("Dừng xử lý"), 8, "tro"),
    Status.WITHDRAWN: StatusWords(message("Đã rút"), message("Dừng xử lý"), 8, "tro"),
    Status.RESULT_READY: StatusWords(
        message("Có kết quả, chờ trả"), message("Có kết quả – mời nhận"), 9, "la"
    ),
    Status.RETURNED: StatusWords(message("Đã trả kết quả"), message("Đã trả kết quả"), 10, "la"),
}

BEFORE_INTAKE = frozenset({Status.SUBMITTED, Status.INTAKE_SUPPLEMENT, Status.WAITING_FEE_BEFORE_INTAKE})
IN_PROCESS = frozenset(
    {
        Status.IN_PROCESS,
        Status.WAITING_COORDINATION,
        Status.WAITING_APPLICANT_CONFIRMATION,
        Status.WAITING_APPROVAL,
        Status.WAITING_CLERK,
    }
)
UNDER_WAY = (
    BEFORE_INTAKE
    | IN_PROCESS
    | {
        Status.ACCEPTED,
        Status.SUPPLEMENT_REQUESTED,
        Status.WAITING_FINANCIAL_OBLIGATION,
        Status.RESULT_READY,
    }
)
"""Sent and not ended, and no withdrawal waits for its answer."""
PAUSED = frozenset(
    {
        Status.SUPPLEMENT_REQUESTED,
        Status.WAITING_FINANCIAL_OBLIGATION,
        Status.WAITING_APPLICANT_CONFIRMATION,
        Status.WITHDRAW_REQUESTED,
    }
)
ENDED = frozenset(
    {
        Status.CANCELLED_BY_APPLICANT,
        Status.REFUSED,
        Status.STOPPED,
        Status.WITHDRAWN,
        Status.RETURNED,
    }
)
