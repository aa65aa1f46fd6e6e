"""Drawing a form with its kinds' templates: the same form for citizens (air) and for the desk (density)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from forms.checking import FieldError
from forms.display import DisplayRow, display_rows
from forms.drawing import Pen
from forms.fields import FormDefinition
from forms.kind import NO_SCENE, Scene
from forms.messages import Message
from forms.voice import Saying, Voice

__all__ = ["Scene", "SummaryItem", "error_summary", "render_form", "summary_items", "template_loader"]

DENSITIES = ("citizen", "desk")


@dataclass(frozen=True)
class SummaryItem:
    """A line of the error summary: the html id to go to and the words that also stand beside the field."""

    field: str
    words: str


def template_loader() -> PackageLoader:
    """The loader of this package's templates, to stand beside the application's own."""
    return PackageLoader("forms")


def render_form(
    env: Environment,
    form: FormDefinition,
    values: Mapping[str, object],
    errors: Sequence[FieldError] = (),
    locale: str = "vi",
    density: str = "citizen",
    readonly: bool = False,
    *,
    context: Mapping[str, object] | None = None,
    scene: Scene = NO_SCENE,
    notes: Mapping[str, Saying] | None = None,
    translate: Callable[[Message], str] = str,
) -> Markup:
    """The questions of ``form`` as govuk-frontend HTML, without the ``form`` element and its buttons.

    ``env`` has gettext installed and finds this package's templates (:func:`template_loader`). ``values`` are
    stored values; what could not be understood is shown as it was typed. ``notes`` stand under the label of a
    question, by key: where its prefilled answer comes from. ``readonly`` gives a list of answers instead.
    """
    if readonly:
        rows = display_rows(form, values, locale, context=context, scene=scene, translate=translate)
        return _read_only(env, rows)
    pen = Pen(env, Voice(locale, translate), density == "desk", values, errors, scene, notes or {})
    return pen.form(form)


def summary_items(
    errors: Sequence[FieldError], locale: str = "vi", translate: Callable[[Message], str] = str
) -> list[SummaryItem]:
    """The lines of the error summary, in the order of the form."""
    voice = Voice(locale, translate)
    return [SummaryItem(error.field_id, error.words(voice)) for error in errors]


def error_summary(
    env: Environment,
    errors: Sequence[FieldError],
    locale: str = "vi",
    translate: Callable[[Message], str] = str,
) -> Markup:
    """The error summary that takes the focus; empty without errors."""
    template = env.get_template("forms/errors.html").module
    return Markup(template.summary(summary_items(errors, locale, translate)))  # type: ignore[attr-defined]


def _read_only(env: Environment, rows: Sequence[DisplayRow]) -> Markup:
    blocks = [(heading, list(block)) for heading, block in groupby(rows, key=lambda row: row.group)]
    return Markup(env.get_template("forms/frame.html").module.answers(blocks))  # type: ignore[attr-defined]
