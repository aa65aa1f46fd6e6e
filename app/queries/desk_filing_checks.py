"""The papers that an officer counts and ticks while drawing up a dossier at the desk."""

from collections.abc import Mapping

from flask_babel import gettext

from app.queries.desk_files import component_name
from app.queries.reading import Reading
from app.queries.views_frame import FieldError
from app.queries.views_officer_task import PaperCheck
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick, counted_components
from processes.domain.procedure import Component


def component_rows(
    reading: Reading,
    case: CaseInHand,
    posted: Mapping[str, ComponentTick],
    errors: tuple[FieldError, ...] = (),
) -> tuple[PaperCheck, ...]:
    """The components asked with the answers so far: as posted, as kept, or not looked at yet."""
    kept = {
        check.component: ComponentTick(check.originals, check.copies, check.check, check.comment)
        for check in case.component_checks
    }
    wrong = {error.field: error.words for error in errors}
    return tuple(
        _row(
            reading,
            component_name(reading, case, component),
            component,
            posted.get(component.id) or kept.get(component.id),
            wrong.get(f"check-{component.id}", ""),
        )
        for component in counted_components(case)
    )


def _row(
    reading: Reading, name: str, component: Component, tick: ComponentTick | None, error: str
) -> PaperCheck:
    return PaperCheck(
        id=component.id,
        name=name,
        due_originals=component.originals,
        due_copies=component.copies,
        originals=str(tick.originals) if tick else "",
        copies=str(tick.copies) if tick else "",
        check=tick.check if tick else "unchecked",
        comment=tick.comment if tick else "",
        required=component.required,
        absent=component.note.read(reading.locale)
        if component.note
        else gettext("Ghi số bản đã nhận hoặc đã xem."),
        error=error,
    )
