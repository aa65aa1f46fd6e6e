"""The picture and the sound of a question for people."""

from flask import Response

from app import captcha
from app.services import services
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.public.blueprint import public
from processes.domain.errors import NotFound

LIMIT = "60 per minute"


@public.get("/ma-xac-thuc/<token>.png")
@limiter.limit(LIMIT)
@anybody
def captcha_picture(token: str) -> Response:
    """The digits to copy."""
    return Response(captcha.picture(_digits(token)), mimetype="image/png")


@public.get("/ma-xac-thuc/<token>.wav")
@limiter.limit(LIMIT)
@anybody
def captcha_sound(token: str) -> Response:
    """The digits to hear."""
    return Response(captcha.sound(_digits(token)), mimetype="audio/wav")


def _digits(token: str) -> str:
    try:
        return captcha.digits_of(services().settings.secret_key, token)
    except captcha.CaptchaOld as refusal:
        raise NotFound from refusal
