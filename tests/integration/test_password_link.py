"""``motcua password-link``: the operator lets somebody in again, and the office's journal says so."""

import pytest
from sqlalchemy import select
from visitor import Visitor

from app.cli.password_link import let_in
from app.persistence.accounts import Account
from app.services import services
from processes.domain.errors import Refusal
from processes.domain.office_journal import OfficeEntry

NEW = "bốn con vịt trời"


def account_of(name):
    with services().transactions.read() as session:
        return session.scalars(select(Account).filter_by(username=name)).one()


def actions():
    with services().transactions.read() as session:
        return [entry.action for entry in session.scalars(select(OfficeEntry).order_by(OfficeEntry.seq))]


def choose(app, path):
    visitor = Visitor(app)
    visitor.get(path)
    return visitor.post(path, {"password": NEW, "password_again": NEW}).status


def test_the_only_administrator_gets_in_again(app):
    before = len(actions())
    path = let_in(services(), account_of("nam"), "Quên mật khẩu", False)
    assert Visitor(app).log_in("nam").status == 422
    assert choose(app, path) == 302
    assert Visitor(app).log_in("nam", NEW).status == 302
    assert actions()[before:] == ["reset_account_password"]


def test_a_locked_account_with_a_lost_telephone_too(app):
    def lock(session):
        found = session.get(Account, account_of("bao").id)
        found.active, found.totp_secret = False, "1:sealed"

    services().transactions.write(lock)
    before = len(actions())
    path = let_in(services(), account_of("bao"), "Mất điện thoại", True)
    assert actions()[before:] == ["unlock_account", "remove_second_factor", "reset_account_password"]
    assert let_in(services(), account_of("bao"), "Gửi lại", False) != path
    assert Visitor(app).get(path).status == 410


def test_without_a_reason_nothing_happens(app):
    with pytest.raises(Refusal):
        let_in(services(), account_of("nam"), " ", False)
    assert Visitor(app).log_in("nam").status == 302
