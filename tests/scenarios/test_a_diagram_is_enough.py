"""Adding a procedure means adding a diagram: one made on the spot, with a form of its own, is lived through."""

import pytest
from desk import Desk
from diagram_maker import procedure

from app.diagrams import check_source, put_in_force
from app.services import services
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM

CODE = "9.100001"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def test_the_made_diagram_has_no_errors(app):
    found = check_source(procedure(CODE), services(app).settings.models)
    assert [finding for finding in found if finding.severity == "error"] == []


@pytest.mark.shows("X-05")
def test_a_procedure_made_on_the_spot_is_lived_through(desk, app):
    put_in_force(services(app), SYSTEM, procedure(CODE, middle=2))
    draft = desk.start_draft(CODE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    dossier = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).dossier
    assert dossier.status == "submitted"
    desk.complete("bao", draft.id, "receive", "done")
    for node in ("work1", "work2"):
        desk.complete("ha", draft.id, node, "done", {"words": ["Đồng ý"]})
    desk.complete("ha", draft.id, "decide", "done")
    desk.complete("bao", draft.id, "hand_over", "done")
    dossier = desk.dossier(draft.id)
    assert (dossier.status, dossier.subject) == ("returned", "Xin xác nhận")
    assert desk.items(draft.id) == []
