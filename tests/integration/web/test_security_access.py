"""Things of others are not there: every route with an id, by every way to ask, for everybody it is not for."""

import uuid

import pytest
from applicant import Applicant
from desk import Desk
from desk_browser import make_stranger
from drawing_desk import drawn
from drawings import our_procedure
from sqlalchemy import select
from visitor import Visitor

from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.records import Slip

IDS = {"dossier_id", "item_id", "paper_id", "slip_id"}
"""Arguments that name a thing of somebody."""
OPEN = {"code", "number", "outcome", "filename", "token"}
"""Arguments that name something public, or that are checked by a signature."""
ADMINS = {
    "message_id", "unit_id", "officer_id", "post_id", "old", "new", "receiving", "slot_name", "account_id",
    "incident_id", "calendar_id", "local_fee_id", "fee", "migration_id",
}  # fmt: skip
"""Arguments of administrators' pages alone."""
DESIGNERS = {"draft_id", "place", "owner", "decision_id"}
"""Arguments of designers' pages."""
SUPERVISORS = {"kind"}
"""Which file of statistics; who gets them is tested with the statistics."""
OWN = {"session_id"}
"""A device of one's own account (tested with the accounts)."""
PARTS = {"form": "owner", "component": "family_authorisation", "action": "stop"}
FORCED = "admin.force_step"
"""What an administrator may do to any dossier (T-37)."""
OFFICERS_PAGES = ("desk", "admin")


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def owner(app):
    return Applicant(app)


@pytest.fixture
def things(owner, desk, clock):
    """A dossier taken in, with its next task, its paper and its slip; and a draft."""
    dossier = owner.file()
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier, "intake__check", "accept", checks={"family_authorisation": ("passed", "")})
    with desk.transactions.read() as session:
        paper, slip = session.scalars(select(Paper)).one(), session.scalars(select(Slip)).one()
    return {
        "dossier_id": dossier,
        "draft_id": desk.filled_draft().id,
        "item_id": desk.items(dossier)[0].id,
        "paper_id": paper.id,
        "slip_id": slip.id,
    }


def test_every_argument_of_an_address_is_known_here(app):
    """A new kind of id must be tried by these tests, too."""
    named = {argument for rule in app.url_map.iter_rules() for argument in rule.arguments}
    assert named == IDS | OPEN | ADMINS | DESIGNERS | SUPERVISORS | OWN | set(PARTS)


def ways(app, things, blueprints, drafts=True):
    """Method and address of every route that names a thing of somebody."""
    build = app.url_map.bind("localhost").build
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] not in blueprints or not rule.arguments & IDS:
            continue
        for dossier in (things["dossier_id"], things["draft_id"])[: 1 + drafts]:
            given = {**things, "dossier_id": dossier, **PARTS}
            values = {name: given[name] for name in rule.arguments}
            for method in sorted(rule.methods - {"OPTIONS"}):
                yield method, build(rule.endpoint, values, method=method)


def statuses(visitor, tries):
    """Who asks with a good token is told so of each try that was not answered with 404."""
    wrong, tried = [], 0
    for method, path in tries:
        tried += 1
        sent = {"data": {"csrf_token": visitor.token, "outcome": "accept"}} if method == "POST" else {}
        status = visitor._open(path, method=method, **sent).status
        if status != 404:
            wrong.append((method, path, status))
    assert tried > 3
    return wrong


def with_token(visitor, page):
    assert visitor.get(page).status == 200
    assert visitor.token
    return visitor


APPLICANTS = ("filing", "dossiers", "files")


def test_another_applicant_finds_nothing(app, things, another):
    visitor = with_token(another, "/tai-khoan")
    assert statuses(visitor, ways(app, things, (*APPLICANTS, *OFFICERS_PAGES))) == []


def test_an_officer_of_another_unit_finds_nothing(app, desk, things):
    make_stranger(desk)
    visitor = Visitor(app)
    visitor.log_in("xa")
    with_token(visitor, "/hop-viec")
    assert statuses(visitor, ways(app, things, (*APPLICANTS, *OFFICERS_PAGES))) == []


def test_an_administrator_is_no_officer_of_the_dossier(app, things):
    visitor = Visitor(app)
    visitor.log_in("nam")
    with_token(visitor, "/quan-tri/thu-tuc")
    forced = app.url_map.bind("localhost").build(FORCED, {"dossier_id": things["dossier_id"]}, method="POST")
    tries = [way for way in ways(app, things, (*APPLICANTS, *OFFICERS_PAGES)) if way[1] != forced]
    assert statuses(visitor, tries) == []


