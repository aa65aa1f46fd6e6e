"""What stands in a task's form: as posted just now, saved before, answered earlier, or proposed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forms.answers import FieldError, Scene, initial_values
from processes.actions.case import CaseInHand
from processes.domain.dossier.work import TaskDraft, WorkItem


@dataclass(frozen=True)
class Typed:
    """``values`` are stored answers of the form; ``checks``: component → tick and comment."""

    values: Mapping[str, Any]
    outcome: str = ""
    note: str = ""
    checks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    saved_at: datetime | None = None

    def as_draft(self) -> dict[str, Any]:
        """What is saved without completing the task."""
        checks = {component: list(check) for component, check in self.checks.items()}
        return {"values": dict(self.values), "outcome": self.outcome, "note": self.note, "checks": checks}


def typed_before(case: CaseInHand, item: WorkItem, officer_id: str) -> Typed:
    """The officer's own draft; else what this form was answered before; else what the form proposes."""
    draft = case.world.task_draft(item.id, officer_id)
    if draft is not None:
        return typed_in_draft(draft)
    node = case.facts.tasks[item.node]
    if node.form is None:
        return Typed({})
    kept = case.answers.get(node.form)
    values = kept.values if kept else initial_values(case.version.forms[node.form], around(case))
    return Typed(values)


def typed_in_draft(draft: TaskDraft) -> Typed:
    """What a draft holds; drafts are our own data, but of any age."""
    kept: dict[str, Any] = dict(draft.values)
    checks = {name: (str(check[0]), str(check[1])) for name, check in kept.get("checks", {}).items()}
    values = kept.get("values", {})
    return Typed(values, kept.get("outcome", ""), kept.get("note", ""), checks, saved_at=draft.saved_at)


def around(case: CaseInHand) -> dict[str, Any]:
    """The names around a form of a task: ``form``, ``dossier`` and ``today``."""
    return {**case.context(), "today": case.world.today()}


def scene_of(case: CaseInHand) -> Scene:
    """What reading and drawing a form of a task need from outside."""
    return Scene(today=case.world.today())
