"""What administrators see of the machine itself, and of what an installation still lacks."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link
from app.queries.views_officer import NavItem


@dataclass(frozen=True)
class CheckLine:
    """One thing looked at. ``state``: ``done``, ``advised`` or ``missing``; ``advice``: what to do then."""

    name: str
    state: str
    says: str
    advice: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class SystemPage:
    """The parts of the installation and what waits in it."""

    now: datetime
    tabs: tuple[NavItem, ...]
    parts: tuple[CheckLine, ...]
    waiting: tuple[CheckLine, ...]
    workers: tuple[CheckLine, ...]
    setup: Link


@dataclass(frozen=True)
class SetupPage:
    """The check list: first what nobody can work without, then what is advised."""

    now: datetime
    needed: tuple[CheckLine, ...]
    advised: tuple[CheckLine, ...]

    @property
    def missing(self) -> int:
        """How many of the needed things are not there."""
        return sum(line.state == "missing" for line in self.needed)
