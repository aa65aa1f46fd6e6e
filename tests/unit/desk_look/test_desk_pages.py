"""Every page of the desk renders, in both languages, as clean HTML under the strict policy."""

from collections import Counter
from dataclasses import fields, is_dataclass

import desk_gallery
import lxml.html
import pytest

from app.formatting import NBSP
from app.queries import (
    views_admin,
    views_incidents,
    views_journals,
    views_officer,
    views_officer_dossier,
    views_officer_task,
)

ENVIRONMENTS = {locale: desk_gallery.environment(locale) for locale in ("vi", "en")}
LIGHTS = ("in_time", "near_due", "overdue", "paused", "no_due")


@pytest.fixture(autouse=True)
def words_without_an_application(monkeypatch):
    monkeypatch.setattr(desk_gallery.formatting, "gettext", lambda text: text)
    monkeypatch.setattr(desk_gallery.formatting, "ngettext", lambda one, many, num: one % {"num": num})


def tree(page: str, locale: str = "vi") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(desk_gallery.render(ENVIRONMENTS[locale], page))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().replace(NBSP, " ").split())


every_page = pytest.mark.parametrize("page", sorted(desk_gallery.PAGES))


@every_page
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_page_renders_with_its_language_title_and_one_heading(page, locale):
    root = tree(page, locale)
    assert root.get("lang") == locale
    assert root.findtext(".//title").strip().endswith("– Một Cửa")
    assert len(root.findall(".//h1")) == 1
    assert len(root.findall(".//main")) == 1


@every_page
def test_no_id_is_given_twice(page):
    twice = [name for name, count in Counter(tree(page).xpath("//@id")).items() if count > 1]
    assert twice == []


@every_page
def test_nothing_inline_that_the_policy_forbids(page):
    root = tree(page)
    assert root.xpath("//@style") == []
    assert root.findall(".//style") == []
    assert [script for script in root.findall(".//script") if not script.get("src")] == []
    assert [name for element in root.iter() for name in element.attrib if name.startswith("on")] == []


@every_page
def test_everything_pointed_at_exists(page):
    root = tree(page)
    ids = set(root.xpath("//@id"))
    named = set(root.xpath("//label/@for")) | set(root.xpath("//@aria-controls"))
    for value in root.xpath("//@aria-describedby | //@aria-labelledby"):
        named |= set(value.split())
    named |= {link[1:] for link in root.xpath("//a/@href[starts-with(., '#')]")}
    assert named - ids == set()


@every_page
def test_every_field_has_a_label(page):
    root = tree(page)
    labelled = set(root.xpath("//label[normalize-space()]/@for"))
    asked = root.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert [field.get("id") for field in asked if field.get("id") not in labelled] == []


@every_page
def test_every_group_of_choices_has_a_name(page):
    root = tree(page)
    for group in root.findall(".//fieldset"):
        assert words(group.find("legend"))
    for group in root.xpath("//*[@role='radiogroup' or @role='region'] | //nav | //aside"):
        assert group.get("aria-label")


@every_page
def test_every_light_has_a_shape_and_words(page):
    for light in tree(page).find_class("mc-light"):
        (state,) = (name.removeprefix("mc-light--") for name in light.get("class").split() if "--" in name)
        assert state in LIGHTS
        assert len(light.find_class("mc-light__shape")) == 1
        assert words(light) or words(light.getparent())


@every_page
def test_icons_stand_beside_words(page):
    for icon in tree(page).find_class("mc-icon"):
        assert icon.get("aria-hidden") == "true"
        assert words(icon.getparent()) or words(icon.getparent().getparent())


@every_page
def test_every_form_that_posts_carries_the_token(page):
    for form in tree(page).xpath("//form[@method='post']"):
        assert len(form.xpath(".//input[@name='csrf_token']")) == 1


@every_page
def test_tables_that_become_cards_speak_their_roles(page):
    for table in tree(page).xpath("//table[@role='table']"):
        rows = table.findall(".//tr")
        assert {row.get("role") for row in rows} == {"row"}
        cells = {cell.get("role") for row in rows for cell in row}
        assert cells <= {"columnheader", "rowheader", "cell"}
        assert len({len(row) for row in rows}) == 1


@every_page
def test_what_is_hidden_without_script_is_only_what_the_script_shows(page):
    for hidden in tree(page).xpath("//*[@hidden]"):
        assert {"data-keys-shown", "data-desk-menu", "data-pick-all"} & set(hidden.attrib)


@every_page
def test_all_words_are_translated(page):
    """In the marked language nothing of our own words may be left unmarked in headings, labels, buttons."""
    template, values = desk_gallery.PAGES[page]
    given = " ".join(_texts(values.values()))
    root = tree(page, "en")
    for element in root.xpath("//button | //label | //legend | //thead//th | //caption"):
        said = words(element)
        own = said.removesuffix("*").strip()
        assert own in given or own.isdigit() or "⟦" in own, (template, own)


