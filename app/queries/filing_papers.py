"""The papers of a declaration: one upload for each component, with what was handed in before."""

from flask import url_for

from app.queries.filing_words import accepted_extensions, accepted_words, file_row
from app.queries.views_filing import PaperUpload
from app.queries.views_frame import Option
from app.services import services
from app.web.languages import current_locale
from processes.actions.case import CaseInHand
from processes.actions.papers import asked_components, choice_of
from processes.domain.dossier.dossier import Paper
from processes.domain.errors import NotFound
from processes.domain.procedure import Component


def asked_papers(case: CaseInHand) -> list[Component]:
    """The components that must be uploaded, or may be; those declared or only shown are not among them."""
    asked = asked_components(case.facts.profile, case.context())
    return [component for component in asked if component.is_uploaded]


def asked_paper(case: CaseInHand, component_id: str) -> Component:
    """One of them. Raises NotFound."""
    found = next((component for component in asked_papers(case) if component.id == component_id), None)
    if found is None:
        raise NotFound
    return found


def paper_name(case: CaseInHand, component: Component) -> str:
    """The name of the paper; that of the choice which applies, where there are several."""
    choice = choice_of(component, case.context())
    return (choice or component).name.read(current_locale())


def paper_says(component: Component) -> str:
    """What is asked of the file: "Bản công chứng hoặc chứng thực. PDF, JPG hoặc PNG, tối đa 20 MB."."""
    kinds = accepted_words(component, megabytes_of(component))
    note = component.note.read(current_locale()) if component.note else ""
    return f"{note} {kinds}".strip()


def megabytes_of(component: Component) -> int:
    """The largest file that is taken."""
    return min(component.max_megabytes, services().settings.upload_megabytes)


def field_name(component_id: str) -> str:
    """The name of the file field of a component, and its id on the page."""
    return f"paper-{component_id}"


def upload_box(
    case: CaseInHand, component: Component, error: str = "", removable: bool = True
) -> PaperUpload:
    """A component with its files and its box."""
    mine = [
        paper for paper in case.papers if paper.component == component.id and paper.purpose == "component"
    ]
    current = [paper for paper in mine if paper.current]
    return PaperUpload(
        name=paper_name(case, component),
        field=field_name(component.id),
        hint=paper_says(component),
        required=component.required,
        files=tuple(file_row(paper, paper_url(paper)) for paper in current),
        old_files=tuple(file_row(paper, paper_url(paper), older=True) for paper in mine if not paper.current),
        error=error,
        accept=accepted_extensions(component),
        removable=tuple(Option(paper.id, paper.filename) for paper in mine) if removable else (),
    )


def paper_url(paper: Paper) -> str:
    """The address of a paper: by its id, never by hash or name."""
    return url_for("files.paper", paper_id=paper.id)
