"""What a receipt slip lists: the papers handed in, or the rows that are certified."""

from collections.abc import Mapping
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, current_papers, standing_checks
from processes.domain.procedure import Component, Fee


def received_papers(case: CaseInHand) -> list[dict[str, Any]]:
    """The components handed in: as counted at the desk; online, those declared or uploaded."""
    asked = asked_components(case.facts.profile, case.context())
    if case.dossier.filed_by:
        return _counted(case, asked)
    handed_in = {paper.component for paper in current_papers(case)}
    return [component_row(c, c.originals, c.copies) for c in asked if c.form or c.id in handed_in]


def _counted(case: CaseInHand, asked: list[Component]) -> list[dict[str, Any]]:
    checks = {check.component: check for check in standing_checks(case)}
    rows = [component_row(c, c.originals, c.copies) for c in asked if c.form]
    return rows + [
        component_row(c, checks[c.id].originals, checks[c.id].copies) for c in asked if c.id in checks
    ]


def component_row(component: Component, originals: int, copies: int) -> dict[str, Any]:
    """A component with its counts."""
    return {"name": component.name.vi, "originals": originals, "copies": copies}


def certified_rows(case: CaseInHand) -> list[dict[str, Any]]:
    """Each paper that a fee is counted over, with its pages and copies (receipt of certifications)."""
    fee = next((fee for fee in case.facts.profile.fees if fee.over and fee.count and fee.times), None)
    rows = case.evaluate(fee.over) if fee and fee.over else None
    if fee is None or not isinstance(rows, list):
        return []
    return [row_of_paper(fee, row) for row in rows if isinstance(row, Mapping)]


def row_of_paper(fee: Fee, row: Mapping[str, Any]) -> dict[str, Any]:
    """A counted row of the application: what it names first, its units and how many times."""
    name = next((value for key, value in row.items() if isinstance(value, str) and value), "")
    return {"name": name, "pages": int(row[fee.count or ""]), "copies": int(row[fee.times or ""])}
