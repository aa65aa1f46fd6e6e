"""Backup and restore: of one moment, whole or not at all, and nothing but what we wrote is taken in."""

import gzip
import hashlib
import io
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import flask_migrate
import pytest
from click.testing import CliRunner
from desk import Desk
from installation import ROOT

from app.backup import layout, read, write
from app.backup.emptiness import MARK
from app.backup.last import last_backup
from app.backup.manifest import Manifest
from app.backup.refusals import (
    ArchiveBroken,
    BackupRefused,
    CannotWrite,
    FileLost,
    JournalBroken,
    NoRoomToRestore,
    NotEmpty,
    NothingHere,
    NotSqlite,
    SchemaNewer,
    StillRunning,
    TargetTaken,
)
from app.backup.restore import restore_backup
from app.backup.snapshot import database_path, names_of_files
from app.backup.write import Wish, make_backup
from app.cli.backup import backup
from app.cli.journal import verify
from app.cli.restore import restore, upgrade
from app.persistence.database import db, metadata
from app.persistence.heartbeat import Sign, beat
from app.persistence.schema import MIGRATIONS, known_revisions
from app.services import services
from app.settings import Settings
from app.web.factory import create_app

FILES_NOT_KEPT_BY_NAME = {"journal.payload_sha256", "outbox.body_sha256"}

pytestmark = pytest.mark.sqlite


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def at_hand(app):
    return services(app)


@pytest.fixture
def saved(desk, at_hand, tmp_path, clock):
    """A backup of an installation with one dossier and its papers."""
    desk.file_household_business()
    target = tmp_path / "motcua.tar"
    make_backup(at_hand.settings, at_hand.files, Wish(target, clock()))
    return target


@pytest.fixture
def empty(at_hand, tmp_path):
    """The settings of an installation without anything."""
    return replace(at_hand.settings, var=tmp_path / "other" / "var")


def restored(settings, archive, clock, **options):
    settings.var.mkdir(parents=True, exist_ok=True)
    return restore_backup(settings, archive, upgrade, clock(), **options)


def rows(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def everything(settings):
    """What is below the folder, by name; the database by its rows."""
    return sorted(
        path.relative_to(settings.var).as_posix() for path in settings.var.rglob("*") if path.is_file()
    )


def test_a_restored_installation_goes_on_where_the_backup_was_made(saved, desk, empty, clock, at_hand):
    manifest = restored(empty, saved, clock)
    assert (manifest.dossiers, manifest.journal_whole) == (1, True)
    assert manifest.files == len(list(names_of_files(database_path(empty)))) >= 1
    ours, theirs = database_path(at_hand.settings), database_path(empty)
    for table in sorted(metadata.tables):
        assert rows(ours, f'SELECT * FROM "{table}"') == rows(theirs, f'SELECT * FROM "{table}"'), table
    app = create_app(empty, clock)
    with app.app_context():
        there = Desk(app, clock)
        with services(app).transactions.read() as session:
            assert verify(session)[0] is None
        for name in names_of_files(theirs):
            assert services(app).files.get(name)
        (code,) = rows(theirs, "SELECT id FROM dossier")[0]
        there.complete("bao", code, "intake__check", "accept")
        db.engine.dispose()


def test_the_backup_is_remembered_and_leaves_nothing_behind(saved, at_hand, clock):
    last = last_backup(at_hand.settings.var)
    assert (last.made_at, last.name, last.size, last.dossiers) == (
        clock(),
        "motcua.tar",
        saved.stat().st_size,
        1,
    )
    assert [path.name for path in saved.parent.glob("motcua.tar*")] == ["motcua.tar"]
    assert saved.stat().st_mode & 0o077 == 0


def test_it_is_a_plain_tar_without_secrets(saved):
    with tarfile.open(saved) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))
        database = gzip.decompress(tar.extractfile("database.gz").read())
    assert names[:2] == ["manifest.json", "database.gz"]
    assert not any("secret" in name for name in names)
    assert hashlib.sha256(database).hexdigest() == manifest["database"]["sha256"]
    assert manifest["format"] == 1


