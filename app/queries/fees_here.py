"""The local fees in force, for pages that say what something costs."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.database import db
from app.persistence.tables.procedures import local_fee
from app.queries.filing_begin import receiving_units
from app.services import services
from processes.domain.dossier.codes import day_of
from processes.domain.organisation import LocalFee
from processes.domain.procedure import Fee, FeeRule
from processes.domain.procedure.fee_lines import LocalRule
from processes.domain.procedure.fees import rule_from_dict
from processes.domain.procedure.local_fees import fee_in_force


def local_fees(session: Session, procedure_code: str) -> list[LocalFee]:
    """Every local fee of a procedure, the newest first: one read."""
    query = select(LocalFee).where(local_fee.c.procedure_code == procedure_code)
    return list(session.scalars(query.order_by(local_fee.c.valid_from.desc(), local_fee.c.created_at.desc())))


def local_rules_of_desk(procedure_code: str) -> LocalRule:
    """The local rules that the public is told: those of the only desk, or what is the same everywhere."""
    known, today = local_fees(db.session(), procedure_code), day_of(services().clock())
    desks = receiving_units(today) if known else ()
    return rule_on(known, desks[0].value if len(desks) == 1 else None, today)


def rule_on(known: list[LocalFee], unit_id: str | None, day: date) -> LocalRule:
    """Finds the rule of a fee at a unit (None: wherever it is the same everywhere) on ``day``."""

    def ask(fee: Fee, channel: str) -> FeeRule | None:
        same = [one for one in known if one.fee_id == fee.id]
        found = fee_in_force(same, unit_id, channel, day)
        return rule_from_dict(found.rule) if found else None

    return ask
