"""An account for an applicant whom the office knows from the desk, opened once his papers were looked at."""

from flask import request, url_for
from flask_babel import gettext

from app.accounts.invitations import InviteApplicant, Invited
from app.queries.applicant_account import inviting_applicant_form
from app.web.admin.accounts import Page, handed_over, invitations
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators


@admin.get("/tai-khoan/nguoi-nop")
@administrators
def new_applicant_account() -> str:
    """Ask for number and name as they stand on the paper."""
    return _page(PlainForm({}))


@admin.post("/tai-khoan/nguoi-nop")
@administrators
def invite_applicant() -> Page:
    """Open the account and send, or show, the link."""
    form = PlainForm(request.form)
    command = InviteApplicant(
        form.text("person_id"), form.text("name"), form.words("reason"), form.text("email")
    )
    done = form.keeps(invitations().invite_applicant, command)
    if not isinstance(done, Invited):
        return _page(form), 422
    if done.handed_over:
        return handed_over(done)
    words = gettext("Đã gửi lời mời tới %(email)s.", email=done.account.email)
    return go_and_say(url_for("admin.account", account_id=done.account.id), words)


def _page(form: PlainForm) -> str:
    view = inviting_applicant_form(form.shown(url_for("admin.invite_applicant")))
    return show("admin/form.html", view, "units", "admin")
