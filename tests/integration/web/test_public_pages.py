"""The pages open to everybody, in both languages: whole, hardened, and with nothing inline."""

import pytest
from visitor import Visitor

from app.persistence.database import db
from app.persistence.tables.procedures import procedure

PAGES = (
    "/",
    "/thu-tuc",
    "/thu-tuc?q=ho+kinh+doanh",
    "/thu-tuc?q=khong+co",
    "/thu-tuc/1.001612",
    "/thu-tuc/1.001612?tab=steps",
    "/thu-tuc/1.001612?tab=papers",
    "/thu-tuc/1.001612?tab=papers&case=by_family",
    "/thu-tuc/1.001612?tab=law",
    "/thu-tuc/1.001612?tab=forms",
    "/thu-tuc/2.000815",
    "/thu-tuc/2.000815?tab=papers",
    "/tra-cuu",
    "/xac-minh",
    "/xac-minh/khong-co",
    "/huong-dan",
    "/bao-ve-du-lieu",
    "/dang-ky",
    "/dang-nhap",
)


@pytest.fixture
def visitor(app):
    return Visitor(app)


def check_whole(page, locale):
    assert page.tree.get("lang") == locale
    assert page.title.endswith("Một Cửa")
    assert len(page.find("//h1")) == len(page.find("//main")) == 1
    ids = page.find("//@id")
    assert len(ids) == len(set(ids))
    assert page.find("//@style") == page.find("//style") == page.find("//script[not(@src)]") == []
    assert [name for element in page.tree.iter() for name in element.attrib if name.startswith("on")] == []
    assert "%(" not in page.source


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_page_opens_whole_and_with_the_headers(visitor, locale):
    for path in PAGES:
        page = visitor.get(path + ("&" if "?" in path else "?") + f"lang={locale}")
        assert page.status == 200, path
        check_whole(page, locale)
        assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["X-Frame-Options"] == "DENY"
        assert page.headers["Cache-Control"] == "no-store"


def test_the_links_of_the_frame_lead_somewhere(visitor, app):
    ours = {rule.rule for rule in app.url_map.iter_rules()}
    links = [link for link in visitor.get("/").find("//footer//a/@href") if link.startswith("/")]
    assert links
    assert [link for link in links if link.partition("?")[0] not in ours] == []


def test_the_language_links_keep_the_address(visitor):
    page = visitor.get("/thu-tuc?q=h%E1%BB%99&level=full")
    english = page.find("//header//a[@lang='en']/@href")[0]
    assert english == "/thu-tuc?q=h%E1%BB%99&level=full&lang=en"
    assert visitor.get(english).tree.get("lang") == "en"
    assert visitor.get("/thu-tuc").tree.get("lang") == "en"


def test_an_address_in_the_query_does_not_leave_the_site(visitor):
    page = visitor.get("/?_external=1&_scheme=javascript&_anchor=x")
    assert [link for link in page.find("//header//a/@href") if not link.startswith("/")] == []


@pytest.mark.shows("X-01")
def test_the_home_page_counts_the_catalogue_and_tells_the_hours(visitor):
    page = visitor.get("/")
    assert page.said("//ul[@class='mc-counted']/li") == [
        "Toàn trình4 thủ tục",
        "Một phần1 thủ tục",
        "Chỉ cung cấp thông tin1 thủ tục",
        "UBND cấp xã6 thủ tục",
    ]
    assert page.said("//section[@class='mc-life']//h3") == ["Sinh con", "Kết hôn", "Mở hộ kinh doanh"]
    assert page.find("//section[@class='mc-figures']") == []
    today = page.said("//aside[contains(@class,'mc-today')]")[0]
    assert "Thứ Sáu 13/11Mở cửa đến 17:00" in today
    assert "Thứ Ba 24/11 nghỉ Ngày Văn hóa Việt Nam" in today
    assert "tiếp từ 07:30 thứ Tư 25/11" in today
    assert "Thứ Hai đến thứ Sáu: 07:30–11:30 và 13:00–17:00" in page.said("//footer")[0]


def test_in_the_evening_the_desk_says_when_it_opens(visitor, clock):
    clock.at("2026-11-13 18:30")
    assert "Mở cửa lúc 07:30 thứ Hai 16/11" in visitor.get("/").main


@pytest.mark.shows("C-18")
@pytest.mark.parametrize(
    "query",
    [
        "đăng ký hộ kinh doanh",
        "DANG KY HO KINH DOANH",
        "dang ky   kinh doanh",
        "đăng ký thành lập",
        "kinh ky dang",
        "(dang ky) kinh",
        "1.001612",
    ],
)
def test_search_finds_with_and_without_accents(visitor, query):
    page = visitor.get("/thu-tuc", query_string={"q": query})
    assert page.said("//ul[@class='mc-results']//h2") == ["Đăng ký thành lập hộ kinh doanh"]


@pytest.mark.parametrize("query", ["hộ khẩu", "kinh doanh xyz", "%", "_____", "100%"])
def test_every_word_must_be_found(visitor, query):
    page = visitor.get("/thu-tuc", query_string={"q": query})
    assert page.find("//ul[@class='mc-results']") == []
    assert (
        f"Không có thủ tục nào khớp với “{query}”. Thử từ khác, hoặc xem theo việc trong đời sống."
        in page.main
    )


@pytest.mark.shows("C-18", "C-19", "C-20", "X-01")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"level": "full"}, 4),
        ({"level": "partial"}, 1),
        ({"agency_level": "commune"}, 6),
        ({"agency_level": "province"}, 0),
        ({"field": "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"}, 2),
        ({"event": "business"}, 1),
        ({"event": "birth"}, 1),
        ({"event": "marriage"}, 1),
        ({"field": "Hộ tịch"}, 3),
        ({"level": "info"}, 1),
        ({"level": "nonsense", "page": "x"}, 6),
    ],
)
def test_filters_narrow_the_list(visitor, asked, found):
    page = visitor.get("/thu-tuc", query_string=asked)
    assert len(page.find("//ul[@class='mc-results']/li")) == found


def test_a_long_list_is_paged_and_keeps_the_search(visitor, app):
    one = procedure.select().where(procedure.c.code == "1.001612")
    kept = db.session.execute(one).one()._mapping
    copies = [{**kept, "code": f"9.{number:06}", "name": f"Việc {number:03}"} for number in range(44)]
    with db.engine.begin() as connection:
        connection.execute(procedure.insert(), copies)
    page = visitor.get("/thu-tuc?q=dang+ky+kinh")
    says = []
    while True:
        says.append(page.said("//nav[@class='mc-pager']/span")[0])
        following = page.find("//nav[@class='mc-pager']/a[@rel='next']/@href")
        if not following:
            break
        page = visitor.get(following[0])
    assert says == ["1–20 trong 45", "21–40 trong 45", "41–45 trong 45"]


def test_errors_stand_in_the_frame_and_are_sentences(visitor):
    page = visitor.get("/khong-co-trang-nay")
    assert page.status == 404
    check_whole(page, "vi")
    assert "Traceback" not in page.source
    assert page.find("//header//a[@href='/dang-nhap']")
    stale = visitor.post("/dang-nhap", {"csrf_token": "old"})
    assert stale.status == 400
    assert "Tải lại trang rồi gửi lại" in stale.main
    assert visitor.get("/thu-tuc/9.999999").status == 404
    assert visitor.get("/dang-xuat").status == 405
