"""Papers as the desk lists them: files with versions, ticks and comments."""

from flask import url_for
from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.views_officer_dossier import PaperFile, PaperRow
from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, choice_of, current_papers
from processes.domain.dossier.dossier import ComponentCheck, Paper
from processes.domain.procedure import Component


def paper_file(paper: Paper) -> PaperFile:
    """One version of a file; its address names the paper, never the content."""
    return PaperFile(
        name=paper.filename,
        url=url_for("files.paper", paper_id=paper.id),
        at=paper.uploaded_at,
        version=paper.version,
        pages=paper.pages,
        size=paper.size,
    )


def paper_rows(reading: Reading, case: CaseInHand) -> tuple[PaperRow, ...]:
    """Every component of the procedure: those asked of this dossier first, the others as not asked."""
    context = case.context()
    asked = asked_components(case.facts.profile, context)
    others = [component for component in case.facts.profile.components if component not in asked]
    rows = [_asked(reading, case, component) for component in asked]
    return tuple(rows) + tuple(_not_asked(reading, component) for component in others)


def component_name(reading: Reading, case: CaseInHand, component: Component) -> str:
    """The name of a component; that of the paper which applies, where there is a choice."""
    choice = choice_of(component, case.context())
    return (choice or component).name.read(reading.locale)


def counts_in_words(check: ComponentCheck) -> str:
    """What was handed in or shown on paper."""
    return gettext(
        "Tại quầy: %(originals)s bản chính, %(copies)s bản sao",
        originals=check.originals,
        copies=check.copies,
    )


def result_files(case: CaseInHand) -> tuple[PaperFile, ...]:
    """The result papers that count now."""
    return tuple(paper_file(paper) for paper in current_papers(case, "result"))


def _asked(reading: Reading, case: CaseInHand, component: Component) -> PaperRow:
    name = component_name(reading, case, component)
    if component.form:
        form = PaperFile(
            gettext("Biểu mẫu điện tử"), f"{_overview(case)}#form-{component.form}", case.dossier.submitted_at
        )
        return PaperRow(name, component.originals, component.copies, (form,), check="form")
    papers = [p for p in case.papers if p.component == component.id and p.purpose == "component"]
    current = [paper for paper in papers if paper.current]
    counted = next((check for check in case.component_checks if check.component == component.id), None)
    if counted and not current:
        words = counts_in_words(counted)
        return PaperRow(
            name,
            component.originals,
            component.copies,
            check=counted.check,
            comment=counted.comment,
            absent=words,
        )
    return PaperRow(
        name=name,
        originals=component.originals,
        copies=component.copies,
        files=tuple(paper_file(paper) for paper in current),
        check=current[-1].check if current else None,
        comment="; ".join(paper.comment for paper in current if paper.comment),
        older=tuple(paper_file(paper) for paper in papers if not paper.current),
    )


def _not_asked(reading: Reading, component: Component) -> PaperRow:
    name = component.name.read(reading.locale)
    return PaperRow(name, 0, 0, check=None, absent=gettext("Không cần trong trường hợp này"))


def _overview(case: CaseInHand) -> str:
    return url_for("desk.dossier", dossier_id=case.dossier.id)
