"""The world of one transaction: implements what the actions ask for with plain SELECTs under a lock."""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, text
from sqlalchemy.orm import Session

from app.folding import fold
from app.persistence import moves_between_versions, staff
from app.persistence.actors import read_actor
from app.persistence.calendars import CalendarShelf
from app.persistence.postgres import take_office_turn
from app.persistence.seals import StoredJournals
from app.persistence.statements import (
    equal_rows,
    first_timer,
    last_done,
    locking_dossier,
    locking_dossier_of_item,
    under_way,
)
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.oversight import office_journal
from app.persistence.tables.procedures import procedure_version
from app.persistence.tables.work import due, work_item
from app.persistence.versions import VersionShelf
from processes.domain.access import Actor
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Answers, Dossier, Paper
from processes.domain.dossier.records import Payment, Slip
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import DONE, OPEN, Due, PauseRecord, RunRecord, TaskDraft, WorkItem
from processes.domain.errors import NotFound
from processes.domain.migrating import RunMigration
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import (
    LocalFee,
    Officer,
    Party,
    ProcedureRecord,
    ProcedureVersion,
    SlotFilling,
    Unit,
)
from processes.domain.procedure.local_fees import fee_in_force
from processes.domain.working_time import WorkingCalendar
from processes.ports import Version

NEXT_NUMBER = text(
    "INSERT INTO counter (key, value) VALUES (:key, 1) "
    "ON CONFLICT (key) DO UPDATE SET value = counter.value + 1 RETURNING value"
)


