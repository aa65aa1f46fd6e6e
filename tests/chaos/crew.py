"""The processes of an installation: started by fork, killed without warning, started again."""

import ctypes
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Role = Callable[[], None]
DIE_WITH_PARENT = 1


@dataclass
class Crew:
    """Its members by pid; ``log`` gets a line for each that was killed and each that failed."""

    roles: dict[int, Role] = field(default_factory=dict)
    killed: list[int] = field(default_factory=list)
    failed: int = 0

    def start(self, role: Role) -> int:
        """A process that plays ``role`` until it ends."""
        pid = os.fork()
        if pid == 0:
            _play(role)
        self.roles[pid] = role
        return pid

    def kill_one(self, dice: random.Random) -> None:
        """One of them is gone as if its power had failed; another takes its place."""
        pid = dice.choice(sorted(self.roles))
        role = self.roles.pop(pid)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        self.killed.append(pid)
        self.start(role)

    def look(self) -> None:
        """Notice members that have ended by themselves: nobody should."""
        for pid in list(self.roles):
            if os.waitpid(pid, os.WNOHANG)[0]:
                self.failed += 1
                self.start(self.roles.pop(pid))

    def dismiss(self) -> None:
        """Ask all to end, and wait until they have."""
        for pid in self.roles:
            os.kill(pid, signal.SIGTERM)
        for pid in self.roles:
            os.waitpid(pid, 0)
        self.roles.clear()

    def alone(self, role: Role) -> None:
        """Let a process play a role to its end, while nobody else is there."""
        pid = self.start(role)
        _, status = os.waitpid(pid, 0)
        self.roles.pop(pid)
        if status:
            raise RuntimeError("What had to be prepared could not be.")


def _play(role: Role) -> None:
    # Whoever started the storm may be killed as well: nobody stays behind.
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    code = 1
    try:
        role()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


class Wire:
    """A gateway that writes the key of what it sends into a file, at once and for good, with who and when."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def send(self, message):
        from app.gateways.delivery import Delivery

        line = {"key": message.message_key, "pid": os.getpid(), "at": time.time()}
        with self._file.open("a") as out:
            out.write(json.dumps(line) + "\n")
        return Delivery(message.message_key, "wire")