def _texts(values):
    for value in values:
        if isinstance(value, str):
            yield " ".join(lxml.html.fromstring(f"<p>{value}</p>").text_content().replace(NBSP, " ").split())
        elif is_dataclass(value):
            yield from _texts(getattr(value, field.name) for field in fields(value))
        elif isinstance(value, tuple):
            yield from _texts(value)


def test_texts_from_people_are_escaped():
    assert "<b>" not in desk_gallery.render(ENVIRONMENTS["vi"], "message").split("<main", 1)[1]
    assert "<b>" not in desk_gallery.render(ENVIRONMENTS["vi"], "dossiers-not-found")
    assert "<b>" not in desk_gallery.render(ENVIRONMENTS["vi"], "conflict-done").split("<main", 1)[1]


def test_a_deadline_is_said_in_words():
    rows = [words(cell) for cell in tree("inbox").xpath("//tbody/tr/td[2]")]
    assert rows == [
        "Quá 2 giờ 10 phútquá hạn · 10:30 hôm nay",
        "Vừa quá hạnquá hạn · 14:05 hôm nay",
        "Còn 45 phútsắp đến hạn · 14:55 hôm nay",
        "Còn 45 phútsắp đến hạn · 14:55 hôm nay",
        "Còn 1 ngày 5 giờtrong hạn · 10:15 T4 25/11",
        "Còn 1 ngày 5 giờtrong hạn · 10:15 T4 25/11",
        "Tạm dừngchờ bổ sung · giữ đến 13/12",
        "Không có hạn",
    ]


def test_work_of_others_cannot_be_chosen():
    values = tree("inbox").xpath("//tbody//input[@name='item']/@value")
    assert values == ["w1", "w3", "w4", "w5", "w6", "w7", "w8"]


def test_the_tab_travels_with_the_filter():
    (form,) = tree("inbox").xpath("//div[contains(@class, 'mc-filter')]//form")
    assert form.xpath(".//input[@name='list']/@value") == ["mine"]
    assert form.xpath(".//input[@name='light'][@checked]/@value") == ["near_due"]
    assert form.get("method") is None


def test_the_path_says_where_the_dossier_stands():
    stages = tree("dossier").xpath("//ol[@class='mc-path']/li")
    assert [stage.get("class") for stage in stages].count("mc-path__now") == 1
    assert words(stages[1]).startswith("Tiếp nhận, xong 09:00 T2 16/11")
    assert [stage.get("aria-current") for stage in stages].count("step") == 1


def test_pauses_are_not_counted_in_the_clock_table():
    rows = tree("dossier").xpath("//tr[@class='mc-clock__still']")
    assert [words(row[3]) for row in rows] == ["không tính"] * 3
    assert words(tree("dossier").xpath("//tfoot/tr")[0]).endswith("đã dùng 14 giờ 10trong 24 giờ 00")


def test_a_task_of_mine_leads_on_and_a_free_one_is_offered():
    first, second, third = tree("dossier").find_class("mc-decision")
    assert len(first.xpath(".//a[contains(@class, 'govuk-button')]")) == 3
    assert second.xpath(".//form/@action") == ["/viec/5/nhan"]
    assert third.xpath(".//a | .//form") == []


def test_papers_to_check_post_their_own_fields():
    root = tree("task-intake")
    names = {name for name in root.xpath("//form[@data-task]//@name") if "consent" in name}
    assert names == {"check-consent", "comment-consent", "originals-consent", "copies-consent"}
    assert root.xpath("//input[@name='check-consent'][@checked]/@value") == ["failed"]


def test_an_outcome_says_its_consequence_and_the_button_repeats_it():
    root = tree("task")
    (chosen,) = root.xpath("//input[@name='outcome'][@checked]")
    (says,) = root.xpath(f"//*[@id='{chosen.get('aria-describedby')}']")
    assert words(says) == "Chuyển tới Phạm Đức Thịnh. Hạn ký duyệt 10:30 T2 23/11."
    assert chosen.get("data-finish") == "Hoàn thành: Đủ điều kiện, trình lãnh đạo"


def test_errors_are_said_in_the_title_the_summary_and_beside_the_field():
    root = tree("task-intake")
    assert root.findtext(".//title").startswith("Lỗi:")
    for link in root.xpath("//*[contains(@class, 'govuk-error-summary')]//a"):
        (field,) = root.xpath(f"//*[@id='{link.get('href')[1:]}']")
        beside = field.get("aria-describedby").split()
        texts = [words(root.get_element_by_id(name)) for name in beside]
        assert any(words(link) in text for text in texts)


def test_a_conflict_keeps_what_was_written():
    said = words(tree("conflict-done").find(".//main"))
    assert "làm xong lúc 14:08 hôm nay" in said
    assert "Dòng một Dòng hai <b>" in said
    assert "giữ làm bản nháp" not in words(tree("conflict-taken").find(".//main"))


def test_views_are_frozen():
    for module in (
        views_admin,
        views_incidents,
        views_journals,
        views_officer,
        views_officer_dossier,
        views_officer_task,
    ):
        made = [value for value in vars(module).values() if is_dataclass(value)]
        assert made
        assert all(value.__dataclass_params__.frozen for value in made)
