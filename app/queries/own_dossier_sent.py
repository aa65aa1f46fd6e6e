"""The confirmation after *Gửi hồ sơ*: the code, what happens next and by when (C-41, C-42)."""

from typing import Any

from flask import url_for
from flask_babel import gettext

from app.formatting import long_moment, mask_phone
from app.queries.code_words import code_or_none
from app.queries.filing_draft import unit_name
from app.queries.filing_papers import asked_papers
from app.queries.filing_words import kind_and_size
from app.queries.own_dossier_clock import reply_by
from app.queries.procedure_words import limit_words
from app.queries.views_filing import ConfirmationPage, PaidFee
from app.queries.views_frame import FileRow
from app.services import services
from app.web.languages import current_locale
from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, current_papers
from processes.domain.access import may
from processes.domain.dossier.codes import day_of
from processes.domain.procedure.choose import limit_for


def confirmation_page(case: CaseInHand) -> ConfirmationPage:
    """The page; it may be opened again later."""
    dossier, profile, locale = case.dossier, case.facts.profile, current_locale()
    sent, answer = dossier.submitted_at, reply_by(case)
    assert sent is not None
    assert answer is not None
    return ConfirmationPage(
        code=code_or_none(dossier.code),
        procedure=profile.name.read(locale),
        agency=unit_name(dossier.competent_unit_id),
        sent_at=sent,
        email=dossier.submitter_email or "",
        phone=mask_phone(dossier.submitter_phone or ""),
        reply_by=answer,
        limit_says=limit_words(limit_for(profile, dossier.channel, dossier.case)),
        result=result_words(case),
        follow_url=url_for("dossiers.show", dossier_id=dossier.id),
        receipt=FileRow("", url_for("dossiers.receipt", dossier_id=dossier.id), "PDF"),
        update_url=_offered(case, "update_submitted", "dossiers.update"),
        cancel_url=_offered(case, "cancel_submitted", "dossiers.cancel"),
        fee=_fee(case),
        enclosed=tuple(_enclosed(case)),
    )


def receipt_data(case: CaseInHand) -> dict[str, Any]:
    """The data of the confirmation as a PDF (``submission_receipt``); always Vietnamese, as all slips."""
    dossier, unit = case.dossier, case.world.unit(case.dossier.receiving_unit_id)
    site, sent, answer = services().settings.public_url, dossier.submitted_at, reply_by(case)
    profile = case.facts.profile
    return {
        "agency": unit.name,
        "parent_agency": case.world.unit(unit.parent_id).name if unit.parent_id else "",
        "desk": unit.name,
        "desk_phone": unit.phone,
        "place": unit.place or unit.name,
        "printed_on": day_of(sent) if sent else day_of(case.world.now),
        "dossier_code": dossier.code,
        "submitter": dossier.submitter_name,
        "subject": f"{profile.name.vi}: {dossier.subject}" if dossier.subject else profile.name.vi,
        "filed_at": sent,
        "answer_by": answer,
        "attached": _attached(case),
        "fee_text": _fee_text(case),
        "next_steps": _next_steps(case),
        "lookup_url": f"{site}/tra-cuu?ma={dossier.code}",
        "website": site,
    }


def result_words(case: CaseInHand) -> str:
    """What the applicant will receive, and how."""
    results = case.facts.profile.results
    name = results[0].name.read(current_locale()) if results else gettext("kết quả")
    ways = {
        "online": gettext("%(result)s qua mạng", result=name),
        "post": gettext("%(result)s qua bưu chính công ích", result=name),
        "desk": gettext("%(result)s tại Một cửa", result=name),
    }
    return ways[case.dossier.result_form]


def _next_steps(case: CaseInHand) -> list[dict[str, str]]:
    answer = reply_by(case)
    limit = limit_for(case.facts.profile, case.dossier.channel, case.dossier.case)
    steps = [
        (
            f"Một cửa trả lời trước {long_moment(answer)}" if answer else "Một cửa trả lời",
            "Hồ sơ được tiếp nhận, được hướng dẫn bổ sung, hoặc không được tiếp nhận kèm lý do.",
        ),
        (
            "Giải quyết hồ sơ",
            (limit.text.vi if limit and limit.text else "Thời hạn ghi trên Giấy tiếp nhận.").capitalize(),
        ),
        ("Nhận kết quả", "Chúng tôi nhắn tin và gửi thư ngay khi có kết quả."),
    ]
    return [{"title": title, "text": text} for title, text in steps]


def _attached(case: CaseInHand) -> tuple[str, ...]:
    handed_in = {paper.component: paper for paper in current_papers(case)}
    asked = asked_components(case.facts.profile, case.context())
    return tuple(c.name.vi for c in asked if c.form or c.id in handed_in)


def _enclosed(case: CaseInHand) -> list[str]:
    handed_in = {paper.component: paper for paper in current_papers(case)}
    return [
        f"{component.name.read(current_locale())} ({kind_and_size(handed_in[component.id])})"
        for component in asked_papers(case)
        if component.id in handed_in
    ]


def _fee(case: CaseInHand) -> PaidFee | None:
    paid = [p for p in case.world.payments(case.dossier.id) if p.status == "paid" and p.paid_at]
    if not paid or paid[-1].paid_at is None:
        return None
    return PaidFee(int(sum(payment.amount for payment in paid)), paid[-1].paid_at)


def _fee_text(case: CaseInHand) -> str:
    fee = _fee(case)
    return f"{fee.amount:,} đồng (đã nộp)".replace(",", ".") if fee else ""


def _offered(case: CaseInHand, action: str, endpoint: str) -> str | None:
    if may(case.actor, action, case.subject()):
        return url_for(endpoint, dossier_id=case.dossier.id)
    return None
