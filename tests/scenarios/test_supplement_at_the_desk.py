"""Whoever filed at the desk has no account: what is missing is brought there, and the receiver writes it down."""

import pytest
from desk import Desk
from desk_browser import log_in, page_words, tree, words
from story import APPRAISAL

from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotFound

FAILED = {"family_authorisation": ("failed", "Chưa chứng thực")}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def waiting(desk, clock):
    """A dossier that waits for its applicant, filed at the desk."""
    dossier_id = desk.file_household_business().id
    bao = desk.actor("bao").id
    desk.transactions.write(lambda session: setattr(session.get(Dossier, dossier_id), "filed_by", bao))
    clock.at("2026-11-16 09:00")
    passed = {"family_authorisation": ("passed", "")}
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=passed)
    clock.at("2026-11-17 10:00")
    amend = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier_id, "appraise", "amend", amend, "Thiếu chứng thực")
    desk.complete("bao", dossier_id, "supplement__send", "send", checks=FAILED)
    return dossier_id


def test_the_receiver_writes_down_what_is_brought(app, desk, clock, waiting):
    clock.at("2026-11-19 09:00")
    bao, task = log_in(app, "bao"), desk.item(waiting, "supplement__supply")
    page = bao.get(f"/xu-ly/{waiting}")
    assert f"/viec/{task.id}" in [a.get("href").split("?")[0] for a in tree(page).iterfind(".//main//a")]
    shown = bao.get(f"/viec/{task.id}")
    assert "Chưa chứng thực" in words(tree(shown)) or tree(shown).xpath("//*[@value='Chưa chứng thực']")
    posted = {"outcome": "sent", "check-family_authorisation": "failed"}
    assert bao.post(f"/viec/{task.id}", data=posted).status_code == 422
    posted["check-family_authorisation"] = "passed"
    assert bao.post(f"/viec/{task.id}", data=posted).status_code == 302
    dossier = desk.dossier(waiting)
    assert (dossier.status, dossier.is_paused) == ("in_process", False)
    assert dossier.due_current > dossier.due_original
    assert "Trần Quốc Bảo" in page_words(bao.get(f"/xu-ly/{waiting}/dien-bien"))


@pytest.mark.parametrize("who", ["ha", "thinh"])
def test_others_do_not(app, desk, waiting, who):
    task = desk.item(waiting, "supplement__supply")
    assert log_in(app, who).get(f"/viec/{task.id}").status_code == 404


def test_of_a_dossier_filed_online_only_its_applicant_does(app, desk, waiting):
    desk.transactions.write(lambda session: setattr(session.get(Dossier, waiting), "filed_by", None))
    task = desk.item(waiting, "supplement__supply")
    with pytest.raises(NotFound):
        desk.complete("bao", waiting, "supplement__supply", "sent")
    assert log_in(app, "bao").get(f"/viec/{task.id}").status_code == 404
