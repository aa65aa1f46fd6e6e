"""Demo accounts exist only in demo mode on a loopback address."""

from dataclasses import replace

import pytest
from visitor import Visitor

from app.accounts import WrongLogin, authenticate
from app.demo.people import PASSWORD
from app.services import services
from app.web.factory import create_app


@pytest.mark.parametrize("change", [{"demo": False}, {"host": "0.0.0.0"}])
def test_a_demo_account_is_unknown_outside_the_demo(app, clock, change):
    other = create_app(replace(services(app).settings, **change), clock)
    with other.app_context(), pytest.raises(WrongLogin):
        authenticate("bao", PASSWORD, clock(), services(other).settings.allows_demo)


def test_a_demo_account_is_known_in_the_demo(app):
    visitor = Visitor(app)
    assert visitor.log_in("bao", PASSWORD).status == 302
