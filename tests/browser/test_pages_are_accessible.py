"""Every page and state in a browser: axe finds nothing, and no page is wider than its window."""

import shutil
import threading
from dataclasses import replace

import citizen_pages
import desk_pages
import moving_pages
import office_pages
import pytest
from axe import findings
from citizen_pages import BROKEN
from desk import Desk
from flask import request
from office_town import Office
from town import Standing, Town
from werkzeug.serving import make_server

from app.web.factory import create_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

NO_PAGES = {
    "admin.diagram_file",
    "admin.export_file",
    "admin.upload_diagram",
    "assets.static",
    "designer.draft_file",
    "designer.draft_zip",
    "desk.statistics_file",
    "dossiers.receipt",
    "files.paper",
    "files.slip",
    "operation.alive",
    "operation.metrics",
    "operation.ready",
    "payment.notified",
    "public.captcha_picture",
    "public.captcha_sound",
}
"""Addresses that answer with files, numbers or words for machines, or lead on."""
CITIZENS = citizen_pages.CITIZENS | office_pages.HOLDERS
DESK = (
    desk_pages.DESK
    | office_pages.UNITS
    | office_pages.OFFICE
    | moving_pages.MOVING
    | office_pages.DESIGNERS
    | office_pages.COUNTER
    | office_pages.ACCOUNTS
)


@pytest.fixture(scope="module")
def town(template, tmp_path_factory, chromium):
    """One served installation for all pages, with the work of a few days in it."""
    var = tmp_path_factory.mktemp("town") / "var"
    shutil.copytree(template.var, var)
    clock = Standing()
    app = create_app(replace(template, var=var), clock)
    app.add_url_rule(BROKEN, view_func=broken)
    drawn = []
    app.after_request(lambda response: note_page(response, drawn))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    made = Town(Desk(app, clock), chromium, f"http://127.0.0.1:{server.port}")
    made.live()
    made.drawn, made.office = drawn, Office(made.desk)
    made.office.live(made)
    moving_pages.move_dossiers(made.office)
    yield made
    made.close()
    server.shutdown()
    thread.join()
    server.server_close()


def broken():
    """A page that fails."""
    raise RuntimeError("A failure of a test.")


def note_page(response, drawn):
    """Remember which view drew the page that is shown."""
    if response.mimetype == "text/html" and not response.location:
        drawn.append(request.endpoint or "error")
    return response


def too_wide(page, widths):
    """Window widths at which the page is wider, with the pixels too many."""
    over = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        over[width] = page.evaluate(TOO_WIDE)
    return {width: pixels for width, pixels in over.items() if pixels > 0}


def is_of(town, name):
    """Whether the view that ``name`` begins with has drawn the last page."""
    view = name.partition(" - ")[0]
    return view == "error" or town.drawn[-1] == view


@pytest.mark.parametrize("name", CITIZENS)
def test_pages_of_citizens(town, name):
    page = CITIZENS[name](town)
    assert is_of(town, name), town.drawn[-1]
    assert findings(page) == []
    assert too_wide(page, (1280, 640, 360, 320)) == {}


@pytest.mark.parametrize("name", DESK)
def test_pages_of_the_desk(town, name):
    page = DESK[name](town)
    assert is_of(town, name), town.drawn[-1]
    assert findings(page) == []
    assert too_wide(page, (1280, 640, 360)) == {}


def test_every_page_is_looked_at(template):
    """A new address that renders a page comes with a look at it."""
    rules = create_app(template).url_map.iter_rules()
    pages = {rule.endpoint for rule in rules if "GET" in rule.methods} - NO_PAGES
    assert pages - {name.partition(" - ")[0] for name in CITIZENS | DESK} == set()
