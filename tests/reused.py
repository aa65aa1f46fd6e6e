"""One PostgreSQL database for one test after another: what a test has written is put back before the next.

The server's own counts say which tables were written. A test that changed more than rows, such as a trigger or a
setting, leaves a database that is thrown away; the next is copied from the template.
"""

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import URL

MOST_USES = 100
"""Then comes a new copy, should something change that nobody counts."""
SECONDS_TO_LEAVE = 10
COUNTS = """
    SELECT n.nspname, c.relname, pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid)
        + pg_stat_get_tuples_deleted(c.oid)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND NOT c.relisshared AND n.nspname IN ('public', 'pg_catalog')
"""
UNTOUCHED = """
    SELECT datconnlimit = -1 AND NOT EXISTS (SELECT FROM pg_db_role_setting WHERE setdatabase = d.oid)
    FROM pg_database d WHERE datname = %s
"""
MAY_PUT_BACK = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
"""Only a superuser writes past triggers; for any other user of a named server each test has a new copy."""
NOT_COUNTED = """
    UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid = ANY(%s::regclass[])
"""
"""How large tables are said to be decides how statements are planned: as unknown as in a new database."""
ALONE = "SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity WHERE datname = %s"


class Reused:
    """The database at hand, under another name for each test: whoever still knows the old one finds nothing."""

    def __init__(self, server: URL, template: str):
        self._server, self._template = server.set(drivername="postgresql"), template
        self._desk = self._connected(server.database)
        self._most = MOST_USES if self._desk.execute(MAY_PUT_BACK).fetchone()[0] else 1
        self._name, self._uses = "", 0
        self._rows: dict[str, bytes] = {}
        self._sequences: list[tuple[str, int | None]] = []
        self._counts: dict[tuple[str, str], int] = {}

    def take(self, name: str) -> str:
        """The address of a database that is as the template, for as long as no other is taken."""
        if self._name and not self._put_back(name):
            self._drop()
        if not self._name:
            self._copy(name)
        self._uses += 1
        return self._server.set(drivername="postgresql+psycopg", database=name).render_as_string(False)

    def close(self):
        """End it."""
        if self._name:
            self._drop()
        self._desk.close()

    def _connected(self, name):
        return psycopg.connect(self._server.set(database=name).render_as_string(False), autocommit=True)

    def _copy(self, name):
        statement = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._desk.execute(statement.format(Identifier(name), Identifier(self._template)))
        self._name, self._uses = name, 0
        with self._connected(name) as connection:
            self._counts = _counts(connection)
            if not self._rows:
                tables = [table for schema, table in self._counts if schema == "public"]
                self._rows = {table: _rows(connection, table) for table in tables}
                found = connection.execute("SELECT sequencename, last_value FROM pg_sequences")
                self._sequences = found.fetchall()

    def _drop(self):
        self._desk.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(self._name)))
        self._name = ""

    def _put_back(self, name) -> bool:
        """Whether the database is as the template again; then it is called ``name``."""
        if self._uses >= self._most or not self._desk.execute(UNTOUCHED, [self._name]).fetchone()[0]:
            return False
        if not self._renamed(name):
            return False
        with self._connected(name) as connection:
            counts = _counts(connection)
            changed = [table for table, count in counts.items() if self._counts.get(table) != count]
            if counts.keys() != self._counts.keys() or any(schema != "public" for schema, _ in changed):
                return False
            self._write(connection, [table for _, table in changed])
            connection.execute("SELECT pg_stat_force_next_flush()")
            self._counts = _counts(connection)
        return True

    def _renamed(self, name) -> bool:
        """Whether everybody has left the database, so that it could be called ``name``."""
        self._desk.execute(ALONE, [SECONDS_TO_LEAVE * 1000, self._name])
        statement = SQL("ALTER DATABASE {} RENAME TO {}")
        try:
            self._desk.execute(statement.format(Identifier(self._name), Identifier(name)))
        except psycopg.errors.ObjectInUse:
            return False
        self._name = name
        return True

    def _write(self, connection, tables):
        """Put the rows of ``tables`` back where they stood, past the triggers that keep journals as they are."""
        connection.execute("SET session_replication_role = replica")
        for name in map(Identifier, tables):
            connection.execute(SQL("DELETE FROM {}").format(name))
            # Else new rows would lie between what is left of old ones, in no order.
            connection.execute(SQL("VACUUM {}").format(name))
        for table in tables:
            statement = SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(Identifier(table))
            with connection.cursor().copy(statement) as copy:
                copy.write(self._rows[table])
        connection.execute(NOT_COUNTED, [tables])
        for sequence, last in self._sequences:
            connection.execute(
                "SELECT setval(%s::regclass, coalesce(%s, 1), %s)", [sequence, last, bool(last)]
            )


def _counts(connection) -> dict[tuple[str, str], int]:
    """How many rows of each table were ever written, the tables of the server itself among them."""
    return {(schema, table): count for schema, table, count in connection.execute(COUNTS)}


def _rows(connection, table) -> bytes:
    statement = SQL("COPY {} TO STDOUT (FORMAT BINARY)").format(Identifier(table))
    with connection.cursor().copy(statement) as copy:
        return b"".join(bytes(part) for part in copy)
