"""Pages of agencies, people and slots: who enters, what is shown, what is said beside the fields."""

from datetime import date

import pytest
from desk import Desk
from desk_browser import asked, faults, log_in, rows_of_business, statements, tree
from sqlalchemy import select

from app.demo.people import COMMUNE, ECONOMY, OFFICERS
from app.demo.people import DESK as COUNTER
from app.formatting import NBSP
from processes.actions.people import AddOfficer, AddPost, add_officer, add_post
from processes.actions.tasks import ClaimTask, claim_task
from processes.actions.unit_lives import EndUnit, LinkSuccession, end_unit, link_succession
from processes.actions.unit_slots import EmptySlot, empty_slot
from processes.actions.units import AddUnit, add_unit
from processes.domain.dossier.journal import JournalEntry, first_break
from processes.domain.organisation import Officer, Post, SlotFilling, Unit

START = date(2026, 7, 1)
UNIT = "/quan-tri/co-quan/phong-kinh-te"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def nam(app):
    return log_in(app, "nam")


def words(element) -> str:
    """The words of an element, a space between any two parts."""
    return " ".join(" ".join(element.itertext()).replace(NBSP, " ").split())


def page_words(response) -> str:
    return words(tree(response).find(".//main"))


def officer_id(desk, name: str) -> str:
    with desk.transactions.read() as session:
        return session.scalars(select(Officer).filter_by(name=name)).one().id


def post_id(desk, name: str) -> str:
    with desk.transactions.read() as session:
        return session.scalars(select(Post).filter_by(officer_id=officer_id(desk, name))).first().id


def paths(desk) -> list[str]:
    ha = officer_id(desk, "Lê Thu Hà")
    return [
        "/quan-tri/co-quan",
        "/quan-tri/co-quan?ended=1",
        "/quan-tri/co-quan/them",
        f"/quan-tri/co-quan/them?above={ECONOMY}",
        UNIT,
        f"{UNIT}/sua",
        f"{UNIT}/ket-thuc",
        f"{UNIT}/mo-lai",
        f"{UNIT}/ke-thua",
        f"{UNIT}/ke-thua/{COUNTER}/bo",
        "/quan-tri/nguoi",
        "/quan-tri/nguoi?q=ha&state=all&unit=phong-kinh-te&after=x~y&first=9",
        "/quan-tri/nguoi/them",
        f"/quan-tri/nguoi/{ha}",
        f"/quan-tri/nguoi/{ha}/sua",
        f"/quan-tri/nguoi/{ha}/vi-tri",
        f"/quan-tri/nguoi/{ha}/ngung",
        f"/quan-tri/nguoi/{ha}/tro-lai",
        f"/quan-tri/vi-tri/{post_id(desk, 'Lê Thu Hà')}/ket-thuc",
        "/quan-tri/ngan-xu-ly",
        f"/quan-tri/ngan-xu-ly/{COUNTER}/competent",
    ]


def test_only_administrators_enter(app, desk):
    clients = [log_in(app, name) for name in ("nhung", "bao", "thinh")]
    for path in paths(desk):
        for client in clients:
            assert client.get(path).status_code == 404
            assert client.post(path).status_code in (404, 405)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_pages_are_clean_and_looking_changes_nothing(app, desk, locale):
    before = rows_of_business(app)
    client = log_in(app, "nam", locale)
    for path in paths(desk):
        response = client.get(path)
        assert (path, response.status_code) == (path, 200)
        assert (path, faults(response)) == (path, [])
    assert rows_of_business(app) == before


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tri/co-quan/khong-co",
        "/quan-tri/co-quan/khong-co/sua",
        "/quan-tri/co-quan/them?above=khong-co",
        "/quan-tri/nguoi/khong-co",
        "/quan-tri/nguoi/khong-co/vi-tri",
        "/quan-tri/vi-tri/khong-co/ket-thuc",
        "/quan-tri/ngan-xu-ly/khong-co/competent",
    ],
)
def test_what_is_not_there_is_not_found(nam, path):
    assert nam.get(path).status_code == 404


