"""Register an enterprise, an agency or another organisation (C-05)."""

from collections.abc import Iterator

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import AccountTaken, WeakPassword
from app.applicants import Registration
from app.applicants import register as register_applicant
from app.queries.views_account import RegisterPage
from app.queries.views_frame import FieldError, Link, Option, SmallForm
from app.web.account.blueprint import account
from app.web.account.credentials import SECRETS, credential_errors, privacy_errors
from app.web.account.letters import letters
from app.web.account.questions import ORGANISATION_REGISTRATION, errors_of, read, typed
from app.web.account.way_on import asked_way, home_of
from app.web.actors import current_actor
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import current_locale, say
from app.web.login_sessions import enter
from forms.answers import Answers
from forms.messages import message

KINDS = ("enterprise", "organisation")
LIMIT = "30 per hour"


@account.get("/dang-ky/to-chuc")
@anybody
def register_organisation() -> AnyResponse | str:
    """The form; somebody who is logged in goes on."""
    return redirect(home_of(current_actor())) if current_actor().id else _page(SmallForm(_here()))


@account.post("/dang-ky/to-chuc")
@limiter.limit(LIMIT)
@anybody
def open_organisation() -> AnyResponse | tuple[str, int]:
    """Keep the organisation and the account, log in and go on."""
    answers, posted = read(ORGANISATION_REGISTRATION, request.form), request.form
    names = (posted.get("tax_code", ""), posted.get("organisation_name", ""))
    told = (*errors_of(answers), *credential_errors(posted, *names), *privacy_errors(posted))
    errors = (*_kind_errors(), *told)
    if errors:
        return _refused(*errors)
    try:
        made = register_applicant(letters(), _asked(answers))
    except AccountTaken as refusal:
        return _refused(FieldError(say(refusal.text), "tax_code"))
    except WeakPassword as refusal:
        return _refused(FieldError(say(refusal.text), "password"))
    enter(made)
    return redirect(asked_way() or url_for("account.profile", moi="1"))


def _kind_errors() -> Iterator[FieldError]:
    if request.form.get("kind") not in KINDS:
        yield FieldError(say(message("Chọn doanh nghiệp hoặc cơ quan, tổ chức khác")), "kind")


def _asked(answers: Answers) -> Registration:
    values = {key: str(value or "") for key, value in answers.values.items()}
    return Registration(
        name=values["organisation_name"],
        phone=values["phone"],
        email=values["email"],
        address=values["address"],
        password=request.form["password"],
        kind=request.form["kind"],
        tax_code=values["tax_code"],
        username=request.form.get("username", "").strip().lower(),
        consent=request.form.get("consent") == "1",
        locale=current_locale(),
    )


def _refused(*errors: FieldError) -> tuple[str, int]:
    return _page(SmallForm(_here(), typed(request.form, SECRETS), errors)), 422


def _page(form: SmallForm) -> str:
    kinds = (
        Option("enterprise", gettext("Doanh nghiệp, hợp tác xã")),
        Option("organisation", gettext("Cơ quan nhà nước, tổ chức khác")),
    )
    back = Link(gettext("Đăng ký cho cá nhân"), url_for("account.register", next=asked_way() or None))
    return render_template(
        "account/register_organisation.html", view=RegisterPage(form, kinds, others=(back,))
    )


def _here() -> str:
    return url_for("account.open_organisation", next=asked_way() or None)
