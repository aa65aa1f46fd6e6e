"""A draft begun on a version that was replaced: it goes on under the version in force, with what fits.

Nobody files under a version that no longer is in force. What was answered and handed in stays where the new
version asks the same: a question with the same key and kind, a paper of the same component.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.answers import Scene
from forms.definition import FormDefinition
from forms.fields import Field
from forms.progress import missing
from processes.actions.case import CaseInHand
from processes.actions.refusals import ProcedureRetired
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Answers, ComponentCheck, Dossier, Paper
from processes.domain.errors import NotFound
from processes.domain.organisation import ProcedureRecord
from processes.ports import Version, World

Values = Mapping[str, Any]


@dataclass(frozen=True)
class CarryOver:
    """Go on with a draft under the version in force."""

    dossier_id: str


@dataclass(frozen=True)
class WhatFits:
    """A draft and the version that it would go on under."""

    case: CaseInHand
    version: Version

    @cached_property
    def answers(self) -> dict[str, Values]:
        """The answers that stay, by form."""
        sections = {section.form for section in self.version.facts.profile.sections}
        return {
            form: _fitting(kept.values, self.case.version.forms[form], self.version.forms[form])
            for form, kept in self.case.answers.items()
            if form in sections and form in self.case.version.forms
        }

    @cached_property
    def papers(self) -> list[Paper]:
        """The files that stay."""
        asked = {component.id for component in self.version.facts.profile.components}
        return [paper for paper in self.case.papers if paper.component in asked]

    def lost(self, locale: str) -> list[str]:
        """What does not fit, by its label: answered questions, then handed in papers; each once."""
        names = {c.id: c.name.read(locale) for c in self.case.facts.profile.components}
        papers = [names.get(paper.component, paper.filename) for paper in self.case.papers if paper.current]
        kept = [names.get(paper.component, paper.filename) for paper in self.papers if paper.current]
        gone = [name for name in papers if name not in kept]
        return list(dict.fromkeys([*self._lost_answers(locale), *gone]))

    def _lost_answers(self, locale: str) -> Iterator[str]:
        for form, answers in self.case.answers.items():
            definition = self.case.version.forms.get(form)
            for field in definition.fields if definition else ():
                value, kept = answers.values.get(field.key), self.answers.get(form, {})
                if not field.kind.empty(value) and kept.get(field.key) != value:
                    yield field.label.read(locale)


def _fitting(values: Values, old: FormDefinition, new: FormDefinition) -> dict[str, Any]:
    return {
        key: value
        for key, answer in values.items()
        if (value := _fitting_answer(answer, old.field(key), new.field(key))) is not None
    }


def _fitting_answer(answer: Any, old: Field | None, new: Field | None) -> Any:
    """The answer, or what is left of a table's rows; None where the questions are not the same."""
    if old is None or new is None or old.kind.name != new.kind.name:
        return None
    if not new.columns or not isinstance(answer, list):
        return answer
    before = {column.key: column.kind.name for column in old.columns}
    same = {column.key for column in new.columns if before.get(column.key) == column.kind.name}
    return [
        {key: each for key, each in row.items() if key in same} if isinstance(row, dict) else row
        for row in answer
    ]


def version_to_carry_to(case: CaseInHand) -> Version | None:
    """The version in force where the draft stands on another one; None where it stands on it, or none is.

    A draft whose fee was taken is filed as it was paid for.
    """
    if not case.dossier.is_draft or case.dossier.finance_status == "paid":
        return None
    record: ProcedureRecord | None = case.world.get(ProcedureRecord, case.dossier.procedure_code)
    if record is None or record.version_id in (None, case.dossier.version_id):
        return None
    return case.world.version_in_force(case.dossier.procedure_code)


def carry_over(world: World, actor: Actor, command: CarryOver) -> Dossier:
    """Put a draft on the version in force, with what fits; twice is harmless.

    Raises NotFound for anything but a draft of one's own, and ProcedureRetired.
    """
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if not (may(actor, "edit_draft", case.subject()) or may(actor, "file_at_desk", case.subject())):
        raise NotFound
    record: ProcedureRecord | None = world.get(ProcedureRecord, case.dossier.procedure_code)
    if record is None or record.version_id is None:
        raise ProcedureRetired
    version = version_to_carry_to(case)
    if version is not None:
        _move(case, version)
    return case.dossier


def _move(case: CaseInHand, version: Version) -> None:
    world, dossier, fit = case.world, case.dossier, WhatFits(case, version)
    for form, kept in case.answers.items():
        if form in fit.answers:
            kept.values = dict(fit.answers[form])
        else:
            world.remove(kept)
    asked = {component.id for component in version.facts.profile.components}
    handed_in: list[Paper | ComponentCheck] = [*case.papers, *case.component_checks]
    for each in handed_in:
        if each.component not in asked:
            world.remove(each)
    choices = {
        (component.id, choice.id)
        for component in version.facts.profile.components
        for choice in component.choices
    }
    for paper in fit.papers:
        if paper.choice is not None and (paper.component, paper.choice) not in choices:
            paper.choice = None
    offered = version.facts.profile.result_forms
    if dossier.result_form not in offered:
        dossier.result_form = "online" if "online" in offered and not dossier.filed_by else offered[0]
    dossier.version_id, dossier.updated_at = version.id, world.now
    world.flush()
    _judge_again(CaseInHand(world, case.actor, dossier))


def _judge_again(case: CaseInHand) -> None:
    """A form that asks more than before is not complete any more."""
    scene, context = Scene(today=case.world.today()), case.context()
    for form, kept in case.answers.items():
        assert isinstance(kept, Answers)
        progress = missing(case.version.forms[form], kept.values, context, scene)
        kept.complete = progress.status == "done"
