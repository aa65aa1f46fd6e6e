"""Early, on its day, late: the desk's list, the dossier and the applicant's page say the same."""

import pytest
from desk_browser import faults, log_in, page_words
from desk_counter import Counter
from story import APPRAISAL, ISSUE, day


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 09:00")
    return Counter(app, clock)


def finished(desk, clock, at):
    """A household business that is due at 09:00 on 19/11/2026, ready at ``at``."""
    dossier_id = desk.file_household_business().id
    desk.complete(
        "bao", dossier_id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    at_date = f"{clock.at(at):%d/%m/%Y}"
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete(
        "chau", dossier_id, "issue__issue_result", "issue", {**ISSUE, **day("document_date", at_date)}
    )
    return dossier_id


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-18 16:00", "Xong trước hạn"),
        ("2026-11-19 09:00", "Xong đúng hạn"),
        ("2026-11-19 11:00", "Xong quá hạn 2 giờ"),
        ("2026-11-20 13:30", "Xong quá hạn 1 ngày 3 giờ"),
    ],
)
def test_every_page_says_the_same(desk, clock, at, words):
    dossier_id = finished(desk, clock, at)
    officer, applicant = log_in(desk.app, "ha"), log_in(desk.app, "nhung")
    for page in (
        officer.get("/tim-ho-so"),
        officer.get(f"/xu-ly/{dossier_id}"),
        applicant.get(f"/ho-so/{dossier_id}"),
    ):
        assert page.status_code == 200
        assert faults(page) == []
        assert words in page_words(page)
    assert "hạn 09:00" in page_words(officer.get("/tim-ho-so"))


def test_a_dossier_that_was_refused_is_neither_early_nor_late(desk):
    dossier_id = desk.file_household_business().id
    desk.complete("bao", dossier_id, "intake__check", "refuse", note="Không thuộc thẩm quyền")
    said = page_words(log_in(desk.app, "bao").get("/tim-ho-so"))
    assert "Không tiếp nhận" in said
    assert "Xong" not in said
