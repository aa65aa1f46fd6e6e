"""From the agency to the service to the declaration, where more than one desk takes dossiers in."""

import pytest
from applicant import CODE, Applicant
from desk import Desk
from desk_browser import make_stranger
from diagram_maker import procedure
from visitor import Visitor

from app.diagrams import put_in_force
from app.services import services
from processes.domain.access import SYSTEM

MADE = "9.100002"
BIRTH, ENDING = "1.001193", "1.001266"
MARRIAGE, EXTRACT = "1.000894", "2.000635"
HOUSEHOLD = "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"


@pytest.fixture
def desk(app, clock):
    """A second commune with a desk, and a second procedure in another field."""
    made = Desk(app, clock)
    make_stranger(made)
    put_in_force(services(app), SYSTEM, procedure(MADE))
    return made


def offered(visitor, **asked) -> list[str]:
    page = visitor.get("/nop-qua-mang", query_string=asked)
    return [link.rsplit("/", 1)[1] for link in page.find("//ul[@class='mc-results']//a/@href")]


@pytest.mark.shows("C-17", "C-22")
def test_nothing_is_offered_before_the_agency_is_chosen_then_by_field(app, desk):
    visitor = Visitor(app)
    assert visitor.get("/nop-qua-mang").find("//select[@name='agency']/option/@value") == [
        "",
        "trung-tam-phuc-vu",
        "xa-khac",
    ]
    assert offered(visitor) == offered(visitor, agency="no-such-desk") == []
    assert sorted(offered(visitor, agency="xa-khac")) == [MARRIAGE, BIRTH, ENDING, CODE, EXTRACT, MADE]
    assert sorted(offered(visitor, agency="xa-khac", field=HOUSEHOLD)) == [ENDING, CODE]
    assert offered(visitor, agency="xa-khac", field="Thử") == [MADE]


@pytest.mark.shows("C-18", "C-19")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"level": "full", "agency_level": "commune"}, [BIRTH, ENDING, CODE, EXTRACT, MADE]),
        ({"level": "full", "agency_level": "commune", "field": "Thử"}, [MADE]),
        ({"q": "kinh doanh", "level": "full", "field": HOUSEHOLD}, [ENDING, CODE]),
        ({"level": "partial", "agency_level": "commune"}, [MARRIAGE]),
        ({"q": "kinh doanh", "level": "full", "field": "Thử"}, []),
        ({"q": "kinh doanh", "level": "partial", "field": HOUSEHOLD}, []),
    ],
)
def test_words_level_tier_and_field_narrow_together(app, desk, asked, found):
    page = Visitor(app).get("/thu-tuc", query_string=asked)
    links = page.find("//ul[@class='mc-results']//a/@href")
    assert sorted(link.rsplit("/", 1)[1] for link in links) == found


@pytest.mark.shows("C-21")
def test_the_chosen_unit_receives_the_dossier(app, desk):
    applicant = Applicant(app)
    applicant.get(f"/nop-ho-so/{CODE}")
    began = applicant.post(f"/nop-ho-so/{CODE}", {"agency": "xa-khac"})
    assert desk.dossier(began.location.rsplit("/", 1)[1]).receiving_unit_id == "xa-khac"


@pytest.mark.shows("C-53")
def test_a_procedure_without_post_offers_no_post(app, desk):
    applicant = Applicant(app)
    applicant.begin(MADE)
    page = applicant.get(f"{applicant.draft}/nhan-ket-qua")
    assert set(page.find("//input[@name='result_form']/@value")) == {"online", "desk"}
    assert applicant.choose_delivery({"result_form": "post"}).status == 422