def test_secrets_travel_only_when_asked_for(at_hand, empty, tmp_path, clock):
    target = tmp_path / "with.tar"
    make_backup(at_hand.settings, at_hand.files, Wish(target, clock(), secrets=True))
    restored(empty, target, clock)
    assert (empty.var / "secret_key").read_text() == "test-secret"
    assert (empty.var / "secret_key").stat().st_mode & 0o077 == 0
    assert (empty.var / "payment_secret").read_text() == "test-payment-secret"


def test_every_column_that_names_a_file_is_looked_at():
    """A new one must be added to the backup, or named here as no file."""
    hashes = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.name.endswith("_sha256")
    }
    assert hashes - FILES_NOT_KEPT_BY_NAME == {"paper.file_sha256", "slip.pdf_sha256"}


def test_while_others_file_dossiers_the_backup_is_of_one_moment(desk, at_hand, empty, tmp_path, clock):
    desk.file_household_business()
    drafts, stop = [], threading.Event()

    def work():
        while not stop.is_set():
            drafts.append(desk.filled_draft())
            desk.hand_in(drafts[-1], "family_authorisation", data=b"%PDF-1.7 " + os.urandom(9))
            if len(drafts) >= 30:
                return

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            make_backup(at_hand.settings, at_hand.files, Wish(tmp_path / f"{number}.tar", clock()))
    finally:
        stop.set()
        worker.join()
    counts = []
    for number in range(3):
        settings = replace(empty, var=tmp_path / f"var{number}")
        counts.append(restored(settings, tmp_path / f"{number}.tar", clock).dossiers)
    assert counts == sorted(counts)


