"""What a dossier pays here: the diagram's fees, with the local amounts of its receiving unit winning."""

from datetime import date

from processes.actions.case import CaseInHand
from processes.actions.deciding import decided_amount
from processes.domain.dossier.codes import day_of
from processes.domain.procedure import Fee, FeeRule
from processes.domain.procedure.fee_lines import FeeLine, LocalRule, fee_lines
from processes.domain.procedure.fees import rule_from_dict
from processes.ports import World


def fees_charged(case: CaseInHand, timing: str | None = None) -> list[FeeLine]:
    """The fees of a dossier paid at ``timing`` (None: at any moment) that cost something, in đồng.

    The amounts are those of the day it was sent; of today for a draft. Raises FeeNotCountable where the
    application lacks a number that a fee is counted by, and FeeNotDecided where a decision gives no amount.
    """
    dossier, world = case.dossier, case.world
    day = day_of(dossier.submitted_at) if dossier.submitted_at else world.today()
    local = local_rule(world, dossier.procedure_code, dossier.receiving_unit_id, day)

    def decided(fee: Fee) -> object:
        return decided_amount(case, fee)

    return fee_lines(case.facts.profile, dossier.channel, timing, case.evaluate, local, decided)


def local_rule(world: World, procedure_code: str, unit_id: str, day: date) -> LocalRule:
    """Asks the world for the local rule of each fee."""

    def ask(fee: Fee, channel: str) -> FeeRule | None:
        found = world.local_fee(procedure_code, fee.id, unit_id, channel, day)
        return rule_from_dict(found.rule) if found else None

    return ask
