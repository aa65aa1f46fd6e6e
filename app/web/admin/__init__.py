"""Pages of administrators: procedures in force, outgoing messages, incidents, the check of the journal."""

from app.web.admin import fees, forced_step, incidents, journal, office_journal, outbox, procedures, reads
from app.web.admin.blueprint import admin

__all__ = [
    "admin",
    "fees",
    "forced_step",
    "incidents",
    "journal",
    "office_journal",
    "outbox",
    "procedures",
    "reads",
]
