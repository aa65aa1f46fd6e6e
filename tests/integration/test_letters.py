"""Every kind of message can be written, in both languages; short ones fit into one part."""

from pathlib import Path

import pytest

from app.gateways.mail.port import checked_subject
from app.gateways.sms.wording import ONE_PART, unaccent_sms
from app.letters import write_letter
from app.queries.notice_words import NOTICES
from app.services import services
from processes.domain.dossier.records import OutboxMessage

TEMPLATES = Path(__file__).parent.parent.parent / "app" / "templates"
ABOUT_DOSSIERS = (
    "submitted", "accepted", "refused", "supplement_asked", "payment_asked", "confirmation_asked",
    "result_available", "returned", "stopped", "cancelled", "withdrawn", "withdrawal_refused", "apology",
    "draft_expiring", "account_created",
)  # fmt: skip
TO_OFFICERS = (
    "task_near_due", "task_overdue", "task_escalated", "supplement_answered",
    "apology_window", "dossier_near_due", "dossier_overdue", "dossier_escalated",
)  # fmt: skip
DATA = {
    "code": "H31.40.12-261113-0001",
    "dossier_id": "0b0e7f6a-2f0c-4d7c-9a55-6d6f8c7a9d10",
    "item_id": "5f2b7f6a-2f0c-4d7c-9a55-6d6f8c7a9d10",
    "name": "Nguyễn Thị Hồng Nhung",
    "procedure": "Thành lập hộ kinh doanh",
    "subject": "Hộ kinh doanh Bún thang Hồng Nhung",
    "due": "2026-11-23T16:00:00+07:00",
    "until": "2026-12-16T17:00:00+07:00",
    "reason": "Văn bản ủy quyền chưa được chứng thực",
    "steps": ["Tiếp nhận", "Thẩm định", "Trả kết quả"],
    "amount": 150000,
    "result_form": "desk",
    "place": "Một cửa xã Tân Hòa Đông",
    "agency": "UBND xã Tân Hòa Đông",
    "meant": "2026-11-23T15:00:00+07:00",
    "task": "Thẩm định hồ sơ",
    "username": "033190000118",
}
SPARSE = {
    **DATA,
    "due": None,
    "meant": None,
    "reason": "",
    "steps": [],
    "amount": 0,
    "place": "",
    "until": DATA["until"],
}


def written(kind, channel, locale="vi", data=DATA):
    to = "a@thu.example" if channel == "mail" else "0912345678"
    message = OutboxMessage("m", "k", kind, channel, to, None, locale, data, None)
    return write_letter(services().settings, message)


@pytest.mark.shows("C-42", "D-04")
@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("kind", [*ABOUT_DOSSIERS, *TO_OFFICERS])
@pytest.mark.parametrize("data", [DATA, SPARSE], ids=["whole", "sparse"])
def test_every_mail_has_a_subject_and_says_nothing_empty(app, kind, locale, data):
    letter = written(kind, "mail", locale, data)
    assert letter.subject == checked_subject(letter.subject) != ""
    assert letter.text
    for hole in ("None", "{{", "%(", "\n\n\n\n"):
        assert hole not in letter.subject + letter.text
    assert "://" in letter.text


@pytest.mark.parametrize("data", [DATA, SPARSE], ids=["whole", "sparse"])
@pytest.mark.parametrize("kind", ABOUT_DOSSIERS)
def test_every_short_message_is_one_part(app, kind, data):
    letter = written(kind, "sms", "vi", data)
    plain = unaccent_sms(letter.text)
    assert 0 < len(plain) <= ONE_PART, (len(plain), plain)
    assert "None" not in plain
    assert letter.subject == ""


def test_intake_is_told_with_steps_and_due_date(app):
    text = written("accepted", "mail").text.replace("\u00a0", " ")
    assert "16:00 thứ Hai, 23/11/2026" in text
    assert "1. Tiếp nhận\n2. Thẩm định\n3. Trả kết quả" in text
    assert "16:00 ngày 23/11/2026" in written("accepted", "sms").text


@pytest.mark.parametrize(
    ("form", "words"), [("desk", "Một cửa xã"), ("post", "bưu chính"), ("online", "/ho-so/")]
)
def test_a_result_is_told_by_the_way_it_is_returned(app, form, words):
    for channel in ("mail", "sms"):
        assert words in written("result_available", channel, data={**DATA, "result_form": form}).text


def test_the_apology_gives_the_new_date_and_the_reason(app):
    text = written("apology", "mail").text.replace("\u00a0", " ")
    assert "xin lỗi Ông, Bà" in text
    assert "16:00 thứ Hai, 23/11/2026" in text
    assert DATA["reason"] in text
    assert "hẹn lại 16:00 ngày 23/11/2026" in written("apology", "sms").text


def test_officers_get_no_short_messages():
    assert not [kind for kind in TO_OFFICERS if (TEMPLATES / "sms" / f"{kind}.txt").exists()]
    assert set(TO_OFFICERS) <= set(NOTICES)