def test_no_byte_can_be_changed(saved, empty, clock):
    """Every byte of the headers, and some of the rest: read to the end, none passes."""
    data = saved.read_bytes()
    places = sorted({*range(0, 1024), *range(0, len(data), 97), *range(len(data) - 1100, len(data))})
    for place in places[:: max(1, len(places) // 250)]:
        broken = bytearray(data)
        broken[place] ^= 1 << (place % 8)
        saved.write_bytes(broken)
        with pytest.raises(ArchiveBroken):
            read.read_archive(saved, read.Nowhere())


def test_a_broken_backup_changes_nothing(saved, empty, clock):
    data = bytearray(saved.read_bytes())
    data[-1500] ^= 1
    saved.write_bytes(data)
    with pytest.raises(ArchiveBroken):
        restored(empty, saved, clock)
    assert everything(empty) == []
    assert [path.name for path in empty.var.iterdir()] == []


@pytest.mark.parametrize("share", [0, 1, 511, 512, 5000, 0.3, 0.9, -1, -1024])
def test_a_backup_that_was_cut_off_is_refused(saved, empty, clock, share):
    data = saved.read_bytes()
    saved.write_bytes(data[: int(len(data) * share) if 0 < share < 1 else share])
    with pytest.raises(ArchiveBroken):
        restored(empty, saved, clock)
    assert everything(empty) == []


def entries(archive):
    with tarfile.open(archive) as tar:
        return [(entry, tar.extractfile(entry).read()) for entry in tar if entry.isreg()]


def rewritten(archive, change):
    """The archive with its entries changed by ``change``, as an ordinary tar program writes them."""
    kept = entries(archive)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for entry, data in change(kept):
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    archive.write_bytes(out.getvalue())


def named(name, kind=tarfile.REGTYPE, link=""):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname, entry.mode = kind, link, 0o600
    return entry


HOSTILE = {
    "a path outside": lambda kept: [*kept[:-1], (named("files/../../outside"), b"x")],
    "an absolute path": lambda kept: [*kept[:-1], (named("/outside"), b"x")],
    "a link": lambda kept: [*kept[:-1], (named("files/" + "a" * 64, tarfile.SYMTYPE, "/etc"), b"")],
    "a hard link": lambda kept: [*kept[:-1], (named("files/" + "a" * 64, tarfile.LNKTYPE, "x"), b"")],
    "a device": lambda kept: [*kept[:-1], (named("files/" + "a" * 64, tarfile.CHRTYPE), b"")],
    "a missing file": lambda kept: kept[:-1],
    "a file too many": lambda kept: [*kept, (named("files/" + "f" * 64), b"x")],
    "no database": lambda kept: [kept[0], *kept[2:]],
    "another order": lambda kept: [kept[1], kept[0], *kept[2:]],
    "the same twice": lambda kept: [*kept, kept[-1]],
    "no manifest": lambda kept: kept[1:],
    "nothing": lambda kept: [],
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_what_we_would_not_have_written_is_refused(saved, empty, clock, change):
    rewritten(saved, change)
    with pytest.raises(ArchiveBroken):
        restored(empty, saved, clock)
    assert everything(empty) == []
    assert not (empty.var.parent / "outside").exists()


def forged(archive, more=(), **changes):
    """The archive under a manifest that says something else and is signed by itself; ``more`` entries stand
    after the database."""
    kept = entries(archive)
    kept[2:2] = more
    said = json.loads(kept[0][1])
    del said["sha256"]
    said["database"], said["packed"] = read.Part(**said["database"]), read.Part(**said["packed"])
    manifest = replace(Manifest(**said), **changes).as_bytes()
    out = layout.header("manifest.json", len(manifest)) + manifest + layout.padding(len(manifest))
    for entry, data in kept[1:]:
        out += layout.header(entry.name, len(data)) + data + layout.padding(len(data))
    archive.write_bytes(out + layout.END)


@pytest.mark.parametrize(
    "name", ["../outside", "/outside", "../var/../outside", "motcua.sqlite", "secret_key.x"]
)
def test_a_key_by_another_name_is_put_nowhere(saved, empty, clock, name):
    """The manifest names the keys, and whoever made the file wrote the manifest."""
    value = b"x" * 20
    forged(saved, [(named(f"secrets/{name}"), value)], secrets={name: hashlib.sha256(value).hexdigest()})
    with pytest.raises(ArchiveBroken):
        restored(empty, saved, clock)
    assert everything(empty) == []
    assert not (empty.var.parent / "outside").exists()


@pytest.mark.parametrize("secrets", [[], None, "secret_key", {"secret_key": 5}])
def test_keys_that_are_none_are_refused_with_a_sentence(saved, empty, clock, secrets):
    forged(saved, secrets=secrets)
    with pytest.raises(ArchiveBroken):
        restored(empty, saved, clock)


def test_a_newer_schema_is_refused_with_a_sentence(saved, empty, clock):
    forged(saved, revision="9999")
    with pytest.raises(SchemaNewer, match="newer version"):
        restored(empty, saved, clock)
    assert everything(empty) == []


def test_a_manifest_of_another_database_is_refused(saved, empty, clock):
    forged(saved, dossiers=7)
    with pytest.raises(ArchiveBroken, match="describes"):
        restored(empty, saved, clock)
    assert everything(empty) == []


def test_a_database_that_grows_without_end_is_stopped(saved, empty, clock, monkeypatch):
    """Sixty-four megabytes of nothing, packed small, promised to be a page."""
    bomb = gzip.compress(bytes(64 * 1024 * 1024), 9)
    grown = []
    kept = entries(saved)
    monkeypatch.setattr("app.backup.restore.Unpacker.database", lambda self, piece: grown.append(len(piece)))
    said = json.loads(kept[0][1])
    del said["sha256"]
    said["database"] = read.Part(4096, "0" * 64)
    said["packed"] = read.Part(len(bomb), hashlib.sha256(bomb).hexdigest())
    manifest = Manifest(**said).as_bytes()
    out = layout.header("manifest.json", len(manifest)) + manifest + layout.padding(len(manifest))
    out += layout.header("database.gz", len(bomb)) + bomb + layout.padding(len(bomb)) + layout.END
    saved.write_bytes(out)
    with pytest.raises(ArchiveBroken, match="larger"):
        restored(empty, saved, clock)
    assert sum(grown) == 0


def test_a_database_larger_than_the_disk_is_refused_before_it_is_unpacked(saved, empty, clock):
    forged(saved, database=read.Part(2**60, "0" * 64))
    with pytest.raises(NoRoomToRestore):
        restored(empty, saved, clock)


def test_an_older_schema_is_brought_up_to_date(at_hand, empty, tmp_path, clock, monkeypatch):
    """A database as an earlier version left it."""
    older = replace(at_hand.settings, var=tmp_path / "older")
    older.var.mkdir()
    app = create_app(older, clock)
    with app.app_context():
        flask_migrate.upgrade(directory=str(MIGRATIONS), revision="0003")
        db.engine.dispose()
    # The earlier version looked at its journals in its own way.
    monkeypatch.setattr(write, "require_whole_journal", lambda path: None)
    target = tmp_path / "older.tar"
    assert make_backup(older, at_hand.files, Wish(target, clock())).manifest.revision == "0003"
    restored(empty, target, clock)
    assert rows(database_path(empty), "SELECT version_num FROM alembic_version") == [(known_revisions()[0],)]


def test_only_an_empty_installation_is_filled(saved, at_hand, empty, clock):
    with pytest.raises(NotEmpty, match="dossiers"):
        restored(at_hand.settings, saved, clock)
    (empty.files / "ab").mkdir(parents=True)
    (empty.files / "ab" / "kept").write_text("x")
    with pytest.raises(NotEmpty, match="files"):
        restored(empty, saved, clock)
    assert everything(empty) == ["files/ab/kept"]


def test_a_restore_that_was_killed_while_putting_things_in_place_can_be_repeated(saved, empty, clock):
    (empty.files / "ab").mkdir(parents=True)
    (empty.files / "ab" / "half").write_text("x")
    (empty.var / MARK).touch()
    (empty.var / ".restore-files").mkdir()
    restored(empty, saved, clock)
    assert "files/ab/half" not in everything(empty)
    assert not (empty.var / MARK).exists()


def test_a_running_installation_is_not_filled(saved, empty, clock):
    upgrade(empty)
    app = create_app(empty, clock)
    with app.app_context():
        services(app).transactions.write(lambda session: beat(session, Sign("w", clock(), clock())))
        db.engine.dispose()
    with pytest.raises(StillRunning):
        restored(empty, saved, clock)
    clock.forward(minutes=2)
    restored(empty, saved, clock)


def test_a_lost_or_altered_file_is_a_sentence(desk, at_hand, tmp_path, clock):
    desk.file_household_business()
    name = next(iter(names_of_files(database_path(at_hand.settings))))
    path = at_hand.settings.files / name[:2] / name[2:4] / name
    path.write_bytes(b"another")
    target = tmp_path / "x.tar"
    for words in ("altered", "missing"):
        with pytest.raises(FileLost, match=words):
            make_backup(at_hand.settings, at_hand.files, Wish(target, clock()))
        path.unlink(missing_ok=True)
    assert list(tmp_path.glob("x.tar*")) == []
    assert last_backup(at_hand.settings.var) is None


def test_a_journal_that_does_not_fit_stops_the_backup_unless_it_is_wanted(
    desk, at_hand, empty, tmp_path, clock
):
    desk.file_household_business()
    with closing(sqlite3.connect(database_path(at_hand.settings))) as live:
        live.execute("DROP TRIGGER journal_keep")
        live.execute("UPDATE journal SET actor_name = 'nobody' WHERE seq = 2")
        live.commit()
    target = tmp_path / "x.tar"
    with pytest.raises(JournalBroken, match="entry 2"):
        make_backup(at_hand.settings, at_hand.files, Wish(target, clock()))
    assert not target.exists()
    make_backup(at_hand.settings, at_hand.files, Wish(target, clock(), even_if_broken=True))
    with pytest.raises(JournalBroken):
        restored(empty, target, clock)
    assert everything(empty) == []
    assert restored(empty, target, clock, even_if_broken=True).journal_whole is False


def test_what_cannot_be_written_leaves_nothing(at_hand, tmp_path, clock, monkeypatch):
    """The disk that is full at the first byte of the archive."""
    target = tmp_path / "x.tar"
    real = os.open
    monkeypatch.setattr(
        write.os,
        "open",
        lambda path, *more, **options: (
            real("/dev/full", os.O_WRONLY) if str(path).endswith(".tar") else real(path, *more, **options)
        ),
    )
    with pytest.raises(CannotWrite, match="No space left on device"):
        make_backup(at_hand.settings, at_hand.files, Wish(target, clock()))
    assert list(tmp_path.glob("x.tar*")) == []


@pytest.mark.parametrize("most", [20_000, 600_000])
def test_the_command_that_runs_out_of_room_says_so_and_leaves_nothing(at_hand, tmp_path, most):
    db.engine.dispose()

    def tight():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [sys.executable, "-c", "from app.cli.main import main; main()", "backup", tmp_path / "x.tar"],
        cwd=ROOT,
        env={
            "MOTCUA_VAR": str(at_hand.settings.var),
            "PATH": "",
            "SECRET_KEY": "k" * 20,
            "PAYMENT_SECRET": "p",
            # What is cut off must not be the cache of somebody else's modules.
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        preexec_fn=tight,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.glob("x.tar*")) == []


def test_refusals_before_anything_is_begun(at_hand, tmp_path, clock, empty):
    (tmp_path / "there.tar").write_text("x")
    for settings, name, refusal in (
        (at_hand.settings, "there.tar", TargetTaken),
        (at_hand.settings, "no/such/folder.tar", CannotWrite),
        (empty, "new.tar", NothingHere),
        (Settings(database_url="postgresql://nobody@localhost/x"), "new.tar", NotSqlite),
    ):
        with pytest.raises(refusal):
            make_backup(settings, at_hand.files, Wish(tmp_path / name, clock()))
    assert (tmp_path / "there.tar").read_text() == "x"
    with pytest.raises(BackupRefused, match="no such file"):
        restored(empty, tmp_path / "nothing.tar", clock)


def test_the_commands(at_hand, tmp_path, monkeypatch):
    db.engine.dispose()
    archive = tmp_path / "x.tar"
    monkeypatch.setenv("MOTCUA_VAR", str(at_hand.settings.var))
    said = CliRunner().invoke(backup, [str(archive)])
    assert (said.exit_code, "Read back and whole" in said.output) == (0, True)
    assert "Not in it: the keys" in said.output
    again = CliRunner().invoke(backup, [str(archive)])
    assert (again.exit_code, "there already" in again.output) == (1, True)
    refused = CliRunner().invoke(restore, [str(archive)])
    assert (refused.exit_code, "not empty" in refused.output) == (1, True)
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path / "new"))
    done = CliRunner().invoke(restore, [str(archive)])
    assert (done.exit_code, "motcua run" in done.output) == (0, True), done.output
    assert Path(tmp_path / "new" / "motcua.sqlite").exists()


def test_the_age_of_the_note_can_be_told(saved, at_hand, clock):
    clock.forward(days=3)
    assert clock() - last_backup(at_hand.settings.var).made_at == timedelta(days=3)
    (at_hand.settings.var / "last_backup.json").write_text("{")
    assert last_backup(at_hand.settings.var) is None
