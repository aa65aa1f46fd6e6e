"""Quyền hạn: the table as the rules have it, and the answer for one person and one dossier."""

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, rows_of_business, tree

from app.queries import permission_words
from app.queries.read_words import READS
from processes.domain.access import RULES, MayMove, ServesIt
from processes.domain.permissions import PERSONS

PATH = "/quan-tri/quyen-han"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def dossier(desk):
    return desk.file_household_business()


def answers(response) -> dict[str, tuple[str, str]]:
    (table,) = tree(response).xpath("//table[.//caption]")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.findall("tbody/tr")]
    return {name: (said, why) for name, said, why in rows}


def ask(app, who, code):
    return log_in(app, "nam").get(PATH, query_string={"who": who, "code": code})


def test_only_administrators_enter(app):
    for name in ("nhung", "bao", "thinh"):
        assert log_in(app, name).get(PATH).status_code == 404


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_page_is_clean_and_looking_changes_nothing(app, dossier, locale):
    client = log_in(app, "nam", locale)
    client.get(PATH)
    before = rows_of_business(app)
    for query in ("", "?role=leader", "?role=nobody", f"?who=owner&code={dossier.code}", "?role=x&who=y"):
        response = client.get(PATH + query)
        assert response.status_code == 200
        assert faults(response) == []
    assert rows_of_business(app) == before


def test_the_table_has_every_action_and_person(app):
    page = tree(log_in(app, "nam").get(PATH))
    (table,) = page.find_class("mc-permissions")
    assert len(table.findall("tbody/tr")) == len(RULES)
    assert len(table.findall("thead/tr/th")) == 1 + len(PERSONS)
    cells = {
        row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in table.findall("tbody/tr")
    }
    cancel = dict(zip(PERSONS, cells["Hủy hồ sơ đã gửi"], strict=True))
    assert cancel["applicant"].replace("\u00a0", " ") == "3 tình trạng"
    assert cancel["leader"] == "–không"
    assert dict(zip(PERSONS, cells["Niêm phong nhật ký"], strict=True))["system"] == "mọi lúc"


def test_a_person_of_the_table_is_told_with_statuses_and_conditions(app):
    said = page_words(log_in(app, "nam").get(f"{PATH}?role=applicant"))
    assert "Người nộp: được gì, ở tình trạng nào" in said
    assert "“Chờ tiếp nhận”, “Chờ bổ sung (trước tiếp nhận)”, “Chờ thanh toán trước tiếp nhận”" in said
    assert "Người này không làm được việc nào" in page_words(log_in(app, "nam").get(f"{PATH}?role=nobody"))


def test_what_a_receiver_may_do_with_a_dossier(app, desk, dossier):
    said = answers(ask(app, desk.actor("bao").id, dossier.code.lower()))
    assert said["Xem hồ sơ trên bàn làm việc"] == ("Được", "")
    assert said["Hủy hồ sơ đã gửi"] == ("Không", "Cần: là người nộp của hồ sơ.")
    task = desk.items(dossier.id)[0].label
    assert said[f"Nhả việc{task}"] == ("Không", "Cần: mình đang giữ việc.")
    assert said["Đề nghị dừng xử lý"][1].startswith("Cần: hồ sơ ở tình trạng “Đã tiếp nhận”")


def test_what_the_applicant_may_do_with_his_dossier(app, dossier):
    said = answers(ask(app, "owner", dossier.code))
    assert said["Hủy hồ sơ đã gửi"] == ("Được", "")
    assert said["Gửi hồ sơ"] == ("Không", "Cần: hồ sơ còn là bản nháp.")


def test_a_dossier_without_open_tasks_says_so(app, desk, dossier):
    desk.complete("bao", dossier.id, "intake__check", "refuse", note="Không đúng thẩm quyền")
    said = answers(ask(app, desk.actor("bao").id, dossier.code))
    assert said["Nhận việc"] == ("Không", "Hồ sơ không có việc nào đang chờ.")


def test_what_was_not_found_is_said_at_its_field(app, desk):
    page = tree(ask(app, "", "H31.40.12-261113-9999"))
    assert page.xpath("//div[@class='govuk-error-summary']//a/@href") == ["#who", "#code"]
    assert page.xpath("//input[@id='code']/@value") == ["H31.40.12-261113-9999"]
    assert page.xpath("//table[.//caption]") == []


def test_every_action_and_condition_has_words():
    named = {each.__name__ for ways in RULES.values() for way in ways for each in way if not isinstance(each, MayMove | ServesIt)}  # fmt: skip
    assert set(permission_words.ACTIONS) == set(RULES)
    assert set(permission_words.PREDICATES) == named


def test_every_page_of_a_dossier_that_is_noted_has_words(app):
    shown = {
        rule.endpoint.partition(".")[2]
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("desk.")
        and "GET" in rule.methods
        and rule.arguments & {"dossier_id", "item_id"}
    }
    assert shown <= set(READS)
