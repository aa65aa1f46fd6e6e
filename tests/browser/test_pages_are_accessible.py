"""Every page and state in a browser: axe finds nothing, and no page is wider than its window."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import town as places
from desk import Desk
from town import Standing, Town
from werkzeug.serving import make_server

from app.web.factory import create_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(__file__).parent.parent.parent / "app" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BROKEN = "/hong"

CITIZENS = {
    "home": lambda town: town.open("", "/"),
    "procedures": lambda town: town.open("", "/thu-tuc"),
    "procedures-none": lambda town: town.open("", "/thu-tuc?q=giấy+phép+đi+đường"),
    "procedure": lambda town: town.open("", "/thu-tuc/1.001612"),
    "procedure-papers": lambda town: town.open("", "/thu-tuc/1.001612?tab=papers"),
    "online": lambda town: town.open("", "/nop-qua-mang"),
    "guide": lambda town: town.open("", "/huong-dan"),
    "privacy": lambda town: town.open("", "/bao-ve-du-lieu"),
    "verify": lambda town: town.open("", "/xac-minh"),
    "lookup": places.lookup_found,
    "lookup-nothing": places.lookup_nothing,
    "not-found": lambda town: town.open("", "/khong-co"),
    "broken": lambda town: town.open("", BROKEN),
    "register-errors": places.register_errors,
    "login-errors": places.login_errors,
    "register-organisation": lambda town: town.open("", "/dang-ky/to-chuc"),
    "forgotten-password": lambda town: town.open("", "/quen-mat-khau"),
    "profile": lambda town: town.open("nhung", "/tai-khoan"),
    "safety": lambda town: town.open("nhung", "/tai-khoan/an-toan"),
    "devices": lambda town: town.open("nhung", "/tai-khoan/phien"),
    "start": lambda town: town.open("nhung", "/nop-ho-so/1.001612"),
    "draft": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}"),
    "draft-tasks": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}?tab=dossier"),
    "section": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/phan/members"),
    "section-errors": places.section_errors,
    "delivery": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/nhan-ket-qua"),
    "papers-refused": places.refused_file,
    "check": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/kiem-tra"),
    "delete": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/xoa"),
    "payment": places.payment,
    "not-sent": lambda town: town.open("nhung", f"/thanh-toan/ve?vnp_TxnRef={town.reference}"),
    "dossiers": lambda town: town.open("nhung", "/ho-so"),
    "confirmation": lambda town: town.open("nhung", f"/ho-so/{town.new}/da-gui"),
    "dossier": lambda town: town.open("nhung", f"/ho-so/{town.appraised}"),
    "dossier-waiting": lambda town: town.open("nhung", f"/ho-so/{town.waiting}"),
    "clock": lambda town: town.open("nhung", f"/ho-so/{town.waiting}/cach-tinh"),
    "supplement": lambda town: town.open("nhung", f"/ho-so/{town.waiting}/bo-sung"),
    "supplement-errors": places.supplement_errors,
    "update": lambda town: town.open("nhung", f"/ho-so/{town.new}/cap-nhat"),
    "cancel": lambda town: town.open("nhung", f"/ho-so/{town.new}/huy"),
}
DESK = {
    "inbox": lambda town: town.open("bao", "/hop-viec"),
    "desk-safety": lambda town: town.open("bao", "/tai-khoan/an-toan"),
    "desk-devices": lambda town: town.open("bao", "/tai-khoan/phien"),
    "desk-password": lambda town: town.open("bao", "/tai-khoan/mat-khau"),
    "second-step": lambda town: town.open("bao", "/tai-khoan/xac-thuc"),
    "accounts": lambda town: town.open("nam", "/quan-tri/tai-khoan"),
    "units": lambda town: town.open("nam", "/quan-tri/co-quan"),
    "unit": lambda town: town.open("nam", "/quan-tri/co-quan/phong-kinh-te"),
    "unit-form": lambda town: town.open("nam", "/quan-tri/co-quan/phong-kinh-te/sua"),
    "people": lambda town: town.open("nam", "/quan-tri/nguoi"),
    "person-form": lambda town: town.open("nam", "/quan-tri/nguoi/them"),
    "slots": lambda town: town.open("nam", "/quan-tri/ngan-xu-ly"),
    "inbox-filtered": lambda town: town.open("bao", "/hop-viec?q=hong&light=in_time&channel=online"),
    "inbox-empty": lambda town: town.open("thinh", "/hop-viec"),
    "intake": lambda town: town.open("bao", "/tiep-nhan"),
    "returns": lambda town: town.open("bao", "/tra-ket-qua"),
    "search": lambda town: town.open("bao", "/tim-ho-so?q=hong"),
    "task-intake": lambda town: town.open("bao", town.task(town.new, "intake__check")),
    "task": lambda town: town.open("ha", town.task(town.appraised, "appraise")),
    "task-errors": places.task_errors,
    "conflict": places.conflict,
    "desk-dossier": lambda town: town.open("ha", f"/xu-ly/{town.waiting}"),
    "desk-papers": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/giay-to"),
    "journal": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/dien-bien"),
    "slips": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/phieu"),
    "diagram": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/so-do"),
    "admin-procedures": lambda town: town.open("nam", "/quan-tri/thu-tuc"),
    "outbox": lambda town: town.open("nam", "/quan-tri/hop-thu-di"),
    "message": lambda town: town.open("nam", f"/quan-tri/hop-thu-di/{town.message()}"),
    "incidents": lambda town: town.open("nam", "/quan-tri/su-co"),
    "journal-check": lambda town: town.open("nam", "/quan-tri/dien-bien"),
    "office-journal": lambda town: town.open("nam", "/quan-tri/nhat-ky"),
    "reads": lambda town: town.open("nam", "/quan-tri/da-xem"),
    "setup": lambda town: town.open("nam", "/quan-tri/bat-dau"),
    "system": lambda town: town.open("nam", "/quan-tri/he-thong"),
    "desk-not-found": lambda town: town.open("nam", "/quan-tri/khong-co"),
    "permissions": lambda town: town.open("nam", "/quan-tri/quyen-han?who=owner"),
}


@pytest.fixture(scope="module")
def town(template, tmp_path_factory, chromium):
    """One served installation for all pages, with the work of a few days in it."""
    var = tmp_path_factory.mktemp("town") / "var"
    shutil.copytree(template.var, var)
    clock = Standing()
    app = create_app(replace(template, var=var), clock)
    app.add_url_rule(BROKEN, view_func=broken)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    made = Town(Desk(app, clock), chromium, f"http://127.0.0.1:{server.port}")
    made.live()
    yield made
    made.close()
    server.shutdown()
    thread.join()
    server.server_close()


def broken():
    """A page that fails."""
    raise RuntimeError("A failure of a test.")


def findings(page):
    """What axe finds on the page, as rule and places."""
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in result["violations"]]


def too_wide(page, widths):
    """Window widths at which the page is wider, with the pixels too many."""
    over = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        over[width] = page.evaluate(TOO_WIDE)
    return {width: pixels for width, pixels in over.items() if pixels > 0}


@pytest.mark.parametrize("name", CITIZENS)
def test_pages_of_citizens(town, name):
    page = CITIZENS[name](town)
    assert findings(page) == []
    assert too_wide(page, (1280, 640, 360, 320)) == {}


@pytest.mark.parametrize("name", DESK)
def test_pages_of_the_desk(town, name):
    page = DESK[name](town)
    assert findings(page) == []
    assert too_wide(page, (1280, 640, 360)) == {}
