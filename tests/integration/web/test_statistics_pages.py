"""Thống kê: who sees it, what it counts, the dossiers behind a number, and the files to be taken along."""

import csv
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from desk_browser import faults, log_in, page_words, statements, tree, words
from desk_counter import Counter

PAGE = "/thong-ke"


@pytest.fixture
def desk(app, clock):
    """Two certified copies ready on the day, one household business late, one refused at intake, one waiting."""
    clock.at("2026-11-16 08:30")
    desk = Counter(app, clock)
    for _ in range(2):
        desk.copies_ready(desk.copies_asked())
    late = desk.file_household_business()
    desk.complete("bao", late.id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")})
    refused = desk.file_household_business()
    desk.complete("bao", refused.id, "intake__check", "refuse", note="Không thuộc thẩm quyền")
    desk.file_household_business()
    clock.at("2026-11-30 17:00")
    return desk


@pytest.fixture
def head(desk):
    return log_in(desk.app, "thinh")


def line(response, name):
    """The cells of a line of the report."""
    rows = tree(response).xpath(f"//table//tbody/tr[contains(td[1], '{name}')]")
    return [words(cell) for cell in rows[0].xpath("td")]


@pytest.mark.shows("X-09")
def test_the_report_of_the_month(head):
    page = head.get(PAGE)
    assert faults(page) == []
    copies = line(page, "2.000815")
    assert copies[1].startswith("Nhận giải quyết: 2 2 Mới, trực tiếp")
    assert copies[2].startswith("Đã giải quyết: 2 2 Xong đúng hạn")
    business = line(page, "1.001612")
    assert "1 Đang quá hạn" in business[3]
    assert "1 Không tiếp nhận" in business[4]
    assert business[5:] == ["Chờ tiếp nhận: 1", "Đúng hạn: 0 %"]
    total = line(page, "Tổng cộng")
    assert total[1].startswith("Nhận giải quyết: 4 ")
    assert total[6] == "Đúng hạn: 66,7 %"
    assert "50 %" in words(tree(page).xpath("//dl/div[dt='Nộp trực tuyến']/dd")[0])


def test_the_same_by_unit(head):
    page = head.get(PAGE, query_string={"by": "unit", "period": "2026"})
    assert line(page, "Phòng Kinh tế")[1].startswith("Nhận giải quyết: 4 ")
    assert "năm 2026" in page_words(page)


def test_what_was_carried_over_into_another_month(desk, clock):
    clock.at("2027-01-05 09:00")
    head = log_in(desk.app, "thinh")
    page = head.get(PAGE, query_string={"period": "2026-12"})
    assert "Nhận giải quyết: 1 1 Kỳ trước chuyển sang" in line(page, "1.001612")[1]
    assert "Không có hồ sơ nào trong kỳ này" in page_words(head.get(PAGE, query_string={"period": "2026-q1"}))


def test_days_of_ones_own_choice_and_days_that_are_none(head):
    page = head.get(PAGE, query_string={"day_from": "16/11/2026", "day_to": "16/11/2026"})
    assert "từ 16/11/2026 đến hết 16/11/2026" in page_words(page)
    assert "Đang trong hạn" in line(page, "1.001612")[3]
    assert "Ngày viết theo mẫu" in page_words(head.get(PAGE, query_string={"day_from": "99/99"}))


def test_every_number_leads_to_the_dossiers_it_counts(head):
    for link in tree(head.get(PAGE)).xpath("//table//ul//a"):
        behind = head.get(link.get("href"))
        assert faults(behind) == []
        rows = tree(behind).xpath("//tbody/tr")
        assert str(len(rows)) == words(link).split()[0]


def test_the_number_of_statements_does_not_depend_on_the_dossiers(head, app):
    head.get(PAGE)
    with statements(app) as sent:
        head.get(PAGE)
    assert len([one for one in sent if "FROM dossier" in one]) <= 3


@pytest.mark.parametrize("name", ["bao", "ha", "nhung"])
@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/ho-so?cell=early", f"{PAGE}/tep/csv"])
def test_others_find_nothing(desk, name, path):
    assert log_in(desk.app, name).get(path).status_code == 404


def test_an_administrator_sees_every_unit_and_a_head_those_below(desk, head):
    assert line(log_in(desk.app, "nam").get(PAGE, query_string={"by": "unit"}), "Phòng Kinh tế")
    other = head.get(PAGE, query_string={"unit": "trung-tam-phuc-vu"})
    assert "Không có hồ sơ nào trong kỳ này" in page_words(other)


def test_the_file_for_spreadsheets(head):
    answer = head.get(f"{PAGE}/tep/csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["Mã thủ tục"] for row in rows] == ["1.001612", "2.000815"]
    assert [row["Nhận giải quyết: tổng số"] for row in rows] == ["2", "2"]
    assert [row["Tỷ lệ đúng hạn, %"] for row in rows] == ["0.0", "100.0"]
    for row in rows:
        blocks = [
            int(row[f"{block}: tổng số"])
            for block in ("Đã giải quyết", "Đang giải quyết", "Không giải quyết")
        ]
        assert int(row["Nhận giải quyết: tổng số"]) == sum(blocks)


def test_the_workbook(head):
    answer = head.get(f"{PAGE}/tep/xlsx")
    assert "thong-ke.xlsx" in answer.headers["Content-Disposition"]
    with ZipFile(BytesIO(answer.data)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert len(list(sheet.iter(f"{space}row"))) == 4
    assert list(sheet.iter(f"{space}f")) == []


@pytest.mark.parametrize(
    "query", ["period=2026-13", "period=9999", "period=2026-q9", "unit=%27--", "by=x", "day_from=31/12/9999"]
)
def test_strange_addresses_do_no_harm(head, query):
    assert head.get(f"{PAGE}?{query}").status_code == 200


def test_a_cell_that_is_none_is_not_found(head):
    assert head.get(f"{PAGE}/ho-so?cell=__x").status_code == 404
