"""Lệ phí: what the diagrams say, and the local amounts that win over them."""

from flask import request, url_for
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
from app.queries.views_frame import Option
from app.web.admin.blueprint import admin
from app.web.admin.fee_typed import TIER_ROWS, local_fee_typed
from app.web.admin.plain_form import PlainForm
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
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
    return _new(code, fee, PlainForm({}))


@admin.post("/le-phi/<code>/<fee>/them")
@administrators
def keep_local_fee(code: str, fee: str) -> AnyResponse | tuple[str, int]:
    """Keep a local fee, or show what is wrong with it."""
    form = PlainForm(request.form)
    command = local_fee_typed(form, code, fee)
    made = form.keeps(add_local_fee, command) if command else None
    if made is None:
        return _new(code, fee, form), 422
    return go_and_say(url_for("admin.fees_of", code=code), gettext("mức địa phương đã lưu."), made.basis)


@admin.get("/le-phi/<code>/muc/<local_fee_id>/thoi")
@administrators
def local_fee_to_end(code: str, local_fee_id: str) -> str:
    """The form that lets a local fee end."""
    return _end(code, local_fee_id, PlainForm({}))


@admin.post("/le-phi/<code>/muc/<local_fee_id>/thoi")
@administrators
def let_local_fee_end(code: str, local_fee_id: str) -> AnyResponse | tuple[str, int]:
    """Let it end."""
    ended, form = local_fee_named(reading(), code, local_fee_id), PlainForm(request.form)
    last = form.must_day("last_day")
    if last and form.keeps(end_local_fee, EndLocalFee(ended.id, last, form.words("reason"))):
        words = gettext("ngày thôi áp dụng đã lưu.")
        return go_and_say(url_for("admin.fees_of", code=code), words, ended.basis)
    return _end(code, local_fee_id, form), 422


def _new(code: str, fee_id: str, form: PlainForm) -> str:
    at = reading()
    profile = profile_in_force(at, code)
    fee = fee_named(profile, fee_id)
    view = AddFeePage(
        procedure=profile.short_name.read(at.locale),
        fee=fee.name.read(at.locale),
        diagram=diagram_words(fee, at.locale),
        form=form.shown(url_for("admin.keep_local_fee", code=code, fee=fee_id)),
        units=(Option("", gettext("Mọi nơi")), *units_to_choose(at)),
        channels=(
            Option("", gettext("Mọi cách nộp")),
            *(Option(c, channel_words(c)) for c in CHANNEL_ORDER if c in profile.channels),
        ),
        tiers=TIER_ROWS if fee.tiers else (),
        back_url=url_for("admin.fees_of", code=code),
    )
    return show("admin/fee_new.html", view, "fees", "admin")


def _end(code: str, local_fee_id: str, form: PlainForm) -> str:
    at = reading()
    profile, kept = profile_in_force(at, code), local_fee_named(at, code, local_fee_id)
    view = EndFeePage(
        procedure=profile.short_name.read(at.locale),
        fee=fee_named(profile, kept.fee_id).name.read(at.locale),
        rule=rule_words(rule_from_dict(kept.rule), at.locale),
        basis=kept.basis,
        valid_from=kept.valid_from,
        form=form.shown(url_for("admin.let_local_fee_end", code=code, local_fee_id=local_fee_id)),
        back_url=url_for("admin.fees_of", code=code),
    )
    return show("admin/fee_end.html", view, "fees", "admin")
