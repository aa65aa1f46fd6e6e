"""What was posted about a unit."""

from dataclasses import asdict

from app.queries.unit_forms import CODE_ROWS
from app.web.admin.plain_form import PlainForm
from processes.actions.units import UnitDetails
from processes.domain.organisation import Unit


def details_posted(form: PlainForm) -> UnitDetails | None:
    """The details of a unit; None when its first day is none (the form tells)."""
    since = form.must_day("valid_from")
    if since is None:
        return None
    return UnitDetails(
        code=form.text("code").upper(),
        name=form.text("name"),
        level=form.text("level"),
        valid_from=since,
        parent_id=form.maybe("parent_id"),
        name_en=form.maybe("name_en"),
        short_name=form.text("short_name"),
        address=form.text("address"),
        phone=form.text("phone"),
        email=form.text("email"),
        place=form.text("place"),
        calendar_id=form.maybe("calendar_id"),
    )


def codes_posted(form: PlainForm) -> tuple[tuple[str, str], ...]:
    """The further codes, row by row; a row left empty in the middle is closed up, and the form with it."""
    rows = [(form.text(f"scheme_{n}"), form.text(f"code_{n}")) for n in range(1, CODE_ROWS + 1)]
    given = [(scheme, code) for scheme, code in rows if code or scheme]
    for number, (scheme, code) in enumerate([*given, *[("", "")] * (CODE_ROWS - len(given))], start=1):
        form.values[f"scheme_{number}"], form.values[f"code_{number}"] = scheme, code
    return tuple(given)


def asked_unit(details: UnitDetails) -> Unit:
    """A unit with these details, whose id the action makes."""
    return Unit(id="", **asdict(details))
