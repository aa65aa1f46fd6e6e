"""What the actions need from outside: one transaction's view of the world.

An action receives a :class:`World`, changes the plain objects it got from it, adds new ones, and returns. It
never commits: whoever runs the action does, once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from forms.definition import FormDefinition
from processes.domain.access import Actor
from processes.domain.dossier.dossier import Answers, Dossier, Paper
from processes.domain.dossier.records import Payment, Slip
from processes.domain.dossier.work import Due, PauseRecord, RunRecord, TaskDraft, WorkItem
from processes.domain.migrating import RunMigration
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import LocalFee, Party, ProcedureVersion, Unit
from processes.domain.procedure import Facts
from processes.domain.seals import JournalReach, JournalSeal
from processes.domain.working_time import WorkingCalendar
from processes.engine.runs import Spec


@dataclass(frozen=True)
class Version:
    """A version of a procedure, ready to be worked with; shared between threads and never changed."""

    id: str
    procedure_code: str
    number: int
    facts: Facts
    spec: Spec
    forms: Mapping[str, FormDefinition]


class Journals(Protocol):
    """The journals of all dossiers and of the office, as the daily seal sees them."""

    def hold(self) -> None:
        """Keep others from writing a journal until the end of the transaction."""

    def last_seal(self) -> JournalSeal | None:
        """The newest seal."""

    def reach(self, after: JournalReach) -> JournalReach:
        """How far both journals have come, and how many entries they have after ``after``."""

    def hashes(self, after: JournalReach, up_to: JournalReach) -> Iterator[str]:
        """The hashes in between, streamed: those of dossiers by id, then those of the office."""


class World(Protocol):
    """One transaction: everything read through it is locked with the dossier it belongs to."""

    @property
    def now(self) -> datetime:
        """The moment of the action, the same from its first line to its last."""

    def new_id(self) -> str:
        """A new random identifier."""

    def add(self, thing: object) -> None:
        """Keep a new object."""

    def remove(self, thing: object) -> None:
        """Forget an object."""

    def flush(self) -> None:
        """Send what is pending to the database now, so that a constraint speaks up here."""

    def get(self, kind: type[Any], key: object) -> Any | None:
        """An object of ``kind`` by its key, without a lock."""

    def lock(self, kind: type[Any], key: object) -> Any | None:
        """An object of ``kind`` by its key, as it is now, locked until the end of the transaction."""

    def find(self, kind: type[Any], /, **equal: object) -> list[Any]:
        """The objects of ``kind`` whose fields equal the values given, without a lock."""

    def locked(self, kind: type[Any], key: object) -> Any | None:
        """An object of ``kind`` by its key, locked until the end of the transaction and read anew."""

    def actor(self, actor_id: str) -> Actor:
        """Somebody with the rights of today; without any when the account is gone."""

    @property
    def journals(self) -> Journals:
        """Both journals, for sealing."""

    def last_office_entry(self) -> OfficeEntry | None:
        """The newest entry of the office's journal, locked: entries are numbered one after the other."""

    def lock_dossier(self, dossier_id: str) -> Dossier:
        """The dossier, locked until the end of the transaction; raises NotFound."""

    def lock_dossier_of_item(self, item_id: str) -> Dossier:
        """The dossier that a work item belongs to, locked; raises NotFound."""

    def lock_dossier_of_payment(self, reference: str) -> tuple[Dossier, Payment]:
        """The dossier and payment of a payment reference, locked; raises NotFound."""

    def main_run(self, dossier_id: str) -> RunRecord | None:
        """The run of the procedure's own diagram."""

    def open_items(self, dossier_id: str) -> list[WorkItem]:
        """The open work items of a dossier, oldest first."""

    def last_done(self, dossier_id: str, nodes: Collection[str]) -> dict[str, WorkItem]:
        """The work item done last at each of ``nodes``, by node; a node where none was done is absent."""

    def done_by_another(self, dossier_id: str, actor_id: str) -> WorkItem | None:
        """The work item that another officer than ``actor_id`` did last."""

    def open_dues(self, run_id: str) -> list[Due]:
        """The moments a run still waits for."""

    def first_timer(self, dossier_id: str) -> tuple[datetime, str] | None:
        """Moment and id of the earliest timer of a dossier that has come; not one that broke and waits."""

    def forget_fired(self, before: datetime, most: int) -> int:
        """Delete at most ``most`` moments that fired before an instant; returns how many."""

    def pauses(self, dossier_id: str) -> list[PauseRecord]:
        """The pauses of a dossier, oldest first."""

    def answers(self, dossier_id: str) -> list[Answers]:
        """What was answered in every form of a dossier."""

    def papers(self, dossier_id: str) -> list[Paper]:
        """Every paper of a dossier, all versions, oldest first."""

    def payments(self, dossier_id: str) -> list[Payment]:
        """Every payment of a dossier, oldest first."""

    def slips(self, dossier_id: str) -> list[Slip]:
        """Every slip of a dossier, oldest first."""

    def task_draft(self, item_id: str, officer_id: str) -> TaskDraft | None:
        """What an officer saved in a task without completing it."""

    def officer_name(self, officer_id: str) -> str:
        """The name of an officer."""

    def party(self, party_id: str) -> Party:
        """The applicant."""

    def draft_count(self, party_id: str) -> int:
        """How many drafts an applicant keeps."""

    def unit(self, unit_id: str) -> Unit:
        """A unit; raises NotFound."""

    def slot(self, receiving_unit_id: str, slot: str) -> str | None:
        """The unit that fills ``slot`` for dossiers received by a unit."""

    def calendar(self, unit_id: str) -> WorkingCalendar:
        """The working calendar of a unit, inherited from the units above it."""

    def unfinished_work(self, unit_id: str) -> tuple[int, int]:
        """How many tasks wait in a unit, and how many dossiers are under way that it receives or decides."""

    def dossiers_under_way(self, unit_ids: Collection[str]) -> list[str]:
        """The ids of the dossiers received by these units that were sent and have no result yet, in order."""

    def add_moments(self, kind: str, dossier_ids: Collection[str], node: str, timer_id: str) -> None:
        """A moment of this kind for each dossier, all of them now: thousands in a few statements."""

    def plan_moves(self, migration: RunMigration) -> int:
        """A waiting row for each dossier that a migration is about; returns how many."""

    def waiting_moves(self, migration_id: str) -> list[str]:
        """The dossiers of a migration whose turn has not come, in order."""

    def move_tallies(self, migration_id: str) -> dict[str, int]:
        """How many dossiers of a migration there are, by status."""

    def dossiers_held_by(self, officer_id: str) -> list[str]:
        """The ids of the dossiers in which an officer has claimed a task not done yet, in order."""

    def administrators(self, day: date) -> set[str]:
        """The officers who can log in and are system administrators on ``day``."""

    def version(self, version_id: str) -> Version:
        """A version, parsed once and kept."""

    def version_in_force(self, procedure_code: str) -> Version:
        """The version that new dossiers are filed under; raises NotFound."""

    def local_fee(
        self, procedure_code: str, fee_id: str, unit_id: str, channel: str, day: date
    ) -> LocalFee | None:
        """The local fee of a receiving unit and channel on a day; the most specific one wins."""

    def version_by_hash(self, sha256: str) -> ProcedureVersion | None:
        """The version with this expanded diagram, if it was ever put in force."""

    def scheduled_versions(self, procedure_code: str) -> list[ProcedureVersion]:
        """The versions of a procedure that wait for their day, locked; oldest first."""

    def fold(self, text: str) -> str:
        """Text as it is searched: lower case, without accents, đ as d."""

    def next_number(self, counter: str) -> int:
        """The next number of a counter, without gap or repeat: it counts with the transaction."""

    def today(self) -> date:
        """The calendar day of ``now`` in Vietnam."""