def test_the_tree_shows_parts_under_their_whole_and_ended_ones_on_request(desk, nam):
    actor = desk.actor("nam")
    part = desk.perform(
        add_unit, actor, AddUnit(Unit("", "H31.40.90", "Tổ A", "commune", START, parent_id=ECONOMY))
    )
    old = desk.perform(add_unit, actor, AddUnit(Unit("", "H31.40.91", "Tổ B", "commune", START)))
    desk.perform(end_unit, actor, EndUnit(old.id, date(2026, 7, 31), "sắp xếp"))
    page = tree(nam.get("/quan-tri/co-quan"))
    names = [words(cell.find(".//a")) for cell in page.xpath("//tbody/tr/td[1]")]
    assert names.index("Tổ A") == names.index("Phòng Kinh tế xã Tân Hòa Đông") + 1
    assert "Tổ B" not in names
    assert page.xpath(f"//a[@href='/quan-tri/co-quan/{part.id}']/..")[0].get("class") == "mc-tree--2"
    assert "Hiện 1 cơ quan đã kết thúc" in words(page)
    shown = page_words(nam.get("/quan-tri/co-quan?ended=1"))
    assert "Tổ B" in shown
    assert "Đã kết thúc" in shown


def new_unit(**more) -> dict[str, str]:
    values = {
        "name": "Phòng Văn hóa",
        "level": "commune",
        "code": "h31.40.14",
        "valid_from": "01/07/2026",
        "parent_id": COMMUNE,
        "scheme_3": "budget",
        "code_3": "1051234",
    }
    return values | more


def test_a_unit_is_added_changed_and_ended_by_forms(desk, nam):
    added = nam.post("/quan-tri/co-quan/them", data=new_unit())
    assert added.status_code == 302
    said = page_words(nam.get(added.location))
    for part in ("Đã thêm Phòng Văn hóa.", "H31.40.14", "Mã đơn vị quan hệ ngân sách 1051234", "01/07/2026"):
        assert part in said
    assert "Đã thêm" not in page_words(nam.get(added.location))
    form = tree(nam.get(f"{added.location}/sua")).xpath("//form[contains(@action, '/sua')]")[0]
    typed = dict(form.form_values()) | {"name": "Phòng Văn hóa – Xã hội", "reason": "đổi tên"}
    assert typed["code_1"] == "1051234"
    assert nam.post(f"{added.location}/sua", data=typed).status_code == 302
    last = {"day": "31/12/2026", "reason": "sắp xếp"}
    assert nam.post(f"{added.location}/ket-thuc", data=last).status_code == 302
    assert "Đến hết ngày 31/12/2026" in page_words(nam.get(added.location))
    assert nam.post(f"{added.location}/mo-lai", data={"reason": "nhầm"}).status_code == 302
    assert "Đến hết ngày" not in page_words(nam.get(added.location))


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": ""}, "name", "Ghi tên đầy đủ"),
        ({"name": "Ủy ban " * 200}, "name", "Viết tối đa 1000 ký tự"),
        ({"code": "H31.40"}, "code", "đang là của Ủy ban"),
        ({"valid_from": "31/02/2026"}, "valid_from", "Ngày viết theo mẫu 25/11/2026."),
        ({"valid_from": ""}, "valid_from", "Ghi ngày theo mẫu"),
        ({"parent_id": "x"}, "parent_id", "Không có cơ quan cấp trên"),
        ({"code_3": "1"}, "code_1", "7 chữ số"),
    ],
)
def test_what_is_wrong_stands_in_the_summary_and_beside_the_field(app, nam, typed, field, said):
    before = rows_of_business(app)
    response = nam.post("/quan-tri/co-quan/them", data=new_unit(phone="0221 000", **typed))
    page = tree(response)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Lỗi:")
    (link,) = page.xpath("//div[contains(@class, 'govuk-error-summary')]//a")
    assert link.get("href") == f"#{field}"
    assert said in words(link)
    assert words(link) in words(page.get_element_by_id(f"{field}-error"))
    assert page.get_element_by_id("phone").get("value") == "0221 000"
    assert page.get_element_by_id(field).get("aria-invalid") == "true"
    assert rows_of_business(app) == before


def test_a_unit_with_people_says_what_to_do_first(nam):
    response = nam.post(f"{UNIT}/ket-thuc", data={"day": "31/12/2026", "reason": "sắp xếp"})
    assert response.status_code == 422
    assert "Còn 3 vị trí công tác" in page_words(response)
    response = nam.post(f"{UNIT}/ket-thuc", data={"day": "31/12/2026", "reason": ""})
    assert tree(response).get_element_by_id("reason-error") is not None


