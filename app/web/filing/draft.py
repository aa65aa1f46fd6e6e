"""The draft itself: its parts, leaving it for later, throwing it away."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_draft
from app.queries.filing_draft import draft_page
from app.queries.views_citizen import ConfirmAction
from app.services import services
from app.web.actors import current_actor
from app.web.desk.notices import go_and_say, said
from app.web.entry import applicants
from app.web.filing.blueprint import filing
from processes.actions.carrying_over import CarryOver
from processes.actions.carrying_over import carry_over as carry_draft_over
from processes.actions.drafts import DeleteDraft, delete_draft


@filing.get("/ban-nhap/<dossier_id>")
@applicants
def draft(dossier_id: str) -> str:
    """Hướng dẫn, Biểu mẫu, Thông tin hồ sơ."""
    view = draft_page(own_draft(current_actor(), dossier_id), request.args.get("tab", ""))
    return render_template("citizen/draft.html", view=replace(view, said=said()))


@filing.post("/ban-nhap/<dossier_id>")
@applicants
def leave(dossier_id: str) -> Response:
    """*Lưu* on the list of parts: every part is kept already; back to the own dossiers."""
    own_draft(current_actor(), dossier_id)
    return redirect(url_for("dossiers.mine"))


@filing.post("/ban-nhap/<dossier_id>/sang-ban-moi")
@applicants
def carry_over(dossier_id: str) -> Response:
    """Go on under the version in force, with what fits."""
    services().transactions.perform(carry_draft_over, current_actor(), CarryOver(dossier_id))
    words = gettext("Đã chuyển sang bản mới. Xem lại các phần, rồi gửi hồ sơ.")
    return go_and_say(url_for("filing.draft", dossier_id=dossier_id), words)


@filing.get("/ban-nhap/<dossier_id>/xoa")
@applicants
def delete(dossier_id: str) -> str:
    """Ask before throwing the draft away."""
    own_draft(current_actor(), dossier_id)
    view = ConfirmAction(
        title=gettext("Xóa bản nháp này?"),
        says=gettext("Những gì đã khai và tải lên bị xóa hết, không lấy lại được."),
        button=gettext("Xóa bản nháp"),
        url=url_for("filing.delete_for_good", dossier_id=dossier_id),
        back_url=url_for("filing.draft", dossier_id=dossier_id),
    )
    return render_template("citizen/confirm.html", view=view)


@filing.post("/ban-nhap/<dossier_id>/xoa")
@applicants
def delete_for_good(dossier_id: str) -> Response:
    """Throw it away."""
    services().transactions.perform(delete_draft, current_actor(), DeleteDraft(dossier_id))
    return redirect(url_for("dossiers.mine"))
