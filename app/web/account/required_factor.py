"""Where every officer needs a second factor, those without one come to its set-up before anything else."""

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.services import services
from app.web.login_sessions import current_account

FREE = {"assets.static", "account.factor", "account.set_up", "account.logout"}


def attach(app: Flask) -> None:
    """Lead them there; nothing is read where it is not required."""

    @app.before_request
    def lead() -> AnyResponse | None:
        if services().settings.staff_second_factor != "required" or request.endpoint in FREE:
            return None
        found = current_account()
        if found is None or found.officer_id is None or found.totp_secret is not None:
            return None
        return redirect(url_for("account.factor"))
