"""A second applicant, who must see nothing of the first one's."""

import pytest
from applicant import Applicant

from app.accounts import open_account
from app.demo.people import PASSWORD
from app.services import services
from processes.actions.parties import RegisterParty, register_party
from processes.domain.access import SYSTEM


@pytest.fixture
def another(app, clock):
    """Đỗ Văn Khánh, with an account of his own."""
    at_hand = services(app)
    register = RegisterParty("citizen", "Đỗ Văn Khánh", "033088000245", "0912000219", "khanh@thu.example")
    party = at_hand.transactions.perform(register_party, SYSTEM, register)
    at_hand.transactions.write(
        lambda session: open_account(session, "khanh", PASSWORD, clock(), party_id=party.id)
    )
    return Applicant(app, "khanh")
