"""One own dossier: promise, whose turn it is, the way, and all that belongs to it (C-44 to C-47)."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext

from app.formatting import day, short_day
from app.queries.code_words import code_or_none
from app.queries.filing_forms import section_title
from app.queries.filing_papers import paper_url
from app.queries.filing_words import kind_and_size
from app.queries.own_dossier_items import all_items
from app.queries.own_dossier_stages import stages_of_dossier
from app.queries.own_dossier_turn import promise_of, turn_of
from app.queries.slip_words import slip_title
from app.queries.views_citizen import DossierPage, FeeBox
from app.queries.views_frame import FileRow
from app.web.languages import current_locale
from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, current_papers
from processes.domain.access import may
from processes.domain.dossier.dossier import Dossier, Paper
from processes.domain.dossier.records import Slip
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import DONE, WorkItem


def dossier_page(case: CaseInHand) -> DossierPage:
    """The page of a dossier that was sent."""
    dossier, profile = case.dossier, case.facts.profile
    items, slips = all_items(dossier.id), case.world.slips(dossier.id)
    return DossierPage(
        code=code_or_none(dossier.code),
        status=str(dossier.status),
        procedure=profile.name.read(current_locale()),
        subject=dossier.subject,
        now=case.world.now,
        promise=promise_of(case),
        turn=turn_of(case),
        stages=stages_of_dossier(case, items, slips),
        papers=tuple(_papers(case)),
        slips=(*_slips(slips), _confirmation(dossier)),
        results=tuple(_result(paper) for paper in released_results(case)),
        fee=_fee(case),
        reason=_reason(case, items, slips),
        update_url=_offered(case, "update_submitted", "dossiers.update"),
        cancel_url=_offered(case, "cancel_submitted", "dossiers.cancel"),
        withdraw_url=_offered(case, "ask_withdrawal", "dossiers.withdraw"),
    )


def released_results(case: CaseInHand) -> list[Paper]:
    """The results that the applicant may have: confirmed by the desk, and wished online or handed over."""
    if is_released(case.dossier):
        return current_papers(case, "result")
    return []


def is_released(dossier: Dossier) -> bool:
    """Whether the applicant may open the result here (R-13)."""
    confirmed = dossier.delivery_status in ("ready", "delivered")
    return confirmed and (dossier.result_form == "online" or dossier.status == Status.RETURNED)


def _offered(case: CaseInHand, action: str, endpoint: str) -> str | None:
    if may(case.actor, action, case.subject()):
        return url_for(endpoint, dossier_id=case.dossier.id)
    return None


def _papers(case: CaseInHand) -> list[FileRow]:
    locale, handed_in = current_locale(), {paper.component: paper for paper in current_papers(case)}
    rows = []
    for component in asked_components(case.facts.profile, case.context()):
        paper = handed_in.get(component.id)
        name = component.name.read(locale)
        if paper:
            rows.append(FileRow(_versioned(name, paper), paper_url(paper), _paper_says(case.dossier, paper)))
        elif component.form:
            says = gettext("Khai trên trang này: %(form)s", form=section_title(case, component.form))
            rows.append(FileRow(name, None, says, "file-pen-line"))
    return rows


def _versioned(name: str, paper: Paper) -> str:
    if paper.version == 1:
        return name
    return gettext("%(name)s, bản %(version)s", name=name, version=paper.version)


def _paper_says(dossier: Dossier, paper: Paper) -> str:
    about = {"kind": kind_and_size(paper), "day": short_day(paper.uploaded_at)}
    if dossier.submitted_at and paper.uploaded_at > dossier.submitted_at:
        return gettext("%(kind)s · bổ sung %(day)s", **about)
    return gettext("%(kind)s · nộp %(day)s", **about)


def _slips(slips: Sequence[Slip]) -> list[FileRow]:
    return [
        FileRow(
            slip_title(slip.kind),
            url_for("files.slip", slip_id=slip.id),
            gettext("Số %(number)s, %(day)s (PDF)", number=slip.number, day=day(slip.issued_on)),
        )
        for slip in slips
    ]


def _confirmation(dossier: Dossier) -> FileRow:
    sent = dossier.submitted_at
    says = gettext("%(day)s (PDF)", day=day(sent)) if sent else "PDF"
    return FileRow(
        gettext("Giấy xác nhận đã nộp hồ sơ"), url_for("dossiers.receipt", dossier_id=dossier.id), says
    )


def _result(paper: Paper) -> FileRow:
    says = gettext("%(kind)s. Tệp này chưa có chữ ký số.", kind=kind_and_size(paper))
    return FileRow(paper.filename, paper_url(paper), says, "badge-check")


def _fee(case: CaseInHand) -> FeeBox | None:
    paid = [p.amount for p in case.world.payments(case.dossier.id) if p.status in ("paid", "refund_due")]
    return FeeBox(int(sum(paid)), True) if paid else None


def _reason(case: CaseInHand, items: Sequence[WorkItem], slips: Sequence[Slip]) -> str:
    """Why it was refused or stopped, in the officer's words."""
    if case.dossier.status == Status.REFUSED:
        refusals = [slip for slip in slips if slip.kind == "refusal_slip"]
        return str(refusals[-1].data.get("reason", "")) if refusals else ""
    notices = [slip for slip in slips if slip.kind == "stop_notice"]
    if notices and case.dossier.is_ended:
        return str(notices[-1].data.get("reason", ""))
    if case.dossier.status == Status.STOPPED:
        words = [item.note for item in items if item.state == DONE and item.note]
        return words[-1] if words else ""
    return ""
