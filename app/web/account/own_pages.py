"""Pages of one's own account, in the frame of whoever looks: citizens' or the desk's."""

from typing import Any

from flask import render_template

from app.persistence.accounts import Account
from app.web.actors import current_actor
from app.web.desk.frame import show
from app.web.login_sessions import current_account
from processes.domain.errors import NotFound


def own_account() -> Account:
    """The account of this request. Raises NotFound when nobody is logged in."""
    found = current_account()
    if found is None:
        raise NotFound
    return found


def show_own(template: str, view: object) -> str:
    """Render in the reader's own frame."""
    if current_actor().officer_id:
        more: dict[str, Any] = {"layout": "officer/layout.html"}
        return show(template, view, **more)
    return render_template(template, view=view, layout="layout/citizen.html")
