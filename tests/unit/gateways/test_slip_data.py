"""Reading, checking and wording the data of slips, without printing them."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import segno
from hypothesis import assume, given
from hypothesis import strategies as st

from app.gateways.slips.data import KINDS, PaperCount, ReceiptSlip
from app.gateways.slips.official_names import NAMES, TT01_2018, TT03_2025, slip_set_on
from app.gateways.slips.port import SlipDataWrong
from app.gateways.slips.reading import read_slip, slip_data
from app.gateways.slips.sheet import qr_code, sheet
from app.gateways.slips.typst_press import TEMPLATES
from app.gateways.slips.wording import clock_time, long_date, printable

HEAD: dict[str, Any] = {
    "agency": "UBND xã",
    "desk": "Một cửa",
    "place": "Hưng Yên",
    "printed_on": "2026-11-16",
}
RECEIPT: dict[str, Any] = {
    **HEAD,
    "dossier_code": "H31.40.12-261113-0017",
    "submitter": "Nguyễn Thị Hồng Nhung",
    "channel": "online",
    "address": "Thôn Hạ",
    "phone": "0912345678",
    "subject": "Đăng ký thành lập hộ kinh doanh",
    "components": [{"name": "Giấy đề nghị", "originals": 1}],
    "time_limit_text": "03 ngày làm việc",
    "received_at": "2026-11-16T08:20:00+07:00",
    "result_form": "trực tuyến",
    "receiver_name": "Phạm Văn Dũng",
}
SUPPLEMENT: dict[str, Any] = {
    **HEAD,
    "owner": "Nguyễn Thị Hồng Nhung",
    "subject": "Đăng ký",
    "items": [{"name": "Văn bản ủy quyền", "to_correct": "thiếu chữ ký"}],
    "reason": "chưa đủ",
    "officer_name": "Phạm Văn Dũng",
    "officer_phone": "0221 000 1234",
}


def test_every_slip_has_a_template_and_a_name_in_both_sets() -> None:
    for kind in KINDS:
        assert (TEMPLATES / f"{kind}.typ").is_file()
        assert all(NAMES[slip_set][kind].title for slip_set in (TT01_2018, TT03_2025))
    made = {Path(template).stem for template in TEMPLATES.glob("*.typ")}
    assert made == {*KINDS, "frame", "sample_result"}


def test_values_become_what_the_slip_wants() -> None:
    slip = read_slip("receipt_slip", RECEIPT)
    assert isinstance(slip, ReceiptSlip)
    assert slip.printed_on == date(2026, 11, 16)
    assert slip.received_at == datetime(2026, 11, 16, 1, 20, tzinfo=UTC)
    assert slip.components == (PaperCount(name="Giấy đề nghị", originals=1),)
    assert slip.due_at is None


def test_a_slip_survives_storage() -> None:
    slip = read_slip("receipt_slip", RECEIPT)
    assert read_slip("receipt_slip", json.loads(json.dumps(slip_data(slip)))) == slip


@pytest.mark.parametrize("name", [name for name in RECEIPT if name != "dossier_code"])
def test_a_lacking_field_is_named(name: str) -> None:
    with pytest.raises(SlipDataWrong) as caught:
        read_slip("receipt_slip", {key: value for key, value in RECEIPT.items() if key != name})
    assert name in caught.value.fields


@pytest.mark.parametrize("name", ["dossier_code", "submitter", "components", "subject", "receiver_name"])
def test_an_empty_field_is_named(name: str) -> None:
    with pytest.raises(SlipDataWrong) as caught:
        read_slip("receipt_slip", RECEIPT | {name: [] if name == "components" else ""})
    assert caught.value.fields == (name,)


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"channel": "fax"},
        {"channel": 1},
        {"printed_on": "16/11/2026"},
        {"received_at": "2026-11-16T08:20:00"},
        {"received_at": 7},
        {"sets": "2"},
        {"sets": True},
        {"components": "Giấy"},
        {"components": ["Giấy"]},
        {"components": [{"name": "Giấy", "pages": 2}]},
        {"components": [{"originals": 2}]},
        {"submitter": None},
        {"slip_set": "tt99"},
    ],
)
def test_wrong_data(change: dict[str, Any]) -> None:
    with pytest.raises(SlipDataWrong) as caught:
        read_slip("receipt_slip", RECEIPT | change)
    assert caught.value.fields


def test_no_such_slip() -> None:
    with pytest.raises(SlipDataWrong):
        read_slip("../frame", RECEIPT)


def test_paper_needs_its_book() -> None:
    with pytest.raises(SlipDataWrong) as caught:
        read_slip("receipt_slip", RECEIPT | {"electronic": False})
    assert caught.value.fields == ("copy_mark", "book", "book_seq")
    book = {"copy_mark": "Lưu", "book": "02", "book_seq": 0}
    assert read_slip("receipt_slip", RECEIPT | {"electronic": False} | book)


def test_a_supplement_after_appraisal_names_who_asked() -> None:
    assert read_slip("supplement_slip", SUPPLEMENT)
    with pytest.raises(SlipDataWrong) as caught:
        read_slip("supplement_slip", SUPPLEMENT | {"stage": "appraisal"})
    assert caught.value.fields == ("legal_basis", "requested_by", "approved_by")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 1, 6), TT01_2018),
        (date(2025, 9, 14), TT01_2018),
        (date(2025, 9, 15), TT03_2025),
        (date(2026, 11, 16), TT03_2025),
    ],
)
def test_the_day_chooses_the_set(day: date, expected: str) -> None:
    assert slip_set_on(day) == expected
    line = sheet(read_slip("receipt_slip", RECEIPT | {"printed_on": day}))["legal_line"]
    assert isinstance(line, str)
    assert {TT01_2018: "01/2018/TT-VPCP", TT03_2025: "03/2025/TT-VPCP"}[expected] in line


def test_an_agency_may_choose_another_set() -> None:
    line = sheet(read_slip("receipt_slip", RECEIPT | {"slip_set": TT01_2018}))["legal_line"]
    assert "01/2018" in str(line)


def test_moments_are_told_in_vietnam() -> None:
    assert clock_time(datetime(2023, 4, 23, 18, 5, tzinfo=UTC)) == "01 giờ 05 phút, ngày 24 tháng 04 năm 2023"
    assert long_date(date(2023, 4, 4)) == "ngày 04 tháng 04 năm 2023"


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-12, 14))
def test_the_zone_it_comes_in_does_not_matter(moment: datetime, hours: int) -> None:
    assume(2 < moment.year < 9998)
    assert clock_time(moment.astimezone(timezone(timedelta(hours=hours)))) == clock_time(moment)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("150.000 ₫ – “xong”…", "150.000 ₫ – “xong”…"),
        ("王\u0001\u202e😀", "\ufffd\ufffd\ufffd\ufffd"),
        ("hai\ndòng", "hai\ndòng"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printing_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_code_is_drawn_only_for_a_link() -> None:
    assert qr_code("") == ""
    link = "https://motcua.example/tra-cuu?ma=H31.40.12-261113-0017"
    modules = segno.make_qr(link, error="m").symbol_size(border=4)[0]
    assert f'width="{modules}"' in qr_code(link)
