"""The next person reads what the one before wrote (L-01, P-02)."""

import pytest
from desk import Desk
from story import APPRAISAL
from visitor import Visitor

REASON = "Ghi rõ số nhà trong Giấy chứng nhận"


@pytest.mark.shows("L-01", "P-04")
def test_the_specialist_reads_why_the_leader_sent_it_back(app, clock):
    desk = Desk(app, clock)
    dossier_id = desk.file_household_business().id
    desk.complete("bao", dossier_id, "intake__check", "accept")
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    clock.forward(minutes=5)
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note=REASON)
    visitor = Visitor(app)
    visitor.log_in("ha")
    page = visitor.get(f"/viec/{desk.item(dossier_id, 'appraise').id}")
    assert page.status == 200
    assert REASON in page.main
    assert "Phạm Đức Thịnh" in page.main
