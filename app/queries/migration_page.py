"""One migration: what would become of each dossier, how far it has come, and what became of them."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import Row, select

from app.persistence.moves_between_versions import move_tallies
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.procedures import dossier_migration
from app.queries.migration_plan import migration_of, step_name
from app.queries.migration_standings import Outlook, outlook_of
from app.queries.migration_steps import later_steps, renamed_tasks
from app.queries.outbox_page import dossier_link
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.role_words import role_words
from app.queries.views_frame import SmallForm
from app.queries.views_migrations import DossierMove, MigrationPage, Reason, StepChange
from app.queries.views_officer import NavItem, Paging
from forms.messages import Message
from processes.actions.migration_judging import (
    NOT_OFFERED,
    Judged,
    Stays,
    StepMoved,
    judge,
    target_offered,
)
from processes.domain.dossier.dossier import Dossier
from processes.domain.migrating import (
    DONE,
    MOVED,
    PLANNED,
    RUNNING,
    STAYED,
    STOPPED,
    WAITING,
    RunMigration,
)
from processes.domain.organisation import Officer, Unit

PAGE = 20
TABS = (WAITING, MOVED, STAYED)


def migration_page(
    reading: Reading,
    code: str,
    migration_id: str,
    tab: str,
    after: str,
    first: int,
    form: SmallForm,
    said: str = "",
) -> MigrationPage:
    """The page with one list of dossiers. Raises NotFound."""
    found = migration_of(reading, code, migration_id)
    counts = move_tallies(reading.session, found.id)
    tab = tab if tab in TABS else next((one for one in TABS if counts.get(one)), WAITING)
    rows, onward = _rows(reading, found, tab, after)
    old, new = (reading.version(id_) for id_ in (found.from_version_id, found.to_version_id))
    ahead = outlook_of(reading, found) if counts.get(WAITING) else Outlook()
    offered = target_offered(reading.world(), found)
    ended = found.status in (DONE, STOPPED)
    here = {"code": code, "migration_id": found.id}
    return MigrationPage(
        code=code,
        name=new.facts.profile.name.read(reading.locale),
        version_from=old.number,
        version_to=new.number,
        status=found.status,
        reason=found.reason,
        by=_officer(reading, found.planned_by),
        planned_at=found.planned_at,
        now=reading.now,
        waiting=counts.get(WAITING, 0),
        moved=counts.get(MOVED, 0),
        stayed=counts.get(STAYED, 0),
        movable=ahead.movable,
        reasons=tuple(_reasons(reading, ahead)),
        pairs=tuple(renamed_tasks(reading, found)),
        later=later_steps(reading, found),
        tabs=tuple(_tabs(here, tab, counts)),
        rows=tuple(_row(reading, found, row) for row in rows),
        paging=_paging(here, tab, first, len(rows), onward, counts),
        back_url=url_for("admin.migrations", code=code),
        page_url=url_for("admin.migration", **here),
        form=form,
        fees_differ=old.facts.profile.fees != new.facts.profile.fees,
        start_url=url_for("admin.start_moving", **here) if _may_start(found, counts, offered) else None,
        stop_url=url_for("admin.stop_moving", **here) if found.status == RUNNING else None,
        undo_url=url_for("admin.migrations", code=code, undo=found.id)
        if ended and counts.get(MOVED) and found.undo_of is None
        else None,
        started_at=found.started_at,
        finished_at=found.finished_at,
        said=said,
    )


def _may_start(found: RunMigration, counts: dict[str, int], offered: bool) -> bool:
    return found.status in (PLANNED, STOPPED) and offered and bool(counts.get(WAITING))


def _paging(
    here: dict[str, Any], tab: str, first: int, shown: int, onward: dict[str, str], counts: dict[str, int]
) -> Paging:
    return forward_pages(
        "admin.migration", {**here, "list": tab}, first, shown, onward, str(counts.get(tab, 0))
    )


def _rows(
    reading: Reading, found: RunMigration, tab: str, after: str
) -> tuple[list[Row[Any]], dict[str, str]]:
    turn = dossier_migration.c
    columns = (turn.dossier_id, turn.status, turn.reason, turn.before, turn.after, turn.at)
    query = select(*columns, dossier.c.code, dossier.c.receiving_unit_id, dossier.c.competent_unit_id)
    query = query.join(dossier, dossier.c.id == turn.dossier_id)
    query = query.where(turn.migration_id == found.id, turn.status == tab, turn.dossier_id > after)
    rows = list(reading.session.execute(query.order_by(turn.dossier_id).limit(PAGE + 1)))
    return rows[:PAGE], {"after": rows[PAGE - 1].dossier_id} if len(rows) > PAGE else {}


def _reasons(reading: Reading, ahead: Outlook) -> Iterator[Reason]:
    for words, count in sorted(ahead.reasons, key=lambda one: -one[1]):
        yield Reason(reading.say(words), count)


def _tabs(here: dict[str, Any], tab: str, counts: dict[str, int]) -> Iterator[NavItem]:
    for name in TABS:
        yield NavItem(name, url_for("admin.migration", **here, list=name), name == tab, counts.get(name, 0))


def _row(reading: Reading, found: RunMigration, row: Row[Any]) -> DossierMove:
    link = dossier_link(reading, row)
    if row.status == WAITING:
        return _ahead(reading, found, row)
    if row.status == STAYED:
        words = Message(row.reason.get("text", ""), row.reason.get("values", {}))
        return DossierMove(link, STAYED, reading.say(words), at=row.at)
    steps = zip(row.before.get("steps", ()), row.after.get("steps", ()), strict=False)
    told = tuple(StepChange(one["label"], two["label"]) for one, two in steps)
    return DossierMove(link, MOVED, steps=told, at=row.at)


def _ahead(reading: Reading, found: RunMigration, row: Row[Any]) -> DossierMove:
    """What would become of a dossier now."""
    link = dossier_link(reading, row)
    subject: Dossier = reading.session.get_one(Dossier, row.dossier_id)
    try:
        if not target_offered(reading.world(), found):
            raise Stays(NOT_OFFERED)
        judged = judge(reading.case(subject), found)
    except Stays as stays:
        return DossierMove(link, "stays", reading.say(stays.words), promised=subject.due_current)
    return DossierMove(
        link,
        "moves",
        steps=tuple(_change(reading, found, step) for step in judged.steps),
        promised=subject.due_current,
        **_missing(reading, judged),
    )


def _missing(reading: Reading, judged: Judged) -> dict[str, tuple[str, ...]]:
    return {
        "lost": tuple(name.read(reading.locale) for name in judged.lost),
        "papers": tuple(one.name.read(reading.locale) for one in judged.papers),
    }


def _change(reading: Reading, found: RunMigration, step: StepMoved) -> StepChange:
    item, lane = step.item, step.node.lane
    old = reading.version(found.from_version_id)
    unit = reading.session.get(Unit, step.unit_id) if step.unit_id != item.unit_id else None
    return StepChange(
        before=step_name(reading, old, item.node),
        after=step.node.name.read(reading.locale),
        due=item.due_at,
        unit=(unit.short_name or unit.name) if unit else "",
        role=role_words(lane.role) if lane.role != item.role else "",
        left_by="" if step.holder_stays or not item.holder_id else _officer(reading, item.holder_id),
    )


def _officer(reading: Reading, officer_id: str) -> str:
    found = reading.session.get(Officer, officer_id)
    return found.name if found else ""
