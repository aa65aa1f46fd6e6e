"""The pages of a dossier for officers: the whole story in words, for those who may see it."""

import lxml.html
import pytest
from desk import Desk
from desk_browser import faults, log_in, make_stranger, page_words, rows_of_business, tree, words
from flask_babel import force_locale
from sqlalchemy import text
from story import APPRAISAL
from tampering import lift_guards

from app.queries.journal_rows import JOURNAL_KINDS, Kept, Names
from workers.jobs import tick

PASSED = {"family_authorisation": ("passed", "")}
FAILED = {"family_authorisation": ("failed", "Bản đã nộp chưa được công chứng hoặc chứng thực")}
PAGES = ("", "/giay-to", "/dien-bien", "/phieu", "/dong-ho", "/so-do")


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def told(app, desk, clock):
    """The dossier of the pictures on Friday afternoon: supplemented, back with the specialist."""
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=PASSED)
    clock.at("2026-11-17 10:00")
    changes = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier_id, "appraise", "amend", changes, note="Chưa chứng thực")
    desk.complete("bao", dossier_id, "supplement__send", "send", checks=FAILED)
    tick(app)
    clock.at("2026-11-19 19:40")
    desk.hand_in(desk.dossier(dossier_id), "family_authorisation", data=b"%PDF-1.7 certified")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent")
    clock.at("2026-11-20 14:10")
    return dossier_id


@pytest.mark.parametrize("page", PAGES)
def test_a_dossier_is_not_there_for_others(app, desk, told, page):
    for name in ("nhung", "nam", make_stranger(desk)):
        assert log_in(app, name).get(f"/xu-ly/{told}{page}").status_code == 404
    assert log_in(app, "bao").get(f"/xu-ly/no-such-dossier{page}").status_code == 404


def test_a_draft_is_nobodys_business(app, desk):
    assert log_in(app, "bao").get(f"/xu-ly/{desk.filled_draft().id}").status_code == 404


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_are_clean_and_looking_changes_nothing(app, told, page, locale):
    before = rows_of_business(app)
    response = log_in(app, "ha", locale).get(f"/xu-ly/{told}{page}")
    assert response.status_code == 200
    assert faults(response) == []
    assert tree(response).get("lang") == locale
    assert rows_of_business(app) == before


def test_the_decision_is_offered_to_whoever_holds_the_task(app, desk, told):
    task = f"/viec/{desk.item(told, 'appraise').id}"
    mine = tree(log_in(app, "ha").get(f"/xu-ly/{told}"))
    (panel,) = mine.find_class("mc-decision")
    assert panel.xpath(".//a[contains(@class, 'govuk-button')]/@href") == [
        f"{task}?outcome=eligible",
        f"{task}?outcome=amend",
    ]
    (others,) = tree(log_in(app, "bao").get(f"/xu-ly/{told}")).find_class("mc-decision")
    assert "Lê Thu Hà giữ từ" in words(others)
    assert others.xpath(".//a | .//form") == []


def test_a_free_task_is_offered_to_its_role(app, desk):
    dossier_id = desk.file_household_business().id
    (panel,) = tree(log_in(app, "bao").get(f"/xu-ly/{dossier_id}")).find_class("mc-decision")
    assert panel.xpath(".//form/@action") == [f"/viec/{desk.item(dossier_id, 'intake__check').id}/nhan"]
    (panel,) = tree(log_in(app, "ha").get(f"/xu-ly/{dossier_id}")).find_class("mc-decision")
    assert panel.xpath(".//form") == []


def test_the_path_says_what_is_done_and_what_will_be(app, told):
    stages = tree(log_in(app, "ha").get(f"/xu-ly/{told}")).xpath("//ol[@class='mc-path']/li")
    assert [stage.get("class") for stage in stages] == ["mc-path__done"] * 2 + ["mc-path__now"] + [
        "mc-path__later"
    ] * 3
    assert words(stages[1]) == "Tiếp nhận, xong 09:00 T2 16/11Trần Quốc Bảođúng hạn"
    assert words(stages[2]).endswith("hạn 11:30 T2 23/11Lê Thu Hà")
    assert words(stages[5]).endswith("hạn 16:00 T2 23/11")


def test_the_clock_is_explained_row_by_row(app, told):
    root = tree(log_in(app, "ha").get(f"/xu-ly/{told}"))
    rows = [words(row) for row in root.xpath("//table[contains(@class, 'mc-clock')]//tr[td]")]
    first = "Từ lúc tiếp nhận chính thức, trừ nghỉ trưa 11:30–13:00"
    assert rows[0] == f"09:00 T2 16/1117:00 T2 16/11 {first} 6 giờ 3017 giờ 30"
    assert "Tạm dừngchờ bổ sung, Phiếu yêu cầu bổ sung số 1/HDHS không tính15 giờ 00" in rows[2]
    assert rows[5] == "Bây giờ 14:10 thứ Sáu, 20/11/2026. Từ đây là dự kiến."
    assert "Ngày nghỉ hằng tuần không tính7 giờ 00" in rows[7]
    assert rows[-1].startswith("Hẹn ban đầu 09:00 T5 19/11. Hẹn hiện tại 16:00 T2 23/11.")


