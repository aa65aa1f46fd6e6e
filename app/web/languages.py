"""Vietnamese first, English complete: which language a page is in, and how marked texts become words."""

from flask import Flask, request, session
from flask_babel import Babel, get_locale, gettext
from jinja2 import Environment

from forms.messages import Message

LOCALES = ("vi", "en")


def chosen_locale() -> str:
    """``?lang=`` wins and is remembered; else what was remembered; else Vietnamese."""
    asked = request.args.get("lang")
    if asked in LOCALES:
        return asked
    kept = session.get("locale")
    return kept if kept in LOCALES else "vi"


def current_locale() -> str:
    """``vi`` or ``en``; Vietnamese outside a request."""
    locale = get_locale()
    return str(locale) if locale else "vi"


def say(text: Message | str) -> str:
    """A marked text in the reader's language, with its gaps filled (the gaps' own messages too)."""
    if isinstance(text, str):
        return text
    words = gettext(text.text)
    values = {
        name: say(value) if isinstance(value, Message) else value for name, value in text.values.items()
    }
    return words.format(**values) if values else words


def attach(app: Flask) -> None:
    """Set up translations and remember the language that a link asks for."""
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    Babel(app, locale_selector=chosen_locale, default_timezone="Asia/Ho_Chi_Minh")

    @app.before_request
    def remember() -> None:
        asked = request.args.get("lang")
        if asked in LOCALES and session.get("locale") != asked:
            session["locale"] = asked

    environment: Environment = app.jinja_env
    environment.filters["say"] = say
    environment.globals["say"] = say
