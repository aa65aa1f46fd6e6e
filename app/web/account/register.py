"""Register on the portal (C-03, C-10, C-11): the person, the account, consent (X-07)."""

from datetime import date

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
from app.web.account.questions import REGISTRATION, errors_of, read, typed
from app.web.account.way_on import asked_way, home_of
from app.web.actors import current_actor
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import current_locale, say
from app.web.login_sessions import enter
from forms.answers import Answers

LIMIT = "30 per hour"


@account.get("/dang-ky")
@anybody
def register() -> AnyResponse | str:
    """The form; somebody who is logged in goes on."""
    return redirect(home_of(current_actor())) if current_actor().id else _page(SmallForm(_here()))


@account.post("/dang-ky")
@limiter.limit(LIMIT)
@anybody
def open_account() -> AnyResponse | tuple[str, int]:
    """Keep the person and the account, log in and go on."""
    answers = read(REGISTRATION, request.form)
    names = (request.form.get("id_number", ""), request.form.get("full_name", ""))
    errors = (*errors_of(answers), *credential_errors(request.form, *names), *privacy_errors(request.form))
    if errors:
        return _refused(*errors)
    try:
        made = register_applicant(letters(), _asked(answers))
    except AccountTaken as refusal:
        return _refused(FieldError(say(refusal.text), "id_number"))
    except WeakPassword as refusal:
        return _refused(FieldError(say(refusal.text), "password"))
    enter(made)
    return redirect(asked_way() or url_for("account.profile", moi="1"))


def _asked(answers: Answers) -> Registration:
    values = {key: str(value or "") for key, value in answers.values.items()}
    return Registration(
        name=values["full_name"],
        person_id=values["id_number"],
        birth_date=date.fromisoformat(values["birth_date"]),
        sex=values["sex"],
        phone=values["phone"],
        email=values["email"],
        address=values["address"],
        password=request.form["password"],
        username=request.form.get("username", "").strip().lower(),
        consent=request.form.get("consent") == "1",
        locale=current_locale(),
    )


def _refused(*errors: FieldError) -> tuple[str, int]:
    return _page(SmallForm(_here(), typed(request.form, SECRETS), errors)), 422


def _page(form: SmallForm) -> str:
    sexes = (Option("male", gettext("Nam")), Option("female", gettext("Nữ")))
    others = (Link(gettext("Doanh nghiệp, cơ quan hoặc tổ chức khác"), _organisations()),)
    return render_template("account/register.html", view=RegisterPage(form, (), sexes=sexes, others=others))


def _organisations() -> str:
    return url_for("account.register_organisation", next=asked_way() or None)


def _here() -> str:
    return url_for("account.open_account", next=asked_way() or None)
