"""Every route says who may enter, changes things by actions only, and a GET changes nothing of the business."""

import ast
from pathlib import Path

import pytest
from desk_browser import log_in, rows_of_business

from app.web.entry import MARK

ROOT = Path(__file__).parent.parent.parent
READERS = [path for folder in ("web", "queries") for path in sorted((ROOT / "app" / folder).rglob("*.py"))]
WRITING = {"insert", "update", "delete"}
CHANGING = {"add", "add_all", "delete", "merge", "flush", "commit", "bulk_save_objects"}
LEFT_OUT = {"operation.ready"}
"""Says 503 while no worker lives, as in a test."""


AT_THE_DOOR = ("app/web/account/", "app/web/login_sessions.py", "app/web/asking_people.py")
"""Who one is, and whether one is a person at all, is no business of ``processes``: these hand functions of
``app.accounts`` and ``app.captcha`` to a transaction."""


def test_every_route_declares_who_may_enter(app):
    open_routes = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "assets.static" and not hasattr(app.view_functions[rule.endpoint], MARK)
    ]
    assert open_routes == []


def faults(path):
    """Lines that would change rows besides an action."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            yield from (name.name for name in node.names if name.name in WRITING)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            at_the_door = path.as_posix().removeprefix(f"{ROOT.as_posix()}/").startswith(AT_THE_DOOR)
            if owner.endswith("transactions") and node.func.attr == "write" and not at_the_door:
                yield ast.unparse(node.func)
            if owner.rstrip("()").endswith("session") and node.func.attr in CHANGING:
                yield ast.unparse(node.func)


def test_pages_change_things_by_actions_only():
    found = {path.relative_to(ROOT).as_posix(): list(faults(path)) for path in READERS}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("line", ["from sqlalchemy import select, update", "db.session.add(x)", "db.session().delete(x)", "services().transactions.write(f)"])  # fmt: skip
def test_a_page_that_writes_is_found(tmp_path, line):
    page = tmp_path / "page.py"
    page.write_text(line, "utf-8")
    assert len(list(faults(page))) == 1


@pytest.mark.parametrize("name", ["nhung", "bao", "nam"])
def test_no_page_changes_the_business_when_it_is_looked_at(app, name):
    client = log_in(app, name)
    client.get("/")
    pages = [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.arguments and rule.endpoint not in LEFT_OUT
    ]
    client.get("/hop-viec")
    before = rows_of_business(app)
    answered = {rule.rule: client.get(rule.rule).status_code for rule in pages}
    assert {path: status for path, status in answered.items() if status >= 500} == {}
    assert rows_of_business(app) == before
