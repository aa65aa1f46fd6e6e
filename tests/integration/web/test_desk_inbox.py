"""Hộp việc, Tiếp nhận, Trả kết quả and the search: who sees what, filtered, paged, claimed."""

import pytest
from desk import Desk
from desk_browser import (
    asked,
    faults,
    log_in,
    make_stranger,
    page_words,
    rows_of_business,
    statements,
    tree,
    words,
)
from story import APPRAISAL, ISSUE

from app.queries import dossier_search, inbox_page, inbox_rows, inbox_tallies

PASSED = {"family_authorisation": ("passed", "")}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def three(desk, clock):
    """Three dossiers waiting for intake, three minutes apart."""
    found = []
    for _ in range(3):
        found.append(desk.file_household_business())
        clock.forward(minutes=3)
    return found


def codes(response) -> list[str]:
    return [link.text for link in tree(response).find_class("mc-rows")[0].xpath(".//a[@data-keys-open]")]


def tabs(response) -> dict[str, str]:
    links = tree(response).xpath("//nav[contains(@class, 'mc-subnav')]//a")
    return {words(link).rstrip("0123456789 "): words(link).split()[-1] for link in links}


def test_whoever_is_not_logged_in_is_asked_to(app):
    response = log_in_nobody(app).get("/hop-viec")
    assert response.status_code == 302
    assert response.location.startswith("/dang-nhap?next=")


def log_in_nobody(app):
    client = log_in(app, "bao")
    with client.session_transaction() as kept:
        kept.clear()
    return client


def test_citizens_have_no_desk(app):
    client = log_in(app, "nhung")
    assert {client.get(path).status_code for path in ("/hop-viec", "/tiep-nhan", "/tim-ho-so")} == {404}


def test_work_is_for_the_role_in_the_unit(app, desk, three):
    assert len(codes(log_in(app, "bao").get("/hop-viec"))) == 3
    for other in ("ha", "thinh", make_stranger(desk)):
        assert "Hôm nay chưa có việc nào." in page_words(log_in(app, other).get("/hop-viec"))


def test_only_receivers_have_an_intake_list(app):
    assert log_in(app, "bao").get("/tiep-nhan").status_code == 200
    assert log_in(app, "ha").get("/tiep-nhan").status_code == 404


def test_the_most_urgent_comes_first_with_what_is_left(app, three, clock):
    clock.at("2026-11-16 10:00")
    response = log_in(app, "bao").get("/hop-viec")
    assert codes(response) == [dossier.code for dossier in three]
    assert "Còn 12 phútsắp đến hạn · 10:12 hôm nay" in page_words(response)
    clock.at("2026-11-16 10:15")
    said = page_words(log_in(app, "bao").get("/hop-viec"))
    assert "Quá 3 phútquá hạn · 10:12 hôm nay" in said
    assert "Còn 0 phút" in said


def test_tabs_count_what_waits(app, desk, three):
    client = log_in(app, "bao")
    client.post(f"/viec/{desk.items(three[0].id)[0].id}/nhan")
    counts = tabs(client.get("/hop-viec"))
    assert (counts["Tất cả"], counts["Việc của tôi"], counts["Chưa ai nhận"]) == ("3", "1", "2")
    assert codes(client.get("/hop-viec?list=mine")) == [three[0].code]
    assert len(codes(client.get("/hop-viec?list=free"))) == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=nguyen+hong", 3),
        ("q=Bún+thang", 3),
        ("q=khong+co", 0),
        ("channel=online", 3),
        ("channel=post", 0),
        ("light=in_time", 3),
        ("light=overdue", 0),
        ("light=paused", 0),
        ("task=Kiểm+tra,+tiếp+nhận+hồ+sơ", 3),
        ("task=khác", 0),
        ("procedure=1.001612", 3),
        ("procedure=9.999999", 0),
        ("due_to=31/12/2026", 0),
        ("due_to=hom+nay", 3),
        ("list=no-such-tab&light=purple&after=x&first=-1", 3),
        ("q=%25", 0),
    ],
)
def test_filters_come_from_the_address(app, three, query, count):
    response = log_in(app, "bao").get(f"/hop-viec?{query}")
    assert response.status_code == 200
    assert len(tree(response).xpath("//tbody/tr")) == count


def test_a_wrong_date_is_said_beside_its_field(app):
    response = log_in(app, "bao").get("/hop-viec?due_to=31/13/2026")
    (field,) = tree(response).xpath("//input[@name='due_to']")
    assert field.get("value") == "31/13/2026"
    assert "Ngày viết theo mẫu 25/11/2026." in page_words(response)


def test_pages_follow_each_other_without_gap_or_repeat(app, three, monkeypatch):
    monkeypatch.setattr(inbox_rows, "PAGE", 2)
    monkeypatch.setattr(inbox_page, "PAGE", 2)
    client = log_in(app, "bao")
    first = client.get("/hop-viec?light=in_time")
    onward = tree(first).xpath("//div[@class='mc-foot']//a/@href")
    second = client.get(onward[-1])
    assert codes(first) + codes(second) == [dossier.code for dossier in three]
    assert "3–3 trong 3" in page_words(second)
    back = tree(second).xpath("//div[@class='mc-foot']//a/@href")
    assert codes(client.get(back[0])) == codes(first)


