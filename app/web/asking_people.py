"""Asking whether a person is there, on pages that want it."""

from flask import request, url_for

from app import captcha
from app.queries.views_frame import Captcha
from app.services import services
from app.web.languages import say
from processes.domain.errors import Refusal


def new_question(error: str = "") -> Captcha | None:
    """A fresh question for a page; None where this installation asks none."""
    settings = services().settings
    if not settings.captcha:
        return None
    token = captcha.ask(settings.secret_key, services().clock())
    image, audio = (url_for(f"public.captcha_{kind}", token=token) for kind in ("picture", "sound"))
    return Captcha(image_url=image, token=token, audio_url=audio, error=error)


def is_person(purpose: str) -> str:
    """Empty when the posted answer is right for ``purpose``; else what to say at the field."""
    at_hand = services()
    if not at_hand.settings.captcha:
        return ""
    token, typed = request.form.get("captcha_token", ""), request.form.get("captcha", "")
    now = at_hand.clock()
    try:
        captcha.check(at_hand.settings.secret_key, token, typed, now)
        at_hand.transactions.write(lambda session: captcha.use(session, token, purpose, now))
    except Refusal as refusal:
        return say(refusal.text)
    return ""
