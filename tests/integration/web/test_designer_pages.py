"""Drawings at the browser: taken in, checked, handed in, answered by another, in force."""

import zipfile
from io import BytesIO

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from diagram_maker import procedure
from sqlalchemy import select

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
    for step in ("gui-duyet", "tep", "vai", "bo"):
        assert tam.get(f"{page}/{step}").location == page
    assert nam.get(f"{page}/duyet").location == page


def test_a_file_with_errors_is_kept_but_cannot_be_handed_in(desk, tam):
    source = of_version(desk, 1).source.replace(b'timing="on_submission"', b'timing="someday"')
    page = drawn(tam, source)
    shown = tam.get(page)
    assert "lỗi phải sửa trước khi gửi duyệt" in page_words(shown)
    assert "someday" in page_words(shown)
    assert tree(shown).xpath("count(//*[local-name()='svg' and contains(@class, 'diagram')])") == 1
    answer = tam.post(f"{page}/gui-duyet", data={"revision": "1", "note": NOTE, "warnings_confirmed": "1"})
    assert answer.status_code == 422
    assert "Quy trình còn lỗi" in page_words(answer)
    assert "Bản vẽ" in page_words(tam.get(page))


def test_a_finding_leads_to_its_element_on_the_drawing(desk, tam):
    source = of_version(desk, 1).source
    broken = source.replace(b'role="leader"', b'role="nobody"', 1)
    assert broken != source
    shown = tree(tam.get(drawn(tam, broken)))
    led = [url[1:] for url in shown.xpath("//table//td/a/@href") if url.startswith("#")]
    assert led
    assert set(led) <= set(shown.xpath("//@id"))


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (b"", "", "Chọn một tệp"),
        (b"x", "a.docx", "không phải .bpmn hay .zip"),
        (b" " * (2 * 1024 * 1024 + 1), "a.bpmn", "nặng hơn 2 MB"),
        (b"PK\x03\x04nothing", "a.zip", "Tệp zip hỏng"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_told_at_the_field(tam, source, name, words):
    answer = send(tam, "/thiet-ke/nap", source, name, note=NOTE)
    assert answer.status_code == 422
    assert errors_at(answer) == ["#diagram"]
    assert words in page_words(answer)
    assert NOTE in tree(answer).xpath("string(//textarea)")
    assert faults(answer) == []


@pytest.mark.parametrize(
    "source", [b"not xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"]
)
def test_whatever_comes_is_kept_and_shown_safely(tam, source):
    page = drawn(tam, source, name="nháp <b>.bpmn")
    shown = tam.get(page)
    assert shown.status_code == 200
    assert "nháp <b>.bpmn" in page_words(shown)
    assert "root:" not in shown.get_data(as_text=True)
    assert "chưa có hình vẽ" in page_words(shown)
    assert faults(shown) == []
    assert tam.get(f"{page}/so-do.bpmn").data == source


def test_warnings_are_confirmed_and_a_note_is_written(tam):
    page = drawn(tam, procedure(MADE).replace(b' summaryEn="For a test only."', b""))
    answer = tam.post(f"{page}/gui-duyet", data={"revision": "1", "note": " "})
    assert answer.status_code == 422
    assert errors_at(answer) == ["#note", "#warnings_confirmed"]
    assert "Cảnh báo" in page_words(answer)
    sent = tam.post(f"{page}/gui-duyet", data={"revision": "1", "note": NOTE, "warnings_confirmed": "1"})
    assert sent.status_code == 302


def test_a_file_is_replaced_but_not_over_what_was_saved_elsewhere(tam):
    page = drawn(tam, procedure(MADE))
    asked = tam.get(f"{page}/tep")
    assert tree(asked).xpath("//input[@name='revision']/@value") == ["1"]
    other = procedure(MADE, middle=2)
    assert send(tam, f"{page}/tep", other, revision="1", note=NOTE).location == page
    assert "Đã thay tệp" in page_words(tam.get(page))
    late = send(tam, f"{page}/tep", procedure(MADE, middle=3), revision="1", note=NOTE)
    assert late.status_code == 422
    assert "đã được lưu ở cửa sổ khác" in page_words(late)
    assert tam.get(f"{page}/so-do.bpmn").data == other
    assert send(tam, f"{page}/tep", other, revision="2", note=NOTE).status_code == 302
    assert "giống tệp đang có" in page_words(tam.get(page))


def test_an_author_takes_back_and_a_reviewer_sends_back(tam, nam):
    page = handed_in(tam, procedure(MADE))
    assert tam.get(f"{page}/duyet").status_code == 404
    assert tam.post(f"{page}/lay-lai").location == page
    assert "Đã lấy lại bản vẽ" in page_words(tam.get(page))
    late = nam.post(f"{page}/duyet", data={"revision": "1", "when": "now"})
    assert "đã chuyển sang tình trạng khác" in page_words(late)
    tam.post(f"{page}/gui-duyet", data={"revision": "1", "note": NOTE, "warnings_confirmed": "1"})
    assert errors_at(nam.post(f"{page}/tra-lai", data={"revision": "1", "note": ""})) == ["#note"]
    assert "Đã gửi duyệt" in page_words(tam.get(page))
    assert nam.post(f"{page}/tra-lai", data={"revision": "1", "note": "Thiếu bước ký"}).location == page
    late = tam.post(f"{page}/lay-lai")
    assert late.status_code == 409
    assert "đã chuyển sang tình trạng khác" in page_words(late)
    said = page_words(tam.get(page))
    assert "Đinh Hoàng Nam trả lại lúc" in said
    assert "Thiếu bước ký" in said
    assert "được trả lại" in page_words(tam.get(HOME))


def test_nobody_approves_his_own_drawing(desk, nam):
    page = handed_in(nam, procedure(MADE))
    assert "Đã gửi duyệt" in page_words(nam.get(page))
    said = nam.get(page)
    assert "Người vẽ không tự duyệt được. Chờ người quản trị khác duyệt." in page_words(said)
    assert not tree(said).xpath("//a[contains(@href, '/duyet')]")
    answer = nam.post(f"{page}/duyet", data={"revision": "1", "when": "now"})
    assert answer.status_code in (403, 422)
    assert "Người vẽ không tự duyệt được" in page_words(answer)
    assert in_force(desk, MADE) is None


def test_a_version_waits_for_a_day_that_is_not_past(desk, tam, nam):
    page = handed_in(tam, procedure(MADE))
    for typed in ("", "hôm qua", "12/11/2026"):
        data = {"revision": "1", "when": "later", "from_day": typed}
        answer = nam.post(f"{page}/duyet", data=data)
        assert (answer.status_code, errors_at(answer)) == (422, ["#from_day"])
    doubtful = nam.post(f"{page}/duyet", data={"revision": "1", "when": "now", "from_day": "30/11/2026"})
    assert (doubtful.status_code, errors_at(doubtful)) == (422, ["#when"])
    sent = nam.post(f"{page}/duyet", data={"revision": "1", "when": "later", "from_day": "30/11/2026"})
    assert sent.location == page
    assert "Bản 1 áp dụng từ" in page_words(nam.get(page))
    assert in_force(desk, MADE) is None


def test_what_came_into_force_meanwhile_is_confirmed(desk, tam, nam):
    source, name = of_version(desk, 1).source, "Hộ kinh doanh".encode()
    first, second = (handed_in(tam, source.replace(name, name + end, 1)) for end in (b" A", b" B"))
    assert nam.post(f"{first}/duyet", data={"revision": "1", "when": "now"}).status_code == 302
    assert in_force(desk, SHOP) == 2
    assert "đang áp dụng là bản 2" in page_words(nam.get(second))
    answer = nam.post(f"{second}/duyet", data={"revision": "1", "when": "now"})
    assert (answer.status_code, errors_at(answer)) == (422, ["#newer_confirmed"])
    data = {"revision": "1", "when": "now", "newer_confirmed": "1"}
    assert nam.post(f"{second}/duyet", data=data).status_code == 302
    assert in_force(desk, SHOP) == 3


def test_of_two_drawings_of_a_new_procedure_the_second_is_confirmed(desk, tam, nam):
    first, second = (handed_in(tam, procedure(MADE, middle=middle)) for middle in (1, 2))
    assert nam.post(f"{first}/duyet", data={"revision": "1", "when": "now"}).status_code == 302
    asked = page_words(nam.get(f"{second}/duyet"))
    assert "Khi bắt đầu vẽ chưa có bản nào áp dụng; nay đang áp dụng là bản 1" in asked
    assert "nay đang áp dụng bản khác" in page_words(nam.get("/thiet-ke/cho-duyet"))
    data = {"revision": "1", "when": "now"}
    assert errors_at(nam.post(f"{second}/duyet", data=data)) == ["#newer_confirmed"]
    assert nam.post(f"{second}/duyet", data={**data, "newer_confirmed": "1"}).status_code == 302
    assert in_force(desk, MADE) == 2


def test_one_goes_on_from_what_is_in_force_or_from_anothers_drawing(desk, tam, nam):
    listed = tam.get(f"{HOME}?list=begin&q=ho+kinh+doanh")
    (url,) = [u for u in tree(listed).xpath("//form[@method='post']/@action") if f"/{SHOP}/" in u]
    page = tam.post(url).location
    assert tam.get(f"{page}/so-do.bpmn").data == of_version(desk, 1).source
    assert "Bản 1" in page_words(tam.get(page))
    copied = nam.post(f"{page}/chep").location
    assert copied != page
    assert "Đinh Hoàng Nam" in page_words(nam.get(copied))
    assert nam.get(f"{page}/tep").location == page
    refused = send(nam, f"{page}/tep", procedure(MADE), revision="1")
    assert refused.status_code == 403


def test_a_drawing_is_thrown_away_by_others_only_with_a_reason(tam, nam):
    page, other = drawn(tam, procedure(MADE)), drawn(tam, procedure(MADE, middle=2))
    assert tam.post(f"{page}/bo", data={"reason": ""}).location == page
    assert "Đã bỏ bản vẽ" in page_words(tam.get(page))
    assert "Bản vẽ này đã bỏ" in page_words(tam.get(page))
    assert errors_at(nam.post(f"{other}/bo", data={"reason": " "})) == ["#reason"]
    assert nam.post(f"{other}/bo", data={"reason": "Trùng với bản khác"}).location == other
    assert page not in tam.get(HOME).get_data(as_text=True)
    assert page in tam.get(f"{HOME}?state=discarded").get_data(as_text=True)


def test_a_zip_brings_decision_tables_and_goes_out_as_it_came(tam):
    table = "<definitions/>"
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("thu-tuc.bpmn", procedure(MADE))
        archive.writestr("le-phi.dmn", table)
    page = drawn(tam, kept.getvalue(), name="thu-tuc.zip")
    assert "le-phi.dmn" in page_words(tam.get(page))
    with zipfile.ZipFile(BytesIO(tam.get(f"{page}/ban-ve.zip").data)) as archive:
        assert archive.namelist() == [f"{MADE}.bpmn", "le-phi.dmn"]
        assert archive.read("le-phi.dmn").decode() == table
    again = drawn(tam, tam.get(f"{page}/ban-ve.zip").data, name="ban-ve.zip")
    assert tam.get(f"{again}/so-do.bpmn").data == procedure(MADE)


def test_lists_are_searched_without_accents_and_paged(app, tam):
    pages = [drawn(tam, procedure(MADE, middle=1 + n % 3)) for n in range(31)]
    first = tree(tam.get(HOME))
    shown = first.xpath("//tbody//a/@href")
    assert len(shown) == 30
    (onward,) = [a.get("href") for a in first.xpath("//a[contains(., 'Trang sau')]")]
    assert set(tree(tam.get(onward)).xpath("//tbody//a/@href")) == set(pages) - set(shown)
    assert len(tree(tam.get(f"{HOME}?q=lam+RA+de+thu")).xpath("//tbody/tr")) == 30
    assert "Không có quy trình nào khớp" in page_words(tam.get(f"{HOME}?q=khong-co"))


@pytest.mark.parametrize("path", ["", "nap", "cho-duyet"])
def test_only_designers_and_administrators_enter(app, path):
    assert log_in(app, "tam").get(HOME + path).status_code == 200
    assert log_in(app, "nam").get(HOME + path).status_code == 200
    refused = log_in(app, "bao").get(HOME + path)
    assert refused.status_code == 404
    assert tree(refused).xpath("//main//a/@href") == ["/hop-viec"]


def test_what_is_not_there_is_not_found(tam):
    for path in (
        "ban-ve/khong-co",
        "ban-ve/khong-co/so-do.bpmn",
        "ban-ve/khong-co/tep",
        "ban-ve/khong-co/bo",
    ):
        assert tam.get(HOME + path).status_code == 404
    assert tam.post(f"{HOME}tu-ban/{SHOP}/99").status_code == 404
    assert tam.post(f"{HOME}ban-ve/khong-co/lay-lai").status_code == 404


def test_an_export_becomes_a_drawing_with_roles_of_this_place(desk, tam, nam):
    exported = nam.get(f"/quan-tri/thu-tuc/{SHOP}/ban/1/xuat.zip")
    assert exported.mimetype == "application/zip"
    asked = tam.get("/thiet-ke/nhap")
    assert faults(asked) == []
    assert errors_at(send(tam, "/thiet-ke/nhap", procedure(MADE))) == ["#diagram"]
    asked = send(tam, "/thiet-ke/nhap", exported.data, "thu-tuc.zip").location
    shown = tam.get(asked)
    assert "Sơ đồ giống hệt ở nơi xuất" in page_words(shown)
    assert faults(shown) == []
    page, lanes = asked.removesuffix("/vai"), tree(shown)
    chosen = {select.get("name"): select.value for select in lanes.iter("select")}
    assert {"specialist", "leader", "competent"} <= set(chosen.values())
    here = {name: "returner" if value == "clerk" else value for name, value in chosen.items()}
    assert here != chosen
    assert tam.post(f"{page}/vai", data={**here, "revision": "1"}).location == page
    assert b'role="clerk"' not in tam.get(f"{page}/so-do.bpmn").data
    late = tam.post(f"{page}/vai", data={**chosen, "revision": "1"})
    assert late.status_code == 422
    assert "đã được lưu ở cửa sổ khác" in page_words(late)


def test_the_page_says_what_a_drawing_needs_and_lacks(desk, tam, nam):
    source = of_version(desk, 1).source
    page = drawn(tam, source.replace(b'calledElement="intake"', b'calledElement="nowhere"'))
    (row,) = tree(tam.get(page)).xpath("//tr[td[2]='nowhere']")
    assert "Thiếu" in row.text_content()
    other = drawn(tam, source.replace(b'slot="competent"', b'slot="fire_brigade"'))
    assert "Chưa có cơ quan nào đứng ở ngăn này" in page_words(tam.get(other))
    assert not tree(tam.get(other)).xpath("//a[contains(@href, 'fire_brigade')]")
    assert tree(nam.get(other)).xpath("//a[contains(@href, 'fire_brigade')]")


@pytest.mark.parametrize(
    ("old", "new", "told"), [("Hộ kinh doanh", "Hộ kinh doanh mới", True), ("Chuyển xử lý", "Chuyển", False)]
)
def test_the_public_is_told_of_a_change_that_concerns_it(app, desk, tam, nam, old, new, told):
    page = handed_in(tam, of_version(desk, 1).source.replace(old.encode(), new.encode(), 1))
    sent = nam.post(f"{page}/duyet", data={"revision": "1", "when": "later", "from_day": "30/11/2026"})
    assert sent.status_code == 302
    said = page_words(app.test_client().get(f"/thu-tuc/{SHOP}"))
    assert ("Từ thứ Hai, 30/11/2026 áp dụng bản mới" in said) is told
