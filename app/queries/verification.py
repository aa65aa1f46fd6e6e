"""Whether a slip was issued here: its kind, number, moment, agency and dossier, and nobody's data."""

from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import slip
from app.persistence.versions import VersionShelf
from app.queries.views_public import VerifiedSlip


def verified_slip(session: Session, shelf: VersionShelf, slip_id: str, locale: str) -> VerifiedSlip | None:
    """The slip with this id, None when none was issued under it."""
    query = (
        select(
            slip.c.kind, slip.c.number, slip.c.issued_at, slip.c.data, dossier.c.code, dossier.c.version_id
        )
        .join(dossier, dossier.c.id == slip.c.dossier_id)
        .where(slip.c.id == slip_id)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    return VerifiedSlip(
        title=title_of(row.kind),
        number=row.number,
        issued_at=row.issued_at,
        issuer=str(row.data.get("agency", "")),
        dossier_code=row.code or "",
        procedure=shelf.take(session, row.version_id).facts.profile.name.read(locale),
    )


def title_of(kind: str) -> str:
    """The name of a slip as people say it."""
    titles = {
        "receipt_slip": gettext("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        "supplement_slip": gettext("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        "refusal_slip": gettext("Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
        "submission_receipt": gettext("Giấy xác nhận nộp hồ sơ"),
        "apology_slip": gettext("Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        "stop_notice": gettext("Thông báo dừng giải quyết hồ sơ"),
    }
    return titles.get(kind, gettext("Văn bản"))
