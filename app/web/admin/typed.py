"""Plain forms of administrators: what was typed, days written by hand, and the errors shown again."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from flask import request

from app.queries.views_frame import FieldError, SmallForm
from app.web.languages import say
from forms.dates import parse_date
from forms.messages import message
from processes.actions.faults import BadInput, Fault, refuse

Done = TypeVar("Done")


def text(field: str) -> str:
    """What was typed, without spaces around it."""
    return request.form.get(field, "").strip()


def day(field: str) -> date:
    """The day that was typed. Raises BadInput."""
    found = day_or_none(field)
    if found is None:
        refuse([Fault(field, message("Nhập ngày, ví dụ: 25/11/2026."))])
        raise AssertionError
    return found


def day_or_none(field: str) -> date | None:
    """The day that was typed; None for an empty box. Raises BadInput for what names no day."""
    typed = text(field)
    found = parse_date(typed)
    if typed and found is None:
        refuse(
            [
                Fault(
                    field,
                    message("Ngày viết theo mẫu 25/11/2026; “{typed}” không phải là ngày.", typed=typed),
                )
            ]
        )
    return found


def all_of(*reads: Callable[[], object]) -> None:
    """Reads everything and raises one BadInput with every fault, so that all are shown at once."""
    faults: list[Fault] = []
    for read in reads:
        try:
            read()
        except BadInput as refused:
            faults.extend(refused.faults)
    refuse(faults)


def form_with(url: str, refused: BadInput) -> SmallForm:
    """The form with what was typed and what is wrong with it."""
    return SmallForm(url, dict(request.form.items()), tuple(errors(refused.faults)))


def errors(faults: Iterable[Fault]) -> Iterable[FieldError]:
    """The faults in the reader's language."""
    return (FieldError(say(fault.words), fault.field) for fault in faults)
