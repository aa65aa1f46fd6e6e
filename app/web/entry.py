"""Who may enter a route. Every route declares it; a guard test lists those that do not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import redirect, request, url_for

from app.web.actors import current_actor
from processes.domain.access import Actor
from processes.domain.errors import NotFound

View = TypeVar("View", bound=Callable[..., Any])
MARK = "__entry__"


def anybody(view: View) -> View:
    """Open to the public."""
    setattr(view, MARK, "anybody")
    return view


def _entry(name: str, allowed: Callable[[Actor], bool]) -> Callable[[View], View]:
    def declare(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            actor = current_actor()
            if not actor.id:
                back = request.full_path if request.method == "GET" else None
                return redirect(url_for("account.login", next=back))
            if not allowed(actor):
                raise NotFound
            return view(*args, **kwargs)

        setattr(guarded, MARK, name)
        return cast(View, guarded)

    return declare


logged_in = _entry("logged_in", lambda actor: True)
"""Anybody with an account."""

applicants = _entry("applicants", lambda actor: actor.party_id is not None)
"""Citizens and organisations."""

administrators = _entry("administrators", lambda actor: actor.has_role("system_admin"))
"""System administrators."""

designers = _entry("designers", lambda actor: actor.has_role("designer", "system_admin"))
"""Who draws procedures; administrators may, too."""


def officers(*roles: str) -> Callable[[View], View]:
    """Officers; with ``roles``, only those who hold one of them."""
    return _entry(
        "officers:" + ",".join(roles) if roles else "officers",
        lambda actor: actor.officer_id is not None and (not roles or actor.has_role(*roles)),
    )
