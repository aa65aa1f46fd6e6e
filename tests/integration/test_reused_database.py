"""The database that tests of PostgreSQL take one after another is as new for each of them."""

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from reused import Reused
from sqlalchemy.engine import make_url

pytestmark = pytest.mark.postgresql


@pytest.fixture
def databases(database, postgres_server, postgres_template):
    made = Reused(postgres_server, make_url(postgres_template.database).database)
    yield made
    made.close()


def connected(url):
    return psycopg.connect(
        make_url(url).set(drivername="postgresql").render_as_string(False), autocommit=True
    )


def contents(url):
    """Every row of every table, in the order in which they stand."""
    with connected(url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in found]
        rows = SQL("SELECT t::text FROM {} t")
        return {table: connection.execute(rows.format(Identifier(table))).fetchall() for table in tables}


def test_what_was_written_is_put_back(databases):
    first = databases.take("reused_first")
    as_new = contents(first)
    assert len(as_new["officer"]) > 5
    with connected(first) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM office_journal WHERE seq = 2")
        connection.execute("UPDATE office_journal SET seq = seq + 1000")
        connection.execute("UPDATE officer SET name = 'x'")
        oid = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    second = databases.take("reused_second")
    assert contents(second) == as_new
    with connected(second) as connection:
        same = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert same == oid, "it is the same database under another name"
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connected(first)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE journal DISABLE TRIGGER USER",
        "ALTER TABLE officer ADD COLUMN more text",
        "CREATE TABLE more (id integer)",
        "TRUNCATE journal CASCADE",
        "ALTER DATABASE reused_first SET work_mem = '1MB'",
    ],
)
def test_what_changed_more_than_rows_is_not_used_again(databases, change):
    with connected(databases.take("reused_first")) as connection:
        oid = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        connection.execute(change)
    with connected(databases.take("reused_second")) as connection:
        new = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert new != oid
