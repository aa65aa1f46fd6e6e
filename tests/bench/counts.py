"""What one completed task costs the database, request and all."""

import re
from collections.abc import Iterator
from contextvars import Context

from desk import Desk

from app.demo.people import PASSWORD
from app.persistence.database import db
from bench.counting import Traffic, counted
from bench.figures import Figure
from bench.place import Place, accepted, publish_made

CODE = "9.400005"
MOST_STATEMENTS = 15
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def figures(place: Place) -> Iterator[Figure]:
    """Statements without BEGIN, and commits, of the request that completes a task without a slip."""
    with place.desk("counts") as desk:
        traffic = completion(desk)
    yield Figure("complete_task_statements", len(traffic.statements), "statements", MOST_STATEMENTS)
    yield Figure("complete_task_commits", traffic.commits, "commits", 1)


def completion(desk: Desk) -> Traffic:
    """The traffic of an officer's request; the same was done once before, so that nothing is read first."""
    publish_made(desk, CODE, 5)
    items = [desk.item(accepted(desk, CODE), "work1").id for _ in range(3)]
    # A request has a context of its own, as in a server: nothing of the desk's is shared with it.
    return Context().run(_complete, desk, items)


def _complete(desk: Desk, items: list[str]) -> Traffic:
    client = desk.app.test_client()
    page = client.get("/dang-nhap").get_data(as_text=True)
    token = {"csrf_token": TOKEN.search(page)[1]}
    assert client.post("/dang-nhap", data={**token, "login": "ha", "password": PASSWORD}).status_code == 302
    token = {"csrf_token": TOKEN.search(client.get("/hop-viec").get_data(as_text=True))[1]}
    form = {**token, "outcome": "done", "words": "Đồng ý", "do": "complete"}
    assert client.post(f"/viec/{items[0]}", data=form).status_code == 302
    with desk.app.app_context():
        engine = db.engine
    with counted(engine) as traffic:
        assert client.post(f"/viec/{items[1]}", data=form).status_code == 302
    return traffic
