"""Drawing up a dossier at the desk by browser: procedure, applicant, papers, and on to the intake task."""

import pytest
from desk_browser import faults, log_in, make_stranger, page_words, tree, words
from desk_counter import Counter, request
from sqlalchemy import func, select

from processes.domain.dossier.dossier import Answers, ComponentCheck, Dossier
from processes.domain.dossier.work import Due
from processes.domain.organisation import Party

START = "/tiep-nhan/nop-truc-tiep/2.000815"
SEN = {"person_id": "033190000999", "name": "Bùi Thị Sen", "phone": "0912 000 555"}
WANTED = {name: values[0] for name, values in request(("Bằng tốt nghiệp", 10, 5)).items()}
TICKED = {
    "originals-original": "1",
    "check-original": "passed",
    "copies-copies": "5",
    "check-copies": "passed",
}


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return Counter(app, clock)


@pytest.fixture
def bao(app, desk):
    return log_in(app, "bao")


def count(desk, kind):
    with desk.transactions.read() as session:
        return session.scalar(select(func.count()).select_from(kind))


def begun(bao, **more) -> str:
    """A dossier begun for somebody; its address."""
    return bao.post(START, data={**SEN, **more}).headers["Location"]


def test_a_procedure_is_found_without_accents(bao):
    page = bao.get("/tiep-nhan/nop-truc-tiep?q=chung thuc")
    assert faults(page) == []
    assert [
        link.get("href") for link in tree(page).iter("a") if "nop-truc-tiep/" in link.get("href", "")
    ] == [START]
    assert "Không có thủ tục nào" in page_words(bao.get("/tiep-nhan/nop-truc-tiep?q=xyz"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"person_id": ""}, "person_id"),
        ({"person_id": "12345"}, "person_id"),
        ({"person_id": "000190000999"}, "person_id"),
        ({"name": ""}, "name"),
        ({"phone": "12"}, "phone"),
        ({"email": "sen@"}, "email"),
        ({"name": "x" * 101}, "name"),
    ],
)
def test_each_mistake_about_the_applicant_is_said_beside_its_field(bao, desk, typed, field):
    answer = bao.post(START, data={**SEN, **typed})
    page = tree(answer)
    assert answer.status_code == 422
    assert faults(answer) == []
    (said,) = [link for link in page.iter("a") if link.get("href") == f"#{field}"]
    assert words(said) in words(page.get_element_by_id(f"{field}-error"))
    assert page.get_element_by_id("name").get("value") == typed.get("name", SEN["name"])
    assert count(desk, Dossier) == 0


def test_a_number_with_another_name_tells_nothing_of_its_holder(bao, desk):
    """The number is that of a citizen with an account; nobody reads about her by typing it."""
    answer = bao.post(START, data={**SEN, "person_id": "033190000118"})
    assert answer.status_code == 422
    for secret in ("Nhung", "0912000218", "hongnhung", "ngõ Chợ Đình"):
        assert secret not in answer.get_data(as_text=True)


def test_number_and_name_together_find_the_citizen(bao, desk):
    parties = count(desk, Party)
    url = begun(bao, person_id="033 190 000 118", name="nguyen thi hong nhung", phone="")
    assert count(desk, Party) == parties
    said = page_words(bao.get(url))
    assert "0912000218" in said
    assert "hongnhung@thu.example" in said


def test_whose_data_were_called_up_stays_known_when_the_dossier_is_thrown_away(app, bao, desk):
    url = begun(bao, person_id="033190000118", name="Nguyễn Thị Hồng Nhung")
    bao.get(url)
    assert bao.post(f"{url}/bo").status_code == 302
    assert count(desk, Dossier) == 0
    said = page_words(log_in(app, "nam").get("/quan-tri/da-xem"))
    assert "Người nộp lập hồ sơ tại quầy" in said
    assert "Nguyễn Thị Hồng Nhung" in said


def test_somebody_new_is_kept_once(bao, desk):
    parties = count(desk, Party)
    begun(bao)
    begun(bao)
    assert count(desk, Party) == parties + 1


def test_papers_are_asked_as_the_answers_want_them(bao):
    url = begun(bao)
    assert "không phải nhận hay xem giấy tờ nào" in page_words(bao.get(url))
    bao.post(url, data={**WANTED, "do": "save"})
    page = bao.get(url)
    assert faults(page) == []
    assert {f.get("id") for f in tree(page).iter("fieldset") if (f.get("id") or "").startswith("check-")} == {
        "check-original",
        "check-copies",
    }
    assert "60.000 ₫" in page_words(page)


def test_rows_are_added_without_a_script(bao, desk):
    url = begun(bao)
    answer = bao.post(url, data={**WANTED, "items": "add"})
    buttons = [b.get("value") for b in tree(bao.get(url)).iter("button")]
    assert "file" in buttons
    assert answer.status_code in (200, 302)


def test_what_is_missing_keeps_the_dossier_here(bao, desk):
    url = begun(bao)
    answer = bao.post(url, data={**WANTED, "do": "file"})
    page = tree(answer)
    assert answer.status_code == 422
    assert faults(answer) == []
    links = [a.get("href") for a in page.find_class("govuk-error-summary")[0].iter("a")]
    assert links == ["#check-original", "#check-copies"]
    assert all(page.get_element_by_id(link[1:]) is not None for link in links)
    with desk.transactions.read() as session:
        assert session.scalars(select(Dossier.status)).all() == ["draft"]


