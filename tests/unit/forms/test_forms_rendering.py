"""The HTML of a form, parsed: what a person with a screen reader or without JavaScript needs."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from jinja2 import Environment
from lxml import html as markup
from werkzeug.datastructures import MultiDict

from forms.answers import read_answers
from forms.definition import read_form
from forms.fields import FormDefinition, Option
from forms.kind import Scene
from forms.messages import message
from forms.registry import all_kinds
from forms.rendering import error_summary, render_form, summary_items
from forms.texts import Text

Ask = Callable[..., FormDefinition]
BOXES = "//input[@type!='hidden']|//select|//textarea"
MORE: Mapping[str, dict[str, Any]] = {
    "radio": {"values": [{"value": "a", "label": "A", "hint": "Gợi ý"}, {"value": "b", "label": "B"}]},
    "select": {"values": [{"value": "a", "label": "A"}]},
    "checklist": {"values": [{"value": "a", "label": "A", "hint": "Gợi ý"}, {"value": "b", "label": "B"}]},
    "table": {
        "validate": {"required": True, "exactlyOne": "main"},
        "components": [
            {"type": "textfield", "key": "code", "label": "Mã", "validate": {"required": True}},
            {"type": "textfield", "key": "place", "label": "Nơi", "properties": {"kind": "address"}},
            {"type": "datetime", "key": "day", "label": "Ngày"},
            {"type": "checkbox", "key": "main", "label": "Chính"},
        ],
    },
}


def everything() -> FormDefinition:
    """A form with one required question of every kind."""
    return read_form({"id": "all", "components": [_element(name) for name in all_kinds()]})


def _element(name: str) -> dict[str, Any]:
    kind = all_kinds()[name]
    return {
        "type": kind.types[0],
        "key": f"q_{name}",
        "label": f"Câu {name}",
        "description": "Gợi ý <b>",
        "validate": {"required": True},
        "properties": {"kind": name, "label_en": f"Question {name}", "description_en": "Hint"},
        **MORE.get(name, {}),
    }


def parse(html: str) -> Any:
    return markup.fragment_fromstring(f"<form>{html}</form>")


@pytest.fixture(params=["citizen", "desk"])
def density(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["empty", "filled"])
def page(request: pytest.FixtureRequest, env: Environment, density: str) -> Any:
    form = everything()
    rows = (
        {"q_table._rows": "2", "q_table.0.code": "1", "q_table.0.day.day": "99"}
        if request.param == "filled"
        else {}
    )
    answers = read_answers(form, MultiDict(rows))
    assert len(answers.errors) >= len(form.fields)
    html = render_form(env, form, answers.values, answers.errors, density=density)
    return parse(error_summary(env, answers.errors) + html)


def test_ids_are_unique(page: Any) -> None:
    assert [name for name, count in Counter(page.xpath("//@id")).items() if count > 1] == []


def test_every_box_has_a_label(page: Any) -> None:
    labelled = set(page.xpath("//label/@for"))
    assert [box.get("id") for box in page.xpath(BOXES) if box.get("id") not in labelled] == []
    ids = set(page.xpath("//@id"))
    assert labelled <= ids


def test_descriptions_lead_to_words_that_are_there(page: Any) -> None:
    ids = set(page.xpath("//@id"))
    named = {name for value in page.xpath("//@aria-describedby") for name in value.split()}
    assert named <= ids
    assert {name for name in ids if name.endswith(("-error", "-hint", "-about"))} <= named


def test_the_summary_leads_to_boxes_and_repeats_their_words(page: Any) -> None:
    links = page.xpath("//*[@class='govuk-list govuk-error-summary__list']//a")
    beside = {
        " ".join(error.text_content().split()) for error in page.xpath("//p[@class='govuk-error-message']")
    }
    for link in links:
        (target,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.tag in ("input", "select", "textarea", "button")
        assert f"Lỗi: {link.text_content()}" in beside
    assert len(links) == len(beside) or len(links) > len(beside)


def test_nothing_inline_and_no_text_unescaped(page: Any) -> None:
    assert page.xpath("//@style|//script|//style|//@onclick|//b") == []


def test_required_is_said_to_eyes_and_ears(page: Any) -> None:
    stars = page.xpath("//span[@class='mc-required']")
    assert stars
    assert all(star.get("aria-hidden") == "true" and star.getprevious() is None for star in stars)
    assert all((star.getparent().text or "").endswith("\u00a0") for star in stars)
    assert page.xpath("//*[@aria-required='true']")


def test_enter_presses_no_button_of_a_table(page: Any) -> None:
    first = page.xpath("//button")[0]
    assert first.get("name") is None
    assert "govuk-visually-hidden" in first.get("class")


def test_dates_are_three_boxes_for_citizens_and_one_on_the_desk(ask: Ask, env: Environment) -> None:
    form = ask({"type": "datetime", "key": "day"})
    three = parse(render_form(env, form, {"day": "2026-12-01"}))
    assert three.xpath("//input/@name") == ["day.day", "day.month", "day.year"]
    assert three.xpath("//input/@value") == ["01", "12", "2026"]
    one = parse(render_form(env, form, {"day": "2026-12-01"}, density="desk"))
    assert one.xpath("//input/@name") == ["day"]
    assert one.xpath("//input/@value") == ["01/12/2026"]
    assert one.xpath("//input/@placeholder") == ["dd/mm/yyyy"]


def test_money_is_grouped_and_words_stay_as_typed(ask: Ask, env: Environment) -> None:
    form = ask({"type": "number", "key": "capital", "properties": {"kind": "money"}})
    assert parse(render_form(env, form, {"capital": "80000000"})).xpath("//input/@value") == ["80.000.000"]
    assert parse(render_form(env, form, {"capital": "tám"})).xpath("//input/@value") == ["tám"]


def test_english_labels_hints_and_words_of_ours(ask: Ask, english: Environment) -> None:
    form = read_form({"components": [_element("text"), _element("date"), _element("select")]})
    errors = read_answers(form, MultiDict()).errors

    def translate(said: Any) -> str:
        return {"Nhập {label}": "Enter {label}"}.get(said.text, said.text).format(**said.values)

    page = parse(render_form(english, form, {}, errors, "en", translate=translate))
    assert page.xpath("//label[@for='f-q_text']")[0].text.strip() == "Question text"
    assert page.xpath("//*[@id='f-q_text-hint']")[0].text == "Hint"
    assert page.xpath("//*[@id='f-q_text-error']")[0].text_content().split() == [
        "Error:",
        "Enter",
        "question",
        "text",
    ]
    assert page.xpath("//label[@for='f-q_date-day']")[0].text == "Day"
    assert page.xpath("//option[1]/text()") == ["Choose"]
    assert summary_items(errors, "en", translate)[0].words == "Enter question text"


def test_designers_texts_are_never_templates_or_html(ask: Ask, env: Environment) -> None:
    rule = {"when": "false", "message": "<script>x</script> 100 % {count} %(a)s"}
    form = ask({"type": "textfield", "key": "a", "label": "<i>{x}</i> %s", "properties": {"rules": [rule]}})
    errors = read_answers(form, MultiDict({"a": "1"})).errors
    page = parse(error_summary(env, errors) + render_form(env, form, {"a": '"><img>'}, errors))
    assert page.xpath("//script|//i|//img") == []
    assert page.xpath("//a")[0].text == rule["message"]
    assert page.xpath("//label/text()")[0] == "<i>{x}</i> %s"


def test_conditions_for_the_browser_stand_on_the_group(ask: Ask, env: Environment) -> None:
    form = ask(
        {"type": "checkbox", "key": "agent"},
        {"type": "textfield", "key": "who", "conditional": {"hide": "=agent != true"}},
        {
            "type": "group",
            "id": "g",
            "conditional": {"hide": "=not(agent)"},
            "components": [{"type": "textfield", "key": "x", "label": "X"}],
        },
        {"type": "text", "text": "Một.\n\nHai.", "conditional": {"hide": "=agent"}},
    )
    shown = parse(render_form(env, form, {})).xpath("//*[@data-show-when-field='agent']")
    assert [(item.tag, item.get("data-show-when-values")) for item in shown] == [
        ("div", '["true"]'),
        ("fieldset", '["true"]'),
        ("div", '["false"]'),
    ]
    assert [text.text for text in shown[2]] == ["Một.", "Hai."]


def test_the_desk_puts_a_layout_row_side_by_side(ask: Ask, env: Environment) -> None:
    form = ask(
        {"type": "textfield", "key": "a", "layout": {"row": "r1", "columns": 10}},
        {"type": "textfield", "key": "b", "layout": {"row": "r1", "columns": 6}},
        {"type": "textfield", "key": "c", "layout": {"row": "r2", "columns": 8}},
    )
    cells = parse(render_form(env, form, {}, density="desk")).xpath(
        "//div[contains(@class, 'mc-form-grid__cell')]/@class"
    )
    assert cells == ["mc-form-grid__cell mc-form-grid__cell--10", "mc-form-grid__cell mc-form-grid__cell--6"]
    assert parse(render_form(env, form, {})).xpath("//div[@class='mc-form-grid']") == []


def test_yes_or_no_share_a_row_on_the_desk(ask: Ask, env: Environment) -> None:
    form = ask({"type": "radio", "key": "fit", "properties": {"kind": "yes_no"}})
    page = parse(render_form(env, form, {"fit": False}, density="desk"))
    assert page.xpath("//div[contains(@class, 'mc-form-yes-no')]")
    assert page.xpath("//input[@checked]/@value") == ["false"]


def test_a_table_has_its_rows_and_buttons(env: Environment) -> None:
    form = read_form({"components": [_element("table")]})
    value = [{"code": "1", "main": False}, {"code": "2", "main": True}]
    page = parse(render_form(env, form, {"q_table": value}))
    assert page.xpath("//input[@type='hidden']/@value") == ["2"]
    assert page.xpath("//button/@name") == ["_remove.q_table.0", "_remove.q_table.1", "_add.q_table"]
    assert page.xpath("//input[@name='q_table.main' and @checked]/@value") == ["1"]
    assert page.xpath("//@autocomplete") == []


def test_answers_to_read_only(ask: Ask, env: Environment) -> None:
    form = ask(
        {"type": "textfield", "key": "a", "label": "Tên"},
        {
            "type": "group",
            "id": "g",
            "label": "Tiền",
            "components": [{"type": "number", "key": "b", "label": "Vốn"}],
        },
    )
    page = parse(render_form(env, form, {"a": "Bún"}, readonly=True))
    assert page.xpath("//dt/text()") == ["Tên", "Vốn"]
    assert page.xpath("//h2/text()") == ["Tiền"]
    assert page.xpath("//dd")[1].text_content() == "Không khai"
    assert page.xpath("//input") == []


def test_a_question_that_is_shown_but_not_asked(ask: Ask, env: Environment) -> None:
    form = ask({"type": "textfield", "key": "a", "readonly": True})
    page = parse(render_form(env, form, {"a": "Bún"}))
    assert page.xpath("//input") == []
    assert "Bún" in page.text_content()


def test_where_a_prefilled_answer_comes_from_is_said(ask: Ask, env: Environment) -> None:
    form = ask({"type": "textfield", "key": "a"})
    note = message(
        "Lấy từ {source} ngày {day}. Sửa được.", source="Cơ sở dữ liệu quốc gia về dân cư", day="13/11/2026"
    )
    page = parse(render_form(env, form, {}, notes={"a": note}))
    assert page.xpath("//*[@id='f-a-note']")[0].text_content() == (
        "Lấy từ Cơ sở dữ liệu quốc gia về dân cư ngày 13/11/2026. Sửa được."
    )
    assert page.xpath("//input/@aria-describedby") == ["f-a-note"]


def test_provinces_and_files_come_from_the_scene(ask: Ask, env: Environment) -> None:
    form = ask(
        {"type": "textfield", "key": "home", "properties": {"kind": "address"}},
        {"type": "filepicker", "key": "paper"},
    )
    scene = Scene(options={"provinces": [Option("Hưng Yên", Text("Tỉnh Hưng Yên"))]})
    values = {
        "home": {"province": "Hưng Yên", "commune": "", "street": ""},
        "paper": [{"id": "f1", "name": "a.pdf"}],
    }
    page = parse(render_form(env, form, values, scene=scene))
    assert page.xpath("//select/@name") == ["home.province"]
    assert page.xpath("//option[@selected]/text()") == ["Tỉnh Hưng Yên"]
    assert page.xpath("//input[@name='paper' and @type='checkbox']/@value") == ["f1"]
    assert page.xpath("//input[@type='file']/@name") == ["paper.upload"]


def test_icons_stand_where_the_application_has_them(ask: Ask, env: Environment, english: Environment) -> None:
    form = ask({"type": "textfield", "key": "a", "validate": {"required": True}})
    errors = read_answers(form, MultiDict()).errors
    assert "<svg" not in render_form(english, form, {}, errors)
    env.globals["asset"] = lambda name: f"/static/{name}"
    assert 'href="/static/icons.svg#circle-alert"' in render_form(env, form, {}, errors)