def test_identification_numbers_stay_covered(app, told):
    response = log_in(app, "ha").get(f"/xu-ly/{told}")
    assert "0331••••••18" in page_words(response)
    assert "033190000118" not in response.get_data(as_text=True)
    assert "033088000245" not in response.get_data(as_text=True)


def test_papers_show_their_tick_and_earlier_versions(app, told):
    root = tree(log_in(app, "ha").get(f"/xu-ly/{told}/giay-to"))
    (row,) = [row for row in root.xpath("//tbody/tr") if "ủy quyền của thành viên" in words(row)]
    assert "Chưa kiểm" in words(row)
    assert "bản 2" in words(row)
    assert "Bản cũ" in words(row)
    assert len(row.xpath(".//a[starts-with(@href, '/giay-to/')]")) == 2


def test_the_journal_tells_everything_and_is_filtered(app, told):
    client = log_in(app, "ha")
    response = client.get(f"/xu-ly/{told}/dien-bien")
    said = page_words(response)
    assert "Chuỗi diễn biến nguyên vẹn, 17 dòng." in said
    for sentence in (
        "Nộp hồ sơ.Hệ thống",
        "Tiếp nhận chính thức.Trần Quốc Bảo",
        "Hoàn thành việc. Thẩm tra hồ sơ: Yêu cầu sửa đổi, bổ sung. Chưa chứng thựcLê Thu Hà",
        "Đồng hồ chạy lại. Hẹn trả chuyển từ 09:00 T5 19/11 sang 16:00 T2 23/11.Nguyễn Thị Hồng Nhung, người nộp",
        "Lập phiếu. Phiếu yêu cầu bổ sung Số 1/HDHS",
        "không đạt – Bản đã nộp chưa được công chứng hoặc chứng thực",
        "Đã nhận thanh toán. 150.000 ₫",
    ):
        assert sentence in said
    assert len(tree(client.get(f"/xu-ly/{told}/dien-bien?kind=slip_issued")).xpath("//ol/li")) == 2
    assert len(tree(client.get(f"/xu-ly/{told}/dien-bien?kind=../x")).xpath("//ol/li")) == 17


def tamper(session, dossier_id: str) -> None:
    """Change an entry behind the back of the database's own guard."""
    lift_guards(session)
    change = "UPDATE journal SET actor_name = 'Ai đó' WHERE dossier_id = :id AND seq = 7"
    session.execute(text(change), {"id": dossier_id})


def test_a_changed_journal_is_noticed(app, desk, told):
    desk.transactions.write(lambda session: tamper(session, told))
    said = page_words(log_in(app, "ha").get(f"/xu-ly/{told}/dien-bien"))
    assert "Chuỗi diễn biến không khớp từ dòng 7." in said
    checked = page_words(log_in(app, "nam").post("/quan-tri/dien-bien"))
    assert "Dòng 7 đã bị sửa" in checked


def test_the_diagram_shows_where_the_dossier_stands_as_picture_and_table(app, told):
    root = tree(log_in(app, "ha").get(f"/xu-ly/{told}/so-do"))
    drawn = root.xpath("//*[@class='mc-diagram']//*[@data-node]")
    classes = {shape.get("data-node"): set(" ".join(shape.xpath("./*/@class")).split()) for shape in drawn}
    assert [node for node, known in classes.items() if "current" in known] == ["appraise"]
    passed = {node for node, known in classes.items() if "done" in known}
    assert {node for node in passed if "node" in classes[node]} == {
        *("start", "intake", "taken_in", "transfer", "eligible", "supplement", "supplied")
    }
    assert {"if_accepted", "if_not_yet", "if_supplied"} <= passed
    assert not {"if_refused", "if_eligible", "if_stopped", "if_sent_back"} & passed
    (row,) = root.xpath("//tr[@class='mc-table__current']")
    assert words(row).startswith("Thẩm tra hồ sơ")


class Nothing:
    """A procedure of which nothing is known any more."""

    locale = "vi"
    tasks, steps, timers, messages = {}, {}, {}, {}

    @property
    def facts(self):
        return self


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("kind", JOURNAL_KINDS)
def test_an_entry_is_told_even_after_its_payload_was_erased(app, kind, locale):
    with app.test_request_context(), force_locale(locale):
        template = app.jinja_env.get_template(f"journal/{kind}.html")
        html = template.render(data=Kept(), names=Names(Nothing(), Nothing()), now=None)
    assert lxml.html.fragment_fromstring(html, create_parent=True).text_content().strip()
    assert "None" not in html
