"""The fees of one procedure: the diagram's, the local ones with their history, what is paid today."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from sqlalchemy import Table, select

from app.persistence.tables.organisation import officer, unit
from app.persistence.tables.procedures import local_fee, procedure
from app.queries.fee_rule_words import rule_words
from app.queries.fees_here import local_fees, rule_on
from app.queries.fees_page import diagram_rules
from app.queries.filing_begin import receiving_units
from app.queries.procedure_words import CHANNEL_ORDER, timing_words
from app.queries.reading import Reading
from app.queries.views_fees import FeePane, LocalFeeRow, PaidToday, ProcedureFees
from app.queries.views_frame import Option
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound
from processes.domain.organisation import LocalFee
from processes.domain.procedure import Fee, Profile
from processes.domain.procedure.fee_lines import rule_of
from processes.domain.procedure.fees import rule_from_dict


def fees_of_procedure(reading: Reading, code: str, said: str = "") -> ProcedureFees:
    """The page. Raises NotFound for a procedure that is not in force."""
    profile = profile_in_force(reading, code)
    known = local_fees(reading.session, code)
    return ProcedureFees(
        now=reading.now,
        code=code,
        name=profile.short_name.read(reading.locale),
        back_url=url_for("admin.fees"),
        panes=tuple(_pane(reading, profile, fee, known) for fee in profile.fees),
        said=said,
    )


def profile_in_force(reading: Reading, code: str) -> Profile:
    """The card of a procedure in force. Raises NotFound."""
    version_id = reading.session.scalar(select(procedure.c.version_id).where(procedure.c.code == code))
    if version_id is None:
        raise NotFound
    return reading.version(version_id).facts.profile


def fee_named(profile: Profile, fee_id: str) -> Fee:
    """A fee by its id. Raises NotFound."""
    found = next((fee for fee in profile.fees if fee.id == fee_id), None)
    if found is None:
        raise NotFound
    return found


def local_fee_named(reading: Reading, code: str, local_id: str) -> LocalFee:
    """A local fee of a procedure. Raises NotFound."""
    found = reading.session.scalars(
        select(LocalFee).where(local_fee.c.id == local_id, local_fee.c.procedure_code == code)
    ).first()
    if found is None:
        raise NotFound
    return found


def units_to_choose(reading: Reading) -> tuple[Option, ...]:
    """The units that receive dossiers today."""
    return receiving_units(day_of(reading.now))


def _pane(reading: Reading, profile: Profile, fee: Fee, known: list[LocalFee]) -> FeePane:
    own = [one for one in known if one.fee_id == fee.id]
    return FeePane(
        name=fee.name.read(reading.locale),
        kind=fee.kind,
        timing=timing_words(fee) if fee.timing != "none" else "",
        diagram=tuple((channel, rule_words(rule, reading.locale)) for channel, rule in diagram_rules(fee)),
        rows=tuple(_rows(reading, own)),
        today=tuple(_today(reading, profile, fee, own)),
        add_url=url_for("admin.new_local_fee", code=profile.code, fee=fee.id),
    )


def _rows(reading: Reading, own: list[LocalFee]) -> Iterator[LocalFeeRow]:
    today = day_of(reading.now)
    units = _names(reading, unit, [one.unit_id for one in own if one.unit_id])
    people = _names(reading, officer, [one.created_by for one in own])
    for one in own:
        url = url_for("admin.local_fee_to_end", code=one.procedure_code, local_fee_id=one.id)
        state = _state(one, today)
        yield LocalFeeRow(
            rule=rule_words(rule_from_dict(one.rule), reading.locale),
            unit=units.get(one.unit_id or "", ""),
            channel=one.channel or "",
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            basis=one.basis,
            state=state,
            by=people.get(one.created_by, ""),
            end_url=None if state == "past" else url,
        )


def _state(fee: LocalFee, today: date) -> str:
    if fee.valid_from > today:
        return "later"
    return "past" if fee.valid_to is not None and fee.valid_to < today else "now"


def _names(reading: Reading, table: Table, keys: list[str]) -> dict[str, str]:
    columns = table.c
    if not keys:
        return {}
    found = reading.session.execute(select(columns.id, columns.name).where(columns.id.in_(set(keys))))
    return {row.id: row.name for row in found}


def _today(reading: Reading, profile: Profile, fee: Fee, own: list[LocalFee]) -> Iterator[PaidToday]:
    for place in units_to_choose(reading):
        ask = rule_on(own, place.value, day_of(reading.now))
        for channel in CHANNEL_ORDER:
            if channel in profile.channels:
                local = ask(fee, channel)
                words = rule_words(local or rule_of(fee, channel), reading.locale)
                yield PaidToday(place.text, channel, words, local is not None)
