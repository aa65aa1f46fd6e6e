"""Papers on paper: counted, compared and ticked by the officer who files a dossier at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from processes.actions.case import CaseInHand
from processes.actions.papers import CHECKS, asked_components
from processes.domain.dossier.dossier import ComponentCheck
from processes.domain.procedure import Component

LONGEST_COMMENT = 1000
MOST = 9999


@dataclass(frozen=True)
class ComponentTick:
    """What an officer saw of one component: how many originals and copies, the tick and a comment."""

    originals: int = 0
    copies: int = 0
    check: str = "unchecked"
    comment: str = ""


def counted_components(case: CaseInHand) -> list[Component]:
    """The components asked that are papers; what is declared in a form is none."""
    asked = asked_components(case.facts.profile, case.context())
    return [component for component in asked if component.form is None]


def keep_ticks(case: CaseInHand, ticks: Mapping[str, ComponentTick]) -> None:
    """Keep what was counted and ticked of the components that are asked; others are dropped."""
    kept = {check.component: check for check in case.component_checks}
    for component in counted_components(case):
        tick = ticks.get(component.id)
        if tick is None or tick.check not in CHECKS:
            continue
        check = kept.get(component.id) or _new_check(case, component.id)
        check.originals, check.copies = _count(tick.originals), _count(tick.copies)
        _tick(case, check, tick.check, tick.comment)


def unsettled_components(case: CaseInHand) -> list[Component]:
    """Required components that nobody ticked, or that passed although nothing was there."""
    checks = {check.component: check for check in case.component_checks}
    return [
        component
        for component in counted_components(case)
        if component.required and not _settled(checks.get(component.id))
    ]


def _settled(check: ComponentCheck | None) -> bool:
    if check is None or check.check == "unchecked":
        return False
    return check.check == "failed" or check.originals + check.copies > 0


def _new_check(case: CaseInHand, component: str) -> ComponentCheck:
    check = ComponentCheck(case.dossier.id, component, 0, 0, "unchecked", case.world.now, case.actor.id)
    case.component_checks.append(check)
    case.world.add(check)
    return check


def _tick(case: CaseInHand, check: ComponentCheck, state: str, comment: str) -> None:
    check.check, check.comment = state, comment.strip()[:LONGEST_COMMENT]
    check.checked_at, check.checked_by = case.world.now, case.actor.id


def _count(number: int) -> int:
    return max(0, min(number, MOST))
