"""What watches the installation: lives, ready, counts; and the same in words for administrators."""

import shutil
from collections import namedtuple
from dataclasses import replace

import pytest
from applicant import Applicant
from desk import Desk
from flask import abort
from sqlalchemy import text
from visitor import Visitor

from app.accounts import open_account
from app.backup.last import LastBackup, remember
from app.demo.people import COMMUNE
from app.gateways.payments.closed import NoPayments
from app.persistence.heartbeat import Sign, beat
from app.persistence.transaction import ActionBroke
from app.services import KEY, services
from app.web.entry import anybody
from app.web.errors import SENTENCES
from app.web.factory import create_app
from processes.domain.access import SYSTEM
from processes.domain.errors import NotFound

TOKEN = "a-token-for-monitoring"
ELSEWHERE = "203.0.113.9"
PARTS = {"database", "schema", "clock", "worker", "disk", "files"}


@pytest.fixture
def alive(app, clock):
    """A worker that lives."""
    services(app).transactions.write(lambda session: beat(session, Sign("w", clock(), clock())))


def asked(app, path, address="127.0.0.1", **headers):
    return app.test_client().get(path, environ_base={"REMOTE_ADDR": address}, headers=headers)


def metrics_of(app):
    lines = asked(app, "/metrics").get_data(as_text=True).splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if line[:1] != "#"}


def test_the_process_lives_whatever_the_database_does(app, monkeypatch):
    monkeypatch.setattr(services(app).transactions, "read", None)
    answer = asked(app, "/healthz", ELSEWHERE)
    assert (answer.status_code, answer.json) == (200, {"status": "alive"})


def test_ready_when_every_part_is(app, alive):
    answer = asked(app, "/readyz", ELSEWHERE)
    assert (answer.status_code, answer.json["status"]) == (200, "ready")
    assert set(answer.json["checks"]) == PARTS
    assert all(part["ok"] for part in answer.json["checks"].values())


def broken_parts(app):
    answer = asked(app, "/readyz")
    return answer.status_code, {name for name, part in answer.json["checks"].items() if not part["ok"]}


def test_a_worker_that_was_not_seen_for_a_minute_is_not_there(app, alive, clock):
    clock.forward(seconds=59)
    assert broken_parts(app) == (200, set())
    clock.forward(seconds=1)
    assert broken_parts(app) == (503, {"worker"})


def test_no_worker_ever(app):
    assert broken_parts(app) == (503, {"worker"})


def test_another_schema(app, alive):
    services(app).transactions.write(
        lambda session: session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    )
    assert broken_parts(app) == (503, {"schema"})


@pytest.mark.parametrize(
    ("total", "free", "ok"),
    [
        (10**12, 10**11, True),
        (10**12, 4 * 10**10, False),
        (10**9, 190 * 2**20, False),
        (10**9, 201 * 2**20, True),
    ],
)
def test_a_disk_that_is_nearly_full(app, alive, monkeypatch, total, free, ok):
    usage = namedtuple("usage", "total used free")(total, total - free, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert broken_parts(app) == ((200, set()) if ok else (503, {"disk"}))


def test_a_folder_of_files_that_is_gone(app, alive):
    shutil.rmtree(services(app).settings.files)
    assert broken_parts(app) == (503, {"files"})


def test_a_database_that_does_not_answer(app, alive, monkeypatch):
    def fails():
        raise RuntimeError("033190000118")

    monkeypatch.setattr(services(app).transactions, "read", fails)
    answer = asked(app, "/readyz")
    assert answer.status_code == 503
    assert "0331" not in answer.get_data(as_text=True)
    assert {name for name, part in answer.json["checks"].items() if not part["ok"]} == {
        "database",
        "schema",
        "clock",
        "worker",
    }


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        (ELSEWHERE, {}, 404),
        (ELSEWHERE, {"Authorization": "Bearer " + TOKEN}, 200),
        (ELSEWHERE, {"Authorization": "Bearer " + TOKEN[:-1]}, 404),
        (ELSEWHERE, {"Authorization": "Bearer "}, 404),
        (ELSEWHERE, {"Authorization": TOKEN}, 404),
        ("127.0.0.1", {"X-Forwarded-For": ELSEWHERE}, 404),
        ("127.0.0.1", {"Forwarded": f"for={ELSEWHERE}"}, 404),
    ],
)
def test_counts_are_told_here_or_for_a_token(app, address, headers, status):
    at_hand = services(app)
    app.extensions[KEY] = replace(at_hand, settings=replace(at_hand.settings, metrics_token=TOKEN))
    assert asked(app, "/metrics", address, **headers).status_code == status


