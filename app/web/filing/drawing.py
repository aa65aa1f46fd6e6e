"""A form of a declaration as HTML, and what was posted read against it."""

from collections.abc import Sequence

from flask import current_app, request
from markupsafe import Markup

from app.queries.filing_forms import OpenForm, voice
from app.queries.views_frame import FieldError as Error
from app.web.languages import current_locale, say
from forms.answers import Answers, FieldError, read_answers
from forms.rendering import render_form, summary_items
from processes.actions.posted import PostedValues


def draw(opened: OpenForm) -> Markup:
    """The form with what is stored, or with what the account knows."""
    values, notes = opened.shown()
    return render_form(
        current_app.jinja_env,
        opened.definition,
        values,
        locale=current_locale(),
        context=opened.context,
        scene=opened.scene,
        notes=notes,
        translate=say,
    )


def draw_again(opened: OpenForm, answers: Answers) -> Markup:
    """The form with what was typed and what is wrong with it."""
    return render_form(
        current_app.jinja_env,
        opened.definition,
        answers.values,
        answers.errors,
        current_locale(),
        context=opened.context,
        scene=opened.scene,
        translate=say,
    )


def read_posted(opened: OpenForm) -> Answers:
    """The answers in this request: declared questions only, hidden ones dropped."""
    return read_answers(opened.definition, posted_values(), opened.values, opened.context, opened.scene)


def posted_values() -> PostedValues:
    """What the browser posted, as plain data."""
    return PostedValues(dict(request.form.lists()))


def errors_in(faults: Sequence[FieldError]) -> tuple[Error, ...]:
    """The lines of the error summary."""
    items = summary_items(faults, current_locale(), voice().translate)
    return tuple(Error(item.words, item.field) for item in items)


def saving() -> bool:
    """Whether *Lưu* was pressed: everything is kept, wrong and missing answers too."""
    return request.form.get("action") == "save"
