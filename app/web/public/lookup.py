"""Look up a dossier without logging in (C-48): ten times a minute and address, each look logged.

By its code, or by the submitter's identification number; a number always asks for the captcha (Q7).
"""

import hmac
from hashlib import sha256

from flask import render_template, request, url_for

from app.access_log import Access, log_access
from app.persistence.database import db
from app.queries.lookup import look_up, look_up_number
from app.queries.views_frame import FieldError, SmallForm
from app.queries.views_public import LookupPage, LookupRow
from app.services import services
from app.web.actors import current_actor
from app.web.asking_people import is_person, new_question
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import current_locale, say
from app.web.public.blueprint import public
from forms.messages import Message, message

LIMIT = "10 per minute"
PERSON_ID_DIGITS = (9, 12)


def _shows_only_the_form() -> bool:
    return request.method == "GET" and not request.args.get("ma")


@public.route("/tra-cuu", methods=["GET", "POST"])
@limiter.limit(LIMIT, exempt_when=_shows_only_the_form)
@anybody
def lookup() -> str | tuple[str, int]:
    """The form; with a code (typed, or ``?ma=`` of a letter) what may be said about the dossier."""
    if _shows_only_the_form():
        return _page("")
    typed = request.form.get("code", "") if request.method == "POST" else request.args["ma"]
    code = "".join(typed.split()).upper()
    fault = _fault(code)
    if fault:
        return _page(typed, FieldError(say(fault), "code")), 422
    if _is_number(code) and (wrong := is_person(_covered(code))):
        return _page(typed, FieldError(wrong, "captcha")), 422
    return _page(typed, rows=_find(code))


def _is_number(code: str) -> bool:
    return code.isdigit() and len(code) in PERSON_ID_DIGITS


def _covered(code: str) -> str:
    """What the log keeps: a code as it is, of a person's number only a fingerprint.

    With our secret: there are so few numbers that a bare hash could be turned back by trying them all.
    """
    secret = services().settings.secret_key.encode()
    return hmac.new(secret, code.encode(), sha256).hexdigest()[:32] if _is_number(code) else code


def _find(code: str) -> tuple[LookupRow, ...]:
    at_hand = services()
    asked = Access(current_actor().id, "lookup", _covered(code), request.remote_addr or "")
    log_access(at_hand.transactions, at_hand.clock(), asked)
    find = look_up_number if _is_number(code) else look_up
    return find(db.session(), at_hand.transactions.versions, code, current_locale())


def _fault(code: str) -> Message | None:
    if not code:
        return message("Nhập mã hồ sơ in trên giấy xác nhận, ví dụ: H31.40.12-261113-0001")
    if _is_number(code) and not services().settings.captcha:
        return message(
            "Nhập mã hồ sơ, ví dụ: H31.40.12-261113-0001. "
            "Hồ sơ theo số định danh xem ở Quản lý hồ sơ đã nộp, sau khi đăng nhập."
        )
    return None


def _page(typed: str, *errors: FieldError, rows: tuple[LookupRow, ...] | None = None) -> str:
    view = LookupPage(
        form=SmallForm(url_for("public.lookup"), {"code": typed}, errors),
        captcha=new_question(next((error.words for error in errors if error.field == "captcha"), "")),
        now=services().clock(),
        asked=rows is not None,
        rows=rows or (),
    )
    return render_template("public/lookup.html", view=view)
