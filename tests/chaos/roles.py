"""What the processes do: workers as they are, people who file dossiers and complete tasks."""

import signal
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import sleep
from zlib import crc32

from installation import settings_for
from sqlalchemy import func, select
from timed_desk import TimedDesk
from timer_diagram import CODE

from app.services import KEY, real_clock, services
from app.web.factory import create_app
from chaos.crew import Wire
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import OPEN, WorkItem
from processes.domain.errors import Refusal
from workers.clock import run_worker, worker_app

WHO = {"receive": "bao", "work": "ha", "decide": "ha", "hand_over": "bao"}
LOOKED_AT = 20
PATIENCE = 4
"""A task waits up to so many seconds before somebody does it, so that timers come in between."""


@dataclass(frozen=True)
class Place:
    """An installation: its folder, its database, and how many dossiers are filed in it."""

    var: Path
    database_url: str
    dossiers: int

    @property
    def wire(self) -> Path:
        return self.var / "wire"

    def app(self, make=create_app):
        app = make(settings_for(self.var, self.database_url))
        wire = Wire(self.wire)
        app.extensions[KEY] = replace(services(app), mailer=wire, sms=wire)
        return app

    def desk(self) -> TimedDesk:
        return TimedDesk(self.app(), real_clock)

    def prepare(self) -> None:
        """The procedure full of timers is put in force."""
        desk = self.desk()
        with desk.app.app_context():
            desk.publish()

    def work(self) -> None:
        """A worker, as it always is."""
        run_worker(self.app(worker_app))

    def act(self) -> None:
        """People: they file dossiers until there are enough, and do open tasks in between."""
        told = []
        signal.signal(signal.SIGTERM, lambda *_: told.append(True))
        desk = self.desk()
        with desk.app.app_context():
            people = People(desk)
            while not told:
                filed = people.file_one() if people.filed() < self.dossiers else False
                if not (people.do_some() or filed):
                    sleep(0.1)


class People:
    """Those of the demo, at one desk."""

    def __init__(self, desk: TimedDesk) -> None:
        self.desk = desk
        self.actors = {name: desk.actor(name) for name in set(WHO.values())}
        self.done: Counter[str] = Counter()

    def filed(self) -> int:
        """How many dossiers were sent."""
        sent = (Dossier.procedure_code == CODE, Dossier.status != Status.DRAFT)
        with self.desk.transactions.read() as session:
            return session.scalar(select(func.count()).select_from(Dossier).where(*sent)) or 0

    def file_one(self) -> bool:
        try:
            self.desk.file()
        except Refusal:
            return False
        return True

    def do_some(self) -> int:
        """Complete some tasks that have waited long enough; another may be quicker."""
        return sum(self.do(item) for item in self.ripe())

    def ripe(self) -> list[WorkItem]:
        now = real_clock()
        with self.desk.transactions.read() as session:
            tasks = select(WorkItem).filter_by(state=OPEN).where(WorkItem.node.in_(WHO))
            items = list(session.scalars(tasks.order_by(WorkItem.created_at).limit(LOOKED_AT * 10)))
        waited = [item for item in items if item.created_at + patience(item.id) < now]
        return waited[:LOOKED_AT]

    def do(self, item: WorkItem) -> bool:
        # Every fourth round of the work is followed by another.
        again = item.node == "work" and crc32(item.id.encode()) % 4 == 0
        command = CompleteTask(item.id, "again" if again else "done", {}, "", {})
        try:
            self.desk.perform(complete_task, self.actors[WHO[item.node]], command)
        except Refusal:
            return False
        return True


def patience(id_: str) -> timedelta:
    """How long a task waits: by its id, so that it is the same for everybody."""
    return timedelta(seconds=crc32(id_.encode()) % (PATIENCE * 10) / 10)
