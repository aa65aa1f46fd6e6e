"""Chuyển hồ sơ sang bản khác: planned, looked at before, started, stopped, taken back."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.migration_page import migration_page
from app.queries.migration_plan import Between, between, chosen_map, migration_of, plan_page
from app.queries.views_frame import SmallForm
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from processes.actions.migrations import (
    PlanMigration,
    StartMigration,
    StopMigration,
    plan_migration,
    start_migration,
    stop_migration,
)
from processes.domain.errors import NotFound

Answer = AnyResponse | str | tuple[str, int]
AT = "/thu-tuc/<code>/chuyen-ban"
LONGEST_ID = 36


@admin.get(AT)
@administrators
def migrations(code: str) -> str:
    """Choose the version that dossiers leave, then what takes the place of what; earlier migrations below."""
    return _plan(code, _asked(code), SmallForm(url_for("admin.plan_move", code=code)))


@admin.post(AT)
@administrators
def plan_move(code: str) -> Answer:
    """Write the plan down; nothing moves yet."""
    form, pair = PlainForm(request.form), _asked(code)
    if pair is None:
        return redirect(url_for("admin.migrations", code=code))
    undo_of = pair.undo.id if pair.undo else None
    rename = chosen_map(pair, form.values)
    asked = PlanMigration(code, pair.old.id, pair.new.id, rename, form.words("reason"), undo_of)
    planned = form.keeps(plan_migration, asked)
    if planned:
        words = gettext("Đã lập. Xem trước từng hồ sơ, rồi bắt đầu chuyển.")
        url = url_for("admin.migration", code=code, migration_id=planned.id)
        return go_and_say(url, words)
    read_again()
    return _plan(code, _asked(code), form.shown(url_for("admin.plan_move", code=code))), 422


@admin.get(f"{AT}/<migration_id>")
@administrators
def migration(code: str, migration_id: str) -> str:
    """What would become of each dossier, how far it is, what became of them."""
    return _show(code, migration_id, SmallForm(""))


@admin.post(f"{AT}/<migration_id>/bat-dau")
@administrators
def start_moving(code: str, migration_id: str) -> Answer:
    """Let the worker begin, or go on."""
    form = PlainForm(request.form)
    migration_of(reading(), code, migration_id)
    if form.keeps(start_migration, StartMigration(migration_id)):
        words = gettext("Đã bắt đầu chuyển. Tải lại trang để xem đã được bao nhiêu.")
        return _on(code, migration_id, words)
    read_again()
    return _show(code, migration_id, form.shown("")), 422


@admin.post(f"{AT}/<migration_id>/dung")
@administrators
def stop_moving(code: str, migration_id: str) -> Answer:
    """Leave those that have not moved where they are."""
    form = PlainForm(request.form)
    migration_of(reading(), code, migration_id)
    if form.keeps(stop_migration, StopMigration(migration_id, form.words("reason"))):
        return _on(code, migration_id, gettext("Đã dừng. Hồ sơ đã chuyển thì giữ nguyên."))
    read_again()
    return _show(code, migration_id, form.shown("")), 422


def _on(code: str, migration_id: str, words: str) -> AnyResponse:
    return go_and_say(url_for("admin.migration", code=code, migration_id=migration_id), words)


def _asked(code: str) -> Between | None:
    """The versions asked for in the address, or in the form."""
    typed = request.form if request.method == "POST" else request.args
    number = typed.get("leaving", "")
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None
    if number and known is None:
        raise NotFound
    return between(reading(), code, known, typed.get("undo", "")[:LONGEST_ID])


def _plan(code: str, pair: Between | None, form: SmallForm) -> str:
    return show(
        "admin/migrations.html", plan_page(reading(), code, pair, form, said()), "procedures", "admin"
    )


def _show(code: str, migration_id: str, form: SmallForm) -> str:
    asked = request.args
    first = asked.get("first", "1")
    view = migration_page(
        reading(),
        code,
        migration_id,
        asked.get("list", ""),
        asked.get("after", "")[:LONGEST_ID],
        int(first) if first.isascii() and first.isdigit() and len(first) < 9 else 1,
        form,
        said(),
    )
    return show("admin/migration.html", view, "procedures", "admin")
