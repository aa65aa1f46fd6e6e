"""Decision tables at the browser: listed by where they stand, shown as tables, tried without keeping anything."""

import pytest
from decided_diagram import CODE, decided
from decision_tables import DMN, carried, dmn, table
from desk import Desk
from desk_browser import faults, log_in, page_words, rows_of_business, tree
from diagram_maker import procedure
from drawing_desk import drawn

from app.diagrams import put_in_force
from app.services import services
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM

HOME = "/thiet-ke/bang-quyet-dinh"
SORTED = f"{HOME}/thu-tuc/{CODE}/difficulty"
SHARED = f"{HOME}/chung/household_charge/household_charge"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def tam(app):
    """The designer."""
    return log_in(app, "tam")


@pytest.fixture
def in_force(app):
    return put_in_force(services(app), SYSTEM, decided())


def held(response):
    """The numbers of the rules that the page says held."""
    rows = tree(response).xpath("//table//tr[contains(@class, 'mc-table__current')]/th")
    assert all("đúng" in row.text_content() for row in rows)
    return [int(row.text_content().split()[0]) for row in rows]


def ask(client, url, **typed):
    return client.get(url, query_string={"thu": "1", **{f"v.{key}": value for key, value in typed.items()}})


def test_the_list_names_every_place(desk, tam, in_force):
    extra = dmn(table("extra", ("form.request.title",), ("x",), "- | 1", label="Bảng của bản vẽ"))
    source = procedure("1.009999").replace(
        b"</motcua:profile>", f"</motcua:profile>{carried('extra', extra)}".encode()
    )
    draft = drawn(desk, source)
    page = tam.get(HOME)
    assert page.status_code == 200
    assert faults(page) == []
    links = {a.text_content(): a.get("href") for a in tree(page).xpath("//main//th/a")}
    assert links == {
        "Lệ phí đăng ký hộ kinh doanh": SHARED,
        "Mức độ phức tạp": SORTED,
        "Mức thu theo số trang": f"{HOME}/thu-tuc/{CODE}/price",
        "Bảng của bản vẽ": f"{HOME}/ban-ve/{draft.id}/extra",
    }
    assert all(tam.get(url).status_code == 200 for url in links.values())


def test_a_drawing_with_a_broken_table_still_lists_the_others(desk, tam):
    broken = f'<definitions xmlns="{DMN}" id="a" name="a" namespace="b"/>'
    source = procedure("1.009999").replace(
        b"</motcua:profile>", f"</motcua:profile>{carried('extra', broken)}".encode()
    )
    drawn(desk, source)
    page = tam.get(HOME)
    assert faults(page) == []
    assert "extra: " in page_words(page)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_table_is_shown_whole(app, in_force, locale):
    page = log_in(app, "tam", locale).get(SORTED)
    assert faults(page) == []
    rows = tree(page).xpath("//table//tbody/tr")
    cells = [[cell.text_content().strip() for cell in row.xpath("./*")] for row in rows]
    anything = {"vi": "– giá trị bất kỳ", "en": "– any value"}[locale]
    assert cells[1] == ["2", ">= 10", anything, '"hard"', "0.75", 'dossier.submitted_at + duration("P9D")']
    assert held(page) == []
    asked = tree(page).xpath("//form//input[@type='text']/@name")
    assert asked == ["v.pages", "v.dossier.channel", "v.dossier.submitted_at"]


def test_trying_marks_the_rules_and_keeps_nothing(app, tam, in_force):
    before = rows_of_business(app)
    page = ask(
        tam, SORTED, **{"pages": "12", "dossier.channel": "online", "dossier.submitted_at": "16/11/2026"}
    )
    assert faults(page) == []
    assert held(page) == [2]
    words = page_words(page)
    assert "level: hard; share: 0,75; until: 25/11/2026" in words
    assert "Quy tắc số 2." in words
    assert tree(page).xpath("//input[@name='v.pages']/@value") == ["12"]
    assert rows_of_business(app) == before


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"dossier.channel": "online"}, "150.000"),
        ({"dossier.channel": '"direct"'}, "50.000"),
        ({"dossier.channel": "fax"}, "không nằm trong danh sách cho phép"),
        ({}, "Không quy tắc nào đúng"),
    ],
)
def test_plain_words_are_enough_and_what_fails_is_a_sentence(tam, typed, says):
    page = ask(tam, SHARED, **typed)
    assert page.status_code == 200
    assert faults(page) == []
    assert says in page_words(page)


@pytest.mark.parametrize("typed", ["(" * 500, "1/0", "now()", "<script>", "a" * 5000])
def test_whatever_is_typed_is_answered(tam, typed):
    page = ask(tam, SHARED, **{"dossier.channel": typed, "no.such": typed})
    assert page.status_code == 200
    assert faults(page) == []


def test_others_see_no_tables(app, in_force):
    for name in ("nhung", "ha"):
        for url in (HOME, SORTED, SHARED):
            assert log_in(app, name).get(url).status_code == 404
    assert log_in(app, "nam").get(SORTED).status_code == 200


@pytest.mark.parametrize(
    "path", ["chung/nothing/x", "chung/household_charge/x", "thu-tuc/1.0/x", "ban-ve/1/x", "a/b/c"]
)
def test_a_table_that_is_not_there(tam, path):
    assert tam.get(f"{HOME}/{path}").status_code == 404


def test_officers_see_what_was_decided_and_the_public_how_a_fee_is_found(app, desk, in_force):
    draft = desk.start_draft(CODE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"], "pages": ["7"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    page = log_in(app, "ha").get(f"/xu-ly/{draft.id}")
    assert faults(page) == []
    box = tree(page).xpath("//aside//section[contains(., 'Quyết định theo bảng')]")[0].text_content()
    assert "level: easy; share: 0,25;" in box
    assert "Quy tắc số 1." in box
    assert "Quyết định theo bảng “Mức độ phức tạp”." in page_words(page)
    public = app.test_client().get(f"/thu-tuc/{CODE}")
    assert "theo bảng “Mức thu theo số trang”" in page_words(public).replace("\xa0", " ")
