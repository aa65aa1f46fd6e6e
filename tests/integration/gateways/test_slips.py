"""Slips as PDF: what they say, that they are fit for archiving, and that they are the same each time."""

import io
import json
import subprocess
import sys
import threading
from datetime import date
from typing import Any

import pikepdf
import pytest
import typst
from pdf_text import squeezed, text_of

from app.gateways.slips import wording
from app.gateways.slips.data import KINDS
from app.gateways.slips.make import make_slip
from app.gateways.slips.port import SlipDataWrong
from app.gateways.slips.sample_result import SampleResult, sample_result
from app.gateways.uploads.inspection import inspect

HEAD: dict[str, Any] = {
    "parent_agency": "Ủy ban nhân dân xã Tân Hòa Đông",
    "agency": "Trung tâm Phục vụ hành chính công",
    "desk": "Bộ phận Một cửa xã Tân Hòa Đông",
    "place": "Hưng Yên",
    "printed_on": "2026-11-16",
    "number": 12,
    "dossier_code": "H31.40.12-261113-0017",
    "verify_url": "https://motcua.example/xac-minh/0190e0c4-3b2a-7c55-9d0f-2a5c3c1f7788",
    "lookup_url": "https://motcua.example/tra-cuu?ma=H31.40.12-261113-0017",
}
SLIPS: dict[str, dict[str, Any]] = {
    "receipt_slip": {
        **HEAD,
        "submitter": "Nguyễn Thị Hồng Nhung",
        "channel": "online",
        "address": "Số 12 đường Bờ Đê, thôn Hạ",
        "phone": "0912345678",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "components": [
            {"name": "Giấy đề nghị đăng ký hộ kinh doanh", "originals": 1},
            {"name": "Văn bản ủy quyền của các thành viên", "certified_copies": 34, "copies": 56},
        ],
        "time_limit_text": "03 ngày làm việc",
        "received_at": "2026-11-16T08:20:00+07:00",
        "due_at": "2026-11-19T09:30:00+07:00",
        "result_form": "nhận trực tuyến",
        "fee_text": "Lệ phí 150.000 ₫, đã nộp",
        "receiver_name": "Phạm Văn Dũng",
    },
    "supplement_slip": {
        **HEAD,
        "owner": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "items": [{"name": "Văn bản ủy quyền", "to_correct": "Thiếu chữ ký của thành viên thứ ba"}],
        "reason": "Giấy tờ nộp chưa đủ chữ ký theo quy định.",
        "officer_name": "Phạm Văn Dũng",
        "officer_phone": "0221 000 1234",
        "stage": "appraisal",
        "legal_basis": "Điều 91",
        "requested_by": "Lê Thu Hà",
        "approved_by": "Trần Quốc Bảo",
        "supplement_due_at": "2026-12-17T17:00:00+07:00",
        "round": 2,
    },
    "refusal_slip": {
        **HEAD,
        "owner": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "reason": "Địa điểm kinh doanh không thuộc địa bàn tỉnh.",
        "advice": "Ủy ban nhân dân xã Như Quỳnh",
        "officer_name": "Phạm Văn Dũng",
        "filed_at": "2026-11-13T15:42:00+07:00",
    },
    "apology_slip": {
        **HEAD,
        "owner": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "received_at": "2026-11-16T08:20:00+07:00",
        "due_original": "2026-11-19T09:30:00+07:00",
        "due_new": "2026-11-25T17:00:00+07:00",
        "reason": "Chờ ý kiến của cơ quan thuế.",
        "lead_agency": "Phòng Kinh tế",
        "signer": "Phạm Đức Thịnh",
    },
    "stop_notice": {
        **HEAD,
        "owner": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "received_at": "2026-11-16T08:20:00+07:00",
        "reason": "Đã tìm được địa điểm khác.",
        "by_applicant": True,
        "finance": "Đã thu 150.000 đồng, không hoàn lại theo quy định.",
        "signer": "Trần Quốc Bảo",
    },
    "fee_receipt": {
        **HEAD,
        "payer": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "symbol": "BL-26",
        "items": [
            {"name": "Phí chứng thực bản sao từ bản chính", "kind": "fee", "amount": 60000},
            {"name": "Lệ phí đăng ký", "kind": "charge", "amount": 1234500},
        ],
        "total": 1294500,
        "total_words": "Một triệu hai trăm chín mươi bốn nghìn năm trăm đồng",
        "method": "Tiền mặt",
        "collector_name": "Trần Quốc Bảo",
    },
    "return_receipt": {
        **HEAD,
        "owner": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "giver_name": "Trần Quốc Bảo",
        "giver_phone": "0221 000 1234",
        "receiver_name": "Đỗ Văn Khánh",
        "receiver_phone": "0912000219",
        "receiver_paper": "033088000245",
        "result": "Giấy chứng nhận đăng ký hộ kinh doanh",
        "result_number": "05K8000118",
        "returned_at": "2026-11-23T09:40:00+07:00",
    },
    "submission_receipt": {
        **HEAD,
        "submitter": "Nguyễn Thị Hồng Nhung",
        "subject": "Đăng ký thành lập hộ kinh doanh",
        "filed_at": "2026-11-13T15:42:00+07:00",
        "answer_by": "2026-11-16T15:42:00+07:00",
        "attached": ["Giấy đề nghị đăng ký hộ kinh doanh"],
        "next_steps": [{"title": "Một cửa trả lời", "text": "Thời hạn là 8 giờ làm việc."}],
    },
}
LETTERS = ("apology_slip", "stop_notice")
"""Sent as letters on A4; the others travel with papers on A5."""
ON_EVERY_SLIP = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "Hưng Yên, ngày 16 tháng 11 năm 2026",
    "H31.40.12-261113-0017",
    "Nguyễn Thị Hồng Nhung",
    "Đăng ký thành lập hộ kinh doanh",
    "Xác minh phiếu",
    "Tra cứu hồ sơ",
]
ON_ONE: dict[str, list[str]] = {
    "receipt_slip": [
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Số: 12/TNHS",
        "(trực tuyến)",
        "2 Văn bản ủy quyền của các thành viên 0 34 56",
        "4. Thời gian nhận hồ sơ: 08 giờ 20 phút, ngày 16 tháng 11 năm 2026",
        "09 giờ 30 phút, ngày 19 tháng 11 năm 2026",
        "7. Phí, lệ phí (nếu có): Lệ phí 150.000 ₫, đã nộp",
        "Email: ……………",
        "NGƯỜI TIẾP NHẬN HỒ SƠ Phạm Văn Dũng",
    ],
    "supplement_slip": [
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Số: 12/HDHS",
        "(Lần thứ 2)",
        "Thiếu chữ ký của thành viên thứ ba",
        "Thời hạn bổ sung: 17 giờ 00 phút, ngày 17 tháng 12 năm 2026",
        "người đề nghị: Lê Thu Hà; người duyệt: Trần Quốc Bảo",
    ],
    "apology_slip": [
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Số: 12/PXL",
        "Kính gửi: Ông/Bà Nguyễn Thị Hồng Nhung",
        "Thời gian hẹn trả kết quả: 09 giờ 30 phút, ngày 19 tháng 11 năm 2026",
        "Lý do: Chờ ý kiến của cơ quan thuế.",
        "Thời gian hẹn trả kết quả mới: 17 giờ 00 phút, ngày 25 tháng 11 năm 2026",
        "Phạm Đức Thịnh",
    ],
    "stop_notice": [
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Số: 12/TBD",
        "Theo yêu cầu rút hồ sơ của Ông/Bà",
        "Nội dung yêu cầu của người nộp: Đã tìm được địa điểm khác.",
        "Phí, lệ phí: Đã thu 150.000 đồng, không hoàn lại theo quy định.",
    ],
    "refusal_slip": [
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Số: 12/TCTN",
        "như sau: Địa điểm kinh doanh không thuộc địa bàn tỉnh.",
        "Ủy ban nhân dân xã Như Quỳnh",
        "Thời gian nộp: 15 giờ 42 phút",
    ],
    "fee_receipt": [
        "BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ",
        "Số: 12/BL",
        "Ký hiệu: BL-26",
        "1 Phí chứng thực bản sao từ bản chính P 60.000 đồng",
        "2 Lệ phí đăng ký LP 1.234.500 đồng",
        "Tổng số tiền: 1.294.500 đồng",
        "Viết bằng chữ: Một triệu hai trăm chín mươi bốn nghìn năm trăm đồng",
        "Liên 1: Lưu tại cơ quan thu",
        "Liên 2: Giao người nộp tiền",
        "Liên 3: Lưu nội bộ",
        "NGƯỜI THU TIỀN",
    ],
    "return_receipt": [
        "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
        "Số: 12/BNKQ",
        "Người nhận kết quả: Đỗ Văn Khánh",
        "Số: 05K8000118",
        "Thời gian trả: 09 giờ 40 phút, ngày 23 tháng 11 năm 2026",
        "NGƯỜI NHẬN KẾT QUẢ",
        "NGƯỜI TRẢ KẾT QUẢ",
    ],
    "submission_receipt": [
        "GIẤY XÁC NHẬN NỘP HỒ SƠ",
        "chậm nhất lúc 15 giờ 42 phút, ngày 16 tháng 11 năm 2026",
        "Thời hạn là 8 giờ làm việc.",
    ],
}


