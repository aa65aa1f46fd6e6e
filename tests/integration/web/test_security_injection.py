"""Words that people write stay words: on every page, in letters, in slips, in drawings."""

import re
from urllib.parse import quote

import pytest
from lxml import etree, html
from neighbours import Counter, Neighbour, appraisal_of
from sqlalchemy import select
from visitor import Visitor

from app.accounts import open_account
from app.demo.people import PASSWORD
from app.services import services
from app.slip_files import slip_pdf
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Slip
from processes.domain.procedure import Name
from processes.engine.diagram.picture import Band, Bounds, Picture, Shape
from processes.engine.diagram.svg import draw_svg

HOSTILE = '<script>alert(x)</script>{{ x }}{% x %}\' onload="x" %(x)s {x} & #eval(x) $x$ *x*'
EVIL = Neighbour(HOSTILE, "033091000502", "30/07/1991", "male", HOSTILE, "2026-11-12 16:20")
NAME = "alert(x)"


@pytest.fixture
def desk(app, clock):
    return Counter(app, clock)


@pytest.fixture
def dossier(desk, clock):
    """Filed under a hostile name, taken in and sent back with hostile words."""
    desk.file_shop(EVIL)
    with desk.transactions.read() as session:
        filed = session.scalars(select(Dossier)).one()
    desk.transactions.write(
        lambda at: (
            open_account(at, "evil", PASSWORD, clock(), email="e@thu.example", party_id=filed.party_id)
            and None
        )
    )
    clock.at("2026-11-16 09:00")
    desk.complete("bao", filed.id, "intake__check", "accept", note=HOSTILE)
    clock.at("2026-11-17 10:00")
    desk.complete("ha", filed.id, "appraise", "amend", appraisal_of(EVIL), note=HOSTILE)
    return filed.id


def pages(app, desk, dossier):
    """Who looks at which addresses."""
    items = [item.id for state in ("open", "done") for item in desk.items(dossier, state)]
    sought = quote(HOSTILE)
    officers = [f"/xu-ly/{dossier}{tab}" for tab in ("", "/giay-to", "/dien-bien", "/phieu", "/so-do")]
    lists = ["/hop-viec", "/tim-ho-so", "/hop-viec?q=" + sought, "/tim-ho-so?q=" + sought]
    tasks = [f"/viec/{item}" for item in items]
    own = [
        f"/ho-so/{dossier}",
        "/ho-so",
        "/tai-khoan",
        f"/ho-so/{dossier}/cach-tinh",
        f"/ho-so/{dossier}/bo-sung",
    ]
    admin = ["/quan-tri/hop-thu-di", "/quan-tri/su-co", "/quan-tri/hop-thu-di?q=" + sought]
    public = ["/thu-tuc?q=" + sought, "/tra-cuu?ma=" + sought, "/xac-minh?number=" + sought, "/" + sought]
    return {
        "bao": officers + lists + tasks,
        "ha": officers + lists + tasks,
        "evil": own,
        "nam": admin,
        "": public,
    }


def test_hostile_words_are_words_on_every_page(app, desk, dossier):
    told = 0
    for who, addresses in pages(app, desk, dossier).items():
        visitor = Visitor(app)
        if who:
            assert visitor.log_in(who).status == 302
        for address in addresses:
            page = visitor.get(address)
            assert page.status < 500, address
            if page.tree is None:
                continue
            assert not [s for s in page.find("//script") if not s.get("src")], (who, address)
            handlers = [
                n for e in page.tree.iter() if isinstance(e.tag, str) for n in e.attrib if n.startswith("on")
            ]
            assert handlers == [], (who, address)
            assert not re.search(r"<script>\s*alert", page.source), (who, address)
            told += NAME in page.source
    assert told >= 15


def test_hostile_words_reach_the_slip_as_words(app, desk, dossier):
    with desk.transactions.read() as session:
        slips = session.scalars(select(Slip)).all()
    assert slips
    for slip in slips:
        assert slip_pdf(services(app), slip.id).startswith(b"%PDF-")


def test_names_of_a_diagram_are_text_in_its_drawing():
    hostile = "</text><script>alert(x)</script>&'\""
    box = Bounds(0, 0, 100, 80)
    shape = Shape("a", "userTask", Name(hostile), box)
    drawn = Picture(Name(hostile), box, (Band("b", Name(hostile), box, pool=True),), (shape,), ())
    svg = draw_svg(drawn, current=["a"], words={"description": hostile, "current": hostile})
    root = etree.fromstring(svg)
    names = {etree.QName(element).localname for element in root.iter()}
    assert "script" not in names
    assert hostile in "".join(root.itertext())
    assert not html.fromstring(f"<div>{svg}</div>").xpath("//script")


@pytest.mark.parametrize("term", ["%", "_", "%%%%", "\\", "_____", "\\%"])
def test_signs_of_like_are_only_signs(app, desk, term):
    """Nobody has such a sign in the name; a wildcard would find everybody."""
    desk.file_household_business()
    visitor = Visitor(app)
    visitor.log_in("bao")
    for path in ("/tim-ho-so", "/hop-viec"):
        visitor.get(path)
        everything = visitor.get(path, query_string={"q": "hong nhung"})
        found = visitor.get(path, query_string={"q": term})
        assert "Nguyễn Thị Hồng Nhung" in everything.main
        assert "Nguyễn Thị Hồng Nhung" not in found.main
    admin = Visitor(app)
    admin.log_in("nam")
    assert "@thu.example" in admin.get("/quan-tri/hop-thu-di", query_string={"q": "@thu"}).main
    assert "@thu.example" not in admin.get("/quan-tri/hop-thu-di", query_string={"q": term}).main
