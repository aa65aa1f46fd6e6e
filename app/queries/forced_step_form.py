"""The page that moves a dossier to another step: first which dossier, then which step and why (T-37)."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.tables.dossiers import dossier as dossier_table
from app.queries.desk_words import status_tag, task_name
from app.queries.reading import Reading
from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_organisation import FormField, FormPage
from processes.actions.case import CaseInHand
from processes.actions.forced_step import targets
from processes.domain.access import may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import OPEN


def asked_case(reading: Reading, code: str) -> CaseInHand | None:
    """The dossier with this code, if there is one."""
    found = reading.session.scalars(select(Dossier).where(dossier_table.c.code == code)).first()
    return reading.case(found) if found else None


def which_dossier(form: SmallForm) -> FormPage:
    """Ask for the code."""
    return FormPage(
        title=gettext("Chuyển bước bắt buộc"),
        form=form,
        fields=(FormField("code", gettext("Mã hồ sơ"), required=True),),
        submit=gettext("Tìm hồ sơ"),
        back=_back(),
        says=gettext("Dùng khi hồ sơ đứng sai bước và không còn cách nào khác. Mọi lần chuyển đều được ghi."),
    )


def which_step(reading: Reading, case: CaseInHand, form: SmallForm) -> FormPage:
    """Ask for the step and the reason."""
    dossier = case.dossier
    fields = (
        FormField(
            "item", gettext("Việc đang mở"), "select", required=True, options=tuple(_open(reading, case))
        ),
        FormField(
            "node", gettext("Chuyển đến bước"), "select", required=True, options=tuple(_steps(reading, case))
        ),
        FormField("reason", gettext("Lý do"), "textarea", required=True, wide=True),
    )
    return FormPage(
        title=gettext("Chuyển bước hồ sơ %(code)s", code=dossier.code or ""),
        form=form,
        fields=fields,
        submit=gettext("Chuyển bước"),
        back=_back(),
        says=gettext(
            "Việc đang mở được rút lại, bước mới bắt đầu ngay. Tình trạng và đồng hồ đi theo bước mới; "
            "giấy tờ và nội dung đã khai giữ nguyên."
        ),
        destroys=True,
    )


def may_be_moved(case: CaseInHand) -> bool:
    """Whether the dossier can be put on another step now."""
    return may(case.actor, "force_step", case.subject())


def _open(reading: Reading, case: CaseInHand) -> Iterator[Option]:
    for item in case.items:
        if item.state == OPEN and case.record is not None and item.run_id == case.record.id:
            yield Option(item.id, task_name(reading, case.dossier.version_id, item.node, item.label))


def _steps(reading: Reading, case: CaseInHand) -> Iterator[Option]:
    for target in targets(case):
        status = status_tag(reading, target.status).text
        yield Option(target.node, f"{_step(reading, case, target.node)} – {status}")


def _step(reading: Reading, case: CaseInHand, node: str) -> str:
    """A task by its name; a block by the name of its first task."""
    tasks = case.facts.tasks
    first = tasks.get(node) or next(task for name, task in tasks.items() if name.startswith(f"{node}__"))
    return first.name.read(reading.locale)


def _back() -> Link:
    return Link(gettext("Sự cố"), url_for("admin.incidents"))
