"""Every question type: one file, one object, one template; reading, refusing, FEEL, words."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from werkzeug.datastructures import MultiDict

import forms
from forms.answers import read_answers
from forms.definition import read_form
from forms.entry import Entry
from forms.fields import Field, FormDefinition
from forms.kind import Kind, Scene
from forms.registry import DATE_KINDS, DEFAULTS, all_kinds
from forms.voice import Voice

FOLDER = Path(forms.__file__).parent
ELEMENTS: Mapping[str, Mapping[str, Any]] = {
    "radio": {"values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
    "select": {"values": [{"value": "a", "label": "A"}]},
    "checklist": {"values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
    "table": {"components": [{"type": "textfield", "key": "c", "label": "Cột"}]},
}


def element(kind: Kind, **more: Any) -> dict[str, Any]:
    properties = {"kind": kind.name, **more.pop("properties", {})}
    source = {"type": kind.types[0], "key": "q", "label": "Câu hỏi", "properties": properties}
    return {**source, **ELEMENTS.get(kind.name, {}), **more}


@cache
def plain(name: str) -> Field:
    return question(name)


def question(name: str, **more: Any) -> Field:
    form = read_form({"id": "try", "components": [element(all_kinds()[name], **more)]})
    return form.fields[0]


def read(field: Field, posted: Mapping[str, str | list[str]], scene: Scene) -> object:
    return field.kind.read(field, Entry(MultiDict(posted), "q"), scene)


def test_every_file_is_a_kind_with_a_template_of_the_same_name() -> None:
    files = {path.stem for path in (FOLDER / "kinds").glob("*.py")} - {"__init__"}
    templates = {path.stem for path in (FOLDER / "templates" / "kinds").glob("*.html")}
    assert files == templates == set(all_kinds())
    assert {*DEFAULTS.values(), *DATE_KINDS.values()} <= files


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
def test_no_kind_lacks_a_part(kind: Kind, env: Environment) -> None:
    assert isinstance(kind, Kind)
    assert type(kind).__doc__
    assert not getattr(type(kind), "__abstractmethods__", None)
    assert hasattr(env.get_template(f"kinds/{kind.name}.html").module, "question")


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
def test_nothing_posted_is_empty_and_null(kind: Kind, scene: Scene) -> None:
    field = question(kind.name)
    stored = read(field, {}, scene)
    assert kind.empty(stored)
    assert kind.feel(field, stored) in (None, False, [])
    assert kind.store(field, None) in (None, [])
    json.dumps(stored)


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
def test_a_required_answer_is_asked_for_in_a_sentence_that_names_it(kind: Kind, scene: Scene) -> None:
    form = read_form({"id": "try", "components": [element(kind, validate={"required": True})]})
    errors = read_answers(form, MultiDict(), scene=scene).errors
    assert [error.path for error in errors] == ["q"]
    words = Voice().say(errors[0].message)
    assert "âu hỏi" in words
    assert "{" not in words


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
@settings(deadline=None, max_examples=25)
@given(junk=st.text(max_size=30))
def test_anything_may_be_posted(kind: Kind, junk: str) -> None:
    """Reading never fails; what is stored is JSON, can be checked, shown and handed to FEEL."""
    field, scene = plain(kind.name), Scene(today=date(2026, 11, 13))
    stored = read(field, {"q": junk, **{f"q.{part}": junk for part in kind.parts if part}}, scene)
    assert json.loads(json.dumps(stored)) == stored
    list(kind.problems(field, stored, scene))
    kind.feel(field, stored)
    kind.display(field, stored, Voice(), scene)


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("boxes", ["citizen", "desk"])
@settings(deadline=None, max_examples=25)
@given(junk=st.text("0123456789/-. :hđA\u0300", max_size=12))
def test_what_was_typed_stands_in_the_box_again(kind: Kind, boxes: str, junk: str) -> None:
    """Read, shown in the boxes of either density, posted again: the same is stored."""
    names = (
        [part for part in kind.parts if part not in ("day", "month", "year")]
        if boxes == "desk"
        else kind.parts
    )
    if boxes == "citizen" and "day" in kind.parts:
        names = [part for part in kind.parts if part]
    field, scene = plain(kind.name), Scene()
    stored = read(field, {f"q.{part}" if part else "q": junk for part in names}, scene)
    shown = field.kind.inputs(field, stored)
    again = read(field, {f"q.{part}" if part else "q": shown.get(part, "") for part in names}, scene)
    assert again == stored


GOOD: list[tuple[str, Mapping[str, str | list[str]], object, object, tuple[str, ...]]] = [
    ("text", {"q": "  Bún\u00a0 thang\u200b "}, "Bún thang", "Bún thang", ("Bún thang",)),
    ("text", {"q": "Hồng"}, "Hồng", "Hồng", ("Hồng",)),
    ("textarea", {"q": "một \r\nhai"}, "một\nhai", "một\nhai", ("một", "hai")),
    ("name", {"q": "Nguyễn Thị  Hồng Nhung"}, "Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung", ("Nguyễn Thị Hồng Nhung",)),
    ("person_id", {"q": "033 203 000 002"}, "033203000002", "033203000002", ("033203000002",)),
    ("id_document", {"q": "c1234567"}, "C1234567", "C1234567", ("C1234567",)),
    ("tax_code", {"q": "9900000016001"}, "9900000016-001", "9900000016-001", ("9900000016-001",)),
    ("phone", {"q": "+84 912 345 678"}, "0912345678", "0912345678", ("0912 345 678",)),
    ("phone", {"q": "02210001234"}, "02210001234", "02210001234", ("0221 000 1234",)),
    ("email", {"q": "Nhung@Example.VN"}, "Nhung@example.vn", "Nhung@example.vn", ("Nhung@example.vn",)),
    ("number", {"q": "1.234,5"}, "1234.5", Decimal("1234.5"), ("1.234,5",)),
    ("integer", {"q": "1.200"}, "1200", Decimal(1200), ("1.200",)),
    ("money", {"q": "80.000.000 ₫"}, "80000000", Decimal(80_000_000), ("80.000.000\u00a0₫",)),
    ("checkbox", {"q": "true"}, True, True, ("Có",)),
    ("yes_no", {"q": "false"}, False, False, ("Không",)),
    ("radio", {"q": "b"}, "b", "b", ("B",)),
    ("select", {"q": "a"}, "a", "a", ("A",)),
    ("checklist", {"q": ["b", "x", "a"]}, ["a", "b"], ["a", "b"], ("A", "B")),
    ("date", {"q.day": "1", "q.month": "12", "q.year": "2026"}, "2026-12-01", date(2026, 12, 1), ("01/12/2026",)),
    ("date", {"q": "1/12/2026"}, "2026-12-01", date(2026, 12, 1), ("01/12/2026",)),
    ("birth_date", {"q": "24/3/1990"}, "1990-03-24", date(1990, 3, 24), ("24/03/1990",)),
    ("time", {"q": "8h30"}, "08:30", time(8, 30), ("08:30",)),
    ("date_time", {"q": "1/12/2026", "q.time": "8h"}, "2026-12-01T08:00", datetime(2026, 12, 1, 8), ("08:00 01/12/2026",)),  # noqa: DTZ001
    (
        "address",
        {"q.province": "Hưng Yên", "q.commune": "Xã Tân Hòa Đông", "q.street": "Số 48"},
        {"province": "Hưng Yên", "commune": "Xã Tân Hòa Đông", "street": "Số 48"},
        {"province": "Hưng Yên", "commune": "Xã Tân Hòa Đông", "street": "Số 48"},
        ("Số 48, Xã Tân Hòa Đông, Hưng Yên",),
    ),
    ("table", {"q._rows": "2", "q.0.c": "một", "q.1.c": ""}, [{"c": "một"}], [{"c": "một"}], ("một",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "posted", "stored", "feel", "shown"), GOOD)
def test_good_answers(
    name: str,
    posted: Mapping[str, str | list[str]],
    stored: object,
    feel: object,
    shown: tuple[str, ...],
    scene: Scene,
) -> None:
    field = question(name)
    value = read(field, posted, scene)
    assert value == stored
    assert list(field.kind.problems(field, value, scene)) == []
    assert field.kind.feel(field, value) == feel
    assert field.kind.store(field, feel) == stored
    assert field.kind.display(field, value, Voice(), scene) == shown


def test_every_kind_has_a_good_answer() -> None:
    assert {name for name, *_ in GOOD} == set(all_kinds()) - {"file"}


BAD: list[tuple[str, dict[str, Any], Mapping[str, str], str]] = [
    ("person_id", {}, {"q": "03320300000"}, "Số định danh có 12 chữ số. Ông, Bà đã nhập 11."),
    ("person_id", {}, {"q": "03320300000A"}, "Nhập số định danh bằng 12 chữ số, không có chữ cái"),
    ("person_id", {}, {"q": "097085000001"}, "Xem lại bốn chữ số đầu trên thẻ Căn cước: không có nơi nào mang mã 0970"),
    ("person_id", {}, {"q": "001399000003"}, "Xem lại số định danh trên thẻ Căn cước: số này của người sinh năm 2099"),
    ("tax_code", {}, {"q": "990000001"}, "Mã số thuế có 10, 12 hoặc 13 chữ số. Ông, Bà đã nhập 9."),
    ("tax_code", {}, {"q": "9900000017"}, "Xem lại câu hỏi: có chữ số gõ nhầm, vì mã 9900000017 chưa cấp cho ai"),
    ("phone", {"properties": {"mobile": True}}, {"q": "02210001234"}, "Nhập câu hỏi di động có 10 chữ số, ví dụ: 0912 345 678"),
    ("email", {}, {"q": "nhung@"}, "Nhập câu hỏi đủ cả phần sau dấu @, ví dụ: hongnhung@example.vn"),
    ("money", {"validate": {"min": 1}, "label": "Vốn kinh doanh"}, {"q": "tám mươi triệu"}, "Nhập vốn kinh doanh bằng số, từ 1 đồng trở lên, ví dụ: 80.000.000"),
    ("integer", {"validate": {"max": 100}}, {"q": "101"}, "Nhập câu hỏi không quá 100"),
    ("integer", {}, {"q": "1,5"}, "Nhập câu hỏi bằng số, không có phần lẻ, ví dụ: 3"),
    ("integer", {}, {"q": "1.5"}, "Nhập câu hỏi bằng số, không có phần lẻ, ví dụ: 3"),
    ("money", {}, {"q": "80.00"}, "Nhập câu hỏi bằng số, ví dụ: 80.000.000"),
    ("text", {"validate": {"maxLength": 3}}, {"q": "bốn chữ"}, "Viết câu hỏi trong 3 ký tự. Phần đã nhập có 7 ký tự."),
    ("text", {"validate": {"pattern": "^[0-9]{4}$"}, "properties": {"example": "5610"}}, {"q": "56"}, "Nhập câu hỏi đúng mẫu, ví dụ: 5610"),
    ("name", {}, {"q": "Nhung 2"}, "Nhập câu hỏi bằng chữ như trên giấy tờ, ví dụ: Nguyễn Thị Hồng Nhung"),
    ("date", {}, {"q": "31/2/2026"}, "Xem lại câu hỏi: không có ngày 31/2/2026. Viết ngày/tháng/năm, ví dụ: 01/12/2026"),
    ("date", {}, {"q.day": "31", "q.year": "2026"}, "Nhập đủ ngày, tháng, năm của câu hỏi, ví dụ: 01/12/2026"),
    ("date", {"properties": {"not_past": True}}, {"q": "12/11/2026"}, "Nhập câu hỏi từ hôm nay, 13/11/2026, trở đi"),
    ("birth_date", {}, {"q": "14/11/2026"}, "Nhập câu hỏi không sau hôm nay, 13/11/2026"),
    ("birth_date", {"properties": {"adult": True}}, {"q": "14/11/2008"}, "Người này phải đủ 18 tuổi vào hôm nay. Xem lại câu hỏi."),
    ("address", {}, {"q.province": "Hưng Yên"}, "Nhập xã, phường của câu hỏi"),
    ("time", {}, {"q": "sáng"}, "Nhập câu hỏi theo 24 giờ, ví dụ: 08:30"),
    ("date_time", {}, {"q": "1/12/2026"}, "Nhập đủ ngày và giờ của câu hỏi, ví dụ: 01/12/2026 08:30"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "more", "posted", "words"), BAD)
def test_bad_answers_are_kept_as_typed_and_told_what_to_do(
    name: str, more: dict[str, Any], posted: Mapping[str, str], words: str, scene: Scene
) -> None:
    field = question(name, **more)
    value = read(field, posted, scene)
    assert value is not None
    assert [Voice().say(problem.says) for problem in field.kind.problems(field, value, scene)] == [words]


def test_eighteen_today_is_adult(scene: Scene) -> None:
    field = question("birth_date", properties={"adult": True})
    assert list(field.kind.problems(field, "2008-11-13", scene)) == []


def test_files_come_from_the_scene_only(scene: Scene) -> None:
    field = question("file")
    stored = {"id": "f1", "name": "uy-quyen.pdf", "bytes": 3}
    known = Scene(files={"f1": stored})
    value = read(field, {"q": ["f1", "f2"]}, known)
    assert value == [stored]
    assert field.kind.display(field, value, Voice(), scene) == ("uy-quyen.pdf",)


def test_choices_may_come_from_the_scene(ask: Callable[..., FormDefinition]) -> None:
    field = ask({"type": "select", "key": "unit", "valuesKey": "units"}).fields[0]
    choices = question("radio").options
    scene = Scene(options={"units": choices})
    assert field.kind.read(field, Entry(MultiDict({"unit": "a"}), "unit"), scene) == "a"
    assert field.kind.read(field, Entry(MultiDict({"unit": "z"}), "unit"), scene) is None
