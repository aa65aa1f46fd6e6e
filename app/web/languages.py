"""Vietnamese first, English complete: which language a page is in, and how marked texts become words."""

from typing import Any

from flask import Flask, g, request, session
from flask_babel import Babel, get_locale, get_translations, gettext
from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

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


@pass_eval_context
def words(context: EvalContext, text: str, /, **values: Any) -> str:
    """``_`` of the templates: a page says some six hundred texts, so their catalogue is found once."""
    said = _catalogue().ugettext(text)
    if context.autoescape:
        said = Markup(said)
    return said % values if values or "%" in said else said


def _catalogue() -> Any:
    locale = get_locale()
    kept = g.get("catalogue")
    if kept is None or kept[0] is not locale:
        kept = g.catalogue = (locale, get_translations())
    return kept[1]


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
    environment.globals["_"] = words
