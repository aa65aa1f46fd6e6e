"""Where the bench works: a complete installation in a temporary folder, and copies of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import postgres
from desk import Desk
from diagram_maker import procedure
from installation import build_template
from sqlalchemy.engine import URL
from standing_clock import Clock

from app.diagrams import put_in_force
from app.persistence.database import db
from app.services import services
from app.settings import Settings
from app.web.factory import create_app
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM


class Place:
    """One installation as the template of all: groups work on copies, so none sees another's data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = build_template(folder / "template", Clock())

    def copy(self, name: str) -> Settings:
        """The settings of a fresh copy."""
        settings = replace(self.template, var=self.folder / name)
        shutil.copytree(self.template.var, settings.var)
        return settings

    @contextmanager
    def desk(self, name: str, clock: Callable[[], datetime] | None = None) -> Iterator[Desk]:
        """People at work in a copy of their own."""
        clock = clock or Clock()
        app = create_app(self.copy(name), clock)
        with app.app_context():
            yield Desk(app, clock)
            db.engine.dispose()


class ServerPlace(Place):
    """The same with its databases on a PostgreSQL server."""

    def __init__(self, folder: Path, server: URL) -> None:
        self.folder, self.server, self._open = folder, server, ExitStack()
        url = self._open.enter_context(postgres.database(server, "bench_template"))
        (folder / "template").mkdir()
        self.template = build_template(folder / "template", Clock(), url)

    def copy(self, name: str) -> Settings:
        """The settings of a fresh copy; its database stays until the place is closed."""
        url = self._open.enter_context(postgres.database(self.server, f"bench_{name}", "bench_template"))
        return replace(super().copy(name), database_url=url)

    def close(self) -> None:
        """Drop the databases."""
        self._open.close()


@contextmanager
def server_place() -> Iterator[ServerPlace]:
    """A place on a server of its own, gone afterwards."""
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        at = ServerPlace(Path(folder), postgres.server(Path(folder)))
        try:
            yield at
        finally:
            at.close()
            postgres.stop(Path(folder))


@contextmanager
def place() -> Iterator[Place]:
    """A place that is gone afterwards."""
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        yield Place(Path(folder))


def publish_made(desk: Desk, code: str, middle: int) -> None:
    """Put a made procedure of ``middle`` tasks in a row in force."""
    put_in_force(services(desk.app), SYSTEM, procedure(code, middle=middle))


def accepted(desk: Desk, code: str) -> str:
    """The id of a new dossier of a made procedure, taken in: its first task waits."""
    draft = desk.start_draft(code)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    return draft.id
