"""Reading a posted form: declared questions only, hidden ones dropped, the logic always run again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forms.checking import NOWHERE, FieldError, check, check_seen, surroundings
from forms.entry import Entry, Posted, RowAction, row_action
from forms.fields import Field, FormDefinition
from forms.hiding import Seen, see
from forms.kind import NO_SCENE, Scene
from forms.kinds.file import files_in
from forms.kinds.table import rows_of

__all__ = ["Answers", "FieldError", "Scene", "check", "feel_values", "initial_values", "read_answers"]


@dataclass(frozen=True)
class Answers:
    """What was read: stored values, what is wrong with them, and a press on a table's button.

    With an ``action`` nothing was checked: show the page again with ``values``.
    """

    values: dict[str, object]
    errors: list[FieldError] = field(default_factory=list)
    action: RowAction | None = None

    @property
    def accepted(self) -> bool:
        """Whether the answers may be taken over and the person may go on."""
        return not self.errors and self.action is None


def read_answers(
    form: FormDefinition,
    posted: Posted,
    previous: Mapping[str, object] | None = None,
    context: Mapping[str, object] | None = None,
    scene: Scene = NO_SCENE,
) -> Answers:
    """Read what was posted.

    ``previous`` are the stored answers: read-only questions and already stored files come from there.
    ``context`` holds the surrounding names of FEEL (``form``, ``dossier``). Unknown posted names are dropped
    silently.
    """
    before, around = previous or {}, surroundings(context, scene)
    known = replace(
        scene, files={**{str(file["id"]): file for file in files_in(dict(before))}, **scene.files}
    )
    action = row_action(posted)
    read = {field.key: _read(field, Entry(posted, field.key, action), before, known) for field in form.fields}
    seen = see(form.fields, read, around)
    values = kept(seen, read)
    errors = [] if action else list(check_seen(seen, values, known))
    return Answers(values, errors, action)


def kept(seen: Seen, values: Mapping[str, object]) -> dict[str, object]:
    """The answers of the questions that are asked, in tables too."""
    return {field.key: _kept_value(field, values.get(field.key), seen.context) for field in seen.fields}


def feel_values(
    form: FormDefinition, values: Mapping[str, object], context: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The answers as FEEL sees them under ``form.<form id>``: every declared key, null where not asked.

    Dates are dates, money and numbers Decimal, rows a list of contexts.
    """
    seen = see(form.fields, values, context or NOWHERE)
    return {field.key: seen.context[field.key] for field in form.fields}


def initial_values(form: FormDefinition, context: Mapping[str, object] | None = None) -> dict[str, object]:
    """What stands in the form before anybody has answered: prefill over ``context``, else the default."""
    found = {field.key: _initial(field, context or NOWHERE) for field in form.fields}
    return {key: value for key, value in found.items() if value is not None}


def _read(asked: Field, entry: Entry, before: Mapping[str, object], scene: Scene) -> object:
    return before.get(asked.key) if asked.readonly else asked.kind.read(asked, entry, scene)


def _kept_value(asked: Field, value: object, context: Mapping[str, object]) -> object:
    if not asked.columns:
        return value
    return [kept(see(asked.columns, row, context), row) for row in rows_of(value)]


def _initial(asked: Field, context: Mapping[str, object]) -> object:
    value = asked.kind.store(asked, asked.prefill.value(context)) if asked.prefill else None
    return asked.default if value is None else value
