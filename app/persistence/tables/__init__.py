"""The tables, one file per topic; importing this package knows them all."""

from app.persistence.tables import accounts, dossiers, organisation, oversight, procedures, records, work

__all__ = ["accounts", "dossiers", "organisation", "oversight", "procedures", "records", "work"]
