"""Maps the plain dataclasses of the domain to their tables, once, at import."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import registry

from app.persistence.accounts import Account, LoginSession
from app.persistence.database import metadata
from app.persistence.tables import accounts, dossiers, organisation, oversight, procedures, records, work
from processes.domain import drafting, migrating, seals
from processes.domain import office_journal as office
from processes.domain import organisation as org
from processes.domain.dossier import dossier, journal
from processes.domain.dossier import records as rec
from processes.domain.dossier import work as wrk

mapper_registry = registry(metadata=metadata)

PAIRS: tuple[tuple[type[Any], Table], ...] = (
    (org.Unit, organisation.unit),
    (org.UnitCode, organisation.unit_code),
    (org.UnitSuccession, organisation.unit_succession),
    (org.Officer, organisation.officer),
    (org.Post, organisation.post),
    (org.SlotFilling, organisation.slot_filling),
    (org.Party, organisation.party),
    (org.CalendarRecord, organisation.calendar),
    (org.ProcedureRecord, procedures.procedure),
    (org.ProcedureVersion, procedures.procedure_version),
    (org.LocalFee, procedures.local_fee),
    (drafting.DiagramDraft, procedures.diagram_draft),
    (migrating.RunMigration, procedures.run_migration),
    (migrating.DossierMigration, procedures.dossier_migration),
    (dossier.Dossier, dossiers.dossier),
    (dossier.Answers, dossiers.answers),
    (dossier.ComponentCheck, dossiers.component_check),
    (dossier.Paper, dossiers.paper),
    (journal.JournalEntry, dossiers.journal),
    (wrk.RunRecord, work.run),
    (wrk.WorkItem, work.work_item),
    (wrk.Due, work.due),
    (wrk.IntakeClock, work.intake_clock),
    (wrk.PauseRecord, work.pause),
    (wrk.TaskDraft, work.task_draft),
    (rec.Payment, records.payment),
    (rec.Slip, records.slip),
    (rec.OutboxMessage, records.outbox),
    (rec.Incident, records.incident),
    (rec.InboxMessage, records.inbox),
    (rec.DecisionRecord, records.decision_record),
    (office.OfficeEntry, oversight.office_journal),
    (seals.JournalSeal, oversight.journal_seal),
    (Account, accounts.account),
    (LoginSession, accounts.login_session),
)

OPTIONS: dict[type[Any], dict[str, Any]] = {
    dossier.Dossier: {"version_id_col": dossiers.dossier.c.row_version},
    wrk.RunRecord: {"version_id_col": work.run.c.row_version},
    # The database numbers the entries; known by dossier and place instead, many of them are one INSERT.
    journal.JournalEntry: {
        "primary_key": (dossiers.journal.c.dossier_id, dossiers.journal.c.seq),
        "exclude_properties": {"id"},
    },
}


def map_all() -> None:
    """Map every pair; a field without a column, or a column without a field, is a mistake."""
    for cls, table in PAIRS:
        names = {f.name for f in fields(cls)}
        if names != set(table.columns.keys()):
            raise RuntimeError(
                f"{cls.__name__} and table {table.name} differ: {names ^ set(table.columns.keys())}"
            )
        mapper_registry.map_imperatively(cls, table, **OPTIONS.get(cls, {}))


map_all()
