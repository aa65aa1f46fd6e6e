"""A bare Jinja environment and every citizens' page filled with sample views: long names, all accents."""

from pathlib import Path

from built import asset
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sample_citizen import CITIZEN_PAGES
from sample_filing import FILING_PAGES
from sample_public import PERSON_FRAME, PUBLIC_PAGES

from app import formatting

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "app" / "templates"

REFUSED = "Chưa gửi được hồ sơ vì mất kết nối. Bấm Gửi hồ sơ lần nữa, hồ sơ không bị nộp hai lần."
ERROR_PAGES = {
    f"error-{status}": (
        "errors/error.html",
        {
            "frame": PERSON_FRAME,
            "status": status,
            "words": REFUSED,
            "number": "4f1c09aa" if status == 500 else "",
        },
    )
    for status in (403, 404, 409, 413, 429, 500)
}
PAGES = PUBLIC_PAGES | FILING_PAGES | CITIZEN_PAGES | ERROR_PAGES


def marked(text: str) -> str:
    """A stand-in for a translation: longer than the Vietnamese and easy to see."""
    return f"⟦{text}⟧"


def environment(locale: str = "vi") -> Environment:
    """The environment of the templates without Flask; in "en" every translated text is marked."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    say = marked if locale == "en" else str
    env.install_gettext_callables(say, lambda one, many, num: say(one if num == 1 else many), newstyle=True)
    env.globals.update(
        asset=asset,
        csrf_token=lambda: "token",
        locale=locale,
    )
    env.filters.update(formatting.filters(lambda: locale))
    return env


def render(env: Environment, page: str) -> str:
    template, values = PAGES[page]
    return env.get_template(template).render(**values)