def test_the_receipt_of_certifications_lists_pages_and_copies() -> None:
    rows = [
        {"name": "Bằng tốt nghiệp", "pages": 10, "copies": 5},
        {"name": "Học bạ", "pages": 24, "copies": 2},
    ]
    text = text_of(make_slip("receipt_slip", {**SLIPS["receipt_slip"], "components": [], "certified": rows}))
    for part in (
        "TT Tên giấy tờ Số trang Số bản giấy Ký bản điện tử",
        "1 Bằng tốt nghiệp 10 5",
        "2 Học bạ 24 2",
    ):
        assert squeezed(part) in text


def test_all_slips_are_tried() -> None:
    assert set(SLIPS) == set(ON_ONE) == set(KINDS)


@pytest.mark.parametrize("kind", SLIPS)
def test_what_a_slip_says(kind: str) -> None:
    text = text_of(make_slip(kind, SLIPS[kind]))
    lacking = [part for part in ON_EVERY_SLIP + ON_ONE[kind] if squeezed(part) not in text]
    assert lacking == []
    assert "None" not in text


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_one_tagged_page_for_the_archive(kind: str) -> None:
    """A receipt for money is one for each of its three copies."""
    data = make_slip(kind, SLIPS[kind])
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as facts:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "vi-VN"
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"], facts["pdfuaid:part"]) == ("2", "A", "1")
        width, height = (round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:])
    assert (width, height) == ((210, 297) if kind in LETTERS else (148, 210))
    assert inspect(data, "slip.pdf", (".pdf",), 1_000_000).pages == (3 if kind == "fee_receipt" else 1)


