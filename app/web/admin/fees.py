"""Lệ phí: what the diagrams say, and the local amounts that win over them."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.fee_rule_words import rule_words
from app.queries.fees_of_procedure import (
    fee_named,
    fees_of_procedure,
    local_fee_named,
    profile_in_force,
    units_to_choose,
)
from app.queries.fees_page import Asked, diagram_words, fees_page
from app.queries.procedure_words import CHANNEL_ORDER, channel_words
from app.queries.views_fees import AddFeePage, EndFeePage
from app.queries.views_frame import Option, SmallForm
from app.services import services
from app.web.actors import current_actor
from app.web.admin import typed
from app.web.admin.blueprint import admin
from app.web.admin.fee_typed import TIER_ROWS, local_fee_typed
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.desk.notices import remember, said
from app.web.entry import administrators
from processes.actions.faults import BadInput
from processes.actions.local_fees import EndLocalFee, add_local_fee, end_local_fee
from processes.domain.procedure.fees import rule_from_dict


@admin.get("/le-phi")
@administrators
def fees() -> str:
    """The procedures in force with their fees."""
    asked = {name: request.args.get(name, "").strip()[:LONGEST] for name in ("q", "after")}
    return show("admin/fees.html", fees_page(reading(), Asked(**asked, first=first_row())), "fees", "admin")


@admin.get("/le-phi/<code>")
@administrators
def fees_of(code: str) -> str:
    """The fees of one procedure."""
    return show("admin/fees_of.html", fees_of_procedure(reading(), code, said()), "fees", "admin")


@admin.get("/le-phi/<code>/<fee>/them")
@administrators
def new_local_fee(code: str, fee: str) -> str:
    """The form of a local fee."""
    return _new(code, fee, SmallForm(_here(code, fee)))


@admin.post("/le-phi/<code>/<fee>/them")
@administrators
def keep_local_fee(code: str, fee: str) -> AnyResponse | tuple[str, int]:
    """Keep a local fee, or show what is wrong with it."""
    try:
        made = services().transactions.perform(add_local_fee, current_actor(), local_fee_typed(code, fee))
    except BadInput as refused:
        return _new(code, fee, typed.form_with(_here(code, fee), refused)), 422
    remember(made.basis, "", gettext("mức địa phương đã lưu."))
    return redirect(url_for("admin.fees_of", code=code))


@admin.get("/le-phi/<code>/muc/<local_fee_id>/thoi")
@administrators
def local_fee_to_end(code: str, local_fee_id: str) -> str:
    """The form that lets a local fee end."""
    url = url_for("admin.let_local_fee_end", code=code, local_fee_id=local_fee_id)
    return _end(code, local_fee_id, SmallForm(url))


@admin.post("/le-phi/<code>/muc/<local_fee_id>/thoi")
@administrators
def let_local_fee_end(code: str, local_fee_id: str) -> AnyResponse | tuple[str, int]:
    """Let it end."""
    ended = local_fee_named(reading(), code, local_fee_id)
    try:
        command = EndLocalFee(ended.id, typed.day("last_day"), typed.text("reason"))
        services().transactions.perform(end_local_fee, current_actor(), command)
    except BadInput as refused:
        url = url_for("admin.let_local_fee_end", code=code, local_fee_id=local_fee_id)
        return _end(code, local_fee_id, typed.form_with(url, refused)), 422
    remember(ended.basis, "", gettext("ngày thôi áp dụng đã lưu."))
    return redirect(url_for("admin.fees_of", code=code))


def _here(code: str, fee: str) -> str:
    return url_for("admin.keep_local_fee", code=code, fee=fee)


def _new(code: str, fee_id: str, form: SmallForm) -> str:
    at = reading()
    profile = profile_in_force(at, code)
    fee = fee_named(profile, fee_id)
    view = AddFeePage(
        procedure=profile.short_name.read(at.locale),
        fee=fee.name.read(at.locale),
        diagram=diagram_words(fee, at.locale),
        form=form,
        units=(Option("", gettext("Mọi nơi")), *units_to_choose(at)),
        channels=(
            Option("", gettext("Mọi cách nộp")),
            *(Option(c, channel_words(c)) for c in CHANNEL_ORDER if c in profile.channels),
        ),
        tiers=TIER_ROWS if fee.tiers else (),
        back_url=url_for("admin.fees_of", code=code),
    )
    return show("admin/fee_new.html", view, "fees", "admin")


def _end(code: str, local_fee_id: str, form: SmallForm) -> str:
    at = reading()
    profile, kept = profile_in_force(at, code), local_fee_named(at, code, local_fee_id)
    view = EndFeePage(
        procedure=profile.short_name.read(at.locale),
        fee=fee_named(profile, kept.fee_id).name.read(at.locale),
        rule=rule_words(rule_from_dict(kept.rule), at.locale),
        basis=kept.basis,
        valid_from=kept.valid_from,
        form=form,
        back_url=url_for("admin.fees_of", code=code),
    )
    return show("admin/fee_end.html", view, "fees", "admin")
