"""Two versions side by side, and a drawing beside the version in force."""

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from diagram_maker import procedure
from drawing_desk import drawn
from drawings import our_procedure

from app.diagrams import put_in_force
from app.queries.difference_words import FIELDS, SORTS, field_words
from app.services import services
from processes.actions.drafting import DraftFromVersion, SaveDraft, draft_from_version, save_draft
from processes.domain.access import SYSTEM
from processes.engine.diagram.nodes import FLOW_NODES
from processes.engine.diagram.vocabulary import EXTENSIONS

MADE = "9.100045"
BIRTH = "1.001193"
PATH = f"/thiet-ke/quy-trinh/{MADE}/so-sanh"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def publish(desk, source):
    return put_in_force(services(desk.app), SYSTEM, source)


def rows(response):
    """Number, how and what of each difference."""
    table = tree(response).xpath("//table[contains(@class, 'mc-table--changes')]/tbody/tr")
    return [" ".join(" ".join(row.itertext()).split()) for row in table]


def test_the_two_newest_are_compared_and_others_by_choice(desk):
    publish(desk, procedure(MADE, middle=1))
    publish(desk, procedure(MADE, middle=2))
    publish(desk, procedure(MADE, middle=2).replace(b'amount="1"', b'amount="2"', 1))
    tam = log_in(desk.app, "tam")
    page = tam.get(PATH)
    assert faults(page) == []
    assert "So sánh bản 2 với bản 3" in page_words(page)
    (row,) = rows(page)
    assert "Đổi" in row
    assert "hạn bước · mức trước 1 nay 2" in row
    other = tam.get(f"{PATH}?tu=1&den=2")
    assert any("Thêm Việc work2" in row for row in rows(other))
    assert "Hai bản không khác nhau" in page_words(tam.get(f"{PATH}?tu=2&den=2"))
    for wrong in (f"{PATH}?tu=9&den=2", "/thiet-ke/quy-trinh/9.999999/so-sanh"):
        assert tam.get(wrong).status_code == 404
    assert log_in(desk.app, "bao").get(PATH).status_code == 404


def test_numbers_of_the_list_stand_on_the_drawing(desk):
    source = our_procedure(BIRTH).replace(
        b'<motcua:deadline kind="hours" amount="1.5"', b'<motcua:deadline kind="hours" amount="2"'
    )
    draft = drawn(desk, source)
    page = log_in(desk.app, "tam").get(f"/thiet-ke/ban-ve/{draft.id}/so-sanh")
    assert faults(page) == []
    assert "với bản vẽ" in page_words(page)
    (link,) = tree(page).xpath("//table[contains(@class, 'mc-table--changes')]//th//a/@href")
    (badge,) = tree(page).xpath(f"//*[@id='{link[1:]}']")
    assert badge.get("class") == "badge badge--changed"
    assert "".join(badge.itertext()).strip() == "1"


def test_a_drawing_that_cannot_be_read_is_not_compared(desk):
    version = publish(desk, procedure(MADE))
    tam = desk.actor("tam")
    draft = desk.perform(draft_from_version, tam, DraftFromVersion(version.id))
    desk.perform(save_draft, tam, SaveDraft(draft.id, draft.revision, b"<nothing/>"))
    page = log_in(desk.app, "tam").get(f"/thiet-ke/ban-ve/{draft.id}/so-sanh")
    assert "Chưa so sánh được" in page_words(page)
    assert faults(page) == []


def test_every_element_and_attribute_of_ours_has_words(app):
    unsaid = {
        "action",
        "download",
        "useForm",
        "useDecision",
        "coordinating",
        "section",
        "component",
        "choice",
    }
    names = {name for each in EXTENSIONS.values() for name in each.attributes}
    assert names - FIELDS.keys() == {"nameEn"}
    assert EXTENSIONS.keys() - FIELDS.keys() - SORTS.keys() - unsaid == set()
    assert set(FLOW_NODES) - SORTS.keys() == set()
    with app.test_request_context("/"):
        assert field_words("outcome[ok].labelEn") == "kết quả “ok” · nhãn (tiếng Anh)"
        assert field_words("validate.required") == "kiểm tra · bắt buộc"
        assert field_words("something[1.5].new") == "something “1.5” · new"