def test_succession_is_written_and_taken_back(desk, nam):
    desk.perform(
        link_succession, desk.actor("nam"), LinkSuccession(COMMUNE, ECONOMY, date(2025, 7, 1), "NQ 1")
    )
    typed = {"direction": "after", "other": COUNTER, "since": "01/07/2026"}
    assert nam.post(f"{UNIT}/ke-thua", data=typed).status_code == 302
    said = page_words(nam.get(UNIT))
    assert "Kế thừa từ UBND xã từ 01/07/2025 · NQ 1" in said
    assert "Được kế thừa bởi Một cửa xã từ 01/07/2026" in said
    again = nam.post(f"{UNIT}/ke-thua", data=typed)
    assert again.status_code == 422
    assert tree(again).get_element_by_id("other-error") is not None
    unlinking = f"{UNIT}/ke-thua/{COUNTER}/bo"
    assert nam.post(unlinking, data={"reason": ""}).status_code == 422
    assert nam.post(unlinking, data={"reason": "nhầm"}).status_code == 302
    assert "Được kế thừa" not in page_words(nam.get(UNIT))


def test_people_are_found_without_accents_and_paged_by_key(desk, nam):
    actor = desk.actor("nam")
    for number in range(65):
        desk.perform(add_officer, actor, AddOfficer(f"Đỗ Ấn {number:02}", "", "", (), START))
    seen, url = [], "/quan-tri/nguoi?q=do+an"
    while url:
        page = tree(nam.get(url))
        seen += [words(cell.find(".//a")) for cell in page.xpath("//tbody/tr/td[1]")]
        url = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert seen == [f"Đỗ Ấn {number:02}" for number in range(65)]
    assert "31–60" in page_words(nam.get(tree(nam.get("/quan-tri/nguoi")).xpath("//a[@rel='next']/@href")[0]))
    assert "Không có người nào" in page_words(nam.get("/quan-tri/nguoi?q=khong+co"))


def test_people_are_filtered_by_unit_and_state(desk, nam):
    ha = officer_id(desk, "Lê Thu Hà")
    nam.post(f"/quan-tri/nguoi/{ha}/ngung", data={"reason": "nghỉ hưu"})

    def listed(query):
        page = tree(nam.get(f"/quan-tri/nguoi?{query}"))
        return {words(cell.find(".//a")) for cell in page.xpath("//tbody/tr/td[1]")}

    assert listed("unit=phong-kinh-te") == {"Phạm Đức Thịnh", "Vũ Minh Châu"}
    assert listed("state=left") == {"Lê Thu Hà"}
    assert len(listed("state=all")) == len(OFFICERS)


@pytest.mark.parametrize("many", [0, 40])
def test_the_list_of_people_costs_the_same_at_every_length(app, desk, nam, many):
    for number in range(many):
        post = (ECONOMY, "clerk", "")
        desk.perform(add_officer, desk.actor("nam"), AddOfficer(f"Người {number}", "", "", (post,), START))
    nam.get("/quan-tri/nguoi")
    with statements(app) as sent:
        nam.get("/quan-tri/nguoi")
    assert len(asked(sent)) <= 8, asked(sent)


def test_a_person_is_added_with_a_post_and_gets_another(desk, nam):
    typed = {"name": "Lý Văn Tâm", "unit_id": ECONOMY, "role": "clerk", "valid_from": "01/07/2026"}
    wrong = nam.post("/quan-tri/nguoi/them", data=typed | {"email": "tam", "title": "Văn thư"})
    assert wrong.status_code == 422
    assert tree(wrong).get_element_by_id("title").get("value") == "Văn thư"
    added = nam.post("/quan-tri/nguoi/them", data=typed)
    assert added.status_code == 302
    assert "Đã thêm Lý Văn Tâm. " in page_words(nam.get(added.location))
    same = nam.post(f"{added.location}/vi-tri", data=typed)
    assert "đã giữ vai trò này ở đây từ 01/07/2026" in words(tree(same).get_element_by_id("role-error"))
    other = nam.post(f"{added.location}/vi-tri", data=typed | {"role": "archivist", "valid_to": "31/12/2026"})
    assert other.status_code == 302
    said = page_words(nam.get(added.location))
    assert "Phòng Kinh tế Văn thư từ 01/07/2026 Đang giữ" in said
    assert "Lưu trữ 01/07/2026 – 31/12/2026 Đang giữ" in said