def test_without_a_token_no_bearer_is_believed(app):
    assert asked(app, "/metrics", ELSEWHERE, Authorization="Bearer ").status_code == 404


def test_requests_and_actions_are_counted_by_name(app, clock):
    before = metrics_of(app)
    Applicant(app).begin()
    visitor = Visitor(app)
    visitor.get("/thu-tuc/khong-co")
    after = metrics_of(app)
    page = 'motcua_request_seconds_count{endpoint="public.home",method="GET",status="200"}'
    done = 'motcua_actions_total{action="start_draft",result="done"}'
    visitor.get("/")
    assert metrics_of(app)[page] == after.get(page, 0) + 1
    assert after[done] == before.get(done, 0) + 1
    assert not any("khong-co" in name for name in after)


def test_what_waits_is_measured(app, clock, alive):
    desk = Desk(app, clock)
    desk.file_household_business()
    clock.forward(days=3)
    remember(services(app).settings.var, LastBackup(clock(), "x.tar", 5, 1))
    clock.forward(minutes=2)
    found = metrics_of(app)
    assert found["motcua_due_late"] >= 1
    assert found["motcua_due_late_seconds"] > 3600
    assert found["motcua_outbox_pending"] >= 2
    assert (found["motcua_outbox_dead"], found["motcua_incidents_open"]) == (0, 0)
    assert found["motcua_backup_seconds"] == 120
    assert found["motcua_worker_seen_seconds"] == 3 * 86400 + 120


def test_refusals_and_breaks_are_told_apart(app, clock):
    def counted(result):
        return metrics_of(app).get(f'motcua_actions_total{{action="act",result="{result}"}}', 0)

    def act(world, actor, command):
        if command == "refuse":
            world.lock_dossier("no-such")
        raise RuntimeError("x")

    for command, result in (("refuse", "refused"), ("break", "broke")):
        before = counted(result)
        with pytest.raises((NotFound, ActionBroke)):
            services(app).transactions.perform(act, SYSTEM, command)
        assert counted(result) == before + 1


def test_each_answer_has_a_number_that_stands_in_the_log(app, capsys):
    answer = asked(app, "/khong-co", **{"X-Request-ID": "proxy-gave-this-1"})
    assert answer.headers["X-Request-ID"] == "proxy-gave-this-1"
    assert '"request": "proxy-gave-this-1"' in capsys.readouterr().err
    assert asked(app, "/", **{"X-Request-ID": "033190000118"}).headers["X-Request-ID"] != "033190000118"


def test_the_log_names_the_page_and_the_account_but_not_the_address(app, capsys):
    visitor = Visitor(app)
    visitor.log_in("nam")
    visitor.get("/quan-tri/thu-tuc?q=033190000118")
    logged = capsys.readouterr().err
    (line,) = (line for line in logged.splitlines() if '"endpoint": "admin.procedures"' in line)
    assert '"status": 200' in line
    assert '"account": null' not in line
    assert "thu-tuc" not in line
    assert "0331" not in logged


def test_administrators_read_the_same_in_words(app, clock, alive):
    visitor = Visitor(app)
    visitor.log_in("nam")
    page = visitor.get("/quan-tri/he-thong")
    assert page.status == 200
    assert "Đúng bản" in page.main
    assert "Sao lưu Nên làmChưa có bản nào" in page.main
    assert page.said("//nav[@class='mc-subnav']//a[@aria-current]") == ["Hệ thống"]
    clock.forward(minutes=3)
    assert "Tiến trình nền Thiếu" in visitor.get("/quan-tri/he-thong").main


@pytest.mark.parametrize("path", ["/quan-tri/he-thong", "/quan-tri/bat-dau"])
def test_nobody_else_sees_them(app, path):
    for name in ("bao", "nhung"):
        visitor = Visitor(app)
        visitor.log_in(name)
        assert visitor.get(path).status == 404


def test_the_check_list_of_the_demo_has_what_is_needed(app):
    visitor = Visitor(app)
    visitor.log_in("nam")
    page = visitor.get("/quan-tri/bat-dau")
    assert "Đã đủ để nhận và giải quyết hồ sơ." in page.main
    assert "Thư điện tử Nên làm" in page.main
    assert visitor.get("/hop-viec").location == "/quan-tri/thu-tuc"


def test_the_check_list_says_who_is_missing_and_comes_first(app):
    services(app).transactions.write(
        lambda session: session.execute(text("DELETE FROM post WHERE role IN ('leader', 'receiver')"))
    )
    visitor = Visitor(app)
    visitor.log_in("nam")
    assert visitor.get("/hop-viec").location == "/quan-tri/bat-dau"
    page = visitor.get("/quan-tri/bat-dau")
    assert "Chưa ai giữ vai tiếp nhận" in page.main
    assert page.find("//a[@href='/quan-tri/nguoi']")


