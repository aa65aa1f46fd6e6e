"""The page of a procedure: five tabs out of its diagram (C-24)."""

import pytest
from visitor import Visitor

URL = "/thu-tuc/1.001612"


@pytest.fixture
def visitor(app):
    return Visitor(app)


@pytest.mark.shows("C-25")
def test_time_fees_and_filing_stand_before_everything_else(visitor):
    page = visitor.get(URL)
    assert page.said("//main//h1") == ["Đăng ký thành lập hộ kinh doanh"]
    assert page.said("//p[@class='mc-keyfacts__big']") == ["3 ngày làm việc"]
    assert page.said("//dl[@class='mc-fees']/div") == [
        "Trực tuyến150.000 ₫",
        "Bưu chính công ích150.000 ₫",
        "Trực tiếp tại Một cửa50.000 ₫",
    ]
    links = page.find("//main//a[@href='/nop-ho-so/1.001612']")
    assert [link.text_content().strip() for link in links] == [
        "Nộp hồ sơ trực tuyến",
        "Bấm vào đây để khai báo hồ sơ trực tuyến",
    ]
    assert "Thực tế thường xong" not in page.main


@pytest.mark.shows("C-24")
def test_the_five_tabs_are_links_and_one_is_current(visitor):
    for tab, words in (
        ("general", "Thông tin chung"),
        ("steps", "Quy trình"),
        ("papers", "Hồ sơ cần thiết"),
        ("law", "Căn cứ pháp lý"),
        ("forms", "Biểu mẫu đính kèm"),
    ):
        page = visitor.get(f"{URL}?tab={tab}")
        assert len(page.find("//nav[@class='mc-tabs']//a")) == 5
        assert page.said("//nav[@class='mc-tabs']//a[@aria-current]") == [words]
        assert page.said("//main//h2[@class='govuk-heading-m']")[0] == words
    assert visitor.get(f"{URL}?tab=nonsense").said("//nav[@class='mc-tabs']//a[@aria-current]") == [
        "Thông tin chung"
    ]


@pytest.mark.shows("X-03")
def test_the_steps_come_from_the_diagram(visitor):
    steps = visitor.get(f"{URL}?tab=steps").said("//ol[@class='mc-steps']/li/p")
    assert steps == [
        "Người nộp hồ sơ",
        "Bộ phận Một cửa · 4 giờ làm việc",
        "Chuyên viên · 12 giờ làm việc",
        "Lãnh đạo · 4 giờ làm việc",
        "Văn thư · 2 giờ làm việc",
        "Bộ phận Một cửa · 2 giờ làm việc",
    ]


def test_a_time_of_less_than_an_hour_is_said_in_minutes(visitor):
    steps = visitor.get("/thu-tuc/2.000635?tab=steps").said("//ol[@class='mc-steps']/li/p")
    assert "Công chức tư pháp - hộ tịch · 1 giờ 30 phút làm việc" in steps
    assert "Công chức tư pháp - hộ tịch · 30 phút làm việc" in steps


@pytest.mark.shows("X-03")
@pytest.mark.parametrize(
    ("case", "says", "authorisation"),
    [
        ("", "Ông, Bà cần 1 giấy tờ; thêm 3 tùy trường hợp", True),
        ("by_family", "Ông, Bà cần 2 giấy tờ; thêm 2 tùy trường hợp", True),
        ("by_individual", "Ông, Bà cần 1 giấy tờ; thêm 2 tùy trường hợp", False),
        ("nonsense", "Ông, Bà cần 1 giấy tờ; thêm 3 tùy trường hợp", True),
    ],
)
def test_the_papers_are_those_of_the_case(visitor, case, says, authorisation):
    page = visitor.get(f"{URL}?tab=papers&case={case}")
    assert page.said("//h3[@class='govuk-heading-s']") == [says]
    papers = page.said("//table//strong")
    assert ("Bản sao văn bản ủy quyền của thành viên hộ gia đình" in " ".join(papers)) is authorisation
    assert [box.get("value") for box in page.find("//input[@type='radio'][@checked]")] == (
        [case] if case.startswith("by_") else []
    )


@pytest.mark.shows("X-03")
def test_law_and_english(visitor):
    page = visitor.get(f"{URL}?tab=law&lang=en")
    assert "168/2025/NĐ-CP" in page.said("//ul[@class='mc-rows']//strong")
    assert page.said("//main//h1") == ["Register a household business"]