def test_details_of_a_person_are_changed(desk, nam):
    page = f"/quan-tri/nguoi/{officer_id(desk, 'Lê Thu Hà')}"
    assert nam.post(f"{page}/sua", data={"name": "Lê Thu Hà", "email": "x"}).status_code == 422
    assert nam.post(f"{page}/sua", data={"name": "Lê Thị Thu Hà"}).status_code == 302
    assert "Lê Thị Thu Hà" in page_words(nam.get(page))


def test_a_post_ends_by_a_form(desk, nam):
    url = f"/quan-tri/vi-tri/{post_id(desk, 'Lê Thu Hà')}/ket-thuc"
    assert nam.post(url, data={"day": "30/06/2025", "reason": "x"}).status_code == 422
    ended = nam.post(url, data={"day": "12/11/2026", "reason": "chuyển"})
    said = page_words(nam.get(ended.location))
    assert "Vị trí kết thúc hết ngày 12/11/2026." in said
    assert "01/07/2025 – 12/11/2026 Đã kết thúc" in said


def test_the_last_administrator_is_told_so(desk, nam):
    response = nam.post(
        f"/quan-tri/nguoi/{officer_id(desk, 'Đinh Hoàng Nam')}/ngung", data={"reason": "nghỉ"}
    )
    assert response.status_code == 422
    assert "quản trị viên cuối cùng" in page_words(response)


def test_who_leaves_gives_back_what_was_claimed_and_does_nothing_more(app, desk, nam, clock):
    dossier = desk.file_household_business()
    clock.at("2026-11-16 08:00")
    desk.perform(claim_task, desk.actor("bao"), ClaimTask(desk.items(dossier.id)[0].id))
    bao = log_in(app, "bao")
    assert bao.get("/hop-viec").status_code == 200
    page = f"/quan-tri/nguoi/{officer_id(desk, 'Trần Quốc Bảo')}"
    assert "1 việc đang giữ sẽ về lại" in page_words(nam.get(f"{page}/ngung"))
    left = nam.post(f"{page}/ngung", data={"reason": "nghỉ hưu"})
    assert "1 việc về lại Hộp việc." in page_words(nam.get(left.location))
    assert bao.get("/hop-viec").location.startswith("/dang-nhap")
    assert nam.post(f"{page}/tro-lai", data={"reason": "trở lại"}).status_code == 302
    assert bao.get("/hop-viec").status_code == 200


def test_who_has_left_is_not_invited_to_an_account(desk, nam):
    posts = ((ECONOMY, "clerk", "Văn thư"),)
    added = desk.perform(add_officer, desk.actor("nam"), AddOfficer("Đỗ Văn Nghỉ", "", "", posts, START))
    assert "Mời lập tài khoản" in page_words(nam.get(f"/quan-tri/nguoi/{added.id}"))
    nam.post(f"/quan-tri/nguoi/{added.id}/ngung", data={"reason": "nghỉ hưu"})
    assert "Mời lập tài khoản" not in page_words(nam.get(f"/quan-tri/nguoi/{added.id}"))


def test_slots_show_who_stands_there_and_what_is_missing(desk, nam):
    said = page_words(nam.get("/quan-tri/ngan-xu-ly"))
    assert "Cơ quan giải quyết: Phòng Kinh tế" in said
    assert "chưa có cơ quan nào" not in said
    desk.perform(empty_slot, desk.actor("nam"), EmptySlot(COUNTER, "competent"))
    said = page_words(nam.get("/quan-tri/ngan-xu-ly"))
    assert "Một cửa xã: ngăn “Cơ quan giải quyết” chưa có cơ quan nào. Cần cho" in said
    assert "Đăng ký hộ kinh doanh" in said
    url = f"/quan-tri/ngan-xu-ly/{COUNTER}/competent"
    assert nam.post(url, data={"unit_id": "khong-co"}).status_code == 422
    assert nam.post(url, data={"unit_id": ""}).status_code == 302
    assert nam.post(url, data={"unit_id": COMMUNE, "reason": "tạm thời"}).status_code == 302
    said = page_words(nam.get("/quan-tri/ngan-xu-ly"))
    assert "ở UBND xã chưa ai giữ vai" in said
    assert nam.post(url, data={"unit_id": ""}).status_code == 302
    with desk.transactions.read() as session:
        assert session.scalars(select(SlotFilling).filter_by(slot="competent")).all() == []


@pytest.fixture
def two_hats(app, desk):
    """Hà is a specialist, and a receiver on her days at the counter."""
    ha = officer_id(desk, "Lê Thu Hà")
    command = AddPost(ha, COUNTER, "receiver", START, title="Trực Một cửa")
    return desk.perform(add_post, desk.actor("nam"), command).id