def test_a_calendar_without_days_off_is_named(app, clock):
    clock.at("2027-11-01 09:00")
    visitor = Visitor(app)
    visitor.log_in("nam")
    page = visitor.get("/quan-tri/bat-dau")
    assert "chưa có ngày nghỉ năm 2028" in page.main
    assert "Còn 1 mục" in page.main


def test_an_installation_of_its_own_says_what_to_set_up(app, template, tmp_path, clock):
    """Without the demo nothing is sent and nobody pays, and the list says so."""
    settings = replace(template, var=tmp_path / "plain", demo=False, secure_cookies=False)
    shutil.copytree(template.var, settings.var)
    plain = create_app(settings, clock)
    with plain.app_context():
        at_hand = services(plain)
        with at_hand.transactions.read() as session:
            officer = session.execute(
                text("SELECT officer_id FROM post WHERE role = 'system_admin' AND unit_id = :unit"),
                {"unit": COMMUNE},
            ).scalar_one()
        at_hand.transactions.write(
            lambda session: open_account(session, "quantri", "mot mat khau dai", clock(), officer_id=officer)
        )
        visitor = Visitor(plain)
        visitor.log_in("quantri", "mot mat khau dai")
        page = visitor.get("/quan-tri/bat-dau")
    assert "Thanh toán qua mạng Nên làmChưa nhận" in page.main


def test_error_pages_are_in_the_frame_of_whoever_asks(app):
    officer, citizen = Visitor(app), Visitor(app)
    officer.log_in("nam")
    citizen.log_in("nhung")
    ours, theirs = officer.get("/quan-tri/khong-co"), citizen.get("/quan-tri/khong-co")
    assert (ours.status, theirs.status) == (404, 404)
    assert ours.find("//div[@class='mc-bar']")
    assert theirs.find("//header[@class='mc-header']")
    assert "Không tìm thấy trang này" in ours.main
    assert ours.find("//main//a[@href='/quan-tri/thu-tuc']")


def test_what_breaks_tells_the_number_that_is_in_the_log(app, monkeypatch, capsys):
    def fails(*given):
        raise RuntimeError("broken")

    monkeypatch.setattr("app.web.public.home.render_template", fails)
    for name in (None, "nhung"):
        visitor = Visitor(app)
        if name:
            visitor.log_in(name)
        page = visitor.get("/")
        assert page.status == 500
        number = page.headers["X-Request-ID"]
        assert number[:12] in page.main
        assert f'"request": "{number}"' in capsys.readouterr().err


def test_the_page_of_an_error_stands_without_a_database(app, monkeypatch):
    def gone(*given, **more):
        raise RuntimeError("no database")

    monkeypatch.setattr("app.web.errors.read_again", gone)
    monkeypatch.setattr("app.web.frame._build", gone)
    answer = asked(app, "/khong-co")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)


def test_a_fee_that_cannot_be_paid_online_is_said_before_anything_is_begun(app, clock):
    applicant = Applicant(app)
    applicant.fill_everything()
    app.extensions[KEY] = replace(services(app), payments=NoPayments())
    says = "chưa nhận lệ phí qua mạng"
    assert says in applicant.get(f"{applicant.draft}/kiem-tra").main
    page = applicant.send()
    assert page.status == 422
    assert says in page.main
    assert Desk(app, clock).dossier(applicant.id).finance_status == "none"


@pytest.mark.parametrize("status", sorted(SENTENCES))
@pytest.mark.parametrize("name", [None, "nhung", "bao"])
def test_every_status_has_a_page_that_says_what_to_do(app, status, name):
    def refuses():
        abort(status)

    app.add_url_rule("/refuses", view_func=anybody(refuses))
    visitor = Visitor(app)
    if name:
        visitor.log_in(name)
    page = visitor.get("/refuses")
    assert page.status == status
    heading = page.said("//main//h1")[0]
    assert heading
    assert str(status) not in heading
    assert SENTENCES[status].text.split(".")[0] in page.main
    assert (page.headers.get("Retry-After") is not None) == (status in (429, 503))
    assert bool(page.find("//div[@class='mc-bar']")) == (name == "bao")


def test_a_form_that_stood_open_too_long_says_so(app):
    visitor = Visitor(app)
    visitor.token = "of yesterday"
    page = visitor.post("/dang-nhap", {"login": "nhung"})
    assert page.status == 400
    assert "Trang đã mở quá lâu" in page.main