@pytest.mark.parametrize("kind", SLIPS)
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    first = make_slip(kind, SLIPS[kind])
    assert make_slip(kind, SLIPS[kind]) == first
    assert make_slip(kind, SLIPS[kind] | {"place": "Hà Nội"}) != first


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import sys, json, hashlib\nfrom app.gateways.slips.make import make_slip\n"
        "print(hashlib.sha256(make_slip('refusal_slip', json.load(sys.stdin))).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(SLIPS["refusal_slip"]),
        capture_output=True,
        text=True,
        check=True,
    )
    mine = inspect(make_slip("refusal_slip", SLIPS["refusal_slip"]), "a", (".pdf",), 1_000_000)
    assert told.stdout.strip() == mine.sha256


def test_data_is_never_markup() -> None:
    nasty = '#panic("x") *b* _i_ $x$ <l> @r [c] `code` // \\ " = h'
    text = text_of(make_slip("refusal_slip", SLIPS["refusal_slip"] | {"reason": nasty}))
    assert squeezed(nasty) in text


def test_every_letter_that_is_let_through_can_be_drawn() -> None:
    codes = [code for first, last in wording._RANGES for code in range(first, last + 1)]
    letters = "".join(letter for letter in map(chr, codes) if wording.printable(letter) == letter)
    assert len(letters) > 750
    change = {"reason": " ".join(letters), "place": letters[:600], "agency": letters}
    assert make_slip("refusal_slip", SLIPS["refusal_slip"] | change), "also in bold, italics and capitals"


