"""One's own profile: what the office knows, and the contact details one may change (C-13)."""

from collections.abc import Iterator

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import AccountTaken
from app.applicants import ContactDetails, save_contact
from app.queries.profile import Applicant, applicant
from app.queries.views_account import ProfilePage
from app.queries.views_frame import FieldError, Link, SmallForm
from app.web.account.blueprint import account
from app.web.account.letters import letters
from app.web.account.questions import CONTACT_DETAILS, errors_of, read, typed
from app.web.actors import current_actor
from app.web.entry import applicants
from app.web.guards import limiter
from app.web.languages import current_locale, say
from app.web.looking import note_look
from forms.messages import message

KINDS = {
    "citizen": message("Công dân"),
    "enterprise": message("Doanh nghiệp"),
    "organisation": message("Cơ quan, tổ chức"),
}
SELF_DECLARED = 1
"""Identity level of an account that nobody has verified yet (C-06 asks for 2 through the national portal)."""

LIMIT = "20 per hour"
"""Each new address gets a letter: nobody's mail box is filled from here."""


@account.get("/tai-khoan")
@applicants
def profile() -> str:
    """The profile."""
    person = applicant(current_actor().party_id or "")
    values = {
        "phone": person.phone,
        "email": person.email,
        "address": person.address,
        "consent": "1" if person.consented else "",
    }
    return _page(person, SmallForm(url_for("account.save_profile"), values))


@account.post("/tai-khoan")
@limiter.limit(LIMIT)
@applicants
def save_profile() -> AnyResponse | tuple[str, int]:
    """Save the contact details; the language of the visit becomes that of mails and messages."""
    answers = read(CONTACT_DETAILS, request.form)
    errors = errors_of(answers)
    if not errors:
        values = {key: str(value or "") for key, value in answers.values.items()}
        details = ContactDetails(
            **values, consent=request.form.get("consent") == "1", locale=current_locale()
        )
        try:
            _save(details)
        except AccountTaken as refusal:
            errors = (FieldError(say(refusal.text), "email"),)
    if not errors:
        return redirect(url_for("account.profile", da_luu="1"))
    form = SmallForm(url_for("account.save_profile"), typed(request.form), errors)
    return _page(applicant(current_actor().party_id or ""), form), 422


def _save(details: ContactDetails) -> None:
    """Keep them; giving consent and taking it back is noted with its moment in the log of accesses."""
    party_id = current_actor().party_id or ""
    consented = applicant(party_id).consented
    save_contact(letters(), current_actor(), details)
    if consented != details.consent:
        note_look("consent_given" if details.consent else "consent_withdrawn", party_id, None)


def _page(person: Applicant, form: SmallForm) -> str:
    view = ProfilePage(
        form,
        person.name,
        _covered(person.number),
        say(KINDS[person.kind]),
        SELF_DECLARED,
        saved=request.args.get("da_luu") == "1",
        created=request.args.get("moi") == "1",
        organisation=person.kind != "citizen",
        links=tuple(_links()),
    )
    return render_template("account/profile.html", view=view)


def _links() -> Iterator[Link]:
    yield Link(gettext("Mật khẩu, thiết bị, thư điện tử"), url_for("account.safety"))


def _covered(number: str) -> str:
    """ "0331••••••18": enough for its owner to know it."""
    return f"{number[:4]}{'•' * (len(number) - 6)}{number[-2:]}" if len(number) > 6 else number
