"""The side column of a dossier: the applicant, what was declared, slips, the result, who works on it."""

import re
from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext

from app.formatting import mask_phone, short_moment
from app.queries.decided_words import decided_box
from app.queries.filing_forms import delivery_form
from app.queries.reading import Reading
from app.queries.slip_words import slip_name
from app.queries.standing_words import ended_clock
from app.queries.views_officer_dossier import Box, Fact
from forms.display import display_rows
from processes.actions.case import CaseInHand
from processes.actions.papers import current_papers, holds
from processes.actions.submission import form_title
from processes.domain.dossier.work import DONE, OPEN

LEAST_HIDDEN = 6
RESULT_FORM = "result_form"
NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


def boxes(reading: Reading, case: CaseInHand) -> tuple[Box, ...]:
    """Every box that has something to say."""
    found = (
        _applicant(case),
        _slips(reading, case),
        _result(reading, case),
        _workers(reading, case),
        decided_box(reading, case),
        *_declared(reading, case),
    )
    return tuple(box for box in found if box.facts or box.links)


def mask_number(number: str) -> str:
    """An identification number with its middle covered: "0331••••••18"."""
    if len(number) <= LEAST_HIDDEN:
        return "•" * len(number)
    return number[:4] + "•" * (len(number) - 6) + number[-2:]


def _applicant(case: CaseInHand) -> Box:
    dossier = case.dossier
    facts = (
        (gettext("Họ tên"), dossier.submitter_name),
        (gettext("Định danh"), mask_number(dossier.submitter_person_id or "")),
        (gettext("Điện thoại"), mask_phone(dossier.submitter_phone or "") if dossier.submitter_phone else ""),
        (gettext("Thư điện tử"), dossier.submitter_email or ""),
        (gettext("Nơi ở"), dossier.submitter_address or ""),
    )
    return Box(gettext("Người nộp"), tuple(Fact(key, value) for key, value in facts if value))


def _declared(reading: Reading, case: CaseInHand) -> Iterator[Box]:
    """The forms of the declaration, one box for each that was asked."""
    context = case.context()
    for section in case.facts.profile.sections:
        kept = case.answers.get(section.form)
        if kept is None or not holds(section.when, context):
            continue
        rows = display_rows(
            case.version.forms[section.form],
            kept.values,
            reading.locale,
            context=context,
            translate=reading.say,
        )
        facts = (Fact(row.label, _covered("; ".join(row.lines))) for row in rows if row.lines)
        title = form_title(case.facts, section.form, reading.locale)
        yield Box(title, tuple(facts), anchor=f"form-{section.form}")


def _covered(text: str) -> str:
    """Identification numbers stay covered in the declaration, too: whoever needs one opens the paper."""
    return NUMBER.sub(lambda found: mask_number(found.group()), text)


def _slips(reading: Reading, case: CaseInHand) -> Box:
    slips = case.world.slips(case.dossier.id)
    links = (
        Fact(
            slip_name(slip.kind),
            f"{slip.number}, {short_moment(slip.issued_at, reading.now)}",
            "" if slip.pdf_sha256 else gettext("đang lập tệp PDF"),
            url_for("files.slip", slip_id=slip.id) if slip.pdf_sha256 else None,
        )
        for slip in slips
    )
    return Box(gettext("Phiếu, văn bản"), links=tuple(links))


def _result(reading: Reading, case: CaseInHand) -> Box:
    words = {
        "desk": gettext("Tại Một cửa"),
        "online": gettext("Trực tuyến"),
        "post": gettext("Qua bưu chính"),
    }
    facts = [Fact(gettext("Cách nhận"), words[case.dossier.result_form])]
    if case.dossier.result_form == "post":
        facts += _posted_to(reading, case)
    for paper in current_papers(case, "result"):
        url = url_for("files.paper", paper_id=paper.id)
        facts.append(Fact(gettext("Tệp kết quả"), paper.filename, url=url))
    if case.dossier.finished_at:
        facts.append(Fact(gettext("So với hạn"), ended_clock(case.calendar, case.dossier).ended))
    return Box(gettext("Trả kết quả"), tuple(facts))


def _posted_to(reading: Reading, case: CaseInHand) -> Iterator[Fact]:
    """Where the post brings the result, and to whom: as the applicant wished (C-37)."""
    rows = display_rows(delivery_form(), case.dossier.delivery, reading.locale, translate=reading.say)
    return (Fact(row.label, "; ".join(row.lines)) for row in rows if row.lines and row.key != RESULT_FORM)


def _workers(reading: Reading, case: CaseInHand) -> Box:
    facts: dict[str, Fact] = {}
    for item in case.items:
        if item.role == "applicant" or item.state not in (OPEN, DONE):
            continue
        name = item.done_by_name or (case.world.officer_name(item.holder_id) if item.holder_id else "")
        if name:
            # A version the dossier was moved to may not have a step that was done before.
            task = case.of_run(item.run_id).facts.tasks.get(item.node)
            facts[item.node] = Fact(task.name.read(reading.locale) if task else item.label, name)
    return Box(gettext("Người làm hồ sơ"), tuple(facts.values()))
