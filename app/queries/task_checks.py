"""The papers to tick in a task: at intake, wherever a supplement is asked for, and when it is brought."""

from collections.abc import Mapping

from app.queries.desk_files import component_name, counts_in_words, paper_file
from app.queries.reading import Reading
from app.queries.views_officer_task import PaperCheck
from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, current_papers, standing_checks
from processes.domain.dossier.dossier import ComponentCheck, Paper
from processes.domain.procedure import Component, TaskNode


def checks_papers(node: TaskNode) -> bool:
    """Whether the task is where papers are ticked."""
    return node.kind in ("intake", "supplement") or any(
        (o.move or "").startswith("ask_supplement") for o in node.outcomes
    )


def paper_checks(
    reading: Reading, case: CaseInHand, node: TaskNode, typed: Mapping[str, tuple[str, str]]
) -> tuple[PaperCheck, ...]:
    """The papers uploaded, or counted at the desk, each with its tick: the one typed, else the one kept."""
    if not checks_papers(node):
        return ()
    counted: dict[str, Paper | ComponentCheck] = {c.component: c for c in standing_checks(case)}
    papers = counted | {paper.component: paper for paper in current_papers(case)}
    asked = asked_components(case.facts.profile, case.context())
    return tuple(
        _check(component_name(reading, case, component), component, papers[component.id], typed)
        for component in asked
        if component.id in papers
    )


def _check(
    name: str, component: Component, paper: Paper | ComponentCheck, typed: Mapping[str, tuple[str, str]]
) -> PaperCheck:
    check, comment = typed.get(component.id, (paper.check, paper.comment))
    return PaperCheck(
        id=component.id,
        name=name,
        due_originals=component.originals,
        due_copies=component.copies,
        check=check,
        comment=comment,
        files=(paper_file(paper),) if isinstance(paper, Paper) else (),
        absent=counts_in_words(paper) if isinstance(paper, ComponentCheck) else "",
        required=component.required,
        counted=False,
    )
