"""Drawings at the browser: taken in, checked, handed in, answered by another, in force."""

import zipfile
from io import BytesIO

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from diagram_maker import procedure
from sqlalchemy import select

from processes.domain.drafting import DiagramDraft
from processes.domain.organisation import ProcedureRecord, ProcedureVersion

MADE = "1.009999"
SHOP = "1.001612"
HOME = "/thiet-ke/"
NOTE = "Thêm một bước theo Quyết định 12"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def tam(app):
    """The designer."""
    return log_in(app, "tam")


@pytest.fixture
def nam(app):
    """The administrator."""
    return log_in(app, "nam")


def send(client, path, source=b"", name="thu-tuc.bpmn", **more):
    data = {"diagram": (BytesIO(source), name), **more}
    response = client.post(path, data=data, content_type="multipart/form-data")
    response.request.environ["wsgi.input"].close()
    return response


def drawn(client, source, **more):
    """The page of a new drawing."""
    answer = send(client, "/thiet-ke/nap", source, **more)
    assert answer.status_code == 302, page_words(answer)
    return answer.location


def handed_in(client, source):
    page = drawn(client, source)
    answer = client.post(f"{page}/gui-duyet", data={"revision": "1", "note": NOTE, "warnings_confirmed": "1"})
    assert answer.location == page, page_words(answer)
    return page


def errors_at(response):
    return [link.get("href") for link in tree(response).xpath("//*[@role='alert']//a")]


def in_force(desk, code):
    with desk.transactions.read() as session:
        record = session.get(ProcedureRecord, code)
        version = session.get(ProcedureVersion, record.version_id) if record and record.version_id else None
        return version.number if version else None


def of_version(desk, number, code=SHOP):
    with desk.transactions.read() as session:
        query = select(ProcedureVersion).filter_by(procedure_code=code, number=number)
        return session.scalars(query).one()


def test_a_drawing_goes_into_force_past_other_eyes(desk, tam, nam):
    page = drawn(tam, procedure(MADE), note=NOTE)
    shown = tam.get(page)
    for words in ("Đã nạp thu-tuc.bpmn", "Thủ tục làm ra để thử", MADE, "Bản vẽ", NOTE, "Nguyễn Minh Tâm"):
        assert words in page_words(shown)
    assert faults(shown) == []
    assert in_force(desk, MADE) is None
    asked = tam.get(f"{page}/gui-duyet")
    assert NOTE in tree(asked).xpath("string(//textarea)")
    assert faults(asked) == []
    sent = tam.post(f"{page}/gui-duyet", data={"revision": "1", "note": NOTE, "warnings_confirmed": "1"})
    assert sent.location == page
    assert "Đã gửi duyệt" in page_words(tam.get(page))
    assert "Người vẽ không tự duyệt được" in page_words(tam.get(page))
    queue = nam.get("/thiet-ke/cho-duyet")
    assert tree(queue).xpath("//nav//a[@aria-current]//span[contains(@class,'mc-counter')]/text()") == ["1"]
    assert tree(queue).xpath("//table//a/@href") == [page]
    assert faults(queue) == []
    answer = nam.post(f"{page}/duyet", data={"revision": "1", "when": "now"})
    assert answer.location == page, page_words(answer)
    assert "Bản 1 đang áp dụng cho hồ sơ mới" in page_words(nam.get(page))
    assert in_force(desk, MADE) == 1
    assert "Không có bản vẽ nào chờ duyệt" in page_words(nam.get("/thiet-ke/cho-duyet"))
    again = nam.post(f"{page}/duyet", data={"revision": "1", "when": "now"})
    assert again.status_code == 422
    assert "đã chuyển sang tình trạng khác" in page_words(again)
