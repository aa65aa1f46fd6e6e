"""A draft begun on a version that was replaced: it says so, and goes on with what fits."""

import pytest
from applicant import Applicant
from desk import Desk
from desk_browser import faults, log_in, page_words
from diagram_maker import procedure
from sqlalchemy import select

from app.diagrams import put_in_force
from app.services import services
from processes.actions.carrying_over import CarryOver, carry_over
from processes.actions.procedures import RetireProcedure, retire_procedure
from processes.actions.refusals import DraftReplaced
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Answers, ComponentCheck, Paper
from processes.domain.errors import NotFound

MADE = "9.100044"
PAPERS = '<motcua:component id="{0}" originals="1" copies="0" name="Giấy {0}" nameEn="Paper {0}" /></motcua:profile>'


def version(*papers, **renamed):
    text = procedure(MADE).decode()
    for paper in papers:
        text = text.replace("</motcua:profile>", PAPERS.format(paper), 1)
    for old, new in renamed.items():
        text = text.replace(f'"key": "{old}"', f'"key": "{new}"').replace(
            f"form.request.{old}", f"form.request.{new}"
        )
    return text.encode()


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return Desk(app, clock)


def publish(desk, source):
    return put_in_force(services(desk.app), SYSTEM, source)


def of_dossier(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


def begun(desk, **filled):
    applicant = Applicant(desk.app)
    applicant.begin(MADE)
    applicant.fill("request", filled or {"title": "Xin cấp lại giấy"})
    return applicant


def test_what_fits_is_kept_and_the_dossier_is_filed_under_the_new_version(desk):
    publish(desk, version("id_paper"))
    applicant = begun(desk)
    applicant.upload("id_paper")
    applicant.choose_delivery()
    assert "Chuyển sang bản mới" not in applicant.get(applicant.draft).main
    fresh = publish(desk, version("id_paper").replace("Thủ tục thử".encode(), "Thủ tục thử mới".encode()))

    page = applicant.get(applicant.draft)
    assert "Thủ tục này có bản mới từ" in page.main
    assert "cần khai lại" not in page.main
    assert applicant.get(f"{applicant.draft}/kiem-tra").location == applicant.draft
    assert applicant.post(f"{applicant.draft}/gui").location == applicant.draft
    with pytest.raises(DraftReplaced):
        desk.perform(submit, desk.actor("nhung"), Submit(applicant.id))
    assert desk.dossier(applicant.id).is_draft

    assert applicant.post(f"{applicant.draft}/sang-ban-moi").status == 302
    carried = applicant.get(applicant.draft).main
    assert "Đã chuyển sang bản mới" in carried
    assert "Chuyển sang bản mới" not in carried
    dossier = desk.dossier(applicant.id)
    (answers,) = of_dossier(desk, Answers, applicant.id)
    assert (dossier.version_id, answers.values, answers.complete) == (
        fresh.id,
        {"title": "Xin cấp lại giấy"},
        True,
    )
    assert [paper.component for paper in of_dossier(desk, Paper, applicant.id)] == ["id_paper"]
    assert applicant.post(f"{applicant.draft}/sang-ban-moi").status == 302
    assert applicant.send().location.endswith("/da-gui")


def test_what_does_not_fit_is_named_before_it_is_let_go(desk):
    publish(desk, version("id_paper"))
    applicant = begun(desk)
    applicant.upload("id_paper")
    publish(desk, version("photo", title="matter"))

    page = applicant.get(applicant.draft)
    assert "cần khai lại" in page.main
    assert "Việc đề nghị" in page.main
    assert "Giấy id_paper" in page.main
    applicant.post(f"{applicant.draft}/sang-ban-moi")
    (answers,) = of_dossier(desk, Answers, applicant.id)
    assert (answers.values, answers.complete) == ({}, False)
    assert of_dossier(desk, Paper, applicant.id) == []
    assert applicant.get(f"{applicant.draft}/kiem-tra").status == 302


def test_nobody_else_carries_it_over(desk):
    publish(desk, version())
    applicant = begun(desk)
    publish(desk, version("photo"))
    with pytest.raises(NotFound):
        desk.perform(carry_over, desk.actor("bao"), CarryOver(applicant.id))


def test_a_procedure_that_ended_meanwhile_takes_no_draft_over(desk):
    publish(desk, version())
    applicant = begun(desk)
    publish(desk, version("photo"))
    desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure(MADE, "Thôi áp dụng"))
    refused = applicant.post(f"{applicant.draft}/sang-ban-moi")
    assert refused.status == 409
    assert "thôi áp dụng" in refused.main


def test_the_desk_carries_over_what_it_draws_up(desk):
    publish(desk, version("id_paper"))
    bao = log_in(desk.app, "bao")
    sen = {"person_id": "033190000999", "name": "Bùi Thị Sen", "phone": "0912 000 555"}
    url = bao.post(f"/tiep-nhan/nop-truc-tiep/{MADE}", data=sen).headers["Location"]
    ticked = {"title": "Xin cấp lại giấy", "originals-id_paper": "1", "check-id_paper": "passed"}
    bao.post(url, data={**ticked, "do": "save"})
    publish(desk, version("photo"))

    page = bao.get(url)
    assert faults(page) == []
    assert "Thủ tục này có bản mới" in page_words(page)
    refused = bao.post(url, data={**ticked, "do": "file"})
    assert refused.status_code == 422
    assert "Chuyển sang bản mới" in page_words(refused)

    assert bao.post(f"{url}/sang-ban-moi").status_code == 302
    said = page_words(bao.get(url))
    assert "đã chuyển sang bản mới" in said
    assert "Giấy photo" in said
    assert of_dossier(desk, ComponentCheck, url.rsplit("/", 1)[1]) == []
    ticked = {"title": "Xin cấp lại giấy", "originals-photo": "1", "check-photo": "passed"}
    assert "/xu-ly/" in bao.post(url, data={**ticked, "do": "file"}).headers["Location"]
