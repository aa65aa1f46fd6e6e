"""How moments, money and names are written."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app import formatting
from app.formatting import NBSP

VN = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 20, 14, 10, tzinfo=VN)
ENGLISH = {"thứ Hai": "Monday", "hôm nay": "today", "T2": "Mon"}


@dataclass(frozen=True)
class Length:
    days: int
    hours: int
    minutes: int


@pytest.fixture(autouse=True)
def untranslated(monkeypatch):
    monkeypatch.setattr(formatting, "gettext", lambda text: text)
    monkeypatch.setattr(formatting, "ngettext", lambda one, many, num: one % {"num": num})


def spaced(text: str) -> str:
    return text.replace(NBSP, " ")


def test_long_moment_names_the_weekday_and_the_hour():
    assert (
        spaced(formatting.long_moment(datetime(2026, 11, 16, 15, 42, tzinfo=VN)))
        == "15:42 thứ Hai, 16/11/2026"
    )


def test_moments_are_shown_in_vietnamese_time():
    assert (
        spaced(formatting.long_moment(datetime(2026, 11, 15, 20, 0, tzinfo=UTC)))
        == "03:00 thứ Hai, 16/11/2026"
    )


def test_moments_in_english(monkeypatch):
    monkeypatch.setattr(formatting, "gettext", lambda text: ENGLISH.get(text, text))
    due = datetime(2026, 11, 23, 16, 0, tzinfo=VN)
    assert spaced(formatting.long_moment(due)) == "16:00 Monday, 23/11/2026"
    assert spaced(formatting.short_moment(due, NOW)) == "16:00 Mon 23/11"
    assert spaced(formatting.short_moment(NOW, NOW)) == "14:10 today"


@pytest.mark.parametrize(
    ("moment", "short", "stage"),
    [
        (datetime(2026, 11, 23, 16, 0, tzinfo=VN), "16:00 T2 23/11", "16:00 thứ Hai, 23/11"),
        (datetime(2026, 11, 20, 14, 55, tzinfo=VN), "14:55 hôm nay", "14:55 hôm nay, 20/11"),
        (datetime(2027, 1, 4, 8, 0, tzinfo=VN), "08:00 T2 04/01/2027", "08:00 thứ Hai, 04/01/2027"),
    ],
)
def test_moments_beside_now(moment, short, stage):
    assert spaced(formatting.short_moment(moment, NOW)) == short
    assert spaced(formatting.stage_moment(moment, NOW)) == stage


def test_today_is_the_vietnamese_day():
    late = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)  # already 00:30 on the 21st
    assert "hôm nay" not in spaced(formatting.short_moment(late, NOW))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Length(1, 5, 40), "1 ngày 5 giờ"),
        (Length(2, 0, 10), "2 ngày"),
        (Length(0, 5, 20), "5 giờ 20 phút"),
        (Length(0, 4, 0), "4 giờ"),
        (Length(0, 0, 45), "45 phút"),
        (Length(0, 0, 0), "0 phút"),
    ],
)
def test_durations(span, words):
    assert spaced(formatting.duration_words(span)) == words


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Văn A", "Nguyễn V** A"),
        ("Nguyễn Thị Hồng Nhung", "Nguyễn T** H*** Nhung"),
        ("Lê An", "Lê A*"),
        ("Y", "Y*"),
    ],
)
def test_masked_names(name, masked):
    assert formatting.mask_name(name) == masked


def test_money_shares_and_sizes_by_locale():
    assert spaced(formatting.money(150000)) == "150.000 ₫"
    assert spaced(formatting.money(1234567, "en")) == "1,234,567 ₫"
    assert spaced(formatting.money(-5000)) == "−5.000 ₫"
    assert spaced(formatting.percent(0.979)) == "97,9 %"
    assert spaced(formatting.percent(1.0)) == "100 %"
    assert spaced(formatting.file_size(20 * 1024 * 1024)) == "20 MB"
    assert spaced(formatting.file_size(1258291)) == "1,2 MB"
    assert spaced(formatting.file_size(10)) == "1 KB"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("02210001234", "0221 000 1234"),
        ("+84912345218", "0912 345 218"),
        ("1900 1234", "1900 1234"),
        ("", ""),
    ],
)
def test_phones(raw, shown):
    assert spaced(formatting.phone(raw)) == shown


def test_a_masked_phone_shows_two_and_three_digits():
    assert spaced(formatting.mask_phone("0912345218")) == "09xx xxx 218"
    assert formatting.mask_phone("123") == "xxx"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("trong 3 ngày làm việc", "trong 3~ngày làm việc"),
        ("tối đa 20 MB", "tối đa 20~MB"),
        ("từ 1 đồng trở lên", "từ 1~đồng trở lên"),
        ("trước 17:00 thứ Năm, 17/12", "trước 17:00~thứ~Năm, 17/12"),
        ("nghỉ Chủ nhật", "nghỉ Chủ~nhật"),
        ("Nộp thế nào", "Nộp thế~nào"),
        ("Họ và tên *", "Họ và tên~*"),
        ("150.000 ₫", "150.000~₫"),
        ("thứ tự", "thứ tự"),
    ],
)
def test_no_break_spaces(text, joined):
    assert formatting.nbsp(text) == joined.replace("~", NBSP)


def test_markup_stays_markup_and_text_stays_text():
    assert isinstance(formatting.nbsp(Markup("<b>3 ngày</b>")), Markup)
    assert not isinstance(formatting.nbsp("3 ngày"), Markup)


@given(st.text())
def test_no_break_spaces_change_nothing_but_spaces(text):
    assert spaced(formatting.nbsp(text)) == spaced(text)


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["vi", "en"]))
def test_grouped_numbers_read_back(value, locale):
    assert int(formatting.number(value, locale).replace(".", "").replace(",", "")) == value


def test_days():
    assert formatting.day(date(2026, 11, 13)) == "13/11/2026"
    assert formatting.short_day(datetime(2026, 11, 12, 20, 0, tzinfo=UTC)) == "13/11"
    assert spaced(formatting.upper_first(formatting.named_day(date(2026, 11, 20)))) == "Thứ Sáu 20/11"


def test_filters_take_the_reader_s_locale():
    bound = formatting.filters(lambda: "en")
    assert spaced(bound["money"](150000)) == "150,000 ₫"
    assert bound["decimal"](1.64, digits=2) == "1.64"
