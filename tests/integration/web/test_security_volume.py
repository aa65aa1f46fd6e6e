"""Much at once: many fields, long texts, many rows, huge numbers, and words that make rules work hard."""

from urllib.parse import urlencode

import pytest
from applicant import Applicant
from desk import Desk
from story import BUSINESS, FOUNDING, MEMBERS, OWNER
from visitor import Visitor

from forms.answers import read_answers
from forms.definition import read_form
from forms.entry import MAX_ROWS
from forms.writing import LONGEST
from processes.actions.posted import PostedValues
from processes.domain.dossier.dossier import Answers

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    made = Applicant(app)
    made.begin()
    made.fill("founding", FOUNDING)
    return made


def posted(applicant, form, body):
    address = f"{applicant.draft}/phan/{form}"
    applicant.get(address)
    whole = f"{body}&action=save&csrf_token={applicant.token}"
    return applicant._open(address, method="POST", data=whole, content_type=FORM)


def kept(desk, applicant, form):
    with desk.transactions.read() as session:
        found = session.get(Answers, (applicant.id, form))
        return found.values if found else None


def test_a_hundred_thousand_fields_are_refused_or_dropped(applicant, desk):
    body = "&".join(f"x{number}=1" for number in range(100_000))
    page = posted(applicant, "owner", body)
    assert page.status in (302, 413)
    assert len(kept(desk, applicant, "owner") or {}) < 30


def test_a_hundred_thousand_values_of_one_field_are_one(applicant, desk):
    page = posted(applicant, "owner", "&".join(["owner_name=A"] * 90_000))
    assert page.status in (302, 413)
    assert (kept(desk, applicant, "owner") or {}).get("owner_name", "A") == "A"


def test_more_than_a_megabyte_of_fields_is_refused(applicant, desk):
    page = posted(applicant, "owner", urlencode({"owner_name": "a" * 1_100_000}))
    assert page.status == 413
    assert kept(desk, applicant, "owner") is None


def test_a_text_is_kept_up_to_its_length(applicant, desk):
    assert posted(applicant, "owner", urlencode({"owner_name": "a" * 900_000})).status == 302
    assert len(kept(desk, applicant, "owner")["owner_name"]) == LONGEST


@pytest.mark.parametrize("claimed", ["9999", "99999999999999", "-1", "1e9", "²", "0x10"])
def test_no_more_rows_than_there_may_be(applicant, desk, claimed):
    rows = {f"lines.{number}.name": "x" for number in range(400)}
    body = urlencode({**rows, "lines._rows": claimed})
    assert posted(applicant, "business", body).status == 302
    assert len(kept(desk, applicant, "business")["lines"]) <= MAX_ROWS


NUMBERS = (
    "1e999999",
    "9" * 20_000,
    "-" + "9" * 30,
    "NaN",
    "Infinity",
    "1" + ".000" * 5000,
    "٣٣٣",
)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda text: text[:12])
@pytest.mark.parametrize("field", ["capital", "employees"])
def test_no_number_is_too_large_to_be_refused(applicant, desk, field, number):
    """As it was typed in a draft; a sentence when going on."""
    saved = {**BUSINESS, field: [number], "action": "save"}
    going_on = {**BUSINESS, field: [number], "action": "continue"}
    applicant.get(f"{applicant.draft}/phan/business")
    assert applicant.post(f"{applicant.draft}/phan/business", saved).status == 302
    page = applicant.get(f"{applicant.draft}/phan/business")
    assert page.status == 200
    page = applicant.post(f"{applicant.draft}/phan/business", going_on)
    assert page.status == 422
    assert f"f-{field}" in page.error_summary()


@pytest.mark.parametrize("year", ["99999", "0", "-1", "10000", "٢٠٢٦", "1e3"])
def test_no_year_is_too_far(applicant, year):
    applicant.get(f"{applicant.draft}/phan/owner")
    page = applicant.post(
        f"{applicant.draft}/phan/owner",
        {**OWNER, "owner_birth_date.year": [year], "action": "continue"},
    )
    assert page.status == 422
    assert applicant.get(f"{applicant.draft}/phan/owner").status == 200


RULES = [
    'matches(words, "(a+)+$")',
    'matches(words, "^(.*)*b$")',
    'every x in split(words, "") satisfies x = "a"',
    'count(for x in split(words, ""), y in split(words, "") return x) > 0',
    'string length(replace(words, "a", "aaaaaaaaaa")) > 0',
]


@pytest.mark.parametrize("rule", RULES)
def test_words_that_make_a_rule_work_hard_are_refused_not_waited_for(rule):
    """A rule beyond its budget is not kept: it never lets an answer pass, and never fails the page."""
    form = read_form(
        {
            "id": "hard",
            "components": [
                {
                    "type": "textarea",
                    "key": "words",
                    "label": "Nội dung",
                    "validate": {"maxLength": 20000},
                    "properties": {"rules": [{"when": rule, "message": "Không được"}]},
                }
            ],
        }
    )
    read = read_answers(form, PostedValues({"words": ["a" * 19_999 + "c"]}))
    assert len(read.values["words"]) == 20_000
    assert not read.accepted or rule == RULES[0]


def test_many_ids_claimed_at_once_are_cut(app, desk):
    desk.file_household_business()
    visitor = Visitor(app)
    visitor.log_in("bao")
    visitor.get("/hop-viec")
    body = "&".join(["item=x"] * 50_000) + f"&csrf_token={visitor.token}"
    assert visitor._open("/hop-viec/nhan", method="POST", data=body, content_type=FORM).status == 200


def test_a_long_password_is_no_work_for_nothing(app):
    visitor = Visitor(app)
    visitor.get("/dang-nhap")
    assert visitor.post("/dang-nhap", {"login": "nhung", "password": "a" * 900_000}).status == 422


def test_members_of_the_family_are_as_many_as_asked(applicant, desk):
    assert (
        posted(applicant, "members", urlencode({**MEMBERS, "members._rows": 200}, doseq=True)).status == 302
    )
    assert len(kept(desk, applicant, "members")["members"]) == 2


def test_a_long_password_tells_no_name(app):
    """Known or not, the answer is the same, and tries are counted."""
    answers = []
    for name in ("nhung", "khong-co-ten-nay"):
        visitor = Visitor(app)
        visitor.get("/dang-nhap")
        page = visitor.post("/dang-nhap", {"login": name, "password": "a" * 5000})
        answers.append((page.status, page.error_summary()))
    assert answers[0] == answers[1]
