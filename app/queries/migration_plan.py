"""The page that plans a migration: which version is left, and what takes the place of steps that are gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import func, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer
from app.persistence.tables.procedures import dossier_migration, procedure_version, run_migration
from app.persistence.tables.work import run
from app.queries.migration_standings import ALIVE, standing_dossiers
from app.queries.procedure_admin import procedure_row
from app.queries.reading import Reading
from app.queries.views_frame import Option, SmallForm
from app.queries.views_migrations import MappedNode, MigrationPlan, PastMigration
from processes.domain.errors import NotFound
from processes.domain.migrating import MOVED, STAYED, WAITING, RunMigration
from processes.engine.runs import correspond, element_names
from processes.ports import Version

MOST_PAST = 20
FIELD = "node_"


@dataclass(frozen=True)
class Between:
    """The versions of a plan, and the migration that it takes back."""

    old: Version
    new: Version
    undo: RunMigration | None = None


def between(reading: Reading, code: str, number: int | None, undo_of: str) -> Between | None:
    """From the version of this number to the one in force, or back as a migration came.

    None without a number, or when the procedure has ended. Raises NotFound.
    """
    if undo_of:
        first = migration_of(reading, code, undo_of)
        return Between(reading.version(first.to_version_id), reading.version(first.from_version_id), first)
    in_force = procedure_row(reading, code).version_id
    if number is None or in_force is None:
        return None
    at = procedure_version.c
    left = reading.session.scalar(select(at.id).where(at.procedure_code == code, at.number == number))
    if left is None or left == in_force:
        raise NotFound
    return Between(reading.version(left), reading.version(in_force))


def migration_of(reading: Reading, code: str, migration_id: str) -> RunMigration:
    """A migration of a procedure. Raises NotFound."""
    found = reading.session.get(RunMigration, migration_id)
    if found is None or found.procedure_code != code:
        raise NotFound
    return found


def proposed(pair: Between) -> dict[str, str]:
    """What takes the place of what, as far as can be told; back as it came, where the plan takes one back."""
    found = dict(correspond(pair.old.spec, pair.new.spec).rename)
    if pair.undo is not None:
        back: dict[str, list[str]] = {}
        for old, new in pair.undo.rename.items():
            back.setdefault(new, []).append(old)
        found |= {new: olds[0] for new, olds in back.items() if len(olds) == 1}
    return found


def chosen_map(pair: Between, typed: Mapping[str, str]) -> dict[str, str]:
    """The proposal with what was chosen by hand; an empty choice leaves the dossiers there where they are."""
    found = proposed(pair)
    for one in correspond(pair.old.spec, pair.new.spec).by_hand:
        choice = typed.get(FIELD + one.node)
        if choice:
            found[one.node] = choice
        elif choice is not None:
            found.pop(one.node, None)
    return found


def plan_page(
    reading: Reading, code: str, pair: Between | None, form: SmallForm, said: str = ""
) -> MigrationPlan:
    """The page; with ``pair`` the steps that need a hand. Raises NotFound."""
    row = procedure_row(reading, code)
    in_force = reading.version(row.version_id) if row.version_id else None
    needed = standing_dossiers(reading, pair.old.id) if pair else {}
    return MigrationPlan(
        code=code,
        name=in_force.facts.profile.name.read(reading.locale) if in_force else row.name,
        form=form,
        back_url=url_for("admin.procedure_page", code=code),
        choices=tuple(_choices(reading, code, row.version_id)),
        in_force=pair.new.number if pair else in_force and in_force.number,
        leaving=pair.old.number if pair else None,
        running=_running(reading, code).get(pair.old.id, 0) if pair else 0,
        nodes=tuple(_nodes(reading, pair, needed, form)) if pair else (),
        past=tuple(_past(reading, code)),
        now=reading.now,
        undoes=bool(pair and pair.undo),
        said=said,
    )


def step_name(reading: Reading, version: Version, node: str) -> str:
    """The name of a step in the reader's language; its id where it has none."""
    facts = version.facts
    places = (facts.tasks, facts.timers, facts.steps, facts.messages)
    found = next((nodes[node].name for nodes in places if node in nodes), None)
    words = found.read(reading.locale) if found else element_names(version.spec).get(node)
    return words or node


def _nodes(
    reading: Reading, pair: Between, needed: Mapping[str, int], form: SmallForm
) -> Iterator[MappedNode]:
    proposal = proposed(pair)
    # A diagram is read from its end to its start.
    for one in reversed(correspond(pair.old.spec, pair.new.spec).by_hand):
        if one.node not in needed:
            continue
        name = FIELD + one.node
        known = [Option(node, _named(reading, pair.new, node)) for node in one.candidates]
        yield MappedNode(
            field=name,
            name=step_name(reading, pair.old, one.node),
            id=one.node,
            dossiers=needed[one.node],
            options=(Option("", gettext("Không có: hồ sơ ở lại bản cũ")), *known),
            chosen=form.values.get(name, proposal.get(one.node, "")),
            error=form.error(name),
        )


def _named(reading: Reading, version: Version, node: str) -> str:
    name = step_name(reading, version, node)
    return name if name == node else f"{name} ({node})"


def _choices(reading: Reading, code: str, in_force: str | None) -> Iterator[Option]:
    at, running = procedure_version.c, _running(reading, code)
    query = select(at.id, at.number).where(at.procedure_code == code).order_by(at.number.desc())
    for row in reading.session.execute(query):
        if row.id != in_force and running.get(row.id):
            words = gettext(
                "Bản %(number)s, %(count)s hồ sơ đang chạy", number=row.number, count=running[row.id]
            )
            yield Option(str(row.number), words)


def _running(reading: Reading, code: str) -> dict[str, int]:
    query = select(run.c.version_id, func.count()).join(dossier, dossier.c.id == run.c.dossier_id)
    query = query.where(dossier.c.procedure_code == code, *ALIVE).group_by(run.c.version_id)
    return {row[0]: row[1] for row in reading.session.execute(query)}


def _past(reading: Reading, code: str) -> Iterator[PastMigration]:
    at = run_migration.c
    columns = (at.id, at.from_version_id, at.to_version_id, at.planned_at, at.status, at.undo_of)
    query = select(*columns, officer.c.name).outerjoin(officer, officer.c.id == at.planned_by)
    query = query.where(at.procedure_code == code).order_by(at.planned_at.desc(), at.id).limit(MOST_PAST)
    rows = reading.session.execute(query).all()
    tallies = _tallies(reading, [row.id for row in rows])
    for row in rows:
        yield PastMigration(
            url=url_for("admin.migration", code=code, migration_id=row.id),
            version_from=reading.version(row.from_version_id).number,
            version_to=reading.version(row.to_version_id).number,
            at=row.planned_at,
            by=row.name or "",
            status=row.status,
            undoes=row.undo_of is not None,
            **{name: tallies.get((row.id, name), 0) for name in (MOVED, STAYED, WAITING)},
        )


def _tallies(reading: Reading, ids: list[str]) -> dict[tuple[str, str], int]:
    at: Any = dossier_migration.c
    query = select(at.migration_id, at.status, func.count()).where(at.migration_id.in_(ids))
    found = reading.session.execute(query.group_by(at.migration_id, at.status))
    return {(row[0], row[1]): row[2] for row in found}
