"""Two versions side by side: a list of what differs, and both drawings with the numbers of the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Row, select

from app.persistence.tables.procedures import procedure, procedure_version
from app.queries.difference_words import field_words, sort_words
from app.queries.reading import Reading
from app.queries.views_difference import ChangeGroup, ChangeRow, DifferencePage, FieldLine
from app.queries.views_frame import Link, Option
from processes.domain.drafting import DiagramDraft
from processes.domain.errors import NotFound
from processes.engine.diagram import DiagramError, draw_svg, picture
from processes.engine.diagram.renaming import SEPARATOR
from processes.engine.diagram.svg_badges import Badge
from processes.engine.difference import PARTS, REMOVED, Change, Drawn, difference

DRAWN_PARTS = ("element", "block")
UNSAID = ("sort",)
"""Fields that the row says itself where a whole element is new or gone."""


@dataclass(frozen=True)
class Side:
    """One of the two: what it is called, and its drawing."""

    name: str
    drawn: Drawn


def versions_compared(reading: Reading, code: str, asked: tuple[int | None, int | None]) -> DifferencePage:
    """Two versions of a procedure; those not asked for are the two newest. Raises NotFound."""
    row = reading.session.execute(select(procedure).where(procedure.c.code == code)).first()
    at = procedure_version.c
    found = select(at.number, at.id, at.source, at.xml).where(at.procedure_code == code)
    versions = {one.number: one for one in reading.session.execute(found.order_by(at.number))}
    if row is None or not versions:
        raise NotFound
    numbers = sorted(versions)
    after = asked[1] or numbers[-1]
    before = asked[0] or max((n for n in numbers if n < after), default=after)
    if before not in versions or after not in versions:
        raise NotFound
    sides = [_version_side(versions[number]) for number in (before, after)]
    return _page(
        reading,
        (row.name, code),
        (sides[0], sides[1]),
        Link(row.name, _way_back(reading, code)),
        choices=tuple(Option(str(n), gettext("Bản %(number)s", number=n)) for n in numbers),
        chosen=(str(before), str(after)),
        url=url_for("designer.compare_versions", code=code),
    )


def draft_compared(reading: Reading, draft: DiagramDraft, expanded: bytes, back: Link) -> DifferencePage:
    """A drawing with the version in force, or where none is with the one that it began from.

    ``expanded`` is the drawing with its blocks; without them where they cannot be put in. Raises NotFound.
    """
    at, record = procedure_version.c, procedure.c
    columns = select(at.number, at.source, at.xml)
    current = columns.join(procedure, record.version_id == at.id).where(record.code == draft.procedure_code)
    found = reading.session.execute(current).first()
    if found is None:
        found = reading.session.execute(columns.where(at.id == draft.based_on)).first()
    if found is None:
        raise NotFound
    after = Side(gettext("Bản vẽ"), Drawn(draft.source, expanded))
    return _page(reading, (back.text, draft.procedure_code), (_version_side(found), after), back)


def _version_side(row: Row[Any]) -> Side:
    return Side(gettext("Bản %(number)s", number=row.number), Drawn(row.source, row.xml))


def _way_back(reading: Reading, code: str) -> str:
    if reading.actor.has_role("system_admin"):
        return url_for("admin.procedure_page", code=code)
    return url_for("designer.drafts")


def _page(
    reading: Reading, what: tuple[str, str], sides: tuple[Side, Side], back: Link, **more: Any
) -> DifferencePage:
    before, after = sides
    page = DifferencePage(what[0], what[1], before.name, after.name, back, **more)
    try:
        found = difference(before.drawn, after.drawn)
    except DiagramError as error:
        return replace(page, unreadable=reading.say(error.text))
    numbered = list(enumerate(found, 1))
    pictures = [
        _drawing(reading, before.drawn.source, numbered, "before", True),
        _drawing(reading, after.drawn.source, numbered, "after", False),
    ]
    groups = tuple(_groups(numbered))
    return replace(page, groups=groups, svg_before=pictures[0], svg_after=pictures[1])


def _groups(numbered: Sequence[tuple[int, Change]]) -> Iterator[ChangeGroup]:
    for part in PARTS:
        rows = tuple(_row(number, change) for number, change in numbered if change.part == part)
        if rows:
            yield ChangeGroup(part, rows)


def _row(number: int, change: Change) -> ChangeRow:
    whole = change.kind in ("added", "removed")
    fields = [one for one in change.fields if not (whole and one.path in UNSAID)]
    return ChangeRow(
        number=number,
        kind=change.kind,
        name=change.name or ("" if change.part == "profile" else change.id),
        sort=sort_words(change.sort),
        fields=tuple(FieldLine(field_words(one.path), one.before, one.after) for one in fields),
        url=_lead(change),
        inside=change.inside,
    )


def _lead(change: Change) -> str:
    """The badge in the drawing that shows it."""
    if change.part not in DRAWN_PARTS:
        return ""
    place = change.id.partition(SEPARATOR)[0] if change.part == "block" else change.id
    side = "before" if change.kind == REMOVED and change.part == "element" else "after"
    return f"#{side}-at-{place}"


def _drawing(
    reading: Reading, source: bytes, numbered: Sequence[tuple[int, Change]], prefix: str, older: bool
) -> Markup:
    """The older drawing shows what is gone, the newer one everything else."""
    drawn = picture(source)
    badges: dict[str, Badge] = {}
    for number, change in numbered:
        if _lead(change).startswith(f"#{prefix}-at-"):
            badges.setdefault(_lead(change).removeprefix(f"#{prefix}-at-"), Badge(change.kind, number))
    if not drawn.shapes or (older and not badges):
        return Markup()
    # The drawing is made by our own code; what the diagram says is escaped as it is written.
    return Markup(draw_svg(drawn, locale=reading.locale, prefix=prefix, badges=badges))
