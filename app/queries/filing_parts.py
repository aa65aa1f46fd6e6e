"""The parts of a declaration and how far each is: the task list, its bar, and where to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext

from app.queries.filing_forms import (
    OpenForm,
    asked_sections,
    open_delivery,
    open_section,
    section_title,
    surrounding,
    voice,
)
from app.queries.filing_papers import asked_papers, paper_name, paper_says
from app.queries.views_filing import TaskState
from app.web.languages import current_locale
from forms.display import DisplayRow
from processes.actions.case import CaseInHand
from processes.actions.papers import current_papers
from processes.domain.procedure import Component

STATES: dict[str, TaskState] = {"not_started": "todo", "in_progress": "doing", "done": "done"}
CHOICES = ("radio", "select", "yes_no")


@dataclass(frozen=True)
class Part:
    """One part: ``kind`` is section, delivery or paper, ``key`` the form or component.

    ``counts`` is False for a paper that need not be handed in.
    """

    kind: str
    key: str
    group: str
    title: str
    state: TaskState
    says: str = ""
    counts: bool = True

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.counts and self.state != "done"


class Parts:
    """Every part of a declaration that is asked now, in order; checking and sending is the last one."""

    def __init__(self, case: CaseInHand) -> None:
        self._case = case
        self._context = surrounding(case)

    @cached_property
    def all(self) -> tuple[Part, ...]:
        """The parts, delivery at the end of the first group."""
        sections = list(self._sections())
        first = [part for part in sections if part.group == sections[0].group] if sections else []
        rest = sections[len(first) :]
        group = first[0].group if first else gettext("Nhận kết quả")
        return (*first, self._delivery(group), *rest, *self._papers())

    @property
    def open(self) -> list[Part]:
        """The parts that still have to be done."""
        return [part for part in self.all if part.open]

    @property
    def done(self) -> int:
        return sum(part.counts for part in self.all) - len(self.open)

    @property
    def total(self) -> int:
        """Counting the last part, checking and sending."""
        return sum(part.counts for part in self.all) + 1

    def number(self, kind: str, key: str = "") -> int:
        """Which part this is, from 1."""
        counted = [part for part in self.all if part.counts]
        places = [n for n, part in enumerate(counted, 1) if part.kind == kind and key in ("", part.key)]
        return places[0] if places else len(counted)

    def after(self, kind: str, key: str) -> Part | None:
        """The next part to do, after this one and else from the beginning; None when all are done."""
        places = [(part.kind, part.key) for part in self.all]
        here = places.index((kind, key)) if (kind, key) in places else -1
        ordered = self.all[here + 1 :] + self.all[: here + 1]
        return next((part for part in ordered if part.open), None)

    def _sections(self) -> Iterator[Part]:
        groups = {section.form: section.group for section in self._case.facts.profile.sections}
        for form in asked_sections(self._case):
            opened = open_section(self._case, form, self._context)
            title = section_title(self._case, form)
            yield _part("section", form, groups[form].read(current_locale()), title, opened)

    def _delivery(self, group: str) -> Part:
        opened = open_delivery(self._case, self._context)
        return _part("delivery", opened.id, group, gettext("Cách nhận kết quả"), opened)

    def _papers(self) -> Iterator[Part]:
        handed_in = {paper.component: paper for paper in current_papers(self._case)}
        for component in asked_papers(self._case):
            paper = handed_in.get(component.id)
            yield Part(
                "paper",
                component.id,
                gettext("Giấy tờ"),
                paper_name(self._case, component),
                "done" if paper else "todo",
                paper.filename if paper else _wanted(component),
                component.required,
            )


def _part(kind: str, key: str, group: str, title: str, opened: OpenForm) -> Part:
    progress = opened.progress()
    if progress.status == "done":
        says = summary(opened)
    else:
        says = voice().say(progress.says) if progress.says else ""
    return Part(kind, key, group, title, STATES[progress.status], says)


def _wanted(component: Component) -> str:
    says = paper_says(component)
    return says if component.required else gettext("Không bắt buộc. %(says)s", says=says)


def summary(opened: OpenForm) -> str:
    """A done part in a few words: the choices it begins with, else its first answer; tables are counted."""
    kinds = {field.key: field for field in opened.definition.fields}
    rows = [row for row in opened.rows() if row.lines]
    choices: list[DisplayRow] = []
    for row in rows:
        if kinds[row.key].kind.name not in CHOICES:
            break
        choices.append(row)
    if choices:
        return ". ".join(row.lines[0] for row in choices)
    first = rows[0] if rows else None
    if first is None or kinds[first.key].kind.name == "checkbox":
        return ""
    if kinds[first.key].columns:
        return f"{len(first.lines)} {voice().say(kinds[first.key].noun)}"
    return first.lines[0]
