"""A small form to ask, an environment with an English catalogue of a few words, and a posted form."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined
from werkzeug.datastructures import MultiDict

from forms.definition import read_form
from forms.fields import FormDefinition
from forms.kind import Scene
from forms.rendering import template_loader

ENGLISH = {
    "Lỗi:": "Error:",
    "Chọn": "Choose",
    "Ngày": "Day",
    "Không khai": "Not given",
    "Nhập {label}": "Enter {label}",
    "Có": "Yes",
    "Không": "No",
}


@pytest.fixture
def scene() -> Scene:
    return Scene(today=date(2026, 11, 13))


@pytest.fixture
def ask() -> Callable[..., FormDefinition]:
    """ask("text", {...}, …): a form of the given form-js elements, each with a label."""

    def make(*elements: Mapping[str, Any]) -> FormDefinition:
        return read_form(
            {"id": "try", "type": "default", "components": [_labelled(item) for item in elements]}
        )

    return make


@pytest.fixture
def posted() -> Callable[..., MultiDict[str, str]]:
    """posted({"a": "1", "b": ["2", "3"]})."""

    def make(values: Mapping[str, str | list[str]]) -> MultiDict[str, str]:
        return MultiDict(values)

    return make


@pytest.fixture
def env() -> Environment:
    return _environment(lambda text: text)


@pytest.fixture
def english() -> Environment:
    return _environment(lambda text: ENGLISH.get(text, text))


def _environment(translate: Callable[[str], str]) -> Environment:
    """As strict as the application's own."""
    made = Environment(
        loader=template_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translate, lambda one, many, count: translate(one if count == 1 else many), newstyle=True
    )
    return made


def _labelled(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return item if item["type"] in ("group", "text", "separator", "spacer") else {"label": "Câu hỏi", **item}
