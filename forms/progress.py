"""How far a section of the application is: the status and the words of the task list."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.checking import FieldError, check, surroundings
from forms.fields import FormDefinition
from forms.hiding import see
from forms.kind import NO_SCENE, Scene
from forms.messages import Message, message
from forms.texts import Several, Text
from forms.voice import Voice

NAMED = 3
"""How many missing answers are named; the rest are counted."""


@dataclass(frozen=True)
class Progress:
    """``status`` is not_started, in_progress or done; ``says`` what is missing, in one sentence."""

    status: str
    missing: tuple[Text, ...] = ()
    wrong: tuple[Text, ...] = ()
    says: Message | None = None

    def words(self, voice: Voice) -> str:
        """What is missing or wrong, in a sentence; "" where nothing is."""
        return voice.say(self.says) if self.says else ""


def missing(
    form: FormDefinition,
    values: Mapping[str, object] | None,
    context: Mapping[str, object] | None = None,
    scene: Scene = NO_SCENE,
) -> Progress:
    """How far the stored answers of a form are; None or no answer at all is not started."""
    around = surroundings(context, scene)
    seen = see(form.fields, values or {}, around)
    if not any(not field.kind.empty((values or {}).get(field.key)) for field in seen.fields):
        done = values is not None and not check(form, values, around, scene)
        return Progress("done" if done else "not_started")
    errors = check(form, values or {}, around, scene)
    if not errors:
        return Progress("done")
    lacking, wrong = _subjects(errors, True), _subjects(errors, False)
    return Progress("in_progress", lacking, wrong, _sentence(lacking, wrong))


def _subjects(errors: list[FieldError], lacking: bool) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(error.subject for error in errors if error.missing is lacking))


def _sentence(lacking: tuple[Text, ...], wrong: tuple[Text, ...]) -> Message:
    if lacking:
        return message("Còn thiếu {what}", what=_several(lacking))
    return message("Cần sửa {what}", what=_several(wrong))


def _several(subjects: tuple[Text, ...]) -> Several:
    if len(subjects) <= NAMED + 1:
        return Several(subjects)
    return Several(subjects[:NAMED], len(subjects) - NAMED)
