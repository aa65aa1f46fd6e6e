"""Pages of administrators: procedures in force, outgoing messages, incidents, the check of the journal."""

from app.web.admin import (
    calendars,
    fees,
    forced_step,
    incidents,
    journal,
    office_journal,
    outbox,
    people,
    posts,
    procedures,
    reads,
    slots,
    unit_lives,
    units,
)
from app.web.admin.blueprint import admin

__all__ = [
    "admin",
    "calendars",
    "fees",
    "forced_step",
    "incidents",
    "journal",
    "office_journal",
    "outbox",
    "people",
    "posts",
    "procedures",
    "reads",
    "slots",
    "unit_lives",
    "units",
]
