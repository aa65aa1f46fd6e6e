"""One form being drawn on one page."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from forms.checking import FieldError
from forms.conditions import ShowWhen
from forms.fields import Divider, Element, Field, FormDefinition, Group, Option, Paragraph
from forms.kind import Scene
from forms.kinds.file import files_in
from forms.kinds.table import rows_of
from forms.messages import message
from forms.views import NOTHING, Among, Choice, Question, attribute, is_choice
from forms.voice import Saying, Voice

YES_NO = (("true", message("Có")), ("false", message("Không")))


class Pen:
    """Draws the elements of a form; holds what is the same for all of them."""

    def __init__(
        self,
        env: Environment,
        voice: Voice,
        desk: bool,
        values: Mapping[str, object],
        errors: Sequence[FieldError],
        scene: Scene,
        notes: Mapping[str, Saying],
    ) -> None:
        self.env, self.voice, self.desk, self.scene = env, voice, desk, scene
        self.values, self.notes = values, notes
        self.errors = {error.path: error for error in reversed(errors)}
        self.polish: Callable[[str], str] = env.filters.get("nbsp", str)
        self.frame: Any = env.get_template("forms/frame.html").module
        self.macros: dict[str, Callable[[Question], str]] = {}

    def form(self, form: FormDefinition) -> Markup:
        """Every element; before a table's buttons stands one that Enter may press."""
        first = Markup(self.frame.first_button()) if any(field.columns for field in form.fields) else NOTHING
        return first + self.elements(form.elements)

    def elements(self, elements: Sequence[Element]) -> Markup:
        """Elements one under the other; on the desk those of one layout row side by side."""
        blocks = groupby(elements, key=lambda element: element.place.row if self.desk else None)
        return Markup("\n").join(html for row, block in blocks for html in self.block(row, list(block)))

    def block(self, row: str | None, elements: list[Element]) -> Iterator[Markup]:
        if row is None or len(elements) < 2:
            yield from map(self.element, elements)
            return
        cells = [(element.place.columns, self.element(element)) for element in elements]
        yield Markup(self.frame.side_by_side(cells))

    def element(self, element: Element) -> Markup:
        if isinstance(element, Field):
            value = self.values.get(element.key)
            question = self.question(element, element.key, value)
            return self.answer(question, value) if element.readonly else question.html()
        if isinstance(element, Group):
            return self.group(element)
        if isinstance(element, Paragraph):
            parts = self.voice.say(element.text).split("\n\n")
            return Markup(self.frame.paragraph(parts, self.shown(element.show_when)))
        return self.divider(element)

    def divider(self, element: Divider) -> Markup:
        return Markup(self.frame.divider(element.blank))

    def group(self, group: Group) -> Markup:
        heading = self.polish(self.voice.say(group.label)) if group.label else ""
        return Markup(
            self.frame.group(group.id, heading, self.elements(group.elements), self.shown(group.show_when))
        )

    def question(self, field: Field, name: str, value: object, among: Among | None = None) -> Question:
        """What the template of the field's kind is given."""
        error = self.errors.get(name)
        question = Question(
            asked=field,
            name=name,
            label=self.polish(self.voice.say(field.label)),
            hint=self.polish(self.voice.say(field.hint)) if field.hint else "",
            note=self.voice.say(self.notes[name]) if name in self.notes else "",
            error=self.polish(error.words(self.voice)) if error else "",
            wrong_part=error.part if error else "",
            boxes=field.kind.inputs(field, value),
            desk=self.desk,
            draw=self.draw,
            shown=self.shown(field.show_when),
            among=among,
            own="." not in name,
        )
        self.furnish(question, value)
        return question

    def furnish(self, question: Question, value: object) -> None:
        """What only some kinds need: options, lists, files, rows."""
        field, kind = question.asked, question.asked.kind
        if is_choice(kind):
            options = self.scene.options_of(field)
            question.options = [
                self.choice(question, number, option) for number, option in enumerate(options)
            ]
        elif kind.name == "yes_no":
            question.options = [
                Choice(
                    value, self.voice.say(says), _option_id(question.id, number), question.typed() == value
                )
                for number, (value, says) in enumerate(YES_NO)
            ]
        elif kind.name == "address":
            question.lists = {part: self.listed(question, part) for part in kind.parts}
        elif kind.name == "file":
            question.files = list(files_in(value))
        elif kind.name == "table":
            self.tabulate(question, value)

    def choice(self, question: Question, number: int, option: Option) -> Choice:
        chosen = question.typed() == option.value or option.value in question.boxes
        hint = self.voice.say(option.hint) if option.hint else ""
        return Choice(
            option.value, self.voice.say(option.label), _option_id(question.id, number), chosen, hint
        )

    def listed(self, question: Question, part: str) -> Sequence[Choice]:
        """The provinces or communes to choose from, where the scene has them."""
        options = self.scene.options.get(f"{part}s", ())
        typed = question.typed(part)
        return [
            Choice(option.value, self.voice.say(option.label), "", option.value == typed)
            for option in options
        ]

    def answer(self, question: Question, value: object) -> Markup:
        """A question that is shown but not asked."""
        lines = question.asked.kind.display(question.asked, value, self.voice, self.scene)
        return Markup(self.frame.answer(question, lines))

    def tabulate(self, question: Question, value: object) -> None:
        """The rows of a table; an empty one where a table that needs rows has none yet."""
        field = question.asked
        rows = rows_of(value) or ([{}] if question.required else [])
        question.rows = [
            [self.cell(question, index, column, row.get(column.key)) for column in field.columns]
            for index, row in enumerate(rows)
        ]
        row_label, add_label = field.setting("row"), field.setting("add")
        question.row_label = self.voice.say(row_label or message("Dòng"))
        question.add_label = self.voice.say(add_label or message("Thêm dòng"))

    def cell(self, table: Question, index: int, column: Field, value: object) -> Question:
        only = column.key == table.asked.limits.exactly_one
        among = Among(f"{table.name}.{column.key}", index) if only else None
        return self.question(column, f"{table.name}.{index}.{column.key}", value, among)

    def shown(self, when: ShowWhen | None) -> Markup:
        if when is None:
            return NOTHING
        values = json.dumps(when.values, ensure_ascii=False)
        return attribute("data-show-when-field", when.field) + attribute("data-show-when-values", values)

    def draw(self, question: Question) -> Markup:
        """The question through its kind's macro."""
        name = question.asked.kind.name
        if name not in self.macros:
            self.macros[name] = self.env.get_template(f"kinds/{name}.html").module.question  # type: ignore[attr-defined]
        return Markup(self.macros[name](question))


def _option_id(question_id: str, number: int) -> str:
    """The first option has the question's own id, so that the error summary leads to it."""
    return question_id if number == 0 else f"{question_id}-{number + 1}"
