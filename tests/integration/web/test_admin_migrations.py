"""The pages that move running dossiers: what takes the place of what, what would become of each, what became."""

import re

import pytest
from bench.place import accepted, publish_made
from desk import Desk
from desk_browser import faults, log_in, page_words
from diagram_maker import procedure
from sqlalchemy import select

from app.diagrams import put_in_force
from app.persistence.claims import Lane
from app.services import services
from processes.domain.access import SYSTEM
from processes.domain.migrating import RunMigration
from workers.jobs import tick

CODE = "9.300003"
PAGE = f"/quan-tri/thu-tuc/{CODE}/chuyen-ban"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def client(app):
    return log_in(app, "nam")


@pytest.fixture
def dossiers(desk):
    """Two under a version of which the one in force has not kept the first steps: one at each of them."""
    publish_made(desk, CODE, 2)
    ids = [accepted(desk, CODE) for _ in range(2)]
    desk.complete("ha", ids[1], "work1", "done", {"words": ["Đạt"]})
    text = procedure(CODE, middle=2).decode()
    for old, new, name in (("work1", "read", "Đọc hồ sơ"), ("work2", "weigh", "Cân nhắc")):
        text = text.replace(f'"{old}"', f'"{new}"').replace(f">{old}<", f">{new}<")
        text = text.replace(f'name="Việc {old}"', f'name="{name}"')
    put_in_force(services(desk.app), SYSTEM, text.encode())
    return ids


def planned(desk):
    with desk.transactions.read() as session:
        return session.scalars(select(RunMigration)).one()


def drain(desk):
    for _ in range(3):
        while tick(desk.app, Lane("moving", kinds=("migration",))):
            pass
        desk.clock.forward(seconds=6)


def begun(client, desk, **chosen):
    """Planned with what is chosen by hand, and started."""
    data = {"leaving": "1", "reason": "Thông tư mới", **chosen}
    answer = client.post(PAGE, data=data)
    assert answer.status_code == 302, faults(answer.get_data(as_text=True))
    at = f"{PAGE}/{planned(desk).id}"
    assert client.post(f"{at}/bat-dau").status_code == 302
    return at


def test_a_step_that_is_gone_is_asked_about_where_a_dossier_stands(client, dossiers):
    words = page_words(client.get(f"{PAGE}?leaving=1"))
    assert "Từ bản 1 sang bản 2. 2 hồ sơ đang chạy ở bản 1." in words
    page = client.get(f"{PAGE}?leaving=1").get_data(as_text=True)
    asked = re.findall(r'<select[^>]*name="(\w+)"', page)
    assert asked == ["node_work1", "node_work2"]
    assert "Cân nhắc (weigh)" in page


def test_each_dossier_is_shown_before_and_after(client, desk, dossiers):
    data = {"leaving": "1", "reason": "Thông tư mới", "node_work1": "read", "node_work2": ""}
    client.post(PAGE, data=data)
    at = f"{PAGE}/{planned(desk).id}"
    words = page_words(client.get(at))
    assert "1 hồ sơ sẽ chuyển, 1 hồ sơ sẽ ở lại." in words
    assert "Việc work1 → Đọc hồ sơ" in words
    assert "Bước thêmCân nhắcBước bỏViệc work2" in words
    assert "Bước “Việc work2” không có bước tương ứng trong bản mới." in words
    assert client.post(f"{at}/bat-dau").status_code == 302
    drain(desk)
    assert "Đã xong" in page_words(client.get(at))
    assert "không có bước tương ứng" in page_words(client.get(f"{at}?list=stayed"))
    desk_words = page_words(log_in(desk.app, "ha").get(f"/xu-ly/{dossiers[0]}"))
    assert "Hồ sơ chuyển từ bản 1 sang bản 2 của thủ tục." in desk_words
    assert [desk.items(id_)[0].node for id_ in dossiers] == ["read", "work2"]


def test_it_is_stopped_with_a_reason_and_taken_back_on_its_pages(client, desk, dossiers, monkeypatch):
    at = begun(client, desk, node_work1="read", node_work2="weigh")
    monkeypatch.setattr("workers.jobs.BATCH", 2)
    tick(desk.app, Lane("moving", kinds=("migration",)))
    assert client.post(f"{at}/dung").status_code == 422
    assert client.post(f"{at}/dung", data={"reason": "Xem lại"}).status_code == 302
    drain(desk)
    undo = f"{PAGE}?undo={planned(desk).id}"
    assert "Đưa hồ sơ về lại bản cũ" in page_words(client.get(undo))
    answer = client.post(PAGE, data={"undo": planned(desk).id, "reason": "Bản mới sai"})
    assert answer.status_code == 302
    assert client.post(f"{answer.location}/bat-dau").status_code == 302
    drain(desk)
    assert sorted(desk.items(id_)[0].node for id_ in dossiers) == ["work1", "work2"]
    # Who did what stays readable though the steps were called otherwise in between.
    assert log_in(desk.app, "ha").get(f"/xu-ly/{dossiers[1]}").status_code == 200


def test_what_is_not_there_is_not_found_and_others_do_not_come_in(client, desk, app, dossiers):
    for path in (f"{PAGE}?leaving=9", f"{PAGE}?leaving=x", f"{PAGE}?undo=nothing", f"{PAGE}/nothing"):
        assert client.get(path).status_code == 404
    at = begun(client, desk)
    assert client.get(at.replace(CODE, "1.001612")).status_code == 404
    for name in ("bao", "tam"):
        assert log_in(app, name).get(PAGE).status_code in (403, 404)
    assert client.post(PAGE, data={"leaving": "1", "reason": ""}).status_code == 422
