"""Large data sets: a dossier's rows written many times over by the database itself."""

from sqlalchemy import Connection, Table, text

from app.persistence.tables.dossiers import answers, dossier, journal, paper
from app.persistence.tables.records import outbox, payment, slip
from app.persistence.tables.work import due, run, work_item

TABLES = (dossier, answers, paper, journal, run, work_item, due, payment, slip, outbox)
KEYS = {"id", "dossier_id", "run_id"}
# Multiplying by an odd number is one-to-one on 32 bits: ids are unique, and spread over an index as random
# ones are. The key of a message begins with its dossier's id, so it changes with it.
SPREAD = {
    "sqlite": "printf('%08x', (n * 2654435761) % 4294967296) || substr({0}, 9)",
    "postgresql": "lpad(to_hex((n * 2654435761) % 4294967296), 8, '0') || substr({0}, 9)",
}
LATER = {
    "sqlite": "datetime({0}, '+' || n || ' minutes') || '.000000'",
    "postgresql": "{0} + n * interval '1 minute'",
}
NUMBERED = dict.fromkeys(SPREAD, "{0} || '-' || n")
CHANGED = {
    "dossier.code": NUMBERED,
    "payment.reference": NUMBERED,
    "outbox.key": SPREAD,
    "due.due_at": LATER,
}
SAME = dict.fromkeys(SPREAD, "{0}")


def multiply(
    connection: Connection, dossier_id: str, copies: int, tables: tuple[Table, ...] = TABLES
) -> None:
    """Write ``copies`` more dossiers like this one, with all that hangs on them."""
    for table in tables:
        statement = text(_insert(table, connection.dialect.name))
        connection.execute(statement, {"dossier_id": dossier_id, "copies": copies})
    # A server at work has counted its rows by itself.
    connection.execute(text("ANALYZE"))


def _insert(table: Table, dialect: str) -> str:
    columns = [column.name for column in table.columns if (table, column.name) != (journal, "id")]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(_value(table, name, dialect) for name in columns)
    owner = "id" if table is dossier else "dossier_id"
    return (
        "WITH RECURSIVE numbers (n) AS "
        "(SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < :copies) "
        f"INSERT INTO {table.name} ({names}) "
        f"SELECT {values} FROM {table.name} CROSS JOIN numbers WHERE {owner} = :dossier_id"
    )


def _value(table: Table, name: str, dialect: str) -> str:
    quoted = f'"{name}"'
    pattern = SPREAD if name in KEYS else CHANGED.get(f"{table.name}.{name}", SAME)
    return pattern[dialect].format(quoted)
