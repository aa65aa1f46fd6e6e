"""Answers in words, for "check answers", the dossier's page and slips."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.checking import html_id, surroundings
from forms.fields import Field, FormDefinition, group_of
from forms.hiding import see
from forms.kind import NO_SCENE, Scene
from forms.messages import Message
from forms.voice import Voice


@dataclass(frozen=True)
class DisplayRow:
    """One answered (or empty) question; ``lines`` are several for tables, lists and long texts."""

    label: str
    lines: tuple[str, ...]
    field_id: str
    group: str
    key: str

    @property
    def text(self) -> str:
        """The answer as one text; "" where nothing was answered."""
        return "\n".join(self.lines)


def display_rows(
    form: FormDefinition,
    values: Mapping[str, object],
    locale: str = "vi",
    *,
    context: Mapping[str, object] | None = None,
    scene: Scene = NO_SCENE,
    translate: Callable[[Message], str] = str,
) -> list[DisplayRow]:
    """The questions that are asked, with their answers, in the order of the form."""
    voice = Voice(locale, translate)
    headings = {key: voice.say(text) for key, text in group_of(form).items()}
    seen = see(form.fields, values, surroundings(context, scene))
    return [
        _row(field, values.get(field.key), headings.get(field.key, ""), voice, scene) for field in seen.fields
    ]


def _row(field: Field, value: object, heading: str, voice: Voice, scene: Scene) -> DisplayRow:
    lines = field.kind.display(field, value, voice, scene)
    return DisplayRow(
        voice.say(field.label), lines, html_id(field.key, field.kind.target()), heading, field.key
    )
