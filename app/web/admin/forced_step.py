"""Chuyển bước bắt buộc: an administrator moves a dossier that stands at the wrong step (T-37)."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.forced_step_form import asked_case, may_be_moved, which_dossier, which_step
from app.queries.views_frame import FieldError, SmallForm
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.asked import LONGEST
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators
from processes.actions.forced_step import ForceStep
from processes.actions.forced_step import force_step as put_on_step
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotFound

Shown = AnyResponse | str | tuple[str, int]


@admin.get("/chuyen-buoc")
@administrators
def forced_step() -> str:
    """Ask for the dossier, then for the step; the code stands in the address."""
    return _page(request.args.get("code", "").strip()[:LONGEST])


@admin.post("/chuyen-buoc/tim")
@administrators
def find_dossier_to_move() -> AnyResponse:
    """On to the dossier that was asked for."""
    return redirect(url_for("admin.forced_step", code=request.form.get("code", "").strip()[:LONGEST]))


@admin.post("/chuyen-buoc/<dossier_id>")
@administrators
def force_step(dossier_id: str) -> Shown:
    """Move it."""
    form = PlainForm(request.form)
    asked = ForceStep(dossier_id, form.text("item"), form.text("node"), form.words("reason"))
    moved = form.keeps(put_on_step, asked)
    if moved:
        words = gettext("Hồ sơ %(code)s đã chuyển bước.", code=moved.dossier.code or "")
        return go_and_say(url_for("admin.incidents"), words)
    read_again()
    return _again(dossier_id, form), 422


def _page(code: str) -> str:
    at = reading()
    case = asked_case(at, code) if code else None
    if case is None or not may_be_moved(case):
        errors = (FieldError(_why(code, case is not None), "code"),) if code else ()
        form = SmallForm(url_for("admin.find_dossier_to_move"), {"code": code}, errors)
        return show("admin/form.html", which_dossier(form), "incidents", "admin")
    form = SmallForm(url_for("admin.force_step", dossier_id=case.dossier.id))
    return show("admin/form.html", which_step(at, case, form), "incidents", "admin")


def _why(code: str, known: bool) -> str:
    if known:
        return gettext(
            "Hồ sơ %(code)s không còn bước nào để chuyển: đã kết thúc, hoặc đang chờ trả lời rút.", code=code
        )
    return gettext("Không tìm thấy hồ sơ có mã %(code)s.", code=code)


def _again(dossier_id: str, form: PlainForm) -> str:
    at = reading()
    found = at.session.get(Dossier, dossier_id)
    if found is None:
        raise NotFound
    shown = form.shown(url_for("admin.force_step", dossier_id=dossier_id))
    return show("admin/form.html", which_step(at, at.case(found), shown), "incidents", "admin")