def test_passed_without_any_paper_is_not_enough(bao):
    url = begun(bao)
    bao.post(url, data={**WANTED, "do": "save"})
    answer = bao.post(url, data={**WANTED, **TICKED, "originals-original": "", "do": "file"})
    assert answer.status_code == 422
    assert tree(answer).get_element_by_id("check-original-error") is not None


@pytest.mark.shows("R-04")
def test_on_to_the_intake_task_of_the_same_officer(bao, desk):
    url = begun(bao)
    bao.post(url, data={**WANTED, "do": "save"})
    onward = bao.post(url, data={**WANTED, **TICKED, "do": "file"})
    assert onward.status_code == 302
    task = bao.get(onward.headers["Location"])
    said = page_words(task)
    assert faults(task) == []
    assert "chưa có mã" in said
    assert "Tại quầy: 1 bản chính, 0 bản sao" in said
    assert bao.get(url).status_code == 302
    done = bao.post(onward.headers["Location"], data={"do": "complete", "outcome": "accept"})
    assert done.status_code == 302
    with desk.transactions.read() as session:
        (dossier,) = session.scalars(select(Dossier))
    assert (dossier.code, dossier.status) == ("H31.40.12-261116-0001", "in_process")


def test_what_is_being_drawn_up_stands_in_the_list_until_it_is_thrown_away(bao, desk):
    url = begun(bao)
    bao.post(url, data={**WANTED, **TICKED, "do": "save"})
    bao.post(url, data={**WANTED, **TICKED, "do": "save"})
    listed = bao.get("/tiep-nhan")
    assert "Đang lập tại quầy Bùi Thị Sen" in page_words(listed)
    assert faults(listed) == []
    assert bao.post(f"{url}/bo").status_code == 302
    assert "Đang lập tại quầy" not in page_words(bao.get("/tiep-nhan"))
    assert [count(desk, kind) for kind in (Dossier, Answers, ComponentCheck, Due)] == [0, 0, 0, 0]
    assert bao.get(url).status_code == 404


@pytest.mark.parametrize("who", ["mai", "ha", "xa", "nhung"])
def test_nobody_else_sees_or_changes_what_is_being_drawn_up(app, desk, bao, who):
    make_stranger(desk)
    url, other = begun(bao), log_in(app, who)
    assert other.get(url).status_code == 404
    assert other.post(url, data={"do": "file"}).status_code == 404
    assert other.post(f"{url}/bo").status_code == 404
    assert other.get(f"{url}/phan/request").status_code == 404
    assert count(desk, Dossier) == 1


def test_the_citizen_sees_the_dossier_once_it_is_filed(app, desk, bao):
    url = begun(bao, person_id="033190000118", name="Nguyễn Thị Hồng Nhung")
    dossier_id = url.rsplit("/", 1)[1]
    nhung = log_in(app, "nhung")
    assert "Chứng thực" not in page_words(nhung.get("/ho-so"))
    assert nhung.get(f"/ban-nhap/{dossier_id}").status_code == 404
    assert nhung.get(f"/ho-so/{dossier_id}").status_code == 404
    bao.post(url, data={**WANTED, "do": "save"})
    bao.post(url, data={**WANTED, **TICKED, "do": "file"})
    assert "chưa có mã" in page_words(nhung.get("/ho-so"))
    assert nhung.get(f"/ho-so/{dossier_id}").status_code == 200
    assert "Hủy hồ sơ" not in page_words(nhung.get(f"/ho-so/{dossier_id}"))
    nhung.post(f"/ho-so/{dossier_id}/huy")
    assert desk.dossier(dossier_id).status == "submitted"


def test_several_forms_have_pages_of_their_own(bao, desk):
    url = bao.post("/tiep-nhan/nop-truc-tiep/1.001612", data=SEN | {"channel": "direct"}).headers["Location"]
    page = bao.get(url)
    assert faults(page) == []
    assert "Ai thành lập, ai nộp hồ sơ Chưa xong" in page_words(page)
    wrong = bao.post(f"{url}/phan/founding", data={"do": "next"})
    assert wrong.status_code == 422
    assert faults(wrong) == []
    right = bao.post(
        f"{url}/phan/founding", data={"founder_kind": "individual", "filed_by": "owner", "do": "next"}
    )
    assert right.headers["Location"].endswith("/phan/owner")
    owner = tree(bao.get(right.headers["Location"]))
    assert owner.xpath("//input[@name='owner_name']/@value") == ["Bùi Thị Sen"]
    answer = bao.post(url, data={"do": "file"})
    assert answer.status_code == 422
    links = [a.get("href") for a in tree(answer).find_class("govuk-error-summary")[0].iter("a")]
    assert "#section-owner" in links
    assert "#section-founding" not in links
    assert "50.000 ₫" in page_words(answer)


def test_the_amount_is_shown_and_never_posted(app, desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    item = desk.item(dossier_id, "return_at_desk__fee__take")
    bao = log_in(app, "bao")
    page = bao.get(f"/viec/{item.id}")
    assert faults(page) == []
    said = page_words(page)
    assert "60.000 ₫" in said
    assert "Sáu mươi nghìn đồng" in said
    assert "60000" not in {field.get("value") for field in tree(page).iter("input")}
    posted = {"do": "complete", "outcome": "collected", "method": "cash", "amount": "1", "total": "1"}
    assert bao.post(f"/viec/{item.id}", data=posted).status_code == 302
    assert "Biên lai thu phí, lệ phí" in page_words(bao.get(f"/xu-ly/{dossier_id}/phieu"))