def test_the_applicant_has_no_way_to_the_desk(app, things, owner):
    visitor = with_token(owner, "/tai-khoan")
    assert statuses(visitor, ways(app, things, OFFICERS_PAGES)) == []


@pytest.mark.parametrize("who", ["bao", "nhung"])
def test_nobody_else_has_a_way_to_the_designers(app, desk, who):
    visitor = Visitor(app)
    visitor.log_in(who)
    with_token(visitor, "/hop-viec" if who == "bao" else "/tai-khoan")
    given = {"draft_id": drawn(desk, our_procedure()).id, "code": "1.001612", "number": 1}
    given |= {"place": "chung", "owner": "household_charge", "decision_id": "household_charge"}
    build = app.url_map.bind("localhost").build
    tries = [
        (method, build(rule.endpoint, {name: given[name] for name in rule.arguments}, method=method))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("designer.")
        for method in sorted(rule.methods - {"OPTIONS"})
    ]
    assert statuses(visitor, tries) == []


@pytest.mark.parametrize("who", ["bao", "ha"])
def test_officers_have_no_way_to_the_applicants_pages(app, things, who):
    visitor = Visitor(app)
    visitor.log_in(who)
    with_token(visitor, "/hop-viec")
    assert statuses(visitor, ways(app, things, ("filing", "dossiers"))) == []


def test_a_draft_is_not_there_for_the_desk(app, things):
    visitor = Visitor(app)
    visitor.log_in("bao")
    with_token(visitor, "/hop-viec")
    draft = {**things, "dossier_id": things["draft_id"]}
    tries = [way for way in ways(app, draft, ("desk",), drafts=False) if "/xu-ly/" in way[1]]
    assert statuses(visitor, tries) == []


@pytest.mark.parametrize("who", ["nhung", "bao", "nam"])
def test_guessed_ids_are_not_there(app, who):
    visitor = Visitor(app)
    visitor.log_in(who)
    with_token(visitor, {"nhung": "/tai-khoan", "bao": "/hop-viec", "nam": "/quan-tri/thu-tuc"}[who])
    nothing = {name: str(uuid.UUID(int=7)) for name in (*IDS, "draft_id")}
    assert statuses(visitor, ways(app, nothing, (*APPLICANTS, *OFFICERS_PAGES))) == []


def test_whoever_is_not_logged_in_is_asked_to_and_told_nothing(app, things):
    visitor = Visitor(app)
    visitor.get("/dang-nhap")
    there = list(ways(app, things, (*APPLICANTS, *OFFICERS_PAGES)))
    nothing = list(ways(app, dict.fromkeys(things, "khong-co"), (*APPLICANTS, *OFFICERS_PAGES)))
    for (method, path), (_, guessed) in zip(there, nothing, strict=True):
        sent = {"data": {"csrf_token": visitor.token}} if method == "POST" else {}
        real, other = (visitor._open(address, method=method, **sent) for address in (path, guessed))
        assert (real.status, other.status) == (302, 302), path
        assert real.location.startswith("/dang-nhap")


@pytest.mark.parametrize("who", ["nhung", "bao", "thinh"])
def test_administration_is_for_administrators(app, who):
    visitor = Visitor(app)
    visitor.log_in(who)
    with_token(visitor, "/tai-khoan" if who == "nhung" else "/hop-viec")
    build, tried = app.url_map.bind("localhost").build, 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("admin."):
            for method in rule.methods - {"OPTIONS"}:
                given = {name: 1 if name == "number" else "x" for name in rule.arguments}
                path = build(rule.endpoint, given, method=method)
                sent = {"data": {"csrf_token": visitor.token}} if method == "POST" else {}
                assert visitor._open(path, method=method, **sent).status == 404, path
                tried += 1
    assert tried >= 8


def test_a_part_of_an_address_cannot_be_borrowed(app, owner, another, things):
    """One's own draft with another's paper: nothing is removed."""
    another.begin()
    another.get(f"{another.draft}/giay-to")
    page = another.post(f"{another.draft}/giay-to", {"remove": things["paper_id"]})
    assert page.status == 404
    assert owner.get(f"/giay-to/{things['paper_id']}").status == 200
