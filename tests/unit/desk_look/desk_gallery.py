"""Every page of officers and administrators, filled with sample views, without Flask."""

from collections.abc import Mapping
from pathlib import Path

from desk_sample_admin import ADMIN_PAGES
from desk_sample_dossier import DOSSIER_PAGES
from desk_sample_incidents import INCIDENT_PAGES
from desk_sample_journals import JOURNAL_PAGES
from desk_sample_lists import LIST_PAGES
from desk_sample_task import TASK_PAGES
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import formatting

TEMPLATES = Path(__file__).parents[3] / "app" / "templates"
PAGES = LIST_PAGES | DOSSIER_PAGES | TASK_PAGES | ADMIN_PAGES | INCIDENT_PAGES | JOURNAL_PAGES


def marked(text: str) -> str:
    """A stand-in for a translation: longer than the Vietnamese and easy to see."""
    return f"⟦{text}⟧"


def environment(locale: str = "vi", names: Mapping[str, str] | None = None) -> Environment:
    """The templates' environment; in "en" every translated text is marked. ``names``: built files by name."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    say = marked if locale == "en" else str
    env.install_gettext_callables(say, lambda one, many, num: say(one if num == 1 else many), newstyle=True)
    built = names or {}
    env.globals.update(
        asset=lambda name: f"/assets/{built.get(name, name)}", csrf_token=lambda: "token", locale=locale
    )
    env.filters.update(formatting.filters(lambda: locale))
    return env


def render(env: Environment, page: str) -> str:
    """The HTML of one sample page."""
    template, values = PAGES[page]
    return env.get_template(template).render(**values)