def test_a_letter_without_shape_does_not_stop_the_slip() -> None:
    assert "Lý\ufffdMai" in text_of(make_slip("refusal_slip", SLIPS["refusal_slip"] | {"owner": "Lý 王 Mai"}))


def test_paper_has_two_signatures_and_the_book() -> None:
    paper = {"electronic": False, "copy_mark": "Giao khách hàng", "book": "02", "book_seq": 117}
    text = text_of(make_slip("receipt_slip", SLIPS["receipt_slip"] | paper))
    for part in ("NGƯỜI NỘP HỒ SƠ", "(Liên: Giao khách hàng)", "Quyển số: 02 Số thứ tự: 117"):
        assert squeezed(part) in text
    electronic = text_of(make_slip("receipt_slip", SLIPS["receipt_slip"]))
    assert squeezed("NGƯỜI NỘP HỒ SƠ") not in electronic


def test_no_due_date_is_said() -> None:
    text = text_of(make_slip("receipt_slip", SLIPS["receipt_slip"] | {"due_at": None}))
    assert squeezed("kết quả giải quyết hồ sơ: Không có ngày hẹn trả") in text


def test_a_long_table_runs_over_with_numbered_pages() -> None:
    rows = [{"name": f"Giấy tờ thứ {number}"} for number in range(60)]
    data = make_slip("receipt_slip", SLIPS["receipt_slip"] | {"components": rows})
    pages = inspect(data, "a", (".pdf",), 1_000_000).pages
    assert pages is not None
    assert pages > 1
    assert squeezed(f"trang {pages}/{pages}") in text_of(data)


def test_without_links_there_are_no_codes() -> None:
    bare = {name: value for name, value in SLIPS["refusal_slip"].items() if not name.endswith("_url")}
    assert squeezed("Xác minh phiếu") not in text_of(make_slip("refusal_slip", bare))


def test_wrong_data_make_no_slip() -> None:
    with pytest.raises(SlipDataWrong):
        make_slip("receipt_slip", HEAD)


def test_several_threads_print_at_once() -> None:
    expected = make_slip("refusal_slip", SLIPS["refusal_slip"])
    made: list[bytes] = []

    def work() -> None:
        made.extend(make_slip("refusal_slip", SLIPS["refusal_slip"]) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [expected] * 20


def test_only_embedded_fonts_are_used() -> None:
    families = typst.Fonts(include_system_fonts=False).families()
    assert "Libertinus Serif" in families
    with pikepdf.open(io.BytesIO(make_slip("receipt_slip", SLIPS["receipt_slip"]))) as pdf:
        fonts = {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].resources.Font.values()}
    assert {font.split("-")[0] for font in fonts} == {"LibertinusSerif"}
    assert not any(font.startswith("LibertinusSerif-Bold") for font in fonts), (
        "its bold lacks Vietnamese letters"
    )


def test_a_sample_result() -> None:
    result = SampleResult(
        agency="Ủy ban nhân dân xã Tân Hòa Đông",
        title="Giấy chứng nhận đăng ký hộ kinh doanh",
        number="05A8001234",
        place="Hưng Yên",
        issued_on=date(2026, 11, 18),
        facts=(("Tên hộ kinh doanh", "Hộ kinh doanh Bún thang Hồng Nhung"),),
        signer_title="Chủ tịch",
        signer_name="Trần Quốc Bảo",
    )
    data = sample_result(result)
    assert sample_result(result) == data
    assert inspect(data, "a", (".pdf",), 1_000_000).pages == 1
    for part in ("Bún thang Hồng Nhung", "ngày 18 tháng 11 năm 2026", "không có giá trị pháp lý"):
        assert squeezed(part) in text_of(data)