def test_more_than_is_counted_is_called_more_than(app, three, monkeypatch):
    monkeypatch.setattr(inbox_rows, "PAGE", 2)
    monkeypatch.setattr(inbox_tallies, "MOST", 2)
    monkeypatch.setattr(inbox_page, "MOST", 2)
    response = log_in(app, "bao").get("/hop-viec")
    assert "1–2 trong hơn 2" in page_words(response)
    assert tree(response).find_class("mc-check__count") == []
    assert words(tree(response).xpath("//nav[contains(@class, 'mc-subnav')]//a")[0]) == "Tất cả"


def test_search_pages_follow_each_other(app, three, monkeypatch):
    monkeypatch.setattr(dossier_search, "PAGE", 2)
    client = log_in(app, "bao")
    first = client.get("/tim-ho-so?q=nhung")
    second = client.get(tree(first).xpath("//div[@class='mc-foot']//a/@href")[-1])
    assert codes(first) + codes(second) == [dossier.code for dossier in reversed(three)]


def test_a_list_costs_eight_statements(app, three):
    client = log_in(app, "bao")
    client.get("/hop-viec")
    with statements(app) as sent:
        assert client.get("/hop-viec?q=nhung&light=in_time").status_code == 200
    assert len(asked(sent)) <= 8
    assert "COMMIT" not in sent


def test_several_are_claimed_at_once_and_each_is_told(app, desk, three):
    mai = log_in(app, "mai")
    ids = [desk.items(dossier.id)[0].id for dossier in three]
    mai.post(f"/viec/{ids[2]}/nhan")
    response = log_in(app, "bao").post("/hop-viec/nhan?place=inbox", data={"item": [*ids, "unknown"]})
    lines = [words(line) for line in tree(response).xpath("//ul[@class='mc-plain-list']/li")]
    assert lines == [
        f"{three[0].code}: đã nhận việc Kiểm tra, tiếp nhận hồ sơ.",
        f"{three[1].code}: đã nhận việc Kiểm tra, tiếp nhận hồ sơ.",
        f"{three[2].code}: Việc này Hoàng Thị Mai đang giữ. Chọn việc khác, hoặc hỏi người đang giữ.",
    ]
    assert tabs(response)["Việc của tôi"] == "2"


def test_claiming_nothing_says_what_to_do(app, three):
    response = log_in(app, "bao").post("/hop-viec/nhan", data={})
    assert "chưa chọn việc nào" in page_words(response)


def test_strangers_claim_nothing(app, desk, three):
    item = desk.items(three[0].id)[0]
    stranger = log_in(app, make_stranger(desk))
    stranger.post("/hop-viec/nhan", data={"item": [item.id]})
    assert stranger.post(f"/viec/{item.id}/nhan").status_code == 404
    assert desk.items(three[0].id)[0].holder_id is None


def test_results_wait_in_their_own_list(app, desk, clock):
    client = log_in(app, "mai")
    assert "Hôm nay chưa có việc nào." in page_words(client.get("/tra-ket-qua"))
    dossier = desk.file_household_business()
    clock.at("2026-11-23 09:30")
    desk.complete("bao", dossier.id, "intake__check", "accept", checks=PASSED)
    desk.upload_result("ha", dossier.id, "appraise")
    desk.complete("ha", dossier.id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier.id, "approval__approve", "agree")
    desk.complete("chau", dossier.id, "issue__issue_result", "issue", ISSUE)
    assert codes(client.get("/tra-ket-qua")) == [dossier.code]
    assert tree(client.get("/tiep-nhan")).xpath("//tbody/tr") == []


def test_search_finds_without_accents_in_ones_own_units(app, desk, three):
    for name in ("bao", "ha"):
        found = log_in(app, name).get("/tim-ho-so?q=bun+thang")
        assert len(tree(found).xpath("//tbody/tr")) == 3
    assert len(tree(log_in(app, "bao").get(f"/tim-ho-so?q={three[1].code}")).xpath("//tbody/tr")) == 1
    assert "Không tìm thấy hồ sơ nào." in page_words(
        log_in(app, make_stranger(desk)).get("/tim-ho-so?q=nhung")
    )


def test_drafts_are_not_found(app, desk):
    desk.filled_draft()
    assert "Chưa có hồ sơ nào." in page_words(log_in(app, "bao").get("/tim-ho-so"))


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize(
    "path", ["/hop-viec", "/hop-viec?list=mine", "/tiep-nhan", "/tra-ket-qua", "/tim-ho-so", "/tim-ho-so?q=x"]
)
def test_pages_are_clean_and_looking_changes_nothing(app, three, locale, path):
    before = rows_of_business(app)
    response = log_in(app, "bao", locale).get(path)
    assert response.status_code == 200
    assert faults(response) == []
    assert tree(response).get("lang") == locale
    assert rows_of_business(app) == before


def test_a_dossier_shows_its_promise_until_it_is_paused(app, desk, clock):
    dossier = desk.file_household_business()
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier.id, "intake__check", "accept", checks=PASSED)
    ha = log_in(app, "ha")
    assert "Còn 3 ngày" in page_words(ha.get("/tim-ho-so"))
    changes = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier.id, "appraise", "amend", changes, note="Chưa chứng thực")
    desk.complete("bao", dossier.id, "supplement__send", "send", note="Chưa chứng thực")
    said = page_words(ha.get("/tim-ho-so"))
    assert "Tạm dừngchờ bổ sung" in said
    assert "Bổ sung hồ sơ" in said
    assert "người nộp" in said