class DatabaseWorld:
    """See ``processes.ports.World``."""

    def __init__(
        self, session: Session, now: datetime, versions: VersionShelf, calendars: CalendarShelf
    ) -> None:
        self._session = session
        self._now = now
        self._versions = versions
        self._calendars = calendars
        self._held: list[object] = []
        self._main_runs: dict[str, RunRecord] = {}

    @property
    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return day_of(self._now)

    def new_id(self) -> str:
        return str(uuid.uuid4())

    def add(self, thing: object) -> None:
        self._session.add(thing)

    def remove(self, thing: object) -> None:
        self._session.delete(thing)

    def flush(self) -> None:
        self._session.flush()

    def get(self, kind: type[Any], key: object) -> Any | None:
        return self._session.get(kind, key)

    def lock(self, kind: type[Any], key: object) -> Any | None:
        return self._session.get(kind, key, with_for_update=True, populate_existing=True)

    def find(self, kind: type[Any], /, **equal: object) -> list[Any]:
        return list(self._session.scalars(equal_rows(kind, tuple(equal)), equal))

    def locked(self, kind: type[Any], key: object) -> Any | None:
        return self._session.get(kind, key, populate_existing=True, with_for_update=True)

    def actor(self, actor_id: str) -> Actor:
        return read_actor(self._session, actor_id, self.today())

    @property
    def journals(self) -> StoredJournals:
        return StoredJournals(self._session)

    def last_office_entry(self) -> OfficeEntry | None:
        take_office_turn(self._session)
        return self._session.scalars(
            select(OfficeEntry).order_by(office_journal.c.seq.desc()).limit(1)
        ).first()

    def fold(self, text: str) -> str:
        return fold(text)

    def lock_dossier(self, dossier_id: str) -> Dossier:
        found: Dossier = self._locked(locking_dossier(), dossier_id)[0]
        return found

    def lock_dossier_of_item(self, item_id: str) -> Dossier:
        row = self._locked(locking_dossier_of_item(), item_id)
        found: Dossier = row[0]
        self._main_runs[found.id] = row[1]
        return found

    def lock_dossier_of_payment(self, reference: str) -> tuple[Dossier, Payment]:
        payment = self._first(Payment, reference=reference)
        if payment is None:
            raise NotFound
        locked = self.lock_dossier(payment.dossier_id)
        self._session.refresh(payment)
        return locked, payment

    def _locked(self, query: Select[Any], key: str) -> Row[Any]:
        options = {"populate_existing": True}
        row = self._session.execute(query, {"key": key}, execution_options=options).first()
        if row is None:
            raise NotFound
        return row

    def main_run(self, dossier_id: str) -> RunRecord | None:
        known = self._main_runs.get(dossier_id)
        return known or self._first(RunRecord, dossier_id=dossier_id, kind="main")

    def open_items(self, dossier_id: str) -> list[WorkItem]:
        return self._all(WorkItem, "created_at", dossier_id=dossier_id, state=OPEN)

    def last_done(self, dossier_id: str, nodes: Collection[str]) -> dict[str, WorkItem]:
        found = self._session.scalars(last_done(), {"dossier_id": dossier_id, "nodes": list(nodes)})
        return {item.node: item for item in found}

    def done_by_another(self, dossier_id: str, actor_id: str) -> WorkItem | None:
        query = (
            select(WorkItem)
            .where(work_item.c.dossier_id == dossier_id, work_item.c.state == DONE)
            .where(work_item.c.role != "applicant", work_item.c.done_by != actor_id)
            .order_by(work_item.c.created_at.desc())
            .limit(1)
        )
        return self._session.scalars(query).first()

    def open_dues(self, run_id: str) -> list[Due]:
        query = equal_rows(Due, ("run_id",), "started_at").where(due.c.fired_at.is_(None))
        return list(self._session.scalars(query, {"run_id": run_id}))

    def first_timer(self, dossier_id: str) -> tuple[datetime, str] | None:
        row = self._session.execute(first_timer(), {"dossier_id": dossier_id, "now": self._now}).first()
        return None if row is None else (row.due_at, row.id)

    def forget_fired(self, before: datetime, most: int) -> int:
        old = select(due.c.id).where(due.c.fired_at < before).limit(most)
        gone = list(self._session.scalars(old))
        self._session.execute(delete(due).where(due.c.id.in_(gone)))
        return len(gone)

    def pauses(self, dossier_id: str) -> list[PauseRecord]:
        return self._all(PauseRecord, "started_at", dossier_id=dossier_id)

    def answers(self, dossier_id: str) -> list[Answers]:
        return self._all(Answers, "form", dossier_id=dossier_id)

    def papers(self, dossier_id: str) -> list[Paper]:
        return self._all(Paper, "uploaded_at", dossier_id=dossier_id)

    def payments(self, dossier_id: str) -> list[Payment]:
        return self._all(Payment, "created_at", dossier_id=dossier_id)

    def slips(self, dossier_id: str) -> list[Slip]:
        return self._all(Slip, "issued_at", dossier_id=dossier_id)

    def task_draft(self, item_id: str, officer_id: str) -> TaskDraft | None:
        return self._session.get(TaskDraft, (item_id, officer_id))

    def officer_name(self, officer_id: str) -> str:
        officer = self._session.get(Officer, officer_id)
        return officer.name if officer else ""

    def party(self, party_id: str) -> Party:
        return self._must(Party, party_id)

    def draft_count(self, party_id: str) -> int:
        mine = (dossier.c.party_id == party_id, dossier.c.filed_by.is_(None))
        query = select(func.count()).where(*mine, dossier.c.status == Status.DRAFT)
        return int(self._session.execute(query).scalar_one())

    def unit(self, unit_id: str) -> Unit:
        return self._must(Unit, unit_id)

    def slot(self, receiving_unit_id: str, slot: str) -> str | None:
        filling = self._session.get(SlotFilling, (receiving_unit_id, slot))
        return filling.unit_id if filling else None

    def calendar(self, unit_id: str) -> WorkingCalendar:
        return self._calendars.of_unit(self._session, unit_id)

    def unfinished_work(self, unit_id: str) -> tuple[int, int]:
        tasks, dossiers = staff.unfinished_work(unit_id)
        count = self._session.execute
        return int(count(tasks).scalar_one()), int(count(dossiers).scalar_one())

    def dossiers_under_way(self, unit_ids: Collection[str]) -> list[str]:
        return list(self._session.scalars(under_way(select(dossier.c.id), unit_ids).order_by(dossier.c.id)))

    def add_moments(self, kind: str, dossier_ids: Collection[str], node: str, timer_id: str) -> None:
        same = {"kind": kind, "node": node, "timer_id": timer_id, "clock": "own", "attempts": 0}
        same |= {"started_at": self._now, "due_at": self._now}
        rows = [{"id": self.new_id(), "dossier_id": dossier_id, **same} for dossier_id in dossier_ids]
        if rows:
            self._session.execute(insert(due), rows)

    def plan_moves(self, migration: RunMigration) -> int:
        return moves_between_versions.plan_moves(self._session, migration)

    def waiting_moves(self, migration_id: str) -> list[str]:
        return moves_between_versions.waiting_moves(self._session, migration_id)

    def move_tallies(self, migration_id: str) -> dict[str, int]:
        return moves_between_versions.move_tallies(self._session, migration_id)

    def dossiers_held_by(self, officer_id: str) -> list[str]:
        return list(self._session.scalars(staff.dossiers_held_by(officer_id)))

    def administrators(self, day: date) -> set[str]:
        return set(self._session.scalars(staff.administrators(day)))

    def version(self, version_id: str) -> Version:
        return self._versions.take(self._session, version_id)

    def version_in_force(self, procedure_code: str) -> Version:
        record = self._must(ProcedureRecord, procedure_code)
        if record.version_id is None:
            raise NotFound
        return self.version(record.version_id)

    def local_fee(
        self, procedure_code: str, fee_id: str, unit_id: str, channel: str, day: date
    ) -> LocalFee | None:
        known = self.find(LocalFee, procedure_code=procedure_code, fee_id=fee_id)
        return fee_in_force(known, unit_id, channel, day)

    def version_by_hash(self, sha256: str) -> ProcedureVersion | None:
        return self._first(ProcedureVersion, sha256=sha256)

    def scheduled_versions(self, procedure_code: str) -> list[ProcedureVersion]:
        at = procedure_version.c
        waiting = (at.procedure_code == procedure_code, at.scheduled_for.is_not(None))
        query = select(ProcedureVersion).where(*waiting).order_by(at.number).with_for_update()
        return list(self._session.scalars(query))

    def next_number(self, counter: str) -> int:
        return int(self._session.execute(NEXT_NUMBER, {"key": counter}).scalar_one())

    def _must(self, kind: type[Any], key: object) -> Any:
        found = self._session.get(kind, key)
        if found is None:
            raise NotFound
        # The session forgets what nobody holds, and would read it again when asked twice.
        self._held.append(found)
        return found

    def _first(self, kind: type[Any], /, **equal: object) -> Any | None:
        return self._session.scalars(equal_rows(kind, tuple(equal)), equal).first()

    def _all(self, kind: type[Any], order: str, /, **equal: object) -> list[Any]:
        return list(self._session.scalars(equal_rows(kind, tuple(equal), order), equal))
