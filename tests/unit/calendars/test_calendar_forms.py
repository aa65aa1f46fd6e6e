"""A calendar written into a form and read back; what cannot be read is said beside its box."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.calendar import calendar_data
from processes.actions.calendar_typed import periods_in, read_calendar
from processes.actions.calendar_written import days_off_in_stretches, write_calendar
from processes.actions.calendars import checked_calendar, next_working_days
from processes.actions.faults import BadInput
from processes.domain.working_time import calendar_from_dict, calendar_to_dict

BOXES = {
    "day_minutes": "480",
    "from_0": "",
    "to_0": "",
    "mon_0": "07:30–11:30, 13:00–17:00",
    "days_off": "16/02/2026–20/02/2026: Tết Bính Ngọ\n\n30/04/2026: Ngày Chiến thắng",
    "makeup_days": "10/01/2026: thứ Hai",
}


def test_the_calendar_of_the_demo_survives_being_written() -> None:
    calendar = calendar_from_dict(calendar_data())
    boxes = write_calendar(calendar)
    assert boxes["mon_0"] == "07:30–11:30, 13:00–17:00"
    assert "16/02/2026–20/02/2026: Tết Bính Ngọ" in boxes["days_off"].splitlines()
    assert "10/01/2026: thứ Sáu" in boxes["makeup_days"].splitlines()
    assert calendar_to_dict(calendar_from_dict(read_calendar(boxes))) == calendar_to_dict(calendar)


CLOCKS = st.lists(st.integers(0, 24 * 60 - 1), min_size=0, max_size=6, unique=True).map(sorted)


@st.composite
def weeks(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    week = {}
    for name in ("mon", "tue", "sun"):
        minutes = draw(CLOCKS)
        ends = [f"{m // 60:02}:{m % 60:02}" for m in minutes]
        week[name] = [list(pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    return {**week, "fri": [["08:00", "09:00"]]}


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    weeks(),
    weeks(),
    st.dictionaries(DAYS, st.sampled_from(["Tết", "", "Nghỉ: hoán đổi"])),
    st.integers(1, 1440),
)
def test_any_calendar_survives_being_written(one, other, off, minutes) -> None:
    calendar = calendar_from_dict(
        {
            "day_minutes": minutes,
            "periods": [
                {"valid_from": None, "valid_to": "2026-06-30", "weekly": one},
                {"valid_from": "2026-07-01", "valid_to": None, "weekly": other},
            ],
            "days_off": {day.isoformat(): name for day, name in off.items()},
        }
    )
    boxes = write_calendar(calendar)
    assert periods_in(boxes) == 2
    assert calendar_to_dict(calendar_from_dict(read_calendar(boxes))) == calendar_to_dict(calendar)


@given(st.dictionaries(DAYS, st.sampled_from(["Tết", "Nghỉ"])))
def test_stretches_hold_every_day_once(off: dict[date, str]) -> None:
    days = [
        (first + timedelta(days=step), name)
        for first, last, name in days_off_in_stretches(off)
        for step in range((last - first).days + 1)
    ]
    assert days == sorted(off.items())


@pytest.mark.parametrize(
    "hours", ["7h30-11h30, 13:00 - 17:00", "07:30–11:30;13:00–17:00", "13:00–17:00, 7:30 đến 11:30"]
)
def test_hours_may_be_written_in_many_ways(hours: str) -> None:
    data = read_calendar({**BOXES, "mon_0": hours})
    assert data["periods"][0]["weekly"]["mon"] == [["07:30", "11:30"], ["13:00", "17:00"]]


@pytest.mark.parametrize("weekday", ["thứ Hai", "theo giờ thứ Hai", "THỨ HAI", "T2", "Monday", "thứ 2"])
def test_a_weekday_may_be_written_in_many_ways(weekday: str) -> None:
    data = read_calendar({**BOXES, "makeup_days": f"10/01/2026: {weekday}"})
    assert data["makeup_days"] == {"2026-01-10": "mon"}


def test_a_period_left_empty_is_no_period() -> None:
    data = read_calendar({**BOXES, "from_1": "", "to_1": " ", "mon_1": ""})
    assert len(data["periods"]) == 1


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"day_minutes": ""}, "day_minutes", "ví dụ: 480"),
        ({"day_minutes": "0"}, "day_minutes", "từ 1 đến 1440"),
        ({"mon_0": "sáng"}, "mon_0", "chưa đọc được “sáng”"),
        ({"mon_0": "07:30"}, "mon_0", "theo mẫu 07:30–11:30"),
        ({"mon_0": "11:30–07:30"}, "mon_0", "kết thúc trước khi bắt đầu"),
        ({"mon_0": "07:30–11:30, 11:00–12:00"}, "mon_0", "trùng giờ"),
        ({"mon_0": ""}, "mon_0", "chưa có buổi làm việc nào"),
        ({"from_0": "31/02/2026"}, "from_0", "không phải là ngày"),
        ({"from_0": "01/02/2026", "to_0": "31/01/2026"}, "to_0", "từ 01/02/2026 trở đi"),
        ({"from_1": "01/01/2027", "to_1": "", "mon_1": "8:00-9:00"}, "from_0", "hai thời gian áp dụng"),
        ({"days_off": "Tết"}, "days_off", "Dòng 1: ghi ngày theo mẫu"),
        ({"days_off": "01/01/2026: Tết\n01/01/2026: Tết"}, "days_off", "Dòng 2: ngày 01/01/2026 đã có"),
        ({"days_off": "02/01/2026–01/01/2026: Tết"}, "days_off", "ngày cuối phải sau ngày đầu"),
        ({"days_off": "01/01/2026–31/12/2026: Tết"}, "days_off", "nhiều nhất 62 ngày"),
        ({"days_off": "\n".join(["x"] * 1001)}, "days_off", "Nhiều nhất 1000 dòng"),
        ({"makeup_days": "10/01/2026"}, "makeup_days", "Dòng 1: ghi theo mẫu"),
        ({"makeup_days": "10/01/2026: hôm kia"}, "makeup_days", "chưa đọc được “hôm kia”"),
        ({"makeup_days": "10/01/2026: thứ Ba"}, "makeup_days", "chưa có buổi làm việc"),
        ({"makeup_days": "30/04/2026: thứ Hai"}, "makeup_days", "vừa là ngày nghỉ vừa là ngày làm bù"),
        ({"mon_r": "11:00–12:00"}, "mon_r", "trùng giờ"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(wrong: dict[str, str], field: str, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked_calendar(read_calendar({**BOXES, **wrong}))
    faults = {fault.field: str(fault.words) for fault in refused.value.faults}
    assert says in faults[field]


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        read_calendar({**BOXES, "mon_0": "x", "days_off": "x", "makeup_days": "x", "day_minutes": "x"})
    assert [fault.field for fault in refused.value.faults] == [
        "day_minutes",
        "mon_0",
        "days_off",
        "makeup_days",
    ]


def test_the_next_working_days() -> None:
    calendar = calendar_from_dict(calendar_data())
    days = next_working_days(calendar, date(2026, 11, 20), 4)
    assert days == [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 26)]
    assert next_working_days(calendar, date(2026, 11, 21), 1) == [date(2026, 11, 23)]


def test_a_calendar_that_ends_has_fewer() -> None:
    data = {**calendar_data(), "valid_to": "2026-11-25"}
    assert next_working_days(calendar_from_dict(data), date(2026, 11, 23)) == [
        date(2026, 11, 23),
        date(2026, 11, 25),
    ]
