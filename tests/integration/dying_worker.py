"""Runs worker processes that are killed at a given step: a program, started by the test beside it.

``python dying_worker.py <installation> <folder> <moment>``: for each step, in turn, a copy of the installation
gets a worker that dies at it and then one that works until nothing is due. A step is the moment before or
after an action's transaction or a gateway's call. Prints how each first worker ended: a signal, or 0.
"""

import json
import os
import shutil
import signal
import sys
import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from time import sleep

sys.path.insert(0, str(Path(__file__).parent.parent))

from installation import settings_for

from app.gateways.delivery import Delivery
from app.queries.due import moments_due
from app.services import KEY, services
from app.web.factory import create_app
from processes.actions.outbox import LEASE
from workers import clock

NEVER = 10**9


@dataclass
class Steps:
    """Counts steps; at the last one the process is gone, as if the power had failed."""

    last: int
    taken: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self):
        with self.lock:
            self.taken += 1
            if self.taken == self.last:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, work):
        def stepped(*given, **named):
            self.take()
            done = work(*given, **named)
            self.take()
            return done

        return stepped


class Wire:
    """A gateway that writes the key of what it sends into a file, at once and for good."""

    def __init__(self, file: Path):
        self.file = file

    def send(self, message):
        with self.file.open("a") as out:
            out.write(f"{message.message_key}\n")
            out.flush()
            os.fsync(out.fileno())
        return Delivery(message.message_key, "wire")


def work(var: Path, moment: datetime, last: int) -> None:
    """A worker process, from its start to its end."""
    app = create_app(settings_for(var), lambda: moment)
    steps, wire, at_hand = Steps(last), Wire(var / "wire"), services(app)
    at_hand.transactions.perform = steps.around(at_hand.transactions.perform)
    wire.send = steps.around(wire.send)
    app.extensions[KEY] = replace(at_hand, mailer=wire, sms=wire)
    clock.SECONDS = clock.HEEDED_EVERY = 0.02
    threading.Thread(target=end_when_idle, args=(app,), daemon=True).start()
    clock.run_worker(app)


def end_when_idle(app) -> None:
    """Ask the process to stop, as an operator does, once nothing is due."""
    at_hand = services(app)
    while True:
        sleep(0.03)
        with at_hand.transactions.read() as session:
            if not moments_due(session, at_hand.clock()):
                os.kill(os.getpid(), signal.SIGTERM)
                return


def in_process(*given) -> int:
    """Run a worker as a process of its own; the signal that ended it, or 0."""
    child = os.fork()
    if child == 0:
        work(*given)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def main() -> None:
    template, folder, moment = Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
    for step in count(1):
        var = folder / str(step)
        shutil.copytree(template, var)
        ended = in_process(var, moment, step)
        again = in_process(var, moment + LEASE + timedelta(seconds=1), NEVER)
        print(json.dumps({"step": step, "ended": ended, "again": again}), flush=True)
        if ended == 0:
            return


if __name__ == "__main__":
    main()