def bar(response) -> str:
    return words(tree(response).xpath("//details[@class='mc-person']")[0])


def test_the_bar_says_the_post_and_offers_no_choice_of_one(app):
    said = bar(log_in(app, "ha").get("/hop-viec"))
    assert said.startswith("Lê Thu Hà Chuyên viên, Phòng Kinh tế")
    assert "Làm việc với vai" not in said


def test_a_hat_narrows_what_one_may_do(app, desk, two_hats):
    dossier = desk.file_household_business()
    item = desk.items(dossier.id)[0].id
    ha = log_in(app, "ha")
    assert bar(ha.get("/hop-viec")).startswith("Lê Thu Hà Tất cả 2 vai")
    assert ha.get(f"/viec/{item}").status_code == 200
    assert ha.post("/vai", data={"post": post_id(desk, "Lê Thu Hà")}).location == "/hop-viec"
    assert bar(ha.get("/hop-viec")).startswith("Lê Thu Hà Chuyên viên, Phòng Kinh tế")
    assert ha.get(f"/viec/{item}").status_code == 404
    assert ha.get("/tiep-nhan").status_code == 404
    ha.post("/vai", data={"post": two_hats})
    assert ha.get(f"/viec/{item}").status_code == 200
    ha.post("/vai", data={"post": ""})
    assert ha.get("/tiep-nhan").status_code == 200


def test_a_hat_stands_in_the_journal(app, desk, two_hats):
    dossier = desk.file_household_business()
    item = desk.items(dossier.id)[0].id
    ha = log_in(app, "ha")
    ha.post(f"/viec/{item}/nhan")
    ha.post("/vai", data={"post": two_hats})
    ha.post(f"/viec/{item}/nha")
    with desk.transactions.read() as session:
        query = select(JournalEntry).filter_by(dossier_id=dossier.id).order_by(JournalEntry.seq)
        entries = session.scalars(query).all()
    assert [entry.acting_for for entry in entries[-2:]] == [None, "Trực Một cửa, Một cửa xã"]
    assert first_break(entries) is None
    assert "Lê Thu Hà, với vai Trực Một cửa, Một cửa xã" in page_words(
        ha.get(f"/xu-ly/{dossier.id}/dien-bien")
    )


def test_no_hat_is_put_on_that_is_not_ones_own(app, desk, two_hats):
    ha = log_in(app, "ha")
    for post in (post_id(desk, "Đinh Hoàng Nam"), "khong-co"):
        assert ha.post("/vai", data={"post": post}).status_code == 404
    assert ha.get("/quan-tri/thu-tuc").status_code == 404
    assert log_in(app, "nhung").post("/vai", data={"post": two_hats}).status_code == 404


def test_a_hat_whose_post_ended_is_off(app, desk, nam, two_hats):
    ha = log_in(app, "ha")
    ha.post("/vai", data={"post": two_hats})
    nam.post(f"/quan-tri/vi-tri/{two_hats}/ket-thuc", data={"day": "12/11/2026", "reason": "hết phiên"})
    assert bar(ha.get("/hop-viec")).startswith("Lê Thu Hà Chuyên viên, Phòng Kinh tế")


def test_an_officer_without_a_post_sees_no_work(app, desk, nam):
    url = f"/quan-tri/vi-tri/{post_id(desk, 'Lê Thu Hà')}/ket-thuc"
    nam.post(url, data={"day": "12/11/2026", "reason": "chuyển"})
    ha = log_in(app, "ha")
    response = ha.get("/hop-viec")
    assert response.status_code == 200
    assert "Chưa có vị trí công tác" in bar(response)
    assert "Hôm nay chưa có việc nào" in page_words(response)


def test_nobody_files_where_nobody_receives(app, desk, nam):
    """A desk whose receivers have all left is offered to no applicant."""
    nhung = log_in(app, "nhung")
    assert nhung.get("/nop-ho-so/1.001612").status_code == 200
    assert "Trung tâm Phục vụ" in page_words(nhung.get("/nop-ho-so/1.001612"))
    for name in ("Trần Quốc Bảo", "Hoàng Thị Mai"):
        left = nam.post(f"/quan-tri/nguoi/{officer_id(desk, name)}/ngung", data={"reason": "nghỉ"})
        assert left.status_code == 302
    assert "Trung tâm Phục vụ" not in page_words(nhung.get("/nop-ho-so/1.001612"))
