"""The post under which an officer of several acts: chosen in the bar, kept in the session."""

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.web.actors import HAT, current_actor, held_posts
from app.web.desk.blueprint import desk
from app.web.desk.frame import first_page
from app.web.entry import officers
from processes.domain.errors import NotFound


@desk.post("/vai")
@officers()
def change_hat() -> AnyResponse:
    """Act under one post, or under all of them again; on to the first page of it."""
    chosen = request.form.get("post", "")
    if chosen and chosen not in {post.id for post in held_posts()}:
        raise NotFound
    session[HAT] = chosen
    g.pop("actor", None)
    return redirect(url_for(first_page(current_actor())))
