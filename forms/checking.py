"""Whether stored answers can stand: limits, kinds and the designer's rules, always on the server."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.fields import Field, FormDefinition
from forms.hiding import Seen, see
from forms.kind import NO_SCENE, Problem, Scene
from forms.kinds.table import rows_of
from forms.messages import message
from forms.texts import Text
from forms.voice import Saying, Voice

UNNAMED = Text("")
NOWHERE: Mapping[str, object] = {}


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one answer.

    ``path`` is the posted name (``lines.0.code``), ``field_id`` the html id of the box to go to, ``missing``
    whether a required answer is not there at all.
    """

    path: str
    field_id: str
    message: Saying
    part: str = ""
    missing: bool = False
    subject: Text = UNNAMED

    def words(self, voice: Voice) -> str:
        """The sentence, the same in the summary and beside the field."""
        return voice.say(self.message)


def html_id(path: str, part: str = "") -> str:
    """The html id of a box: ``lines.0.code`` is ``f-lines-0-code``."""
    return "f-" + (f"{path}.{part}" if part else path).replace(".", "-")


def check(
    form: FormDefinition,
    values: Mapping[str, object],
    context: Mapping[str, object] | None = None,
    scene: Scene = NO_SCENE,
) -> list[FieldError]:
    """Every reason why ``values`` (as stored) cannot stand, in the order of the form."""
    return list(check_seen(see(form.fields, values, surroundings(context, scene)), values, scene))


def surroundings(context: Mapping[str, object] | None, scene: Scene) -> Mapping[str, object]:
    """The names around a form, with ``today`` where the scene knows it."""
    return {"today": scene.today, **(context or NOWHERE)}


def check_seen(
    seen: Seen, values: Mapping[str, object], scene: Scene, path: str = ""
) -> Iterator[FieldError]:
    """Check the questions that are asked; ``path`` is the row's, ending in a dot, inside a table."""
    for field in seen.fields:
        yield from _field(field, values.get(field.key), seen.context, scene, f"{path}{field.key}")


def _field(
    field: Field, value: object, context: Mapping[str, object], scene: Scene, path: str
) -> Iterator[FieldError]:
    if field.kind.empty(value):
        if field.limits.required or field.limits.min_rows:
            yield _error(field, path, _asked(field), missing=True)
        return
    problem = next(field.kind.problems(field, value, scene), None)
    if problem:
        yield _error(field, path, problem, missing=bool(field.columns))
    for index, row in enumerate(rows_of(value) if field.columns else ()):
        for error in check_seen(see(field.columns, row, context), row, scene, f"{path}.{index}."):
            yield replace(error, message=_in_row(error.message, index + 1))
    if not problem:
        yield from _ruled(field, context, path)


def _asked(field: Field) -> Problem:
    own = field.setting("required_message")
    return Problem(own) if own else field.kind.ask(field)


def _ruled(field: Field, context: Mapping[str, object], path: str) -> Iterator[FieldError]:
    """The first rule that is not true. Rules of answers that are empty are not asked."""
    for rule in field.rules:
        if rule.when.broken(context):
            yield _error(field, path, Problem(rule.says))
            return


def _error(field: Field, path: str, problem: Problem, missing: bool = False) -> FieldError:
    subject = next((c.noun for c in field.columns if c.key == problem.part), field.noun)
    box = html_id(path, field.kind.target(problem.part))
    return FieldError(path, box, problem.says, problem.part, missing, subject)


def _in_row(says: Saying, row: int) -> Saying:
    """A sentence about a cell names its row (from 1): the summary has no table around it."""
    return message("{sentence} (dòng {row})", sentence=says, row=row)
