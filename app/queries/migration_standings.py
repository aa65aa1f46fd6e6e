"""Where the dossiers of a version stand: thousands of runs, few places."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.procedures import dossier_migration
from app.persistence.tables.work import run
from app.queries.reading import Reading
from forms.messages import Message
from processes.actions.migration_judging import (
    ENDED,
    NOT_OFFERED,
    Stays,
    moved_state,
    target_offered,
    why_stays,
)
from processes.domain.dossier.statuses import ENDED as ENDINGS
from processes.domain.dossier.statuses import Status
from processes.domain.migrating import WAITING, RunMigration
from processes.engine.runs import nodes_that_matter, standing_of
from processes.ports import Version

READ_AT_ONCE = 500
ALIVE = (
    run.c.kind == "main",
    run.c.finished_at.is_(None),
    dossier.c.status.not_in((*ENDINGS, Status.DRAFT)),
)
"""What the runs of dossiers under way fulfil."""


def standing_dossiers(reading: Reading, version_id: str) -> dict[str, int]:
    """How many running dossiers of a version need each node: they stand there, or a join still asks."""
    runs = select(run.c.state).join(dossier, dossier.c.id == run.c.dossier_id)
    spec = reading.version(version_id).spec
    known: dict[str, frozenset[str]] = {}
    counts: dict[str, int] = {}
    found = reading.session.execute(runs.where(run.c.version_id == version_id, *ALIVE))
    for (state,) in found.yield_per(READ_AT_ONCE):
        standing = standing_of(state)
        if standing not in known:
            known[standing] = nodes_that_matter(spec, state)
        for node in known[standing]:
            counts[node] = counts.get(node, 0) + 1
    return counts


@dataclass
class Outlook:
    """What would become of the dossiers whose turn has not come: how many move, how many stay and why."""

    movable: int = 0
    reasons: list[tuple[Message, int]] = field(default_factory=list)

    def stay(self, words: Message) -> None:
        """One more stays for this reason."""
        for place, (known, count) in enumerate(self.reasons):
            if known == words:
                self.reasons[place] = (known, count + 1)
                return
        self.reasons.append((words, 1))


def outlook_of(reading: Reading, migration: RunMigration) -> Outlook:
    """Judge every dossier that waits, with one look at the engine for each place at which some stand."""
    old, new = (reading.version(id_) for id_ in (migration.from_version_id, migration.to_version_id))
    offered = target_offered(reading.world(), migration)
    verdicts: dict[str, Message | None] = {}
    found = Outlook()
    for row in reading.session.execute(_waiting(migration)).yield_per(READ_AT_ONCE):
        words = NOT_OFFERED if not offered else _why(row, migration, (old, new), verdicts)
        if words is None:
            found.movable += 1
        else:
            found.stay(words)
    return found


def _waiting(migration: RunMigration) -> Select[Any]:
    at, turn = dossier.c, dossier_migration.c
    facts = (at.status, at.version_id, at.case, at.channel, at.received_at, at.finished_at)
    query = select(*facts, run.c.state, run.c.finished_at.label("run_ended"))
    query = query.join(dossier_migration, turn.dossier_id == at.id).join(run, run.c.dossier_id == at.id)
    return query.where(turn.migration_id == migration.id, turn.status == WAITING, run.c.kind == "main")


def _why(
    row: Row[Any], migration: RunMigration, pair: tuple[Version, Version], verdicts: dict[str, Message | None]
) -> Message | None:
    old, new = pair
    if row.run_ended is not None:
        return ENDED
    if words := why_stays(row, migration, old.facts, new.facts):
        return words
    standing = standing_of(row.state)
    if standing not in verdicts:
        verdicts[standing] = _verdict(old, new, row.state, migration)
    return verdicts[standing]


def _verdict(old: Version, new: Version, state: bytes, migration: RunMigration) -> Message | None:
    try:
        moved_state(old, new, state, migration.rename)
    except Stays as stays:
        return stays.words
    return None
