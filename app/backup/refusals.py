"""Why a backup was not made or not taken in: each a sentence for the operator of the machine."""


class BackupRefused(Exception):
    """Nothing was written, nothing was changed."""


class NotSqlite(BackupRefused):
    """The database has its own tools."""

    def __init__(self) -> None:
        super().__init__(
            "This installation keeps its data in PostgreSQL. Keep three things, in this order: the database "
            "(pg_dump --format=custom --file=motcua.dump DATABASE), then the files (the folder files of "
            "MOTCUA_VAR, or the bucket), and the keys SECRET_KEY and PAYMENT_SECRET. To restore: createdb, "
            "pg_restore --exit-on-error --dbname=DATABASE motcua.dump, put the files back, start, and run "
            "motcua verify-journal."
        )


class NothingHere(BackupRefused):
    """There is no database yet."""

    def __init__(self) -> None:
        super().__init__("There is nothing to back up: this installation has no database yet.")


class TargetTaken(BackupRefused):
    """Backups are never written over."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is there already. Choose another name.")


class CannotWrite(BackupRefused):
    """The disk is full, or the folder is not ours."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The backup could not be written: {why}. Nothing was left behind.")


class FileLost(BackupRefused):
    """A file that the database refers to is missing or altered."""

    def __init__(self, sha256: str, missing: bool) -> None:
        what = "is missing from" if missing else "was altered in"
        super().__init__(
            f"The file {sha256[:12]}… that a dossier refers to {what} the store of files. "
            "No backup was made: put the file back from an earlier backup first."
        )


class DatabaseBroken(BackupRefused):
    """The database does not pass its own check."""

    def __init__(self) -> None:
        super().__init__("The copy of the database does not pass its integrity check.")


class JournalBroken(BackupRefused):
    """A journal's chain of hashes does not fit."""

    def __init__(self, dossier: str, seq: int) -> None:
        where = f"of dossier {dossier}" if dossier else "of the office, or a day's seal,"
        super().__init__(
            f"The journal {where} does not fit its chain at entry {seq}. "
            "Run motcua verify-journal; --even-if-broken keeps the data as they are."
        )


class ArchiveBroken(BackupRefused):
    """The file is no backup of ours, or not as it was written."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This file is not a whole backup: {why}. Nothing was changed.")


class SchemaNewer(BackupRefused):
    """The backup was made by a later version of the product."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The backup was made by a newer version (schema {revision[:40]}). Install that version first."
        )


class NotEmpty(BackupRefused):
    """There are data here that a restore would hide."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This installation is not empty: it has {what}. Restore into an empty folder (MOTCUA_VAR)."
        )


class StillRunning(BackupRefused):
    """A worker has given a sign of life within a minute."""

    def __init__(self) -> None:
        super().__init__("The product is running here. Stop it, wait a minute, and restore then.")


class CannotRestore(BackupRefused):
    """The disk said no while things were unpacked beside."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The backup could not be restored: {why}. Nothing was changed.")


class NoRoomToRestore(BackupRefused):
    """The restored data would not fit on the disk."""

    def __init__(self) -> None:
        super().__init__("There is not enough free space on this disk for what the backup holds.")
