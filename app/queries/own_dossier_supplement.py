"""What must be supplemented: which paper, why, how, until when, and what the promised date becomes."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup

from app.formatting import day
from app.queries.filing_forms import OpenForm, surrounding
from app.queries.filing_papers import field_name, paper_name, paper_says, paper_url
from app.queries.filing_words import accepted_extensions, file_row
from app.queries.own_dossier_clock import pauses_of
from app.queries.views_citizen import SupplementPage, WantedPaper
from app.queries.views_filing import Answer, PaperUpload
from app.queries.views_frame import FieldError, Link
from app.web.languages import current_locale
from forms.answers import Scene
from processes.actions.case import CaseInHand
from processes.actions.clocks import time_limit
from processes.actions.papers import asked_components, current_papers
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.work import WorkItem
from processes.domain.procedure import Component
from processes.domain.working_time import Pause, due_at

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def supplement_page(
    case: CaseInHand,
    item: WorkItem,
    form_html: Markup,
    refused: dict[str, str],
    faults: tuple[FieldError, ...],
) -> SupplementPage:
    """The page; ``refused`` are sentences by component, ``faults`` those of the task's own form."""
    dossier = case.dossier
    wanted = tuple(_wanted(case, c, refused.get(c.id, "")) for c in wanted_components(case))
    boxes = tuple(FieldError(w.upload.error, w.upload.field) for w in wanted if w.upload.error)
    assert item.due_at is not None
    return SupplementPage(
        url=url_for("dossiers.send_supplement", dossier_id=dossier.id),
        code=dossier.code or "",
        status=str(dossier.status),
        procedure=case.facts.profile.name.read(current_locale()),
        dossier_url=url_for("dossiers.show", dossier_id=dossier.id),
        until=item.due_at,
        wanted=wanted,
        due_if_today=due_if_sent_today(case),
        settled=tuple(_settled(case)),
        slip=_slip(case),
        contact=_contact(case),
        errors=(*boxes, *faults),
        form_html=form_html,
    )


def task_form(case: CaseInHand, item: WorkItem) -> OpenForm | None:
    """The form of the applicant's task (a message to the desk), if it has one."""
    form = case.facts.tasks[item.node].form
    if form is None:
        return None
    scene = Scene(today=case.world.today())
    return OpenForm(form, case.version.forms[form], None, surrounding(case), scene)


def wanted_components(case: CaseInHand) -> list[Component]:
    """The components whose latest checked version failed, handed in again or not."""
    components = {component.id: component for component in case.facts.profile.components}
    failed = [c for c in components if _failed_version(case, c) is not None]
    return [components[component] for component in failed]


def not_handed_in(case: CaseInHand) -> list[Component]:
    """Those of them without a new version."""
    failing = {paper.component for paper in current_papers(case) if paper.check == "failed"}
    return [component for component in wanted_components(case) if component.id in failing]


def _failed_version(case: CaseInHand, component: str) -> Paper | None:
    checked = [p for p in _versions(case, component) if p.check != "unchecked"]
    return checked[-1] if checked and checked[-1].check == "failed" else None


def _versions(case: CaseInHand, component: str) -> list[Paper]:
    mine = [p for p in case.papers if p.component == component and p.purpose == "component"]
    return sorted(mine, key=lambda paper: paper.version)


def _wanted(case: CaseInHand, component: Component, error: str) -> WantedPaper:
    failed = _failed_version(case, component.id)
    assert failed is not None
    versions = _versions(case, component.id)
    new = [paper for paper in versions if paper.version > failed.version and paper.current]
    old = [paper for paper in versions if paper not in new]
    upload = PaperUpload(
        name=paper_name(case, component),
        field=field_name(component.id),
        hint=paper_says(component),
        required=not new,
        files=tuple(file_row(paper, paper_url(paper)) for paper in new),
        old_files=tuple(file_row(paper, paper_url(paper), older=True) for paper in old),
        error=error,
        accept=accepted_extensions(component),
    )
    how = component.note.read(current_locale()) if component.note else ""
    return WantedPaper(failed.comment or gettext("giấy tờ chưa đạt yêu cầu."), how, upload)


def due_if_sent_today(case: CaseInHand) -> datetime | None:
    """The promised date if the supplement is sent before today ends; None before official intake."""
    dossier = case.dossier
    if dossier.received_at is None or not dossier.is_paused:
        return None
    evening = datetime.combine(day_of(case.world.now), time(23, 59), VN)
    closed = [Pause(p.start, p.end or evening, p.reference) for p in pauses_of(case.pauses)]
    return due_at(case.calendar, dossier.received_at, time_limit(case), closed)


def _settled(case: CaseInHand) -> list[Answer]:
    """What need not be handed in again, and why."""
    there, wanted = {p.component: p for p in current_papers(case)}, {c.id for c in wanted_components(case)}
    rows = []
    for component in asked_components(case.facts.profile, case.context()):
        paper = there.get(component.id)
        if component.id not in wanted and (component.form or paper):
            rows.append(Answer(component.name.read(current_locale()), _found(component, paper)))
    return rows


def _found(component: Component, paper: Paper | None) -> str:
    if paper is not None and paper.check == "passed":
        return gettext("Đạt")
    return gettext("Khai trực tuyến") if component.form else gettext("Đã nộp")


def _slip(case: CaseInHand) -> Link | None:
    slips = [slip for slip in case.world.slips(case.dossier.id) if slip.kind == "supplement_slip"]
    if not slips:
        return None
    says = gettext("Số %(number)s, %(day)s (PDF)", number=slips[-1].number, day=day(slips[-1].issued_on))
    return Link(says, url_for("files.slip", slip_id=slips[-1].id))


def _contact(case: CaseInHand) -> str:
    slips = [slip for slip in case.world.slips(case.dossier.id) if slip.kind == "supplement_slip"]
    name = str(slips[-1].data.get("officer_name", "")) if slips else ""
    return gettext("Người hướng dẫn: %(name)s", name=name) if name else ""
