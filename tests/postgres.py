"""A PostgreSQL server for one test run: made on loopback by whoever needs it first, ended with the run.

``DATABASE_URL`` names another server instead; its user must be allowed to make databases.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import Pool

DEBIAN = Path("/usr/lib/postgresql")
HURRIED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)
"""What a server may do whose data nobody will miss."""
MORE = ("max_connections=300", "shared_buffers=128MB", "autovacuum=off")
USER = "motcua"
NAMED = "MOTCUA_TEST_SERVER"
"""Where a run keeps the server that it was given: what it starts must not take it for its own database."""


def take_named_server() -> None:
    """Hide the server that ``DATABASE_URL`` names from the product, and keep it for the tests."""
    if named := os.environ.pop("DATABASE_URL", ""):
        os.environ[NAMED] = named


def server(shared: Path) -> URL:
    """The server of this run; ``shared`` is a folder that all processes of the run know."""
    if named := os.environ.get(NAMED) or os.environ.get("DATABASE_URL"):
        return make_url(named).set(drivername="postgresql+psycopg")
    with open(shared / "postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = shared / "postgres.port"
        if not known.exists():
            known.write_text(str(_start(shared)))
        port = int(known.read_text())
    return URL.create("postgresql+psycopg", USER, host="127.0.0.1", port=port, database="postgres")


def stop(shared: Path) -> None:
    """End the server that this run has started, if it has."""
    folder = shared / "postgres.folder"
    if folder.exists():
        data = Path(folder.read_text())
        pid = int((data / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGINT)
        _run("pg_ctl", "-D", str(data / "data"), "-w", "-m", "immediate", "stop", check=False)
        shutil.rmtree(data, ignore_errors=True)
        folder.unlink(missing_ok=True)


def _start(shared: Path) -> int:
    # Neither root nor a path that only root may walk: the server refuses both.
    place = Path(tempfile.mkdtemp(prefix="motcua-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(place, "postgres")
    (shared / "postgres.folder").write_text(str(place))
    data, port = place / "data", _free_port()
    _run("initdb", "-D", str(data), "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = " ".join(f"-c {option}" for option in (*HURRIED, *MORE))
    listening = f"-h 127.0.0.1 -p {port} -k {place}"
    _run("pg_ctl", "-D", str(data), "-w", "-l", str(place / "log"), "-o", f"{options} {listening}", "start")
    return port


def _run(program: str, *arguments: str, check: bool = True) -> None:
    user = "postgres" if os.geteuid() == 0 else None
    done = subprocess.run(
        [_found(program), *arguments],
        user=user,
        cwd=tempfile.gettempdir(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if check and done.returncode:
        raise RuntimeError(f"{program}: {done.stderr}")


def _found(program: str) -> str:
    newest = sorted(DEBIAN.glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    found = shutil.which(program) or (str(newest[-1]) if newest else "")
    if not found:
        raise RuntimeError("The tests need PostgreSQL: run  sudo apt-get install postgresql")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def database(at: URL, name: str, template: str = "template0"):
    """A database of its own for as long as it is needed; yields its address."""
    with psycopg.connect(_plain(at), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    try:
        yield at.set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(_plain(at), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def closing_connections():
    """Close at the end whatever was opened in between, by whichever app: a second app of a test has no end."""
    opened = []

    def note(connection, record):
        opened.append(connection)

    event.listen(Pool, "connect", note)
    try:
        yield
    finally:
        event.remove(Pool, "connect", note)
        for connection in opened:
            connection.close()


def _plain(at: URL) -> str:
    return at.set(drivername="postgresql").render_as_string(hide_password=False)
