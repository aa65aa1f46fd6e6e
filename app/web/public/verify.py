"""Whether a slip was issued here: the address printed as a QR code, or the code typed."""

from flask import render_template, request, url_for

from app.persistence.database import db
from app.queries.verification import verified_slip
from app.queries.views_frame import FieldError, SmallForm
from app.queries.views_public import VerifyPage
from app.services import services
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import current_locale, say
from app.web.public.blueprint import public
from forms.messages import message

LIMIT = "30 per minute"


@public.get("/xac-minh")
@public.get("/xac-minh/<number>")
@limiter.limit(LIMIT)
@anybody
def verify(number: str = "") -> str | tuple[str, int]:
    """The form; with a number, what was issued under it."""
    typed = number or request.args.get("number", "")
    url = url_for("public.verify")
    # The whole address may have been pasted from the reader of the QR code.
    asked = typed.strip().rstrip("/").rpartition("/")[2].lower()
    if not asked and "number" in request.args:
        error = FieldError(say(message("Nhập mã xác minh in cạnh mã QR của văn bản")), "number")
        return _page(VerifyPage(SmallForm(url, {}, (error,)))), 422
    if not asked:
        return _page(VerifyPage(SmallForm(url)))
    slip = verified_slip(db.session(), services().transactions.versions, asked, current_locale())
    return _page(VerifyPage(SmallForm(url, {"number": typed}), asked=True, slip=slip))


def _page(view: VerifyPage) -> str:
    return render_template("public/verify.html", view=view)
