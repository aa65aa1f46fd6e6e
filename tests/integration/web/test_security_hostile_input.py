"""Hostile addresses and posts: every route answers with a page of its own, never with a failure."""

from collections import Counter
from urllib.parse import urlencode

import pytest
from desk import Desk
from visitor import Visitor

from processes.actions.tasks import ClaimTask, claim_task

NAMES = (
    "q after before first list light task procedure channel due_to status kind tab case page level field "
    "event agency_level agency ma number seen outcome next place component lang tai saved da_luu moi "
    "endpoint _external _scheme _anchor _method values dossier_id item_id code vnp_TxnRef vnp_Amount"
)
FIELDS = (
    "agency form action remove add note outcome version do item owner_name owner_person_id owner_phone "
    "owner_email owner_birth_date owner_birth_date.day owner_birth_date.year owner_contact_address.province "
    "members._rows members.0.name members.0.birth_date members.is_main lines._rows lines.0.code "
    "lines.is_main _remove.lines.0 capital employees founder_kind filed_by head_office.street tax_method "
    "commitment result_form delivery_address login password password_again username full_name birth_date "
    "birth_date.year sex id_number phone email address consent locale code number digits "
    "check-family_authorisation comment-family_authorisation check-__proto__ vnp_TxnRef vnp_Amount"
)
VALUES = (
    "\x01\x7f\x85",
    "%",
    "_%\\",
    "' OR 1=1 --",
    "9" * 400,
    "-1",
    "1e999999",
    "99999999999999999999",
    "01/01/0001",
    "31/12/9999",
    "0001-01-01T00:00:00+14:00~x",
    "9999-12-31T23:59:59-14:00~x",
    "0001-01-01T00:00:00+14:00",
    "99999999999999999-x",
    "javascript:alert(1)",
    "//elsewhere.example",
    "\u202ekhách\u2066",
    "\ud800",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%(name)s {name}",
)
LOG_OUT = ("account.logout",)
ENDS_IT = ("filing.delete_for_good", "dossiers.cancel_for_good", *LOG_OUT)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def ids(desk):
    """A dossier whose first task Trần Quốc Bảo holds, and a draft."""
    filed = desk.file_household_business()
    item = desk.items(filed.id)[0]
    desk.perform(claim_task, desk.actor("bao"), ClaimTask(item.id))
    return {"dossier": filed.id, "item": item.id, "draft": desk.filled_draft().id}


def addresses(app, ids, method, without=()):
    """Every address of ``method`` with ids that exist; of a dossier's, the draft's too."""
    built = app.url_map.bind("localhost").build
    for rule in app.url_map.iter_rules():
        if method not in rule.methods or rule.endpoint in ("assets.static", *without):
            continue
        for dossier in (ids["dossier"], ids["draft"]) if "dossier_id" in rule.arguments else ("khong-co",):
            given = {
                "dossier_id": dossier,
                "item_id": ids["item"],
                "code": "1.001612",
                "form": "owner",
                "component": "family_authorisation",
                "outcome": "00",
                "number": 1,
                "kind": "csv",
            }
            values = {name: given.get(name, "khong-co") for name in rule.arguments}
            yield built(rule.endpoint, values, method=method)


def turned(names, turn):
    """Every name with a value, another at each turn, as a query or a form."""
    given = {name: VALUES[(place + turn) % len(VALUES)] for place, name in enumerate(names.split())}
    return urlencode(given, errors="surrogatepass")


@pytest.mark.slow
@pytest.mark.parametrize("who", ["", "nhung", "bao", "nam"])
def test_no_query_breaks_a_page(app, ids, who):
    visitor = Visitor(app)
    if who:
        visitor.log_in(who)
    seen = Counter()
    for turn in range(0, len(VALUES), 7):
        for path in addresses(app, ids, "GET", LOG_OUT):
            page = visitor.get(f"{path}?{turned(NAMES, turn)}")
            seen[page.status] += 1
            # Readiness says 503 on purpose where no worker lives, as here.
            assert page.status < 500 or path == "/readyz", (path, turn)
    assert seen[200] > 20


@pytest.mark.slow
@pytest.mark.parametrize(("who", "form"), [("", "/dang-nhap"), ("nhung", "/tai-khoan"), ("bao", "/hop-viec")])
def test_no_post_breaks_a_page(app, ids, who, form):
    visitor, seen = Visitor(app), Counter()
    if who:
        visitor.log_in(who)
    for turn in range(0, len(VALUES), 5):
        for path in addresses(app, ids, "POST", ENDS_IT):
            visitor.get(form)
            body = f"{turned(FIELDS, turn)}&csrf_token={visitor.token}"
            page = visitor._open(
                path, method="POST", data=body, content_type="application/x-www-form-urlencoded"
            )
            seen[page.status] += 1
            assert page.status < 500, (path, turn, body)
    assert seen[422] > 3, seen
    assert seen[400] <= 8, "the token was not taken"


@pytest.mark.parametrize("sent", [{"query_string": "q=a%00b"}, {"query_string": "%00=b"}, {"data": "a=%00"}])
def test_nul_is_refused_before_anything_reads_it(app, sent):
    visitor = Visitor(app)
    form = "application/x-www-form-urlencoded"
    page = visitor._open("/thanh-toan/xac-nhan", method="POST", content_type=form, **sent)
    assert page.status == 400
    assert page.find("//h1")


def test_the_language_links_of_the_desk_stay_on_this_site(app):
    visitor = Visitor(app)
    visitor.log_in("bao")
    page = visitor.get("/hop-viec?_external=1&_scheme=javascript&_anchor=x&endpoint=y&_method=POST")
    links = page.find("//a[contains(@href,'lang=')]/@href")
    assert page.status == 200
    assert links
    assert all(link.startswith("/hop-viec?") for link in links)
